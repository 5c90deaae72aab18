"""Cells as XML: texts that XLSX can hold, sentences with marked words, numbers.

openpyxl makes everything of a sheet but its cells. Its own way to write one costs over three times
as much (`bench/workbook_speed.py` measures it), and it takes a text that begins with `=` for a
formula; here no text can become one, for nothing in this module writes an `<f>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from termcheck.reports.excerpt import Excerpt, visible
from termcheck.reports.xlsx.look import FONT, INK, MARK
from termcheck.text.scripts import han_count

MAX_CHARACTERS = 32_767
"""What a cell holds in Excel, in UTF-16 code units."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LINE_ENDS = re.compile(r"\r\n?")
_FACE = f'<sz val="10"/><color rgb="FF{{}}"/><rFont val="{FONT}"/><family val="2"/>'
_PLAIN = f"<r><rPr>{_FACE.format(INK)}</rPr>"
_MARKED = f"<r><rPr><b/><u/>{_FACE.format(MARK)}</rPr>"
_DIGIT, _PADDING, _HALF_WORD = 7.0, 8.0, 14.0
"""Pixels at 96 to the inch: a digit of the normal font, the margins of a cell, half a word."""
_SLIM = "ijlftrI.,;: '-()"
_NARROW, _LETTER, _WIDE = 3.8, 7.6, 13.4
"""Pixels of 10-point Arial: a slim letter, another one, a Chinese character."""
_WIDE_SIGNS = "，。；：、（）《》“”"
"""As wide as a Chinese character in a text that has any: they come from the same font."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    target: str | None = None
    """Outside, percent-encoded."""
    inside: str | None = None
    """In the workbook: `'Sheet'!A1`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose found words are marked: bold, underlined and red."""

    part: Excerpt

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.part.before + self.part.found + self.part.after


Value = str | int | float | None | Link | Sentence


def cell_xml(reference: str, style: int, value: Value, *, cut: str, limit: int) -> str:
    """A cell as XML. Texts are written as texts, whatever they begin with."""
    if value is None:
        return f'<c r="{reference}" s="{style}"/>'
    if isinstance(value, int | float):
        return f'<c r="{reference}" s="{style}"><v>{value!r}</v></c>'
    if isinstance(value, Sentence):
        inner = _runs(value.part) if value.part.found else _text(value.text, cut, limit)
    else:
        inner = _text(value.text if isinstance(value, Link) else value, cut, limit)
    if not inner:
        return f'<c r="{reference}" s="{style}"/>'
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is>{inner}</is></c>'


def cell_text(text: str, *, cut: str = "…", limit: int = MAX_CHARACTERS) -> str:
    """A text as a cell can hold it: line ends as `\\n`, no control characters, cut at the limit."""
    text = _LINE_ENDS.sub("\n", visible(text)) if "\r" in text else visible(text)
    if len(text) * 2 > limit and len(text.encode("utf-16-le")) // 2 > limit:
        text = (
            text.encode("utf-16-le")[: 2 * (limit - len(cut))].decode("utf-16-le", "ignore") + cut
        )
    return text


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that many characters, in 10-point Arial.

    An estimate, right within a line for most sentences. Programs that open the file take row
    heights as they are, so somebody has to work them out; measuring every word would cost more time
    than all the rest of a row.
    """
    room = width * _DIGIT - _PADDING
    if len(text) * _WIDE <= room and "\n" not in text:
        return 1
    total = 0
    for paragraph in text.split("\n"):
        length = _pixels(paragraph)
        # Lines break between words: on average half a word of room is lost at each end.
        usable = room - (_HALF_WORD if " " in paragraph and length > room else 0)
        total += max(1, ceil(length / max(usable, _WIDE)))
    return total


def line_height(text: str) -> float:
    """Points that a line of the text takes; the fonts for Chinese are taller."""
    return 13.0 if text.isascii() or not han_count(text) else 15.0


def _pixels(text: str) -> float:
    wide = 0 if text.isascii() else han_count(text)
    if wide:
        wide += sum(map(text.count, _WIDE_SIGNS))
    slim = sum(map(text.count, _SLIM))
    return wide * _WIDE + slim * _NARROW + (len(text) - wide - slim) * _LETTER


def _runs(part: Excerpt) -> str:
    before = f"{_PLAIN}{_escaped(part.before)}</r>" if part.before else ""
    after = f"{_PLAIN}{_escaped(part.after)}</r>" if part.after else ""
    return f"{before}{_MARKED}{_escaped(part.found)}</r>{after}"


def _text(text: str, cut: str, limit: int) -> str:
    text = cell_text(text, cut=cut, limit=limit)
    return _escaped(text) if text else ""


def _escaped(text: str) -> str:
    if "_x" in text:
        # Excel reads "_x0041_" as the letter A: what looks like that is written as its own escape.
        text = _ESCAPE.sub("_x005F_", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<t xml:space="preserve">{text}</t>'
