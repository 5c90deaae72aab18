"""An edit in an Excel workbook: some cells of one sheet change; every other part stays as it is.

The XML of the sheet is changed itself: a program that loads and saves workbooks would drop what it
does not know, such as drawings and newer kinds of formatting.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

from termcheck.archive import column_name, column_number, with_parts
from termcheck.glossary.edit import TermEdit
from termcheck.glossary.edit_tables import TableEdits, table_edits
from termcheck.glossary.workbooks import read_workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
_STRICT = "the workbook is in a form that cannot be edited here; save it as an ordinary XLSX file"


def edit_workbook(
    data: bytes, name: str, edit: TermEdit, languages: tuple[str, str]
) -> bytes | str:
    """The bytes with an edit made, or why it cannot be.

    A column that is put in looks like the one to its left.
    """
    table = next((t for t in read_workbook(data, name) if t.name == f"{name}!{edit.sheet}"), None)
    if table is None:
        return "the sheet is not there any more; run the check again"
    edits = table_edits(table, edit, languages)
    if isinstance(edits, str):
        return edits
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _part_of(archive, edit.sheet or "")
        if part is None:
            return _STRICT
        sheet = _with_cells(archive.read(part), edits, _first_column(data, edit.sheet or ""))
    return _STRICT if sheet is None else with_parts(data, {part: sheet})


def _first_column(data: bytes, sheet: str) -> int:
    """The 0-based column of the workbook in which the table's first one stands."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        start = workbook.get_sheet_by_name(sheet).start
    return int(start[1]) if start is not None else 0


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The name of the part that holds a sheet."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = next((n for n in archive.namelist() if n.endswith("workbook.xml")), None)
    if book is None:
        return None
    folder, base = posixpath.split(book)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    if links not in archive.namelist():
        return None
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in etree.fromstring(archive.read(links), parser)
    }
    for each in etree.fromstring(archive.read(book), parser).iter(f"{_MAIN}sheet"):
        if each.get("name") == sheet:
            target = targets.get(each.get(_LINK), "")
            part = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            part = posixpath.normpath(part)
            return part if part in archive.namelist() else None
    return None


def _with_cells(sheet: bytes, edits: TableEdits, first: int) -> bytes | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(sheet, parser)
    rows = {row.get("r"): row for row in root.iter(f"{_MAIN}row")}
    wanted = [(cell.row, cell.column, cell.text) for cell in edits.cells]
    if edits.heading is not None:
        wanted.append((edits.header, edits.width, edits.heading))
    for number, column, text in wanted:
        row = rows.get(str(number))
        if row is None:
            return None
        _put(row, number, first + column, text)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _put(row: Any, number: int, column: int, text: str) -> None:
    """Puts a text into a cell; a new cell looks like the one to its left."""
    from lxml import etree

    cell, left = None, None
    for each in row.iterfind(f"{_MAIN}c"):
        found = _REFERENCE.fullmatch(each.get("r", ""))
        at = column_number(found.group(1)) - 1 if found else -1
        if at == column:
            cell = each
        elif at < column:
            left = each
    if cell is None:
        cell = etree.Element(f"{_MAIN}c", r=f"{column_name(column + 1)}{number}")
        if left is not None and left.get("s"):
            cell.set("s", left.get("s"))
        if left is None:
            row.insert(0, cell)
        else:
            left.addnext(cell)
        row.attrib.pop("spans", None)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if not text:
        return
    cell.set("t", "inlineStr")
    inner = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
