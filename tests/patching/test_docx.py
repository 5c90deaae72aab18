from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.archive import Archive
from termcheck.model.document import Segment
from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Options, Patched
from termcheck.patching.docx import patch
from termcheck.readers.base import Content, Raw
from termcheck.readers.docx import Story, read
from tests.conftest import ROOT
from tests.readers.files import paragraph, part_of, run, simple_word, text_box, with_part, word

TRACKED, PLAIN = Options(), Options(tracked=False)
BOTH = pytest.mark.parametrize("options", [TRACKED, PLAIN], ids=["tracked", "in place"])
SEEDS = sorted((ROOT / "seeds").rglob("*.docx"))
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def raw(data: bytes) -> Raw:
    return Raw("a.docx", data, "en", "zh", ".docx")


def segments(data: bytes) -> list[Segment]:
    content: Content = read(raw(data))
    return [s for u in content.units for s in (u.source, u.target) if s is not None]


def texts(data: bytes) -> list[str]:
    return [segment.text for segment in segments(data)]


def passages(data: bytes) -> list[tuple[str | None, str]]:
    """Place and text of whatever the reader finds, before tables are read as translations."""
    found = Story(Archive(data), copies=True).passages()
    return [(passage.piece.anchor.path, passage.piece.text) for passage in found]


def replace(data: bytes, *pairs: tuple[str, str]) -> list[Change]:
    """A change for each pair: the first place of the old text shall say the new one."""
    changes = []
    for old, new in pairs:
        segment = next(s for s in segments(data) if old in s.text)
        start = segment.text.index(old)
        changes.append(Change(segment, (Edit(start, start + len(old), new),)))
    return changes


def patched(data: bytes, *pairs: tuple[str, str], options: Options = TRACKED) -> Patched:
    return patch(raw(data), replace(data, *pairs), options)


def body(data: bytes) -> str:
    """The XML within `w:body`, without identifiers of tracked changes."""
    found = re.search(r"<w:body>(.*)</w:body>", part_of(data, "word/document.xml"), re.DOTALL)
    assert found is not None
    return re.sub(r' w:id="\d+" w:author="termcheck"', "", found[1])


def members(data: bytes) -> dict[str, tuple[bytes, int, object]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            info.filename: (archive.read(info), info.compress_type, info.date_time)
            for info in archive.infolist()
        }


def styled(text: str, style: str) -> str:
    return f'<w:r><w:rPr><w:{style}/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@BOTH
def test_no_change_gives_back_the_very_bytes(options: Options) -> None:
    data = simple_word("One", "Two")
    assert patch(raw(data), (), options).data is data
    same = patched(data, ("One", "One"), options=options)
    assert same.data is data
    assert len(same.applied) == 1


def test_a_tracked_change_keeps_what_was_there() -> None:
    data = word(paragraph("Do the Two Safeguards now"))
    done = patched(data, ("Two Safeguards", "Two Upholds"))
    assert texts(done.data) == ["Do the Two Upholds now"]
    assert body(done.data) == (
        '<w:p><w:r><w:t xml:space="preserve">Do the Two </w:t></w:r>'
        '<w:del><w:r><w:delText xml:space="preserve">Safeguards</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>Upholds</w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve"> now</w:t></w:r></w:p>'
    )


def test_a_change_in_place_leaves_no_trace() -> None:
    data = word(paragraph("Do the Two Safeguards now"))
    done = patched(data, ("Two Safeguards", "Two Upholds"), options=PLAIN)
    assert body(done.data) == paragraph("Do the Two Upholds now")


def test_tracked_changes_have_an_author_a_number_of_their_own_and_no_date() -> None:
    data = word(
        paragraph('<w:bookmarkStart w:id="1" w:name="x"/>', "Two Safeguards, Two Maintains")
    )
    done = patched(
        data, ("Safeguards", "Upholds"), ("Maintains", "Upholds"), options=Options(author="李 & 王")
    )
    xml = part_of(done.data, "word/document.xml")
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="李 &amp; 王">', xml)
    assert len(numbers) == len(set(numbers)) == 4
    assert "1" not in numbers
    assert "w:date" not in xml


@pytest.mark.parametrize(
    ("content", "old", "new", "tracked", "in_place"),
    [
        pytest.param(
            styled("Two ", "b") + styled("Safeguards", "i"),
            "Two Safeguards",
            "Three Upholds",
            "<w:del><w:r><w:rPr><w:b/></w:rPr>"
            '<w:delText xml:space="preserve">Two </w:delText></w:r>'
            "<w:r><w:rPr><w:i/></w:rPr>"
            '<w:delText xml:space="preserve">Safeguards</w:delText></w:r></w:del>'
            "<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>Three Upholds</w:t></w:r></w:ins>",
            styled("Three Upholds", "b"),
            id="looks like its first character",
        ),
        pytest.param(
            styled("Two ", "b") + styled("Safeguards", "i"),
            "Two Safeguards",
            "Two Upholds",
            styled("Two ", "b")
            + '<w:del><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space="preserve">'
            "Safeguards</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:rPr><w:i/></w:rPr><w:t>Upholds</w:t></w:r></w:ins>",
            styled("Two ", "b") + styled("Upholds", "i"),
            id="words that stay keep their look",
        ),
        pytest.param(
            styled("two", "b") + styled(" upholds", "i"),
            "two upholds",
            "the two upholds",
            '<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">the </w:t></w:r></w:ins>'
            + styled("two", "b")
            + styled(" upholds", "i"),
            styled("the two", "b") + styled(" upholds", "i"),
            id="a word put before",
        ),
        pytest.param(
            styled("two", "b") + styled(" upholds", "i"),
            "two upholds",
            "two upholds here",
            styled("two", "b")
            + styled(" upholds", "i")
            + "<w:ins><w:r><w:rPr><w:i/></w:rPr>"
            + '<w:t xml:space="preserve"> here</w:t></w:r></w:ins>',
            styled("two", "b") + styled(" upholds here", "i"),
            id="a word put behind",
        ),
        pytest.param(
            styled("the two upholds", "b"),
            "the two",
            "two",
            "<w:del><w:r><w:rPr><w:b/></w:rPr>"
            '<w:delText xml:space="preserve">the </w:delText></w:r></w:del>'
            + styled("two upholds", "b"),
            styled("two upholds", "b"),
            id="a word taken out",
        ),
        pytest.param(
            "<w:r><w:t>Two</w:t><w:footnoteReference w:id='2'/><w:tab/><w:t>Aims</w:t></w:r>",
            "Two\tAims",
            "Upholds",
            "<w:del><w:r><w:delText>Two</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Upholds</w:t></w:r></w:ins>"
            '<w:r><w:footnoteReference w:id="2"/></w:r>'
            "<w:del><w:r><w:tab/><w:delText>Aims</w:delText></w:r></w:del>",
            '<w:r><w:t>Upholds</w:t><w:footnoteReference w:id="2"/></w:r>',
            id="a note mark within stays",
        ),
        pytest.param(
            "<w:r><w:t>Two</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>aims</w:t></w:r>",
            "Twoaims",
            "Upholds",
            '<w:del><w:r><w:delText>Two</w:delText></w:r></w:del><w:proofErr w:type="spellStart"/>'
            "<w:del><w:r><w:delText>aims</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Upholds</w:t></w:r></w:ins>",
            '<w:r><w:t>Upholds</w:t></w:r><w:proofErr w:type="spellStart"/>',
            id="marks of the spelling checker",
        ),
        pytest.param(
            "<w:r><w:rPr><w:b/><w:rPrChange w:id='7' w:author='A'><w:rPr/></w:rPrChange></w:rPr>"
            "<w:t>Aims</w:t></w:r>",
            "Aims",
            "Upholds",
            '<w:del><w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="A"><w:rPr/></w:rPrChange>'
            "</w:rPr><w:delText>Aims</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>Upholds</w:t></w:r></w:ins>",
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
            "<w:t>Upholds</w:t></w:r>",
            id="a tracked change of format",
        ),
        pytest.param(
            '<w:hyperlink r:id="x"><w:r><w:t>Two Aims</w:t></w:r></w:hyperlink>',
            "Aims",
            "Upholds",
            '<w:hyperlink r:id="x"><w:r><w:t xml:space="preserve">Two </w:t></w:r>'
            "<w:del><w:r><w:delText>Aims</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Upholds</w:t></w:r></w:ins></w:hyperlink>",
            '<w:hyperlink r:id="x"><w:r><w:t>Two Upholds</w:t></w:r></w:hyperlink>',
            id="link",
        ),
        pytest.param(
            "<w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>",
            "b",
            "x\ty\nz",
            "<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins><w:r>"
            "<w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r></w:ins>",
            "<w:r><w:t>a</w:t></w:r><w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r>",
            id="tabs and line ends",
        ),
        pytest.param(
            "<w:r><w:t>检察机关𠀀ﬁ</w:t></w:r>",
            "检察机关",
            "检察院",
            "<w:r><w:t>检察</w:t></w:r><w:del><w:r><w:delText>机关</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>院</w:t></w:r></w:ins><w:r><w:t>𠀀ﬁ</w:t></w:r>",
            "<w:r><w:t>检察院𠀀ﬁ</w:t></w:r>",
            id="Chinese",
        ),
        pytest.param(
            "<w:r><w:t>e\u0301tat</w:t></w:r>",
            "e\u0301",
            "e\u0300",
            "<w:del><w:r><w:delText>e\u0301</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>e\u0300</w:t></w:r></w:ins><w:r><w:t>tat</w:t></w:r>",
            "<w:r><w:t>e\u0300tat</w:t></w:r>",
            id="combining marks are not torn off",
        ),
        pytest.param(
            "<w:r><w:t>the new-quality forces</w:t></w:r>",
            "new-quality forces",
            "new quality forces",
            '<w:r><w:t xml:space="preserve">the </w:t></w:r>'
            "<w:del><w:r><w:delText>new-quality</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>new quality</w:t></w:r></w:ins>"
            '<w:r><w:t xml:space="preserve"> forces</w:t></w:r>',
            "<w:r><w:t>the new quality forces</w:t></w:r>",
            id="hyphens belong to words",
        ),
    ],
)
def test_what_is_written(content: str, old: str, new: str, tracked: str, in_place: str) -> None:
    data = word(f"<w:p>{content}</w:p>")
    wanted = [text.replace(old, new, 1) for text in texts(data)]
    for options, expected in ((TRACKED, tracked), (PLAIN, in_place)):
        done = patched(data, (old, new), options=options)
        assert body(done.data) == f"<w:p>{expected}</w:p>"
        assert texts(done.data) == wanted


def test_in_another_authors_insertion_that_one_is_divided() -> None:
    insertion = '<w:ins w:id="5" w:author="A">{}</w:ins>'
    data = word(f"<w:p>{insertion.format(run('the Two Aims now'))}</w:p>")
    done = patched(data, ("Aims", "Upholds"))
    assert texts(done.data) == ["the Two Upholds now"]
    assert re.sub(r'w:id="\d+"', 'w:id="N"', body(done.data)) == (
        '<w:p><w:ins w:id="N" w:author="A"><w:r><w:t xml:space="preserve">the Two </w:t></w:r>'
        '<w:del><w:r><w:delText xml:space="preserve">Aims</w:delText></w:r></w:del></w:ins>'
        "<w:ins><w:r><w:t>Upholds</w:t></w:r></w:ins>"
        '<w:ins w:id="N" w:author="A"><w:r><w:t xml:space="preserve"> now</w:t></w:r></w:ins></w:p>'
    )
    whole = patched(data, ("the Two Aims now", "Upholds"))
    assert texts(whole.data) == ["Upholds"]
    before = patched(data, ("the Two", "Now the Two"))
    assert texts(before.data) == ["Now the Two Aims now"]
    assert body(before.data).startswith('<w:p><w:ins><w:r><w:t xml:space="preserve">Now </w:t>')


CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            f'<w:fldSimple w:instr=" TITLE x">{run("Aims")}</w:fldSimple>',
            "field TITLE",
            id="field",
        ),
        pytest.param(
            f"{BEGIN}<w:r><w:instrText> RE</w:instrText><w:instrText>F x</w:instrText></w:r>"
            f"{SEPARATE}{run('Aims')}{END}",
            "field REF",
            id="field of parts",
        ),
        pytest.param(
            f"{BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r>{SEPARATE}{BEGIN}<w:r><w:instrText>"
            f"HYPERLINK x</w:instrText></w:r>{SEPARATE}{run('Aims')}{END}{END}",
            "table of contents",
            id="table of contents",
        ),
        pytest.param(CONTROL.format("<w:dataBinding/>", run("Aims")), "data", id="bound to data"),
        pytest.param(
            CONTROL.format('<w:lock w:val="sdtContentLocked"/>', run("Aims")), "locked", id="locked"
        ),
        pytest.param(
            CONTROL.format("<w:showingPlcHdr/>", run("Aims")), "placeholder", id="placeholder"
        ),
        pytest.param(CONTROL.format("<w:dropDownList/>", run("Aims")), "list", id="list"),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>aim</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Aims</w:t>"
            "</w:r></w:rubyBase></w:ruby></w:r>",
            "ruby",
            id="ruby",
        ),
        pytest.param(
            "<w:r><w:t>Ai</w:t><w:sym w:char='F0'/><w:t>ms</w:t></w:r>", "symbol", id="symbol"
        ),
    ],
)
@BOTH
def test_what_is_refused_leaves_no_trace(content: str, reason: str, options: Options) -> None:
    data = word(paragraph("Two ", content, " so") + paragraph("Other aims"))
    old = "Ai\ufffcms" if "symbol" in reason else "Aims"
    done = patched(data, (old, "Upholds"), options=options)
    assert done.data is data
    assert done.applied == ()
    assert reason in done.refused[0].reason
    assert done.refused[0].reason.endswith(".")
    # What stands beside it can be changed all the same, and what was refused is as it was.
    both = patched(data, (old, "Upholds"), ("Two ", "Three "), ("Other", "More"), options=options)
    assert [len(both.applied), len(both.refused)] == [2, 1]
    assert texts(both.data) == [f"Three {old} so", "More aims"]
    assert content.replace("'", '"') in part_of(both.data, "word/document.xml")


@pytest.mark.parametrize(
    "content",
    [
        CONTROL.format("<w:text/>", run("Two Aims")),
        f"<w:smartTag>{run('Two Aims')}</w:smartTag>",
        f'<w:fldSimple w:instr="HYPERLINK x">{run("Two Aims")}</w:fldSimple>',
        f"{BEGIN}<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{SEPARATE}{run('Two Aims')}{END}",
        f"{BEGIN}<w:r><w:instrText>TITLE</w:instrText></w:r>{SEPARATE}{run('One')}{END}"
        + run("Two Aims"),
    ],
    ids=["control", "smart tag", "simple link", "link of parts", "behind a field"],
)
@BOTH
def test_what_is_not_refused(content: str, options: Options) -> None:
    data = word(paragraph(content))
    done = patched(data, ("Aims", "Upholds"), options=options)
    assert done.refused == ()
    assert texts(done.data) == [text.replace("Aims", "Upholds") for text in texts(data)]


def test_a_control_around_whole_paragraphs_counts_too() -> None:
    data = word(CONTROL.format("<w:lock w:val='contentLocked'/>", paragraph("Two Aims")))
    assert "locked" in patched(data, ("Aims", "Upholds")).refused[0].reason


@pytest.mark.parametrize("bad", ["a\x1bb", "a\r\nb", "\ud800", "\uffff"])
def test_text_that_no_document_can_hold_is_refused(bad: str) -> None:
    data = word(paragraph("Two Aims"))
    done = patched(data, ("Aims", bad))
    assert done.data is data
    assert "control characters" in done.refused[0].reason


@BOTH
def test_everywhere_a_text_can_stand(options: Options) -> None:
    note = f'<w:footnote w:id="2">{paragraph("Aims in a note")}</w:footnote>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Aims in a table')}</w:tc></w:tr></w:tbl>"
    data = word(
        table + paragraph("Body", text_box("Aims in a box")) + paragraph("Last"),
        {"header": paragraph("Aims above"), "footnotes": note},
    )
    # Headers count when a section uses them.
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    xml = part_of(data, "word/document.xml").replace("</w:body>", f"{reference}</w:body>")
    data = with_part(data, "word/document.xml", xml)
    pairs = [(text, text.replace("Aims", "Upholds")) for text in texts(data) if "Aims" in text]
    assert len(pairs) == 4
    done = patched(data, *pairs, options=options)
    assert done.refused == ()
    assert texts(done.data) == [text.replace("Aims", "Upholds") for text in texts(data)]
    # The older form of the text box, for programs that know no other, says the same.
    assert part_of(done.data, "word/document.xml").count("Upholds") == 3


@BOTH
def test_headers_of_the_same_text_are_all_changed(options: Options) -> None:
    sections = "".join(
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId{n}"/></w:sectPr>'
        "</w:pPr></w:p>"
        for n in (1, 2, 3)
    )
    header, other = paragraph("Two Aims"), paragraph("") + paragraph("Two Aims")
    data = word(
        sections + paragraph("Body"),
        {"header1": header, "header2": paragraph("Else"), "header3": other},
    )
    assert texts(data) == ["Body", "Two Aims", "Else"]
    done = patched(data, ("Aims", "Upholds"), options=options)
    assert texts(done.data) == ["Body", "Two Upholds", "Else"]
    assert "Upholds" in part_of(done.data, "word/header3.xml")


def test_alternative_texts_change_only_without_tracking() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="Two &quot;Aims&quot; &lt;𠀀"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    data = word(paragraph("Body", picture))
    assert "Alternative texts" in patched(data, ("Aims", "Upholds")).refused[0].reason
    done = patched(data, ("Aims", 'Up"holds'), options=PLAIN)
    assert texts(done.data) == ["Body", 'Two "Up"holds" <𠀀']


@BOTH
def test_several_edits_of_one_paragraph(options: Options) -> None:
    data = word(f"<w:p>{styled('one two', 'b')}{styled(' three four', 'i')}</w:p>")
    (segment,) = segments(data)
    edits = (Edit(0, 0, "zero "), Edit(0, 3, "ONE"), Edit(4, 13, "2 3"), Edit(18, 18, " five"))
    done = patch(raw(data), [Change(segment, edits)], options)
    assert texts(done.data) == ["zero ONE 2 3 four five"]


@BOTH
@pytest.mark.parametrize("new", ["x", "\t", "x\ny"])
def test_put_in_where_all_is_taken_out(new: str, options: Options) -> None:
    data = word(paragraph("one", "two"))
    (segment,) = segments(data)
    done = patch(raw(data), [Change(segment, (Edit(0, 0, new), Edit(0, 3, "")))], options)
    assert texts(done.data) == [f"{new}two"]


def test_a_sentence_of_a_paragraph_is_found_in_it() -> None:
    data = word(paragraph("First one. Two Aims here. First one."))
    (whole,) = segments(data)
    part = Segment("s9", "Two Aims here.", "en", whole.side, whole.anchor)
    done = patch(raw(data), [Change(part, (Edit(4, 8, "Upholds"),))], TRACKED)
    assert texts(done.data) == ["First one. Two Upholds here. First one."]
    twice = Segment("s9", "First one.", "en", whole.side, whole.anchor)
    refused = patch(raw(data), [Change(twice, (Edit(0, 5, "Last"),))], TRACKED).refused
    assert "more than once" in refused[0].reason
    gone = Segment("s9", "Nowhere.", "en", whole.side, whole.anchor)
    refused = patch(raw(data), [Change(gone, (Edit(0, 5, "Last"),))], TRACKED).refused
    assert "no longer" in refused[0].reason


def test_of_two_changes_to_the_same_words_the_first_is_made() -> None:
    data = word(paragraph("Two Aims here"))
    done = patched(data, ("Two Aims", "Two Upholds"), ("Aims here", "X"))
    assert texts(done.data) == ["Two Upholds here"]
    assert "same words" in done.refused[0].reason


def test_a_paragraph_end_marked_as_deleted() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The party ')}</w:p>"
    data = word(first + paragraph("group met."))
    assert texts(patched(data, ("party", "Party")).data) == ["The Party group met."]
    assert texts(patched(data, ("group", "cell")).data) == ["The party cell met."]
    assert "paragraph" in patched(data, ("party group", "cell")).refused[0].reason


def test_a_signed_document_is_not_touched() -> None:
    data = word(paragraph("Two Aims"))
    link = (
        '<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
        'digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    links = part_of(data, "_rels/.rels").replace("</Relationships>", link)
    data = with_part(data, "_rels/.rels", links)
    assert "signed" in patched(data, ("Aims", "Upholds")).refused[0].reason


def test_the_strict_form_stays_strict() -> None:
    data = word(paragraph("Two Aims"))
    strict = part_of(data, "word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = with_part(data, "word/document.xml", strict)
    done = patched(data, ("Aims", "Upholds"))
    assert texts(done.data) == ["Two Upholds"]
    xml = part_of(done.data, "word/document.xml")
    assert "purl.oclc.org/ooxml/wordprocessingml/main" in xml
    assert "schemas.openxmlformats.org/wordprocessingml" not in xml


@BOTH
@pytest.mark.parametrize("path", SEEDS, ids=[p.relative_to(ROOT).as_posix() for p in SEEDS])
def test_all_but_the_changed_part_stays_byte_for_byte(path: Path, options: Options) -> None:
    data = path.read_bytes()
    first = next(s for s in segments(data) if len(s.text) > 20)
    done = patch(raw(data), [Change(first, (Edit(0, 4, "𠀀 new & <old>"),))], options)
    assert done.refused == ()
    before, after = members(data), members(done.data)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert before["word/document.xml"][1:] == after["word/document.xml"][1:]
    docx.Document(io.BytesIO(done.data))
    # Everything around the body, namespaces and `mc:Ignorable` among it, is as it was.
    old, new = (part_of(each, "word/document.xml") for each in (data, done.data))
    assert old[: old.index("<w:body>")] == new[: new.index("<w:body>")]
    again = patch(raw(data), [Change(first, (Edit(0, 4, "𠀀 new & <old>"),))], options)
    assert again.data == done.data


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), path=st.sampled_from(SEEDS), options=st.sampled_from([0, 1]))
def test_random_edits_change_just_what_they_say(seed: int, path: Path, options: int) -> None:
    data = path.read_bytes()
    chance = random.Random(seed)
    before = segments(data)
    changes = [_random_change(s, chance) for s in chance.sample(before, min(6, len(before)))]
    done = patch(raw(data), changes, (TRACKED, PLAIN)[options])
    assert done.applied
    wanted = {change.segment.anchor.path: _edited(change) for change in done.applied}
    # Passages, not segments: a changed heading may make a table one of two languages.
    assert passages(done.data) == [
        (where, wanted.get(where, text)) for where, text in passages(data)
    ]


def _random_change(segment: Segment, chance: random.Random) -> Change:
    cuts = sorted(chance.sample(range(len(segment.text) + 1), min(4, len(segment.text) + 1)))
    news = ["Two Upholds", "𠀀", "", "ﬁ ß İ", "a\tb\nc", segment.text[:7]]
    edits = [
        Edit(start, end, chance.choice(news))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    # A paragraph of which nothing is left is no segment any more.
    return Change(segment, (*edits, Edit(len(segment.text), len(segment.text), ".")))


def _edited(change: Change) -> str:
    text = change.segment.text
    for edit in reversed(change.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
