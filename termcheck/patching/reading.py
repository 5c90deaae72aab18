"""Documents read from bytes, by the readers of `termcheck.readers`."""

from __future__ import annotations

import io
import posixpath
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, cast

from termcheck.errors import UsageError
from termcheck.model.document import Document, Unit
from termcheck.readers import READERS
from termcheck.readers.base import Content, Raw, Reading, Stream
from termcheck.readers.sniff import check_container

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termcheck.model.document import Segment

_HEAD = 1 << 20


def raw_of(
    data: bytes, uri: str, language: str, source_language: str, reading: Reading | None = None
) -> Raw:
    """Bytes as the readers take them; the ending is that of `uri`, in lower case."""
    suffix = posixpath.splitext(uri)[1].lower()
    return Raw(uri, data, language, source_language, suffix, reading or Reading())


def units_in(raw: Raw, format: str) -> Iterator[Unit]:
    """The units of a document in reading order, a batch at a time held in memory.

    `format` is the name of a reader. Raises `DocumentError` for bytes that can't be read and
    `UsageError` for a format that nobody reads.
    """
    for content in _contents(raw, format):
        yield from content.units


def segments_in(raw: Raw, format: str) -> Iterator[Segment]:
    """The segments of a document in reading order; as `units_in`."""
    for unit in units_in(raw, format):
        if unit.source is not None:
            yield unit.source
        if unit.target is not None:
            yield unit.target


def document_in(raw: Raw, format: str) -> Document:
    """The whole document in some bytes; as `units_in`. Its `sha256` is left empty."""
    contents = list(_contents(raw, format))
    units = tuple(chain.from_iterable(content.units for content in contents))
    notes = tuple(chain.from_iterable(content.notes for content in contents))
    return Document(raw.uri, format, units, notes)


def _contents(raw: Raw, format: str) -> Iterator[Content]:
    reader = READERS.get(format)
    if reader is None:
        raise UsageError(f"there is no reader for the format {format!r}")
    check_container(raw.data if reader.container else raw.data[:_HEAD], reader)
    module = import_module(reader.module)
    if reader.streamed:
        stream = Stream(raw.uri, lambda: io.BytesIO(raw.data), raw.language, raw.source_language)
        yield from module.stream(stream)
    else:
        yield cast("Content", module.read(raw))
