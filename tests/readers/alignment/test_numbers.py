from __future__ import annotations

import pytest

from termcheck.readers.alignment.numbers import (
    chinese_numbers,
    chinese_value,
    english_numbers,
    figures,
    list_mark,
)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("一百二", 120),
        ("二百三十", 230),
        ("一千零一", 1001),
        ("两万五", 25_000),
        ("两万五千", 25_000),
        ("三亿二千万", 320_000_000),
        ("二〇二六", 2026),
        ("十万", 100_000),
        ("万", 10_000),
    ],
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("第三条", "Article 3"),
        ("第十九次", "the 19th Congress"),
        ("2.5亿人", "250 million people"),
        ("3,568件", "3,568 cases"),
        ("90万棵", "900,000 trees"),
        ("2017年10月24日", "24/10, 2017"),
        ("1.50元", "1.5 yuan"),
    ],
)
def test_figures_have_the_same_marks_on_both_sides(chinese: str, english: str) -> None:
    marks = {*figures(chinese), *chinese_numbers(chinese)}
    assert set(figures(english)) <= marks
    assert figures(english)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("fourteen of twenty-five", ["#14", "#25"]),
        ("the nineteenth congress", ["#19"]),
        ("three hundred people", ["#300"]),
        ("in october", ["#10"]),
        ("one of the first", []),
        ("it may march on", []),
        ("𠀀 ß i̇ ﬁve", []),
        ("", []),
    ],
)
def test_english_number_words(text: str, marks: list[str]) -> None:
    assert english_numbers(text) == marks


@pytest.mark.parametrize("text", ["一个", "万一", "十分", "千方百计", "", "abc"])
def test_numerals_that_count_nothing(text: str) -> None:
    assert "#1" not in chinese_numbers(text)
    assert chinese_numbers("一") == []


def test_a_run_of_digits_as_long_as_a_book_is_no_number() -> None:
    assert figures("9" * 100_000) == []
    assert chinese_numbers("九" * 100_000) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("三、提升质效", "#3"),
        ("（十二）其他", "#12"),
        ("III. Better supervision", "#3"),
        ("IX. Annex", "#9"),
        ("(4) Costs", "#4"),
        ("1.5 million", None),
        ("Ivy grows.", None),
        ("三个规定", None),
        ("I think so.", None),
        ("", None),
    ],
)
def test_list_marks(text: str, mark: str | None) -> None:
    assert list_mark(text) == mark
