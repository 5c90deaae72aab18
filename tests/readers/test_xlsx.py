from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from termcheck.model.document import NoteCode, Protection
from tests.readers import files


def test_text_cells_become_segments(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Terms"
    first["B7"] = "party group"
    first["C8"] = "  two\nlines "
    first["D9"] = 2024
    first["E9"] = datetime.date(2024, 3, 12)
    first["F9"] = True
    first["G9"] = "12 %"
    first["AA10"] = "𠀀 ﬁ ß İ Ｆ"
    first["A11"] = "#N/A"
    second = book.create_sheet("Tom's sheet")
    second["A1"] = "other"
    book.create_sheet("空 表")
    book.create_chartsheet("Chart")
    document = files.read_bytes(tmp_path, "a.xlsx", files.saved(book))
    assert files.places(document) == {
        "Terms!B7": "party group",
        "Terms!C8": "  two\nlines ",
        "Terms!AA10": "𠀀 ﬁ ß İ Ｆ",
        "'Tom''s sheet'!A1": "other",
    }
    assert document.notes == ()


def test_hidden_sheets_are_read_like_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Secret").sheet_state = "hidden"
    book.create_sheet("Deep").sheet_state = "veryHidden"
    book["Secret"]["A1"] = "hidden text"
    document = files.read_bytes(tmp_path, "a.xlsx", files.saved(book))
    assert files.texts(document) == ["hidden text"]
    assert document.notes == ()


def test_results_of_formulas_are_text(tmp_path: Path) -> None:
    data = files.workbook(("x",))
    sheet = files.part_of(data, "xl/worksheets/sheet1.xml").replace(
        "</row>",
        '<c r="B1" t="str"><f>CONCAT("a","b")</f><v>party group</v></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1"><f>A1</f></c><c r="E1"><f>A1</f><v/></c>'
        '<c r="F1" t="str"><f>""</f><v></v></c></row>',
    )
    document = files.read_bytes(
        tmp_path, "a.xlsx", files.with_part(data, "xl/worksheets/sheet1.xml", sheet)
    )
    assert files.places(document) == {"Sheet1!A1": "x", "Sheet1!B1": "party group"}
    (note,) = document.notes
    assert (note.code, note.count) == (NoteCode.NOT_READ, 2)
    assert "2 formulas without a calculated value were not read." in note.message


def test_comments_are_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "text"
    sheet["A1"].comment = Comment("a remark", "somebody")
    document = files.read_bytes(tmp_path, "a.xlsx", files.saved(book))
    assert files.messages(document) == "1 comment was not read."


def test_text_in_drawings_is_counted(tmp_path: Path) -> None:
    shape = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>note</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    part = f'<xdr:wsDr xmlns:xdr="x" xmlns:a="a">{shape}{shape}</xdr:wsDr>'
    data = files.with_part(files.workbook(("x",)), "xl/drawings/drawing1.xml", part)
    document = files.read_bytes(tmp_path, "a.xlsx", data)
    assert files.messages(document) == "2 texts in drawings were not read."


def test_rich_text_is_one_text(tmp_path: Path) -> None:
    data = files.workbook(("x",))
    cell = (
        '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">party </t></r>'
        "<r><rPr><b/></rPr><t>group</t></r><rPh><t>reading</t></rPh></is></c>"
    )
    start, _, rest = files.part_of(data, "xl/worksheets/sheet1.xml").partition("<c ")
    sheet = start + cell + rest.partition("</c>")[2]
    document = files.read_bytes(
        tmp_path, "a.xlsx", files.with_part(data, "xl/worksheets/sheet1.xml", sheet)
    )
    assert files.texts(document) == ["party group"]


def test_a_cell_at_the_far_end_of_a_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "near"
    sheet["XFD1048576"] = "far"
    document = files.read_bytes(tmp_path, "a.xlsx", files.saved(book))
    assert files.places(document) == {"Sheet!A1": "near", "Sheet!XFD1048576": "far"}


def test_a_far_cell_in_small_letters_ends_nothing(tmp_path: Path) -> None:
    data = files.workbook(("near",))
    part = "xl/worksheets/sheet1.xml"
    far = '<row r="2"><c r="xfd1048576"><v>1</v></c></row></sheetData>'
    sheet = files.part_of(data, part).replace("</sheetData>", far)
    document = files.read_bytes(tmp_path, "a.xlsx", files.with_part(data, part, sheet))
    assert files.places(document) == {"Sheet1!A1": "near"}
    assert document.notes == ()


def test_a_cell_of_a_thousand_lines(tmp_path: Path) -> None:
    text = "\n".join(f"line {n} of the party group" for n in range(1_000))
    document = files.read_bytes(tmp_path, "a.xlsx", files.workbook((text,)))
    assert files.texts(document) == [text]


def test_addresses_in_a_cell_are_opaque(tmp_path: Path) -> None:
    data = files.workbook(("see en.spp.gov.cn",))
    (segment,) = files.read_bytes(tmp_path, "a.xlsx", data).segments
    assert files.protected(segment, Protection.OPAQUE) == ["en.spp.gov.cn"]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t='s'><v>99</v>"),
        ("xl/worksheets/sheet1.xml", "no xml"),
        ("xl/workbook.xml", "<workbook>"),
        ("xl/workbook.xml", ""),
        ("xl/sharedStrings.xml", "<sst><si>"),
        ("[Content_Types].xml", ""),
        ("xl/_rels/workbook.xml.rels", "<Relationships/>"),
    ],
)
def test_damaged_parts_do_not_raise(part: str, content: str, tmp_path: Path) -> None:
    data = files.with_part(files.workbook(("x", "y")), part, content)
    document = files.read_bytes(tmp_path, "a.xlsx", data)
    assert document.units or files.codes(document) == [NoteCode.UNREADABLE]


def test_places_are_right_where_the_first_rows_and_columns_are_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C3"], sheet["AA5"] = "the court", "the hall"
    found = files.read_bytes(tmp_path, "far.xlsx", files.saved(book))
    assert files.places(found) == {"Sheet!C3": "the court", "Sheet!AA5": "the hall"}
