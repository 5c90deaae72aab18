from __future__ import annotations

import marshal

import pytest

from termcheck.matching.source import SourceMatcher, compile_source, load_source
from termcheck.matching.source.longest import longest
from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.model.glossary import Concept, Status, Term
from tests.conftest import NASTY, glossary


def made(key: str, source: str, language: str = "zh", **more: object) -> Concept:
    """A concept with one source term and one rendering."""
    first = Term(f"{key}/{language}/1", source, language, **more)  # type: ignore[arg-type]
    other = "en" if language != "en" else "zh"
    return Concept(key, (first, Term(f"{key}/{other}/1", f"rendering {key}", other)))


def matcher(*concepts: Concept, language: str = "zh") -> SourceMatcher:
    known = glossary(*concepts)
    target = "en" if language != "en" else "zh"
    stored = marshal.loads(marshal.dumps(compile_source(known, language, target)))
    loaded = load_source(stored, known, language)
    assert loaded is not None
    return loaded


def found(
    text: str, *concepts: Concept, language: str = "zh", protected: tuple[Protected, ...] = ()
) -> list[str]:
    segment = Segment("s1", text, language, Side.SOURCE, Anchor(), protected)
    uses = matcher(*concepts, language=language).find(segment).uses
    assert all(use.text == text[use.start : use.end] for use in uses)
    return [f"{use.text}={'+'.join(use.concept_ids)}" for use in uses]


GROUP, ORGANISATION = made("group", "党组"), made("organisation", "党组织")
TERMS = (GROUP, ORGANISATION, made("court", "人民法院"), made("high", "高级人民法院"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党组开会", ["党组=group"]),
        ("党组织开会", ["党组织=organisation"]),
        ("党组和党组织", ["党组=group", "党组织=organisation"]),
        ("高级人民法院和人民法院", ["高级人民法院=high", "人民法院=court"]),
        ("在人民法院院长", ["人民法院=court"]),
        ("人民法院3名法官", ["人民法院=court"]),
        ("《人民法院》", ["人民法院=court"]),
        ("人民法院" * 3, ["人民法院=court"] * 3),
        (f"{NASTY}人民法院{NASTY}", ["人民法院=court"]),
        ("人民\u200b法院", ["人民\u200b法院=court"]),
        ("人民的法院", []),
        ("", []),
        (NASTY, []),
    ],
)
def test_the_longest_term_stands_and_consumes(text: str, expected: list[str]) -> None:
    assert found(text, *TERMS) == expected


@pytest.mark.parametrize(
    ("term", "text", "stands"),
    [
        ("党组", "党组会议", True),
        ("党组", "党组织", False),
        ("人民", "中国人民", True),
        ("人民", "一百元人民币", False),
        ("民族", "各个民族", True),
        ("民族", "中华民族", False),
        ("民族", "实行民族区域自治制度", False),
        ("改革", "全面深化改革", True),
        ("执行", "坚决执行决议", True),
        ("法院", "国家法院", True),
        ("代表", "三个代表", False),
    ],
)
def test_a_word_of_two_characters_is_no_part_of_another(term: str, text: str, stands: bool) -> None:
    one = made("one", term)
    assert bool(found(text, one)) is stands
    segment = Segment("s1", text, "zh", Side.SOURCE, Anchor())
    assert matcher(one).find(segment).present == {"one"}, "no rendering of it is a surprise"


@pytest.mark.parametrize("text", ["檢察機關", "检察机关", "檢察机关"])
@pytest.mark.parametrize("term", ["檢察機關", "检察机关"])
def test_simplified_and_traditional_characters_are_one(term: str, text: str) -> None:
    assert found(text, made("one", term)) == [f"{text}=one"]


def test_concepts_with_the_same_source_term_are_all_meant() -> None:
    assert found("单位负责人", made("army", "单位"), made("work", "單位")) == ["单位=army+work"]


@pytest.mark.parametrize("status", list(Status))
def test_a_term_of_any_status_means_its_concept(status: Status) -> None:
    assert found("离退干部", made("one", "离退干部", status=status)) == ["离退干部=one"]


def test_not_in_always_wins() -> None:
    hall = made("hall", "大会", not_in=("大会堂", "人民大會"))
    assert found("大会堂", hall) == []
    assert found("人民大会、大会", hall) == ["大会=hall"]
    other = made("other", "大会")
    assert found("大会堂里", hall, other, made("x", "大会堂")) == ["大会堂=x"]


def test_markup_is_passed_over_and_code_is_not() -> None:
    markup = (Protected(2, 5, Protection.MARKUP),)
    assert found("人民<b>法院", *TERMS, protected=markup) == ["人民<b>法院=court"]
    opaque = (Protected(2, 5, Protection.OPAQUE),)
    assert found("人民{x}法院", *TERMS, protected=opaque) == []


ENGLISH = (
    made("iterator", "iterator", "en"),
    made("loop", "event loop", "en"),
    made("who", "WHO", "en", case_sensitive=True),
    made("board", "Board of Directors", "en"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an iterator", ["iterator=iterator"]),
        ("Iterators", ["Iterators=iterator"]),
        ("the iterator’s end", ["iterator=iterator"]),
        ("ITERATOR", ["ITERATOR=iterator"]),
        ("event loops, event-loop", ["event loops=loop", "event-loop=loop"]),
        ("event\nloop", ["event\nloop=loop"]),
        ("the WHO", ["WHO=who"]),
        ("the Boards of Directors", ["Boards of Directors=board"]),
        ("the board of directors", ["board of directors=board"]),
        ("the iteratorİ", []),
        ("reiterator", []),
        ("those who came", []),
        ("event. Loop", []),
        ("loop of events", []),
    ],
)
def test_english_terms_and_their_forms(text: str, expected: list[str]) -> None:
    assert found(text, *ENGLISH, language="en") == expected


def test_german_terms_are_found_as_listed() -> None:
    assert found("Die Straße", made("one", "Straße", "de"), language="de") == ["Straße=one"]


def test_a_name_made_of_an_everyday_word_is_told_by_its_capital() -> None:
    may = made("may", "May", "en")
    assert found("in May", may, language="en") == ["May=may"]
    assert found("you may go", may, language="en") == []


@pytest.mark.parametrize(
    ("language", "term", "text", "everyday"),
    [
        ("zh", "执行", "执行决定", True),
        ("zh", "双碳", "双碳目标", False),
        ("en", "list", "a list", True),
        ("en", "iterator", "an iterator", False),
        ("en", "factory", "a factory", True),
        ("en", "literal", "a literal", True),
        ("en", "literal value", "a literal value", False),
    ],
)
def test_everyday_words_are_marked(language: str, term: str, text: str, everyday: bool) -> None:
    segment = Segment("s1", text, language, Side.SOURCE, Anchor())
    (use,) = matcher(made("one", term, language), language=language).find(segment).uses
    assert use.everyday is everyday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the event\r\nloop", ["event\r\nloop=loop"]),
        ("𠀀 the  event \t loop's", ["event \t loop=loop"]),
        ("the event loop(s)", ["event loop=loop"]),
        ("the event loop.", ["event loop=loop"]),
        ("event_loop", []),
        ("`event loop`", []),
        ("``the event loop``, an event loop", ["event loop=loop"]),
        ("--event-loop", []),
        ("asyncio.event-loop", []),
        ("event-loop=none", []),
    ],
)
def test_blanks_and_programs(text: str, expected: list[str]) -> None:
    assert found(text, made("loop", "event loop", "en"), language="en") == expected


def test_nothing_is_compiled_where_no_concept_has_both_languages() -> None:
    lonely = Concept("a", (Term("a/zh/1", "甲", "zh"),))
    assert compile_source(glossary(lonely), "zh", "en") is None
    assert load_source(None, glossary(lonely), "zh") is None


def test_the_order_of_concepts_does_not_matter() -> None:
    text = "高级人民法院的党组和党组织"
    assert found(text, *TERMS) == found(text, *reversed(TERMS))


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(0, 2), (0, 3)], [(0, 3)]),
        ([(0, 3), (2, 5)], [(0, 3)]),
        ([(2, 6), (0, 3), (5, 7)], [(2, 6)]),
        ([(0, 2), (2, 4), (0, 2)], [(0, 2), (2, 4)]),
    ],
)
def test_longest(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    assert longest(spans) == kept
    assert longest(reversed(spans)) == kept
