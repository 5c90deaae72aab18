"""Short ways to change documents in the patching tests."""

from __future__ import annotations

import posixpath

from termcheck.model.document import Document, Segment
from termcheck.model.finding import Edit
from termcheck.patching import Change, Patched, patch_bytes, read_bytes, verify
from termcheck.readers import SUFFIXES


def format_of(name: str) -> str:
    """The format that a file name stands for."""
    return SUFFIXES[posixpath.splitext(name)[1].lower()].name


def read(data: bytes, name: str, *, language: str = "en", source: str = "zh") -> Document:
    """The document in some bytes."""
    return read_bytes(data, name, format_of(name), language=language, source_language=source)


def patch(
    data: bytes, name: str, *changes: Change, language: str = "en", source: str = "zh"
) -> Patched:
    """A file with changes made; what is made has been verified here as well."""
    made = patch_bytes(
        data, name, format_of(name), changes, language=language, source_language=source
    )
    assert len(made.applied) + len(made.refused) == len(changes)
    before = read(data, name, language=language, source=source)
    after = read(made.data, name, language=language, source=source)
    assert verify(before, after, made.applied) == []
    if not made.applied:
        assert made.data == data
    return made


def find(document: Document, words: str) -> Segment:
    """The first segment with some words in it."""
    return next(s for s in document.segments if words in s.text)


def replacing(document: Document, old: str, new: str, within: str = "") -> Change:
    """The change of some words in the first segment that has them (and `within`)."""
    segment = next(s for s in document.segments if old in s.text and within in s.text)
    at = segment.text.index(old)
    return Change(segment, (Edit(at, at + len(old), new),))


def replaced(
    data: bytes,
    name: str,
    old: str,
    new: str,
    *,
    language: str = "en",
    source: str = "zh",
    within: str = "",
) -> bytes:
    """A file with some words replaced, which must be possible."""
    document = read(data, name, language=language, source=source)
    change = replacing(document, old, new, within)
    made = patch(data, name, change, language=language, source=source)
    assert made.refused == ()
    return made.data


def refusal(
    data: bytes,
    name: str,
    old: str,
    new: str,
    *,
    language: str = "en",
    source: str = "zh",
) -> str:
    """Why some words can't be replaced."""
    document = read(data, name, language=language, source=source)
    change = replacing(document, old, new)
    made = patch(data, name, change, language=language, source=source)
    assert made.applied == ()
    return made.refused[0].reason
