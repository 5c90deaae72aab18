from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.text.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ('He said "Go." Then left.', ['He said "Go."', "Then left."]),
        ("Mr. Li met Dr. Wang.", ["Mr. Li met Dr. Wang."]),
        ("The U.S. court. No. 5 is here.", ["The U.S. court.", "No. 5 is here."]),
        ("He came at 3.5 p.m. and left.", ["He came at 3.5 p.m. and left."]),
        ("第一句。第二句！“好。”走了。", ["第一句。", "第二句！", "“好。”", "走了。"]),
        ("no full stop", ["no full stop"]),
        ("a\n\nb", ["a", "b"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_sentence_around_covers_all_it_is_asked_for() -> None:
    text = "One two. Three four. Five six."
    assert text[slice(*sentence_around(text, 9, 14))] == "Three four."
    assert text[slice(*sentence_around(text, 4, 14))] == "One two. Three four."


def test_a_place_in_a_long_text_has_its_sentence() -> None:
    text = "Mr. Li came. " + "One more sentence, no. 7 of many! " * 2_000 + "中文也在。最后一句"
    for at in (0, 5, 20, 700, 30_001, 30_499, 30_500, len(text) - 2):
        start, end = sentence_around(text, at, at + 1)
        assert (start, end) in sentences(text)
        assert start <= at < end


def test_a_sentence_without_end_is_cut() -> None:
    text = "x" * 5_000
    assert sentence_around(text, 2_600, 2_700) == (1_600, 3_700)
    assert sentence_around(f"{text}. X{text}", 5_100, 5_101) == (5_002, 6_101)


@given(st.text(alphabet='aB. 。!\n"”'))
def test_sentences_are_in_order_and_cover_all_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert "".join(text[a:b] for a, b in spans).split() != [] or not text.split()
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
