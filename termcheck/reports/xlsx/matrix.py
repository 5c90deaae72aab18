"""Sheet "Matrix": which document renders which concept in which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.reports.xlsx import look, tables
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.report import ConceptUses
    from termcheck.reports.xlsx.look import Look
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_FORBIDDEN = frozenset({"deprecated", "superseded"})
_WIDE = 7
"""Up to so many documents fit on the width of a page; more run over several pages."""


def write(book: Book) -> None:
    """Write the sheet: concepts down, the documents with most findings across.

    Amber where a document uses something that was reported, red where that is a listed deprecated
    or superseded rendering.
    """
    words, report = book.words, book.report
    shown, left_out = tables.matrix_documents(report, book.documents, book.limits.matrix_documents)
    cells = tables.matrix(report, shown)
    columns = [
        Column(words.headings["source_term"], 20),
        Column(words.headings["preferred"], 30),
        Column(words.headings["consistency"], 11, "center"),
        *(Column(book.short(uri), 26) for uri in shown),
    ]
    sheet = book.sheet("matrix", tab=look.ACCENT)
    if len(shown) > _WIDE:
        sheet.sheet.sheet_properties.pageSetUpPr.fitToPage = False
        sheet.sheet.page_setup.scale = 65
        sheet.sheet.print_title_cols = "A:C"
    sheet.table(columns, frozen_columns=3)
    for number in sorted(cells):
        if not sheet.fits(2):
            break
        concept = report.concepts[number]
        row: list[Cell | None] = [
            (concept.source_term or "", look.BOLD),
            (concept.preferred or "", look.TEXT),
            (concept.consistency, look.SHARE),
            *(_cell(concept, cells[number].get(uri, [])) for uri in shown),
        ]
        sheet.append(row)
    last = sheet.row
    if not cells:
        sheet.append([(words.sentences["no_uses"], look.PLAIN_LINE)])
    if left_out:
        text = book.sentence("more_columns", shown=f"{len(shown):,}", count=f"{left_out:,}")
        sheet.append([(text, look.PALE_LINE)])
    sheet.filter(3, last)
    if last > 1:
        sheet.bars(f"C2:C{last}", top=1)


def _cell(concept: ConceptUses, used: list[tuple[int, int]]) -> Cell:
    renderings = [(concept.renderings[number], count) for number, count in used]
    text = "\n".join(f"{rendering.text} ({count:,})" for rendering, count in renderings)
    style: Look = look.AGREED
    if any(rendering.status in _FORBIDDEN for rendering, _ in renderings):
        style = look.FORBIDDEN
    elif any(rendering.reported or rendering.status == "variant" for rendering, _ in renderings):
        style = look.DEPARTS
    return text, style
