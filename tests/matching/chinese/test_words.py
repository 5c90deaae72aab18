"""What is known about Chinese words when a glossary is compiled."""

from __future__ import annotations

import jieba
import pytest

from termcheck.matching.chinese import meaning, words
from termcheck.matching.chinese.boundaries import Boundaries
from termcheck.matching.chinese.words import ChineseWords
from termcheck.text.han import mainland_wording, simplified, simplifying, taiwan_wording


@pytest.fixture(scope="module")
def known() -> ChineseWords:
    return words.load()


@pytest.mark.parametrize(
    ("term", "parts"),
    [
        ("最高人民检察院", ["最高", "人民", "检察院"]),
        ("机器翻译", ["机器", "翻译"]),
        ("公益诉讼检察", ["公益", "诉讼", "检察"]),
        ("高质量发展", ["高质量", "发展"]),
        ("软件", ["软件"]),
        ("𠀀𠀁", ["𠀀", "𠀁"]),
    ],
)
def test_cut(known: ChineseWords, term: str, parts: list[str]) -> None:
    assert list(known.cut(term)) == parts


@pytest.mark.parametrize("term", ["API接口", "5G网络", "3D打印技术", "N"])
def test_a_cut_loses_nothing(known: ChineseWords, term: str) -> None:
    assert "".join(known.cut(term)) == term


def test_sounds_are_those_of_the_word(known: ChineseWords) -> None:
    assert known.sounds_of("重庆") == ("chong", "qing")
    assert known.sounds_of("枫桥") == ("feng", "qiao")
    assert known.sound("𠀀") == ""


def test_words_that_sound_alike(known: ChineseWords) -> None:
    assert {"检查", "监察"} <= set(known.sounding_like("检察"))
    assert "检察" not in known.sounding_like("检察")


def test_longer_words(known: ChineseWords) -> None:
    assert "软体动物" in known.longer_words(["软体"])["软体"]
    assert known.longer_words([]) == {}


def test_joins(known: ChineseWords) -> None:
    before, after = known.joins("软建")
    assert "筑" in after["建"]
    assert "柔" in before["软"]


def test_followers() -> None:
    found = words.followers(["民族", "𠀀𠀁"])
    assert "区" in found["民族"], "民族区域"
    assert "的" not in found["民族"]
    assert list(found) == ["民族"], "no word goes on after the other one"
    assert words.followers([]) == {}


def test_common_characters() -> None:
    assert len(words.level_one()) == 3755
    assert len(words.common_characters()) == 6763


@pytest.mark.parametrize(
    ("definition", "phrase"),
    [
        ("to uphold", "uphold"),
        ("(computer) software", "software"),
        ("an array [see x]", "array"),
        ("Server (computer) (Tw)", "server"),
        ("", ""),
    ],
)
def test_bare_gloss(definition: str, phrase: str) -> None:
    assert meaning.bare(definition) == phrase


@pytest.mark.parametrize(
    ("source", "base"), [("Two Upholds", "two uphold"), ("servers", "server"), ("", "")]
)
def test_base_phrase(source: str, base: str) -> None:
    assert meaning.base_phrase(source) == base


def test_boundaries_of_a_text() -> None:
    boundaries = Boundaries("加强软建设")
    assert boundaries.allow(0, 2)
    assert not boundaries.allow(2, 4)
    assert boundaries.single_word(3, 5)
    assert not boundaries.single_word(0, 5)


@pytest.mark.parametrize(
    "text",
    [
        "加强软件建设，使用 python3.12 的类型-提示（见下文）。",
        "他说：“枫桥经验”！第2条",
        " a.b_c 𠀀枫 ",
        "，",
        "",
    ],
)
def test_boundaries_are_those_of_the_whole_text(text: str) -> None:
    cuts, at = [0], 0
    for word in jieba.cut(text, HMM=False):
        at += len(word)
        cuts.append(at)
    boundaries = Boundaries(text)
    for start in range(len(text) + 1):
        assert boundaries.word_after(start) == min((c for c in cuts if c > start), default=start)
        assert boundaries.word_before(start) == max((c for c in cuts if c < start), default=start)
        for end in range(start, len(text) + 1):
            assert boundaries.allow(start, end) == (start in cuts and end in cuts)


def test_simplifying_keeps_one_character_for_one() -> None:
    table = simplifying("软体")
    assert table["軟"] == "软"
    assert table["體"] == "体"
    assert "務" not in table
    assert all(len(old) == len(new) == 1 for old, new in table.items())
    assert simplified("軟體𠀀ﬁß") == "软体𠀀ﬁß"


def test_words_of_regions() -> None:
    assert taiwan_wording("软件") == "软体"
    assert taiwan_wording("枫桥") == "枫桥"
    assert mainland_wording("伺服器") == "服务器"
