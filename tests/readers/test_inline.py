from __future__ import annotations

import pytest
from lxml import etree

from termcheck.model.document import Protection
from termcheck.readers.inline import Text, inline

MARKUP, OPAQUE = Protection.MARKUP, Protection.OPAQUE


def read(xml: str) -> Text:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    return inline(etree.fromstring(f"<seg>{xml}</seg>", parser))


def spans(text: Text) -> list[tuple[str, Protection]]:
    return [(text.text[p.start : p.end], p.kind) for p in text.protected]


@pytest.mark.parametrize(
    ("xml", "text", "protected"),
    [
        ("plain 𠀀 &amp; ß", "plain 𠀀 & ß", []),
        ("", "", []),
        # TMX and XLIFF 1.2: codes of the original format.
        (
            'a <bpt i="1">&lt;b></bpt>b<ept i="1">&lt;/b></ept> c',
            "a <b>b</b> c",
            [("<b>", MARKUP), ("</b>", MARKUP)],
        ),
        ('<it pos="begin">{\\b </it>a', "{\\b a", [("{\\b ", MARKUP)]),
        ("a<ut>&lt;cs&gt;</ut>b", "a<cs>b", [("<cs>", MARKUP)]),
        ('see <ph x="1">&lt;img/></ph> there', "see <img/> there", [("<img/>", OPAQUE)]),
        ('a<ph x="1"/>b', "a\ufffcb", [("\ufffc", OPAQUE)]),
        ('<bpt i="1"/>a<ept i="1"/>', "a", []),
        ("a <hi>b <hi>c</hi></hi> d", "a b c d", []),
        (
            'see <ph>&lt;img alt="<sub>the river</sub>"></ph> there',
            'see <img alt="the river"> there',
            [('<img alt="', OPAQUE), ('">', OPAQUE)],
        ),
        (
            "a<bpt>{\\x <sub>b</sub>}</bpt>c",
            "a{\\x b}c",
            [("{\\x ", OPAQUE), ("}", OPAQUE)],
        ),
        # XLIFF.
        ('a <g id="1">b <g id="2">c</g></g>d', "a b cd", []),
        ('a<x id="1"/>b', "a\ufffcb", [("\ufffc", OPAQUE)]),
        ('a <x id="1" equiv-text="{{n}}"/> b', "a {{n}} b", [("{{n}}", OPAQUE)]),
        ('<bx id="1"/>a<ex id="1"/>', "a", []),
        ('<pc id="1">a</pc><sc id="2"/>b<ec startRef="2"/>', "ab", []),
        (
            'a<ph id="1" disp="[br]"/>b<cp hex="001F"/>',
            "a[br]b\ufffc",
            [("[br]", OPAQUE), ("\ufffc", OPAQUE)],
        ),
        ('a <mrk id="1" type="term">b</mrk> c', "a b c", []),
        (
            'a <mrk id="1" translate="no">b <pc id="1">c</pc></mrk> d',
            "a b c d",
            [("b ", OPAQUE), ("c", OPAQUE)],
        ),
        ('a <mrk mtype="protected">b</mrk> c', "a b c", [("b", OPAQUE)]),
        ('a <mrk mtype="x-sdl-deleted">b </mrk>c', "a c", []),
        ('a <mrk mtype="x-sdl-added">b </mrk>c', "a b c", []),
        # What a text may hold besides.
        ("a<!-- b -->c<?d e?>f", "acf", []),
        ("a <b>%s</b> {0}", "a %s {0}", [("%s", OPAQUE), ("{0}", OPAQUE)]),
        (
            "see https://a.example/b now",
            "see https://a.example/b now",
            [("https://a.example/b", OPAQUE)],
        ),
    ],
)
def test_inline_text_is_whole(xml: str, text: str, protected: list[tuple[str, Protection]]) -> None:
    found = read(xml)
    assert found.text == text
    assert spans(found) == protected


def test_tags_nested_to_any_depth() -> None:
    depth = 1_500
    found = read("<hi>" * depth + "a" + "</hi>b" * depth)
    assert found.text == "a" + "b" * depth


def test_entities_that_nobody_has_defined() -> None:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False)
    document = b'<!DOCTYPE seg SYSTEM "a.dtd"><seg>a&nbsp;b &odd; c</seg>'
    found = inline(etree.fromstring(document, parser))
    assert found.text == "a\u00a0b &odd; c"
    assert spans(found) == [("&odd;", OPAQUE)]
