"""One document: from segments to findings and uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from termcheck.engine.findings import FindingMaker
from termcheck.engine.fingerprints import Fingerprints
from termcheck.matching import Matcher
from termcheck.matching.prepared import without_markup
from termcheck.model.document import Document, Note, Segment, Unit
from termcheck.model.finding import Finding
from termcheck.model.glossary import Concept
from termcheck.model.language import same_language
from termcheck.model.match import Kind, Match
from termcheck.model.report import DocumentSummary
from termcheck.rules import Use
from termcheck.rules.verdict import TextRule
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
    text_rules: tuple[tuple[str, TextRule], ...]
    """The text rules that are on, by code."""

    def check(self, parts: Iterable[Document]) -> Checked:
        """Findings and uses of a document that comes in one part or in several.

        Only what is found stays in memory, not the parts. There must be one part at least.
        """
        uri = form = digest = ""
        notes: list[Note] = []
        found: list[Finding] = []
        languages: Counter[str] = Counter()
        segments = words = 0
        tally = fingerprints = None
        for part in parts:
            if tally is None or fingerprints is None:
                uri, tally, fingerprints = part.uri, _Tally(part.uri), Fingerprints(part.uri)
            form, digest = part.format, part.sha256 or digest
            notes += part.notes
            for unit in part.units:
                for segment in (unit.source, unit.target):
                    if segment is not None:
                        segments += 1
                        words += word_count(segment.text)
                        languages[segment.language] += 1
                if unit.target is not None:
                    found += self._check_target(uri, unit, tally, fingerprints)
        assert tally is not None
        uses = tally.uses()
        found = [*self.maker.of_notes(notes), *found]
        summary = DocumentSummary(
            uri=uri,
            format=form,
            language=_most_common(languages, self.maker.target_language),
            segments=segments,
            words=words,
            findings=len(found),
            uses=sum(use.count for use in uses),
            sha256=digest,
        )
        return Checked(summary, tuple(found), uses, tuple(notes))

    def _check_target(
        self, uri: str, unit: Unit, tally: _Tally, fingerprints: Fingerprints
    ) -> list[Finding]:
        language, target = self.maker.target_language, unit.target
        if target is None or not same_language(target.language, language):
            return []
        findings: list[Finding] = []
        for match in self.matcher.find(target):
            reported = False
            # Most matches are the preferred term as it stands, to which no rule objects.
            if match.kind is not Kind.EXACT:
                concept = self.concepts[match.concept_id]
                at = (uri, target, match, concept, fingerprints)
                for code, rule in self.text_rules:
                    verdict = rule.judge(match, concept, language)
                    if verdict is not None:
                        reported = True
                        findings.append(self.maker.of_match(code, verdict, *at, source=unit.source))
            tally.add(match, target, reported)
        return findings


def status_of(match: Match) -> str:
    """How a use counts; see `model.report.Rendering.status`."""
    if match.derived:
        return "variant"
    listed = match.kind in (Kind.EXACT, Kind.LISTED)
    return match.term.status.value if listed or not match.proper else "form"


def _most_common(languages: Counter[str], otherwise: str) -> str:
    return min(languages, key=lambda tag: (-languages[tag], tag)) if languages else otherwise


class _Tally:
    """Counts the uses of one document."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._first: dict[tuple[str, str, str], tuple[Match, Segment, bool]] = {}
        self._counts: dict[tuple[str, str, str], int] = {}

    def add(self, match: Match, segment: Segment, reported: bool) -> None:
        shown = match.text
        if segment.protected:
            shown = without_markup(segment.text, segment.protected, match.start, match.end)
        key = (match.concept_id, shown, status_of(match))
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
