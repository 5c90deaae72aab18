from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.readers.alignment.cut import slice_of, spans_of
from tests.conftest import NASTY

MARKUP, OPAQUE = Protection.MARKUP, Protection.OPAQUE


def segment(text: str, *protected: Protected, anchor: Anchor | None = None) -> Segment:
    return Segment("s1", text, "en", Side.TARGET, anchor or Anchor(3, 5, None, 40), protected)


def cut(each: Segment) -> list[str]:
    return [each.text[start:end] for start, end in spans_of(each)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("一。二！三", ["一。", "二！", "三"]),
        ("No mark at all", ["No mark at all"]),
        ("𠀀。 ﬁ ß.\r\nİ", ["𠀀。", "ﬁ ß.", "İ"]),
        ("", [""]),
        ("  ", ["  "]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(segment(text)) == expected


def test_no_protected_stretch_is_cut() -> None:
    text = "See `a. B` there. Then go."
    assert cut(segment(text, Protected(4, 10, OPAQUE))) == ["See `a. B` there.", "Then go."]
    assert len(cut(segment("a. B c", Protected(0, 6, OPAQUE)))) == 1


def test_markup_at_the_edge_of_a_sentence_does_not_hide_it() -> None:
    text = "**One.** **Two.**"
    marks = [Protected(n, n + 2, MARKUP) for n in (0, 6, 9, 15)]
    assert cut(segment(text, *marks)) == ["**One.**", "**Two.**"]


def test_a_slice_has_its_own_place() -> None:
    whole = segment("One.\nTwo at x.org. 𠀀。", Protected(12, 17, OPAQUE))
    start, end = spans_of(whole)[1]
    part = slice_of(whole, start, end)
    assert (part.anchor.line, part.anchor.column, part.anchor.file_start) == (4, 1, 45)
    assert part.protected == (Protected(7, 12, OPAQUE),)
    assert part.text == "Two at x.org."


def test_a_slice_on_the_first_line_counts_from_its_column() -> None:
    part = slice_of(segment("One. Two."), 5, 9)
    assert (part.anchor.line, part.anchor.column, part.anchor.file_start) == (3, 10, 45)


def test_a_slice_of_a_paragraph_in_a_word_file_keeps_its_path() -> None:
    anchor = Anchor(path="paragraph 12")
    assert slice_of(segment("One. Two.", anchor=anchor), 5, 9).anchor == anchor


@given(st.text(alphabet=f"aB1 .!?。！\n“”{NASTY}", max_size=80))
def test_only_blanks_stand_between_the_sentences(text: str) -> None:
    end = 0
    spans = spans_of(segment(text))
    for start, stop in spans:
        assert not text[end:start].strip() or (start, stop) == (0, len(text))
        assert start <= stop
        end = stop
    assert not text[end:].strip()
