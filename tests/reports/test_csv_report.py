"""The CSV report, for spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from termcheck.model.frames import findings_frame
from termcheck.reports import write_report
from termcheck.reports.csv_report import COLUMNS, chunks, safe_cell

from . import samples


def test_columns_are_those_of_the_data_frame() -> None:
    assert list(COLUMNS) == list(findings_frame(samples.report()).columns)


def test_one_row_a_finding_behind_a_byte_order_mark(tmp_path: Path) -> None:
    report = samples.report()
    write_report(report, tmp_path / "r.csv")
    raw = (tmp_path / "r.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfrule,code,")
    assert raw.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["text"] for row in rows] == [finding.text for finding in report.findings]
    assert rows[0]["document"] == "data/表格 2.xlsx"
    assert rows[0]["line"] == ""
    assert rows[1]["column"] == "44"
    assert rows[1]["related"] == "data/表格 2.xlsx:Sheet1!B7 Two safeguard"
    assert rows[2]["expected"] == "Fengqiao Experience | Fengqiao Model"
    assert rows[3]["segment.source"] == samples.CHINESE


def test_a_printed_table_has_no_byte_order_mark() -> None:
    assert next(iter(chunks(samples.report()))).startswith("rule,code,")


def test_no_findings_give_the_heading_alone() -> None:
    assert "".join(chunks(samples.empty_report())) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("a=1", "a=1"),
        (" =1", " =1"),
        ("'quoted'", "'quoted'"),
        ("a\x00b", "a␀b"),
        (-1, -1),
        (0.5, 0.5),
        (None, None),
        ("", ""),
    ],
)
def test_cells_are_no_formulas(value: object, expected: object) -> None:
    assert safe_cell(value) == expected


def test_no_cell_of_a_dangerous_report_begins_a_formula() -> None:
    report = samples.report_of("=1+1", "+1", "-1", "@x", "\t=1", "＝1")
    rows = list(csv.reader(io.StringIO("".join(chunks(report)), newline="")))
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells
    assert [cell for cell in cells if cell.startswith(tuple("=+-@＝\t"))] == []
