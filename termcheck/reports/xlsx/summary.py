"""Sheet "Summary": totals, the least consistent concepts with a chart, and how to read it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from termcheck.reports.xlsx import look, tables
from termcheck.reports.xlsx.cells import Link
from termcheck.reports.xlsx.sheet import Column

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
_WORST = 15
_DOCUMENTS = 10


def write(book: Book) -> None:
    """Write the sheet, the first of the workbook."""
    sheet = book.sheet("summary", widths=_WIDTHS, tab=look.ACCENT)
    _head(book, sheet)
    _tiles(book, sheet)
    chart_row = sheet.row + 2
    worst = _consistency(book, sheet)
    _rules(book, sheet)
    _kinds(book, sheet)
    _documents(book, sheet)
    _reading(book, sheet)
    sheet.sheet.print_area = f"A1:I{sheet.row}"
    if worst is not None:
        first, last = worst
        sheet.sheet.add_chart(_chart(book, sheet, first, last), f"{_CHART}{chart_row}")


def _head(book: Book, sheet: Sheet) -> None:
    words, report = book.words, book.report
    total = sum(document.words for document in report.documents)
    uses = sum(document.uses for document in report.documents)
    names = ", ".join(report.run.glossaries) or words.sentences["no_glossary"]
    sheet.append([None, (words.titles["report"], look.TITLE)], height=34)
    checked = book.sentence(
        "checked",
        documents=f"{len(report.documents):,}",
        words=f"{total:,}",
        uses=f"{uses:,}",
        concepts=f"{len(report.concepts):,}",
    )
    lines = [checked, book.sentence("glossaries", names=names)]
    if report.suppressed:
        lines.append(book.sentence("silenced", count=f"{report.suppressed:,}"))
    for line in lines:
        sheet.append([None, (line, look.PALE_LINE)])
    sheet.blank()


def _tiles(book: Book, sheet: Sheet) -> None:
    report, headings = book.report, book.words.headings
    counts = book.facts["severity"].value_counts()
    numbers = [
        ("documents", len(report.documents)),
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
    sheet.blank()
    sheet.append([None, (book.words.titles[name], look.SUBTITLE)], height=24)


def _table(book: Book, sheet: Sheet, names: Sequence[str], right: Sequence[str]) -> None:
    columns = [
        Column(book.words.headings[name], 0, "right" if name in right else "left") for name in names
    ]
    sheet.header(columns, indent=1)


def _consistency(book: Book, sheet: Sheet) -> tuple[int, int] | None:
    """Write the table; its first and last row, None where there is nothing for a chart."""
    words, report = book.words, book.report
    table = tables.consistency(report)
    bad = table[table["share"] < 1]
    _title(book, sheet, "consistency")
    if bad.empty:
        sentence = "all_consistent" if len(table) else "no_uses"
        sheet.append([None, (words.sentences[sentence], look.PLAIN_LINE)])
        return None
    names = ("concept", "preferred", "others", "", "uses", "consistency")
    columns = [
        Column(words.headings[name] if name else "", 0, _ALIGN.get(name, "right")) for name in names
    ]
    sheet.header(columns, indent=1)
    sheet.merge(4, 5)
    first = sheet.row + 1
    for number, share, uses in tables.rows(bad.head(_WORST)):
        concept = report.concepts[int(number)]
        others = [r for r in concept.renderings if r.status not in ("preferred", "admitted")]
        sheet.append(
            [
                None,
                (concept.source_term or concept.preferred or concept.id, look.BOLD),
                (concept.preferred or "", look.TEXT),
                (sum(r.count for r in others), look.NUMBER),
                (None, look.NUMBER),
                (int(uses), look.NUMBER),
                (float(share), look.SHARE),
            ]
        )
        sheet.merge(4, 5)
    last = sheet.row
    sheet.bars(f"G{first}:G{last}", top=1)
    if len(bad) > _WORST:
        text = book.sentence(
            "more_concepts", count=f"{len(bad) - _WORST:,}", sheet=words.sheets["terms"]
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
        sheet.append(
            [None, (name, look.BOLD), (words.rules.get(row.code, ""), look.TEXT), *_counts(row)]
        )


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
                (words.kinds[row.kind], look.BOLD),
                (words.kind_meanings[row.kind], look.TEXT),
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
                (float(row.per_thousand) if row.words else None, look.DENSITY),
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


def _chart(book: Book, sheet: Sheet, first: int, last: int) -> Any:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.shapes import GraphicalProperties

    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.title = _chart_title(book.words.titles["chart"])
    chart.legend = None
    chart.gapWidth = 40
    chart.add_data(Reference(sheet.sheet, min_col=7, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet.sheet, min_col=2, min_row=first, max_row=last))
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill="5B9AA8")
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    # Every bar bears its number: the axis would say it a second time.
    chart.y_axis.delete = True
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.number_format = "0%"
    chart.y_axis.majorGridlines = None
    chart.width = 12
    chart.height = max(5.0, 2.2 + 0.75 * (last - first + 1))
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
