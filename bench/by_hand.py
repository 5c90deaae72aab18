"""Decisions entered in LibreOffice: what an editor does with a workbook, driven through UNO.

    python3 bench/by_hand.py report.xlsx decisions.json edited.ods edited.xlsx

Needs LibreOffice and a Python that knows `uno` (on Debian python3-uno, for the system's Python).
`decisions.json` holds records with `sheet`, `row` (values of a row by their headings), and `enter`
(values to enter by their headings). Besides, each sheet is sorted backwards by its first column and
a filter hides some of its rows, rows of the first sheet without a decision are deleted, a column is
put before the others, and the workbook is saved as ODS; that is opened and saved as XLSX.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_WAIT = 60
"""Seconds for LibreOffice to start."""
_DELETED = 3


def main() -> int:
    import uno
    from com.sun.star.beans import PropertyValue

    workbook, decisions, ods, xlsx = map(Path, sys.argv[1:5])

    def option(name: str, value: object) -> Any:
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    with tempfile.TemporaryDirectory() as folder:
        pipe = f"termcheck{time.monotonic_ns()}"
        office = subprocess.Popen(
            [
                shutil.which("soffice") or "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(folder).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            desktop = _desktop(uno, pipe)
            hidden = option("Hidden", True)
            book = desktop.loadComponentFromURL(workbook.resolve().as_uri(), "_blank", 0, (hidden,))
            _edit(book, json.loads(decisions.read_text(encoding="utf-8")))
            book.storeToURL(ods.resolve().as_uri(), (option("FilterName", "calc8"),))
            book.close(True)
            book = desktop.loadComponentFromURL(ods.resolve().as_uri(), "_blank", 0, (hidden,))
            excel = option("FilterName", "Calc MS Excel 2007 XML")
            book.storeToURL(xlsx.resolve().as_uri(), (excel,))
            book.close(True)
            desktop.terminate()
            office.wait(_WAIT)
        finally:
            if office.poll() is None:
                office.terminate()
                office.wait(_WAIT)
    return 0


def _desktop(uno: Any, pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    until = time.monotonic() + _WAIT
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
        except Exception:  # UNO's own exception: nobody listens yet
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _edit(book: Any, decisions: list[dict[str, Any]]) -> None:
    by_sheet: dict[str, list[dict[str, Any]]] = {}
    for decision in decisions:
        by_sheet.setdefault(decision["sheet"], []).append(decision)
    for number, (name, wanted) in enumerate(by_sheet.items()):
        sheet = book.Sheets.getByName(name)
        table = _table(sheet)
        heads = list(table[0])
        for decision in wanted:
            rows = [
                at
                for at, cells in enumerate(table[1:], 1)
                if all(cells[heads.index(h)] == value for h, value in decision["row"].items())
            ]
            if len(rows) != 1:
                raise SystemExit(f"{name}: {len(rows)} rows for {decision['row']}")
            for head, text in decision["enter"].items():
                sheet.getCellByPosition(heads.index(head), rows[0]).setString(text)
        _sort(sheet, len(table), len(heads))
        if number == 0:
            _delete_some(sheet, heads)
        _filter(sheet, len(heads), heads.index("Decision"))
        sheet.Columns.insertByIndex(0, 1)
        sheet.getCellByPosition(0, 0).setString("My own column")


def _table(sheet: Any) -> tuple[tuple[Any, ...], ...]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()  # type: ignore[no-any-return]


def _sort(sheet: Any, rows: int, columns: int) -> None:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.table import TableSortField

    field = TableSortField()
    field.Field, field.IsAscending = 0, False
    fields = PropertyValue()
    fields.Name = "SortFields"
    fields.Value = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    heads = PropertyValue()
    heads.Name, heads.Value = "ContainsHeader", True
    sheet.getCellRangeByPosition(0, 0, columns - 1, rows - 1).sort((fields, heads))


def _delete_some(sheet: Any, heads: list[str]) -> None:
    """Rows that nobody decided about: an editor may throw away what is of no interest."""
    decision, deleted, row = heads.index("Decision"), 0, 1
    while deleted < _DELETED and row < len(_table(sheet)):
        if sheet.getCellByPosition(decision, row).getString():
            row += 1
        else:
            sheet.Rows.removeByIndex(row, 1)
            deleted += 1


def _filter(sheet: Any, columns: int, column: int) -> None:
    """Hides the rows that say `later` or nothing."""
    from com.sun.star.sheet import TableFilterField
    from com.sun.star.sheet.FilterOperator import EQUAL

    cells = sheet.getCellRangeByPosition(0, 0, columns - 1, len(_table(sheet)) - 1)
    field = TableFilterField()
    field.Field, field.IsNumeric, field.StringValue, field.Operator = column, False, "fix", EQUAL
    description = cells.createFilterDescriptor(True)
    description.ContainsHeader = True
    description.setFilterFields((field,))
    cells.filter(description)


if __name__ == "__main__":
    raise SystemExit(main())
