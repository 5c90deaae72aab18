"""Marks by which reports of ours are known from other files.

Yesterday's findings are no document to be checked and no glossary, and a new report takes the place
of an earlier one but of no other file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

MARK = "<!-- termcheck report -->"
"""First line of a Markdown report; no reader of the page sees it."""
COMMENTS_MARK = " termcheck report "
"""Content of an XML comment in front of the comments of a Word document. A word processor drops it
when it saves the file, so that a copy in which somebody has worked is no longer known as ours."""
_COMMENTS = re.compile(rb"<!--" + COMMENTS_MARK.encode() + rb"-->")
_COMMENTS_PARTS = re.compile(r"(?:.*/)?comments(?:-of-termcheck)?\.xml")
_TABLE = b"rule,code,severity,message,document,"
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"termcheck\.(?:report|difference)/')
_PAGE = b'<meta name="generator" content="termcheck">'
_MAKER = re.compile(rb"<(?:\w+:)?creator[^>]*>termcheck [0-9]")
_PROPERTIES = re.compile(r"docProps/core\.xml")
_SAVED_BY_US = re.compile(rb"<Application>termcheck</Application>")
_PROGRAM = re.compile(r"docProps/app\.xml")
_BYTES = 100_000
"""What is read of a part of an archive: the one that names the maker is far shorter."""
_HEAD = 4096
"""All other marks stand in so many bytes."""


def is_table_of_ours(data: bytes, suffix: str) -> bool:
    """Whether the content of a file is a report in a form that documents and glossaries have, too.

    `suffix` is the ending of its name in small letters, with the dot. A workbook that an editor has
    worked in and saved with another program is known as well: its creator stays. Cost: the first
    line, or a small part of a workbook.
    """
    if suffix in (".xlsx", ".xlsm"):
        from io import BytesIO

        return _made_by_us(BytesIO(data))
    if suffix in (".csv", ".tsv"):
        return data.removeprefix(b"\xef\xbb\xbf").startswith(_TABLE)
    return suffix in (".md", ".markdown") and data.startswith(MARK.encode())


def is_report(path: Path) -> bool:
    """Whether a file is a report as `-o` writes it, in any form, so that a new one may replace it.

    An edited workbook is one still; a copy of a Word document with comments only as long as no word
    processor has saved it.

    Raises:
        OSError: it cannot be read.

    Cost: a few kilobytes of it are read.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        if suffix in (".xlsx", ".xlsm"):
            return _made_by_us(file)
        if suffix == ".docx":
            return _commented_by_us(file)
        head = file.read(_HEAD)
    if suffix == ".json":
        return _JSON.match(head) is not None
    if suffix == ".html":
        return _PAGE in head
    return is_table_of_ours(head, suffix)


def is_edited_workbook(path: Path) -> bool:
    """Whether a file is a workbook of ours that another program has saved since: somebody may have
    decided in it.

    Raises:
        OSError: it cannot be read.
    """
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return False
    with path.open("rb") as file:
        return _made_by_us(file) and not any(map(_SAVED_BY_US.search, _parts(file, _PROGRAM)))


def _made_by_us(file: IO[bytes]) -> bool:
    return any(map(_MAKER.search, _parts(file, _PROPERTIES)))


def _commented_by_us(file: IO[bytes]) -> bool:
    return any(_COMMENTS.search(part[:_HEAD]) for part in _parts(file, _COMMENTS_PARTS))


def _parts(file: IO[bytes], wanted: re.Pattern[str]) -> list[bytes]:
    """The beginnings of the parts of an archive with such names; empty for what is no archive."""
    # Few runs meet an archive, and all of them start with this module.
    import zlib
    from zipfile import BadZipFile, ZipFile

    found: list[bytes] = []
    try:
        with ZipFile(file) as archive:
            for name in filter(wanted.fullmatch, archive.NameToInfo):
                with archive.open(name) as part:
                    found.append(part.read(_BYTES))
    except (BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        pass  # the reader says what is wrong with it
    return found
