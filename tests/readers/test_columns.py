from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from termcheck.errors import UsageError
from termcheck.model.document import Document, NoteCode
from termcheck.readers import Reading, read_document
from termcheck.readers.layout import parse_columns
from tests.readers import files
from tests.readers.bilingual import sides, word_table

ROWS = [("党组召开会议。", "The group met."), ("公益诉讼案件。", "A public interest case.")]
MAKERS = ["xlsx", "csv", "docx"]


def make(kind: str, *rows: tuple[str, ...]) -> bytes:
    """A table of one of the kinds."""
    if kind == "xlsx":
        return files.workbook(*rows)
    if kind == "docx":
        return word_table(*rows)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    "heads",
    [
        ("zh", "en"),
        ("中文", "English"),
        ("原文", "译文"),
        ("Source", "Target"),
        ("源语", "目标语"),
        ("ZH-CN", "en_US"),
    ],
)
def test_columns_by_their_headings(kind: str, heads: tuple[str, str], tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, heads, ROWS[0]))
    assert sides(document) == ROWS[:1]


@pytest.mark.parametrize("kind", MAKERS)
def test_columns_by_their_script(kind: str, tmp_path: Path) -> None:
    assert sides(files.read_bytes(tmp_path, f"a.{kind}", make(kind, *ROWS))) == ROWS
    turned = make(kind, *((en, zh) for zh, en in ROWS))
    document = files.read_bytes(tmp_path, f"b.{kind}", turned)
    assert sides(document) == ROWS
    assert [s.text for s in document.segments[:2]] == list(ROWS[0])
    other = files.read_bytes(tmp_path, f"c.{kind}", turned, language="zh", source="en")
    assert sides(other) == [(en, zh) for zh, en in ROWS]


@pytest.mark.parametrize("kind", MAKERS)
def test_numbers_and_remarks_beside_a_translation(kind: str, tmp_path: Path) -> None:
    rows = [
        (
            str(n),
            f"A-{n}",
            "检察院召开会议，研究部署工作。",
            "The procuratorate met to plan its work.",
            "略",
        )
        for n in range(1, 5)
    ]
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    pairs = [u for u in document.units if u.source and u.target]
    assert len(pairs) == 4
    assert {u.source.text for u in document.units if u.source and not u.target} == {"略"}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    "rows",
    [
        [("党组", "group")],  # one row proves nothing
        [("Two halls", "Two rooms"), ("A lamp", "A light")],
        [("党组", "", "group"), ("", "case", ""), ("公益", "", ""), ("", "x", "lamp")],
        [  # two hands beside the source, and no headings
            ("党组召开会议。", "The group met.", "The group had a meeting."),
            ("公益诉讼。", "A public case.", "A case for the public."),
        ],
    ],
)
def test_tables_that_are_no_translation(
    kind: str, rows: list[tuple[str, ...]], tmp_path: Path
) -> None:
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    assert all(u.source is None or u.target is None for u in document.units)
    assert sorted(files.texts(document)) == sorted(c for row in rows for c in row if c)


def test_several_hands_share_the_source(tmp_path: Path) -> None:
    rows = [("中文", "English (agency)", "en", "备注"), ("党组", "group", "panel", "见附件")]
    document = files.read_bytes(tmp_path, "a.xlsx", files.workbook(*rows))
    assert sides(document) == [
        ("党组", "group"),
        ("党组", "panel"),
        ("见附件", None),
    ]
    assert [s.id for s in document.segments] == [f"s{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("csv", "A2; A4; A5 and 1 more"),
        ("xlsx", "Sheet1!A2; Sheet1!A4; Sheet1!A5 and 1 more"),
        (
            "docx",
            "table 1, row 2, column 1, paragraph 1; table 1, row 4, column 1, paragraph 1; "
            "table 1, row 5, column 1, paragraph 1 and 1 more",
        ),
    ],
)
def test_rows_without_a_translation_are_said(kind: str, cells: str, tmp_path: Path) -> None:
    rows = [("原文", "译文"), ("党组", ""), *ROWS[:1], *(("公益", ""),) * 3]
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    assert sides(document).count(("公益", None)) == 3
    (note,) = document.notes
    assert (note.code, note.count) == (NoteCode.UNTRANSLATED, 4)
    assert note.message == f"4 units have no English text: {cells}."


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "rows",
    [
        [("对照表", ""), ("原文", "译文"), *ROWS],  # a title above the headings
        [("原文", "译文"), ("二〇二四年", "2024"), *ROWS],  # a number needs no letters
        [("原文", "译文"), ("", "A lamp."), *ROWS],
        [("原文", "en", "English (agency)"), ("党组", "", "group")],  # one hand is enough
    ],
)
def test_rows_that_lack_nothing(kind: str, rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    assert document.notes == ()


def test_a_cell_of_another_number_of_paragraphs_is_not_empty(tmp_path: Path) -> None:
    rows = [("原文", "译文"), ("党组。", "One."), ("公益。", "Two.")]
    cells = "".join(
        f"<w:tr><w:tc>{files.paragraph(zh)}</w:tc><w:tc>{files.paragraph(en) * 2}</w:tc></w:tr>"
        for zh, en in rows[1:]
    )
    heads = "".join(f"<w:tc>{files.paragraph(head)}</w:tc>" for head in rows[0])
    data = files.word(f"<w:tbl><w:tr>{heads}</w:tr>{cells}</w:tbl>")
    document = files.read_bytes(tmp_path, "a.docx", data)
    assert ("党组。", None) in sides(document)
    assert document.notes == ()


@pytest.mark.parametrize("kind", MAKERS)
def test_columns_of_which_hardly_a_row_holds_both(kind: str, tmp_path: Path) -> None:
    rows = [("1", "两个维护", "Two Upholds"), ("2", "公益诉讼", "")]
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    assert all(u.source is None or u.target is None for u in document.units)
    (note,) = document.notes
    assert note.code is NoteCode.NOT_READ
    assert "look like Chinese and English" in note.message
    assert "use --columns zh=B,en=C" in note.message
    asked = Reading((("zh", "B"), ("en", "C")))
    path = tmp_path / f"a.{kind}"
    told = read_document(path, "a", language="en", source_language="zh", reading=asked)
    assert ("两个维护", "Two Upholds") in sides(told)
    assert [each.code for each in told.notes] == [NoteCode.UNTRANSLATED]


def test_titles_above_the_headings_and_several_sheets(tmp_path: Path) -> None:
    rows = [("对照表",), ("编号", "原文", "译文"), ("a-1", "党组", "group"), ("a-2", "公益", "")]
    document = files.read_bytes(tmp_path, "a.xlsx", files.workbook(*rows))
    assert ("党组", "group") in sides(document)
    assert ("公益", None) in sides(document)
    assert not {"编号", "原文", "译文"} & set(files.texts(document))
    assert "对照表" in files.texts(document)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("heads", [("原文", "译文"), ("zh", "en")])
def test_columns_headed_the_wrong_way_round(
    kind: str, heads: tuple[str, str], tmp_path: Path
) -> None:
    rows = [heads, *((en, zh) for zh, en in ROWS)]
    document = files.read_bytes(tmp_path, f"a.{kind}", make(kind, *rows))
    assert sides(document) == ROWS
    assert [s.language for s in document.segments[:2]] == ["zh", "en"]
    assert "the wrong way round for zh into en" in files.messages(document)
    assert [note.code for note in document.notes] == [NoteCode.SWAPPED]
    right = files.read_bytes(
        tmp_path,
        f"b.{kind}",
        make(kind, ("Source", "Target"), *rows[1:]),
        language="zh",
        source="en",
    )
    assert sides(right) == rows[1:]
    assert right.notes == ()


def test_other_languages_are_counted(tmp_path: Path) -> None:
    rows = [
        ("zh", "en", "fr", "de"),
        ("党组", "group", "groupe", ""),
        ("公益", "case", "cas", "Fall"),
    ]
    document = files.read_bytes(tmp_path, "a.xlsx", files.workbook(*rows))
    assert sides(document) == [("党组", "group"), ("公益", "case")]
    assert files.messages(document) == (
        "3 cells in other languages were not read. The columns are headed de, fr."
    )


def test_prose_is_not_taken_for_headings(tmp_path: Path) -> None:
    rows = [("The source of the river", "The target"), ("One bank", "The other bank")]
    document = files.read_bytes(tmp_path, "a.xlsx", files.workbook(*rows))
    assert sides(document) == [(None, text) for row in rows for text in row]


def test_paragraphs_of_cells_go_together_where_they_agree(tmp_path: Path) -> None:
    rows = [
        ("第一段。\n第二段。", "One paragraph.\nAnother one."),
        ("第三段。\n第四段。", "Only one here."),
        ("第五段。", "The last one."),
    ]
    paragraphs = [tuple(cell.split("\n") for cell in row) for row in rows]
    cells = "".join(
        "<w:tr>"
        + "".join("<w:tc>" + "".join(map(files.paragraph, cell)) + "</w:tc>" for cell in row)
        + "</w:tr>"
        for row in paragraphs
    )
    data = files.word(files.paragraph("A heading") + f"<w:tbl>{cells}</w:tbl>")
    assert sides(files.read_bytes(tmp_path, "a.docx", data)) == [
        (None, "A heading"),
        ("第一段。", "One paragraph."),
        ("第二段。", "Another one."),
        ("第三段。", None),
        ("第四段。", None),
        (None, "Only one here."),
        ("第五段。", "The last one."),
    ]


def test_a_table_in_the_run_of_english_text(tmp_path: Path) -> None:
    data = files.word(
        files.paragraph("The English text before.")
        + "<w:tbl>"
        + "".join(
            f"<w:tr><w:tc>{files.paragraph(zh)}</w:tc><w:tc>{files.paragraph(en)}</w:tc></w:tr>"
            for zh, en in ROWS
        )
        + "</w:tbl>"
        + files.paragraph("And after.")
    )
    document = files.read_bytes(tmp_path, "a.docx", data)
    assert sides(document) == [
        (None, "The English text before."),
        *ROWS,
        (None, "And after."),
    ]
    assert [s.id for s in document.segments] == [f"s{n}" for n in range(1, 7)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("asked", ["zh=A,en=C", "en=c, zh=a", "zh=甲,en=丙", "zh=1,en=3"])
def test_columns_that_the_user_names(kind: str, asked: str, tmp_path: Path) -> None:
    rows = [(ROWS[0][0], "An old draft.", ROWS[0][1]), (ROWS[1][0], "Another draft.", ROWS[1][1])]
    document = read_asked(tmp_path, f"a.{kind}", make(kind, ("甲", "乙", "丙"), *rows), asked)
    both = [pair for pair in sides(document) if None not in pair]
    assert [pair for pair in both if pair in ROWS] == ROWS


def test_named_headings_are_no_text(tmp_path: Path) -> None:
    data = make("csv", ("甲", "丙"), *ROWS)
    assert sides(read_asked(tmp_path, "a.csv", data, "zh=甲,en=丙")) == ROWS


def test_two_named_translations_of_one_source(tmp_path: Path) -> None:
    data = make("csv", ("a", "b", "c"), (ROWS[0][0], "One.", "Two."))
    found = sides(read_asked(tmp_path, "a.csv", data, "zh=a,en=b,en=c"))
    assert found == [(ROWS[0][0], "One."), (ROWS[0][0], "Two.")]


def test_columns_that_are_not_there_are_said(tmp_path: Path) -> None:
    document = read_asked(tmp_path, "a.csv", make("csv", ("zh", "en"), *ROWS), "zh=A,en=G")
    assert sides(document) == ROWS
    assert "columns zh=A, en=G" in files.messages(document)


def test_a_document_without_tables_needs_no_columns(tmp_path: Path) -> None:
    document = read_asked(tmp_path, "a.docx", files.simple_word("A group met."), "zh=A,en=C")
    assert document.notes == ()


@pytest.mark.parametrize(
    "text", ["", "zh", "zh=", "=A", "zh=A", "zh=A,fr=B", "zh=A,zh=B", "zh=A,en=a"]
)
def test_columns_that_cannot_be_meant(text: str) -> None:
    with pytest.raises(UsageError, match="columns"):
        parse_columns(text, source="zh", target="en")


def read_asked(folder: Path, name: str, data: bytes, asked: str) -> Document:
    (folder / name).write_bytes(data)
    reading = Reading(parse_columns(asked, source="zh", target="en"))
    return read_document(folder / name, name, language="en", source_language="zh", reading=reading)
