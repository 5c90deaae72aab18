from __future__ import annotations

import pytest

from termcheck.matching.pinyin import groupings, pinyin_shaped, syllables_in


@pytest.mark.parametrize("word", ["Xi", "Jinping", "Fengqiao", "OUYANG", "lü", "Zhuang"])
def test_pinyin(word: str) -> None:
    assert pinyin_shaped(word)


@pytest.mark.parametrize("word", ["", "Experience", "Thought", "Xi'an", "st", "Bridge", "𠀀"])
def test_no_pinyin(word: str) -> None:
    assert not pinyin_shaped(word)


@pytest.mark.parametrize(
    ("word", "chinese", "syllables"),
    [
        ("Fengqiao", ("枫桥经验",), ("Feng", "qiao")),
        ("Jinping", ("思想", "习近平思想"), ("Jin", "ping")),
        ("Heilongjiang", ("黑龙江省",), ("Hei", "long", "jiang")),
        ("Experience", ("枫桥经验",), ()),
        ("Fengqiao", ("经验",), ()),
        ("Fengqiao", (), ()),
        ("Long", ("长征",), ()),
    ],
)
def test_syllables(word: str, chinese: tuple[str, ...], syllables: tuple[str, ...]) -> None:
    assert syllables_in(word, chinese) == syllables


def test_groupings_are_all_ways_to_write_apart() -> None:
    assert list(groupings(("Hei", "long", "jiang"))) == [
        ("Hei", "longjiang"),
        ("Heilong", "jiang"),
        ("Hei", "long", "jiang"),
    ]
    assert list(groupings(("Xi",))) == list(groupings(())) == []
