"""An edit in a CSV or TSV file: the bytes of a cell change, and no others."""

from __future__ import annotations

import io
from collections.abc import Sequence

from termcheck.glossary.edit import TermEdit
from termcheck.glossary.edit_tables import TableEdits, table_edits
from termcheck.glossary.rows import find_header
from termcheck.glossary.tables import Row, read_delimited
from termcheck.text.encodings import NotTextError, decode

_LIKELY = {".csv": ","}


def edit_delimited(
    data: bytes, name: str, suffix: str, edit: TermEdit, languages: tuple[str, str]
) -> bytes | str:
    """The bytes with an edit made, or why it cannot be.

    A column that is put in stands at the right, and every row gets a cell for it.
    """
    try:
        decoded = decode(data)
    except NotTextError as fault:
        return fault.what
    if decoded.damaged_lines:
        return f"the file is damaged in line {decoded.damaged_lines[0]}; mend it first"
    text = decoded.text
    mark = data[: len(data) - len(text.encode(decoded.encoding))]

    def recognised(rows: Sequence[Row]) -> int:
        found = find_header(rows, *languages)
        return 0 if found is None else len(found[1].columns)

    table, _ = read_delimited(text, name, likely=_LIKELY.get(suffix, "\t"), recognised=recognised)
    edits = table_edits(table, edit, languages)
    if isinstance(edits, str):
        return edits
    changed = _with_cells(text, table.rows, table.delimiter, edits)
    try:
        return mark + changed.encode(decoded.encoding)
    except UnicodeEncodeError:
        return f"the text cannot be written in {decoded.label}; save the file as UTF-8 first"


def _with_cells(text: str, rows: Sequence[Row], delimiter: str, edits: TableEdits) -> str:
    starts = [0]
    for line in io.StringIO(text, newline=""):
        starts.append(starts[-1] + len(line))
    wanted: dict[int, dict[int, str]] = {}
    for cell in edits.cells:
        wanted.setdefault(cell.row, {})[cell.column] = cell.text
    if edits.heading is not None:
        wanted.setdefault(edits.header, {})[edits.width] = edits.heading
        for number, cells in rows:
            if number > edits.header and 1 < len(cells) <= edits.width:
                wanted.setdefault(number, {}).setdefault(edits.width, "")
    pieces, at = [], 0
    for number in sorted(wanted):
        spans = cell_spans(text, starts[number - 1], delimiter)
        for column, content in sorted(wanted[number].items()):
            if column < len(spans):
                start, end = spans[column]
                raw = text[start:end]
                pieces += [text[at:start], _cell(content, delimiter, quoted=raw[:1] == '"')]
                at = end
                continue
            end = spans[-1][1]
            missing = column - len(spans) + 1
            pieces += [text[at:end], delimiter * missing, _cell(content, delimiter)]
            at = end
            spans += [(end, end)] * missing
    return "".join((*pieces, text[at:]))


def cell_spans(text: str, start: int, delimiter: str) -> list[tuple[int, int]]:
    """The cells of the row that begins at `start`, quotation marks included, as `[start, end)`."""
    spans, at, begin = [], start, start
    quoted = text[at : at + 1] == '"'
    at += quoted
    while at < len(text):
        character = text[at]
        if quoted:
            if character == '"':
                if text[at + 1 : at + 2] == '"':
                    at += 1
                else:
                    quoted = False
        elif character == delimiter:
            spans.append((begin, at))
            begin = at + 1
            quoted = text[begin : begin + 1] == '"'
            at += quoted
        elif character in "\r\n":
            break
        at += 1
    spans.append((begin, at))
    return spans


def _cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    if quoted or any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
