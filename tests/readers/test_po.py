from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.model.document import NoteCode, Protection
from tests.readers import files
from tests.readers.bilingual import po_of, sides


def message(source: str, target: str, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr "{target}"\n\n'


def test_messages_become_units_and_the_header_does_not(tmp_path: Path) -> None:
    body = message("党组", "group") + message("公益", "public interest", 'msgctxt "a"\n')
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert sides(document) == [("党组", "group"), ("公益", "public interest")]
    assert [s.anchor.path for s in document.segments] == [
        "line 7, msgid",
        "line 7, msgstr",
        "line 10, msgid",
        "line 10, msgstr",
    ]
    assert document.notes == ()


@pytest.mark.parametrize("blank", [0, 1, 3])
def test_a_catalogue_without_a_header(blank: int, tmp_path: Path) -> None:
    body = "\n" * blank + message("党组", "group") + message("公益", "public interest")
    document = files.read_bytes(tmp_path, "a.po", body.encode())
    assert sides(document) == [("党组", "group"), ("公益", "public interest")]
    begins = document.segments[0].anchor.path
    assert begins == f"line {blank + 1}, msgid"


def test_the_same_source_in_two_contexts(tmp_path: Path) -> None:
    body = message("开", "on", 'msgctxt "lamp"\n') + message("开", "drive", 'msgctxt "car"\n')
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert sides(document) == [("开", "on"), ("开", "drive")]


def test_fuzzy_messages_have_a_state_and_obsolete_ones_are_counted(tmp_path: Path) -> None:
    body = message("一", "one", "#, fuzzy\n") + message("二", "two")
    body += '#~ msgid "三"\n#~ msgstr "three"\n'
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert [u.state for u in document.units] == ["fuzzy", None]
    assert files.messages(document) == "1 obsolete message was not read."


def test_untranslated_messages(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.po", po_of(message("一", "one") + message("二", "")))
    assert sides(document) == [("一", "one"), ("二", None)]
    assert files.messages(document) == "Line 10 has no English text."


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        (
            "en",
            ["%d case", "%d cases"],
            [("一件", "%d case"), ("%d件", "%d cases")],
        ),
        ("en", ["%d cases"], [("%d件", "%d cases")]),
        ("en", ["", ""], [("一件", None), ("%d件", None)]),
    ],
)
def test_plural_forms(
    language: str, forms: list[str], expected: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    lines = "\n".join(f'msgstr[{n}] "{form}"' for n, form in enumerate(forms))
    body = f'msgid "一件"\nmsgid_plural "%d件"\n{lines}\n'
    document = files.read_bytes(tmp_path, "a.po", po_of(body, language=language))
    assert sides(document) == expected
    assert len({s.anchor.path for s in document.segments}) == len(document.segments)


def test_long_messages_escapes_and_placeholders(tmp_path: Path) -> None:
    body = 'msgid ""\n"第一行\\n"\n"第二行"\nmsgstr ""\n"Line %(n)d\\n"\n"\\"<b>two</b>\\" {x}"\n'
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert sides(document) == [("第一行\n第二行", 'Line %(n)d\n"<b>two</b>" {x}')]
    target = document.segments[1]
    assert files.protected(target, Protection.OPAQUE) == ["%(n)d", "{x}"]
    assert files.protected(target, Protection.MARKUP) == ["<b>", "</b>"]


def test_characters_that_end_a_line_elsewhere(tmp_path: Path) -> None:
    body = message("一\u2028\u0085二", "one\x0c\x0btwo\u2029")
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert sides(document) == [("一\u2028\u0085二", "one\x0c\x0btwo\u2029")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_a_mark(end: str, tmp_path: Path) -> None:
    data = po_of(message("一", "one")).replace(b"\n", end.encode())
    assert sides(files.read_bytes(tmp_path, "a.po", b"\xef\xbb\xbf" + data)) == [("一", "one")]


def test_the_declared_encoding_helps_where_it_is_not_utf_8(tmp_path: Path) -> None:
    text = po_of(message("党组", "group")).decode().replace("UTF-8", "GBK")
    document = files.read_bytes(tmp_path, "a.po", text.encode("gbk"))
    assert sides(document) == [("党组", "group")]
    assert document.notes == ()


def test_a_wrong_declared_encoding(tmp_path: Path) -> None:
    text = po_of(message("检察院党组召开会议", "group")).decode()
    right = files.read_bytes(tmp_path, "a.po", text.replace("UTF-8", "GBK").encode())
    assert sides(right) == [("检察院党组召开会议", "group")]
    assert right.notes == ()
    guessed = files.read_bytes(tmp_path, "b.po", text.encode("gb18030"))
    assert sides(guessed) == [("检察院党组召开会议", "group")]
    assert files.codes(guessed) == [NoteCode.GUESSED_ENCODING]


@pytest.mark.parametrize(
    ("language", "source", "run", "expected"),
    [
        ("zh_CN", "en", ("zh", "en"), ("one", "一")),
        ("zh_CN", "en", ("en", "zh"), ("一", "one")),  # the other direction
        ("zh_CN", "", ("zh", "en"), ("one", "一")),
        ("", "", ("zh", "en"), ("one", "一")),
        ("", "", ("en", "zh"), ("一", "one")),
    ],
)
def test_languages(
    language: str,
    source: str,
    run: tuple[str, str],
    expected: tuple[str, str],
    tmp_path: Path,
) -> None:
    data = po_of(message("one", "一"), language=language, source=source)
    document = files.read_bytes(tmp_path, "a.po", data, language=run[0], source=run[1])
    assert sides(document) == [expected]
    assert ("is a translation from en into zh" in files.messages(document)) == (run[0] == "en")


def test_another_language(tmp_path: Path) -> None:
    data = po_of(message("one", "un"), language="fr", source="en")
    document = files.read_bytes(tmp_path, "a.po", data)
    assert sides(document) == [(None, "one")]
    assert "1 text in another language was not read (fr)" in files.messages(document)


def test_what_stands_before_a_broken_message_is_read(tmp_path: Path) -> None:
    body = (
        message("一", "one") + message("二", "two") + 'msgid "三"\nrubbish\n\n' + message("四", "4")
    )
    document = files.read_bytes(tmp_path, "a.po", po_of(body))
    assert sides(document) == [("一", "one"), ("二", "two")]
    assert files.codes(document) == [NoteCode.UNREADABLE]
    assert document.notes[0].where.endswith("a.po:14")


@pytest.mark.parametrize("text", ["A plain text.\n", 'msgid "open\n', "{}", "\\"])
def test_files_that_are_none(text: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.po", text.encode())
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]


def test_a_template_has_sources_only(tmp_path: Path) -> None:
    data = po_of(message("一", ""), language="")
    document = files.read_bytes(tmp_path, "a.pot", data)
    assert sides(document) == [("一", None)]


def test_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    other.write_bytes(po_of(message("一", "one")))
    document = files.read_bytes(tmp_path, "a.po", str(other).encode())
    assert document.units == ()
