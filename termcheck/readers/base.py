"""What every reader is given, what it gives back, and the seam between them and the registry.

A reader is a module with one function `read(raw: Raw) -> Content`. It raises `DocumentError` for
a file that can't be read at all, and nothing else; what it can't read of a readable file it counts
in a note. Files that may be larger than memory have a reader with `stream(raw: Stream) ->
Iterator[Content]` instead: some units at a time, at least one content, the notes in the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Anchor, Note, NoteCode, Protected, Unit
from termcheck.model.phrase import Phrase, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from termcheck.errors import DocumentError


class Reader(NamedTuple):
    """One way to read files; the registry is made of these."""

    name: str
    """`Document.format` of what it reads."""
    suffixes: tuple[str, ...]
    """File name endings in lower case, with the dot."""
    module: str
    """Dotted name of the module with `read`; imported when the first such file is read."""
    container: str | None = None
    """What the bytes of the file must be: `zip`, or None for text."""
    streamed: bool = False
    """Whether the module has `stream` instead of `read`."""


class Reading(NamedTuple):
    """How documents shall be read, besides their languages; the same for all files of a run."""

    columns: tuple[tuple[str, str], ...] = ()
    """Language and column of tables: a heading, or the letters or number of the column. Empty:
    columns are known by their headings and by their script. See `layout.parse_columns`."""


class Raw(NamedTuple):
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
    reading: Reading = Reading()
    """What else the reader is told."""


class Stream(NamedTuple):
    """A file that may be too large to be held in memory, before it is read."""

    uri: str
    """As in `Document.uri`; named in notes."""
    open: Callable[[], BinaryIO]
    """Opens the file anew, at its beginning."""
    language: str
    """BCP 47 tag of the target side."""
    source_language: str
    """BCP 47 tag of the source side."""


class Content(NamedTuple):
    """A file after it was read."""

    units: tuple[Unit, ...]
    """In reading order."""
    notes: tuple[Note, ...] = ()
    """What was guessed or left out, in the order in which it was met."""


class Cell(NamedTuple):
    """A place in a table."""

    table: str
    """Unique in the document: the name of the sheet, `table 2`."""
    row: int
    """1-based."""
    column: int
    """1-based."""
    part: int = 1
    """Which of the paragraphs in the cell."""


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
    cell: Cell | None = None
    """Where in a table it stands, so that texts side by side can become one unit."""


def unreadable(fault: DocumentError, uri: str) -> Note:
    """The note for a file that could not be read: what is wrong with it and how to mend it."""
    first = fault.what.split(maxsplit=1)[0]
    # The name of a part ("word/document.xml") keeps its small letter.
    what = fault.what[:1].upper() + fault.what[1:] if first.isalpha() else fault.what
    hint = f" {fault.hint}." if fault.hint else ""
    return Note(
        NoteCode.UNREADABLE, Phrase("note-unreadable", (f"{what}.{hint}",)), fault.where or uri
    )


def not_read(counts: Mapping[str, int], uri: str, hint: Said = "") -> tuple[Note, ...]:
    """One note for each kind of content that was left out.

    `counts` maps what it is, singular and plural apart by a bar (`text box|text boxes`), to how
    many there were; kinds without any are passed over. `hint` is one more sentence.
    """
    notes = []
    for name, count in counts.items():
        if count:
            said = Phrase("note-not-read", (name, count, hint))
            notes.append(Note(NoteCode.NOT_READ, said, uri, count))
    return tuple(notes)
