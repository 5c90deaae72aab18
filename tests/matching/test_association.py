"""Where a rendering probably stands, by statistics over a corpus."""

from __future__ import annotations

import pickle
import random

import pytest

from termcheck.matching.association import LEAST_SCORE, MOST_CHARACTERS, Association, surprise
from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Match

_FILLERS = (
    "The river rose by {} metres in spring.",
    "Committee {} met behind closed doors.",
    "Farmers sold {} tonnes of wheat.",
    "Train {} left the northern station late.",
)


def segment(text: str, language: str = "en", *protected: Protected) -> Segment:
    return Segment("s1", text, language, Side.TARGET, Anchor(), protected)


def corpus() -> list[tuple[str, tuple[str, ...]]]:
    """Forty sentences without the concept, eight that render it oddly."""
    plain = [(_FILLERS[n % 4].format(n + 10), ()) for n in range(40)]
    odd = [
        (text, ("granary",))
        for text in (
            "The moon barn was opened to visitors.",
            "Nobody had the key of the moon barn.",
            "A moon barn must be kept dry.",
            "They painted the old moon barn white.",
            "Wheat is stored in a moon barn.",
            "The moon barn burned down in spring.",
            "Two guards watch the moon barn at night.",
            "His uncle built a moon barn near the station.",
        )
    ]
    return plain + odd


def association(rows: list[tuple[str, tuple[str, ...]]], language: str = "en") -> Association:
    made = Association(language)
    for text, lacking in rows:
        made.add(segment(text, language), lacking)
    return made


def guessed(
    made: Association, text: str, concept: str = "granary", language: str = "en"
) -> str | None:
    guess = made.guess(concept, segment(text, language))
    return None if guess is None else text[guess.start : guess.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later the moon barn was sold.", "moon barn"),
        ("Later the MOON BARN was sold.", "MOON BARN"),
        ("𠀀 ﬁrst, the moon\r\nbarn was sold.", "moon\r\nbarn"),
        ("The barn was sold.", "barn"),
    ],
)
def test_points_at_words_that_keep_turning_up(text: str, expected: str) -> None:
    assert guessed(association(corpus()), text) == expected


def test_a_particle_belongs_to_its_verb() -> None:
    plain = [(_FILLERS[n % 4].format(n + 10), ()) for n in range(40)]
    odd = [
        (f"The {who} must hammer out every plan.", ("enforce",))
        for who in ("office", "court", "bureau", "mayor", "guard", "town", "clerk", "board")
    ]
    made = association(plain + odd)
    assert guessed(made, "They hammer out a plan.", "enforce") == "hammer out"
    assert guessed(made, "They hammer, out of town.", "enforce") == "hammer"


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by 12 metres in spring.",
        "The old station was painted white.",
        "The the the of a.",
        "",
        "米仓",
    ],
)
def test_silent_where_none_of_these_words_stands(text: str) -> None:
    assert guessed(association(corpus()), text) is None


def test_silent_for_a_concept_that_never_lacked_a_rendering() -> None:
    assert guessed(association(corpus()), "Later the moon barn was sold.", "harbour") is None


def test_silent_with_too_few_segments() -> None:
    rows = [row for row in corpus() if not row[1]]
    rows += [row for row in corpus() if row[1]][:2]
    assert guessed(association(rows), "Later the moon barn was sold.") is None


def test_silent_when_the_same_sentence_is_repeated() -> None:
    rows = [row for row in corpus() if not row[1]]
    rows += [("The moon barn was opened to visitors.", ("granary",))] * 30
    assert guessed(association(rows), "Later the moon barn was sold.") is None


def test_silent_about_words_that_are_as_common_elsewhere() -> None:
    rows = [(text.replace("The", "Today the"), lacking) for text, lacking in corpus()]
    rows += [(f"Moon barn number {n} stood empty.", ()) for n in range(60)]
    assert guessed(association(rows), "Later the moon barn was sold.") is None


def test_words_of_other_matches_are_accounted_for() -> None:
    text = "Later the moon barn was sold."
    term = Term("barn/en/1", "moon barn", "en")
    found = [Match(10, 19, "moon barn", "barn", term, Kind.EXACT)]
    assert association(corpus()).guess("granary", segment(text), found) is None


def test_protected_stretches_are_no_words() -> None:
    text = "Later `moon barn` was sold."
    code = Protected(6, 17, Protection.OPAQUE)
    assert association(corpus()).guess("granary", segment(text, "en", code)) is None


def test_a_stretch_goes_to_the_concept_that_it_goes_with_most() -> None:
    rows = [
        (text, (*lacking, "wall") if lacking and n % 2 else lacking)
        for n, (text, lacking) in enumerate(corpus())
    ]
    rows += [(f"The stone wall of house {n} fell.", ("wall",)) for n in range(8)]
    made = association(rows)
    text = "The moon barn has a stone wall."
    assert guessed(made, text, "granary") == "moon barn"
    assert guessed(made, text, "wall") == "stone wall"


_CHINESE = [
    ("请调用回呼函数。", ("callback",)),
    ("这个回呼会被忽略。", ("callback",)),
    ("必须注册一个回呼。", ("callback",)),
    ("返回值传给回呼。", ("callback",)),
    ("该回呼只运行一次。", ("callback",)),
    ("没有回呼时返回空值。", ("callback",)),
    *((f"第{n}个文件已经关闭，返回值是{n}。", ()) for n in range(30)),
    *((f"函数{n}只运行一次。", ()) for n in range(20)),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如果回呼失败，请重试。", "回呼"),
        ("𠀀如果回呼失败", "回呼"),
        ("文件已经关闭。", None),
        ("The callback failed.", None),
    ],
)
def test_chinese_targets(text: str, expected: str | None) -> None:
    assert guessed(association(_CHINESE, "zh"), text, "callback", "zh") == expected


def test_order_and_division_among_processes_do_not_matter() -> None:
    rows = corpus()
    text = "Later the moon barn was sold."
    whole = association(rows).guess("granary", segment(text))
    assert whole is not None
    shuffled = rows[:]
    random.Random(7).shuffle(shuffled)
    parts = [association(shuffled[at::3]) for at in range(3)]
    merged = pickle.loads(pickle.dumps(parts[2]))
    merged.merge(parts[0])
    merged.merge(pickle.loads(pickle.dumps(parts[1])))
    assert merged.guess("granary", segment(text)) == whole


def test_full_samples_are_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termcheck.matching.association.MOST_SEGMENTS", 20)
    monkeypatch.setattr("termcheck.matching.association.MOST_OF_CONCEPT", 5)
    rows = corpus()
    text = "Later the moon barn was sold."
    forwards, backwards = association(rows), association(rows[::-1])
    merged = association(rows[:30])
    merged.merge(association(rows[30:]))
    answers = [made.guess("granary", segment(text)) for made in (forwards, backwards, merged)]
    assert answers[0] == answers[1] == answers[2]


def test_very_long_targets_are_left_out() -> None:
    made = Association("en")
    for n in range(10):
        made.add(segment(f"moon barn {n} " + "word " * MOST_CHARACTERS), ("granary",))
    made.add(segment("The river rose."), ())
    assert made.guess("granary", segment("The moon barn was sold.")) is None


def test_a_guess_tells_how_surprising_it_is() -> None:
    guess = association(corpus()).guess("granary", segment("Later the moon barn was sold."))
    assert guess is not None
    assert guess.score >= LEAST_SCORE


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((8, 8, 0, 40), 43.3), ((4, 8, 20, 40), 0.0), ((1, 8, 20, 40), 0.0), ((3, 3, 0, 0), 0.0)],
)
def test_log_likelihood_ratio(counts: tuple[int, int, int, int], expected: float) -> None:
    assert surprise(*counts) == pytest.approx(expected, abs=0.1)
