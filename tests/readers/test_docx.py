from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from termcheck.archive import Archive
from termcheck.model.document import NoteCode, Protection
from termcheck.readers.docx import Passage, Story
from termcheck.readers.docx_text import W
from tests.conftest import ROOT
from tests.readers import files
from tests.readers.files import drawing, paragraph, run, text_box, word


def body(tmp_path: Path, content: str) -> list[str]:
    """The texts of a document with this body."""
    return files.texts(files.read_bytes(tmp_path, "a.docx", word(content)))


def test_what_python_docx_writes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Work report", 1)
    document.add_paragraph("First ").add_run("bold").bold = True
    document.add_paragraph("")
    document.add_paragraph("Point", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 1).text = "党组"
    inner = table.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "nested"
    document.add_paragraph("After")
    document.sections[0].header.paragraphs[0].text = "The header"
    document.sections[0].footer.paragraphs[0].text = "The footer"
    document.add_section()
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert files.places(files.read(path)) == {
        "paragraph 1": "Work report",
        "paragraph 2": "First bold",
        "paragraph 4": "Point",
        "table 1, row 1, column 2, paragraph 1": "党组",
        "table 1, row 2, column 1, table 1, row 1, column 1, paragraph 1": "nested",
        "paragraph 5": "After",
        "header 1, paragraph 1": "The header",
        "footer 1, paragraph 1": "The footer",
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(f"<w:ins>{run('in')}</w:ins>", "in", id="insertion"),
        pytest.param(
            f"<w:del><w:r><w:delText>out</w:delText></w:r></w:del>{run('a')}", "a", id="deletion"
        ),
        pytest.param(f"<w:del>{run('out')}</w:del>{run('a')}", "a", id="deleted run"),
        pytest.param(
            f"<w:moveFrom>{run('old')}</w:moveFrom><w:moveTo>{run('new')}</w:moveTo>",
            "new",
            id="move",
        ),
        pytest.param(
            f"<w:ins><w:del>{run('both')}</w:del></w:ins>{run('a')}", "a", id="inserted, deleted"
        ),
        pytest.param(f'<w:hyperlink r:id="x">{run("link")}</w:hyperlink>', "link", id="link"),
        pytest.param(f"<w:smartTag>{run('tag')}</w:smartTag>", "tag", id="smart tag"),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>",
            "control",
            id="content control",
        ),
        pytest.param(
            f'<w:fldSimple w:instr="TITLE">{run("result")}</w:fldSimple>', "result", id="field"
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>TITLE</w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("result")}'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" on")}',
            "result on",
            id="field of parts",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("inner code")}'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("inner result")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("outer result")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "outer result",
            id="field in a field's code",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jiǎn</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>检</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "检",
            id="ruby",
        ),
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
            "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>",
            "a\tb\nc\u2011d\u00ade",
            id="characters",
        ),
        pytest.param(
            f"{run('a')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('b')}", "ab", id="note mark"
        ),
        pytest.param(f"<w:bookmarkStart/>{run('x')}<w:proofErr/>", "x", id="marks"),
        pytest.param("𠀀 ﬁ ß İ Ｆ e\u0301 &", "𠀀 ﬁ ß İ Ｆ e\u0301 &", id="odd characters"),
    ],
)
def test_what_is_text(content: str, expected: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.docx", word(paragraph(content)))
    assert files.texts(document) == [expected]
    assert document.notes == ()


def test_a_field_over_several_paragraphs(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    content = paragraph(begin, separate, "One") + paragraph("Two", end) + paragraph("Three")
    assert body(tmp_path, content) == ["One", "Two", "Three"]


def test_a_field_that_never_ends_does_not_swallow_the_rest(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert body(tmp_path, paragraph("a", begin, "code") + paragraph("b")) == ["a", "b"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The party ')}</w:p>"
    document = files.read_bytes(tmp_path, "a.docx", word(first + paragraph("group met.")))
    assert files.places(document) == {"paragraph 2": "The party group met."}


def test_deleted_rows_are_out(tmp_path: Path) -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr>{change}<w:tc>{paragraph(text)}</w:tc></w:tr>"

    table = (
        f"<w:tbl>{row('kept')}{row('gone', '<w:trPr><w:del/></w:trPr>')}"
        f"{row('new', '<w:trPr><w:ins/></w:trPr>')}</w:tbl>"
    )
    document = files.read_bytes(tmp_path, "a.docx", word(table))
    assert files.places(document) == {
        "table 1, row 1, column 1, paragraph 1": "kept",
        "table 1, row 3, column 1, paragraph 1": "new",
    }


def test_columns_are_those_of_the_grid(tmp_path: Path) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}</w:tc>'
    table = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph('third')}</w:tc></w:tr></w:tbl>"
    document = files.read_bytes(tmp_path, "a.docx", word(table))
    assert [p.split(", ")[2] for p in files.places(document)] == ["column 1", "column 3"]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    content = paragraph("Body", text_box("In the box")) + paragraph("After")
    document = files.read_bytes(tmp_path, "a.docx", word(content))
    assert files.places(document) == {
        "paragraph 1": "Body",
        "paragraph 1, text box 1, paragraph 1": "In the box",
        "paragraph 2": "After",
    }
    assert document.notes == ()


def test_an_old_text_box(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{paragraph('Old')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    assert body(tmp_path, paragraph("Body", f"<w:r>{box}</w:r>")) == ["Body", "Old"]


def test_content_controls_around_blocks(tmp_path: Path) -> None:
    content = (
        f"<w:sdt><w:sdtContent>{paragraph('a')}<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>"
        f"{paragraph('b')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"
    )
    assert body(tmp_path, content) == ["a", "b"]


def test_notes_at_the_foot_and_at_the_end(tmp_path: Path) -> None:
    def notes(kind: str, text: str) -> str:
        return (
            f'<w:{kind} w:type="separator" w:id="-1">{paragraph("---")}</w:{kind}>'
            f'<w:{kind} w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", text)}</w:{kind}>'
        )

    data = word(
        paragraph("Body"),
        {"footnotes": notes("footnote", "At the foot"), "endnotes": notes("endnote", "At the end")},
    )
    assert files.places(files.read_bytes(tmp_path, "a.docx", data)) == {
        "paragraph 1": "Body",
        "footnote 1, paragraph 1": "At the foot",
        "endnote 1, paragraph 1": "At the end",
    }


def test_headers_of_the_same_text_are_read_once(tmp_path: Path) -> None:
    references = "".join(f'<w:headerReference r:id="rId{n}"/>' for n in (1, 2, 3, 1))
    data = word(
        f"{paragraph('Body')}<w:sectPr>{references}</w:sectPr>",
        {
            "header1": paragraph("Same"),
            "header2": paragraph("Other"),
            "header3": paragraph("Same"),
            "header4": paragraph("Used nowhere"),
        },
    )
    assert files.texts(files.read_bytes(tmp_path, "a.docx", data)) == ["Body", "Same", "Other"]


def test_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    content = paragraph(
        "a",
        drawing("chart"),
        drawing("diagram"),
        drawing("picture"),
        drawing("picture", description="IMG_1.JPG"),
        "<w:r><w:object/></w:r>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "b",
    )
    comments = f"<w:comment>{paragraph('No')}</w:comment>" * 2
    data = word(f'{content}<w:altChunk r:id="x"/>', {"comments": comments})
    document = files.read_bytes(tmp_path, "a.docx", data)
    (segment,) = document.segments
    assert segment.text == "a\ufffc\ufffcb"
    assert files.protected(segment, Protection.OPAQUE) == ["\ufffc", "\ufffc"]
    assert {(note.code, note.message, note.count) for note in document.notes} == {
        (NoteCode.NOT_READ, "1 chart was not read.", 1),
        (NoteCode.NOT_READ, "1 SmartArt graphic was not read.", 1),
        (NoteCode.NOT_READ, "2 pictures without a description were not read.", 2),
        (NoteCode.NOT_READ, "2 embedded objects were not read.", 2),
        (NoteCode.NOT_READ, "1 equation was not read.", 1),
        (NoteCode.NOT_READ, "2 comments were not read.", 2),
    }


def test_descriptions_of_pictures_are_text(tmp_path: Path) -> None:
    content = paragraph("Body", drawing("picture", description="The party group meets"))
    document = files.read_bytes(tmp_path, "a.docx", word(content))
    assert files.places(document) == {
        "paragraph 1": "Body",
        "paragraph 1, picture 1, alternative text": "The party group meets",
    }


def test_hidden_text_is_out_and_counted(tmp_path: Path) -> None:
    def styled(properties: str, text: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    styles = (
        '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Ghost"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    content = paragraph(
        styled("<w:vanish/>", "no"),
        styled('<w:vanish w:val="0"/>', "yes"),
        styled('<w:rStyle w:val="Child"/>', "no"),
        styled('<w:rStyle w:val="Loop"/>', " too"),
    ) + (
        '<w:p><w:pPr><w:pStyle w:val="Ghost"/></w:pPr>'
        + run("no")
        + styled('<w:vanish w:val="false"/>', "shown")
        + "</w:p>"
    )
    document = files.read_bytes(tmp_path, "a.docx", word(content, {"styles": styles}))
    assert files.texts(document) == ["yes too", "shown"]
    assert files.messages(document) == "3 stretches of hidden text were not read."


def test_the_strict_variant_of_the_format(tmp_path: Path) -> None:
    data = word(paragraph("Strict"))
    strict = files.part_of(data, "word/document.xml").replace(
        files.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    document = files.read_bytes(
        tmp_path, "a.docx", files.with_part(data, "word/document.xml", strict)
    )
    assert files.texts(document) == ["Strict"]


def test_addresses_in_a_paragraph_are_opaque(tmp_path: Path) -> None:
    (segment,) = files.read_bytes(
        tmp_path, "a.docx", word(paragraph("See en.spp", ".gov.cn now"))
    ).segments
    assert files.protected(segment, Protection.OPAQUE) == ["en.spp.gov.cn"]


def test_deep_nesting(tmp_path: Path) -> None:
    content = paragraph("deep")
    for _ in range(70):
        content = f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"
    assert body(tmp_path, content) == ["deep"]


def test_nesting_beyond_reason_is_refused(tmp_path: Path) -> None:
    content = f"<w:p>{'<w:smartTag>' * 5_000}{'</w:smartTag>' * 5_000}</w:p>"
    document = files.read_bytes(tmp_path, "a.docx", word(content))
    assert files.codes(document) == [NoteCode.UNREADABLE]


@pytest.mark.parametrize(
    "part",
    [
        "<not closed",
        "<w:document/>",
        "<html><body/></html>",
        "",
        b"\xff\xfe\x00",
    ],
)
def test_a_main_part_that_is_something_else(part: str | bytes, tmp_path: Path) -> None:
    data = files.with_part(word(paragraph("x")), "word/document.xml", part)
    document = files.read_bytes(tmp_path, "a.docx", data)
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]


def test_an_archive_without_a_main_part(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.docx", files.zipped({"a.xml": "<a/>"}))
    assert "not a Word document" in files.messages(document)


def test_a_two_column_table_has_a_side_for_each_language(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, pair in enumerate((("党组会议", "party group meeting"), ("检察院", "procuratorate"))):
        for column, text in enumerate(pair):
            table.cell(row, column).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    sides = [
        (s.text, s.side.value)
        for s in files.read_bytes(tmp_path, "a.docx", buffer.getvalue()).segments
    ]
    assert sides == [
        ("党组会议", "source"),
        ("party group meeting", "target"),
        ("检察院", "source"),
        ("procuratorate", "target"),
    ]


# Where characters were read from


def passages(data: bytes, *, copies: bool = False) -> list[Passage]:
    return list(Story(Archive(data), copies=copies).passages())


def test_characters_are_traced_to_their_elements() -> None:
    bits = "<w:r><w:t>a𠀀</w:t><w:tab/><w:t/><w:t>b</w:t><w:br/></w:r><w:r><w:sym/></w:r>"
    (passage,) = passages(word(f"<w:p>{bits}{run('c')}</w:p>"))
    assert passage.part == "word/document.xml"
    assert passage.piece.text == "a𠀀\tb\n\ufffcc"
    assert [(s.start, s.end, s.element.tag.removeprefix(W)) for s in passage.stretches] == [
        (0, 2, "t"),
        (2, 3, "tab"),
        (3, 4, "t"),
        (4, 5, "br"),
        (5, 6, "sym"),
        (6, 7, "t"),
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").rglob("*.docx")), ids=lambda p: p.stem)
def test_all_of_a_text_is_traced(path: Path) -> None:
    found = list(passages(path.read_bytes()))
    assert any(passage.stretches for passage in found)
    for passage in found:
        ends = [0, *(stretch.end for stretch in passage.stretches)]
        assert [stretch.start for stretch in passage.stretches] == ends[:-1]
        assert ends[-1] == len(passage.piece.text)
        for start, end, element, _ in passage.stretches:
            if element.tag == f"{W}t":
                assert element.text == passage.piece.text[start:end]


def test_the_fields_around_a_character_are_known() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    content = (
        run("a") + begin + code.format(" toc ") + code.format("x") + separate + run("b")
        + begin + code.format("HYPER") + code.format("LINK y") + separate + run("c") + end
        + begin + separate + run("d") + end + end + run("e")
    )  # fmt: skip
    (passage,) = passages(word(f"<w:p>{content}</w:p>"))
    assert [stretch.fields for stretch in passage.stretches] == [
        (),
        ("TOC",),
        ("TOC", "HYPERLINK"),
        ("TOC", ""),
        (),
    ]


def test_two_paragraphs_that_became_one_are_traced_to_both() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The ')}</w:p>"
    (passage,) = passages(word(first + paragraph("group")))
    one, two = (stretch.element for stretch in passage.stretches)
    assert (one.text, two.text) == ("The ", "group")
    assert one.getparent().getparent() is not two.getparent().getparent()


def test_copies_are_given_when_they_are_asked_for() -> None:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId{}"/></w:sectPr>'
    sections = "".join(f"<w:p><w:pPr>{reference.format(n)}</w:pPr></w:p>" for n in (1, 2))
    data = word(
        paragraph("Body", text_box("In the box")) + sections,
        {"header1": paragraph("Above"), "header2": paragraph("") + paragraph("Above")},
    )
    first, *others = passages(data)
    assert [first.repeated, *(other.repeated for other in others)] == [False] * 3
    found = [(p.piece.anchor.path, p.part, p.repeated) for p in passages(data, copies=True)]
    box = "paragraph 1, text box 1, paragraph 1"
    assert found == [
        ("paragraph 1", "word/document.xml", False),
        (box, "word/document.xml", False),
        (box, "word/document.xml", True),
        ("header 1, paragraph 1", "word/header1.xml", False),
        ("header 1, paragraph 1", "word/header2.xml", True),
    ]
    elements = [p.stretches[0].element for p in passages(data, copies=True)]
    assert len({id(element) for element in elements}) == 5
