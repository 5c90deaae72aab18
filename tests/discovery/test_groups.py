"""Which wordings are one rendering."""

from __future__ import annotations

import pytest

from termcheck.discovery.chinese import Chinese
from termcheck.discovery.english import English, english_base
from termcheck.discovery.groups import grouped
from termcheck.discovery.tongues import learn
from termcheck.lexicon import frequency
from termcheck.lexicon.families import Families, NoHeadwords


@pytest.fixture(scope="module")
def english() -> English:
    return English(Families(frequency.load().words, NoHeadwords()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("develop", "development"),
        ("lead", "leadership"),
        ("oversee", "oversight"),
        ("china", "chinese"),
        ("responsibly", "responsible"),
        ("national congress", "congress"),
        ("inspection discipline", "discipline inspection"),
    ],
)
def test_one_family_is_one_rendering(english: English, one: str, other: str) -> None:
    counts = {tuple(sorted(one.split())): 3, tuple(sorted(other.split())): 2}
    assert len(grouped(counts, english.kin)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("safeguard", "uphold"),
        ("issue", "problem"),
        ("major issue", "major problem"),
        ("opinion", "view"),
        ("committee", "commission"),
    ],
)
def test_other_words_are_other_renderings(english: English, one: str, other: str) -> None:
    counts = {tuple(sorted(one.split())): 3, tuple(sorted(other.split())): 2}
    assert len(grouped(counts, english.kin)) == 2


def test_a_short_wording_makes_no_chain_between_long_ones() -> None:
    """写 is in 编写 and in 写入, and still these two are different."""
    groups = grouped({("编写",): 9, ("写入",): 5, ("写",): 3}, Chinese().kin)
    assert groups == [[("编写",), ("写",)], [("写入",)]]


@pytest.mark.parametrize(
    ("form", "base"),
    [("developed", "develop"), ("people's", "people"), ("widgets", "widget"), ("İ", "İ")],
)
def test_english_bases(form: str, base: str) -> None:
    assert english_base(form) == base


def test_党的领导_is_no_single_word() -> None:  # noqa: N802
    words = [word for word, _, _ in Chinese().split("坚持党的基本路线", ())]
    assert "的" in words
    assert "党的基本" not in words


def test_a_language_is_learnt_from_its_texts() -> None:
    german = learn(["der Vertrag und die Behörde", "der Vertrag", "die Behörde", "der Rat"] * 5)
    assert not german.is_content("der", "der")
    assert german.is_content("vertrag", "vertrag")
    assert german.kin("behörde", "behörden")
    assert not german.kin("vertrag", "verband")
