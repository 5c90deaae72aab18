"""Cells as XML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from termcheck.reports.excerpt import Excerpt
from termcheck.reports.xlsx.cells import Link, Sentence, Value, cell_text, cell_xml, lines


def xml(value: Value, limit: int = 32_767) -> str:
    return cell_xml("B7", 3, value, cut="…", limit=limit)


def shown(value: Value, limit: int = 32_767) -> str:
    """What a program that reads the cell shows, escapes aside."""
    return "".join(t.text or "" for t in ElementTree.fromstring(xml(value, limit)).iter("t"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, '<c r="B7" s="3"/>'),
        ("", '<c r="B7" s="3"/>'),
        (Link(""), '<c r="B7" s="3"/>'),
        (7, '<c r="B7" s="3"><v>7</v></c>'),
        (0.5, '<c r="B7" s="3"><v>0.5</v></c>'),
        (
            "a",
            '<c r="B7" s="3" t="inlineStr"><is><t xml:space="preserve">a</t></is></c>',
        ),
    ],
)
def test_values(value: Value, expected: str) -> None:
    assert xml(value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1",
        "<f>1</f>",
        "a & b > c",
        " a ",
        "最高检 𠀀 ﬁ İ ß ｆ e\u0301",
        "a\nb",
    ],
)
def test_texts_are_shown_as_they_stand(text: str) -> None:
    assert shown(text) == text
    assert "<f>" not in xml(text)
    assert 't="inlineStr"' in xml(text)


def test_what_xml_cannot_hold_is_made_visible() -> None:
    assert shown("a\x00\x1b\x7f\ud800\uffffb\r\nc\rd") == "a␀␛␡\ufffd\ufffdb\nc\nd"


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_"])
def test_what_excel_would_decode_is_escaped(text: str) -> None:
    assert shown(text) == text.replace("_x", "_x005F_x")


@pytest.mark.parametrize("text", ["_x41_", "max_xy", "_x00g1_"])
def test_what_only_looks_similar_is_not(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("letter", ["x", "检", "𠀀"])
def test_long_texts_are_cut_in_units_that_excel_counts(letter: str) -> None:
    text = cell_text(letter * 40_000, cut=" [cut]")
    assert text.endswith(f"{letter} [cut]")
    assert 32_766 <= len(text.encode("utf-16-le")) // 2 <= 32_767
    whole = letter * (32_767 // len(letter.encode("utf-16-le")) * 2)
    assert cell_text(whole) == whole


def test_a_sentence_has_its_found_words_in_a_run_of_their_own() -> None:
    tree = ElementTree.fromstring(xml(Sentence(Excerpt("a ", "<b>", " c"))))
    runs = list(tree.iter("r"))
    assert [run.findtext("t") for run in runs] == ["a ", "<b>", " c"]
    assert [run.find("rPr/b") is not None for run in runs] == [False, True, False]


def test_a_sentence_without_found_words_is_a_plain_text() -> None:
    assert xml(Sentence(Excerpt("a", "", ""))) == xml("a")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("a\nb\n", 10, 3),
        ("检" * 20, 22, 2),
        ("x" * 100, 22, 6),
        ("word " * 20, 200, 1),
    ],
)
def test_lines(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected
