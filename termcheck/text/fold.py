"""Folding: the form of a text in which it is compared, with the way back to the printed form.

Folded away are case, Unicode composition and compatibility forms (NFC, NFKC, full-width letters),
the kinds of quotes, apostrophes, hyphens, dashes and blanks, soft hyphens and other invisible
characters, and markup that a reader protected. Most texts fold character for character. Protected
stretches part a text into pieces; only where a character folds to none or to several does a piece
carry an offset map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
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


class Piece(NamedTuple):
    """A stretch of folded text that comes from one stretch of the original."""

    start: int
    """Offset of its first character in the original."""
    starts: Sequence[int] | None = None
    """Where the source of each folded character begins, counted from `start`; None: character for
    character."""
    ends: Sequence[int] | None = None
    """One past the source of each folded character; None like `starts`."""


class Folded(NamedTuple):
    """A folded text and where it comes from."""

    text: str
    places: Sequence[int] = ()
    """The folded offset of each piece, ascending."""
    pieces: Sequence[Piece] = ()
    """In order, none of them without folded text; no pieces: character for character."""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original span of a folded one, or None where it would cut an original character.

        Requires `0 <= start < end <= len(text)`. Cost: a bisection.
        """
        if not self.pieces:
            return start, end
        at = bisect_right(self.places, start) - 1
        origin, starts, _ = self.pieces[at]
        begin = start - self.places[at]
        if starts is not None:
            if begin and starts[begin - 1] == starts[begin]:
                return None
            begin = starts[begin]
        if at + 1 < len(self.places) and self.places[at + 1] < end:
            at = bisect_right(self.places, end - 1) - 1
        last, starts, ends = self.pieces[at]
        stop = end - self.places[at]
        if starts is not None and ends is not None:
            if stop < len(starts) and starts[stop] < ends[stop - 1]:
                return None
            stop = ends[stop - 1]
        return origin + begin, last + stop


def fold(text: str, protected: Sequence[tuple[int, int, bool]] = ()) -> Folded:
    """Fold a text.

    `protected` are stretches that are no text, as start, end and whether they are opaque (replaced
    by `OPAQUE_CHARACTER`) or invisible (dropped); sorted, without overlap. Cost: linear; some ten
    times dearer where characters fold to none or to several.
    """
    if protected:
        return _fold_pieces(text, protected)
    folded, starts, ends = _fold_piece(text)
    return Folded(folded) if starts is None else Folded(folded, (0,), (Piece(0, starts, ends),))


def fold_text(text: str) -> str:
    """The folded text alone: `fold(text).text`, for less."""
    return _fold_piece(text)[0]


def fold_shape(text: str) -> str:
    """Like `fold_text`, with the case left as it is: what a spelling looks like in print."""
    folded = text
    if not text.isascii():
        folded = _replace(unicodedata.normalize("NFKC", _INVISIBLE.sub("", _replace(text))))
    return " ".join(folded.split())


_Mapped = tuple[str, list[int] | None, list[int] | None]
"""A folded text, and as in `Piece` where its characters come from."""


def _fold_piece(text: str) -> _Mapped:
    if text.isascii():
        return _ascii(text), None, None
    if _slow().search(text):
        return _fold_by_cluster(text)
    return _replace(text).lower(), None, None


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


def _fold_by_cluster(text: str) -> _Mapped:
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
    return "".join(parts), starts, ends


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
    places: list[int] = []
    pieces: list[Piece] = []
    position = length = 0
    for start, end, opaque in (*protected, (len(text), len(text), False)):
        if position < start:
            folded, *origins = _fold_piece(text[position:start])
            if folded:
                parts.append(folded)
                places.append(length)
                pieces.append(Piece(position, *origins))
                length += len(folded)
        if opaque and end > start:
            parts.append(OPAQUE_CHARACTER)
            places.append(length)
            pieces.append(Piece(start, (0,), (end - start,)))
            length += 1
        position = end
    return Folded("".join(parts), places, pieces)
