"""With the source as evidence: weaker renderings of concepts that must be in the target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from termcheck.matching.matcher import Matcher, compile_matcher
from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term
from termcheck.model.match import Band, Match

Ask = Callable[[Matcher, str, str], str | None]


def made(
    source: str,
    target: str,
    *pairs: tuple[str, str],
    minimum_band: str | None = None,
    not_in: tuple[str, ...] = (),
) -> Matcher:
    """A matcher of concepts named after their source terms."""
    concepts = tuple(
        Concept(
            one,
            (
                Term(f"{one}/{source}/1", one, source),
                Term(f"{one}/{target}/1", other, target, Status.PREFERRED, not_in=not_in),
            ),
            minimum_band=minimum_band,
        )
        for one, other in pairs
    )
    return compile_matcher(Glossary(concepts), source, target)


def segment(text: str, language: str, *protected: Protected) -> Segment:
    return Segment("s1", text, language, Side.TARGET, Anchor(), protected)


def asked(matcher: Matcher, text: str, *concepts: str, language: str = "en") -> tuple[Match, ...]:
    target = segment(text, language)
    return matcher.look_for(target, frozenset(concepts), matcher.find(target))


def texts(matches: tuple[Match, ...]) -> list[str]:
    return [match.text for match in matches]


@pytest.fixture(scope="module")
def english() -> Matcher:
    return made(
        "zh",
        "en",
        ("信访", "public complaints and proposals"),
        ("群众路线", "mass line"),
        ("预备党员", "preparatory Party member"),
        ("党员", "Party member"),
        ("非公有制经济", "non-public sector of the economy"),
        ("司法救助", "judicial relief"),
        ("新型城镇化", "new urbanization"),
        ("干部", "cadre"),
        ("基层检察院", "grassroots procuratorates"),
    )


@pytest.mark.parametrize(
    ("concept", "text", "expected"),
    [
        ("信访", "The bureau answers letters and visits within a week.", "letters and visits"),
        ("群众路线", "They follow the crowd route in all they do.", "crowd route"),
        ("司法救助", "He was granted judicial salvation last May.", "judicial salvation"),
        ("新型城镇化", "A fresh wave of urbanisation began here.", "fresh wave of urbanisation"),
        ("干部", "Every official of the county must file a report.", "official"),
        ("预备党员", "Duties of a probationary member are listed below.", "probationary member"),
    ],
)
def test_english_says_what_stands_there_instead(
    english: Matcher, concept: str, text: str, expected: str
) -> None:
    found = asked(english, text, concept)
    assert texts(found) == [expected]
    assert found[0].concept_id == concept
    assert found[0].derived
    assert found[0].evidence
    assert text[found[0].start : found[0].end] == expected


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("信访", "The weather was fine and nobody stayed at home."),
        ("群众路线", ""),
        ("群众路线", "of the and to"),
        ("非公有制经济", "The public sector of the economy grew."),
        ("司法救助", "群众可以申请。"),
        ("unheard-of", "The bureau answers letters and visits within a week."),
    ],
)
def test_english_stays_silent_where_nothing_is_recognisable(
    english: Matcher, concept: str, text: str
) -> None:
    assert asked(english, text, concept) == ()


def test_only_the_wanted_concepts_are_looked_for(english: Matcher) -> None:
    text = "He was granted judicial salvation and follows the crowd route."
    assert texts(asked(english, text, "司法救助")) == ["judicial salvation"]
    assert texts(asked(english, text, "司法救助", "群众路线")) == [
        "judicial salvation",
        "crowd route",
    ]
    assert asked(english, text) == ()


def test_words_of_a_listed_match_are_not_given_again(english: Matcher) -> None:
    text = "Every Party member knows it."
    assert asked(english, text, "预备党员") == ()


def test_the_same_words_again_are_a_second_rendering(english: Matcher) -> None:
    text = "Judicial salvation is no alms; judicial salvation is owed."
    assert texts(asked(english, text, "司法救助")) == ["Judicial salvation", "judicial salvation"]


def test_a_word_that_stands_everywhere_tells_no_place(english: Matcher) -> None:
    text = "An official met an official, and another official wrote to the official of the town."
    many = "The members met; a member spoke, a member slept, a member left."
    assert len(asked(english, text, "干部")) == 4  # one word is all of the term
    assert asked(english, many, "预备党员") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("𠀀 ﬁrst, judicial salvation", "judicial salvation"),
        ("judicial\r\nsalvation", "judicial\r\nsalvation"),
        ("\ufeffＪｕｄｉｃｉａｌ salvation", "Ｊｕｄｉｃｉａｌ salvation"),
    ],
)
def test_places_are_those_of_the_printed_text(english: Matcher, text: str, expected: str) -> None:
    assert texts(asked(english, text, "司法救助")) == [expected]


def test_nothing_is_found_in_code(english: Matcher) -> None:
    code = Protected(8, 26, Protection.OPAQUE)
    target = segment("He said judicial salvation.", "en", code)
    assert english.look_for(target, frozenset({"司法救助"}), ()) == ()


def test_a_minimum_band_silences_what_is_less_sure() -> None:
    strict = made("zh", "en", ("群众路线", "mass line"), minimum_band="certain")
    assert asked(strict, "They follow the crowd route in all they do.", "群众路线") == ()


def test_not_in_phrases_hold_here_as_well() -> None:
    matcher = made("zh", "en", ("司法救助", "judicial relief"), not_in=("judicial salvation army",))
    assert asked(matcher, "The judicial salvation army sang.", "司法救助") == ()
    assert texts(asked(matcher, "Judicial salvation came.", "司法救助")) == ["Judicial salvation"]


def test_find_gives_what_it_gave_before(english: Matcher) -> None:
    target = segment("They follow the crowd route.", "en")
    before = english.find(target)
    english.look_for(target, frozenset({"群众路线"}), before)
    assert english.find(target) == before


@pytest.fixture(scope="module")
def chinese() -> Matcher:
    return made(
        "en",
        "zh",
        ("event loop", "事件循环"),
        ("attribute", "特性"),
        ("file object", "档案物件"),
        ("constructor", "构造函数"),
        ("regular expression", "正则表达式"),
    )


@pytest.mark.parametrize(
    ("concept", "text", "expected"),
    [
        ("event loop", "程序在事件回路里等待。", "事件回路"),
        ("attribute", "每个对象都有一个属性。", "属性"),
        ("file object", "请先打开文件对象。", "文件对象"),
        ("regular expression", "先写一个规则表达式再查找。", "规则表达式"),
    ],
)
def test_chinese_says_what_stands_there_instead(
    chinese: Matcher, concept: str, text: str, expected: str
) -> None:
    found = asked(chinese, text, concept, language="zh")
    assert texts(found) == [expected]
    assert found[0].evidence
    assert text[found[0].start : found[0].end] == expected


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("event loop", "今天天气很好。"),
        ("attribute", ""),
        ("attribute", "No Chinese here."),
        ("constructor", "一二三四五。"),
        ("unheard-of", "程序在事件回路里等待。"),
    ],
)
def test_chinese_stays_silent_where_nothing_is_recognisable(
    chinese: Matcher, concept: str, text: str
) -> None:
    assert asked(chinese, text, concept, language="zh") == ()


def test_a_pair_without_chinese_goes_by_the_words_of_the_term() -> None:
    matcher = made("fr", "en", ("logiciel libre", "free software"), ("pare-feu", "firewall"))
    assert texts(asked(matcher, "All of it is open software today.", "logiciel libre")) == [
        "open software"
    ]
    assert asked(matcher, "All of it is closed today.", "logiciel libre") == ()
    assert asked(matcher, "The wall was high.", "pare-feu") == ()


def test_languages_that_nothing_is_known_of_stay_silent() -> None:
    matcher = made("en", "fr", ("free software", "logiciel libre"))
    assert asked(matcher, "Le logiciel ouvert.", "free software", language="fr") == ()


def test_several_words_far_ahead_of_all_others_are_likely(english: Matcher) -> None:
    (match,) = asked(english, "They follow the crowd route in all they do.", "群众路线")
    assert match.band is Band.LIKELY


def test_one_word_of_several_is_never_more_than_possible(english: Matcher) -> None:
    (match,) = asked(english, "He was granted judicial salvation last May.", "司法救助")
    assert match.band is Band.POSSIBLE


def test_the_deed_that_a_term_names_is_never_more_than_possible() -> None:
    """Grammar turns "case filing" round where somebody does it."""
    matcher = made("zh", "en", ("立案", "case filing"))
    (match,) = asked(matcher, "The procuratorate filed twenty-three cases in May.", "立案")
    assert match.band is Band.POSSIBLE
