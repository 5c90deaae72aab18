"""From a rule's verdict to a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from termcheck.engine.fingerprints import Fingerprints
from termcheck.model.document import Note, Segment
from termcheck.model.finding import Applicability, Edit, Finding, Fix, Place, Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import Match
from termcheck.rules import ALL_RULES, INPUT_RULES, Verdict
from termcheck.rules.pair import PairVerdict
from termcheck.rules.translations import Version, shortened
from termcheck.text.sentences import sentence_around

_LINE = re.compile(r":\d+$")
_Terms = tuple[str | None, tuple[str, ...]]
"""The preferred source term of a concept, and the accepted terms of the target."""


@dataclass(frozen=True, slots=True)
class FindingMaker:
    """Makes findings; holds what is the same for all findings of a run."""

    source_language: str
    target_language: str
    rules: frozenset[str]
    """Codes of the rules that are on."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Severities that replace a rule's own, by code."""
    _known: dict[str, _Terms] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `_terms` has told, by concept: findings are many more than concepts."""

    def of_match(
        self,
        code: str,
        verdict: Verdict,
        uri: str,
        segment: Segment,
        match: Match,
        concept: Concept,
        fingerprints: Fingerprints,
        *,
        source: Segment | None = None,
        related: tuple[Place, ...] = (),
    ) -> Finding:
        """The finding of a verdict about a match. `fingerprints` are those of its document."""
        start, end = sentence_around(segment.text, match.start, match.end)
        source_term, expected = self._terms(concept)
        return Finding(
            rule=ALL_RULES[code].name,
            code=code,
            severity=self.severities.get(code, verdict.severity),
            said=verdict.said,
            document=uri,
            segment=segment,
            source=source,
            start=match.start,
            end=match.end,
            context=(start, end),
            concept_id=concept.id,
            source_term=source_term,
            expected=expected,
            match=match,
            suggestion=verdict.suggestion,
            related=related,
            fix=_fix(verdict, segment, match.start, match.end),
            fingerprint=fingerprints.next(code, concept.id, match.text, segment.text[start:end]),
        )

    def of_pair(
        self, code: str, said: PairVerdict, uri: str, fingerprints: Fingerprints
    ) -> Finding:
        """The finding of a pair rule; one about nothing has the whole target for its context."""
        segment, concept, verdict = said.segment, said.concept, said.verdict
        nothing = said.start == said.end
        around = (
            (0, len(segment.text))
            if nothing
            else sentence_around(segment.text, said.start, said.end)
        )
        known = segment.text[said.start : said.end]
        beside = segment.text[slice(*around)]
        if nothing and said.source is not None and said.source_span is not None:
            # What is missing is known by its source: the target may change around it.
            known = said.source.text[slice(*said.source_span)]
            beside = said.source.text[slice(*sentence_around(said.source.text, *said.source_span))]
        source_term, expected = self._terms(concept) if concept else (None, ())
        return Finding(
            rule=ALL_RULES[code].name,
            code=code,
            severity=self.severities.get(code, verdict.severity),
            said=verdict.said,
            document=uri,
            segment=segment,
            source=said.source,
            start=said.start,
            end=said.end,
            source_span=said.source_span,
            context=around,
            concept_id=concept.id if concept else None,
            source_term=source_term,
            expected=expected,
            match=said.match,
            suggestion=verdict.suggestion,
            fix=None if nothing else _fix(verdict, segment, said.start, said.end),
            fingerprint=fingerprints.next(code, concept.id if concept else "", known, beside),
        )

    def of_version(
        self,
        code: str,
        verdict: Verdict,
        version: Version,
        related: Iterable[Version],
        fingerprints: Fingerprints,
    ) -> Finding:
        """The finding about one of several translations: all of its target."""
        segment, source = version.target, version.source
        whole = (0, len(segment.text))
        return Finding(
            rule=ALL_RULES[code].name,
            code=code,
            severity=self.severities.get(code, verdict.severity),
            said=verdict.said,
            document=version.document,
            segment=segment,
            source=source,
            start=0,
            end=len(segment.text),
            source_span=(0, len(source.text)),
            context=whole,
            related=tuple(
                Place(
                    each.document,
                    each.target.anchor.line,
                    each.target.anchor.column,
                    each.target.anchor.path,
                    shortened(each.target.text),
                )
                for each in related
            ),
            fingerprint=fingerprints.next(code, "", segment.text, source.text),
        )

    def of_notes(self, notes: Iterable[Note]) -> list[Finding]:
        """The findings of input rules about notes; those to which no rule objects are left out."""
        marks: dict[str, Fingerprints] = {}
        findings = []
        for note in notes:
            for code, rule in INPUT_RULES.items():
                verdict = rule.judge_note(note) if code in self.rules else None
                if verdict is None:
                    continue
                uri = _LINE.sub("", note.where)
                mark = marks.setdefault(uri, Fingerprints(uri))
                findings.append(
                    Finding(
                        rule.NAME,
                        code,
                        self.severities.get(code, verdict.severity),
                        verdict.said,
                        uri,
                        fingerprint=mark.next(code, verdict.message, "", ""),
                    )
                )
        return findings

    def _terms(self, concept: Concept) -> _Terms:
        terms = self._known.get(concept.id)
        if terms is None:
            in_source = concept.accepted(self.source_language)
            terms = self._known[concept.id] = (
                in_source[0].text if in_source else None,
                tuple([term.text for term in concept.accepted(self.target_language)]),
            )
        return terms


def _fix(verdict: Verdict, segment: Segment, start: int, end: int) -> Fix | None:
    if verdict.suggestion is None:
        return None
    applicability = verdict.applicability
    if any(p.start < end and start < p.end for p in segment.protected):
        # Half of a pair of emphasis marks would be left behind.
        applicability = Applicability.UNSAFE
    edit = Edit(start, end, verdict.suggestion)
    return Fix((edit,), applicability, f"Replace by “{verdict.suggestion}”")
