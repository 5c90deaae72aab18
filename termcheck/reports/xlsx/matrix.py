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
    or superseded rendering; "(no rendering)" where a source term has nothing beside it. The
    concepts most often rendered otherwise come first; those that are rendered as agreed everywhere
    come last and are not printed.
    """
    words, report = book.words, book.report
    shown, left_out = tables.matrix_documents(report, book.documents, book.limits.matrix_documents)
    cells = tables.matrix(report, shown)
    numbers = {concept.id: number for number, concept in enumerate(report.concepts)}
    missing: dict[int, dict[str, int]] = {}
    for (concept_id, uri), count in sorted(tables.not_rendered(report).items()):
        if concept_id in numbers and uri in shown:
            missing.setdefault(numbers[concept_id], {})[uri] = count
            cells.setdefault(numbers[concept_id], {})
    first = [numbers[concept.id] for _, concept in otherwise_rendered(report.concepts)]
    departing = [number for number in first if number in cells]
    departing += sorted(missing.keys() - set(departing))
    agreed = sorted(cells.keys() - set(departing))
    bilingual = any(concept.source_uses is not None for concept in report.concepts)
    sources = ("source_uses", "rendered") if bilingual else ()
    columns = [
        Column(words.headings["source_term"], 19),
        Column(words.headings["preferred"], 30),
        Column(words.headings["consistency"], 12, "center"),
        *(Column(words.headings[name], 12, "right") for name in sources),
        *(Column(book.short(uri), 21) for uri in shown),
    ]
    sheet = book.sheet("matrix", tab=look.ACCENT)
    if len(shown) > _WIDE:
        sheet.sheet.sheet_properties.pageSetUpPr.fitToPage = False
        sheet.sheet.page_setup.scale = _SCALE
        sheet.sheet.print_title_cols = "A:C"
    sheet.table(columns, frozen_columns=3)
    rows = (
        _row(book, report.concepts[n], cells[n], missing.get(n, {}), shown, sources=bilingual)
        for n in departing + agreed
    )
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
    book: Book,
    concept: ConceptUses,
    used: Mapping[str, list[tuple[int, int]]],
    missing: Mapping[str, int],
    shown: list[str],
    *,
    sources: bool,
) -> Iterator[Cell | None]:
    yield concept.source_term or "", look.BOLD
    yield concept.preferred or "", look.TEXT
    yield concept.consistency, look.SHARE
    if sources:
        yield concept.source_uses or None, look.NUMBER
        yield concept.rendered if concept.source_uses else None, look.NUMBER
    for uri in shown:
        yield _cell(book, concept, used.get(uri, []), missing.get(uri, 0))


def _cell(book: Book, concept: ConceptUses, used: list[tuple[int, int]], missing: int) -> Cell:
    renderings = [(concept.renderings[number], count) for number, count in used]
    lines = [f"{rendering.text} ({count:,})" for rendering, count in renderings]
    if missing:
        lines.append(f"{book.words.sentences['nothing_there']} ({missing:,})")
    style: Look = look.AGREED
    if any(rendering.status in _FORBIDDEN for rendering, _ in renderings):
        style = look.FORBIDDEN
    elif missing or any(r.reported or r.status == "variant" for r, _ in renderings):
        style = look.DEPARTS
    return "\n".join(lines), style
