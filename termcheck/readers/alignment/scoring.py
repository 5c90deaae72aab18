"""How well some sentences of one side go with some of the other: a log-likelihood ratio.

The score of a bead says how much likelier its two texts are as each other's translation than side
by side by chance, in nats. It adds up over

- lengths, after Gale and Church (Computational Linguistics 19, 1993): their difference, measured
  against what is usual at the ratio of both whole texts;
- clues, after Moore (AMTA 2002), with the frequencies in the two texts in place of a trained
  dictionary: a clue that is answered counts by the rarity of its answers, one that is not counts
  against the bead by how surely such clues are answered.

Every sentence has the same clues in every alignment of the two texts, so scores of whole alignments
can be compared.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.readers.alignment.knowledge import Clue

WIDEST = 4
"""Sentences of one side in a bead, at most."""
_VARIANCE = 9.0
"""Of the difference of lengths, for each character; Gale and Church: 6.8 within Europe."""
_UNRELATED = 0.8
"""Standard deviation of the lengths of unrelated sentences, as a share of the mean length."""
_WORST_LENGTH = -6.0
_WORST_MERGED = -3.0
"""Least score of the lengths for a bead of several sentences of a side."""
_HOPELESS = -100.0
_MANY_ANSWERS = 4
"""Keys that a sentence shares with the whole other text, on average, from which on a sentence that
shares none with another can hardly belong to it."""
_CLUES = 0.5
"""Weight of the clues of each side. They are counted from both sides, and clues of one sentence are
not independent."""
_UNHEARD_OF = 0.1
"""Rate of clues that nothing in the whole other text answers: the dictionary may not know them."""

_SILENT = 20
"""Sentences without any answer that are counted in addition: in a short text a word that stands
once is rarer than it looks."""

_Links = tuple[frozenset[int], frozenset[int]]
"""The clues of a left and of a right sentence that the other one answers."""


class _Sentence(NamedTuple):
    """What scoring knows of a sentence."""

    keys: dict[str, tuple[int, ...]]
    """Key -> the clues that have it, by number."""
    base: float
    """Score of its clues if none is answered."""


class Scorer:
    """Scores beads of two texts. Keeps what it computed for single pairs rows until these are
    forgotten."""

    def __init__(
        self,
        left: Sequence[Sequence[Clue]],
        right: Sequence[Sequence[Clue]],
        lengths: tuple[Sequence[int], Sequence[int]],
    ) -> None:
        frequencies = _frequencies(left), _frequencies(right)
        self.left, self._left_gains = _side(left, frequencies[1], len(right))
        self.right, self._right_gains = _side(right, frequencies[0], len(left))
        shared = frequencies[0].keys() & frequencies[1].keys()
        answers = sum(frequencies[0][key] for key in shared)
        self._has_answers = answers >= _MANY_ANSWERS * len(left)
        self.left_ends = list(accumulate(lengths[0], initial=0))
        """Length of the left text up to each sentence."""
        self.right_ends = list(accumulate(lengths[1], initial=0))
        self.ratio = self.right_ends[-1] / self.left_ends[-1] if self.left_ends[-1] else 1.0
        """Characters of the right text for one of the left."""
        self._usual = max(1.0, self.right_ends[-1] / max(1, len(right)))
        self._rows: dict[int, dict[int, _Links]] = {}

    def use_ratio_of(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Takes the ratio of lengths from some pairs of sentences, if it is quite another there."""
        left = sum(self.left_ends[i + 1] - self.left_ends[i] for i, _ in pairs)
        right = sum(self.right_ends[j + 1] - self.right_ends[j] for _, j in pairs)
        if left and right and not 0.8 < right / left / self.ratio < 1.25:
            self.ratio = right / left

    def forget(self, row: int) -> None:
        """Drops what is kept for a left sentence."""
        self._rows.pop(row, None)

    def bead(self, i: int, j: int, a: int, b: int) -> float:
        """The score of the left sentences `[i, i + a)` with the right ones `[j, j + b)`, in nats.

        0.0 where either is empty.
        """
        if not a or not b:
            return 0.0
        length = self.length(i, j, a, b)
        if a + b > 2 and (length < _WORST_MERGED or not self._all_heard(i, j, a, b)):
            return _HOPELESS
        return length + _CLUES * self._clues(i, j, a, b)

    def length(self, i: int, j: int, a: int, b: int) -> float:
        """The part of the score that comes from the lengths."""
        left = (self.left_ends[i + a] - self.left_ends[i]) * self.ratio
        right = self.right_ends[j + b] - self.right_ends[j]
        mean = (left + right) / 2 + 1.0
        unrelated = _UNRELATED * self._usual * math.sqrt(max(a, b)) + 0.5 * mean
        variance = _VARIANCE * mean
        # With very long sentences the usual difference grows in proportion.
        variance += (0.1 * mean) ** 2
        square = (right - left) ** 2
        score = (
            math.log(unrelated) - 0.5 * math.log(variance)
            - square / (2 * variance) + square / (2 * unrelated * unrelated)
        )  # fmt: skip
        return max(_WORST_LENGTH, min(score, 3.0))

    def _all_heard(self, i: int, j: int, a: int, b: int) -> bool:
        """Whether each sentence with clues answers at least one of the other side.

        This is asked before anything dear is: most large beads fall here.
        """
        if not self._has_answers:
            return True
        links = self._links
        for x in range(i, i + a):
            if self.left[x].keys and not any(links(x, y)[0] for y in range(j, j + b)):
                return False
        for y in range(j, j + b):
            if self.right[y].keys and not any(links(x, y)[0] for x in range(i, i + a)):
                return False
        return True

    def _clues(self, i: int, j: int, a: int, b: int) -> float:
        if a == 1 and b == 1:
            heard, said = self._links(i, j)
            left_gains, right_gains = self._left_gains[0], self._right_gains[0]
            return (
                self.left[i].base
                + self.right[j].base
                + sum([left_gains[clue] for clue in heard])
                + sum([right_gains[clue] for clue in said])
            )
        total = 0.0
        pairs = [[self._links(x, y) for y in range(j, j + b)] for x in range(i, i + a)]
        gains = self._left_gains[b - 1]
        for x in range(a):
            heard = pairs[x][0][0].union(*(links[0] for links in pairs[x][1:]))
            total += self.left[i + x].base + sum([gains[clue] for clue in heard])
        gains = self._right_gains[a - 1]
        for y in range(b):
            said = pairs[0][y][1].union(*(row[y][1] for row in pairs[1:]))
            total += self.right[j + y].base + sum([gains[clue] for clue in said])
        return total

    def _links(self, i: int, j: int) -> _Links:
        row = self._rows.get(i)
        if row is None:
            row = self._rows[i] = {}
        links = row.get(j)
        if links is None:
            left, right = self.left[i].keys, self.right[j].keys
            # Sorted, since gains are added up in the order of the clues: floats keep that order.
            shared = sorted(left.keys() & right.keys())
            links = row[j] = (
                frozenset([clue for key in shared for clue in left[key]]),
                frozenset([clue for key in shared for clue in right[key]]),
            )
        return links


def _frequencies(side: Sequence[Sequence[Clue]]) -> Counter[str]:
    """Key -> the number of sentences that hold it."""
    return Counter(key for clues in side for key in {k for clue in clues for k in clue.keys})


def _side(
    side: Sequence[Sequence[Clue]], other: Counter[str], size: int
) -> tuple[list[_Sentence], list[list[float]]]:
    """The sentences of a side, and the gain of each clue that is answered by 1, 2, ... sentences.

    A gain is counted from the score of the clue unanswered, which is in `_Sentence.base`.
    """
    numbers: dict[Clue, int] = {}
    gains: list[list[float]] = [[] for _ in range(WIDEST)]
    unanswered: list[float] = []
    sentences = []
    for clues in side:
        keys: dict[str, tuple[int, ...]] = {}
        base = 0.0
        for clue in clues:
            number = numbers.get(clue)
            if number is None:
                number = numbers[clue] = len(numbers)
                chance, heard_of = _chance(clue, other, size)
                rate = clue.rate if heard_of else min(clue.rate, _UNHEARD_OF)
                unanswered.append(math.log(1 - rate))
                for count in range(WIDEST):
                    by_chance = 1 - (1 - chance) ** (count + 1)
                    answered = math.log((rate + (1 - rate) * by_chance) / by_chance)
                    gains[count].append(answered - unanswered[number])
            base += unanswered[number]
            for key in clue.keys:
                keys[key] = (*keys[key], number) if key in keys else (number,)
        sentences.append(_Sentence(keys, base))
    return sentences, gains


def _chance(clue: Clue, other: Counter[str], size: int) -> tuple[float, bool]:
    """The chance that any sentence of the other text answers a clue, and whether one does."""
    missed = 1.0
    heard_of = False
    for key in clue.keys:
        count = other[key]
        if count:
            heard_of = True
            missed *= 1 - min(count / (size + _SILENT), 0.999)
    return max(1 - missed, 0.5 / (size + _SILENT)), heard_of
