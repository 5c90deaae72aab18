"""Our own term success rate: whole terms instead of substrings, word forms instead of spellings.

A source term counts where it stands as a term: the longest one, at word boundaries, not in a
`not_in` phrase. It is rendered where an accepted term of its concept stands in the same unit, as
listed or in a form that grammar asks for; two source terms want two renderings. The published
measure beside it (`wmt`) counts substrings: it takes a term inside a longer one for a term, and a
plural that changes its ending for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from termcheck.model.glossary import Status
from termcheck.model.match import Match
from termcheck.model.score import ConceptScore, ScoredRendering
from termcheck.model.source import SourceUse

_ACCEPTED = (Status.PREFERRED.value, Status.ADMITTED.value)
_Key = tuple[str, bool]
"""A rendering in small letters, and whether it is accepted."""


class Tally:
    """Adds up units."""

    def __init__(self) -> None:
        self._uses: Counter[str] = Counter()
        self._rendered: Counter[str] = Counter()
        self._renderings: dict[str, dict[_Key, Counter[str]]] = {}

    def add(self, uses: Iterable[SourceUse], matches: Iterable[Match]) -> None:
        """Count a unit: the terms of its source, the matches of its target.

        A source term that may mean several concepts counts for the first of them that is
        rendered, else for the first of the glossary.
        """
        spoken: dict[str, list[tuple[str, bool]]] = {}
        good: Counter[str] = Counter()
        for match in matches:
            accepted = match.status in _ACCEPTED
            text = match.term.text if accepted else " ".join(match.text.split())
            spoken.setdefault(match.concept_id, []).append((text, accepted))
            good[match.concept_id] += accepted
        seen = set()
        for use in uses:
            concept_id = next((each for each in use.concept_ids if good[each]), None)
            if concept_id is not None:
                good[concept_id] -= 1
                self._rendered[concept_id] += 1
            else:
                known = (each for each in use.concept_ids if each in spoken)
                concept_id = next(known, use.concept_ids[0])
            self._uses[concept_id] += 1
            seen.add(concept_id)
        for concept_id in seen & spoken.keys():
            for text, accepted in spoken[concept_id]:
                self._spellings(concept_id, (text.lower(), accepted))[text] += 1

    def merge(self, other: Tally) -> None:
        """Add what another tally counted."""
        self._uses += other._uses
        self._rendered += other._rendered
        for concept_id, renderings in other._renderings.items():
            for key, spellings in renderings.items():
                self._spellings(concept_id, key).update(spellings)

    def scores(self, order: Mapping[str, int]) -> tuple[ConceptScore, ...]:
        """The concepts whose terms occur, by their place in `order`."""
        return tuple(
            ConceptScore(
                concept_id,
                self._uses[concept_id],
                self._rendered[concept_id],
                _ranked(self._renderings.get(concept_id, {})),
            )
            for concept_id in sorted(self._uses, key=order.__getitem__)
        )

    def _spellings(self, concept_id: str, key: _Key) -> Counter[str]:
        return self._renderings.setdefault(concept_id, {}).setdefault(key, Counter())


def _ranked(renderings: Mapping[_Key, Counter[str]]) -> tuple[ScoredRendering, ...]:
    scored = [
        ScoredRendering(min(spellings, key=lambda text: (-spellings[text], text)), count, accepted)
        for (_, accepted), spellings in renderings.items()
        if (count := spellings.total())
    ]
    return tuple(sorted(scored, key=lambda each: (-each.count, each.text, each.accepted)))
