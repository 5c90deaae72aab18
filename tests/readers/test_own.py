"""Reports of earlier runs are passed over; what merely looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from termcheck.model.document import Document, NoteCode
from termcheck.readers import read_document
from termcheck.reports import write_report
from tests.reports import samples


def read(path: Path) -> Document:
    return read_document(path, path.name, language="en", source_language="zh")


@pytest.mark.parametrize("name", ["report.xlsx", "report.csv", "report.md"])
def test_our_reports_are_no_documents(tmp_path: Path, name: str) -> None:
    write_report(samples.report(), tmp_path / name)
    document = read(tmp_path / name)
    assert document.units == ()
    (note,) = document.notes
    assert note.code is NoteCode.SKIPPED
    assert "report of termcheck" in note.message


def test_a_workbook_saved_by_another_program_is_still_known(tmp_path: Path) -> None:
    write_report(samples.report(), tmp_path / "report.xlsx")
    workbook = load_workbook(tmp_path / "report.xlsx")
    workbook.save(tmp_path / "edited.xlsx")
    assert read(tmp_path / "edited.xlsx").units == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Terminology report\n\ntermcheck found nothing.\n"),
        ("a.csv", "rule,text\nOne,Two Upholds\n"),
        ("a.csv", "en\ntermcheck 0.1\n"),
    ],
)
def test_other_files_are_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read(tmp_path / name).units


def test_other_workbooks_are_read(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.properties.creator = "termchecker & friends"
    workbook.active["A1"] = "Two Upholds"
    workbook.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").units
