"""The findings as the page's script reads them: short arrays over one table of texts.

Most texts of a report come again and again (documents, terms, reasons), so each stands once in
`texts` and a finding holds numbers. A report of 20,000 findings stays at a few megabytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from termcheck.reports.excerpt import (
    Excerpt,
    cut_to_characters,
    excerpt,
    kind_of,
    one_line,
    place,
    preferred,
    reason,
    source_excerpt,
)

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.model.report import Report
    from termcheck.reports.html.words import PageWords

_SENTENCE = 400
_SHORT = 200
_LONG = 600
"""Characters of a sentence, of a rendering or name, and of a reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the table shows of a finding; every text is on one line, none is HTML."""

    severity: str
    code: str
    rule: str
    document: str
    place: str
    term: str
    """The source term, or the id of a concept without one; empty without a concept."""
    found: str
    expected: str
    sentence: Excerpt | None
    source: Excerpt | None
    label: str
    """Certainty and kind in the words of the page; empty without a match."""
    confidence: float | None
    why: str
    concept: str
    """Id of the concept; empty without one."""
    gap: bool
    """Whether nothing stands there for the source term."""
    guessed: bool


def row(finding: Finding, words: PageWords) -> Row:
    """What the table shows of a finding."""
    match, kind = finding.match, kind_of(finding)
    names = words.names
    label = ""
    if match is not None and kind is not None:
        label = f"{names.bands[str(match.band)]} · {names.kinds.get(kind, kind)}"
    empty = finding.start is not None and finding.start == finding.end
    return Row(
        severity=str(finding.severity),
        code=finding.code,
        rule=finding.rule,
        document=one_line(finding.document),
        place=one_line(place(finding, names.language)),
        term=_short(finding.source_term or finding.concept_id or ""),
        found=_short(finding.text),
        expected=_short(preferred(finding)),
        sentence=_cut(excerpt(finding)),
        source=_cut(source_excerpt(finding)),
        label=label,
        confidence=None if match is None else round(match.confidence, 3),
        why=_short(reason(finding, names.language), _LONG),
        concept=finding.concept_id or "",
        gap=empty,
        guessed=finding.guessed,
    )


def data(report: Report, rows: list[Row], marks: dict[int, str], words: PageWords) -> Any:
    """What is embedded in the page: `texts`, `findings`, and the words the script says.

    `marks` gives the id of the mark of a finding in the texts, by the finding's number.

    A finding is `[severity, code, rule, document, place, term, found, expected, label, confidence,
    why, concept, sentence, source, mark, flags]`: numbers are places in `texts` but for
    `confidence` (per cent, -1 for none) and `flags` (1: nothing stands there, 2: the place is a
    guess); sentences are `[before, found, after]` or 0; `mark` is an id or 0.
    """
    texts: dict[str, int] = {}

    def known(value: str) -> int:
        return texts.setdefault(value, len(texts))

    def parts(value: Excerpt | None) -> Any:
        if value is None:
            return 0
        return [known(value.before), known(value.found), known(value.after)]

    findings = [
        [
            known(each.severity),
            known(each.code),
            known(each.rule),
            known(each.document),
            known(each.place),
            known(each.term),
            known(each.found),
            known(each.expected),
            known(each.label),
            -1 if each.confidence is None else round(each.confidence * 100),
            known(each.why),
            known(one_line(each.concept)),
            parts(each.sentence),
            parts(each.source),
            marks.get(number, 0),
            each.gap + 2 * each.guessed,
        ]
        for number, each in enumerate(rows)
    ]
    needed = (
        "place", "severity", "found", "expected", "sentence", "concept", "why", "shown",
        "shown_all", "none_shown", "page_of", "nothing_there", "guessed_place", "to_light",
        "to_dark", "all_rules", "all_documents", "all_concepts",
    )  # fmt: skip
    return {
        "texts": list(texts),
        "findings": findings,
        "words": {name: words.ui[name] for name in needed},
        "severities": dict(words.names.severities),
        "source": report.run.source_language,
        "target": report.run.target_language,
    }


def _short(value: str, limit: int = _SHORT) -> str:
    value = one_line(value)
    return value if len(value) <= limit else f"{value[: limit - 1]}…"


def _cut(part: Excerpt | None) -> Excerpt | None:
    return None if part is None else cut_to_characters(part, _SENTENCE)
