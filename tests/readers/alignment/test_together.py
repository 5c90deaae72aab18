from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.model.document import Anchor, Segment, Side
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.readers.alignment.together import LEAST, Aligned, bring_together

ZH = [
    "石桥县人民检察院收到三十七封来信。",
    "检察官骑自行车到村里去。",
    "渔民说河里的鱼又多了起来。",
    "学校请他讲了一堂法律课。",
    "冬天河水结冰，木船停在岸上。",
]
EN = [
    "The procuratorate of Shiqiao County received 37 letters.",
    "The prosecutors ride to the villages on bicycles.",
    "Fishermen say that there are more fish in the river again.",
    "The school asked him to give a lesson on law.",
    "In winter the river freezes, and the wooden boat lies on the bank.",
]


def paragraphs(texts: Sequence[str], side: Side) -> list[Segment]:
    language = "zh" if side is Side.SOURCE else "en"
    return [
        Segment(f"s{n}", text, language, side, Anchor(path=f"paragraph {n}"))
        for n, text in enumerate(texts, 1)
    ]


def together(zh: Sequence[str], en: Sequence[str]) -> list[Aligned]:
    sources, targets = paragraphs(zh, Side.SOURCE), paragraphs(en, Side.TARGET)
    return bring_together(sources, targets, Lexical("zh", "en"))


def texts(found: Sequence[Aligned]) -> list[tuple[list[str], list[str]]]:
    return [([s.text for s in each.sources], [t.text for t in each.targets]) for each in found]


def test_paragraphs_that_agree_go_together() -> None:
    found = together(ZH, EN)
    assert texts(found) == [([a], [b]) for a, b in zip(ZH, EN, strict=True)]
    assert all(each.confidence is not None and each.confidence >= LEAST for each in found)


@pytest.mark.parametrize("marks", [("\n", "\n"), ("", " ")])
def test_without_paragraphs_sentences_are_found(marks: tuple[str, str]) -> None:
    found = together([marks[0].join(ZH)], [marks[1].join(EN)])
    assert texts(found) == [([a], [b]) for a, b in zip(ZH, EN, strict=True)]


def test_sentences_of_one_paragraph_in_one_bead_are_one_segment() -> None:
    chinese = ZH[1].replace("。", "，") + ZH[2]
    found = texts(together([ZH[0] + chinese, *ZH[3:]], [" ".join(EN[:3]), *EN[3:]]))
    assert ([chinese], [" ".join(EN[1:3])]) in found or found[0] == (
        [ZH[0] + chinese],
        [" ".join(EN[:3])],
    )


def test_a_bead_over_two_paragraphs_keeps_both() -> None:
    chinese = ZH[1].replace("。", "，") + ZH[2]
    found = texts(together([ZH[0], chinese, *ZH[3:]], EN))
    assert ([chinese], EN[1:3]) in found


def test_what_was_left_out_stands_alone() -> None:
    found = together(ZH, EN[:2] + EN[3:])
    assert ([ZH[2]], []) in texts(found)
    assert [each.confidence for each in found].count(None) == 1


def test_texts_that_have_nothing_in_common_are_not_forced_together() -> None:
    other = [
        "Press the button and wait until the green lamp is on.",
        "Do not open the lid while the engine is running.",
        "Clean the filter with warm water every two weeks.",
        "The guarantee lasts for 24 months.",
    ]
    found = together(ZH[:2] + ZH[3:], other)
    assert sum(bool(each.sources and each.targets) for each in found) <= 1


def test_an_empty_side_leaves_the_other_alone() -> None:
    assert texts(together([], EN[:2])) == [([], [EN[0]]), ([], [EN[1]])]
    assert texts(together(ZH[:1], [])) == [([ZH[0]], [])]
    assert together([], []) == []


def test_a_pair_of_languages_without_a_dictionary() -> None:
    german = [f"Im Jahr {1900 + n} hatte Haus {n} noch {7 * n} Fenster." for n in range(2, 9)]
    english = [f"In {1900 + n} house {n} still had {7 * n} windows." for n in range(2, 9)]
    sources = [
        Segment(f"s{n}", text, "de", Side.SOURCE, Anchor()) for n, text in enumerate(german, 1)
    ]
    targets = paragraphs([*english[:3], *english[4:]], Side.TARGET)
    found = texts(bring_together(sources, targets, Lexical("de", "en")))
    assert ([german[3]], []) in found
    assert ([german[4]], [english[4]]) in found


def test_the_same_texts_give_the_same_beads() -> None:
    assert together(ZH * 3, EN * 3) == together(ZH * 3, EN * 3)


@given(
    st.lists(st.lists(st.sampled_from(ZH), min_size=1, max_size=4), max_size=6),
    st.lists(st.lists(st.sampled_from(EN), min_size=1, max_size=4), max_size=6),
)
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_and_order_is_kept(zh: list[list[str]], en: list[list[str]]) -> None:
    chinese, english = ["".join(each) for each in zh], [" ".join(each) for each in en]
    found = together(chinese, english)
    assert "".join(s.text for each in found for s in each.sources) == "".join(chinese)
    joined = "".join(t.text for each in found for t in each.targets)
    assert joined.replace(" ", "") == "".join(english).replace(" ", "")
