"""Which of the proposed matches stand, over all detectors and concepts.

1. Matches of listed terms and of their forms: the longest wins, then the one that needs no form,
   then the better status, then the order of the glossary. The winners do not overlap.
2. Derived matches: one that lies on words of a winner of its own concept is dropped, so is one
   whose words mostly belong to a winner of another concept, or that holds only one end of such a
   longer winner ("Committee of the Central" Commission for ...). Between derived ones the greater
   evidence wins. A derived match may hold a shorter listed one of another concept
   ("Xi Jinping" in "Xi Jinping's rule of law thinking").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from termcheck.model.glossary import Status
from termcheck.model.match import Kind, Match

_STATUS_RANK = {
    Status.PREFERRED: 0,
    Status.ADMITTED: 1,
    Status.DEPRECATED: 2,
    Status.SUPERSEDED: 3,
}
_LISTED = frozenset({Kind.EXACT, Kind.LISTED})
_MOSTLY = 0.7
"""Share of a derived match that may belong to another concept's listed match before it falls;
0.7 in the study behind the variant engine."""


def resolve(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that stand, sorted by start, then end.

    Independent of the order of the argument. Cost: n log n.
    """
    proposed = tuple(matches)
    if apart(proposed):
        return proposed
    listed: list[Match] = []
    derived: list[Match] = []
    for match in proposed:
        (derived if match.derived else listed).append(match)
    longest = _longest(listed)
    if not derived:
        return tuple(longest.matches)
    return tuple(sorted((*longest.matches, *_strongest(derived, longest).matches), key=_place))


def apart(matches: Sequence[Match]) -> bool:
    """Whether the matches stand one after the other as they come; then all of them stand."""
    end = 0
    for match in matches:
        if match.start < end:
            return False
        end = match.end
    return True


class _Standing:
    """Matches that do not overlap, in the order of the text."""

    def __init__(self) -> None:
        self.matches: list[Match] = []
        self._ends: list[int] = []

    def touching(self, match: Match) -> Iterator[Match]:
        """Those that share a character with a match."""
        at = bisect_right(self._ends, match.start)
        while at < len(self.matches) and self.matches[at].start < match.end:
            yield self.matches[at]
            at += 1

    def add(self, match: Match) -> None:
        """Put in a match that touches none."""
        at = bisect_right(self._ends, match.start)
        self.matches.insert(at, match)
        self._ends.insert(at, match.end)


def _longest(matches: list[Match]) -> _Standing:
    standing = _Standing()
    for match in sorted(matches, key=_listed_rank) if len(matches) > 1 else matches:
        if not any(standing.touching(match)):
            standing.add(match)
    return standing


def _strongest(matches: list[Match], listed: _Standing) -> _Standing:
    standing = _Standing()
    for match in sorted(matches, key=_derived_rank):
        hidden = any(_hides(winner, match) for winner in listed.touching(match))
        if not hidden and not any(standing.touching(match)):
            standing.add(match)
    return standing


def _hides(winner: Match, match: Match) -> bool:
    """Whether a listed match takes away a derived one that it touches."""
    if winner.concept_id == match.concept_id:
        return True
    cuts = (winner.start < match.start < winner.end < match.end) or (
        match.start < winner.start < match.end < winner.end
    )
    if cuts and winner.end - winner.start > match.end - match.start:
        return True
    shared = min(winner.end, match.end) - max(winner.start, match.start)
    return shared >= _MOSTLY * (match.end - match.start)


def _listed_rank(match: Match) -> tuple[object, ...]:
    return (
        match.start - match.end,
        match.kind not in _LISTED,
        _STATUS_RANK[match.term.status],
        -match.confidence,
        match.start,
        match.concept_id,
        match.term.id,
        match.kind,
    )


def _derived_rank(match: Match) -> tuple[object, ...]:
    return (
        -match.weight * match.confidence,
        match.start - match.end,
        match.start,
        match.concept_id,
        match.term.id,
        match.kind,
    )


def _place(match: Match) -> tuple[object, ...]:
    return (match.start, match.end, match.concept_id, match.term.id)
