"""One sheet of the workbook, written row by row."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import DataBarRule
from openpyxl.packaging.relationship import Relationship
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.cells import (
    MAX_CHARACTERS,
    Link,
    Sentence,
    Value,
    cell_xml,
    line_height,
    lines,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

    from termcheck.reports.xlsx.look import Look
    from termcheck.reports.xlsx.words import Words


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet can hold."""

    rows: int = 1_048_576
    """Of the file format."""
    links: int = 65_530
    """Of Excel, for one sheet."""
    characters: int = MAX_CHARACTERS
    """Of Excel, for one cell."""
    context: int = 420
    """Characters of a sentence: more than an editor reads in a cell."""
    matrix_documents: int = 200
    """Columns of the matrix."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: float
    """In characters of the normal font."""
    align: str = "left"
    """Where the heading stands: `left`, `right` above numbers, `center` above bars."""
    hidden: bool = False


Cell = tuple[Value, "Look"]
_A4 = 9
_PAGE_HEIGHT, _TOP, _BOTTOM = 8.27, 0.5, 0.6
"""Inches: the height of A4 landscape and its margins."""
_SURE = 0.95
"""The part of a page that rows may take by our count: programs differ in the heights of rows."""
_NO_ROWS = re.compile("<sheetData/>|<sheetData></sheetData>")
_PIECE = 1 << 20
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LOWEST, _HIGHEST = 15.0, 409.0
"""Heights of rows in points; Excel allows no more."""


class Sheet:
    """A sheet under way: rows go straight to a file, so memory does not grow with them."""

    def __init__(
        self, workbook: Workbook, title: str, widths: Sequence[float], words: Words, limits: Limits
    ) -> None:
        self.sheet = workbook.create_sheet(title)
        self.title = title
        self.limits = limits
        self.row = 0
        """Number of the last row written; 0 before the first."""
        self._words = words
        self._cut = words.sentences["cut"]
        self._styles: dict[Look, int] = {}
        self._links: list[str] = []
        self._targets: dict[str, str] = {}
        # Lives as long as the sheet and goes when it is closed, also after an exception.
        self._rows: IO[str] = tempfile.TemporaryFile(  # noqa: SIM115
            "w+", encoding="utf-8", newline="\n"
        )
        self.points = 0.0
        """Height of the rows so far."""
        self._blocks: list[tuple[int, float]] = []
        self._widths: list[float] = []
        self._letters: list[str] = []
        self._set_widths(widths)
        self._page()

    def append(self, cells: Iterable[Cell | None], *, height: float | None = None) -> None:
        """Write the next row; None leaves a cell out. `height` is in points, None fits the text."""
        self.row += 1
        row, parts, tallest = str(self.row), [], _LOWEST
        for number, cell in enumerate(cells):
            if cell is None:
                continue
            value, style = cell
            reference = self._letter(number) + row
            if isinstance(value, Link):
                self._link(reference, value)
            if height is None and style.wraps and number < len(self._widths):
                text = value.text if isinstance(value, Link | Sentence) else value
                if isinstance(text, str):
                    tallest = max(tallest, self.height(text, self._widths[number]))
            number_of_style = self._styles.get(style) or self._style(style)
            parts.append(
                cell_xml(
                    reference, number_of_style, value, cut=self._cut, limit=self.limits.characters
                )
            )
        # "ht" alone, without "customHeight", leaves the height free to change with the text.
        points = tallest if height is None else height
        self.points += points
        self._rows.write(f'<row r="{row}" ht="{points:g}">{"".join(parts)}</row>')

    def append_all(
        self, rows: Iterable[Iterable[Cell | None]], count: int, *, indent: int = 0, keep: int = 0
    ) -> int:
        """Write `count` rows, or as many as fit; give the number of the last one.

        Where not all fit, one more row says how many are missing, `indent` columns from the left.
        So many rows as `keep` stay free for what follows.
        """
        last = self.row
        for written, cells in enumerate(rows):
            missing = count - written
            # The last row is kept for the sentence that says what is missing.
            if not self.fits((2 if missing > 1 else 1) + keep):
                text = self._words.sentences["more_rows"].format(count=f"{missing:,}")
                self.append([*[None] * indent, (text, look.PLAIN_LINE)])
                break
            self.append(cells)
            last = self.row
        return last

    def close(self) -> None:
        """Finish the sheet. Nothing can be written afterwards."""
        self.sheet.close()
        for target, name in self._targets.items():
            self.sheet._writer._rels.append(
                Relationship(type="hyperlink", Id=name, Target=target, TargetMode="External")
            )

    def parts(self, path: Path) -> Iterator[bytes]:
        """The XML of the sheet in pieces, made of what openpyxl wrote to `path`, rows and links."""
        text = path.read_text(encoding="utf-8")
        head, tail = _NO_ROWS.split(text)
        yield f"{head}<sheetData>".encode()
        self._rows.seek(0)
        while piece := self._rows.read(_PIECE):
            yield piece.encode()
        self._rows.close()
        if self._links:
            links = f'<hyperlinks xmlns:r="{_RELATIONS}">{"".join(self._links)}</hyperlinks>'
            # The schema wants links right before what is said about the page.
            place = tail.index("<pageMargins")
            tail = tail[:place] + links + tail[place:]
        yield f"</sheetData>{tail}".encode()

    def blank(self, count: int = 1) -> None:
        """Write empty rows."""
        for _ in range(count):
            self.append(())

    def header(self, columns: Sequence[Column], *, indent: int = 0, height: float = 22) -> None:
        """Write the headings of a table, `indent` columns from the left."""
        cells: list[Cell | None] = [None] * indent
        for column in columns:
            cells.append((column.heading, look.HEADINGS[column.align]))
        self.append(cells, height=height)

    def merge(self, first: int, last: int) -> None:
        """Make one cell of the columns `first` to `last` (1-based) of the last row."""
        left, right = get_column_letter(first), get_column_letter(last)
        self.sheet.merged_cells.add(f"{left}{self.row}:{right}{self.row}")

    def freeze(self, cell: str) -> None:
        """Keep the rows above and the columns left of a cell in sight. Before the first row."""
        self.sheet.freeze_panes = cell

    def table(self, columns: Sequence[Column], *, frozen_columns: int = 0) -> None:
        """Begin a sheet that is one table: heading frozen and repeated on every page."""
        self._set_widths([column.width for column in columns])
        for number, column in enumerate(columns):
            self.sheet.column_dimensions[self._letter(number)].hidden = column.hidden
        self.freeze(f"{get_column_letter(frozen_columns + 1)}2")
        self.sheet.print_title_rows = "1:1"
        tallest = max(self.height(column.heading, column.width * 0.9) for column in columns)
        self.header(columns, height=max(tallest + 8, 22))

    def filter(self, columns: int, last_row: int) -> None:
        """Offer a filter over the first so many columns, headings in row 1."""
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(last_row, 1)}"

    def bars(self, cells: str, *, top: float) -> None:
        """Draw a bar in each cell of a range, full at the value `top`."""
        rule = DataBarRule(
            start_type="num",
            start_value=0,
            end_type="num",
            end_value=top,
            color=look.BAR,
            showValue=True,
            minLength=0,
            maxLength=100,
        )
        self.sheet.conditional_formatting.add(cells, rule)

    def choices(self, cells: str, values: Iterable[str]) -> None:
        """Offer a list in each cell of a range; other texts are refused."""
        sentences = self._words.sentences
        validation = DataValidation(
            type="list",
            formula1=f'"{",".join(values)}"',
            allow_blank=True,
            showErrorMessage=True,
            showInputMessage=True,
            errorTitle=sentences["choose_title"],
            error=sentences["not_in_list"],
            promptTitle=sentences["choose_title"],
            prompt=sentences["choose"],
        )
        validation.add(cells)
        self.sheet.data_validations.append(validation)

    @staticmethod
    def height(text: str, width: float) -> float:
        """Points that a text takes in a column of that many characters."""
        count = lines(text, width)
        return min(max(_LOWEST, count * line_height(text) + 2), _HIGHEST)

    def fits(self, rows: int) -> bool:
        """Whether so many more rows go on this sheet."""
        return self.row + rows <= self.limits.rows

    def print_area(self, columns: int, last_row: int | None = None) -> None:
        """Print the first so many columns of the rows so far, or up to a row."""
        row = max(self.row if last_row is None else last_row, 1)
        self.sheet.print_area = f"A1:{get_column_letter(columns)}{row}"

    def footnote(self, text: str) -> None:
        """Print a sentence in the middle of the foot of every page."""
        # An ampersand begins a code there.
        self.sheet.oddFooter.center.text = text.replace("&", "&&")

    def block(self) -> None:
        """Begin rows that belong on one page: those from the next one up to the next block."""
        self._blocks.append((self.row, self.points))

    def scaled(self, percent: int) -> None:
        """Print at this scale; a block that does not fit on the rest of a page begins a new one.

        After the last row. Excel heeds page breaks only where a sheet is not fitted to the width of
        the page, so the scale has to be small enough for the columns.
        """
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = False
        self.sheet.page_setup.scale = percent
        room = (_PAGE_HEIGHT - _TOP - _BOTTOM) * 72 * _SURE * 100 / percent
        begins = 0.0
        for (row, top), (_, bottom) in pairwise([*self._blocks, (self.row, self.points)]):
            if bottom - begins > room and top > begins:
                self.sheet.row_breaks.append(Break(id=row))
                begins = top
            begins += (bottom - begins) // room * room

    def tab(self, color: str) -> None:
        """Colour of the sheet's tab. Before the first row."""
        self.sheet.sheet_properties.tabColor = color

    def column(self, number: int, last_row: int) -> str:
        """The cells of a column (0-based) below its heading in row 1, as a range: `D2:D9`."""
        letter = self._letter(number)
        return f"{letter}2:{letter}{last_row}"

    def _set_widths(self, widths: Sequence[float]) -> None:
        self._widths = list(widths)
        for number, width in enumerate(widths):
            self.sheet.column_dimensions[self._letter(number)].width = width

    def _letter(self, number: int) -> str:
        while number >= len(self._letters):
            self._letters.append(get_column_letter(len(self._letters) + 1))
        return self._letters[number]

    def _link(self, reference: str, link: Link) -> None:
        if len(self._links) >= self.limits.links:
            return
        if link.target is not None:
            name = self._targets.setdefault(link.target, f"link{len(self._targets) + 1}")
            self._links.append(f'<hyperlink ref="{reference}" r:id="{name}"/>')
        elif link.inside is not None:
            self._links.append(f'<hyperlink ref="{reference}" location={quoteattr(link.inside)}/>')

    def _style(self, style: Look) -> int:
        # openpyxl gives a style its number when a cell takes it.
        pen = WriteOnlyCell(self.sheet)
        pen.font = style.font
        pen.alignment = style.alignment
        pen.number_format = style.number_format
        if style.fill is not None:
            pen.fill = style.fill
        if style.border is not None:
            pen.border = style.border
        self._styles[style] = int(pen.style_id)
        return self._styles[style]

    def _page(self) -> None:
        sheet, sentences = self.sheet, self._words.sentences
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.bottom = _TOP, _BOTTOM
        sheet.page_margins.header = sheet.page_margins.footer = 0.3
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = sentences["page"].format(page="&P", pages="&N")
