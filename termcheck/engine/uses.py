"""All uses of all concepts in a run, counted: consistency needs the denominator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.glossary import Concept, Glossary
from termcheck.model.report import ConceptUses, Rendering, SourceCount
from termcheck.rules import Use

if TYPE_CHECKING:
    from termcheck.engine.documents import SourceUses


class UseTable:
    """Adds up the uses of documents, in the order in which they come."""

    def __init__(self, concepts: Mapping[str, Concept], language: str) -> None:
        self._language = language
        self._renderings: dict[str, dict[tuple[str, str], _Count]] = {}
        self._kept: dict[str, list[Use]] = {}
        self._sources: dict[str, list[SourceCount]] = {}
        self._any_source = False
        # Only concepts with several accepted terms can be accepted and inconsistent; the places of
        # all others need not stay in memory.
        self._several = {
            concept.id for concept in concepts.values() if len(concept.accepted(language)) > 1
        }

    def add(self, uses: Iterable[Use]) -> None:
        """Counts the uses of one document."""
        for use in uses:
            counts = self._renderings.setdefault(use.concept_id, {})
            counts.setdefault((use.key, use.status), _Count()).add(use)
            if use.concept_id in self._several:
                self._kept.setdefault(use.concept_id, []).append(use)

    def add_sources(self, uri: str, sources: Iterable[SourceUses]) -> None:
        """Counts the places of concepts in the source texts of one document."""
        self._any_source = True
        for each in sources:
            count = SourceCount(uri, each.uses, each.rendered)
            self._sources.setdefault(each.concept_id, []).append(count)

    def of_concept(self, concept_id: str) -> Sequence[Use]:
        """The uses of a concept that has several accepted terms, in the order of the documents."""
        return self._kept.get(concept_id, ())

    def summary(
        self, glossary: Glossary, source_language: str
    ) -> tuple[tuple[ConceptUses, ...], tuple[ConceptUses, ...]]:
        """The concepts that occur, on either side, and those that do not, both in the order of the
        glossary."""
        used: list[ConceptUses] = []
        unused: list[ConceptUses] = []
        for concept in glossary.concepts:
            found = self._renderings.get(concept.id, {})
            summary = self._summary(concept, found, source_language)
            (used if found or concept.id in self._sources else unused).append(summary)
        return tuple(used), tuple(unused)

    def _summary(
        self, concept: Concept, found: Mapping[tuple[str, str], _Count], source_language: str
    ) -> ConceptUses:
        renderings = [count.rendering(status) for (_, status), count in found.items()]
        renderings.sort(key=lambda r: (-r.count, r.text, r.status))
        total = sum(r.count for r in renderings)
        good = sum(r.count for r in renderings if r.status in ("preferred", "admitted"))
        source = concept.accepted(source_language)
        preferred = concept.accepted(self._language)
        sources = sorted(self._sources.get(concept.id, ()), key=lambda count: count.document)
        has_source = self._any_source and bool(source)
        return ConceptUses(
            concept.id,
            source[0].text if source else None,
            preferred[0].text if preferred else None,
            total,
            tuple(renderings),
            good / total if total else None,
            concept.subject_field,
            concept.note,
            sum(count.uses for count in sources) if has_source else None,
            sum(count.rendered for count in sources) if has_source else None,
            tuple(sources),
        )


class _Count:
    __slots__ = ("documents", "reported", "spellings")

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.reported = False

    def add(self, use: Use) -> None:
        self.spellings.update(dict(use.spellings))
        self.documents[use.document] += use.count
        self.reported = self.reported or use.reported

    def rendering(self, status: str) -> Rendering:
        # most_common is stable: the spelling that came first wins a tie.
        text = self.spellings.most_common(1)[0][0]
        documents = tuple(sorted(self.documents.items()))
        return Rendering(text, self.spellings.total(), status, documents, self.reported)
