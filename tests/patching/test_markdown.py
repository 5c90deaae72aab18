"""Markdown: new text is text, and what is markup stays."""

from __future__ import annotations

import pytest

from termcheck.patching.edits import visible
from tests.patching.tools import find, patch, read, refusal, replaced, replacing

PAGE = (
    "\ufeff---\ntitle: the hall\n---\n# The petition hall\r\n\r\n"
    "> In the **petition** [hall](https://a.example/hall) we\r\n> listen to people.\r\n\r\n"
    "| place | who |\n| --- | --- |\n| the hall | a \\| b |\n\n"
    "- the hall\n- `the hall`\n\n"
    "```\nthe hall\n```\n"
)


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("The petition", "A letters", "# A letters hall\r\n"),
        ("petition", "letters", "# The letters hall\r\n"),
        ("listen to", "hear", "> hear people.\r\n"),
        ("we\r\n> listen", "hear", "> In the **petition** [hall](https://a.example/hall) hear to"),
        ("place", "place*", "| place\\* | who |"),
        ("place", "a|b", "| a\\|b | who |"),
        ("who", "who & when", "| who & when |"),
        ("who", "&amp; more", "| \\&amp; more |"),
        ("listen", "<b>hear</b>", "> \\<b>hear\\</b> to"),
        ("listen", "a_b _c_", "> a_b \\_c\\_ to"),
        ("listen", "[hear](x)", "> \\[hear\\](x) to"),
        ("listen", "1. hear", "> 1\\. hear to"),
        ("listen", "# hear", "> \\# hear to"),
        ("listen", "C:\\x `y`", "> C:\\\\x \\`y\\` to"),
        ("In", "+ In", "> \\+ In the"),
        ("In", "-5", "> -5 the"),
    ],
)
def test_new_text_is_text(old: str, new: str, written: str) -> None:
    changed = replaced(PAGE.encode(), "a.md", old, new)
    assert written in changed.decode()
    before, after = read(PAGE.encode(), "a.md"), read(changed, "a.md")
    assert len(before.segments) == len(after.segments)
    number = find(before, old).number
    assert new in visible(after.segments[number - 1])


def test_marks_under_the_words_stay() -> None:
    data = PAGE.encode()
    segment = find(read(data, "a.md"), "**petition**")
    old = segment.text[segment.text.index("petition") : segment.text.index("](")]
    assert old == "petition** [hall"
    changed = replaced(data, "a.md", old, "letters room").decode()
    assert "**letters room**[](https://a.example/hall) we" in changed


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        (
            "the **petition** [hall](https://a",
            "a **letters** [room](https://a",
            "a **letters** [room](https://a",
        ),
        ("**petition** [hall", "*new* **petition** [hall", "\\*new\\* **petition** [hall"),
        ("the **petition", "the **new petition", "the **new petition"),
    ],
)
def test_marks_in_the_new_text_are_the_old_ones(old: str, new: str, written: str) -> None:
    assert replaced(PAGE.encode(), "a.md", old, new).decode() == PAGE.replace(old, written)


def test_words_that_are_a_whole_link_keep_its_address() -> None:
    changed = replaced(b"Go to [the hall](x.md) now.", "a.md", "the hall](x.md) now", "a room")
    assert changed == b"Go to [a room](x.md)."


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("See `the hall` here.", "the hall", "a room"),
        ("See `the hall` here.", "See `the", "a room"),
        ("One [hall](x.md) here.", "](x.md)", "y"),
        ("One.\n\nTwo words.", "words", "words\n\n- three"),
        ("# Heading", "Heading", "Head\ning"),
    ],
)
def test_what_would_break_the_page_is_refused(text: str, old: str, new: str) -> None:
    assert refusal(text.encode(), "a.md", old, new)


def test_chinese_beside_a_line_end() -> None:
    text = "# 公告\n\n人民检察\n院依法履职。\n"
    changed = replaced(text.encode(), "a.md", "院", "SPP", language="zh", source="en", within="履")
    assert changed.decode() == "# 公告\n\n人民检察\nSPP依法履职。\n"


def test_two_steps_equal_one() -> None:
    data = PAGE.encode()
    document = read(data, "a.md")
    first = replacing(document, "petition", "*letters*")
    second = replacing(document, "listen", "_hear_")
    once = patch(data, "a.md", first, second).data
    twice = patch(patch(data, "a.md", first).data, "a.md", second).data
    assert once == twice


@pytest.mark.parametrize(
    ("text", "old", "new", "written"),
    [
        ("the **two** upholds.", "two** upholds", "Two Upholds", "the **Two Upholds**."),
        ("the **two uph**olds.", "two uph**olds", "Two Upholds", "the **Two Upholds**."),
    ],
)  # fmt: skip
def test_no_word_comes_to_stand_half_inside_of_markup(
    text: str, old: str, new: str, written: str
) -> None:
    assert replaced(text.encode(), "a.md", old, new).decode() == written
