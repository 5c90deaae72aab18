"""What a person is shown of a finding."""

from __future__ import annotations

import pytest

from termcheck.model.finding import Finding, Severity
from termcheck.reports.excerpt import (
    Excerpt,
    cut_to_characters,
    cut_to_width,
    excerpt,
    one_line,
    place,
    preferred,
    reason,
    visible,
)
from termcheck.text.width import display_width

from . import samples


def whole(part: Excerpt) -> str:
    return part.before + part.found + part.after


def test_the_three_parts_are_the_sentence() -> None:
    where = samples.segment("First. The Two\r\nSafeguards, 𠀀 and ﬁne. Last.")
    found = samples.finding(where, "Two\r\nSafeguards", context=(7, 38))
    assert excerpt(found) == Excerpt("The ", "Two Safeguards", ", 𠀀 and ﬁne.")


def test_a_finding_that_sticks_out_of_its_sentence_is_shown_in_full() -> None:
    found = samples.finding(samples.segment("one. two three"), "one. two", context=(0, 4))
    assert excerpt(found) == Excerpt("", "one. two", "")


def test_a_finding_about_a_file_has_no_sentence_and_no_place() -> None:
    found = samples.report().findings[-1]
    assert excerpt(found) is None
    assert place(found) == ""
    assert preferred(found) == ""
    assert reason(found) == found.message


def test_a_finding_about_a_segment_shows_all_of_it_and_marks_nothing() -> None:
    found = Finding(
        "missing-term", "TC201", Severity.ERROR, "no rendering", "a.tmx", samples.segment(" a\tb ")
    )
    assert excerpt(found) == Excerpt("a b", "", "")


@pytest.mark.parametrize(
    ("path", "expected"),
    [(None, "1:1"), ("Sheet1!B7", "Sheet1!B7"), ("paragraph 3", "paragraph 3")],
)
def test_places_are_lines_or_what_the_format_has(path: str | None, expected: str) -> None:
    assert place(samples.finding(samples.segment("Two Safeguards", path=path), "Two")) == expected


@pytest.mark.parametrize("limit", [3, 10, 20, 21, 40, 60])
@pytest.mark.parametrize("found", ["word", "四大检察", "x" * 50])
def test_cut_texts_fit_and_keep_what_was_found(found: str, limit: int) -> None:
    part = Excerpt("before it stands this ", found, " and after it that, 以及其他")
    by_characters, by_width = cut_to_characters(part, limit), cut_to_width(part, limit)
    assert len(whole(by_characters)) <= limit
    assert display_width(whole(by_width)) <= limit
    for cut, room in ((by_characters, len(found)), (by_width, display_width(found))):
        assert (cut.found == found) == (room <= limit - 2)


def test_a_cut_does_not_leave_half_a_word() -> None:
    part = Excerpt("every procuratorate shall ", "uphold", " the leadership of the party")
    assert whole(cut_to_width(part, 26)) == "… shall uphold the …"


def test_a_text_that_fits_is_not_cut() -> None:
    part = Excerpt("a ", "b", " c")
    assert cut_to_width(part, 5) is part
    assert cut_to_characters(part, 5) is part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\n  b", "a b"),
        ("a\tb\n", "a b "),
        ("a\u2028b", "a b"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00b\x7fc\x9bd", "a␀b␡c\ufffdd"),
        ("a\udc80b", "a\ufffdb"),
        ("两个 维护\u3000x\u00a0y  z", "两个 维护\u3000x\u00a0y  z"),
        ("𠀀 ﬁ ß İ ｆ e\u0301", "𠀀 ﬁ ß İ ｆ e\u0301"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


def test_making_controls_visible_keeps_offsets() -> None:
    text = "".join(map(chr, range(0x100))) + "\ufffe\ud800"
    assert len(visible(text)) == len(text)
    assert visible("a\tb\r\nc") == "a\tb\r\nc"
