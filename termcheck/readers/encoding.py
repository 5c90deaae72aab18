"""Documents as text: `termcheck.text.encodings`, with what a user should be told of it."""

from __future__ import annotations

from termcheck.errors import DocumentError
from termcheck.model.document import Note, NoteCode
from termcheck.text import encodings
from termcheck.text.encodings import Decoded
from termcheck.text.lines import LineIndex

_NAMED_LINES = 10
"""Damaged lines that get a note of their own."""


def decode(data: bytes) -> Decoded:
    """The text in the bytes. Raises `DocumentError` for bytes that are no text."""
    try:
        return encodings.decode(data)
    except encodings.NotTextError as fault:
        raise DocumentError(fault.what, hint=fault.hint) from None


def decoding_notes(decoded: Decoded, uri: str) -> tuple[Note, ...]:
    """What a user should know about how the text was come by; none in the ordinary case."""
    notes = []
    if decoded.guessed:
        notes.append(
            Note(
                NoteCode.GUESSED_ENCODING,
                f"The encoding was guessed to be {decoded.label}. "
                "Save the file as UTF-8 to be sure.",
                uri,
            )
        )
    for line in decoded.damaged_lines[:_NAMED_LINES]:
        notes.append(
            Note(
                NoteCode.NOT_READ,
                f"Line {line} holds bytes that are not {decoded.label}; they were read "
                "as \ufffd. Retype that place and save the file as UTF-8.",
                f"{uri}:{line}",
            )
        )
    more = len(decoded.damaged_lines) - _NAMED_LINES
    if more > 0:
        what = "1 more line holds" if more == 1 else f"{more} more lines hold"
        message = f"{what} bytes that are not {decoded.label}."
        notes.append(Note(NoteCode.NOT_READ, message, uri, more))
    nuls = decoded.text.count("\0")
    if nuls:
        line, _ = LineIndex(decoded.text).position(decoded.text.index("\0"))
        what, them = (
            ("1 NUL character stands", "it")
            if nuls == 1
            else (f"{nuls} NUL characters stand", "them")
        )
        message = f"{what} in the text, first in line {line}. Take {them} out and save it again."
        notes.append(Note(NoteCode.NOT_READ, message, f"{uri}:{line}", nuls))
    return tuple(notes)
