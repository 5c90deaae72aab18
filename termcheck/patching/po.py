"""Message catalogues (PO) changed in place: the characters of a translation, where they stand.

Line breaks of the changed message stay where they are as long as there is text on both sides;
nothing is wrapped anew, and the flags stay (`fuzzy` says that somebody still has to look).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from termcheck.errors import DocumentError
from termcheck.patching.base import Change, Options, Patched
from termcheck.patching.edits import NotPossibleError, reason
from termcheck.patching.encoded import Encoded, Splice
from termcheck.patching.spliced import GONE, refused_all, splice_changes
from termcheck.readers.base import Raw
from termcheck.readers.po import declared_charset, decoded_catalogue
from termcheck.text.lines import LineIndex

_PATH = re.compile(r"line (?P<line>\d+), (?P<name>msg\w+(?:\[\d+\])?)")
_CHARACTER = re.compile(r'\\[\\ntrvbf"]|.', re.DOTALL)
_WRITTEN = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\v": "\\v",
    "\b": "\\b",
    "\f": "\\f",
}
_READ = {written: character for character, written in _WRITTEN.items()}


class _Character(NamedTuple):
    """One character of a translation and where it is written."""

    value: str
    start: int
    end: int
    line: int
    """0-based line of the file."""


class _Lines:
    """The lines of a catalogue."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [*LineIndex(text).starts, len(text)]

    def span(self, number: int) -> tuple[int, int]:
        """Start of a line, and its end with the line end."""
        return self._starts[number], self._starts[number + 1]

    def translation(self, number: int, name: str) -> list[list[_Character]]:
        """The characters of a translation, line by line.

        `number` is the 0-based line where the message begins, `name` is `msgstr` or `msgstr[1]`.
        """
        opening = re.compile(rf'\s*{re.escape(name)}\s*"(.*)"\s*', re.DOTALL)
        going_on = re.compile(r'\s*"(.*)"\s*', re.DOTALL)
        last = len(self._starts) - 1
        while number < last and not opening.fullmatch(self._text, *self.span(number)):
            number += 1
        found = []
        pattern = opening
        while number < last and (match := pattern.fullmatch(self._text, *self.span(number))):
            found.append(
                [
                    _Character(_READ.get(mark[0], mark[0]), *mark.span(), number)
                    for mark in _CHARACTER.finditer(self._text, *match.span(1))
                ]
            )
            pattern = going_on
            number += 1
        return found


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change translations; all else keeps its bytes. Options mean nothing here.

    Source texts are the keys of the messages and are not changed.
    """
    try:
        decoded = decoded_catalogue(raw.data)
    except DocumentError as fault:
        return refused_all(raw.data, changes, reason(fault))
    file = Encoded(raw.data, decoded.text, _writing(raw.data) or decoded.encoding)
    lines = _Lines(decoded.text)
    return splice_changes(file, changes, lambda change: _splices(lines, change))


def _writing(data: bytes) -> str | None:
    """For a catalogue in ASCII the encoding that it names; None for any other."""
    name = declared_charset(data) if data.isascii() else None
    return name if name is not None and "msgid".encode(name) == b"msgid" else None


def _splices(lines: _Lines, change: Change) -> list[Splice]:
    place = _PATH.fullmatch(change.segment.anchor.path or "")
    if place is None:
        raise NotPossibleError(GONE)
    if not place["name"].startswith("msgstr"):
        raise NotPossibleError(
            "The source text of a message is its key; change it in the program that it comes from."
        )
    written = lines.translation(int(place["line"]) - 1, place["name"])
    characters = [character for line in written for character in line]
    if "".join(character.value for character in characters) != change.segment.text:
        raise NotPossibleError(GONE)
    made = []
    for edit in change.edits:
        text = "".join(_WRITTEN.get(character, character) for character in edit.text)
        if edit.start == edit.end:
            at = characters[edit.start - 1].end if edit.start else characters[0].start
            made.append(Splice(at, at, text))
            continue
        for start, end, whole in _by_line(written, characters[edit.start : edit.end]):
            if whole is not None and not text:
                # A line with nothing left on it goes, unless it is the one with the keyword.
                start, end = lines.span(whole)
            made.append(Splice(start, end, text))
            text = ""
    return made


def _by_line(
    written: list[list[_Character]], characters: list[_Character]
) -> Iterator[tuple[int, int, int | None]]:
    """Start and end of what stands on each line; the line if it is all of a further line."""
    first_line = next(line[0].line for line in written if line)
    sizes = {line[0].line: len(line) for line in written if line}
    keyword_line = first_line if written[0] else None
    for number, share in groupby(characters, key=lambda c: c.line):
        held = list(share)
        is_all = len(held) == sizes[number] and number != keyword_line
        yield held[0].start, held[-1].end, number if is_all else None
