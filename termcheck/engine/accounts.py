"""What became of the source terms: renderings given to the places that they render.

A rendering serves one place of a source term. Accepted ones are given out first, then those that
are not; each goes to the place that stands nearest to where it stands itself, both counted from
the beginning of their texts. So two places want two renderings, and a term that means either of two
concepts is served by a rendering of either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from termcheck.matching.resolve import apart, resolve
from termcheck.model.document import Segment
from termcheck.model.glossary import Concept
from termcheck.model.match import Match
from termcheck.model.source import SourceText
from termcheck.rules.pair import Account, InSource, InTarget

_MOST_COMPARED = 10_000
"""Places times renderings up to which each is given to the nearest."""
Group = tuple[str, ...]
"""The concepts that a source term may mean."""


@dataclass(slots=True)
class Opened:
    """An account that is still being made."""

    group: Group
    uses: list[InSource] = field(default_factory=list)
    accepted: list[InTarget] = field(default_factory=list)
    wrong: list[InTarget] = field(default_factory=list)
    lacks: int = 0
    """How many uses have no rendering yet; below 0 where there are more renderings than uses."""


def standing(proposed: Sequence[Match], wanted: Mapping[str, object]) -> Sequence[Match]:
    """The matches that stand in a target, with the source as evidence.

    As `resolve`; but where one place may render several concepts, those that the source holds
    come before the others.
    """
    if apart(proposed):
        return proposed
    if all(match.concept_id in wanted for match in proposed):
        return resolve(proposed)
    spans = {(match.start, match.end) for match in proposed if match.concept_id in wanted}
    return resolve(
        match
        for match in proposed
        if match.concept_id in wanted or (match.start, match.end) not in spans
    )


class Rivals:
    """The matches that are proposed for a target, by their places."""

    __slots__ = ("_by_place", "_proposed")

    def __init__(self, proposed: Sequence[Match]) -> None:
        self._proposed = proposed
        self._by_place: dict[tuple[int, int], list[Match]] | None = None
        """None while nobody asks: hardly any target renders a term too often."""

    def on(self, match: Match) -> Sequence[Match]:
        """Those on just the words of one of them, itself among them."""
        if self._by_place is None:
            self._by_place = {}
            for each in self._proposed:
                self._by_place.setdefault((each.start, each.end), []).append(each)
        return self._by_place.get((match.start, match.end), ())


class Ledger:
    """The accounts of one pair, while they are made."""

    def __init__(self, sources: Sequence[tuple[Segment, SourceText]]) -> None:
        self._sources = sources
        self._neighbours: set[tuple[str, str]] | None = None
        """Pairs of concepts whose terms stand side by side; None while nobody asks."""
        self._accounts: dict[Group, Opened] = {}
        self._of_concept: dict[str, list[Opened]] = {}
        for segment, text in sources:
            for use in text.uses:
                account = self._accounts.get(use.concept_ids)
                if account is None:
                    account = self._accounts[use.concept_ids] = Opened(use.concept_ids)
                    for concept_id in use.concept_ids:
                        self._of_concept.setdefault(concept_id, []).append(account)
                account.uses.append(InSource(segment, use))
                account.lacks += 1

    @property
    def wanted(self) -> Mapping[str, object]:
        """The ids of the concepts that the source holds, as keys."""
        return self._of_concept

    def take(self, segment: Segment, match: Match, rivals: Rivals | None = None) -> bool:
        """Enters a rendering, if the source asks for its concept; says whether it does.

        Among `rivals` may be other matches on just the same words, which it may be as well.
        """
        accounts = self._of_concept.get(match.concept_id)
        if accounts is None:
            return False
        place, good = InTarget(segment, match), _good(match)
        account = accounts[0]
        if account.lacks <= 0:
            candidates = list(accounts)
            for rival in rivals.on(match) if good and rivals is not None else ():
                if _good(rival):
                    candidates += self._of_concept.get(rival.concept_id, ())
            account = next((each for each in candidates if each.lacks > 0), account)
        (account.accepted if good else account.wrong).append(place)
        account.lacks -= 1
        return True

    def spare(self, concept_id: str) -> bool:
        """Whether the target renders a concept more often than the source uses it."""
        accounts = self._of_concept.get(concept_id)
        return not accounts or any(account.lacks < 0 for account in accounts)

    def side_by_side(self, one: str, other: str) -> bool:
        """Whether terms of two concepts stand next to each other in the source ("garbage
        collector"): then one stretch of the target may hold renderings of both."""
        if self._neighbours is None:
            self._neighbours = {
                pair
                for segment, text in self._sources
                for here, there in pairwise(text.uses)
                if not segment.text[here.end : there.start].strip(" -")
                for first in here.concept_ids
                for second in there.concept_ids
                for pair in ((first, second), (second, first))
            }
        return (one, other) in self._neighbours

    def unsettled(self) -> list[Opened]:
        """The accounts with uses that have no accepted rendering, or with another one."""
        return [
            account
            for account in self._accounts.values()
            if account.wrong or len(account.uses) > len(account.accepted)
        ]

    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """By concept (the first one of each account): its uses, and how many of them have an
        accepted rendering."""
        counts = []
        for account in self._accounts.values():
            uses, accepted = len(account.uses), len(account.accepted)
            counts.append((account.group[0], uses, accepted if accepted < uses else uses))
        return tuple(counts)

    def lacks(self, concept_id: str) -> bool:
        """Whether a source term that may mean a concept has no rendering yet."""
        return any(account.lacks > 0 for account in self._of_concept.get(concept_id, ()))

    def nothing_for(self, concept_id: str) -> bool:
        """Whether a source term that may mean a concept is not rendered anywhere."""
        return any(
            not account.accepted and not account.wrong
            for account in self._of_concept.get(concept_id, ())
        )

    def lacking(self) -> list[Opened]:
        """The accounts with uses that have no rendering."""
        return [account for account in self._accounts.values() if account.lacks > 0]

    def closed(
        self,
        concepts: Mapping[str, Concept],
        sources: Sequence[Segment],
        targets: Sequence[Segment],
    ) -> tuple[Account, ...]:
        """The unsettled accounts, in the order of their first places in the source."""
        sides = (_numbered(sources), _numbered(targets))
        return tuple([_closed(account, concepts, *sides) for account in self.unsettled()])


def _numbered(segments: Sequence[Segment]) -> dict[str, int]:
    return {segment.id: number for number, segment in enumerate(segments)}


def _good(match: Match) -> bool:
    return not match.derived and match.term.status.accepted


def _closed(
    account: Opened,
    concepts: Mapping[str, Concept],
    source_order: Mapping[str, int],
    target_order: Mapping[str, int],
) -> Account:
    renderings = len(account.accepted) + len(account.wrong)
    if not renderings or len(account.uses) * renderings > _MOST_COMPARED:
        return _in_order(account, concepts)
    free = list(account.uses)
    if len(account.accepted) >= len(free):
        free = []
    else:
        for place in account.accepted:
            free.remove(_nearest(place, free, source_order, target_order))
    wrong = []
    for place in account.wrong:
        use = _nearest(place, free or account.uses, source_order, target_order)
        wrong.append((place, use))
        if free:
            free.remove(use)
    return Account(
        tuple(concepts[each] for each in account.group),
        tuple(account.uses),
        tuple(account.accepted),
        tuple(wrong),
        tuple(free),
    )


def _in_order(account: Opened, concepts: Mapping[str, Concept]) -> Account:
    """The account of a term that nothing renders, or that stands in a text a great many times: the
    first rendering for the first place, and so on."""
    uses, accepted = account.uses, len(account.accepted)
    last = len(uses) - 1
    return Account(
        tuple([concepts[each] for each in account.group]),
        tuple(uses),
        tuple(account.accepted),
        tuple([(place, uses[min(accepted + n, last)]) for n, place in enumerate(account.wrong)]),
        tuple(uses[accepted + len(account.wrong) :]),
    )


def _nearest(
    place: InTarget,
    uses: Sequence[InSource],
    source_order: Mapping[str, int],
    target_order: Mapping[str, int],
) -> InSource:
    if len(uses) == 1:
        return uses[0]
    segment, match = place
    there = (target_order[segment.id] + match.start / len(segment.text)) / len(target_order)

    def distance(each: InSource) -> float:
        here = source_order[each.segment.id] + each.use.start / len(each.segment.text)
        return abs(here / len(source_order) - there)

    return min(uses, key=distance)
