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
from termcheck.model.score import ConceptScore
from termcheck.model.source import SourceUse

_ACCEPTED = (Status.PREFERRED.value, Status.ADMITTED.value)


class Tally:
    """Adds up units."""

    def __init__(self) -> None:
        self._uses: Counter[str] = Counter()
        self._rendered: Counter[str] = Counter()
        self._renderings: dict[str, Counter[str]] = {}

    def add(self, uses: Iterable[SourceUse], matches: Iterable[Match]) -> None:
        """Count a unit: the terms of its source, the matches of its target.

        A source term that may mean several concepts counts for the first of them that is
        rendered, else for the first of the glossary.
        """
        spoken: dict[str, Counter[str]] = {}
        good: Counter[str] = Counter()
        for match in matches:
            text = " ".join(match.text.lower().split())
            spoken.setdefault(match.concept_id, Counter())[text] += 1
            good[match.concept_id] += match.status in _ACCEPTED
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
            self._renderings.setdefault(concept_id, Counter()).update(spoken[concept_id])

    def merge(self, other: Tally) -> None:
        """Add what another tally counted."""
        self._uses += other._uses
        self._rendered += other._rendered
        for concept_id, renderings in other._renderings.items():
            self._renderings.setdefault(concept_id, Counter()).update(renderings)

    def scores(self, order: Mapping[str, int]) -> tuple[ConceptScore, ...]:
        """The concepts whose terms occur, by their place in `order`."""
        return tuple(
            ConceptScore(
                concept_id,
                self._uses[concept_id],
                self._rendered[concept_id],
                _ranked(self._renderings.get(concept_id, Counter())),
            )
            for concept_id in sorted(self._uses, key=order.__getitem__)
        )


def _ranked(renderings: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(renderings.items(), key=lambda item: (-item[1], item[0])))
