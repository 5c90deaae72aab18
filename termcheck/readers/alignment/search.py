"""The best alignment of two texts: which sentences of one go with which of the other.

Dynamic programming over beads as Gale and Church (1993) do, within a narrow window. As Moore (2002)
and Bertalign (2022) do, a first pass finds single pairs that are sure by themselves, here those
that share clues that are rare in both texts; the heaviest chain of such pairs without crossing is
the middle of the window. Between two of them a small rectangle is searched as a whole, a large one
along its diagonal. So time and memory grow with the texts, not with their product.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from termcheck.readers.alignment.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from termcheck.readers.alignment.knowledge import Clue

_SHARES = {
    (1, 1): 0.70,
    (1, 2): 0.09,
    (2, 1): 0.09,
    (0, 1): 0.01,
    (1, 0): 0.01,
    (2, 2): 0.015,
    (1, 3): 0.02,
    (3, 1): 0.02,
    (2, 3): 0.004,
    (3, 2): 0.004,
    (1, 4): 0.004,
    (4, 1): 0.004,
}
"""The kinds of beads, and how often each is met: those of Gale and Church, and some larger ones,
since a Chinese sentence is often rendered by three."""
_MOVES = tuple((a, b, math.log(share)) for (a, b), share in _SHARES.items())
_PADDING = 3
"""Sentences by which the window is wider than a chain of sure pairs asks for."""
_WHOLE = 2_500
"""Cells of a rectangle that is searched as a whole."""
_HALF_WIDTH = 25
"""Sentences on either side of the diagonal of a larger one."""
_BLIND_HALF_WIDTH = 60
"""The same where a text has no sure pairs at all."""
_NARROWEST = 8
_MOST_CELLS = 500_000
"""Cells of the window, roughly, from which on it is made narrower: texts of a hundred thousand
sentences that say the same over and over."""
_RARE = 4
"""Sentences of a side that hold a key, at most, for the key to propose pairs."""
_ENOUGH = 8
"""Sure pairs from which on the usual ratio of lengths is taken from them, not from all the text."""
_SURE = 3.0
"""Score from which a single pair is sure enough for the chain, in nats."""
_WORTH = 0.0
"""What a sentence must add to a bead of several, in nats, to stay in it."""
_BOTH_END = 1.0
"""For a bead after which both sides begin a new paragraph."""
_ACROSS = -1.0
"""For a bead with a new paragraph inside."""
_NEVER = -math.inf


class Bead(NamedTuple):
    """Sentences `[left, left_end)` of one side with `[right, right_end)` of the other.

    One of the two may be empty.
    """

    left: int
    left_end: int
    right: int
    right_end: int
    score: float
    """How much likelier a translation than chance, in nats (see `scoring`); for several sentences
    of a side not more than what the first or the last of them adds to it."""
    length: float
    """The part of the score of the whole bead that comes from the lengths."""


def align(
    left: Sequence[Sequence[Clue]],
    right: Sequence[Sequence[Clue]],
    lengths: tuple[Sequence[int], Sequence[int]],
    paragraphs: tuple[Collection[int], Collection[int]] = ((), ()),
) -> list[Bead]:
    """The beads of two texts in order; each sentence is in just one.

    `left` and `right` hold the clues of each sentence, `lengths` its characters; `paragraphs` are
    the numbers of the sentences with which a paragraph begins. Cost: linear in the number of
    sentences where there are clues, some 2,000 sentences a second.
    """
    scorer = Scorer(left, right, lengths)
    chain = _chain(scorer)
    if len(chain) >= _ENOUGH:
        # A chapter left out would make every sentence look too long.
        scorer.use_ratio_of(chain)
    low, high = _window(scorer, chain)
    back = _forward(scorer, low, high, (frozenset(paragraphs[0]), frozenset(paragraphs[1])))
    steps = []
    i, j = len(left), len(right)
    while i or j:
        a, b, _ = _MOVES[back[i][j - low[i]]]
        i, j = i - a, j - b
        steps.append((i, j, a, b))
    beads: list[Bead] = []
    for i, j, a, b in reversed(steps):
        beads += _trimmed(scorer, i, j, a, b)
        for row in range(i, i + a):
            scorer.forget(row)
    return beads


def _trimmed(scorer: Scorer, i: int, j: int, a: int, b: int) -> list[Bead]:
    """A bead without the sentences at its edges that hardly belong to it, and these by themselves.

    A sentence without a counterpart is dear, so the best way often hangs it on to its neighbour.
    """
    before: list[Bead] = []
    after: list[Bead] = []
    while a and b:
        whole = scorer.bead(i, j, a, b)
        # What is left without the first or the last sentence of a side.
        smaller = []
        if a > 1:
            smaller += [(i + 1, j, a - 1, b), (i, j, a - 1, b)]
        if b > 1:
            smaller += [(i, j + 1, a, b - 1), (i, j, a, b - 1)]
        scored = [(scorer.bead(*each), each) for each in smaller]
        best = max(scored, default=(0.0, (i, j, a, b)))
        if not scored or whole - best[0] >= _WORTH:
            score = whole - max(0.0, best[0])
            bead = Bead(i, i + a, j, j + b, score, scorer.length(i, j, a, b))
            return [*before, bead, *reversed(after)]
        i_new, j_new, a_new, b_new = best[1]
        if (i_new, j_new) != (i, j):
            before.append(Bead(i, i_new, j, j_new, 0.0, 0.0))
        else:
            after.append(Bead(i + a_new, i + a, j + b_new, j + b, 0.0, 0.0))
        i, j, a, b = best[1]
    return [Bead(i, i + a, j, j + b, 0.0, 0.0)]


def _forward(
    scorer: Scorer, low: list[int], high: list[int], begins: tuple[frozenset[int], frozenset[int]]
) -> list[bytearray]:
    """The move that leads best to each cell of the window, as its number in `_MOVES`."""
    scores: dict[int, list[float]] = {}
    moves: list[bytearray] = []
    last = len(low) - 1
    end = high[last]
    left_begins, right_begins = begins
    for i in range(last + 1):
        first = low[i]
        row = [_NEVER] * (high[i] - first + 1)
        own = bytearray(len(row))
        scores[i] = row
        ends_left = i in left_begins or i == last
        usable = [
            (number, a, b, prior, scores[i - a], low[i - a])
            for number, (a, b, prior) in enumerate(_MOVES)
            if a <= i
        ]
        across_left = {a: any(i - k in left_begins for k in range(1, a)) for a in range(5)}
        for j in range(first, high[i] + 1):
            best, chosen = (0.0, 0) if i == j == 0 else (_NEVER, 0)
            bonus = _BOTH_END if ends_left and (j in right_begins or j == end) else 0.0
            for number, a, b, prior, before, its_first in usable:
                at = j - b - its_first
                if at < 0 or at >= len(before):
                    continue
                score = before[at]
                if score == _NEVER:
                    continue
                score += prior
                if a and b:
                    score += scorer.bead(i - a, j - b, a, b) + bonus
                    if across_left[a]:
                        score += _ACROSS
                    if b > 1 and any(j - k in right_begins for k in range(1, b)):
                        score += _ACROSS
                if score > best:
                    best, chosen = score, number
            row[j - first] = best
            own[j - first] = chosen
        moves.append(own)
        scores.pop(i - 4, None)
        scorer.forget(i - 5)
    return moves


def _chain(scorer: Scorer) -> list[tuple[int, int]]:
    """The heaviest chain of sure pairs that do not cross."""
    proposed: dict[tuple[int, int], None] = {}
    places: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, sentences in zip(places, (scorer.left, scorer.right), strict=True):
        for number, sentence in enumerate(sentences):
            for key in sentence.keys:
                side[key].append(number)
    for key, lefts in places[0].items():
        rights = places[1].get(key, ())
        if len(lefts) <= _RARE and 0 < len(rights) <= _RARE:
            proposed.update(((i, j), None) for i in lefts for j in rights)
    pairs = []
    row = -1
    for i, j in sorted(proposed):
        if i != row:
            scorer.forget(row)
            row = i
        weight = scorer.bead(i, j, 1, 1)
        if weight >= _SURE:
            pairs.append((i, j, weight))
    scorer.forget(row)
    return _heaviest(pairs, len(scorer.right))


def _heaviest(pairs: list[tuple[int, int, float]], size: int) -> list[tuple[int, int]]:
    """The increasing chain of the greatest weight, with a tree of prefix maxima (Fenwick)."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    previous: list[int] = []
    # Pairs of one row must not follow each other: the rightmost is entered first.
    for number, (_, j, weight) in sorted(
        enumerate(pairs), key=lambda each: (each[1][0], -each[1][1])
    ):
        best = (0.0, -1)
        at = j
        while at > 0:
            best = max(best, tree[at])
            at &= at - 1
        while len(previous) <= number:
            previous.append(-1)
        previous[number] = best[1]
        reached = (best[0] + weight, number)
        at = j + 1
        while at <= size:
            tree[at] = max(tree[at], reached)
            at += at & -at
    best = (0.0, -1)
    at = size
    while at > 0:
        best = max(best, tree[at])
        at &= at - 1
    chain = []
    number = best[1]
    while number >= 0:
        chain.append(pairs[number][:2])
        number = previous[number]
    return chain[::-1]


def _window(scorer: Scorer, chain: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The first and the last column to be searched, for each row."""
    rows, columns = len(scorer.left), len(scorer.right)
    low, high = [columns] * (rows + 1), [0] * (rows + 1)

    def take(row: int, first: int, last: int) -> None:
        low[row] = min(low[row], max(0, first))
        high[row] = max(high[row], min(columns, last))

    half = _HALF_WIDTH if chain else _BLIND_HALF_WIDTH
    half = max(_NARROWEST, min(half, _MOST_CELLS // (2 * rows + 1)))
    for (i, j), (i_end, j_end) in pairwise([(0, 0), *chain, (rows, columns)]):
        for row in range(max(0, i - _PADDING), min(rows, i + _PADDING) + 1):
            take(row, j - _PADDING, j + _PADDING)
        if (i_end - i + 1) * (j_end - j + 1) <= _WHOLE:
            for row in range(i, i_end + 1):
                take(row, j - _PADDING, j_end + _PADDING)
            continue
        middles = [
            min(max(_beside(scorer, row, (i, j), (i_end, j_end)), j), j_end)
            for row in range(i, i_end + 1)
        ]
        middles[0], middles[-1] = j, j_end
        for row in range(i, i_end + 1):
            at = row - i
            before, after = middles[max(0, at - 1)], middles[min(at + 1, i_end - i)]
            take(row, before - half, after + half)
    take(0, 0, 0)
    take(rows, columns, columns)
    return low, high


def _beside(scorer: Scorer, row: int, start: tuple[int, int], end: tuple[int, int]) -> int:
    """The column on the diagonal of a rectangle, measured in characters."""
    lefts, rights = scorer.left_ends, scorer.right_ends
    width = lefts[end[0]] - lefts[start[0]]
    share = (lefts[row] - lefts[start[0]]) / width if width else 1.0
    return bisect_left(rights, rights[start[1]] + share * (rights[end[1]] - rights[start[1]]))
