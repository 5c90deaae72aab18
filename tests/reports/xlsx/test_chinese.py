"""A workbook in Chinese: whatever the program says in it is Chinese; only quoted words are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from termcheck import check, load_glossary
from termcheck.model.report import Report
from termcheck.reports import write_report
from tests.conftest import ROOT

QUOTED = re.compile("“[^“”]*”")
PATHS = re.compile(r"[\w./-]+\.(?:txt|md|docx|xlsx|tmx|xlf|po|csv)(?::\d+)?")
ADDRESSES = re.compile(r"(?:'[^']*'|\w+)![A-Z]+[0-9]+")
WORDS = re.compile(r"[A-Za-z]{2,}")
NAMES = {"UTF", "GB", "Excel", "LibreOffice", "JSON", "GBK", "termcheck", "glossary", "lint", "of"}
NAMES |= {"msgstr", "en", "US", "zh", "CN"}
"""What has the same name in Chinese: encodings, programs, commands, parts of a place."""


@pytest.fixture(scope="module")
def report() -> Report:
    """Some of our own documents, in one language and in two, checked with our own glossary."""
    paths = [ROOT / "seeds" / name for name in ("bilingual", "village", "meeting")]
    return check(paths, load_glossary(ROOT / "glossary" / "procuratorial.csv"))


def english_in(text: str) -> list[str]:
    """The words of a text that are neither quoted nor names."""
    rest = QUOTED.sub("", PATHS.sub("", ADDRESSES.sub("", text)))
    return [word for word in WORDS.findall(rest) if word not in NAMES]


def test_the_findings_give_their_reasons_in_chinese(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(report, path, lang="zh")
    rows = load_workbook(path)["发现"].iter_rows(values_only=True)
    headings = list(next(rows))
    shown = [dict(zip(headings, row, strict=True)) for row in rows]
    assert len(shown) == len(report.findings) > 20
    assert {finding.code for finding in report.findings} >= {"TC102", "TC103", "TC201", "TC202"}
    for row in shown:
        assert row["理由"]
        assert english_in(row["理由"]) == [], row["理由"]
        assert english_in(row["位置"] or "") == [], row["位置"]


def test_notes_and_remarks_are_in_chinese(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(report, path, lang="zh")
    workbook = load_workbook(path)
    said = [
        str(cell)
        for row in workbook["运行"].iter_rows(min_col=3, max_col=3, values_only=True)
        for cell in row
        if cell
    ]
    remarks = [
        str(cell)
        for row in workbook["术语库"].iter_rows(min_col=4, max_col=4, values_only=True)
        for cell in row
        if cell
    ]
    assert len(report.notes) < len(said)
    assert any("也见于" in remark for remark in remarks)
    assert [text for text in said if english_in(text)] == []


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_pages_give_the_same_reasons(report: Report, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    write_report(report, path, lang="zh")
    text = path.read_text(encoding="utf-8")
    assert "首选译法为" in text
    assert "the preferred rendering is" not in text
    assert "was recognised" not in text


def test_english_and_the_json_stay_as_they_were(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(report, path, lang="zh")
    text = path.read_text(encoding="utf-8")
    assert "the preferred rendering is" in text
    assert "首选译法为" not in text
