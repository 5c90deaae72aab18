from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.text import fold as room
from termcheck.text.fold import OPAQUE_CHARACTER, fold, fold_shape, fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Two Upholds", "two upholds"),
        ("China–ASEAN", "china-asean"),
        ("people’s “Two”", 'people\'s "two"'),
        ("new\u00a0quality\tforces\r\n", "new quality forces  "),
        ("ﬁrm Ｆｕｌｌ", "firm full"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("pro\u00adcura\u200btorate", "procuratorate"),
        ("cafe\u0301", "café"),
        ("“枫桥经验”，𠀀", '"枫桥经验",𠀀'),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_shape_keeps_capitals_and_joins_blanks() -> None:
    assert fold_shape("“Two\u00a0 Upholds”—ＡＢ") == '"Two Upholds"-AB'


def test_a_span_of_plain_text_is_itself() -> None:
    assert fold("Two Upholds").span(4, 11) == (4, 11)


def test_a_span_that_cuts_a_ligature_is_none() -> None:
    folded = fold("aﬁb")
    assert folded.text == "afib"
    assert folded.span(1, 3) == (1, 2)
    assert folded.span(0, 2) is None
    assert folded.span(2, 4) is None


def test_a_span_over_invisible_characters_covers_them() -> None:
    text = "up\u00adholds!"
    folded = fold(text)
    start, end = folded.span(0, 7) or (0, 0)
    assert text[start:end] == "up\u00adholds"


def test_markup_vanishes_and_code_blocks() -> None:
    text = "Two **Upholds** and `code` end"
    folded = fold(text, [(4, 6, False), (13, 15, False), (20, 26, True)])
    assert folded.text == f"two upholds and {OPAQUE_CHARACTER} end"
    assert folded.span(0, 11) == (0, 13)


def test_the_fast_way_equals_the_slow_one() -> None:
    for code in range(0x30000):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and not room._slow().match(character):
            text = f"x{character}y"
            assert fold(text).text == room._fold_by_cluster(text)[0], hex(code)


@given(st.text())
def test_offsets_are_monotone_and_inside(text: str) -> None:
    folded = fold(text)
    if not folded.pieces:
        assert len(folded.text) == len(text)
        return
    ((_, starts, ends),) = folded.pieces
    assert starts is not None
    assert ends is not None
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(starts, ends, strict=True))


@st.composite
def protected_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, bool]]]:
    """A text and stretches of it, sorted and apart."""
    text = draw(st.text(alphabet="aB \u00adﬁß枫e\u0301Ｆ𠀀", max_size=12))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    opaque = draw(st.lists(st.booleans(), min_size=3, max_size=3))
    pairs = zip(edges[::2], edges[1::2], opaque, strict=False)
    return text, list(pairs)


@given(protected_texts())
def test_spans_beside_protected_stretches(given: tuple[str, list[tuple[int, int, bool]]]) -> None:
    text, protected = given
    # The obvious way: for each folded character where it comes from.
    places: list[tuple[int, int]] = []
    at = 0
    for start, end, opaque in [*protected, (len(text), len(text), False)]:
        piece = fold(text[at:start])
        for number in range(len(piece.text)):
            _, begins, ends = piece.pieces[0] if piece.pieces else (0, None, None)
            begin = number if begins is None else begins[number]
            stop = number + 1 if ends is None else ends[number]
            places.append((at + begin, at + stop))
        if opaque and end > start:
            places.append((start, end))
        at = end
    folded = fold(text, protected)
    assert len(folded.text) == len(places)
    for start in range(len(places)):
        for end in range(start + 1, len(places) + 1):
            begin, stop = places[start][0], places[end - 1][1]
            cut = (start and places[start - 1][0] == begin) or (
                end < len(places) and places[end][0] < stop
            )
            assert folded.span(start, end) == (None if cut else (begin, stop))


@given(st.text(), st.text(alphabet="abcß ﬁ-"))
def test_a_found_span_folds_to_what_was_found(text: str, needle: str) -> None:
    folded = fold(f"{text}{needle}{text}")
    wanted = fold_text(needle)
    for found in re.finditer(re.escape(wanted), folded.text) if wanted else ():
        span = folded.span(*found.span())
        if span is not None:
            original = f"{text}{needle}{text}"[slice(*span)]
            assert fold_text(original) == found.group()
