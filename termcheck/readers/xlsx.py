"""Excel workbooks: one segment for each cell that holds text; `columns` says which belong together.

python-calamine reads the values; it sees a copy of the archive that `Archive` has checked. Cells
whose formulas give text are text. What calamine does not know is taken from the XML parts: formulas
that were never calculated, comments, and text in drawings, which are counted in notes.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from termcheck.archive import Archive, column_name
from termcheck.errors import DocumentError
from termcheck.model.document import Anchor, Note
from termcheck.model.phrase import Phrase
from termcheck.readers.base import Cell, Content, Piece, Raw, not_read
from termcheck.readers.columns import units_of_tables
from termcheck.readers.protect import addresses
from termcheck.readers.table import has_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from python_calamine import CalamineWorkbook

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def read(raw: Raw) -> Content:
    """Read a workbook; anchors are `Sheet1!B7`, with the sheet's name quoted as Excel does.

    Hidden sheets are read too. Cost: memory for the rectangle of cells in use.
    """
    archive = Archive(raw.data)
    pieces: list[Piece] = []
    filled: set[tuple[str, int, int]] = set()
    for sheet, rows in _sheets(archive):
        for row, cells in enumerate(rows, 1):
            others: list[int] = []
            before = len(pieces)
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, str) and has_letters(cell) and cell not in _ERRORS:
                    anchor = Anchor(path=f"{quoted(sheet)}!{column_name(column)}{row}")
                    place = Cell(sheet, row, column)
                    group = f"{sheet}!{column}"
                    pieces.append(Piece(cell, anchor, tuple(addresses(cell)), group, place))
                elif cell not in ("", None):
                    others.append(column)
            # Where a row has no text, nobody asks for its translation.
            if len(pieces) > before:
                filled.update((sheet, row, column) for column in others)
    units, notes = units_of_tables(
        pieces,
        language=raw.language,
        source_language=raw.source_language,
        uri=raw.uri,
        columns=raw.reading.columns,
        filled=filled,
    )
    return Content(units, (*notes, *_left_out(archive, raw.uri)))


def _sheets(archive: Archive) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    """Name and rows, from row 1 and column A on, of each sheet with cells."""
    from python_calamine import SheetTypeEnum

    copy = archive.repacked()
    sprawling = archive.sprawl() is not None
    with _open(copy) as book:
        names = [s.name for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
        if not sprawling:
            for name in names:
                yield name, _rows(book, name)
            return
    yield from _sparse_sheets(copy, names)


def _open(copy: io.BytesIO) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(copy)
    except CalamineError as fault:
        raise _damaged(str(fault)) from None


def _rows(book: CalamineWorkbook, name: str) -> Iterable[Iterable[Any]]:
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_name(name)
    except CalamineError as fault:
        raise _damaged(f"sheet {name}: {fault}") from None
    if sheet.start is None:
        return ()
    # calamine gives all rows from the first one on, but no columns before the first with a value.
    empty = [""] * sheet.start[1]
    return ([*empty, *row] for row in sheet.iter_rows()) if empty else sheet.iter_rows()


def _sparse_sheets(
    copy: io.BytesIO, names: list[str]
) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    """The same by openpyxl, which holds one row at a time: for cells very far from A1."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(copy, read_only=True, data_only=True)
        for name in names:
            sheet = book[name]
            # What the file says about its own size is not to be trusted, and pads every row.
            sheet.reset_dimensions()
            yield name, sheet.iter_rows(values_only=True)
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as fault:
        raise _damaged(str(fault)) from None


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands before the `!` of an anchor."""
    if _PLAIN_NAME.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def _left_out(archive: Archive, uri: str) -> tuple[Note, ...]:
    """Notes on what is in the file but was not read."""
    formulas = 0
    for _, data in archive.parts_with_root("worksheet"):
        if _FORMULA.search(data):
            formulas += _formulas_without_value(data)
    comments = sum(
        data.count(b"<comment ") for _, data in archive.parts_with_root("comments")
    ) or sum(
        data.count(b"<threadedComment ") for _, data in archive.parts_with_root("ThreadedComments")
    )
    shapes = 0
    for _, data in archive.parts_with_root("wsDr"):
        shapes += len(
            re.findall(rb"<xdr:txBody[\s>](?:(?!</xdr:txBody>).)*?<a:t>", data, re.DOTALL)
        )
    charts = sum(1 for _ in archive.parts_with_root("chartSpace"))
    return (
        *not_read(
            {"formula without a calculated value|formulas without a calculated value": formulas},
            uri,
            Phrase("hint-calculate"),
        ),
        *not_read(
            {
                "comment|comments": comments,
                "text in a drawing|texts in drawings": shapes,
                "chart|charts": charts,
            },
            uri,
        ),
    )


def _formulas_without_value(data: bytes) -> int:
    """Cells with a formula whose result was never stored. Raises `DocumentError`."""
    from lxml import etree

    count = 0
    cells = etree.iterparse(
        io.BytesIO(data), tag="{*}c", resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, cell in cells:
            parts = {
                etree.QName(child).localname: child for child in cell if isinstance(child.tag, str)
            }
            # Programs that cannot calculate leave `<v/>` behind; a text may well be empty.
            result = parts.get("v")
            empty = result is not None and not result.text and cell.get("t") != "str"
            count += "f" in parts and "is" not in parts and (result is None or empty)
            cell.clear()
    except etree.XMLSyntaxError:
        raise _damaged("a sheet is not valid XML") from None
    return count


def _damaged(detail: str) -> DocumentError:
    return DocumentError(
        f"the workbook is damaged ({detail})",
        hint="Open it in Excel or LibreOffice and save it again",
    )
