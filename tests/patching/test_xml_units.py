"""TMX and XLIFF: only the characters of the text change."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.model.document import Side
from termcheck.model.finding import Edit
from termcheck.patching import Change
from tests.conftest import NASTY
from tests.patching.tools import find, patch, read, refusal, replaced, replacing
from tests.readers import bilingual

ROWS = (
    ("检察院来访大厅。", "The petition hall."),
    ("公益诉讼 & 其他", "Public interest litigation & more <odd> ]]> \u00a0."),
    ("奇怪", f"Odd {NASTY.replace(chr(13), '')}end {{0}} here."),
)
MAKERS: dict[str, Callable[..., bytes]] = {
    "a.tmx": bilingual.tmx,
    "a.xlf": bilingual.xliff,
    "a.xliff": bilingual.xliff2,
    "a.sdlxliff": bilingual.sdlxliff,
    "a.mqxliff": bilingual.xliff,
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("old", "new", "was", "written"),
    [
        ("petition", "letters", "petition", "letters"),
        ("petition hall.", "A & B <c>", "petition hall.", "A &amp; B &lt;c&gt;"),
        ("litigation & more", "cases", "litigation &amp; more", "cases"),
        ("litigation & more", "x & y", "litigation &amp; more", "x &amp; y"),
        ("end", "𠀀 ﬁ\u00a0", "end", "𠀀 ﬁ\u00a0"),
    ],
)
def test_only_the_words_change(
    name: str, encoding: str, old: str, new: str, was: str, written: str
) -> None:
    text = MAKERS[name](*ROWS).decode()
    data = text.encode(encoding)
    assert replaced(data, name, old, new) == text.replace(was, written).encode(encoding)


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_text_twice_is_told_apart(name: str) -> None:
    data = MAKERS[name](("甲", "the court"), ("乙", "the court"), ("丙", "the court"))
    second = read(data, name).units[1].target
    assert second is not None
    made = patch(data, name, Change(second, (Edit(4, 9, "judge"),)))
    texts = [u.target.text for u in read(made.data, name).units if u.target]
    assert texts == ["the court", "the judge", "the court"]


TARGET = (
    '<bpt i="1">&lt;b></bpt>The <!-- x -->petition<ept i="1">&lt;/b></ept> hall '
    "<ph>{1}</ph> <![CDATA[of <the> people]]> &#x41;&#66; &quot;yes&quot;\r\n<hi>and</hi> more"
)
SAID = '<b>The petition</b> hall {1} of <the> people AB "yes"\nand more'


@pytest.mark.parametrize(
    ("old", "new", "was", "written"),
    [
        ("The petition", "A letters", "The <!-- x -->petition", "A letters<!-- x -->"),
        ("petition</b> hall", "room", 'petition<ept i="1">&lt;/b></ept> hall', None),
        ("hall ", "room ", "hall ", "room "),
        ("<the> people", "a & b", "<the> people", "a & b"),
        ("people", "]]> x", "people", "]]>]]&gt; x<![CDATA["),
        ("of <the> people AB", "us", "<![CDATA[of <the> people]]> &#x41;&#66;", "<![CDATA[us]]>"),
        ("AB", "CD", "&#x41;&#66;", "CD"),
        ('B "yes"\nand', "C", "&#66; &quot;yes&quot;\r\n<hi>and</hi>", "C<hi></hi>"),
        ("and", "or", "and", "or"),
        ("more", "less", "more", "less"),
    ],
)
@pytest.mark.parametrize("name", ["a.tmx", "a.xlf"])
def test_tags_and_ways_of_writing_stay(
    name: str, old: str, new: str, was: str, written: str | None
) -> None:
    if name == "a.tmx":
        text = bilingual.tmx_of(bilingual.tu(zh="甲", en=TARGET)).decode()
    else:
        text = bilingual.xliff_of(
            f'<trans-unit id="t"><source>甲</source><target>{TARGET}</target></trans-unit>'
        ).decode()
    assert find(read(text.encode(), name), "hall").text == SAID
    changed = replaced(text.encode(), name, old, new)
    if written is None:
        written = 'room<ept i="1">&lt;/b></ept>'
    assert changed.decode() == text.replace(was, written)


def test_an_insertion() -> None:
    data = bilingual.tmx_of(bilingual.tu(zh="甲", en="<ph>{1}</ph>The <hi>hall</hi>."))
    segment = find(read(data, "a.tmx"), "hall")
    at = segment.text.index("hall")
    made = patch(data, "a.tmx", Change(segment, (Edit(at, at, "big "),)))
    assert b"The big <hi>hall</hi>." in made.data
    made = patch(data, "a.tmx", Change(segment, (Edit(0, 0, "big "),)))
    assert "Only codes" in made.refused[0].reason


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("The {1} hall.", "A {1} room.", "A <ph>{1}</ph> room."),
        ("The {1}", "That {1}", "That <ph>{1}</ph> hall."),
        ("{1} hall", "{1}", "The <ph>{1}</ph>."),
        ("The {1} hall.", "{1}", "<ph>{1}</ph>"),
    ],
)
def test_a_code_in_the_new_text_stays_the_code(old: str, new: str, written: str) -> None:
    data = bilingual.tmx_of(bilingual.tu(zh="甲", en="The <ph>{1}</ph> hall."))
    changed = replaced(data, "a.tmx", old, new)
    assert changed == data.replace(b"The <ph>{1}</ph> hall.", written.encode())


@pytest.mark.parametrize("old", ["{1}", "The {1}", "1"])
def test_a_code_is_not_replaced(old: str) -> None:
    data = bilingual.tmx_of(bilingual.tu(zh="甲", en="The <ph>{1}</ph> hall."))
    assert "placeholder" in refusal(data, "a.tmx", old, "x")


def test_a_character_that_xml_lacks() -> None:
    assert "U+0008" in refusal(bilingual.tmx(*ROWS), "a.tmx", "petition", "a\bc")


@pytest.mark.parametrize("declared", ["us-ascii", "GB2312", "iso-8859-1"])
def test_an_ascii_file_stays_one(declared: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{declared}"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    data = bilingual.tmx_of(bilingual.tu(zh="&#x6cd5;", en="The&nbsp;court"), prolog=prolog)
    assert data.isascii()
    changed = replaced(data, "a.tmx", "court", "caf\u00e9 𠀀")
    assert changed == data.replace(b"court", b"caf&#xE9; &#x20000;")


def test_a_declared_encoding_is_kept() -> None:
    prolog = '<?xml version="1.0" encoding="GB2312"?>\n'
    text = bilingual.tmx_of(bilingual.tu(zh="法院", en="The court"), prolog=prolog).decode()
    changed = replaced(text.encode("gbk"), "a.tmx", "court", "法庭")
    assert changed == text.replace("court", "法庭").encode("gbk")


def test_an_entity_that_nobody_defined() -> None:
    prolog = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    data = bilingual.tmx_of(bilingual.tu(zh="甲", en="The&nbsp;big&foo; court"), prolog=prolog)
    assert replaced(data, "a.tmx", "big", "x") == data.replace(b"big", b"x")
    assert "entity" in refusal(data, "a.tmx", "The\u00a0big", "x")


@pytest.mark.parametrize("name", ["a.xlf", "a.xliff", "a.sdlxliff"])
def test_the_source_of_xliff_stays(name: str) -> None:
    assert "original file" in refusal(MAKERS[name](*ROWS), name, "检察院", "法院")


def test_either_language_of_a_memory_may_change() -> None:
    data = bilingual.tmx(*ROWS)
    assert find(read(data, "a.tmx"), "检察院").side is Side.SOURCE
    assert replaced(data, "a.tmx", "检察院", "法院") == data.replace(
        "检察院".encode(), "法院".encode()
    )


def test_a_unit_with_its_languages_the_wrong_way_round() -> None:
    data = bilingual.tmx_of(
        bilingual.tu(zh="The petition hall of the people", en="人民检察院来访大厅")
    )
    assert replaced(data, "a.tmx", "petition", "letters") == data.replace(b"petition", b"letters")


def test_one_language_twice_with_the_same_text_is_ambiguous() -> None:
    unit = (
        '<tu><tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="en"><seg>court</seg></tuv>'
        '<tuv xml:lang="en"><seg>court</seg></tuv><tuv xml:lang="en-GB"><seg>court</seg></tuv></tu>'
    )
    assert "twice" in refusal(bilingual.tmx_of(unit), "a.tmx", "court", "judge")


SEGMENTED = (
    '<trans-unit id="p"><source>甲乙</source><seg-source><g id="1"><mrk mtype="seg" mid="1">甲'
    '</mrk><mrk mtype="seg" mid="2">乙</mrk></g></seg-source><target><g id="1">'
    '<mrk mtype="seg" mid="1">one <x id="2"/> a</mrk> - <mrk mtype="seg" mid="2">two a'
    '<mrk mtype="x-sdl-deleted">gone</mrk></mrk></g></target>'
    "<alt-trans><target>two a</target></alt-trans></trans-unit>"
)


def test_segments_of_a_paragraph() -> None:
    data = bilingual.xliff_of(SEGMENTED, more=bilingual.SDL)
    changed = replaced(data, "a.sdlxliff", "two a", "three")
    assert changed == data.replace(b"two a<mrk", b"three<mrk")
    changed = replaced(data, "a.sdlxliff", " a", "")
    assert changed == data.replace(b"/> a</mrk>", b"/></mrk>")


def test_attributes_and_layout_stay() -> None:
    body = (
        "<group id='g'\n  note='a > b'><trans-unit\tid='t' ><source>甲</source >"
        "<target  state='final'>the court</target\n></trans-unit></group><!-- </xliff> -->"
    )
    data = bilingual.xliff_of(body)
    assert replaced(data, "a.xlf", "court", "judge") == data.replace(b"court", b"judge")


def test_a_damaged_file_is_changed_before_its_fault() -> None:
    data = bilingual.tmx(*ROWS)
    data = data.replace(b"</body>", b"<tu><broken</body>")
    assert replaced(data, "a.tmx", "petition", "letters") == data.replace(b"petition", b"letters")


def test_many_changes_at_once() -> None:
    rows = [(f"法院{n}", f"the court {n}.") for n in range(300)]
    data = bilingual.tmx(*rows)
    document = read(data, "a.tmx")
    changes = [replacing(document, f"court {n}.", f"judge {n}.") for n in range(0, 300, 7)]
    made = patch(data, "a.tmx", *changes)
    assert made.refused == ()
    assert made.data.count(b"judge") == len(changes)


LEAVES = ("a", "检", "𠀀", " ", "\r\n", "&amp;", "&#65;", "&#x4e00;", "&quot;", "\t", "]]&gt;")
LEAVES += ("<![CDATA[b<&]]>", "<![CDATA[]]>", "<!-- <hi> c -->", "<?p q?>", "<x/>", "<ph>{1}</ph>")
MARKS = re.compile(r"<!--.*?-->|<[?/a-z][^>]*>")

contents = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6).map("".join),
        inner.map(lambda text: f"<hi type = 'a>b' >{text}</hi >"),
        inner.map(lambda text: f'<bpt i="1">&lt;b></bpt>{text}<ept i="1">&lt;/b></ept>'),
    ),
    max_leaves=14,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), content=contents.map(lambda text: f"x{text}y"), name=st.sampled_from("tx"))
def test_random_contents_keep_their_tags(data: st.DataObject, content: str, name: str) -> None:
    if name == "t":
        name, raw = "a.tmx", bilingual.tmx_of(bilingual.tu(zh="甲", en=content, de=content))
    else:
        name = "a.xlf"
        raw = bilingual.xliff_of(
            f'<trans-unit id="t"><source>甲</source><target>{content}</target></trans-unit>'
        )
    segment = read(raw, name).units[0].target
    assert segment is not None
    start = data.draw(st.integers(0, len(segment.text)))
    end = data.draw(st.integers(start, len(segment.text)))
    new = data.draw(st.text(st.sampled_from("ab<>&]\r\n 检𠀀"), min_size=1, max_size=5))
    made = patch(raw, name, Change(segment, (Edit(start, end, new),)))
    if made.refused:
        place = [p for p in segment.protected if p.start < end and start < p.end]
        nothing = not (segment.text[:start] + new + segment.text[end:]).strip()
        assert place or start == end or nothing
    before, _, after = raw.decode().partition(content)
    text = made.data.decode()
    assert text.startswith(before)
    assert text.endswith(after)
    plain = [re.sub(r"<!\[CDATA\[.*?\]\]>", "", t) for t in (raw.decode(), text)]
    assert MARKS.findall(plain[0]) == MARKS.findall(plain[1])
