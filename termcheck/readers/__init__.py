"""Document files as documents.

One registry says which module reads which file; the module is imported when the first such file
turns up, so that importing this package costs nothing. `read_document` never raises for a bad
file: one broken document must not end a run.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING, cast

from termcheck.errors import DocumentError
from termcheck.model.document import Document
from termcheck.readers.base import Content, Raw, Reader, unreadable
from termcheck.readers.sniff import check_container, looks_like_text

if TYPE_CHECKING:
    from pathlib import Path

READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("txt", (".txt", ".text"), "termcheck.readers.txt"),
        Reader("markdown", (".md", ".markdown", ".mkd"), "termcheck.readers.markdown"),
        Reader("docx", (".docx", ".docm"), "termcheck.readers.docx", "zip"),
        Reader("xlsx", (".xlsx", ".xlsm"), "termcheck.readers.xlsx", "zip"),
        Reader("csv", (".csv", ".tsv", ".tab"), "termcheck.readers.table"),
    )
}
"""All readers by name."""

SUFFIXES: dict[str, Reader] = {
    suffix: reader for reader in READERS.values() for suffix in reader.suffixes
}
"""Which reader takes which file name ending."""

__all__ = ["READERS", "SUFFIXES", "Reader", "read_document"]


def read_document(path: Path, uri: str, *, language: str, source_language: str) -> Document:
    """The document in a file.

    `uri` is the path as it shall stand in reports. `language` is that of the target side; a text
    that is plainly in the other language becomes source segments (see `sides`). A file of an
    unknown ending is read as plain text when it looks like one.

    Never raises for a bad file: the document then has no units and one note that says what is
    wrong and how to mend it. Cost: the file is read once and held in memory.
    """
    suffix = path.suffix.lower()
    reader = SUFFIXES.get(suffix)
    name = reader.name if reader else "txt"
    try:
        data = _bytes(path)
    except DocumentError as fault:
        return Document(uri, name, (), (unreadable(fault, uri),))
    digest = hashlib.sha256(data).hexdigest()
    try:
        if reader is None and not looks_like_text(data):
            raise DocumentError(
                f"files of this kind ({suffix or 'no file name ending'}) can't be read",
                hint=f"Save it as one of {', '.join(sorted(SUFFIXES))}",
            )
        chosen = reader or READERS["txt"]
        check_container(data, chosen)
        raw = Raw(uri, data, language, source_language, suffix)
        content = cast("Content", import_module(chosen.module).read(raw))
    except DocumentError as fault:
        return Document(uri, name, (), (unreadable(fault, uri),), digest)
    return Document(uri, name, content.units, content.notes, digest)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
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
