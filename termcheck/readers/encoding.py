"""Documents as text: `termcheck.text.encodings`, with what a user should be told of it."""

from __future__ import annotations

from termcheck.errors import DocumentError
from termcheck.model.document import Note, NoteCode
from termcheck.model.phrase import Phrase
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
                Phrase("note-guessed-encoding", (decoded.label,)),
                uri,
            )
        )
    for line in decoded.damaged_lines[:_NAMED_LINES]:
        notes.append(
            Note(
                NoteCode.NOT_READ,
                Phrase("note-damaged-line", (line, decoded.label)),
                f"{uri}:{line}",
            )
        )
    more = len(decoded.damaged_lines) - _NAMED_LINES
    if more > 0:
        said = Phrase("note-damaged-lines", (more, decoded.label))
        notes.append(Note(NoteCode.NOT_READ, said, uri, more))
    nuls = decoded.text.count("\0")
    if nuls:
        line, _ = LineIndex(decoded.text).position(decoded.text.index("\0"))
        said = Phrase("note-nuls", (nuls, line))
        notes.append(Note(NoteCode.NOT_READ, said, f"{uri}:{line}", nuls))
    return tuple(notes)
