"""Translation memories in TMX 1.1 to 1.4b, read unit by unit, whatever their size.

Header, properties and notes are not text. Which two of the languages are read is decided by the
languages of the run; see `bilingual`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termcheck.errors import DocumentError
from termcheck.readers.base import Content, Stream
from termcheck.readers.bilingual import UnitMaker, Version
from termcheck.readers.inline import inline
from termcheck.readers.xml_stream import XmlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termcheck.model.document import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BATCH = 2_000
"""Units handed on together."""


def stream(raw: Stream) -> Iterator[Content]:
    """Read a memory; anchors are `unit 12, en`, units counted as `tu` elements.

    Cost: two passes over the file; memory for one batch of units, the last of which brings the
    notes.
    """
    file = XmlFile(raw.open)
    if file.root != "tmx":
        raise DocumentError(
            f"this is not a TMX file: its outermost element is {file.root}",
            hint="Give its name the ending that fits",
        )
    maker = UnitMaker(raw.language, raw.source_language, raw.uri)
    batch: list[Unit] = []
    for number, element in enumerate(file.elements(("tu",), ("header",)), 1):
        batch += maker.add(_versions(element, number, maker))
        if len(batch) >= _BATCH:
            yield Content(tuple(batch))
            batch = []
    if file.fault is not None and not maker.made:
        raise DocumentError(
            f"line {file.fault.line} is not valid XML ({file.fault.what}), and no unit ends before",
            hint="Save the file anew in the program that made it",
        )
    yield Content(tuple(batch), (*file.notes(raw.uri), *maker.notes()))


def texts_of(unit: Any, number: int) -> Iterator[tuple[str, str, Any]]:
    """Language, anchor path and `seg` element of each text of a unit, the `number`th."""
    for variant in unit:
        tag = variant.tag
        if tag != "tuv" and (not isinstance(tag, str) or not tag.endswith("}tuv")):
            continue
        language = variant.get(_LANG) or variant.get("lang") or ""
        for child in variant:
            tag = child.tag
            if tag == "seg" or (isinstance(tag, str) and tag.endswith("}seg")):
                yield language, f"unit {number}, {language}", child
                break


def _versions(unit: Any, number: int, maker: UnitMaker) -> list[Version]:
    """The texts of a unit in the languages of the run; the others are counted."""
    versions = []
    for language, path, segment in texts_of(unit, number):
        if maker.wants(language):
            versions.append(Version(language, inline(segment), path))
        elif segment.text or len(segment):
            maker.pass_over(language)
    return versions
