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
from functools import cache
from typing import NamedTuple

OPAQUE_CHARACTER = "\x00"
"""Stands in folded text for protected stretches that nothing may match across."""

_ONE_TO_ONE = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
}
_BLANKS = {"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": " ", "\u2028": " "}
_FULL_WIDTH = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_REPLACED = _ONE_TO_ONE | _BLANKS | _FULL_WIDTH
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@cache
def _to_replace() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, _ONE_TO_ONE | _BLANKS))}\uff01-\uff5e]")


@cache
def _slow() -> re.Pattern[str]:
    """Everything outside plain Latin, Cyrillic, common punctuation and the Chinese blocks goes the
    slow way: ligatures, ß, İ, invisible characters, combining marks."""
    return re.compile(
        "[^\x00-\x7f\u0080-\u009f\u00a0-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b4\u00b6\u00b7"
        "\u00bb\u00bf-\u00de\u00e0-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
        "\u0400-\u0481\u048a-\u052f\u2002\u2003\u2007-\u200a\u2010-\u2016\u2018-\u2022\u202f\u2032\u2033"
        "\u20ac\u2190-\u21ff\u2212\u2500-\u25ff\u3000-\u3029\u3030\u3400-\u4dbf\u4e00-\u9fff"
        "\uff01-\uff5e\U00020000-\U0002a6df]"
    )


class Folded(NamedTuple):
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
    by `OPAQUE_CHARACTER`) or invisible (dropped); sorted, without overlap. Cost: linear; some ten
    times dearer where offsets must be mapped.
    """
    if not protected:
        return _fold_piece(text)
    return _fold_pieces(text, protected)


def fold_text(text: str, protected: Sequence[tuple[int, int, bool]] = ()) -> str:
    """The folded text alone: `fold(text, protected).text`, for less."""
    if not protected:
        return _fold_piece(text).text
    parts: list[str] = []
    position = 0
    for start, end, opaque in protected:
        if position < start:
            parts.append(_fold_piece(text[position:start]).text)
        if opaque and end > start:
            parts.append(OPAQUE_CHARACTER)
        position = end
    parts.append(_fold_piece(text[position:]).text)
    return "".join(parts)


def fold_shape(text: str) -> str:
    """Like `fold_text`, with the case left as it is: what a spelling looks like in print."""
    folded = text
    if not text.isascii():
        folded = _replace(unicodedata.normalize("NFKC", _INVISIBLE.sub("", _replace(text))))
    return " ".join(folded.split())


def _fold_piece(text: str) -> Folded:
    if text.isascii():
        return Folded(_ascii(text))
    if _slow().search(text):
        return _fold_by_cluster(text)
    return Folded(_replace(text).lower())


def _ascii(text: str) -> str:
    text = text.lower()
    for blank in "\t\n\r\v\f":
        if blank in text:
            text = text.replace(blank, " ")
    return text


def _replace(text: str) -> str:
    # Few of them stand in one text: to look which costs a tenth of a table. None gives another one,
    # so their order does not matter.
    for old in set(_to_replace().findall(text)):
        text = text.replace(old, _REPLACED[old])
    return text


def _fold_by_cluster(text: str) -> Folded:
    """Characters that go the slow way each with the combining marks that follow it."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, length = 0, len(text)

    def add_plain(end: int) -> None:
        parts.append(_replace(text[position:end]).lower())
        starts.extend(range(position, end))
        ends.extend(range(position + 1, end + 1))

    for found in _slow().finditer(text):
        start = found.start()
        if start < position:
            continue
        if start > position and _combines(text[start]):
            start -= 1
        add_plain(start)
        end = start + 1
        while end < length and _combines(text[end]):
            end += 1
        folded = _fold_cluster(text[start:end])
        parts.append(folded)
        starts += [start] * len(folded)
        ends += [end] * len(folded)
        position = end
    add_plain(length)
    return Folded("".join(parts), starts, ends)


def _combines(character: str) -> bool:
    return character > "\u02ff" and unicodedata.combining(character) != 0


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
