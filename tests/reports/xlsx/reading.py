"""Workbooks written for a test and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from termcheck.model.report import (
    Report,
)
from termcheck.reports.xlsx.workbook import write_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(report: Report, folder: Path, **options: Any) -> Path:
    path = folder / "report.xlsx"
    write_workbook(report, path, **options)
    return path


def loaded(report: Report, folder: Path, **options: Any) -> Workbook:
    return load_workbook(written(report, folder, **options), rich_text=True)


def table(workbook: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet that is one table, by heading."""
    rows = workbook[name].iter_rows(values_only=True)
    headings = next(rows)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def sheet_xml(path: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                yield name, archive.read(name).decode("utf-8")


def texts(workbook: Workbook) -> str:
    return "\n".join(
        str(cell)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )
