"""The dictionary, on a few lines in its format."""

from __future__ import annotations

import pytest

from termcheck.lexicon.cedict import Cedict, parse

LINES = """# comment
維護 维护 [wei2 hu4] /to defend/to uphold/to maintain/
保護 保护 [bao3 hu4] /to defend/to protect/
保持 保持 [bao3 chi2] /to keep/to maintain/to preserve/
企 企 [qi3] /to hope/abbr. for 企業|企业[qi3 ye4]/
企業 企业 [qi3 ye4] /company/firm/enterprise/CL:家[jia1]/
應 应 [Ying1] /surname Ying/
應 应 [ying1] /should/
檢察 检察 [jian3 cha2] /to inspect/
檢察院 检察院 [jian3 cha2 yuan4] /procuratorate/
not a line
"""


@pytest.fixture(scope="module")
def dictionary() -> Cedict:
    return parse(LINES)


def words(dictionary: Cedict, headword: str) -> list[tuple[str, ...]]:
    return [sense.words for sense in dictionary.senses(headword)]


def test_senses(dictionary: Cedict) -> None:
    assert words(dictionary, "维护") == [("defend",), ("uphold",), ("maintain",)]


def test_abbreviations_are_followed_one_step(dictionary: Cedict) -> None:
    assert words(dictionary, "企") == [("hope",), ("company",), ("firm",), ("enterprise",)]


def test_surnames_are_no_senses(dictionary: Cedict) -> None:
    assert words(dictionary, "应") == [("should",)]


def test_unknown_words_have_none(dictionary: Cedict) -> None:
    assert dictionary.senses("𠀀") == ()


def test_longer_words(dictionary: Cedict) -> None:
    assert dictionary.longer_words("检察") == ("检察院",)
    assert dictionary.longer_words("维护") == ()


def test_synonyms_share_headwords(dictionary: Cedict) -> None:
    found = dictionary.synonyms("maintain")
    assert sorted(found) == ["defend", "keep", "preserve", "uphold"]
    strength, shared = found["preserve"]
    assert shared == ("保持",)
    assert 0 < strength < 1
    assert dictionary.synonyms("keyboard") == {}


def test_traditional_headwords_are_known(dictionary: Cedict) -> None:
    assert dictionary.simplified["維護"] == "维护"
