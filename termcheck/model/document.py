"""Documents as the readers hand them on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termcheck.model.phrase import Said
from termcheck.model.wording import in_words


class Side(StrEnum):
    """Which side of a translation a segment stands on."""

    SOURCE = "source"
    TARGET = "target"


class Protection(StrEnum):
    """Why a stretch of a segment is not text."""

    MARKUP = "markup"
    """Invisible to a reader ("**", an inline tag): words on both sides of it are neighbours."""
    OPAQUE = "opaque"
    """Stands in the text but is not prose (code, a URL, a placeholder): nothing matches across."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch `[start, end)` of a segment's text that is not text to be checked."""

    start: int
    end: int
    kind: Protection


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a segment stands in its document."""

    line: int | None = None
    """1-based line of the first character; None where lines mean nothing (DOCX, XLSX)."""
    column: int | None = None
    """1-based column of the first character in code points; None like `line`."""
    path: str | None = None
    """A place in words of the format: `Sheet1!B7`, `paragraph 12`; None for plain text."""
    file_start: int | None = None
    """Offset of the segment in the decoded file in code points, counted with the line ends as
    they are in the file; then `text` is just that slice of it. None for other formats."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest checked text: a paragraph, a heading, a cell."""

    id: str
    """Unique in its document and the same in every run: `s1`, `s2`, ... in reading order."""
    text: str
    """As it stands in the document, line ends and all; never normalised."""
    language: str
    """BCP 47 tag."""
    side: Side
    anchor: Anchor
    protected: tuple[Protected, ...] = ()
    """Sorted, without overlap."""

    @property
    def number(self) -> int:
        """The 1-based number in the id: reading order within the document."""
        return int(self.id[1:])


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit; a text in one language is made of units with a target only."""

    id: str
    source: Segment | None = None
    target: Segment | None = None
    state: str | None = None
    """Translation state in the words of the format; None where the format has none."""
    bead: str | None = None
    """Consecutive units with the same bead are judged together: an alignment of several segments
    with one or several. None for a unit that stands for itself."""
    alignment: float | None = None
    """How sure it is that both sides belong together, 0.0 to 1.0; None where the file says so."""


class NoteCode(StrEnum):
    """What a note is about; each code is a rule of the TC9xx group."""

    UNREADABLE = "unreadable-file"
    GUESSED_ENCODING = "guessed-encoding"
    NOT_READ = "text-not-read"
    SKIPPED = "skipped-file"
    UNPAIRED = "unpaired-file"
    """A file without its partner, though others are in pairs."""
    UNALIGNED = "unaligned-text"
    """A stretch of a pair of files whose two sides could not be brought together."""
    SWAPPED = "swapped-languages"
    """The two languages stand the wrong way round."""
    UNTRANSLATED = "untranslated-unit"
    """Units without a target, or files without one of the languages."""
    COLUMNS = "columns-not-found"
    """The columns of tables that the reader was told of are not there."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a user should know about a document that is not a finding in its text."""

    code: NoteCode
    said: Said
    """What, and how to mend it where that is possible."""
    where: str
    """The file, as given, with `:row` where that is known."""
    count: int = 1
    """How many of them, such as the number of text boxes that were not read."""

    @property
    def message(self) -> str:
        """`said` in English."""
        return in_words(self.said)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as units."""

    uri: str
    """Path as given on the command line (or found below it), with `/` between folders."""
    format: str
    """Name of the reader: `txt`, `markdown`, `docx`, `xlsx`, `csv`, `tmx`, `xliff`, `po`; `report`
    for an earlier report of ours, which is not read."""
    units: tuple[Unit, ...]
    """In reading order."""
    notes: tuple[Note, ...] = ()
    sha256: str = ""
    """Of the bytes of the file."""
    source_uri: str | None = None
    """The file that the source sides come from; None where they stand in the same file."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in reading order, the source before the target of a unit."""
        return tuple(s for u in self.units for s in (u.source, u.target) if s is not None)
