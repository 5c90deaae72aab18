"""Tables from the sheets of an Excel workbook, read by python-calamine.

A workbook is a zip file from who knows where, and calamine ends the whole program when it asks for
more memory than there is. So two things are looked at first: how much the parts unpack to, and how
far out the cells stand.
"""

from __future__ import annotations

import io
import re
import zlib
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile, ZipFile, ZipInfo

from termcheck.errors import GlossaryError
from termcheck.glossary.tables import Row, Table

UNPACKED_LIMIT = 300_000_000
"""Bytes that the parts of a workbook may unpack to, together."""
CELL_LIMIT = 20_000_000
"""Cells that a sheet may span, empty ones included: calamine keeps 32 bytes for each."""
_CHUNK = 1 << 20
_CELL = re.compile(rb"<(?:\w+:)?c(?=\s)[^>]*?\sr=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row(?=\s)[^>]*?\sr=[\"']([0-9]{1,7})[\"']")

Value = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(data: bytes, name: str) -> list[Table]:
    """One table for each sheet that has any cell; cells merged downwards are filled in.

    Raises:
        GlossaryError: the bytes are no workbook, or one that nobody should open.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise GlossaryError(
            "the workbook is protected by a password or in the old XLS format",
            where=name,
            hint="Save it as XLSX without a password",
        )
    _examine(data, name)
    from python_calamine import CalamineError, CalamineWorkbook

    tables: list[Table] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for sheet_name in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(sheet_name)
                if sheet.start is None:
                    continue
                values: list[list[Value]] = sheet.to_python(skip_empty_area=True)
                _fill_down(values, sheet.merged_cell_ranges or [], sheet.start)
                tables.append(Table(f"{name}!{sheet_name}", _rows(values, sheet.start[0]), "\t"))
    except (CalamineError, OSError, ValueError) as error:
        raise GlossaryError(
            f"the workbook cannot be read: {str(error) or type(error).__name__}",
            where=name,
            hint="Open it in a spreadsheet program and save it again",
        ) from error
    return tables


def _rows(values: list[list[Value]], first: int) -> list[Row]:
    rows: list[Row] = []
    for number, cells in enumerate(values, first + 1):
        texts = [cell if isinstance(cell, str) else _text(cell) for cell in cells]
        if any(texts):
            rows.append((number, texts))
    return rows


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _fill_down(
    values: list[list[Value]],
    ranges: list[tuple[tuple[int, int], tuple[int, int]]],
    start: tuple[int, int],
) -> None:
    """Puts the value of cells merged downwards into each of their rows.

    One Chinese term merged over three rows with a rendering each is how people write concepts.
    """
    for (top, left), (bottom, _) in ranges:
        row, column = top - start[0], left - start[1]
        if row < 0 or column < 0 or row >= len(values) or column >= len(values[row]):
            continue
        for lower in values[row + 1 : bottom - start[0] + 1]:
            if lower[column] == "":
                lower[column] = values[row][column]


def _examine(data: bytes, name: str) -> None:
    """Raises `GlossaryError` for a broken zip file, and for one that fills the memory."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if "/media/" not in part.filename]
            if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
                raise GlossaryError(
                    "this is a zip file, but no Excel workbook",
                    where=name,
                    hint="Save the glossary as XLSX or CSV",
                )
            if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                raise _too_large(name, "it unpacks to more than 300 MB")
            for part in parts:
                _examine_part(archive, part, name)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GlossaryError(
            "the workbook is damaged or no XLSX file",
            where=name,
            hint="Open it in a spreadsheet program and save it again",
        ) from error


def _examine_part(archive: ZipFile, part: ZipInfo, name: str) -> None:
    """Unpacks a part, which proves its size and checksum, and looks how far its cells reach."""
    is_sheet = "worksheets/" in part.filename and part.filename.endswith(".xml")
    rows = columns = 0
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not is_sheet:
                continue
            chunk = rest + chunk
            for letters, digits in _CELL.findall(chunk):
                rows = max(rows, int(digits))
                columns = max(columns, _column(letters))
            rows = max(rows, *map(int, _ROW.findall(chunk)), 0)
            rest = chunk[-200:]
    if rows * columns > CELL_LIMIT:
        raise _too_large(name, f"a sheet reaches to row {rows:,} and column {columns:,}")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(name: str, why: str) -> GlossaryError:
    return GlossaryError(
        f"the workbook is too large: {why}",
        where=name,
        hint="Delete the empty rows and columns after the table, or save the table as CSV",
    )
