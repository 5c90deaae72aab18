"""XLIFF 1.2 and 2.x, and what SDL Trados, memoQ and Phrase make of 1.2, whatever their size.

A segment is a `segment` of 2.x; in 1.2 a `mrk` of type `seg` with its counterpart in the target, or
a whole `trans-unit` where there are none. Alternative translations, notes, the skeleton and the
codes of the original file are not text. What is locked or not to be translated is left out and
counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.errors import DocumentError
from termcheck.model.language import same_language
from termcheck.readers.base import Content, Stream
from termcheck.readers.bilingual import (
    LOCKED,
    NOT_FOR_TRANSLATION,
    OUTSIDE,
    UnitMaker,
    Version,
)
from termcheck.readers.inline import Text, inline
from termcheck.readers.xml_stream import XmlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termcheck.model.document import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BATCH = 2_000
_LONGEST_ID = 32
_LETTER = re.compile(r"[^\W\d_]")
_NO = frozenset(("", "no", "false", "0"))
_NOT_BEGUN = frozenset(("new", "needs-translation", "initial", "not-translated"))
"""States of segments whose target is empty or a copy of the source."""


class _Pair(NamedTuple):
    """One segment: its two elements, and what the file says of it."""

    source: Any
    target: Any
    """None where the file has no target for it."""
    mark: str
    """Its number within the unit; empty where the unit is one segment."""
    state: str | None
    locked: bool


class _Place(NamedTuple):
    """What a unit inherits."""

    source_language: str
    target_language: str | None
    """None where the file does not say."""
    for_translation: bool


def stream(raw: Stream) -> Iterator[Content]:
    """Read a file; anchors are `unit 3 (id), segment 7, target`, units counted in the file.

    Cost: two passes over the file; memory for one batch of units, the last of which brings the
    notes.
    """
    file = XmlFile(raw.open)
    if file.root != "xliff":
        raise DocumentError(
            f"this is not an XLIFF file: its outermost element is {file.root}",
            hint="Give its name the ending that fits",
        )
    maker = UnitMaker(raw.language, raw.source_language, raw.uri)
    directions: set[tuple[str, str]] = set()
    batch: list[Unit] = []
    elements = file.elements(("trans-unit", "unit"), ("group", "file", "header"))
    for number, element in enumerate(elements, 1):
        place = _place(element)
        target_language = place.target_language or _counterpart(place.source_language, raw)
        direction = (place.source_language, target_language)
        if direction not in directions:
            directions.add(direction)
            maker.direction(*direction)
        batch += _units(element, number, place, target_language, maker)
        if len(batch) >= _BATCH:
            yield Content(tuple(batch))
            batch = []
    if file.fault is not None and not maker.made:
        raise DocumentError(
            f"line {file.fault.line} is not valid XML ({file.fault.what}), and no segment ends "
            "before",
            hint="Save the file anew in the program that made it",
        )
    yield Content(tuple(batch), (*file.notes(raw.uri), *maker.notes()))


def _units(
    element: Any, number: int, place: _Place, target_language: str, maker: UnitMaker
) -> list[Unit]:
    units: list[Unit] = []
    for where, pair in _named_pairs(element, number, maker):
        source = inline(pair.source)
        if not place.for_translation or pair.locked:
            if _has_letters(source):
                maker.left_out[LOCKED if place.for_translation else NOT_FOR_TRANSLATION] += 1
            continue
        language = pair.source.get(_LANG) or place.source_language
        versions = [Version(language, source, f"{where}, source")]
        if pair.target is not None:
            target = inline(pair.target)
            if pair.state not in _NOT_BEGUN or target.text != source.text:
                language = pair.target.get(_LANG) or target_language
                versions.append(Version(language, target, f"{where}, target"))
        units += maker.add(versions, pair.state)
    return units


def texts_of(element: Any, number: int) -> Iterator[tuple[str, Any]]:
    """Anchor path and `target` (or `mrk` in it) of each segment of a unit, the `number`th."""
    for where, pair in _named_pairs(element, number, UnitMaker("", "", "")):
        if pair.target is not None:
            yield f"{where}, target", pair.target


def _named_pairs(element: Any, number: int, maker: UnitMaker) -> Iterator[tuple[str, _Pair]]:
    """The segments of a unit with their places: `unit 3 (id), segment 7`."""
    identity = element.get("id", "")
    name = f"unit {number}"
    if identity and identity != str(number) and len(identity) <= _LONGEST_ID:
        name = f"{name} ({identity})"
    pairs = _pairs_of_unit(element, maker) if _local(element) == "unit" else _pairs(element, maker)
    for pair in pairs:
        yield (f"{name}, segment {pair.mark}" if pair.mark else name), pair


def _pairs(element: Any, maker: UnitMaker) -> list[_Pair]:
    """The segments of a `trans-unit` of XLIFF 1.2."""
    source, target = _child(element, "source"), _child(element, "target")
    if source is None:
        return []
    locked = _is_locked(element)
    state = _state(element, target)
    segmented = _child(element, "seg-source")
    marks = [] if segmented is None else _marks(segmented)
    if not marks:
        return [_Pair(source, target, "", state, locked)]
    targets = {} if target is None else {mark.get("mid"): mark for mark in _marks(target)}
    defined = {
        seg.get("id"): seg for seg in element.iterfind("{*}seg-defs/{*}seg") if seg.get("id")
    }
    pairs = []
    for mark in marks:
        mid = mark.get("mid", "")
        seg = defined.get(mid)
        pairs.append(
            _Pair(
                mark,
                targets.get(mid),
                mid,
                state if seg is None else seg.get("conf") or seg.get("origin"),
                locked or (seg is not None and _is_locked(seg)),
            )
        )
    maker.left_out[OUTSIDE] += _outside(segmented, marks)
    return pairs


def _pairs_of_unit(element: Any, maker: UnitMaker) -> list[_Pair]:
    """The segments of a `unit` of XLIFF 2.x."""
    pairs: list[_Pair] = []
    parts = [child for child in element if _local(child) in ("segment", "ignorable")]
    segments = [part for part in parts if _local(part) == "segment"]
    for part in parts:
        source, target = _child(part, "source"), _child(part, "target")
        if source is None:
            continue
        if _local(part) == "ignorable":
            maker.left_out[OUTSIDE] += _has_letters(inline(source))
            continue
        mark = ""
        if len(segments) > 1:
            mark = part.get("id") or str(len(pairs) + 1)
        pairs.append(_Pair(source, target, mark, part.get("state"), _is_locked(element)))
    return pairs


def _place(element: Any) -> _Place:
    source = target = translate = None
    node = element
    while node is not None:
        translate = translate or node.get("translate")
        source = source or node.get("source-language") or node.get("srcLang")
        target = target or node.get("target-language") or node.get("trgLang")
        node = node.getparent()
    return _Place(source or "", target, translate != "no")


def _counterpart(language: str, raw: Stream) -> str:
    """The other language of the run, for files that don't name the one they are translated into."""
    if same_language(language, raw.language):
        return raw.source_language
    return raw.language


def _state(element: Any, target: Any) -> str | None:
    """The state of a `trans-unit`: of its target, or in the words of the program that made it."""
    state = None if target is None else target.get("state")
    if state:
        return str(state)
    for name, value in element.attrib.items():
        if name.endswith("}status"):
            return str(value)
    return "approved" if element.get("approved") == "yes" else None


def _is_locked(element: Any) -> bool:
    """By any attribute `locked`: `locked="true"` of Trados, `mq:locked="locked"` of memoQ."""
    return any(
        name.rpartition("}")[2] == "locked" and value.lower() not in _NO
        for name, value in element.attrib.items()
    )


def _marks(element: Any) -> list[Any]:
    return [mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"]


def _outside(segmented: Any, marks: list[Any]) -> int:
    """1 for a unit with letters outside of its segments."""
    letters = _letters(inline(segmented)) - sum(_letters(inline(mark)) for mark in marks)
    return 1 if letters > 0 else 0


def _letters(text: Text) -> int:
    count = len(_LETTER.findall(text.text))
    for span in text.protected:
        count -= len(_LETTER.findall(text.text[span.start : span.end]))
    return count


def _has_letters(text: Text) -> bool:
    return _letters(text) > 0


def _child(element: Any, name: str) -> Any:
    """The first child with a local name, or None."""
    for child in element:
        if _local(child) == name:
            return child
    return None


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
