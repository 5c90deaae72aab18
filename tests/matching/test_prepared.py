from __future__ import annotations

import pytest

from termcheck.matching.prepared import PreparedText, without_markup
from termcheck.model.document import Protected, Protection

TEXT = "𠀀 a *b* <i>c</i> `d`"
SPANS = (
    Protected(4, 5, Protection.MARKUP),
    Protected(6, 7, Protection.MARKUP),
    Protected(8, 11, Protection.MARKUP),
    Protected(12, 16, Protection.MARKUP),
    Protected(17, 20, Protection.OPAQUE),
)


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        (0, 20, "𠀀 a b c `d`"),
        (2, 3, "a"),
        (2, 6, "a b"),
        (5, 6, "b"),
        (4, 7, "b"),
        (9, 10, ""),
        (9, 14, "c"),
        (11, 12, "c"),
        (17, 20, "`d`"),
        (20, 20, ""),
    ],
)
def test_a_reader_sees_no_markup(start: int, end: int, seen: str) -> None:
    assert without_markup(TEXT, SPANS, start, end) == seen
    assert PreparedText(TEXT, SPANS).printed(start, end) == seen


def test_without_markup_the_text_is_what_it_is() -> None:
    assert PreparedText("ab\r\nc").printed(1, 5) == "b\r\nc"


def test_a_word_with_markup_inside_is_printed_whole() -> None:
    text = PreparedText("an *ex*ample", (Protected(3, 4, Protection.MARKUP), *_star(6)))
    assert [text.printed_word(i) for i in range(len(text.words))] == ["an", "example"]


def _star(at: int) -> tuple[Protected, ...]:
    return (Protected(at, at + 1, Protection.MARKUP),)
