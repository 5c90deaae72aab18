"""Which side of a translation a text stands on, and the units made of it.

A monolingual document is checked as a target text. Yet the Chinese original of an English
translation often lies in the same folder, and a table may hold both languages side by side; such
text must become source segments, or it would be checked for English renderings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termcheck.model.document import Segment, Side, Unit
from termcheck.model.language import primary
from termcheck.text.scripts import han_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termcheck.readers.base import Piece

_WRITTEN_IN_HAN = frozenset({"zh", "cmn", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh"})
_NOT_ASCII_LETTERS = bytes(b for b in range(256) if not (65 <= b <= 90 or 97 <= b <= 122))
_LETTERS = re.compile(r"[^\W\d_]+")


def is_chinese(language: str) -> bool:
    """Whether a language is written in Chinese characters alone."""
    return primary(language) in _WRITTEN_IN_HAN


def side_of(text: str, *, language: str, source_language: str) -> tuple[Side, str]:
    """Side and language of a text that is in one language.

    The target side, unless one of the two languages is Chinese and the script of the text is that
    of the source language: more than half of its letters are Chinese characters while the target
    is not Chinese, or the other way round. A text without letters is on the target side. Cost:
    linear, and far below that of splitting lines for English text.
    """
    target = (Side.TARGET, language)
    if is_chinese(language) == is_chinese(source_language):
        return target
    in_han = mainly_han(text)
    if in_han is None or in_han == is_chinese(language):
        return target
    return Side.SOURCE, source_language


def mainly_han(text: str) -> bool | None:
    """Whether more than half of the letters are Chinese characters; None where there are none."""
    data = text.encode("utf-8", "surrogatepass")
    latin = len(data.translate(None, _NOT_ASCII_LETTERS))
    # A Chinese character takes at least two bytes more than an ASCII one: a bound without a scan.
    if latin and (len(data) - len(text)) // 2 <= latin:
        return False
    han = han_count(text)
    letters = sum(map(len, _LETTERS.findall(text)))
    if not letters and not han:
        return None
    return 2 * han > max(letters, han)


def units_of(pieces: Sequence[Piece], *, language: str, source_language: str) -> tuple[Unit, ...]:
    """Pieces as numbered units, each group of pieces on the side it belongs to."""
    sides = {
        group: side_of("\n".join(texts), language=language, source_language=source_language)
        for group, texts in _grouped(pieces)
    }
    units = []
    for number, (text, anchor, protected, group, _) in enumerate(pieces, 1):
        side, tag = sides[group]
        segment = Segment(f"s{number}", text, tag, side, anchor, protected)
        units.append(unit_of(segment, number))
    return tuple(units)


def unit_of(segment: Segment, number: int) -> Unit:
    """A unit with one side only."""
    if segment.side is Side.SOURCE:
        return Unit(f"u{number}", source=segment)
    return Unit(f"u{number}", None, segment)


def _grouped(pieces: Iterable[Piece]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for piece in pieces:
        groups.setdefault(piece.group, []).append(piece.text)
    return list(groups.items())
