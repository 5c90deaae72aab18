"""One document: from segments to findings and uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from termcheck.engine.findings import FindingMaker
from termcheck.engine.fingerprints import Fingerprints
from termcheck.matching import Matcher
from termcheck.model.document import Document, Note, Segment, Unit
from termcheck.model.finding import Finding
from termcheck.model.glossary import Concept
from termcheck.model.language import same_language
from termcheck.model.match import FORM_KINDS, Kind, Match
from termcheck.model.report import DocumentSummary
from termcheck.rules import TEXT_RULES, Use
from termcheck.text.fold import fold_text
from termcheck.text.tokens import word_count


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out of one document."""

    summary: DocumentSummary
    findings: tuple[Finding, ...]
    """In reading order, with fingerprints."""
    uses: tuple[Use, ...]
    """In order of first appearance."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks documents of a run; holds what is the same for all of them."""

    matcher: Matcher
    concepts: Mapping[str, Concept]
    maker: FindingMaker

    def check(self, document: Document) -> Checked:
        """Findings and uses of a document."""
        notes = map(self.maker.of_note, document.notes)
        found = [finding for finding in notes if finding is not None]
        tally = _Tally(document.uri)
        fingerprints = Fingerprints(document.uri)
        words = 0
        for unit in document.units:
            for segment in (unit.source, unit.target):
                words += word_count(segment.text) if segment is not None else 0
            if unit.target is not None:
                found += self._check_target(document.uri, unit, tally, fingerprints)
        uses = tally.uses()
        summary = DocumentSummary(
            uri=document.uri,
            format=document.format,
            language=_language(document, self.maker.target_language),
            segments=len(document.segments),
            words=words,
            findings=len(found),
            uses=sum(use.count for use in uses),
            sha256=document.sha256,
        )
        return Checked(summary, tuple(found), uses, document.notes)

    def _check_target(
        self, uri: str, unit: Unit, tally: _Tally, fingerprints: Fingerprints
    ) -> list[Finding]:
        language, target = self.maker.target_language, unit.target
        if target is None or not same_language(target.language, language):
            return []
        findings: list[Finding] = []
        for match in self.matcher.find(target):
            concept = self.concepts[match.concept_id]
            before = len(findings)
            for code, rule in TEXT_RULES.items():
                verdict = rule.judge(match, concept, language) if code in self.maker.rules else None
                if verdict is not None:
                    findings.append(
                        self.maker.of_match(
                            code,
                            verdict,
                            uri,
                            target,
                            match,
                            concept,
                            fingerprints,
                            source=unit.source,
                        )
                    )
            tally.add(match, target, reported=len(findings) > before)
        return findings


def status_of(match: Match) -> str:
    """How a use counts; see `model.report.Rendering.status`."""
    if match.kind in (Kind.EXACT, Kind.LISTED) or (match.kind in FORM_KINDS and not match.proper):
        return match.term.status.value
    return "form" if match.kind in FORM_KINDS else "variant"


def _language(document: Document, target: str) -> str:
    languages = Counter(segment.language for segment in document.segments)
    return min(languages, key=lambda tag: (-languages[tag], tag)) if languages else target


class _Tally:
    """Counts the uses of one document."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._first: dict[tuple[str, str, str], tuple[Match, Segment, bool]] = {}
        self._counts: dict[tuple[str, str, str], int] = {}

    def add(self, match: Match, segment: Segment, reported: bool) -> None:
        key = (match.concept_id, match.text, status_of(match))
        if key in self._counts:
            self._counts[key] += 1
        else:
            self._counts[key] = 1
            self._first[key] = (match, segment, reported)

    def uses(self) -> tuple[Use, ...]:
        """Spellings that differ in blanks and capitals only are one use."""
        groups: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {}
        for key in self._counts:
            concept_id, text, status = key
            folded = " ".join(fold_text(text).split())
            groups.setdefault((concept_id, folded, status), []).append(key)
        return tuple(self._use(*group, keys) for group, keys in groups.items())

    def _use(
        self, concept_id: str, folded: str, status: str, keys: list[tuple[str, str, str]]
    ) -> Use:
        match, segment, reported = self._first[keys[0]]
        spellings: Counter[str] = Counter()
        for key in keys:
            spellings[" ".join(key[1].split())] += self._counts[key]
        count = spellings.total()
        spelt = tuple(spellings.items())
        return Use(concept_id, folded, status, self._uri, count, spelt, reported, segment, match)
