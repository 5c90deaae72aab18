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


@given(st.text(alphabet='aB. 。!\n"”'))
def test_sentences_are_in_order_and_cover_all_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert "".join(text[a:b] for a, b in spans).split() != [] or not text.split()
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
