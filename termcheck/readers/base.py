"""What every reader is given, what it gives back, and the seam between them and the registry.

A reader is a module with one function `read(raw: Raw) -> Content`. It raises `DocumentError` for
a file that can't be read at all, and nothing else; what it can't read of a readable file it counts
in a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Anchor, Note, NoteCode, Protected, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termcheck.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read files; the registry is made of these."""

    name: str
    """`Document.format` of what it reads."""
    suffixes: tuple[str, ...]
    """File name endings in lower case, with the dot."""
    module: str
    """Dotted name of the module with `read`; imported when the first such file is read."""
    container: str | None = None
    """What the bytes of the file must be: `zip`, or None for text."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file before it is read."""

    uri: str
    """As in `Document.uri`; named in notes."""
    data: bytes
    """All of it."""
    language: str
    """BCP 47 tag of the target side."""
    source_language: str
    """BCP 47 tag of the source side."""
    suffix: str = ""
    """Ending of the file name in lower case, with the dot."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file after it was read."""

    units: tuple[Unit, ...]
    """In reading order."""
    notes: tuple[Note, ...] = ()
    """What was guessed or left out, in the order in which it was met."""


class Piece(NamedTuple):
    """A segment to be: everything but its number and its side."""

    text: str
    """As it stands in the document."""
    anchor: Anchor
    """Where."""
    protected: tuple[Protected, ...] = ()
    """Sorted, without overlap."""
    group: str = ""
    """Pieces of one group are of one language: the running text, or one column of a table."""


def unreadable(fault: DocumentError, uri: str) -> Note:
    """The note for a file that could not be read: what is wrong with it and how to mend it."""
    what = fault.what[:1].upper() + fault.what[1:]
    hint = f" {fault.hint}." if fault.hint else ""
    return Note(NoteCode.UNREADABLE, f"{what}.{hint}", fault.where or uri)


def not_read(counts: Mapping[str, int], uri: str, hint: str = "") -> tuple[Note, ...]:
    """One note for each kind of content that was left out.

    `counts` maps what it is, singular and plural apart by a bar (`text box|text boxes`), to how
    many there were; kinds without any are passed over. `hint` is one more sentence.
    """
    notes = []
    for name, count in counts.items():
        if count:
            singular, _, plural = name.partition("|")
            what = f"{count} {singular if count == 1 else plural or singular} not read."
            notes.append(Note(NoteCode.NOT_READ, f"{what} {hint}".rstrip(), uri, count))
    return tuple(notes)
