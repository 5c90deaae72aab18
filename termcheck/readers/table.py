"""CSV and TSV documents: one segment for each cell with letters.

A table with one column in each language is common; `columns` says which cells belong together.
"""

from __future__ import annotations

import csv
import io
import re
import threading
from collections import Counter
from itertools import islice
from typing import cast

from termcheck.archive import column_name
from termcheck.errors import DocumentError
from termcheck.model.document import Anchor
from termcheck.readers.base import Cell, Content, Piece, Raw
from termcheck.readers.columns import units_of_tables
from termcheck.readers.encoding import decode, decoding_notes
from termcheck.readers.protect import addresses

_LETTER = re.compile(r"[^\W\d_]")
_DELIMITERS = (",", ";", "\t")
_SNIFFED_ROWS = 50
_LIMIT = threading.Lock()


def read(raw: Raw) -> Content:
    """Read a table; anchors are cells as spreadsheets name them (`B3`), rows counted as records."""
    decoded = decode(raw.data)
    rows = rows_of(decoded.text, raw.suffix)[1]
    pieces = [
        Piece(
            cell,
            Anchor(path=f"{column_name(column)}{row}"),
            tuple(addresses(cell)),
            str(column),
            Cell("", row, column),
        )
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells, 1)
        if has_letters(cell)
    ]
    units, notes = units_of_tables(
        pieces,
        language=raw.language,
        source_language=raw.source_language,
        uri=raw.uri,
        columns=raw.reading.columns,
        filled=_Filled(rows),
    )
    return Content(units, (*decoding_notes(decoded, raw.uri), *notes))


class _Filled:
    """The places of all cells with something in them."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._rows = rows

    def __contains__(self, place: object) -> bool:
        _, row, column = cast("tuple[str, int, int]", place)
        cells = self._rows[row - 1]
        return column <= len(cells) and bool(cells[column - 1].strip())


def has_letters(cell: str) -> bool:
    """Whether a cell can be text at all; numbers and dates are not."""
    return _LETTER.search(cell) is not None


def delimiter_of(text: str, suffix: str = "") -> str:
    """What parts the cells: comma, semicolon or tab.

    The one by which most of the first rows have the same number of cells, more than one; a comma
    (a tab in .tsv and .tab files) where none does. csv.Sniffer is not used because it takes
    letters for delimiters in prose.
    """
    default = "\t" if suffix in (".tsv", ".tab") else ","
    best, most = default, 0.0
    for delimiter in (default, *(d for d in _DELIMITERS if d != default)):
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            widths = [len(row) for row in islice(reader, _SNIFFED_ROWS) if row]
        except csv.Error:
            continue
        counts = Counter(width for width in widths if width > 1)
        share = max(counts.values(), default=0) / len(widths) if widths else 0.0
        if share > most:
            best, most = delimiter, share
    return best


def rows_of(text: str, suffix: str = "") -> tuple[str, list[list[str]]]:
    """What parts the cells, and the cells of each record, one without cells for an empty line.

    Raises `DocumentError` for what is no table.
    """
    # A cell may be longer than the module's limit of 128 KB. The limit belongs to the process, so
    # it is put back at once.
    with _LIMIT:
        before = csv.field_size_limit(max(len(text), 1) + 131_072)
        try:
            delimiter = delimiter_of(text, suffix)
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            return delimiter, list(reader)
        except csv.Error as fault:
            raise DocumentError(
                f"the table can't be read ({fault})",
                hint="Save it again as CSV from a spreadsheet program",
            ) from None
        finally:
            csv.field_size_limit(before)
