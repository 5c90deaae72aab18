from __future__ import annotations

import pytest

from termcheck.readers.alignment.knowledge import Lexical
from tests.conftest import concept, glossary


def answered(lexical: Lexical, chinese: str, english: str, *, deep: bool = True) -> set[str]:
    """The keys that both sides of a pair have."""
    left = lexical.clues(chinese, lexical.source_language, deep=deep)
    right = lexical.clues(english, lexical.target_language, deep=deep)
    return {k for c in left for k in c.keys} & {k for c in right for k in c.keys}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("检察院", "procuratorates"),
        ("檢察院", "procuratorate"),
        ("渔民反映", "fishermen reported"),
        ("范远樵", "Fan Yuanqiao"),
        ("第三条", "Article 3"),
        ("GitHub上的代码", "on GitHub"),
        ("二十三岁", "twenty-three"),
    ],
)
def test_words_names_and_numbers_answer_each_other(chinese: str, english: str) -> None:
    assert answered(Lexical("zh", "en"), chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("检察院", "a wooden boat"), ("第三条", "Article 4"), ("", ""), ("。", "."), ("𠀀", "ﬁ ß İ")],
)
def test_others_do_not(chinese: str, english: str) -> None:
    assert not answered(Lexical("zh", "en"), chinese, english)


def test_terms_of_the_glossary_need_no_dictionary() -> None:
    terms = glossary(concept("枫桥经验", "Fengqiao Model"), concept("经验", "practice"))
    lexical = Lexical("zh", "en", terms, dictionary=False)
    found = answered(lexical, "坚持“枫桥经验”", "upheld the Fengqiao models")
    assert found == {"concept fengqiao-model"}


def test_a_term_without_its_other_side_is_no_clue() -> None:
    lexical = Lexical("zh", "en", glossary(concept("", "Fengqiao Model")), dictionary=False)
    keys = {key for clue in lexical.clues("枫桥经验", "zh", deep=True) for key in clue.keys}
    assert not any(key.startswith("concept") for key in keys)


def test_what_is_left_as_it_is_answers_itself() -> None:
    assert "= ``NULL``" in answered(Lexical("zh", "en"), "``NULL``", "``NULL``")


def test_two_languages_without_a_dictionary_share_numbers_and_names() -> None:
    lexical = Lexical("de", "en")
    assert not lexical.has_dictionary
    assert answered(lexical, "Im Jahr 2017 kam Merkel.", "Merkel came in 2017.") == {
        "#2017",
        "merkel",
    }


def test_without_depth_the_dictionary_is_not_read() -> None:
    assert not answered(Lexical("zh", "en"), "检察院", "procuratorate", deep=False)


def test_each_clue_comes_once() -> None:
    clues = Lexical("zh", "en").clues("检察院检察院 3 3", "zh", deep=True)
    assert len(clues) == len(set(clues))
    assert all(0 <= clue.rate < 1 and clue.keys for clue in clues)
