"""Sheet "Findings": one row a finding, for filtering, deciding and commenting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from termcheck.reports.excerpt import (
    cut_to_characters,
    excerpt,
    one_line,
    other_places,
    place,
    preferred,
    reason,
    source_excerpt,
)
from termcheck.reports.headline import nothing
from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.cells import Sentence, Value, cell_text
from termcheck.reports.xlsx.seals import FINDINGS, seal
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_LAYOUT: dict[str, tuple[float, str]] = {
    "number": (6, "center"),
    "severity": (9, "left"),
    "document": (24, "left"),
    "place": (9, "left"),
    "source_term": (19, "left"),
    "preferred": (22, "left"),
    "found": (22, "left"),
    "source_text": (40, "left"),
    "context": (52, "left"),
    "kind": (13, "left"),
    "band": (10, "left"),
    "why": (42, "left"),
    "confidence": (11, "center"),
    "decision": (14, "left"),
    "replacement": (22, "left"),
    "reviewer": (12, "left"),
    "comment": (28, "left"),
    "rule": (24, "left"),
    "path": (30, "left"),
    "fingerprint": (20, "left"),
    "seal": (20, "left"),
}
"""Width and alignment of each column, in their order."""
_HIDDEN = ("path", "fingerprint", "seal")
_PRINTED_UP_TO = "why"
_PLACES = 3
"""Other places named in a cell; the JSON report has more."""


def write(book: Book) -> None:
    """Write the sheet.

    The column for source sentences is there when a finding has one, and beside the sentences when
    half of the findings do; else it stands behind what is printed.
    """
    words, report = book.words, book.report
    names = _names(report.findings)
    columns = [
        Column(words.headings[name], *_LAYOUT[name], hidden=name in _HIDDEN) for name in names
    ]
    sheet = book.sheet("findings", tab="B42318")
    sheet.table(columns, frozen_columns=2)
    rows = (_row(book, finding, n, names) for n, finding in enumerate(report.findings, 1))
    last = sheet.append_all(rows, len(report.findings), indent=2)
    if not report.findings:
        sheet.append([None, None, (nothing(report, words.sentences), look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    sheet.print_area(names.index(_PRINTED_UP_TO) + 1)
    if last > 1:
        sheet.bars(sheet.column(names.index("confidence"), last), top=1)
        sheet.choices(sheet.column(names.index("decision"), last), words.decisions.values())


def _names(findings: Sequence[Finding]) -> list[str]:
    names = list(_LAYOUT)
    bilingual = sum(finding.source is not None for finding in findings)
    if bilingual * 2 < len(findings) or not bilingual:
        names.remove("source_text")
        if bilingual:
            names.insert(names.index("comment") + 1, "source_text")
    return names


def _row(book: Book, finding: Finding, number: int, names: list[str]) -> list[Cell]:
    severity, part = str(finding.severity), excerpt(finding)
    match, original = finding.match, source_excerpt(finding)
    limit = book.limits.context
    cells: dict[str, Cell] = {
        "number": (number, look.ROW_NUMBER),
        "severity": (book.words.severities[severity], look.SEVERITY[severity]),
        "document": (book.link(finding.document, short=True), look.LINKED),
        "place": (place(finding, book.words.language), look.TEXT),
        "source_term": (finding.source_term or "", look.TEXT),
        "preferred": (preferred(finding), look.BOLD),
        "found": (_found(book, finding), look.TEXT),
        "source_text": (
            Sentence(cut_to_characters(original, limit)) if original is not None else "",
            look.TEXT,
        ),
        "context": (
            Sentence(cut_to_characters(part, limit)) if part is not None else "",
            look.TEXT,
        ),
        "kind": (book.kind(finding), look.TEXT),
        "band": (book.words.bands[str(match.band)] if match is not None else "", look.TEXT),
        "why": (_why(book, finding), look.TEXT),
        "confidence": (round(match.confidence, 3) if match is not None else None, look.SHARE),
        "decision": (None, look.DECISION),
        "replacement": (None, look.DECISION),
        "reviewer": (None, look.DECISION),
        "comment": (None, look.DECISION),
        "rule": (f"{finding.code} {finding.rule}", look.PALE),
        "path": (finding.document, look.IDENTITY),
        "fingerprint": (finding.fingerprint, look.IDENTITY),
    }
    cells["seal"] = (seal([_text(cells[name][0]) for name in FINDINGS]), look.IDENTITY)
    return [cells[name] for name in names]


def _text(value: Value) -> str:
    return value.text if isinstance(value, Sentence) else cell_text(str(value or ""))


def _why(book: Book, finding: Finding) -> str:
    """The reason, and where the other renderings stand."""
    why = reason(finding, book.words.language)
    if not finding.related:
        return why
    places = [
        f"{book.short(document)} {where}".rstrip()
        for document, where in other_places(finding, book.words.language)[:_PLACES]
    ]
    between = book.words.sentences["between"]
    more = f"{between}…" if len(finding.related) > _PLACES else ""
    return f"{why}\n{book.sentence('also', places=between.join(places) + more)}"


def _found(book: Book, finding: Finding) -> str:
    """What stands there, or that nothing does, or that the place is a guess."""
    if finding.start is not None and finding.start == finding.end:
        return book.words.sentences["nothing_there"]
    text = one_line(finding.text)
    return book.sentence("guessed", text=text) if finding.guessed else text
