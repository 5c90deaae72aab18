from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from termcheck.config import REPORT_LANGUAGES
from termcheck.errors import DocumentError, ReportError
from termcheck.model.document import Document, Segment, Side
from termcheck.model.finding import Edit, Finding, Severity
from termcheck.model.report import DocumentSummary, Report
from termcheck.patching.base import Change, Options
from termcheck.patching.docx import patch
from termcheck.readers.base import Raw
from termcheck.readers.docx import read
from termcheck.reports import write_report
from termcheck.reports.docx_comments import commented
from termcheck.reports.docx_lines import CHINESE, WORDS, lines
from tests.conftest import ROOT
from tests.readers.files import paragraph, part_of, run, simple_word, text_box, with_part, word

from . import samples

SCRIPT = ROOT / "docs" / "scripts" / "render_word.py"
SEEDS = sorted((ROOT / "seeds").rglob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def segments(data: bytes) -> list[Segment]:
    content = read(Raw("a.docx", data, "en", "zh", ".docx"))
    return list(Document("a.docx", "docx", content.units).segments)


def found(data: bytes, *texts: str) -> list[Finding]:
    """A finding about the first place of each text."""
    return [
        samples.finding(next(s for s in segments(data) if text in s.text), text, document="a.docx")
        for text in texts
    ]


def nothing_there(segment: Segment, position: int = 0) -> Finding:
    """A finding about a term that has no rendering."""
    return Finding(
        "missing-term",
        "TC201",
        Severity.ERROR,
        "两个维护 has no rendering here",
        "a.docx",
        segment,
        start=position,
        end=position,
        expected=("Two Upholds",),
        source_term="两个维护",
    )


WHOLE_FILE = Finding("text-not-read", "TC903", Severity.INFO, "1 chart not read.", "a.docx")


def marked(data: bytes) -> dict[str, str]:
    """Identifier of each comment -> the text between its marks, in the order of their ends."""
    xml = part_of(data, "word/document.xml")
    texts = {}
    for number in re.findall(r'<w:commentRangeEnd w:id="(\d+)"/>', xml):
        between = xml.split(f'<w:commentRangeStart w:id="{number}"/>')[1]
        between = between.split(f'<w:commentRangeEnd w:id="{number}"/>')[0]
        texts[number] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", between))
        # The comment hangs at a reference right after its end.
        after = xml.split(f'<w:commentRangeEnd w:id="{number}"/>')[1]
        assert after.startswith(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
    return texts


def comments(data: bytes) -> dict[str, list[str]]:
    """Identifier -> what the comment says, as python-docx reads it."""
    return {
        str(comment.comment_id): [p.text for p in comment.paragraphs]
        for comment in docx.Document(io.BytesIO(data)).comments
    }


def full(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A document of hand-written parts with content types that python-docx accepts."""
    data = word(body, parts)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = part_of(data, "[Content_Types].xml").replace(
        "</Types>",
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
    )
    return with_part(data, "[Content_Types].xml", types)


def test_a_comment_says_what_why_and_what_instead() -> None:
    data = simple_word("We do the Two Maintains now.")
    (finding,) = found(data, "Two Maintains")
    assert finding.match is not None
    match = replace(finding.match, why="“Maintains” is a sense of 维护")
    finding = replace(finding, expected=("Two Upholds", "Two-Uphold Policy"), match=match)
    copy = commented(data, [finding])
    assert list(marked(copy).values()) == ["Two Maintains"]
    (said,) = comments(copy).values()
    assert said == [
        "Warning: “Two Maintains”",
        "Preferred: “Two Upholds” for 两个维护",
        "Also accepted: “Two-Uphold Policy”",
        "Why: “Maintains” is a sense of 维护",
        "TC103 unlisted-variant",
    ]


def test_whose_comment_it_is() -> None:
    data = simple_word("Two Maintains")
    (comment,) = docx.Document(io.BytesIO(commented(data, found(data, "Two Maintains")))).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("termcheck", "tc", None)


def test_without_findings_the_copy_is_the_document() -> None:
    data = simple_word("One")
    assert commented(data, []) is data


def test_the_source_is_quoted_where_there_is_one() -> None:
    source = samples.segment("坚决做到“两个维护”。", language="zh", side=Side.SOURCE, path="x")
    target = samples.segment("Do it.", path="paragraph 1")
    finding = replace(nothing_there(target), source=source, source_span=(5, 9))
    assert lines(finding) == [
        "Error: missing term",
        "Preferred: “Two Upholds” for 两个维护",
        "Why: 两个维护 has no rendering here",
        "Source: 坚决做到“两个维护”。",
        "TC201 missing-term",
    ]
    guess = replace(finding, start=0, end=2, guessed=True)
    assert lines(guess)[0] == "Error: “Do” (a guess at the place)"
    assert lines(guess, CHINESE, with_place=True) == [
        "错误：“Do”（位置为推测）",
        "位置：第 1 段",
        "首选译法：“Two Upholds”（两个维护）",
        "理由：两个维护 has no rendering here",
        "原文：坚决做到“两个维护”。",
        "TC201 missing-term",
    ]


def test_the_languages_are_those_of_all_reports() -> None:
    assert tuple(WORDS) == REPORT_LANGUAGES
    for words in WORDS.values():
        assert sorted(words.severities) == sorted(Severity)


def test_control_characters_are_made_visible() -> None:
    where = samples.segment("a\x1b[31mb\nTwo \ud800Maintains", path="paragraph 1")
    finding = samples.finding(where, where.text, evidence="why\x00not\x07")
    said = "\n".join(lines(finding))
    assert "“a␛[31mb Two \ufffdMaintains”" in said
    assert "Why: why␀not␇" in said


def test_findings_that_overlap_or_share_a_place() -> None:
    data = simple_word("One two three four")
    findings = found(data, "One two three", "two three four", "two", "two", "One", "four")
    copy = commented(data, findings)
    numbers = list(comments(copy))
    assert [marked(copy)[number] for number in numbers] == [f.text for f in findings]
    assert [s.text for s in segments(copy)] == ["One two three four"]


@pytest.mark.parametrize(
    ("content", "text", "between"),
    [
        ("<w:r><w:t>Two</w:t><w:tab/><w:t>Aims</w:t></w:r>", "Two\tAims", "TwoAims"),
        (run("the Two") + run(" Aims"), "Two Aims", "Two Aims"),
        (f'<w:hyperlink r:id="x">{run("Two Aims")}</w:hyperlink>', "Aims", "Aims"),
        (f'<w:ins w:id="7" w:author="A">{run("Two Aims")}</w:ins>', "Aims", "Aims"),
        (f"<w:sdt><w:sdtContent>{run('Two Aims')}</w:sdtContent></w:sdt>", "Aims", "Aims"),
        (f'<w:fldSimple w:instr="TITLE">{run("Two Aims")}</w:fldSimple>', "Aims", "Aims"),
        (
            "<w:r><w:t>x</w:t><w:ruby><w:rt><w:r><w:t>ji</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>检察</w:t></w:r></w:rubyBase></w:ruby><w:t>y</w:t></w:r>",
            "察",
            "ji检察",
        ),
        (run("ab") + "<m:oMath><m:r/></m:oMath>" + run("cd"), "b\ufffcc", "bc"),
        (run("𠀀ﬁ e\u0301 İß"), "e\u0301 İ", "e\u0301 İ"),
    ],
    ids=[
        "tab", "two runs", "link", "insertion", "control", "field", "ruby", "equation", "odd",
    ],
)  # fmt: skip
def test_where_a_comment_stands(content: str, text: str, between: str) -> None:
    data = full(paragraph("before ", content, " after"))
    copy = commented(data, found(data, text))
    assert list(marked(copy).values()) == [between]
    assert [s.text for s in segments(copy)] == [s.text for s in segments(data)]
    assert len(docx.Document(io.BytesIO(copy)).paragraphs) == 1


def test_a_place_with_nothing_there() -> None:
    data = simple_word("Two Maintains", "")
    (segment,) = segments(data)
    copy = commented(data, [nothing_there(segment, at) for at in (0, 3, len(segment.text))])
    assert list(marked(copy).values()) == ["", "", ""]
    xml = part_of(copy, "word/document.xml")
    starts = [xml.index(f'<w:commentRangeStart w:id="{number}"/>') for number in comments(copy)]
    assert starts == sorted(starts)
    assert starts[0] < xml.index(">Two<") < starts[1] < xml.index("> Maintains<") < starts[2]


def test_outside_the_body_the_comment_says_where() -> None:
    note = f'<w:footnote w:id="2">{paragraph("Aims in a note")}</w:footnote>'
    header = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    mark = "<w:r><w:t>a</w:t><w:footnoteReference w:id='2'/><w:t>b</w:t></w:r>"
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="Aims in a picture"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    data = full(
        f"<w:p><w:pPr><w:keepNext/></w:pPr>{run('First')}</w:p>"
        + paragraph(mark)
        + paragraph("Body", text_box("Aims in a box"), picture)
        + header,
        {"header": paragraph("Aims above"), "footnotes": note},
    )
    texts = ["Aims above", "Aims in a note", "Aims in a box", "Aims in a picture"]
    copy = commented(data, [*found(data, *texts), WHOLE_FILE])
    assert [s.text for s in segments(copy)] == [s.text for s in segments(data)]
    said = list(comments(copy).values())
    assert [text[1] for text in said] == [
        "Where: header 1, paragraph 1",
        "Where: footnote 1, paragraph 1",
        "Where: paragraph 3, text box 1, paragraph 1",
        "Where: paragraph 3, picture 1, alternative text",
        "Why: 1 chart not read.",
    ]
    above, at_note, at_box, at_picture, whole = comments(copy)
    xml = part_of(copy, "word/document.xml")

    def within(number: str) -> str:
        start, end = (f'<w:commentRange{end} w:id="{number}"/>' for end in ("Start", "End"))
        return xml[xml.index(start) + len(start) : xml.index(end)]

    assert within(at_note) == '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert within(at_box).startswith("<w:r><mc:AlternateContent>")
    assert within(at_picture).startswith("<w:r><w:drawing>")
    for number in (above, whole):
        assert within(number) == ""
        assert xml.index("<w:keepNext/>") < xml.index(f'End w:id="{number}"') < xml.index("First")
    # Comments may stand in the body only.
    for part in ("word/header.xml", "word/footnotes.xml"):
        assert part_of(copy, part) == part_of(data, part)


def test_a_document_of_tables_only_and_an_empty_one() -> None:
    table = full(f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:tbl>")
    assert len(comments(commented(table, [WHOLE_FILE]))) == 1
    empty = commented(full("<w:sectPr/>"), [WHOLE_FILE])
    assert re.search(
        r"<w:body><w:p>.*</w:p><w:sectPr/></w:body>", part_of(empty, "word/document.xml")
    )


def test_a_sentence_of_a_paragraph() -> None:
    data = simple_word("One here. Two Maintains there.")
    (whole,) = segments(data)
    sentence = replace(whole, text="Two Maintains there.")
    copy = commented(data, [samples.finding(sentence, "Two Maintains")])
    assert list(marked(copy).values()) == ["Two Maintains"]


def test_comments_that_are_there_stay() -> None:
    document = docx.Document()
    text = document.add_paragraph("The Two Maintains and more")
    document.add_comment(text.runs, "Mine", author="Editor", initials="E")
    buffer = io.BytesIO()
    document.save(buffer)
    data = buffer.getvalue()
    copy = commented(data, found(data, "Two Maintains", "more"))
    said = list(comments(copy).values())
    assert [text[0] for text in said] == ["Mine", "Warning: “Two Maintains”", "Warning: “more”"]
    assert len(set(comments(copy))) == 3
    changed = [n for n in names(data) if part(data, n) != part(copy, n)]
    assert changed == ["word/document.xml", "word/comments.xml"]


def test_the_strict_form_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = full(paragraph("Two Maintains"))
    xml = part_of(data, "word/document.xml").replace(W[1:-1], strict)
    data = with_part(data, "word/document.xml", xml)
    copy = commented(data, found(data, "Two Maintains"))
    for name in ("word/document.xml", "word/comments.xml"):
        assert strict in part_of(copy, name)
        assert W[1:-1] not in part_of(copy, name)
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in part_of(
        copy, "word/_rels/document.xml.rels"
    )


def test_a_document_with_macros_is_refused() -> None:
    data = full(paragraph("Two Maintains"))
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = re.sub(
        r'(PartName="/word/document.xml" ContentType=)"[^"]*"',
        rf'\1"{kind}"',
        part_of(data, "[Content_Types].xml"),
    )
    data = with_part(data, "[Content_Types].xml", types)
    with pytest.raises(DocumentError, match=r"macros.*Save it as \.docx"):
        commented(data, found(data, "Two Maintains"))


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("path", SEEDS, ids=[p.relative_to(ROOT).as_posix() for p in SEEDS])
def test_many_findings_in_the_seeds(path: Path) -> None:
    data = path.read_bytes()
    before = segments(data)
    findings = [
        samples.finding(s, s.text[at : at + 9]) for s in before for at in range(0, len(s.text), 7)
    ]
    copy = commented(data, findings)
    assert [s.text for s in segments(copy)] == [s.text for s in before]
    assert len(comments(copy)) == len(findings)
    assert commented(data, findings) == copy
    kept = [n for n in names(data) if part(data, n) == part(copy, n)]
    assert set(names(data)) - set(kept) == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


# The report as a whole


def report_on(folder: Path, **documents: bytes) -> Report:
    """A report of one finding in each document, about `Two Maintains` where it has that."""
    summaries, findings = [], []
    for stem, data in documents.items():
        path = folder / f"{stem}.docx"
        path.write_bytes(data)
        its = found(data, "Two Maintains") if b"Two Maintains" in everything(data) else []
        findings += [replace(finding, document=path.as_posix()) for finding in its]
        digest = sha256(data).hexdigest()
        summaries.append(DocumentSummary(path.as_posix(), "docx", "en", 1, 2, len(its), 1, digest))
    return replace(samples.report(), documents=tuple(summaries), findings=tuple(findings), notes=())


def everything(data: bytes) -> bytes:
    return b"".join(part(data, name) for name in names(data))


def test_the_copy_of_the_checked_document(tmp_path: Path) -> None:
    data = simple_word("Two Maintains")
    write_report(report_on(tmp_path, a=data), tmp_path / "report.docx")
    assert list(marked((tmp_path / "report.docx").read_bytes()).values()) == ["Two Maintains"]
    assert (tmp_path / "a.docx").read_bytes() == data


def test_a_document_without_findings_is_copied_as_it_is(tmp_path: Path) -> None:
    data = simple_word("Two Upholds")
    write_report(report_on(tmp_path, a=data), tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == data


def test_of_several_documents_the_one_with_findings(tmp_path: Path) -> None:
    report = report_on(tmp_path, a=simple_word("One"), b=simple_word("Two Maintains"))
    write_report(report, tmp_path / "report.docx")
    assert list(marked((tmp_path / "report.docx").read_bytes()).values()) == ["Two Maintains"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ([], "no Word document was checked"),
        (
            ["Two Maintains", "Two Maintains"],
            r"2 Word documents have findings.*Check one at a time",
        ),
        (["One", "Two"], "none of the 2 Word documents has a finding"),
    ],
)
def test_documents_of_which_there_is_no_one_copy(
    texts: Sequence[str], message: str, tmp_path: Path
) -> None:
    documents = {f"d{number}": simple_word(text) for number, text in enumerate(texts)}
    with pytest.raises(ReportError, match=message):
        write_report(report_on(tmp_path, **documents), tmp_path / "report.docx")
    assert not (tmp_path / "report.docx").exists()


def test_a_document_that_changed_since_the_check(tmp_path: Path) -> None:
    report = report_on(tmp_path, a=simple_word("Two Maintains"))
    (tmp_path / "a.docx").write_bytes(simple_word("Two Maintains, and more"))
    with pytest.raises(ReportError, match=r"a\.docx: the document has changed.*Check it again"):
        write_report(report, tmp_path / "report.docx")
    (tmp_path / "a.docx").unlink()
    with pytest.raises(ReportError, match="can't be read"):
        write_report(report, tmp_path / "report.docx")


def test_the_copy_never_replaces_the_document(tmp_path: Path) -> None:
    data = simple_word("Two Maintains")
    with pytest.raises(ReportError, match="would replace the document"):
        write_report(report_on(tmp_path, a=data), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == data


# Pictures, and whether another program takes what is written


def test_without_libreoffice_the_script_says_what_to_install(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "r.docx", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": ""}, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("soffice is not installed; on Debian: apt install")


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftoppm") is None,
    reason="soffice (LibreOffice) or pdftoppm (poppler-utils) is not installed",
)
def test_libreoffice_reads_comments_and_changes(tmp_path: Path) -> None:
    data = (ROOT / "seeds/work-report/en-staff.docx").read_bytes()
    changes = []
    for finding in found(data, "new-quality", "Fellow Deputies"):
        assert finding.segment is not None
        assert finding.start is not None
        edit = Edit(finding.start, finding.start + 3, "ZZZ")
        changes.append(Change(finding.segment, (edit,)))
    data = patch(Raw("a.docx", data, "en", "zh", ".docx"), changes, Options()).data
    data = commented(data, found(data, "ZZZlow", "municipal", "began in March"))
    document = tmp_path / "r.docx"
    document.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(document)]
    subprocess.run(["soffice", profile, *convert], capture_output=True, check=True, timeout=300)
    xml = (tmp_path / "r.fodt").read_text(encoding="utf-8")
    assert xml.count("<office:annotation ") == 3
    assert xml.count("<text:insertion>") == xml.count("<text:deletion>") == 2
    assert len(re.findall(r"<office:annotation [^>]*>\s*<dc:creator>termcheck<", xml)) == 3

    command = [sys.executable, str(SCRIPT), str(document), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "r-1.png").read_bytes().startswith(b"\x89PNG")
