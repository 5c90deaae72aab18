"""Frequency, inflection, numbers, names and spelling."""

from __future__ import annotations

import pytest

from termcheck.lexicon import frequency, inflection, numerals, romanisation, spelling


def test_rare_words_weigh_more() -> None:
    table = frequency.load()
    assert table.rarity("the") == frequency.LEAST
    assert table.rarity("the") < table.rarity("system") < table.rarity("leniency")
    assert table.rarity("xyzzyqux") == frequency.MOST


def test_a_rare_form_of_a_common_word_is_common() -> None:
    table = frequency.load()
    assert table.rarity("upholds", "uphold") == table.rarity("uphold")


@pytest.mark.parametrize(
    ("word", "parts", "answer"),
    [("system", "n", True), ("were", "n", False), ("national", "a", True), ("qux", "n", True)],
)
def test_parts_of_speech(word: str, parts: str, answer: bool) -> None:
    assert frequency.load().can_be(word, parts) is answer


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("upholds", "uphold"),
        ("cases", "case"),
        ("leading", "lead"),
        ("procuratorates", "procuratorate"),
        ("highest", "highest"),
        ("higher", "higher"),
    ],
)
def test_lemmas(word: str, base: str) -> None:
    assert base in inflection.lemmas(word)


def test_forms() -> None:
    assert {"maintain", "maintains", "maintained", "maintaining"} <= set(
        inflection.forms("maintain")
    )
    assert inflection.forms("procuratorate") == ("procuratorate", "procuratorates")


@pytest.mark.parametrize(
    ("word", "plural"),
    [("maintenance", "maintenances"), ("adherence", "adherences"), ("series", None)],
)
def test_a_noun_that_is_not_counted_has_a_plural(word: str, plural: str | None) -> None:
    assert inflection.forms(word) == tuple(filter(None, (word, plural)))


@pytest.mark.parametrize(
    ("word", "other"),
    [("organisation", "organization"), ("modernized", "modernised"), ("system", None)],
)
def test_respellings(word: str, other: str | None) -> None:
    assert inflection.respellings(word) == ((other,) if other else ())


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("two", ("cardinal", 2)),
        ("2", ("cardinal", 2)),
        ("18th", ("ordinal", 18)),
        ("eighteenth", ("ordinal", 18)),
        ("every", ("quantifier", "each")),
        ("case", None),
        ("²", None),
    ],
)
def test_numbers(word: str, number: tuple[str, int | str] | None) -> None:
    assert numerals.number_of(word) == number


def test_writings_keep_the_number() -> None:
    assert numerals.writings("two") == ("two", "2")
    assert numerals.writings("18th") == ("18th", "eighteenth")
    assert set(numerals.writings("each")) == {"each", "every"}
    assert numerals.writings("case") == ()


@pytest.mark.parametrize(
    ("chinese", "value"),
    [("两", 2), ("十八", 18), ("二十", 20), ("第十九", 19), ("四", 4), ("维护", None), ("", None)],
)
def test_chinese_numbers(chinese: str, value: int | None) -> None:
    assert numerals.chinese_value(chinese) == value


@pytest.mark.parametrize(
    ("chinese", "english", "syllables"),
    [
        ("枫桥", "Fengqiao", ("feng", "qiao")),
        ("习近平", "Xi Jinping", ("xi", "jin", "ping")),
        ("西安", "Xi'an", ("xi", "an")),
        ("枫桥", "Fēngqiáo", ("feng", "qiao")),
        ("枫桥", "Maple Bridge", None),
        ("应勇", "should bravely", None),
    ],
)
def test_names(chinese: str, english: str, syllables: tuple[str, ...] | None) -> None:
    assert romanisation.spells(chinese, english) == syllables


@pytest.mark.parametrize(
    ("pinyin", "old"), [("qiao", "chiao"), ("zhou", "chou"), ("xi", "hsi"), ("deng", "teng")]
)
def test_wade_giles(pinyin: str, old: str) -> None:
    assert romanisation.wade_giles(pinyin) == old


@pytest.mark.parametrize(
    ("chinese", "spelling"),
    [
        ("吕", ("lyu",)),
        ("吕", ("lv",)),
        ("单", ("dan",)),
        ("陕西", ("shensi",)),
        ("童建明", ("tung", "chien", "ming")),
        ("内蒙古", ("nei", "mongol")),
    ],
)
def test_other_spellings(chinese: str, spelling: tuple[str, ...]) -> None:
    assert spelling in dict(romanisation.other_spellings(chinese))


@pytest.mark.parametrize("chinese", ["", "abc", "𠀀", "1"])
def test_what_has_no_pinyin(chinese: str) -> None:
    assert not romanisation.pinyin_of(chinese) or chinese == "𠀀"


def test_shaanxi_is_spelt_by_decree() -> None:
    assert romanisation.spells("陕西", "Shaanxi") == ("shaan", "xi")
    assert romanisation.spells("山西", "Shaanxi") is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("procuratarate", "procuratorate"),
        ("procuratorat", "procuratorate"),
        ("pocuratorate", "procuratorate"),
        ("procuraotrate", "procuratorate"),
        ("procurator", None),
        ("system", None),
        ("xx", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    found = spelling.nearest(word, spelling.index(["procuratorate", "leniency", "of"]))
    assert (found[0] if found else None) == meant


@pytest.mark.parametrize(
    ("word", "read"),
    [("peop1e", "people"), ("pr0curatorate", "procuratorate"), ("people", None), ("2025", None)],
)
def test_scanning_noise(word: str, read: str | None) -> None:
    assert spelling.without_figures(word) == read
