"""What the documents of a run say together: uses counted, and the rules that need all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.engine.fingerprints import Fingerprints
from termcheck.engine.translations import UnitHashes, diverging, texts_of, versions_of
from termcheck.engine.uses import UseTable
from termcheck.model.finding import Finding, Place
from termcheck.rules import RUN_RULES, TRANSLATION_RULES, Use
from termcheck.rules.missing_term import with_guess
from termcheck.text.lines import position_after

if TYPE_CHECKING:
    from termcheck.engine.documents import Checked, Missing
    from termcheck.engine.findings import FindingMaker
    from termcheck.engine.inputs import Job
    from termcheck.matching.association import Association
    from termcheck.model.document import Document
    from termcheck.model.glossary import Concept, Glossary

MOST_RELATED = 5
"""Places that a finding names besides its own."""


class Gathered:
    """Takes up the results of documents in the order of the run and says what they say together."""

    def __init__(self, glossary: Glossary, maker: FindingMaker) -> None:
        self._maker = maker
        self._concepts = {concept.id: concept for concept in glossary.concepts}
        self.table = UseTable(self._concepts, maker.target_language)
        self._findings: list[Finding] = []
        self._missing: list[tuple[int, Missing]] = []
        self._hashes: list[UnitHashes] = []
        self._association: Association | None = None

    def add(self, checked: Checked) -> None:
        """Takes up one document."""
        first, both = len(self._findings), checked.both
        self._findings += checked.findings
        self.table.add(checked.uses)
        self._hashes.append(both.hashes if both is not None else UnitHashes())
        if both is None:
            return
        self.table.add_sources(checked.summary.uri, both.sources)
        self._missing += [(first + each.index, each) for each in both.missing]
        if both.association is not None:
            if self._association is None:
                self._association = both.association
            else:
                self._association.merge(both.association)

    def findings(
        self, jobs: Sequence[Job], read: Callable[[Job], Iterable[Document]]
    ) -> list[Finding]:
        """All findings, unsorted: those of the documents and those about the run.

        `jobs` are those of the documents, in their order; some are read once more, by `read`, for
        texts that were translated in several ways.
        """
        return [
            *self._with_guesses(),
            *run_findings(self.table, self._concepts, self._maker),
            *self._of_translations(jobs, read),
        ]

    def _with_guesses(self) -> list[Finding]:
        """The findings of the documents; where nothing renders a term, with the place that the
        whole run makes likely."""
        findings = list(self._findings)
        for index, missing in self._missing if self._association is not None else ():
            finding = findings[index]
            if finding.segment is None or finding.concept_id is None:
                continue
            assert self._association is not None
            guess = self._association.guess(finding.concept_id, finding.segment, missing.found)
            if guess is not None:
                start, end = guess.start, guess.end
                words = finding.segment.text[start:end]
                said = with_guess(finding.said, words)
                findings[index] = replace(finding, start=start, end=end, guessed=True, said=said)
        return findings

    def _of_translations(
        self, jobs: Sequence[Job], read: Callable[[Job], Iterable[Document]]
    ) -> Iterator[Finding]:
        languages = (self._maker.source_language, self._maker.target_language)
        uris = [job.uri for job in jobs]
        rules = {c: r for c, r in TRANSLATION_RULES.items() if c in self._maker.rules}
        groups = {
            code: diverging(self._hashes, by_source=rule.BY_SOURCE) for code, rule in rules.items()
        }
        spots = (spot for found in groups.values() for group in found for spot in group)
        texts = texts_of(spots, self._hashes, lambda number: read(jobs[number]), languages)
        marks: dict[str, Fingerprints] = {}
        for code, rule in rules.items():
            for versions in versions_of(groups[code], texts, uris):
                for version, verdict, related in rule.judge_translations(versions, languages[1]):
                    mark = marks.setdefault(version.document, Fingerprints(version.document))
                    others = related[:MOST_RELATED]
                    yield self._maker.of_version(code, verdict, version, others, mark)


def run_findings(
    table: UseTable, concepts: Mapping[str, Concept], maker: FindingMaker
) -> list[Finding]:
    """The findings of the rules about all uses of a concept."""
    findings = []
    marks: dict[str, Fingerprints] = {}
    for code, rule in RUN_RULES.items():
        if code not in maker.rules:
            continue
        for concept in concepts.values():
            uses = sorted(table.of_concept(concept.id), key=lambda use: use.document)
            for use, verdict, related in rule.judge_run(uses, concept, maker.target_language):
                places = tuple(_place_of(each) for each in related[:MOST_RELATED])
                mark = marks.setdefault(use.document, Fingerprints(use.document))
                at = (use.document, use.segment, use.match, concept, mark)
                findings.append(maker.of_match(code, verdict, *at, related=places))
    return findings


def _place_of(use: Use) -> Place:
    anchor = use.segment.anchor
    line = column = None
    if anchor.line is not None:
        origin = (anchor.line, anchor.column or 1)
        line, column = position_after(use.segment.text, use.match.start, origin)
    return Place(use.document, line, column, anchor.path, use.match.text)
