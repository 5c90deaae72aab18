"""CSV and TSV tables changed in place, the quoting of the cells kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termcheck.archive import column_name
from termcheck.errors import DocumentError
from termcheck.patching.base import Change, Options, Patched
from termcheck.patching.edits import NotPossibleError, edited, reason
from termcheck.patching.encoded import Encoded, Splice
from termcheck.patching.spliced import GONE, refused_all, splice_changes
from termcheck.readers.base import Raw
from termcheck.readers.encoding import decode
from termcheck.readers.table import rows_of

_UNCERTAIN = "The quotation marks of the table are not regular; save it anew from a spreadsheet."


class _Cell(NamedTuple):
    """Where a cell stands in the text of the table."""

    start: int
    """Its quotation mark included."""
    end: int
    written: str
    """As it stands there."""
    value: str
    """What it says."""


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change cells; all else keeps its bytes. Options mean nothing here.

    A cell gets quotation marks only where the new text needs them.
    """
    decoded = decode(raw.data)
    file = Encoded(raw.data, decoded.text, decoded.encoding)
    try:
        delimiter, rows = rows_of(decoded.text, raw.suffix)
    except DocumentError as fault:
        return refused_all(raw.data, changes, reason(fault))
    wanted = {str(change.segment.anchor.path) for change in changes}
    cells: dict[str, _Cell] = {}
    count = 0
    for number, row in enumerate(_cells(decoded.text, delimiter), 1):
        count = number
        if number > len(rows) or [cell.value for cell in row] != rows[number - 1]:
            return refused_all(raw.data, changes, _UNCERTAIN)
        for column, cell in enumerate(row, 1):
            name = f"{column_name(column)}{number}"
            if name in wanted:
                cells[name] = cell
    if count != len(rows):
        return refused_all(raw.data, changes, _UNCERTAIN)
    return splice_changes(
        file,
        changes,
        lambda change: _splices(change, cells[str(change.segment.anchor.path)], delimiter),
    )


def _splices(change: Change, cell: _Cell, delimiter: str) -> list[Splice]:
    """The splices of one cell."""
    if cell.value != change.segment.text:
        raise NotPossibleError(GONE)
    inner = cell.written[1:-1]
    if cell.written[:1] == '"' and inner.replace('""', '"') == cell.value:
        places = [cell.start + 1]
        for character in cell.value:
            places.append(places[-1] + (2 if character == '"' else 1))
        return [
            Splice(places[edit.start], places[edit.end], edit.text.replace('"', '""'))
            for edit in change.edits
        ]
    if cell.written != cell.value:
        raise NotPossibleError(_UNCERTAIN)
    new = edited(cell.value, change.edits)
    if new.startswith('"') or any(mark in new for mark in (delimiter, "\r", "\n")):
        return _in_quotation_marks(change, cell)
    return [
        Splice(cell.start + edit.start, cell.start + edit.end, edit.text) for edit in change.edits
    ]


def _in_quotation_marks(change: Change, cell: _Cell) -> list[Splice]:
    """The splices of a cell that gets quotation marks; what the edits leave alone keeps its bytes,
    damaged ones too."""
    edits = change.edits
    kept = [
        at
        for at, character in enumerate(cell.value)
        if character == '"' and not any(edit.start <= at < edit.end for edit in edits)
    ]
    # Insertions at one place are made in this order.
    return [
        Splice(cell.start, cell.start, '"'),
        *(
            Splice(cell.start + e.start, cell.start + e.end, e.text.replace('"', '""'))
            for e in edits
        ),
        *(Splice(cell.start + at, cell.start + at, '"') for at in kept),
        Splice(cell.end, cell.end, '"'),
    ]


def _cells(text: str, delimiter: str) -> Iterator[list[_Cell]]:
    """The cells of each record as Python's `csv` reads them, with their places."""
    plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*+")
    quoted = re.compile(f'"([^"]*+(?:""[^"]*+)*+)(?:"|\\Z)([^{re.escape(delimiter)}\r\n]*+)')
    at = 0
    while at < len(text):
        row = []
        while True:
            match = quoted.match(text, at)
            if match:
                value = match.group(1).replace('""', '"') + match.group(2)
            else:
                match = plain.match(text, at)
                assert match is not None
                value = match.group()
            row.append(_Cell(at, match.end(), match.group(), value))
            at = match.end()
            if at >= len(text) or text[at] != delimiter:
                break
            at += 1
        if at < len(text):
            at += 2 if text.startswith("\r\n", at) else 1
        # A line without anything is a record without cells.
        yield [] if len(row) == 1 and not row[0].written else row
