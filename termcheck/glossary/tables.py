"""Tables as rows of text, from CSV and TSV files.

The delimiter is the one with which the row of headings makes most sense, whatever the name of the
file says: Excel writes semicolons in half of Europe, and tabs when it is asked for "Unicode text".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from termcheck.glossary.rules.skipped_row import skipped
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

HEADER_WITHIN = 20
"""Rows among which the headings are looked for: people put titles above a table."""

Row = tuple[int, list[str]]
"""Number of the row (the line in which it begins), 1-based, and its cells."""


class Table(NamedTuple):
    """A table before anybody knows what its columns hold."""

    name: str
    """`party.csv`, or `party.xlsx!Sheet1`."""
    rows: list[Row]
    """Those with anything in them."""
    delimiter: str = ","
    """As in the file, for messages that show a line."""

    def where(self, row: int) -> str:
        """`party.csv:12`."""
        return f"{self.name}:{row}"


def read_delimited(
    text: str, name: str, *, likely: str, recognised: Callable[[Sequence[Row]], int]
) -> tuple[Table, list[GlossaryRemark]]:
    """The table in a text, and a remark for each row that its quotation marks spoil.

    `likely` is the delimiter to try first; `recognised` counts the known
    headings of a table, given its first rows. Cells
    may hold line breaks within quotation marks. A quotation mark that is never closed costs the
    line it stands in, not the rest of the file.
    """
    # The limit is the csv module's own and global; the longest cell is never longer than the text.
    limit = csv.field_size_limit(max(len(text), 131_072))
    try:
        delimiter = _delimiter(text, likely, recognised)
        rows, spoilt = _rows(text, delimiter)
    finally:
        csv.field_size_limit(limit)
    table = Table(name, rows, delimiter)
    return table, [skipped(table.where(line), Phrase("row-quotation")) for line in spoilt]


def _delimiter(text: str, likely: str, recognised: Callable[[Sequence[Row]], int]) -> str:
    best, most = likely, 0
    widest = 1
    for delimiter in dict.fromkeys((likely, ",", "\t", ";")):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = list(islice(enumerate(reader, 1), HEADER_WITHIN))
        known = recognised(rows)
        width = max((len(cells) for _, cells in rows), default=0)
        if known == most == 0 and width > widest:
            best, widest = delimiter, width  # no headings so far: the one that divides most
        if known > most:
            best, most = delimiter, known
        if most > 1:
            break  # two known headings side by side do not come about by a wrong delimiter
    return best


def _rows(text: str, delimiter: str) -> tuple[list[Row], list[int]]:
    """The rows, and the numbers of the lines that were given up."""
    rows: list[Row] = []
    spoilt: list[int] = []
    skip = 0
    while True:
        lines = io.StringIO(text, newline="")
        for _ in range(skip):
            next(lines)
        reader = csv.reader(lines, delimiter=delimiter)
        begin = skip + 1
        last: Row | None = None
        for cells in reader:
            last = (begin, cells)
            if any(cells):
                rows.append(last)
            begin = skip + reader.line_num + 1
        # A mark that is never closed swallows all lines up to the end: the last row tells.
        if last is None or begin - last[0] < 2 or not _open_at_end(text, last[0], delimiter):
            return rows, spoilt
        spoilt.append(last[0])
        if rows and rows[-1] is last:
            rows.pop()
        skip = last[0]


def _open_at_end(text: str, line: int, delimiter: str) -> bool:
    """Whether the row that begins in a line ends with the file and not with a quotation mark."""
    lines = io.StringIO(text, newline="")
    for _ in range(line - 1):
        next(lines)
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
