"""The findings as a CSV table, for spreadsheets and scripts.

Columns as in the data frame (`Report.to_frame()`): the names of the JSON report, with `segment`
spread over `segment.id`, `segment.anchor` and so on. Several values in one cell stand apart by
` | `.

A cell that a spreadsheet would take for a formula gets a leading apostrophe. That holds for texts
that begin with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line end (after the advice
of OWASP on "CSV injection"); numbers stay as they are. Who reads the file with a program takes the
JSON report, which changes nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from termcheck.model.finding import Finding
from termcheck.model.records import FINDING_COLUMNS, SEGMENT_COLUMNS, finding_record
from termcheck.model.report import Report
from termcheck.reports.excerpt import visible

COLUMNS = (
    *(name for name in FINDING_COLUMNS if name != "segment"),
    *(f"segment.{name}" for name in SEGMENT_COLUMNS),
)
SEPARATOR = " | "
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")


def write(report: Report, target: Path) -> None:
    """Write UTF-8 with a byte order mark, without which Excel takes Chinese for something else.

    Line ends are `\\r\\n` (RFC 4180).
    """
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        stream.writelines(chunks(report))


def chunks(report: Report) -> Iterator[str]:
    """The table row by row, the heading first, without a byte order mark."""
    yield _line(COLUMNS)
    for finding in report.findings:
        yield _line(_cells(finding))


def safe_cell(value: Any) -> str | int | float | None:
    """A value as it may stand in a cell: no formula, no control characters."""
    if value is None or isinstance(value, int | float):
        return value
    text = visible(str(value))
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cells(finding: Finding) -> list[Any]:
    record = finding_record(finding)
    segment = record.pop("segment") or {}
    record["expected"] = SEPARATOR.join(record["expected"])
    record["related"] = SEPARATOR.join(map(_place, record["related"]))
    values = [*record.values(), *(segment.get(name) for name in SEGMENT_COLUMNS)]
    return [safe_cell(value) for value in values]


def _place(related: dict[str, Any]) -> str:
    where = related["anchor"] or ":".join(
        str(related[name]) for name in ("line", "column") if related[name] is not None
    )
    return f"{related['document']}:{where} {related['text']}"


def _line(values: Any) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(values)
    return stream.getvalue()
