"""Sheet "Matrix": which document renders which concept in which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from termcheck.reports.excerpt import otherwise_rendered
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
_SCALE = 55
"""Per cent at which they are printed then."""


def write(book: Book) -> None:
    """Write the sheet: concepts down, the documents with most findings across.

    Amber where a document uses something that was reported, red where that is a listed deprecated
    or superseded rendering. The concepts most often rendered otherwise come first; those that are
    rendered as agreed everywhere come last and are not printed.
    """
    words, report = book.words, book.report
    shown, left_out = tables.matrix_documents(report, book.documents, book.limits.matrix_documents)
    cells = tables.matrix(report, shown)
    numbers = {concept.id: number for number, concept in enumerate(report.concepts)}
    first = [numbers[concept.id] for _, concept in otherwise_rendered(report.concepts)]
    departing = [number for number in first if number in cells]
    agreed = sorted(cells.keys() - set(departing))
    columns = [
        Column(words.headings["source_term"], 19),
        Column(words.headings["preferred"], 30),
        Column(words.headings["consistency"], 12, "center"),
        *(Column(book.short(uri), 21) for uri in shown),
    ]
    sheet = book.sheet("matrix", tab=look.ACCENT)
    if len(shown) > _WIDE:
        sheet.sheet.sheet_properties.pageSetUpPr.fitToPage = False
        sheet.sheet.page_setup.scale = _SCALE
        sheet.sheet.print_title_cols = "A:C"
    sheet.table(columns, frozen_columns=3)
    rows = (_row(report.concepts[number], cells[number], shown) for number in departing + agreed)
    last = sheet.append_all(rows, len(cells), keep=1)
    if not cells:
        sheet.append([(words.sentences["no_uses"], look.PLAIN_LINE)])
    if left_out:
        text = book.sentence("more_columns", shown=f"{len(shown):,}", count=f"{left_out:,}")
        sheet.append([(text, look.PALE_LINE)])
    sheet.filter(3, last)
    if last > 1:
        sheet.bars(f"C2:C{last}", top=1)
    if departing and agreed:
        sheet.print_area(len(columns), min(1 + len(departing), last))
        sheet.footnote(words.sentences["agreed_not_printed"])


def _row(
    concept: ConceptUses, used: Mapping[str, list[tuple[int, int]]], shown: list[str]
) -> Iterator[Cell | None]:
    yield concept.source_term or "", look.BOLD
    yield concept.preferred or "", look.TEXT
    yield concept.consistency, look.SHARE
    for uri in shown:
        yield _cell(concept, used.get(uri, []))


def _cell(concept: ConceptUses, used: list[tuple[int, int]]) -> Cell:
    renderings = [(concept.renderings[number], count) for number, count in used]
    text = "\n".join(f"{rendering.text} ({count:,})" for rendering, count in renderings)
    style: Look = look.AGREED
    if any(rendering.status in _FORBIDDEN for rendering, _ in renderings):
        style = look.FORBIDDEN
    elif any(rendering.reported or rendering.status == "variant" for rendering, _ in renderings):
        style = look.DEPARTS
    return text, style
