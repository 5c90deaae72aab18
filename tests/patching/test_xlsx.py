"""Workbooks: only the text of a cell changes, in the XML where it stands."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

from termcheck.model.finding import Edit
from termcheck.patching import Change
from tests.patching.tools import find, patch, read, refusal, replaced, replacing
from tests.readers import files

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRINGS = (
    "<si><t>zh</t></si><si><t>en</t></si>"
    '<si><t>法院</t><phoneticPr fontId="1"/></si>'
    "<si><t>the court &amp; more</t></si>"
    '<si><r><rPr><b/></rPr><t>The peti</t></r><r><t xml:space="preserve">tion </t></r>'
    "<r><rPr><i/></rPr><t>hall</t></r></si>"
    "<si><t>end_x000D_\nof line _x005F_x0041_ here</t></si>"
    "<si><t> blank court </t></si>"
    "<si><t>guide</t><rPh sb='0' eb='1'><t>sound</t></rPh></si>"
)
FORMULAS = (
    '<row r="8"><c r="B8" t="str"><f>B2&amp;"!"</f><v>a sum of all</v></c></row>'
    '<row r="11"><c r="B11" t="str"><f t="array" ref="B11:B12">A2:A3</f><v>array one</v></c></row>'
    '<row r="12"><c r="B12" t="str"><v>array two</v></c></row>'
)
SHEET = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c></row>'
    '<row r="2" spans="1:2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="0" t="s"><v>3</v></c></row>'
    "<row r='3'><c r='A3' t='s'><v>2</v></c><c t='s' r='B3'><v>3</v></c></row>"
    '<row r="4"><c r="A4"/><c r="B4" t="s"><v>4</v></c></row>'
    '<row r="5"><c r="B5" t="s"><v>5</v></c></row>'
    '<row r="6"><c r="B6" t="s"><v>6</v></c></row>'
    '<row r="7"><c r="B7" t="s"><v>7</v></c></row>'
    '<row r="9"><c r="B9" t="str"><v>plain value</v></c></row>'
    '<row r="10"><c r="B10" t="inlineStr"><is><r><t>inline </t></r><r><rPr><b/></rPr>'
    '<t xml:space="preserve"> words</t></r></is></c></row>'
)


def book(sheet: str = SHEET, strings: str = STRINGS, **more: str) -> bytes:
    """A workbook with hand-written cells and shared texts."""
    data = files.workbook(("x",))
    link = (
        f'<Relationship Type="{files.RELATIONS}/sharedStrings" Target="sharedStrings.xml" '
        'Id="rId9"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts = {
        "[Content_Types].xml": files.part_of(data, "[Content_Types].xml").replace("</Types>", part),
        "xl/_rels/workbook.xml.rels": files.part_of(data, "xl/_rels/workbook.xml.rels").replace(
            "</Relationships>", link
        ),
        "xl/sharedStrings.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<sst xmlns="{MAIN}" count="10" uniqueCount="8">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
        **more,
    }
    for name, content in parts.items():
        data = files.with_part(data, name, content)
    return data


def differing(before: bytes, after: bytes) -> dict[str, tuple[str, str]]:
    """The parts that are not the same in two workbooks."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        return {
            name: (old.read(name).decode(), new.read(name).decode())
            for name in old.namelist()
            if old.read(name) != new.read(name)
        }


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        (
            "petition hall",
            "letters room",
            (("peti<", "letters room<"), (">tion <", "><"), (">hall<", "><")),
        ),
        ("hall", "room & <b>", ((">hall<", ">room &amp; &lt;b&gt;<"),)),
        (
            "here",
            "there ",
            (("<t>end_", '<t xml:space="preserve">end_'), (" here<", " there <")),
        ),
        ("_x0041_", "_x0042_", (("_x005F_x0041_", "_x005F_x0042_"),)),
        ("end\r\n", "start ", (("end_x000D_\n", "start "),)),
        ("here", "\x01 𠀀", ((" here<", " _x0001_ 𠀀<"),)),
        ("blank", "empty", (("blank", "empty"),)),
    ],
)
def test_only_the_shared_text_changes(
    old: str, new: str, written: tuple[tuple[str, str], ...]
) -> None:
    data = book()
    changed = differing(data, replaced(data, "a.xlsx", old, new))
    assert list(changed) == ["xl/sharedStrings.xml"]
    expected, after = changed["xl/sharedStrings.xml"]
    for was, then in written:
        assert expected.count(was) == 1
        expected = expected.replace(was, then)
    assert after == expected


@pytest.mark.parametrize(
    ("old", "was", "written"),
    [
        ("plain", "plain value", "x & y value"),
        ("words", "words", "x & y"),
        ("inline", "inline ", "x & y "),
    ],
)
def test_texts_in_the_sheet(old: str, was: str, written: str) -> None:
    data = book()
    ((before, after),) = differing(data, replaced(data, "a.xlsx", old, "x & y")).values()
    assert after == before.replace(was, written.replace("&", "&amp;"))


def test_a_shared_text_changes_for_one_cell_only() -> None:
    data = book()
    first = find(read(data, "a.xlsx"), "the court")
    assert first.anchor.path == "Sheet1!B2"
    made = patch(data, "a.xlsx", Change(first, (Edit(4, 9, "judge"),)))
    assert files.places(read(made.data, "a.xlsx"))["Sheet1!B2"] == "the judge & more"
    assert files.places(read(made.data, "a.xlsx"))["Sheet1!B3"] == "the court & more"
    changed = differing(data, made.data)
    strings, sheet = changed["xl/sharedStrings.xml"], changed["xl/worksheets/sheet1.xml"]
    assert strings[1] == strings[0].replace('uniqueCount="8"', 'uniqueCount="9"').replace(
        "</sst>", "<si><t>the judge &amp; more</t></si></sst>"
    )
    assert sheet[1] == sheet[0].replace("<v>3</v>", "<v>8</v>", 1)


def test_a_shared_text_changes_in_place_where_all_its_cells_do() -> None:
    data = book()
    cells = [s for s in read(data, "a.xlsx").segments if s.text == "the court & more"]
    assert len(cells) == 2
    changes = [Change(cell, (Edit(4, 9, "judge"),)) for cell in cells]
    changed = differing(data, patch(data, "a.xlsx", *changes).data)
    assert list(changed) == ["xl/sharedStrings.xml"]
    different = [changes[0], Change(cells[1], (Edit(4, 9, "panel"),))]
    made = patch(data, "a.xlsx", *different)
    texts = files.texts(read(made.data, "a.xlsx"))
    assert "the judge & more" in texts
    assert "the panel & more" in texts


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("a sum", "A formula"),
        ("array one", "A formula"),
        ("array two", "A formula"),
        ("guide", "phonetic"),
    ],
)
def test_what_the_cell_does_not_own_stays(old: str, words: str) -> None:
    assert words in refusal(book(FORMULAS + SHEET), "a.xlsx", old, "x")


@pytest.mark.parametrize(
    ("was", "written"),
    [
        ('<calcPr calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'),
        ('<calcPr fullCalcOnLoad="1"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ("", '<calcPr fullCalcOnLoad="1"/>'),
    ],
)
def test_formulas_are_calculated_when_the_workbook_is_opened(was: str, written: str) -> None:
    data = book(FORMULAS + SHEET)
    main = re.sub("<calcPr[^>]*/>", was, files.part_of(data, "xl/workbook.xml"))
    data = files.with_part(data, "xl/workbook.xml", main)
    changed = replaced(data, "a.xlsx", "hall", "room")
    after = files.part_of(changed, "xl/workbook.xml")
    expected = re.sub("<calcPr[^>]*/>", "", main).replace("</sheets>", "</sheets>" + written)
    if was:
        expected = main.replace(was, written)
    elif "</definedNames>" in main:
        expected = main.replace("</definedNames>", "</definedNames>" + written)
    assert after == expected


def test_a_signed_workbook_stays() -> None:
    data = files.with_part(book(), "_xmlsignatures/sig1.xml", "<Signature/>")
    assert "signed" in refusal(data, "a.xlsx", "hall", "room")


def test_an_insertion_between_runs() -> None:
    segment = find(read(book(), "a.xlsx"), "petition")
    at = segment.text.index("hall")
    made = patch(book(), "a.xlsx", Change(segment, (Edit(0, 0, "Oh! "), Edit(at, at, "old "))))
    text = files.part_of(made.data, "xl/sharedStrings.xml")
    assert ">tion old </t>" in text
    assert "<t>Oh! The peti</t>" in text


def full_book() -> bytes:
    """A workbook of openpyxl with what such programs drop or change."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "It's 一"
    for row in (("zh", "en", "n"), ("法院", "the court", 1), ("公民", "the citizen", 2)):
        sheet.append(row)
    sheet["B2"].font = Font(bold=True)
    sheet["B2"].comment = Comment("seen", "me")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "E2")
    sheet.add_table(Table(displayName="terms", ref="A1:C3"))
    other = workbook.create_sheet("Other!")
    other["AA30"] = "the court far away"
    return files.saved(workbook)


def test_everything_else_in_a_workbook_stays() -> None:
    data = full_book()
    document = read(data, "a.xlsx")
    changes = [
        replacing(document, "court", "judge", "away"),
        replacing(document, "citizen", "people"),
    ]
    assert changes[0].segment.anchor.path == "'Other!'!AA30"
    changed = differing(data, patch(data, "a.xlsx", *changes).data)
    assert sorted(changed) == ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
    for before, after in changed.values():
        assert after == before.replace("citizen", "people").replace(
            "the court far", "the judge far"
        )


def test_the_heading_of_a_table_stays() -> None:
    # Its columns have plain headings, which are read as text.
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(("the place", "the time"))
    sheet.append(("a hall", "noon"))
    sheet.add_table(Table(displayName="plan", ref="A1:B2"))
    data = files.saved(workbook)
    assert "heading" in refusal(data, "a.xlsx", "place", "room")
    assert replaced(data, "a.xlsx", "hall", "room") != data


def test_a_pivot_table_stays() -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{files.RELATIONS}/pivotTable" Target="../pivotTables/pivot1.xml"/></Relationships>'
    )
    data = files.with_part(book(), "xl/worksheets/_rels/sheet1.xml.rels", relations)
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A4:B6"/></pivotTableDefinition>'
    data = files.with_part(data, "xl/pivotTables/pivot1.xml", pivot)
    assert "pivot" in refusal(data, "a.xlsx", "hall", "room")
    assert replaced(data, "a.xlsx", "plain", "x") != data


WHOLE = book(FORMULAS + SHEET)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_random_edits_touch_nothing_else(data: st.DataObject) -> None:
    changes = []
    for segment in data.draw(st.lists(st.sampled_from(read(WHOLE, "a.xlsx").segments), max_size=4)):
        start = data.draw(st.integers(0, len(segment.text)))
        end = data.draw(st.integers(start, len(segment.text)))
        new = data.draw(st.text(st.sampled_from("ab <&]\r\n检𠀀\x01_x04F"), max_size=9))
        changes.append(Change(segment, (Edit(start, end, new),)))
    made = patch(WHOLE, "a.xlsx", *changes)
    texts = ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]
    assert set(differing(WHOLE, made.data)) <= set(texts)
    openpyxl.load_workbook(io.BytesIO(made.data), rich_text=True)
