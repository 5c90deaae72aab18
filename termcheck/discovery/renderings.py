"""What stands for each use of a candidate: the stretch of the target that its words are linked to.

A phrase is read off the word links in the way of phrase-based translation (Koehn, Och and Marcu,
"Statistical Phrase-Based Translation", NAACL 2003): target words whose best link is a word of the
term, and whatever stands between them, as long as it belongs to no other word of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termcheck.discovery.words import Pair, Worded

if TYPE_CHECKING:
    from termcheck.discovery.alignment import Links

LEAST_BELIEF = 0.3
"""In a link, for it to count."""
WIDEST_GAP = 3
"""Words between two linked ones of the same rendering."""
_PARTING = frozenset(",.;:()!?，。；：（）、！？\x00")


class Place(NamedTuple):
    """A use of a candidate and its rendering."""

    pair: int
    first: int
    """Words `[first, last)` of the source."""
    last: int
    start: int
    """Words `[start, end)` of the target."""
    end: int
    belief: float
    covered: float
    """Share of the term's words that are linked to the rendering."""


class Linked:
    """Links by pair, by the positions of words in the whole texts."""

    def __init__(
        self,
        links: Links,
        source_positions: Sequence[Sequence[int]],
        target_positions: Sequence[Sequence[int]],
    ) -> None:
        self._of: list[list[tuple[int, int, float]]] = [[] for _ in source_positions]
        rows = zip(
            links.pair.tolist(),
            links.source.tolist(),
            links.target.tolist(),
            links.belief.tolist(),
            strict=True,
        )
        for pair, source, target, belief in rows:
            if belief >= LEAST_BELIEF:
                at = (source_positions[pair][source], target_positions[pair][target], belief)
                self._of[pair].append(at)
        self._best: dict[int, dict[int, tuple[float, int]]] = {}

    def of(self, pair: int) -> list[tuple[int, int, float]]:
        """(source position, target position, belief) in order."""
        return self._of[pair]

    def best(self, pair: int) -> dict[int, tuple[float, int]]:
        """Target position -> (belief, source position) of its best link."""
        found = self._best.get(pair)
        if found is None:
            found = {}
            for source, target, belief in self._of[pair]:
                if belief > found.get(target, (0.0, 0))[0]:
                    found[target] = (belief, source)
            self._best[pair] = found
        return found


def places(
    uses: Sequence[tuple[int, int, int]],
    size: int,
    linked: Linked,
    targets: Sequence[Worded],
    pairs: Sequence[Pair],
) -> Iterator[Place]:
    """The renderings of the uses of one candidate of `size` content words; uses without any are
    left out."""
    for pair, first, last in uses:
        best = linked.best(pair)
        own: dict[int, float] = {}
        for source, target, belief in linked.of(pair):
            if first <= source < last and first <= best[target][1] < last:
                own[target] = max(own.get(target, 0.0), belief)
        if not own:
            continue
        clusters: list[list[int]] = []
        for target in sorted(own):
            if clusters and _joined(
                clusters[-1][-1], target, own, best, targets[pair], pairs[pair].target
            ):
                clusters[-1].append(target)
            else:
                clusters.append([target])
        chosen = max(clusters, key=lambda cluster: (sum(own[at] for at in cluster), -cluster[0]))
        belief = max(own[at] for at in chosen)
        covering = {source for source, target, _ in linked.of(pair) if target in chosen}
        covered = len(covering & set(range(first, last))) / size
        yield Place(pair, first, last, chosen[0], chosen[-1] + 1, belief, covered)


def _joined(
    left: int,
    right: int,
    own: dict[int, float],
    best: dict[int, tuple[float, int]],
    target: Worded,
    raw: str,
) -> bool:
    if right - left - 1 > WIDEST_GAP:
        return False
    if any(at in best and at not in own for at in range(left + 1, right)):
        return False
    return _PARTING.isdisjoint(raw[target.ends[left] : target.starts[right]])
