from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest

from termcheck.archive import Limits
from termcheck.errors import GlossaryError
from termcheck.glossary import workbooks
from termcheck.glossary.load import load
from tests.glossary.tools import said, terms

UPHOLDS = ["zh preferred 两个维护", "en preferred Two Upholds"]


def workbook(path: Path, sheets: dict[str, list[list[Any]]], merged: str | None = None) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    book.save(path)
    return path


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """A copy of a workbook with one part edited by hand."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", 8) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            copy.writestr(name, data)
    return target


def test_a_sheet_with_title_blank_rows_and_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "g.xlsx",
        {
            "术语": [
                ["术语表", None],
                [],
                [None, "zh", "en", "note"],
                [1, "两个维护", "Two Upholds", 3.5],
                [],
                [2, 2035, 12.0, datetime.date(2024, 3, 1)],
                [3, "是", True],
            ]
        },
    )
    loaded = load([path])
    assert terms(loaded) == [
        UPHOLDS,
        ["zh preferred 2035", "en preferred 12"],
        ["zh preferred 是", "en preferred true"],
    ]
    first, second, _ = loaded.glossary.concepts
    assert first.place == f"{path.as_posix()}!术语:4"
    assert first.note == "3.5"
    assert second.note is not None
    assert second.note.startswith("2024-03-01")


def test_every_sheet_with_headings_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "g.xlsx",
        {
            "Cover": [["Our glossary"], ["2024"]],
            "Party": [["zh", "en"], ["两个维护", "Two Upholds"]],
            "Empty": [],
            "Law": [["英文", "中文"], ["SPP", "最高检"]],
        },
    )
    loaded = load([path])
    assert terms(loaded) == [UPHOLDS, ["en preferred SPP", "zh preferred 最高检"]]
    assert said(loaded) == [("TC425", "g.xlsx!Cover:1")]
    assert loaded.glossary.origin == (path.as_posix(),)


def test_cells_merged_downwards_count_for_each_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "g.xlsx",
        {
            "S": [
                ["zh", "en", "status"],
                ["枫桥经验", "A", None],
                [None, "B", "admitted"],
                [None, "C", "deprecated"],
                ["党组", "D", None],
            ]
        },
        merged="A2:A4",
    )
    assert terms(load([path])) == [
        ["zh preferred 枫桥经验", "en preferred A", "en admitted B", "en deprecated C"],
        ["zh preferred 党组", "en preferred D"],
    ]


def test_a_table_that_begins_far_from_the_corner(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[]] * 6
    table = [[None, None, None, *row] for row in (["zh", "en"], ["枫桥经验", "A"], [None, "B"])]
    path = workbook(tmp_path / "g.xlsx", {"S": rows + table}, merged="D8:D9")
    loaded = load([path])
    assert terms(loaded) == [["zh preferred 枫桥经验", "en preferred A", "en preferred B"]]
    assert loaded.glossary.concepts[0].place == f"{path.as_posix()}!S:8"


def test_a_workbook_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = workbook(tmp_path / "g.csv", {"S": [["zh", "en"], ["两个维护", "Two Upholds"]]})
    assert terms(load([path])) == [UPHOLDS]


@pytest.mark.parametrize("sheets", [{"S": []}, {"S": [["name", "telephone"], ["Li", "1"]]}])
def test_a_workbook_without_headings(tmp_path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    with pytest.raises(GlossaryError):
        load([workbook(tmp_path / "g.xlsx", sheets)])


class TestBroken:
    def good(self, tmp_path: Path) -> Path:
        return workbook(tmp_path / "g.xlsx", {"S": [["zh", "en"], ["两个维护", "Two Upholds"]]})

    def test_truncated(self, tmp_path: Path) -> None:
        path = self.good(tmp_path)
        path.write_bytes(path.read_bytes()[:-200])
        with pytest.raises(GlossaryError, match="damaged or incomplete"):
            load([path])

    @pytest.mark.parametrize(
        ("data", "saying"),
        [
            (b"", "no Excel workbook"),
            (b"zh,en\n", "no Excel workbook"),
            (b"<html><table>", "no Excel workbook"),
            (b"PK\x03\x04" + b"x" * 99, "damaged or incomplete"),
        ],
    )
    def test_no_workbook_at_all(self, tmp_path: Path, data: bytes, saying: str) -> None:
        (tmp_path / "g.xlsx").write_bytes(data)
        with pytest.raises(GlossaryError, match=saying):
            load([tmp_path / "g.xlsx"])

    def test_another_zip_file(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "g.xlsx", "w") as archive:
            archive.writestr("word/document.xml", "<x/>")
        with pytest.raises(GlossaryError, match="no Excel workbook"):
            load([tmp_path / "g.xlsx"])

    def test_a_password(self, tmp_path: Path) -> None:
        (tmp_path / "g.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        with pytest.raises(GlossaryError, match="password"):
            load([tmp_path / "g.xlsx"])

    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            ("xl/workbook.xml", b"<sheets>", b"<sheets"),
            ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1", b"worksheets/sheet9"),
            ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<![CDATA["),
        ],
    )
    def test_broken_xml(self, tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
        path = changed(self.good(tmp_path), part, old, new)
        with pytest.raises(GlossaryError, match="cannot be read"):
            load([path])

    def test_a_part_that_unpacks_to_too_much(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbooks, "_LIMITS", Limits(total=5_000))
        blanks = b"</sheetData>" + b" " * 10_000
        path = changed(self.good(tmp_path), "xl/worksheets/sheet1.xml", b"</sheetData>", blanks)
        with pytest.raises(GlossaryError, match="zip bomb") as caught:
            load([path])
        assert caught.value.where == path.as_posix()

    def test_a_document_type(self, tmp_path: Path) -> None:
        part = "xl/worksheets/sheet1.xml"
        path = changed(self.good(tmp_path), part, b"<worksheet", b"<!DOCTYPE a><worksheet")
        with pytest.raises(GlossaryError, match="declares a document type"):
            load([path])

    @pytest.mark.parametrize(
        "row",
        [
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            b"<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
        ],
    )
    def test_a_cell_at_the_far_end(self, tmp_path: Path, row: bytes) -> None:
        part = "xl/worksheets/sheet1.xml"
        path = changed(self.good(tmp_path), part, b"</sheetData>", row + b"</sheetData>")
        with pytest.raises(GlossaryError, match=r"row 1,048,576 and column 16,384"):
            load([path])
