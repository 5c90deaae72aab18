"""Document files as documents.

One registry says which module reads which file; the module is imported when the first such file
turns up, so that importing this package costs nothing. `read_document` never raises for a bad
file: one broken document must not end a run.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, TypeVar, cast

from termcheck.errors import DocumentError
from termcheck.model.document import Document, Note, NoteCode
from termcheck.model.phrase import Phrase
from termcheck.readers.base import Content, Raw, Reader, Reading, Stream, unreadable
from termcheck.readers.own import OWN, own_report
from termcheck.readers.sniff import check_container, looks_like_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader
    from pathlib import Path

_HEAD = 1 << 20
_Opened = TypeVar("_Opened")

READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("txt", (".txt", ".text"), "termcheck.readers.txt"),
        Reader("markdown", (".md", ".markdown", ".mkd"), "termcheck.readers.markdown"),
        Reader("docx", (".docx", ".docm"), "termcheck.readers.docx", "zip"),
        Reader("xlsx", (".xlsx", ".xlsm"), "termcheck.readers.xlsx", "zip"),
        Reader("csv", (".csv", ".tsv", ".tab"), "termcheck.readers.table"),
        Reader("tmx", (".tmx",), "termcheck.readers.tmx", streamed=True),
        Reader(
            "xliff",
            (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"),
            "termcheck.readers.xliff",
            streamed=True,
        ),
        Reader("po", (".po", ".pot"), "termcheck.readers.po"),
    )
}
"""All readers by name."""

SUFFIXES: dict[str, Reader] = {
    suffix: reader for reader in READERS.values() for suffix in reader.suffixes
}
"""Which reader takes which file name ending."""

__all__ = ["READERS", "SUFFIXES", "Reader", "Reading", "read_document", "read_parts"]


def read_document(
    path: Path, uri: str, *, language: str, source_language: str, reading: Reading | None = None
) -> Document:
    """The document in a file.

    `uri` is the path as it shall stand in reports. `language` is that of the target side; a text
    that is plainly in the other language becomes source segments (see `sides`). A file of an
    unknown ending is read as plain text when it looks like one. `reading` says what else the reader
    is told; None for nothing.

    Never raises for a bad file: the document then has no units and one note that says what is
    wrong and how to mend it. Cost: the file is read once and held in memory.
    """
    parts = list(
        read_parts(path, uri, language=language, source_language=source_language, reading=reading)
    )
    if len(parts) == 1:
        return parts[0]
    units = tuple(chain.from_iterable(part.units for part in parts))
    notes = tuple(chain.from_iterable(part.notes for part in parts))
    return Document(uri, parts[-1].format, units, notes, parts[-1].sha256)


def read_parts(
    path: Path, uri: str, *, language: str, source_language: str, reading: Reading | None = None
) -> Iterator[Document]:
    """The document in a file, some units at a time; at least one part, the notes in the last.

    As `read_document`. A translation memory or another file of bilingual XML comes in parts of
    some thousand units and is never held in memory as a whole; all other files come as one part.
    """
    suffix = path.suffix.lower()
    reader = SUFFIXES.get(suffix)
    if reader is not None and reader.streamed:
        yield from _streamed(path, uri, reader, language, source_language)
    else:
        yield _whole(path, uri, reader, (language, source_language), reading or Reading())


def _whole(
    path: Path, uri: str, reader: Reader | None, languages: tuple[str, str], reading: Reading
) -> Document:
    suffix = path.suffix.lower()
    name = reader.name if reader else "txt"
    try:
        data = _opening(path.read_bytes)
    except DocumentError as fault:
        return Document(uri, name, (), (unreadable(fault, uri),))
    digest = hashlib.sha256(data).hexdigest()
    try:
        if reader is None and not looks_like_text(data):
            raise DocumentError(
                f"files of this kind ({suffix or 'no file name ending'}) can't be read",
                hint="Save it as .docx or .txt",
            )
        chosen = reader or READERS["txt"]
        check_container(data, chosen)
        own = own_report(data, suffix, uri)
        if own is not None:
            return Document(uri, OWN, (), (own,), digest)
        raw = Raw(uri, data, *languages, suffix, reading)
        content = cast("Content", import_module(chosen.module).read(raw))
        notes = content.notes
        if reader is None and suffix:
            notes += (Note(NoteCode.NOT_READ, Phrase("note-plain-text", (suffix,)), uri),)
    except DocumentError as fault:
        return Document(uri, name, (), (unreadable(fault, uri),), digest)
    return Document(uri, name, content.units, notes, digest)


def _streamed(
    path: Path, uri: str, reader: Reader, language: str, source_language: str
) -> Iterator[Document]:
    def opener() -> BufferedReader:
        return path.open("rb")

    digest = ""
    try:
        with _opening(opener) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            check_container(file.read(_HEAD), reader)
        raw = Stream(uri, opener, language, source_language)
        for content in import_module(reader.module).stream(raw):
            yield Document(uri, reader.name, content.units, content.notes, digest)
    except DocumentError as fault:
        yield Document(uri, reader.name, (), (unreadable(fault, uri),), digest)


def _opening(opener: Callable[[], _Opened]) -> _Opened:
    """What `opener` gives. Raises `DocumentError` for all that can be wrong with a path."""
    try:
        return opener()
    except FileNotFoundError:
        raise DocumentError(
            "there is no such file", hint="Check the path for typing slips"
        ) from None
    except PermissionError:
        raise DocumentError(
            "you may not read this file", hint="Change its permissions or run as its owner"
        ) from None
    except IsADirectoryError:
        raise DocumentError("this is a folder, not a file") from None
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise DocumentError(f"the file can't be opened ({reason})") from None
