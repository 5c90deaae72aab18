"""Sheet "Findings": one row a finding, for filtering, deciding and commenting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from termcheck.reports.excerpt import cut_to_characters, excerpt, one_line, place, preferred, reason
from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.cells import Sentence
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_COLUMNS = (
    ("number", 6, "center"),
    ("severity", 9, "left"),
    ("document", 24, "left"),
    ("place", 9, "left"),
    ("source_term", 15, "left"),
    ("preferred", 22, "left"),
    ("found", 22, "left"),
    ("source_text", 34, "left"),
    ("context", 54, "left"),
    ("kind", 13, "left"),
    ("band", 10, "left"),
    ("confidence", 12, "center"),
    ("why", 32, "left"),
    ("decision", 14, "left"),
    ("reviewer", 12, "left"),
    ("comment", 28, "left"),
    ("rule", 24, "left"),
    ("path", 30, "left"),
    ("fingerprint", 20, "left"),
)
_HIDDEN = ("path", "fingerprint")
_PRINTED_UP_TO = "decision"


def write(book: Book) -> None:
    """Write the sheet; the column for source sentences is there when a finding has one."""
    words, report = book.words, book.report
    bilingual = any(finding.source is not None for finding in report.findings)
    names = [name for name, _, _ in _COLUMNS if bilingual or name != "source_text"]
    columns = [
        Column(words.headings[name], width, align, hidden=name in _HIDDEN)
        for name, width, align in _COLUMNS
        if name in names
    ]
    sheet = book.sheet("findings", tab="B42318")
    sheet.table(columns, frozen_columns=2)
    written = 0
    for finding in report.findings:
        # The last row is kept for the sentence that says what is missing.
        if not sheet.fits(2 if written + 1 < len(report.findings) else 1):
            break
        written += 1
        sheet.append(_row(book, finding, written, bilingual=bilingual))
    last = sheet.row
    if not report.findings:
        sentence = "nothing" if report.documents else "nothing_checked"
        sheet.append([None, None, (words.sentences[sentence], look.PLAIN_LINE)])
    elif written < len(report.findings):
        missing = f"{len(report.findings) - written:,}"
        sheet.append([None, None, (book.sentence("more_rows", count=missing), look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    sheet.print_area(names.index(_PRINTED_UP_TO) + 1)
    if written:
        sheet.bars(_range(names, "confidence", last), top=1)
        sheet.choices(_range(names, "decision", last), words.decisions.values())


def _row(book: Book, finding: Finding, number: int, *, bilingual: bool) -> Iterator[Cell | None]:
    words, match = book.words, finding.match
    severity = str(finding.severity)
    part = excerpt(finding)
    yield number, look.ROW_NUMBER
    yield words.severities[severity], look.SEVERITY[severity]
    yield book.link(finding.document, short=True), look.LINKED
    yield place(finding), look.TEXT
    yield finding.source_term or "", look.TEXT
    yield preferred(finding), look.BOLD
    yield one_line(finding.text), look.TEXT
    if bilingual:
        source = one_line(finding.source.text).strip() if finding.source is not None else ""
        yield _shortened(source, book.limits.context), look.TEXT
    sentence = Sentence(cut_to_characters(part, book.limits.context)) if part is not None else ""
    yield sentence, look.TEXT
    yield words.kinds[str(match.kind)] if match is not None else "", look.TEXT
    yield words.bands[str(match.band)] if match is not None else "", look.TEXT
    yield round(match.confidence, 3) if match is not None else None, look.SHARE
    yield reason(finding), look.TEXT
    yield None, look.DECISION
    yield None, look.DECISION
    yield None, look.DECISION
    yield f"{finding.code} {finding.rule}", look.PALE
    yield finding.document, look.HIDDEN
    yield finding.fingerprint, look.HIDDEN


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _range(names: list[str], name: str, last: int) -> str:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(names.index(name) + 1)
    return f"{letter}2:{letter}{last}"
