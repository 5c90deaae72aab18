"""Bilingual XML changed in place: TMX, and XLIFF with its dialects.

The element of each text is found in the source of the file and only its characters change: inline
tags, the layout, the declaration and the encoding stay. What the encoding lacks is written as a
character reference.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from termcheck.errors import DocumentError
from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Options, Patched, Refused
from termcheck.patching.edits import NotPossibleError, reason
from termcheck.patching.encoded import Encoded, Splice
from termcheck.patching.spliced import GONE, refused_all
from termcheck.patching.xml_source import Character, Source, elements
from termcheck.readers import tmx, xliff
from termcheck.readers.base import Raw
from termcheck.readers.inline import inline, pieces
from termcheck.readers.xml_stream import XmlFile

_NUMBER = re.compile(r"unit (\d+)")
_NAMES = frozenset(("tu", "trans-unit", "unit"))


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change texts of units; all else keeps its bytes. Options mean nothing here.

    Of XLIFF only targets are changed: its sources belong to the original file. Cost: linear; the
    bytes of the file and its text are held in memory, but only the units in question are parsed.
    """
    try:
        file = XmlFile(lambda: io.BytesIO(raw.data))
    except DocumentError as fault:
        return refused_all(raw.data, changes, reason(fault))
    found = file.encoding
    text = raw.data[found.mark :].decode(found.name, "replace")
    encoded = Encoded(raw.data, text, found.name, found.mark)
    writing = _writing(raw.data, found.name, found.declared)
    by_unit: dict[int, list[Change]] = {}
    for change in changes:
        named = _NUMBER.match(change.segment.anchor.path or "")
        by_unit.setdefault(int(named[1]) if named else 0, []).append(change)
    splices: list[Splice] = []
    reasons: dict[str, str] = {change.segment.id: GONE for change in changes}
    names = {"tu"} if file.root == "tmx" else _NAMES - {"tu"}
    places = elements(text, names, by_unit)
    for number, element in zip(sorted(n for n in by_unit if n), places, strict=False):
        try:
            source = Source(text, element)
        except NotPossibleError as fault:
            reasons.update((change.segment.id, str(fault)) for change in by_unit[number])
            continue
        for change in by_unit[number]:
            try:
                splices += _splices(source, change, number, file.root, writing)
                del reasons[change.segment.id]
            except NotPossibleError as fault:
                reasons[change.segment.id] = str(fault)
    try:
        data = encoded.spliced(splices)
    except NotPossibleError as fault:
        return refused_all(raw.data, changes, str(fault))
    return Patched(
        data,
        tuple(change for change in changes if change.segment.id not in reasons),
        tuple(
            Refused(change, reasons[change.segment.id])
            for change in changes
            if change.segment.id in reasons
        ),
    )


def _writing(data: bytes, name: str, declared: str | None) -> str:
    """The encoding that new text may use.

    A file in ASCII that declares some other encoding is read as that by others; character
    references are right in any case.
    """
    if declared is None or not data.isascii():
        return name
    try:
        same = codecs.lookup(declared).name == codecs.lookup(name).name
    except LookupError:
        same = False
    return name if same else "ascii"


def _splices(source: Source, change: Change, number: int, root: str, encoding: str) -> list[Splice]:
    element = _element(source.node, change, number, root)
    made: list[Splice] = []
    known: dict[tuple[int, bool], list[Character]] = {}
    for edit in change.edits:
        first = True
        for node, tail, start, end in _under(element, edit):
            key = (source.number(node), tail)
            if key not in known:
                known[key] = source.characters(node, tail)
            text = edit.text if first else ""
            made += source.splices(known[key], start, end, text, encoding)
            first = False
    return made


def _element(unit: Any, change: Change, number: int, root: str) -> Any:
    """The element that holds the text of a change. Raises `NotPossibleError`."""
    path = change.segment.anchor.path
    if root == "tmx":
        named = [(where, element) for _, where, element in tmx.texts_of(unit, number)]
    else:
        if path is not None and path.endswith(", source"):
            raise NotPossibleError(
                "The source text belongs to the original file; change it there and export the file "
                "anew."
            )
        named = list(xliff.texts_of(unit, number))
    same = [e for where, e in named if where == path and inline(e).text == change.segment.text]
    if len(same) > 1:
        raise NotPossibleError(
            "The unit holds the same text twice in one language; change it by hand."
        )
    if not same:
        raise NotPossibleError(GONE)
    return same[0]


def _under(element: Any, edit: Edit) -> Iterator[tuple[Any, bool, int, int]]:
    """The stretches of text under an edit, at least one: node, whether its tail, start, end.

    Raises `NotPossibleError` where an edit meets text that stands for a code.
    """
    offset = 0
    found = False
    beside: tuple[Any, bool, int, int] | None = None
    for text, kind, node, tail in pieces(element):
        start, end = max(edit.start, offset), min(edit.end, offset + len(text))
        if start < end:
            if kind is not None or node is None:
                raise NotPossibleError(
                    "A code or an entity stands in the words to be replaced; change them by hand."
                )
            found = True
            yield node, tail, start - offset, end - offset
        elif start == end == edit.start == edit.end and kind is None and node is not None:
            # An insertion between two texts belongs to the first.
            beside = beside or (node, tail, start - offset, end - offset)
        offset += len(text)
    if not found:
        if beside is None:
            raise NotPossibleError("Only codes stand beside that place; change it by hand.")
        yield beside
