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
from termcheck.text.sentences import sentence_around

_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class FindingMaker:
    """Makes findings; holds what is the same for all findings of a run."""

    source_language: str
    target_language: str
    rules: frozenset[str]
    """Codes of the rules that are on."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Severities that replace a rule's own, by code."""

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
        in_source = concept.accepted(self.source_language)
        fix = None
        if verdict.suggestion is not None:
            edit = Edit(match.start, match.end, verdict.suggestion)
            applicability = verdict.applicability
            if any(p.start < match.end and match.start < p.end for p in segment.protected):
                # Half of a pair of emphasis marks would be left behind.
                applicability = Applicability.UNSAFE
            fix = Fix((edit,), applicability, f"Replace by “{verdict.suggestion}”")
        return Finding(
            rule=ALL_RULES[code].name,
            code=code,
            severity=self.severities.get(code, verdict.severity),
            message=verdict.message,
            document=uri,
            segment=segment,
            source=source,
            start=match.start,
            end=match.end,
            context=(start, end),
            concept_id=concept.id,
            source_term=in_source[0].text if in_source else None,
            expected=tuple(term.text for term in concept.accepted(self.target_language)),
            match=match,
            suggestion=verdict.suggestion,
            related=related,
            fix=fix,
            fingerprint=fingerprints.next(code, concept.id, match.text, segment.text[start:end]),
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
                        verdict.message,
                        uri,
                        fingerprint=mark.next(code, verdict.message, "", ""),
                    )
                )
        return findings
