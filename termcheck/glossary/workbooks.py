"""Tables from the sheets of an Excel workbook, read by python-calamine.

calamine sees a copy of the workbook that `termcheck.archive` has checked.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from termcheck.archive import Archive, Limits
from termcheck.errors import DocumentError, GlossaryError
from termcheck.glossary.tables import Row, Table

_LIMITS = Limits(total=300_000_000)
_SAVE = "Save the glossary as XLSX or CSV"

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
    checked = _checked(data, name)
    from python_calamine import CalamineError, CalamineWorkbook

    tables: list[Table] = []
    try:
        with CalamineWorkbook.from_filelike(checked) as workbook:
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


def _checked(data: bytes, name: str) -> io.BytesIO:
    """A copy of the workbook that can be read without harm. Raises `GlossaryError`."""
    if not data.startswith(b"PK"):
        raise GlossaryError("this is no Excel workbook", where=name, hint=_SAVE)
    try:
        archive = Archive(data, _LIMITS)
        if not any(part.lower().endswith("workbook.xml") for part in archive.names):
            raise GlossaryError("this is a zip file, but no Excel workbook", where=name, hint=_SAVE)
        copy, far = archive.repacked(), archive.sprawl()
    except DocumentError as fault:
        raise GlossaryError(fault.what, where=name, hint=fault.hint) from None
    if far is not None:
        raise GlossaryError(
            f"the workbook is too large: a sheet reaches to row {far[0]:,} and column {far[1]:,}",
            where=name,
            hint="Delete the empty rows and columns after the table, or save the table as CSV",
        )
    return copy
