"""Sheet "Documents": one row a document, with the density of its findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from termcheck.reports.xlsx import look, tables
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_NUMBERS = ("segments", "words", "uses", "findings", "error", "warning", "info")
_USES = _NUMBERS.index("uses")
_HEADINGS = {"error": "errors", "warning": "warnings", "info": "infos"}


def write(book: Book) -> None:
    """Write the sheet, in the order of the report.

    Originals are marked: no findings in a text that was not checked say nothing about it. How the
    error rate is worked out stands in the legend.
    """
    words, table = book.words, book.documents
    headings = words.headings
    columns = [
        Column(headings["document"], 52),
        Column(headings["format"], 11),
        Column(headings["language"], 11),
        *(Column(headings[_HEADINGS.get(name, name)], 11, "right") for name in _NUMBERS),
        Column(headings["per_thousand"], 13, "center"),
        Column(headings["term_errors"], 13, "right"),
        Column(headings["error_rate"], 14, "center"),
        Column(headings["remark"], 24),
    ]
    sheet = book.sheet("documents", tab=look.ACCENT)
    sheet.table(columns, frozen_columns=1)
    report = book.report
    originals = {each.uri for each in report.documents if report.is_original(each)}
    last = sheet.append_all(
        (_row(book, row, original=row.uri in originals) for row in tables.rows(table)), len(table)
    )
    if table.empty:
        sheet.append([(words.sentences["no_documents"], look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    if last > 1:
        densest = table["per_thousand"].max()
        sheet.bars(f"K2:K{last}", top=float(densest) if densest > 0 else 1)


def _row(book: Book, row: Any, *, original: bool) -> Iterator[Cell | None]:
    yield book.link(str(row.uri)), look.LINKED
    yield str(row.format), look.TEXT
    yield str(row.language), look.TEXT
    for number, name in enumerate(_NUMBERS):
        value = int(getattr(row, name))
        blank = original and number >= _USES and not value
        yield None if blank else value, look.NUMBER
    checked = row.checked_words
    yield float(row.per_thousand) if checked else None, look.DENSITY
    yield int(row.term_errors) if checked else None, look.NUMBER
    yield float(row.error_rate) if checked else None, look.PER_THOUSAND
    yield book.words.sentences["original"] if original else "", look.PALE
