"""Sheet "Summary": totals, the concepts most often rendered otherwise, how to read it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from termcheck.reports.excerpt import otherwise_rendered
from termcheck.reports.headline import headline
from termcheck.reports.xlsx import look, tables
from termcheck.reports.xlsx.cells import Link
from termcheck.reports.xlsx.sheet import Column
from termcheck.text.width import shorten

if TYPE_CHECKING:
    from termcheck.reports.xlsx.sheet import Cell, Sheet
    from termcheck.reports.xlsx.workbook import Book

_WIDTHS = (2, 30, 40, 11, 11, 11, 11, 2, 67)
_FIRST, _LAST = 2, 7
"""Columns of the tables; the chart stands to the right of them."""
_CHART = "I"
_ALIGN = {
    "concept": "left",
    "preferred": "left",
    "consistency": "center",
    "per_thousand": "center",
}
_WORST = 12
_TELLING = 3
"""Uses from which on a share says something."""
_LOWEST_CHART = 170.0
"""Points."""
_CHART_SHARE = 0.92
"""Of the height of the table: programs make rows lower than we reckon, never higher."""
_LONGEST_NAME = 100
"""Columns that the name of a glossary may take beside the rest of its line."""
_SCALE = 76
"""Per cent at which the columns fit on the width of a page."""
_DOCUMENTS = 10


def write(book: Book) -> None:
    """Write the sheet, the first of the workbook."""
    sheet = book.sheet("summary", widths=_WIDTHS, tab=look.ACCENT)
    _head(book, sheet)
    _tiles(book, sheet)
    chart_row, above = sheet.row + 2, sheet.points
    worst = _otherwise(book, sheet)
    beside = sheet.points - above
    _rules(book, sheet)
    _kinds(book, sheet)
    _documents(book, sheet)
    _reading(book, sheet)
    sheet.print_area(len(_WIDTHS))
    sheet.scaled(_SCALE)
    if worst is not None:
        first, last = worst
        sheet.sheet.add_chart(_chart(book, sheet, first, last, beside), f"{_CHART}{chart_row}")


def _head(book: Book, sheet: Sheet) -> None:
    words, report = book.words, book.report
    sheet.append([None, (words.titles["report"], look.TITLE)], height=34)
    checked, *aside = headline(report, words.sentences)
    for line in (checked, _glossary(book), *aside):
        sheet.append([None, (line, look.PALE_LINE)])
    sheet.blank()


def _glossary(book: Book) -> str:
    run = book.report.run
    if not run.glossaries:
        return book.words.sentences["no_glossary"]
    concepts = f"{run.concepts:,}"
    if len(run.glossaries) == 1:
        name = shorten(run.glossaries[0], _LONGEST_NAME, keep="end")
        return book.sentence("glossary", name=name, concepts=concepts)
    return book.sentence(
        "glossaries",
        files=f"{len(run.glossaries):,}",
        concepts=concepts,
        sheet=book.words.sheets["run"],
    )


def _tiles(book: Book, sheet: Sheet) -> None:
    report, headings = book.report, book.words.headings
    counts = book.facts["severity"].value_counts()
    numbers = [
        ("documents", report.totals.documents),
        ("findings", len(report.findings)),
        *((f"{name}s", int(counts[name])) for name in tables.SEVERITIES),
    ]
    for height, cells in (
        (30, [(number, look.TILE_NUMBER) for _, number in numbers]),
        (18, [(headings[name], look.TILE_LABEL) for name, _ in numbers]),
    ):
        filler = cells[0][1]
        sheet.append([None, *cells, (None, filler)], height=height)
        sheet.merge(_LAST - 1, _LAST)


def _title(book: Book, sheet: Sheet, name: str) -> None:
    sheet.block()
    sheet.blank()
    sheet.append([None, (book.words.titles[name], look.SUBTITLE)], height=24)


def _table(book: Book, sheet: Sheet, names: Sequence[str], right: Sequence[str]) -> None:
    columns = [
        Column(book.words.headings[name], 0, "right" if name in right else "left") for name in names
    ]
    sheet.header(columns, indent=1)


def _otherwise(book: Book, sheet: Sheet) -> tuple[int, int] | None:
    """Write the table; its first and last row, None where there is nothing for a chart."""
    words, report = book.words, book.report
    worst = otherwise_rendered(report.concepts)
    _title(book, sheet, "otherwise")
    if not worst:
        sentence = "all_consistent" if report.concepts else "no_uses"
        sheet.append([None, (words.sentences[sentence], look.PLAIN_LINE)])
        return None
    names = ("concept", "preferred", "not_accepted", "accepted", "uses", "consistency")
    columns = [Column(words.headings[name], 0, _ALIGN.get(name, "right")) for name in names]
    sheet.header(columns, indent=1, height=32)
    first = sheet.row + 1
    # Chosen by what there is to do, shown with the least consistent first; a use or two say little.
    chosen = sorted(
        worst[:_WORST],
        key=lambda each: (each[1].uses < _TELLING, (each[1].uses - each[0]) / each[1].uses),
    )
    for count, concept in chosen:
        sheet.append(
            [
                None,
                (concept.source_term or concept.preferred or concept.id, look.BOLD),
                (concept.preferred or "", look.TEXT),
                (count, look.NUMBER_BOLD),
                (concept.uses - count, look.NUMBER),
                (concept.uses, look.NUMBER),
                (concept.consistency, look.SHARE),
            ]
        )
    last = sheet.row
    sheet.bars(f"G{first}:G{last}", top=1)
    if len(worst) > _WORST:
        text = book.sentence(
            "more_concepts", count=f"{len(worst) - _WORST:,}", sheet=words.sheets["matrix"]
        )
        sheet.append([None, (text, look.PALE_LINE)])
    return first, last


def _rules(book: Book, sheet: Sheet) -> None:
    words = book.words
    _title(book, sheet, "rule")
    if not book.report.findings:
        sheet.append([None, (words.sentences["nothing"], look.PLAIN_LINE)])
        return
    _table(
        book,
        sheet,
        ("rule", "meaning", "errors", "warnings", "infos", "total"),
        ("errors", "warnings", "infos", "total"),
    )
    for row in tables.rows(tables.by_rule(book.facts)):
        name = f"{row.code} {row.rule}"
        sheet.append([None, (name, look.BOLD), (book.meaning(row.code), look.TEXT), *_counts(row)])


def _kinds(book: Book, sheet: Sheet) -> None:
    words = book.words
    table = tables.by_kind(book.facts)
    if table.empty:
        return
    _title(book, sheet, "kind")
    _table(
        book,
        sheet,
        ("kind", "meaning", "errors", "warnings", "infos", "total"),
        ("errors", "warnings", "infos", "total"),
    )
    for row in tables.rows(table):
        sheet.append(
            [
                None,
                (words.kinds.get(row.kind, row.kind), look.BOLD),
                (words.kind_meanings.get(row.kind, ""), look.TEXT),
                *_counts(row),
            ]
        )


def _counts(row: Any) -> list[Cell | None]:
    counts: list[Cell | None] = [
        (int(getattr(row, name)) or None, look.NUMBER) for name in tables.SEVERITIES
    ]
    return [*counts, (int(row.total), look.NUMBER_BOLD)]


def _documents(book: Book, sheet: Sheet) -> None:
    words = book.words
    table = tables.most_findings(book.documents)
    if table.empty:
        return
    _title(book, sheet, "documents")
    right = ("words", "uses", "findings", "per_thousand")
    columns = [
        Column(words.headings["document"], 0),
        Column("", 0),
        *(Column(words.headings[name], 0, _ALIGN.get(name, "right")) for name in right),
    ]
    sheet.header(columns, indent=1, height=32)
    sheet.merge(2, 3)
    for row in tables.rows(table.head(_DOCUMENTS)):
        sheet.append(
            [
                None,
                (book.link(str(row.uri)), look.LINKED),
                (None, look.LINKED),
                (int(row.words), look.NUMBER),
                (int(row.uses), look.NUMBER),
                (int(row.findings), look.NUMBER_BOLD),
                (float(row.per_thousand) if row.checked_words else None, look.DENSITY),
            ],
            height=sheet.height(str(row.uri), sum(_WIDTHS[1:3])),
        )
        sheet.merge(2, 3)
    if len(table) > _DOCUMENTS:
        text = book.sentence(
            "more_documents", count=f"{len(table) - _DOCUMENTS:,}", sheet=words.sheets["documents"]
        )
        sheet.append([None, (text, look.PALE_LINE)])


def _reading(book: Book, sheet: Sheet) -> None:
    words = book.words
    _title(book, sheet, "reading")
    for name, sentence in words.guide.items():
        title = words.sheets[name]
        sheet.append(
            [
                None,
                (Link(title, inside=f"'{title}'!A1"), look.PROSE_LINKED),
                (sentence, look.PLAIN_LINE),
            ]
        )
    sheet.blank()
    for name in ("reading_1", "reading_2", "reading_3"):
        # Merged cells do not grow with their text, so the height is given.
        text = words.sentences[name]
        height = sheet.height(text, sum(_WIDTHS[_FIRST - 1 : _LAST])) + 4
        sheet.append([None, (text, look.PROSE)], height=height)
        sheet.merge(_FIRST, _LAST)


def _chart(book: Book, sheet: Sheet, first: int, last: int, height: float) -> Any:
    """Bars of the consistency of each concept in the order of the table, worst first.

    As high as the table, in points, so that no page ends in the midst of it.
    """
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart = BarChart()
    chart.type = "bar"
    chart.grouping, chart.overlap = "percentStacked", 100
    chart.style = 10
    chart.title = _chart_title(book.words.titles["chart"])
    chart.gapWidth = 40
    # The headings above the numbers are the names in the legend; what is accepted stands first.
    for column in (5, 4):
        numbers = Reference(sheet.sheet, min_col=column, min_row=first - 1, max_row=last)
        chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet.sheet, min_col=2, min_row=first, max_row=last))
    for series, color in zip(chart.series, (look.AGREED_BAR, look.DEPARTS_BAR), strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=color)
    chart.legend.position = "b"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    # With the concepts from top to bottom, the numbers would stand at the top.
    chart.y_axis.crosses = "max"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 1, 0.25
    chart.y_axis.number_format = "0%"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=look.LINE))
    chart.width = 12.4
    chart.height = max(_LOWEST_CHART, height * _CHART_SHARE) / 72 * 2.54
    return chart


def _chart_title(text: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import (
        CharacterProperties,
        Paragraph,
        ParagraphProperties,
        RegularTextRun,
    )

    properties = CharacterProperties(sz=1100, b=True, solidFill=look.ACCENT)
    run = RegularTextRun(rPr=properties, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
