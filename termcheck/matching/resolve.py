"""Which of the proposed matches stand, over all detectors and concepts.

1. Matches of listed terms and of their forms: the longest wins, then the one that needs no form,
   then the better status, then the order of the glossary. The winners do not overlap.
2. Derived matches: one that lies on words of a winner of its own concept is dropped, so is one
   whose words mostly belong to a winner of another concept. Between derived ones the greater
   evidence wins. A derived match may hold a shorter listed one of another concept
   ("Xi Jinping" in "Xi Jinping's rule of law thinking").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from termcheck.model.glossary import Status
from termcheck.model.match import FORM_KINDS, Kind, Match

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

    Independent of the order of the argument. Cost: n log n, plus the overlaps.
    """
    listed: list[Match] = []
    derived: list[Match] = []
    for match in matches:
        (listed if match.kind in _LISTED or match.kind in FORM_KINDS else derived).append(match)
    standing = _longest(listed)
    if derived:
        standing += _strongest(derived, standing)
    return tuple(sorted(standing, key=_place))


def _longest(matches: list[Match]) -> list[Match]:
    if len(matches) < 2:
        return matches
    matches.sort(key=_listed_rank)
    standing: list[Match] = []
    taken: list[tuple[int, int]] = []
    for match in matches:
        if not any(match.start < end and start < match.end for start, end in taken):
            standing.append(match)
            taken.append((match.start, match.end))
    return standing


def _strongest(matches: list[Match], listed: Sequence[Match]) -> list[Match]:
    standing: list[Match] = []
    for match in sorted(matches, key=_derived_rank):
        if any(_hides(winner, match) for winner in listed):
            continue
        if any(_overlap(winner, match) for winner in standing):
            continue
        standing.append(match)
    return standing


def _hides(winner: Match, match: Match) -> bool:
    shared = _overlap(winner, match)
    if not shared:
        return False
    if winner.concept_id == match.concept_id:
        return True
    return shared >= _MOSTLY * (match.end - match.start)


def _overlap(first: Match, second: Match) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


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
