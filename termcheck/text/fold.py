"""Folding: the form of a text in which it is compared, with the way back to the printed form.

Folded away are case, Unicode composition and compatibility forms (NFC, NFKC, full-width letters),
the kinds of quotes, apostrophes, hyphens, dashes and blanks, soft hyphens and other invisible
characters, and markup that a reader protected. Most texts fold character for character; only where
a character folds to none or to several does the result carry an offset map.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

OPAQUE_CHARACTER = "\x00"
"""Stands in folded text for protected stretches that nothing may match across."""

_ONE_TO_ONE = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
}
_BLANKS = {"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": " ", "\u2028": " "}
_ASCII_BLANKS = {ord(c): " " for c in "\t\n\r\v\f"}
_REPLACED = tuple((_ONE_TO_ONE | _BLANKS).items())
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_TABLE = {ord(old): new for old, new in _REPLACED} | {
    c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)
}
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@cache
def _slow() -> re.Pattern[str]:
    """Everything outside plain Latin, Cyrillic, common punctuation and the Chinese blocks goes the
    slow way: ligatures, ß, İ, invisible characters, combining marks."""
    return re.compile(
        "[^\x00-\x7f\u0080-\u009f\u00a0-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b4\u00b6\u00b7"
        "\u00bb\u00bf-\u00de\u00e0-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
        "\u0400-\u0481\u048a-\u052f\u2002\u2003\u2007-\u200a\u2010-\u2016\u2018-\u2022\u202f\u2032\u2033"
        "\u20ac\u2190-\u21ff\u2212\u2500-\u25ff\u3000-\u3030\u3400-\u4dbf\u4e00-\u9fff"
        "\uff01-\uff5e\U00020000-\U0002a6df]"
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters comes from."""

    text: str
    starts: Sequence[int] | None = None
    """Original offset at which the source of each folded character begins; None: the same one."""
    ends: Sequence[int] | None = None
    """Original offset one past the source of each folded character; None like `starts`."""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original span of a folded one, or None where it would cut an original character.

        Requires `0 <= start < end <= len(text)`.
        """
        if self.starts is None or self.ends is None:
            return start, end
        begin, stop = self.starts[start], self.ends[end - 1]
        if start and self.starts[start - 1] == begin:
            return None
        if end < len(self.text) and self.starts[end] < stop:
            return None
        return begin, stop


def fold(text: str, protected: Sequence[tuple[int, int, bool]] = ()) -> Folded:
    """Fold a text.

    `protected` are stretches that are no text, as start, end and whether they are opaque (replaced
    by `OPAQUE_CHARACTER`) or invisible (dropped); sorted, without overlap. Cost: linear; some 100
    times dearer where a character folds to none or to several.
    """
    if not protected:
        return _fold_piece(text)
    return _fold_pieces(text, protected)


def fold_text(text: str) -> str:
    """The folded text alone, for terms and keys."""
    return fold(text).text


def fold_shape(text: str) -> str:
    """Like `fold_text`, with the case left as it is: what a spelling looks like in print."""
    folded = text
    if not text.isascii():
        folded = _replace(unicodedata.normalize("NFKC", _INVISIBLE.sub("", _replace(text))))
    return " ".join(folded.split())


def _fold_piece(text: str) -> Folded:
    if text.isascii():
        return Folded(text.lower().translate(_ASCII_BLANKS))
    if _slow().search(text):
        return _fold_by_cluster(text)
    return Folded(_replace(text).lower())


def _replace(text: str) -> str:
    if _FULL_WIDTH.search(text):
        return text.translate(_TABLE)
    # A chain of replacements is a hundred times faster than a table on mostly Latin text.
    for old, new in _REPLACED:
        text = text.replace(old, new)
    return text


def _fold_by_cluster(text: str) -> Folded:
    """Character by character, each with the combining marks that follow it."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, length = 0, len(text)
    while position < length:
        end = position + 1
        while end < length and text[end] > "\u02ff" and unicodedata.combining(text[end]):
            end += 1
        for character in _fold_cluster(text[position:end]):
            characters.append(character)
            starts.append(position)
            ends.append(end)
        position = end
    return Folded("".join(characters), starts, ends)


def _fold_cluster(cluster: str) -> str:
    if len(cluster) == 1 and cluster.isascii():
        return " " if cluster in "\t\n\r\v\f" else cluster.lower()
    cluster = _INVISIBLE.sub("", cluster)
    simple = _ONE_TO_ONE.get(cluster) or _BLANKS.get(cluster)
    if simple is not None:
        return simple
    wide = unicodedata.normalize("NFKC", cluster)
    folded = unicodedata.normalize("NFC", wide.casefold())
    # A dotted capital I folds to i and a combining dot that no keyboard writes.
    folded = folded.replace("i\u0307", "i")
    return "".join(_ONE_TO_ONE.get(c) or _BLANKS.get(c) or c for c in folded)


def _fold_pieces(text: str, protected: Sequence[tuple[int, int, bool]]) -> Folded:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(piece_start: int, piece_end: int) -> None:
        piece = _fold_piece(text[piece_start:piece_end])
        parts.append(piece.text)
        if piece.starts is None or piece.ends is None:
            starts.extend(range(piece_start, piece_end))
            ends.extend(range(piece_start + 1, piece_end + 1))
        else:
            starts.extend(piece_start + offset for offset in piece.starts)
            ends.extend(piece_start + offset for offset in piece.ends)

    position = 0
    for start, end, opaque in protected:
        add(position, start)
        if opaque and end > start:
            parts.append(OPAQUE_CHARACTER)
            starts.append(start)
            ends.append(end)
        position = end
    add(position, len(text))
    return Folded("".join(parts), starts, ends)
