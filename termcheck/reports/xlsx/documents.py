"""Sheet "Documents": one row a document, with the density of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.reports.xlsx import look, tables
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_NUMBERS = ("segments", "words", "uses", "findings", "error", "warning", "info")
_HEADINGS = {"error": "errors", "warning": "warnings", "info": "infos"}


def write(book: Book) -> None:
    """Write the sheet, in the order of the report."""
    words, table = book.words, book.documents
    headings = words.headings
    columns = [
        Column(headings["document"], 60),
        Column(headings["format"], 11),
        Column(headings["language"], 11),
        *(Column(headings[_HEADINGS.get(name, name)], 11, "right") for name in _NUMBERS),
        Column(headings["per_thousand"], 13, "center"),
    ]
    sheet = book.sheet("documents", tab=look.ACCENT)
    sheet.table(columns, frozen_columns=1)
    for row in tables.rows(table):
        if not sheet.fits(2):
            break
        cells: list[Cell | None] = [
            (book.link(str(row.uri)), look.LINKED),
            (str(row.format), look.TEXT),
            (str(row.language), look.TEXT),
            *((int(getattr(row, name)), look.NUMBER) for name in _NUMBERS),
            (float(row.per_thousand) if row.words else None, look.DENSITY),
        ]
        sheet.append(cells)
    last = sheet.row
    if len(table) >= last:
        text = book.sentence("more_rows", count=f"{len(table) - last + 1:,}")
        sheet.append([(text, look.PLAIN_LINE)])
    if table.empty:
        sheet.append([(words.sentences["no_documents"], look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    if last > 1:
        densest = table["per_thousand"].max()
        sheet.bars(f"K2:K{last}", top=float(densest) if densest > 0 else 1)
