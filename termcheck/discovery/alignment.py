"""Which word stands for which: word alignment by expectation maximisation.

IBM Model 1 (Brown et al., "The Mathematics of Statistical Machine Translation", Computational
Linguistics 19(2), 1993) in both directions, with a preference for the diagonal (Dyer, Chahuneau
and Smith, "A Simple, Fast, and Effective Reparameterization of IBM Model 2", NAACL 2013), and
trained to agree (Liang, Taskar and Klein, "Alignment by Agreement", NAACL 2006): only links that
both directions believe in are learnt from. That is what keeps rare words from collecting
whatever nobody else wants, and so makes it fit for corpora of some hundred segments.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int32]

ALONE_ROUNDS = 3
"""Rounds in which each direction learns from itself."""
AGREED_ROUNDS = 3
"""Rounds in which both learn from the links they agree on."""
DIAGONAL = 4.0
"""How much a link loses with its distance from the diagonal: exp(-DIAGONAL * distance)."""
WIDEST = 2500
"""Products of the lengths of two sides up to which all pairs of words are looked at; in longer
ones only those near the diagonal are."""
NO_PARTNER = 0.15
"""Weight of "stands for nothing", against the words of the other side."""
KNOWN = 2.0
"""Uses that a dictionary's word is worth."""
FAINT = 0.05
"""Links below this belief are dropped."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links of all pairs, ordered by pair, source position, target position."""

    pair: Ints
    """Index of the pair."""
    source: Ints
    """0-based position among the words of the source."""
    target: Ints
    belief: Floats
    """0.0 to 1.0: geometric mean of what both directions believe."""


def align(
    sources: Sequence[Sequence[int]],
    targets: Sequence[Sequence[int]],
    known: Callable[[NDArray[np.int64], NDArray[np.int64]], Floats] | None = None,
) -> Links:
    """Aligns the words, given as numbers from 0 on, of pairs of texts.

    `known` gives for arrays of source and target words how well a dictionary knows them as
    translations, 0.0 to 1.0. Cost: linear in the number of pairs of words looked at, some 2 s and
    80 MB for a million.
    """
    import numpy as np

    cells = _cells(sources, targets)
    sizes = (
        1 + max((max(s) for s in sources if len(s)), default=0),
        1 + max((max(t) for t in targets if len(t)), default=0),
    )
    codes = cells.source_word.astype(np.int64) * sizes[1] + cells.target_word
    kinds, kind = np.unique(codes, return_inverse=True)
    del codes
    kind = kind.astype(np.int32)
    of_source, of_target = kinds // sizes[1], kinds % sizes[1]
    prior = known(of_source, of_target) if known is not None else None
    forward = _Direction(of_source, sizes[0], cells.target_place, cells.target_word, sizes[1])
    backward = _Direction(of_target, sizes[1], cells.source_place, cells.source_word, sizes[0])
    for direction in (forward, backward):
        direction.begin(kind, prior)
    for number in range(ALONE_ROUNDS + AGREED_ROUNDS):
        there = forward.believe(kind, cells.closeness)
        back = backward.believe(kind, cells.closeness)
        if number >= ALONE_ROUNDS:
            there *= back
            back = there
        forward.learn(kind, there, prior)
        backward.learn(kind, back, prior)
    belief = forward.believe(kind, cells.closeness)
    belief *= backward.believe(kind, cells.closeness)
    np.sqrt(belief, out=belief)
    kept = np.flatnonzero(belief >= FAINT)
    return Links(
        cells.pair[kept],
        cells.source_at[kept],
        cells.target_at[kept],
        belief[kept].astype(np.float64),
    )


@dataclass(slots=True)
class _Cells:
    """All pairs of words looked at, one row each."""

    pair: Ints
    source_at: Ints
    target_at: Ints
    source_word: Ints
    target_word: Ints
    source_place: Ints
    """Number of the source position over all pairs."""
    target_place: Ints
    closeness: NDArray[np.float32]


def _cells(sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]) -> _Cells:
    import numpy as np

    parts: list[list[NDArray[np.int32]]] = [[] for _ in range(7)]
    close = []
    done_s = done_t = 0
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        n, m = len(source), len(target)
        if n and m:
            rows = np.repeat(np.arange(n, dtype=np.int32), m)
            columns = np.tile(np.arange(m, dtype=np.int32), n)
            distance = np.abs((rows + 0.5) / n - (columns + 0.5) / m).astype(np.float32)
            if n * m > WIDEST:
                band = WIDEST / (n * m)
                near = distance <= max(0.1, band)
                rows, columns, distance = rows[near], columns[near], distance[near]
            for part, values in zip(
                parts,
                (
                    np.full(len(rows), number, dtype=np.int32),
                    rows,
                    columns,
                    np.asarray(source, dtype=np.int32)[rows],
                    np.asarray(target, dtype=np.int32)[columns],
                    rows + np.int32(done_s),
                    columns + np.int32(done_t),
                ),
                strict=True,
            ):
                part.append(values)
            close.append(np.exp(-DIAGONAL * distance))
        done_s += n
        done_t += m
    nothing = [np.zeros(0, dtype=np.int32)]
    pair, source_at, target_at, source_word, target_word, source_place, target_place = (
        np.concatenate(part or nothing) for part in parts
    )
    return _Cells(
        pair,
        source_at,
        target_at,
        source_word,
        target_word,
        source_place,
        target_place,
        np.concatenate(close or [np.zeros(0, dtype=np.float32)]),
    )


class _Direction:
    """One direction: each place of the one side chooses a word of the other."""

    def __init__(
        self,
        giver: NDArray[np.int64],
        givers: int,
        place: Ints,
        word: Ints,
        words: int,
    ) -> None:
        import numpy as np

        self._giver, self._givers, self._place = giver, givers, place
        self._places = int(place.max()) + 1 if len(place) else 0
        word_at = np.zeros(self._places, dtype=np.int32)
        word_at[place] = word
        common = np.bincount(word_at, minlength=words)
        self._nobody = NO_PARTNER * (common / max(1, len(word_at)))[word_at]
        self._table: Floats

    def begin(self, kind: Ints, prior: Floats | None) -> None:
        import numpy as np

        count = np.ones(len(self._giver))
        if prior is not None:
            count += 10 * KNOWN * prior
        self._table = self._normalised(count)

    def believe(self, kind: Ints, closeness: NDArray[np.float32]) -> Floats:
        import numpy as np

        weight = self._table[kind]
        weight *= closeness
        total = np.bincount(self._place, weight, minlength=self._places) + self._nobody
        weight /= total[self._place]
        return weight

    def learn(self, kind: Ints, belief: Floats, prior: Floats | None) -> None:
        import numpy as np

        count: Floats = np.bincount(kind, belief, minlength=len(self._giver)).astype(np.float64)
        if prior is not None:
            count = count + KNOWN * prior * (count > 0)
        self._table = self._normalised(count)

    def _normalised(self, count: Floats) -> Floats:
        import numpy as np

        total = np.bincount(self._giver, count, minlength=self._givers)
        return count / np.maximum(total, 1e-12)[self._giver]
