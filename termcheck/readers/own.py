"""Whether a file is a report of ours: yesterday's findings are no document to be checked."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from termcheck.model.document import Note, NoteCode

MARK = "<!-- termcheck report -->"
"""First line of a Markdown report; no reader of the page sees it."""
_TABLE = b"rule,code,severity,message,document,"
_MAKER = re.compile(rb"<(?:\w+:)?creator[^>]*>termcheck [0-9]")
_PROPERTIES = "docProps/core.xml"
_BYTES = 100_000
"""The part of a workbook that names its maker is far shorter."""


def own_report(data: bytes, suffix: str, uri: str) -> Note | None:
    """The note for a report of ours that is passed over; None for every other file.

    A workbook that an editor has worked in and saved with another program is known as well: its
    creator stays. Cost: the first line, or a small part of a workbook.
    """
    if suffix in (".xlsx", ".xlsm"):
        own = _made_by_us(data)
    elif suffix in (".csv", ".tsv"):
        own = data.removeprefix(b"\xef\xbb\xbf").startswith(_TABLE)
    elif suffix in (".md", ".markdown"):
        own = data.startswith(MARK.encode())
    else:
        own = False
    if not own:
        return None
    return Note(NoteCode.SKIPPED, "This is a report of termcheck; it was passed over.", uri)


def _made_by_us(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return (
                _PROPERTIES in archive.NameToInfo
                and archive.getinfo(_PROPERTIES).file_size < _BYTES
                and _MAKER.search(archive.read(_PROPERTIES)) is not None
            )
    except (BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        return False  # the reader says what is wrong with it
