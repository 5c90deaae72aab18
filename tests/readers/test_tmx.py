from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.model.document import NoteCode
from termcheck.readers import read_document, read_parts
from tests.readers import files
from tests.readers.bilingual import TMX_HEAD, sides, tmx, tmx_of, tu

ROWS = [("党组召开会议。", "The group met."), ("公益诉讼案件。", "A public interest case.")]


def test_units_are_chosen_by_language(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.tmx", tmx(*ROWS))
    assert sides(document) == ROWS
    assert [s.anchor.path for s in document.segments] == [
        "unit 1, zh",
        "unit 1, en",
        "unit 2, zh",
        "unit 2, en",
    ]
    swapped = files.read_bytes(tmp_path, "a.tmx", tmx(*ROWS), language="zh", source="en")
    assert sides(swapped) == [(en, zh) for zh, en in ROWS]
    assert document.notes == swapped.notes == ()


def test_old_memories_name_the_language_without_a_prefix(tmp_path: Path) -> None:
    body = (
        '<tu><tuv lang="ZH_CN"><seg>党组</seg></tuv><tuv lang="EN-US"><seg>group</seg></tuv></tu>'
    )
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert [(s.text, s.language) for s in document.segments] == [
        ("党组", "ZH-CN"),
        ("group", "EN-US"),
    ]


def test_header_properties_and_notes_are_not_text(tmp_path: Path) -> None:
    header = TMX_HEAD.replace("/>", '><note>a note</note><prop type="x">a prop</prop></header>')
    unit = tu(zh="党组", en="group").replace("<tu>", '<tu><note>n</note><prop type="p">q</prop>')
    data = f'<tmx version="1.4">{header}<body>{unit}</body></tmx>'.encode()
    assert sides(files.read_bytes(tmp_path, "a.tmx", data)) == [("党组", "group")]


def test_thirty_languages(tmp_path: Path) -> None:
    others = "ar bg cs da de el es et fi fr ga hr hu it ja ko lt lv mt nl pl pt ro ru sk sl sv tr"
    texts = {language: f"text {language}" for language in others.split()}
    body = "\n".join(tu(**texts, zh=zh, en=en) for zh, en in ROWS)
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert sides(document) == ROWS
    (note,) = document.notes
    assert (note.code, note.count) == (NoteCode.NOT_READ, 56)
    assert note.message.startswith(
        "56 texts in other languages were not read (ar, bg, cs, da, de, el, es, et and 20 more)"
    )
    french = files.read_bytes(tmp_path, "a.tmx", tmx_of(body), language="fr", source="de")
    assert sides(french) == [("text de", "text fr")] * 2


def test_every_text_in_the_target_language_is_checked(tmp_path: Path) -> None:
    body = tu(zh_Hans="党组", zh_Hant="黨組", en_US="center", en_GB="centre")
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert sides(document) == [("党组", "center"), ("党组", "centre")]
    assert "1 text in another language was not read (zh-Hant)" in files.messages(document)
    british = files.read_bytes(tmp_path, "a.tmx", tmx_of(body), language="en-GB", source="zh-Hant")
    assert sides(british) == [("黨組", "centre")]
    assert "en-US, zh-Hans" in files.messages(british)


def test_texts_with_the_wrong_label_are_turned_and_this_is_said(tmp_path: Path) -> None:
    body = tu(zh="The group – as ever.", en="党组召开会议。") + tu(zh="党组", en="group")
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert sides(document) == [("党组召开会议。", "The group – as ever."), ("党组", "group")]
    assert [s.language for s in document.segments] == ["zh", "en", "zh", "en"]
    assert files.messages(document).startswith("1 unit has its languages the wrong way round")


@pytest.mark.parametrize(
    "body",
    [tu(zh="党组会议", en="党组 (dangzu)"), tu(zh="SPP", en="SPP"), tu(zh="12", en="党组")],
)
def test_texts_that_are_not_turned(body: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert "wrong way round" not in files.messages(document)


def test_empty_targets_are_counted(tmp_path: Path) -> None:
    body = tu(zh="党组", en="") + tu(zh="公益", en=" \n") + tu(zh="案件", en="case")
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert sides(document) == [("党组", None), ("公益", None), ("案件", "case")]
    assert files.messages(document) == "2 units have no English text: unit 1; unit 2."


@pytest.mark.parametrize(
    ("body", "expected", "message"),
    [
        (tu(en="group"), [(None, "group")], "no Chinese text"),
        (tu(zh="党组"), [("党组", None)], "no English text, so there is nothing to check"),
        (tu(fr="groupe"), [], "1 text in another language was not read (fr)"),
    ],
)
def test_one_language_only(
    body: str, expected: list[tuple[str | None, str | None]], message: str, tmp_path: Path
) -> None:
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert sides(document) == expected
    assert message in files.messages(document)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_encodings(encoding: str, declared: str, tmp_path: Path) -> None:
    if encoding == "utf-32" and declared:
        pytest.skip("the same as without")
    data = (declared + tmx(*ROWS).decode()).encode(encoding)
    document = files.read_bytes(tmp_path, "a.tmx", data)
    assert sides(document) == ROWS


@pytest.mark.parametrize(
    ("declared", "real", "says"),
    [
        ("utf-8", "gb18030", "taken to be GB18030, not utf-8 as its first line says"),
        ("UTF-16", "utf-8", "taken to be UTF-8, not UTF-16"),
        ("iso-8859-1", "utf-8", "taken to be UTF-8, not iso-8859-1"),
        ("klingon", "gb18030", "taken to be GB18030, not klingon"),
        ("gb2312", "gb18030", None),
        ("big5", "big5", None),
        ("UTF-16", "ascii", None),
    ],
)
def test_what_a_file_says_about_its_encoding(
    declared: str, real: str, says: str | None, tmp_path: Path
) -> None:
    zh = {"ascii": "PARTY", "big5": "檢察院召開會議。"}.get(real, "检察院召开会议，研究案件。")
    body = tu(zh=zh, en="The group met.") * 20
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{tmx_of(body).decode()}'
    document = files.read_bytes(tmp_path, "a.tmx", text.encode(real))
    assert sides(document) == [(zh, "The group met.")] * 20
    assert files.codes(document) == ([] if says is None else [NoteCode.GUESSED_ENCODING])
    assert says is None or says in files.messages(document)


def test_some_damaged_bytes_cost_no_unit(tmp_path: Path) -> None:
    data = tmx(*ROWS * 20).replace("党组".encode(), b"\xff\xfe", 1)
    document = files.read_bytes(tmp_path, "a.tmx", data)
    assert len(document.units) == 40
    assert "\ufffd" in str(document.segments[0].text)
    assert files.messages(document).startswith("From line 2 on there are bytes that are not UTF-8")


def test_what_stands_before_broken_xml_is_read_and_the_place_is_named(tmp_path: Path) -> None:
    body = "\n".join([tu(zh="党组", en="group")] * 30 + ["<tu><tuv></tu>"] + [tu(zh="a", en="b")])
    document = files.read_bytes(tmp_path, "a.tmx", tmx_of(body))
    assert len(document.units) == 30
    (note,) = document.notes
    assert note.code is NoteCode.UNREADABLE
    assert note.where.endswith("a.tmx:32")
    assert note.message.startswith("Line 32 is not valid XML (Opening and ending tag mismatch")


def test_a_file_that_ends_too_early(tmp_path: Path) -> None:
    data = tmx(*ROWS * 2_000)
    document = files.read_bytes(tmp_path, "a.tmx", data[: len(data) // 2])
    assert 1_900 < len(document.units) < 2_100
    assert "is not valid XML" in files.messages(document)


@pytest.mark.parametrize(
    "data",
    [
        b"<tmx><body><tu><tuv",
        b"<html><body/></html>",
        b"\x00\x01\x02",
        b"plain text",
        b"<?xml version='1.0'?>",
        b"<!-- only a comment -->",
    ],
)
def test_files_that_are_none(data: bytes, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.tmx", data)
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD" "http://no.example.invalid/tmx14.dtd">',
        "<!-- a comment --><!DOCTYPE tmx>",
        '<!DOCTYPE tmx [<!ELEMENT x ANY><!-- ]> --> <!ATTLIST x y CDATA "]>">]>',
    ],
)
def test_an_ordinary_document_type_is_passed_over(doctype: str, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16"):
        data = (doctype + tmx(*ROWS).decode()).encode(encoding)
        assert sides(files.read_bytes(tmp_path, "a.tmx", data)) == ROWS


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://no.example.invalid/a"> %a;',
        '<!ATTLIST x y CDATA "]>"> <!ENTITY a "b">',
        f'<!-- {"x" * 300_000} --> <!ENTITY a "b">',
        "%a;",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(subset: str, encoding: str, tmp_path: Path) -> None:
    text = f"<!DOCTYPE tmx [{subset}]>" + tmx_of(tu(zh="&a;", en="&b;")).decode()
    document = files.read_bytes(tmp_path, "a.tmx", text.encode(encoding))
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]
    assert "defines XML entities" in files.messages(document)


def test_a_segment_of_megabytes(tmp_path: Path) -> None:
    long = "the county procuratorate " * 500_000
    document = files.read_bytes(tmp_path, "a.tmx", tmx(("检察院。" * 400_000, long), *ROWS))
    assert [len(s.text) for s in document.segments[:2]] == [1_600_000, 12_500_000]
    assert sides(document)[1:] == ROWS


def test_parts_are_the_document_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(*ROWS * 2_500) + b"rubbish")
    languages = {"language": "en", "source_language": "zh"}
    parts = list(read_parts(path, "a.tmx", **languages))
    whole = read_document(path, "a.tmx", **languages)
    assert [len(part.units) for part in parts] == [2_000, 2_000, 1_000]
    assert [bool(part.notes) for part in parts] == [False, False, True]
    assert tuple(u for part in parts for u in part.units) == whole.units
    assert {part.sha256 for part in parts} == {whole.sha256}
    assert [s.number for s in whole.segments] == list(range(1, 10_001))
    assert whole.notes == parts[-1].notes


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from termcheck.readers import read_parts\n"
        "for name in sys.argv[1:]:\n"
        "    parts = read_parts(Path(name), name, language='en', source_language='zh')\n"
        "    print(sum(len(part.units) for part in parts),\n"
        "          resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    small, large = tmp_path / "small.tmx", tmp_path / "large.tmx"
    small.write_bytes(tmx(*ROWS * 5_000))
    large.write_bytes(tmx(*ROWS * 60_000))
    outcome = subprocess.run(
        [sys.executable, "-c", program, str(small), str(large)],
        capture_output=True,
        text=True,
        check=True,
    )
    (few, before), (many, after) = (map(int, line.split()) for line in outcome.stdout.splitlines())
    assert (few, many) == (10_000, 120_000)
    unit = 1024 if sys.platform == "darwin" else 1
    assert (after - before) / unit < 4_000, "twelve times the units, within 4 MB"
