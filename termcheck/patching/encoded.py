"""Texts changed in the bytes of their file, whatever the encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from termcheck.patching.edits import NotPossibleError

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


class Splice(NamedTuple):
    """Replace `[start, end)` of a decoded file by a text."""

    start: int
    """In code points, after the byte order mark."""
    end: int
    text: str


class Encoded:
    """A file as bytes and as text.

    The bytes of what no splice touches are copied, never encoded anew, so that damaged places and
    odd ways to write a character stay as they are.
    """

    def __init__(self, data: bytes, text: str, encoding: str, mark: int | None = None) -> None:
        """`mark` is the size of the byte order mark; None to look for that of the encoding."""
        if mark is None:
            bom = _MARKS.get(encoding.replace("_", "-"), b"")
            mark = len(bom) if bom and data.startswith(bom) else 0
        self.text = text
        self.encoding = encoding
        self.data = data
        self._mark = mark

    def check(self, text: str) -> None:
        """Raise `NotPossibleError` for a text that the encoding can't write."""
        for character in dict.fromkeys(text):
            if not writable(character, self.encoding):
                shown = f"{character} (U+{ord(character):04X})" if character.isprintable() else ""
                raise NotPossibleError(
                    f"The character {shown or f'U+{ord(character):04X}'} can't be written in the "
                    f"encoding of the file, {self.encoding.upper()}; save the file as UTF-8 first."
                )

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The file with its splices made, which may come in any order but not overlap.

        Raises `NotPossibleError` where the bytes under a splice can't be told because they are
        damaged. Cost: linear; slow (about a second for each megabyte) in damaged files only.
        """
        ordered = sorted(splices, key=lambda s: (s.start, s.end))
        places = self._places([offset for s in ordered for offset in (s.start, s.end)])
        parts = []
        done = 0
        for number, splice in enumerate(ordered):
            parts.append(self.data[done : places[2 * number]])
            parts.append(splice.text.encode(self.encoding))
            done = places[2 * number + 1]
        return b"".join((*parts, self.data[done:]))

    def _places(self, offsets: Sequence[int]) -> list[int]:
        """Offsets in the bytes for sorted offsets in the text."""
        try:
            whole = self.text.encode(self.encoding)
        except UnicodeEncodeError:
            whole = None
        if whole != self.data[self._mark :]:
            return self._places_by_decoding(offsets)
        places = []
        at, done = self._mark, 0
        for offset in offsets:
            at += len(self.text[done:offset].encode(self.encoding))
            done = offset
            places.append(at)
        return places

    def _places_by_decoding(self, offsets: Sequence[int]) -> list[int]:
        """The same for bytes that their text does not tell, such as damaged ones."""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        wanted = set(offsets)
        known = {0: self._mark} if 0 in wanted else {}
        count = 0
        for at in range(self._mark, len(self.data)):
            count += len(decoder.decode(self.data[at : at + 1]))
            if count in wanted and count not in known and not decoder.getstate()[0]:
                known[count] = at + 1
        count += len(decoder.decode(b"", True))
        if count != len(self.text) or not wanted <= known.keys():
            raise NotPossibleError(
                "The file holds bytes that are not in its encoding, so the place can't be told; "
                "save it as UTF-8 first."
            )
        return [known[offset] for offset in offsets]


def writable(text: str, encoding: str) -> bool:
    """Whether an encoding can write a text so that it is read as the same."""
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False
