from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.model.document import NoteCode, Protection
from tests.readers import files
from tests.readers.bilingual import SDL, sdlxliff, sides, xliff, xliff2, xliff2_of, xliff_of

ROWS = [("党组召开会议。", "The group met."), ("公益诉讼案件。", "A public interest case.")]
MEMOQ = 'xmlns:mq="MQXliff"'


def unit(source: str, target: str | None, attributes: str = "", state: str = "") -> str:
    """A `trans-unit` of XML texts."""
    inside = "" if target is None else f"<target{state}>{target}</target>"
    return f'<trans-unit id="x" {attributes}><source>{source}</source>{inside}</trans-unit>'


@pytest.mark.parametrize(
    ("name", "data", "paths"),
    [
        ("a.xlf", xliff(*ROWS), ["unit 1 (t1), source", "unit 1 (t1), target"]),
        ("a.xliff", xliff2(*ROWS), ["unit 1 (u1), source", "unit 1 (u1), target"]),
        (
            "a.sdlxliff",
            sdlxliff(*ROWS),
            ["unit 1 (p), segment 1, source", "unit 1 (p), segment 1, target"],
        ),
    ],
)
def test_segments_become_units(name: str, data: bytes, paths: list[str], tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, name, data)
    assert sides(document) == ROWS
    assert document.format == "xliff"
    assert [s.anchor.path for s in document.segments[:2]] == paths
    assert document.notes == ()


def test_states(tmp_path: Path) -> None:
    body = (
        unit("一", "one", state=' state="translated"')
        + unit("二", "two", 'approved="yes"')
        + unit("三", "three", 'mq:status="ManuallyConfirmed"')
        + unit("四", "four")
        + unit("五", "five", 'approved="yes"', ' state="final"')
    )
    document = files.read_bytes(tmp_path, "a.mqxliff", xliff_of(body, more=MEMOQ))
    assert [u.state for u in document.units] == [
        "translated",
        "approved",
        "ManuallyConfirmed",
        None,
        "final",
    ]
    two = files.read_bytes(tmp_path, "b.xlf", xliff2(*ROWS))
    assert [u.state for u in two.units] == ["final", "final"]


@pytest.mark.parametrize(
    ("name", "more", "attribute"),
    [
        ("a.mqxliff", MEMOQ, 'mq:locked="locked"'),
        ("a.mxliff", 'xmlns:m="http://www.memsource.com/mxlf/2.0"', 'm:locked="true"'),
    ],
)
def test_locked_units_are_left_out_and_counted(
    name: str, more: str, attribute: str, tmp_path: Path
) -> None:
    off = attribute.split("=")[0] + '="false"'
    body = unit("一", "one", attribute) + unit("二", "two", off) + unit("三", "three")
    document = files.read_bytes(tmp_path, name, xliff_of(body, more=more))
    assert sides(document) == [("二", "two"), ("三", "three")]
    assert files.messages(document) == "1 locked segment was not read."


def test_locked_segments_of_trados_and_their_states(tmp_path: Path) -> None:
    data = sdlxliff(*ROWS).decode()
    data = data.replace('<sdl:seg id="2" conf="Translated"/>', '<sdl:seg id="2" locked="true"/>')
    document = files.read_bytes(tmp_path, "a.sdlxliff", data.encode())
    assert sides(document) == ROWS[:1]
    assert [u.state for u in document.units] == ["Translated"]
    assert files.messages(document) == "1 locked segment was not read."


def test_what_is_not_to_be_translated_is_left_out_and_counted(tmp_path: Path) -> None:
    body = (
        unit("一", "one", 'translate="no"')
        + unit('<x id="1"/>', None, 'translate="no"')  # nothing to be said of a bare tag
        + f'<group translate="no"><group>{unit("二", "two")}</group>'
        + unit("三", "three", 'translate="yes"')
        + "</group>"
        + unit("四", "four")
    )
    document = files.read_bytes(tmp_path, "a.xlf", xliff_of(body))
    assert sides(document) == [("三", "three"), ("四", "four")]
    assert files.messages(document) == "2 segments that are not to be translated were not read."


def test_translate_no_in_a_unit_of_version_two(tmp_path: Path) -> None:
    segment = "<segment><source>一</source><target>one</target></segment>"
    body = f'<unit id="a" translate="no">{segment}</unit><unit id="b">{segment}</unit>'
    document = files.read_bytes(tmp_path, "a.xlf", xliff2_of(body))
    assert sides(document) == [("一", "one")]


def test_untranslated_segments(tmp_path: Path) -> None:
    body = (
        unit("一", None)
        + unit("二", "")
        + unit("三 <x id='1'/>", '<x id="1"/>')
        + unit("SPP", "SPP", state=' state="new"')
        + unit("SPP", "SPP", state=' state="final"')
    )
    document = files.read_bytes(tmp_path, "a.xlf", xliff_of(body))
    assert sides(document) == [
        ("一", None),
        ("二", None),
        ("三 \ufffc", None),
        ("SPP", None),
        ("SPP", "SPP"),
    ]
    assert files.messages(document) == (
        "4 units have no English text: unit 1 (x); unit 2 (x); unit 3 (x) and 1 more."
    )


def test_alternatives_notes_and_codes_are_not_text(tmp_path: Path) -> None:
    body = (
        '<trans-unit id="a"><source>一</source><target>one</target><note>a note</note>'
        "<alt-trans><source>一</source><target>another</target></alt-trans></trans-unit>"
    )
    assert sides(files.read_bytes(tmp_path, "a.xlf", xliff_of(body))) == [("一", "one")]
    body = (
        '<notes><note>n</note></notes><unit id="a"><originalData><data id="d">&lt;b></data>'
        "</originalData><notes><note>n</note></notes>"
        '<segment><source><ph id="1" dataRef="d"/>一</source><target>one</target></segment></unit>'
    )
    assert sides(files.read_bytes(tmp_path, "b.xlf", xliff2_of(body))) == [("\ufffc一", "one")]


def test_segments_of_one_paragraph_are_found_by_their_numbers(tmp_path: Path) -> None:
    body = (
        '<trans-unit id="a"><source>一。二。三。</source><seg-source><g id="1">'
        '<mrk mtype="seg" mid="7">一。</mrk> <mrk mtype="seg" mid="8">二。</mrk></g>'
        '<mrk mtype="seg" mid="9">三。</mrk></seg-source><target>'
        '<mrk mtype="seg" mid="9">Three.</mrk><g id="1"><mrk mtype="seg" mid="7">'
        '<g id="5">One.</g></mrk></g></target></trans-unit>'
    )
    document = files.read_bytes(tmp_path, "a.sdlxliff", xliff_of(body, more=SDL))
    assert sides(document) == [("一。", "One."), ("二。", None), ("三。", "Three.")]
    assert [u.id for u in document.units] == ["u1", "u2", "u3"]


def test_text_between_segments_is_counted(tmp_path: Path) -> None:
    body = (
        '<trans-unit id="a"><source>甲：一。</source><seg-source>甲：<mrk mtype="seg" mid="1">一。'
        '</mrk></seg-source><target>A: <mrk mtype="seg" mid="1">One.</mrk></target></trans-unit>'
    )
    document = files.read_bytes(tmp_path, "a.xlf", xliff_of(body))
    assert files.messages(document) == "1 text between segments was not read."
    body = (
        '<unit id="a"><segment id="s1"><source>一。</source><target>One.</target></segment>'
        "<ignorable><source> </source></ignorable><ignorable><source>甲</source></ignorable>"
        '<segment id="s2"><source>二。</source><target>Two.</target></segment></unit>'
    )
    document = files.read_bytes(tmp_path, "b.xlf", xliff2_of(body))
    assert sides(document) == [("一。", "One."), ("二。", "Two.")]
    assert [s.anchor.path for s in document.segments][1:3] == [
        "unit 1 (a), segment s1, target",
        "unit 1 (a), segment s2, source",
    ]
    assert files.messages(document) == "1 text between segments was not read."


def test_inline_tags_are_protected(tmp_path: Path) -> None:
    body = unit('<g id="1">一</g><x id="2"/>{0}', 'a <g id="1">b</g><x id="2"/>{0}')
    document = files.read_bytes(tmp_path, "a.xlf", xliff_of(body))
    target = document.segments[1]
    assert target.text == "a b\ufffc{0}"
    assert files.protected(target, Protection.OPAQUE) == ["\ufffc", "{0}"]


def test_a_translation_in_the_other_direction_is_said(tmp_path: Path) -> None:
    data = xliff_of(unit("one", "一"), source="en", target="zh_CN")
    document = files.read_bytes(tmp_path, "a.xlf", data)
    assert sides(document) == [("一", "one")]
    assert "a translation from en into zh_CN" in files.messages(document)
    assert "--source-lang en --target-lang zh-CN" in files.messages(document)
    right = files.read_bytes(tmp_path, "a.xlf", data, language="zh", source="en")
    assert sides(right) == [("one", "一")]
    assert right.notes == ()


def test_a_file_that_does_not_say_what_it_is_translated_into(tmp_path: Path) -> None:
    data = xliff_of(unit("一", "one"), target=None)
    assert sides(files.read_bytes(tmp_path, "a.xlf", data)) == [("一", "one")]


def test_other_languages_are_counted(tmp_path: Path) -> None:
    data = xliff_of(unit("un", "ein"), source="fr", target="de")
    document = files.read_bytes(tmp_path, "a.xlf", data)
    assert document.units == ()
    assert files.messages(document).startswith("2 texts in other languages were not read (de, fr)")


def test_several_files_in_one(tmp_path: Path) -> None:
    one = xliff_of(unit("一", "one")).decode()
    two = one[one.index("<file") : one.index("</xliff>")].replace("一", "二").replace("one", "two")
    document = files.read_bytes(
        tmp_path, "a.xlf", one.replace("</xliff>", f"{two}</xliff>").encode()
    )
    assert sides(document) == [("一", "one"), ("二", "two")]
    assert len({s.anchor.path for s in document.segments}) == 4


def test_broken_in_the_middle(tmp_path: Path) -> None:
    body = f"{unit('一', 'one')}\n{unit('二', 'two')}\n<trans-unit><source>三</target>"
    document = files.read_bytes(tmp_path, "a.xlf", xliff_of(body))
    assert sides(document) == [("一", "one"), ("二", "two")]
    assert files.codes(document) == [NoteCode.UNREADABLE]
    assert document.notes[0].where.endswith("a.xlf:4")


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.xlf", b"<tmx><body/></tmx>")
    assert files.codes(document) == [NoteCode.UNREADABLE]
    assert "not an XLIFF file: its outermost element is tmx" in files.messages(document)
