"""Which texts were translated in several ways, without any text in memory.

While documents are read, each unit with both sides leaves two hash values of eight bytes, one of
its source and one of its target: 16 MB for a million units. At the end the texts are needed of
units whose source turns up with several targets, or whose target turns up with several sources;
most runs have few of these. Where a document shows that by its first units alone, their texts are
kept when it does; the others are read once more. Two different texts with one hash value are not
to be expected among a thousand million, and would be told apart when they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from termcheck.model.document import Document, Segment, Unit
from termcheck.model.language import same_language
from termcheck.rules.translations import Version

_SIZE = 8
"""Bytes of a hash value."""
_AT_ONCE = 150_000
"""Hash values held in one dictionary, some 200 bytes each."""
MOST_KEPT = 50_000
"""Units of a document, the first ones, that stay in memory until it is through: reading them once
more would take longer than judging them. Some 50 MB."""
_Numbers: TypeAlias = "memoryview[int]"
Texts: TypeAlias = tuple[Segment, Segment]
"""Source and target of a unit."""


class UnitHashes:
    """The units of one document that stand for themselves and have both sides, in their order."""

    __slots__ = ("sources", "targets", "texts")

    def __init__(self) -> None:
        self.sources = bytearray()
        self.targets = bytearray()
        self.texts: dict[int, Texts] = {}
        """By number, of units that were seen to share one side with another unit and not the
        other."""


class UnitRecorder:
    """Makes the `UnitHashes` of a document, unit by unit."""

    __slots__ = ("_by_source", "_by_target", "_units", "hashes")

    def __init__(self) -> None:
        self.hashes = UnitHashes()
        self._units: list[Texts] = []
        self._by_source: dict[bytes, int] = {}
        """The first unit with a source."""
        self._by_target: dict[bytes, int] = {}

    def add(self, source: Segment, target: Segment) -> None:
        """Takes up a unit. Blanks do not count, nor do capitals in the target."""
        hashes, units = self.hashes, self._units
        one, other = _hash(source.text), _hash(target.text.casefold())
        hashes.sources += one
        hashes.targets += other
        number = len(units)
        if number == MOST_KEPT:
            return
        units.append((source, target))
        first = self._by_source.setdefault(one, number)
        if first != number and hashes.targets[_SIZE * first : _SIZE * first + _SIZE] != other:
            self._keep(first, number)
        first = self._by_target.setdefault(other, number)
        if first != number and hashes.sources[_SIZE * first : _SIZE * first + _SIZE] != one:
            self._keep(first, number)

    def _keep(self, *numbers: int) -> None:
        for number in numbers:
            self.hashes.texts[number] = self._units[number]


def stands_alone(unit: Unit, source_language: str, target_language: str) -> bool:
    """Whether a unit is one that `UnitHashes` takes up: both sides, and no part of a larger one."""
    return (
        unit.bead is None
        and unit.source is not None
        and unit.target is not None
        and same_language(unit.source.language, source_language)
        and same_language(unit.target.language, target_language)
    )


class Spot(NamedTuple):
    """Units of one document with the same source and the same target."""

    document: int
    """Its number in the run."""
    unit: int
    """The first of them, counted as in `UnitHashes`."""
    times: int
    """How many of them there are."""


def diverging(documents: Sequence[UnitHashes], *, by_source: bool) -> list[list[Spot]]:
    """Groups of units with the same source and several targets, or the other way round.

    Groups in the order of their first units, and so are the spots in each. Cost: linear; memory
    for a part of the units at a time.
    """
    columns = [_columns(document, by_source) for document in documents]
    total = sum(len(same) for same, _ in columns)
    parts = total // _AT_ONCE + 1
    groups: list[list[Spot]] = []
    for part in range(parts):
        first: dict[int, int] = {}
        several: set[int] = set()
        for same, other in columns:
            for key, value in _part(same, other, part, parts):
                if first.setdefault(key, value) != value:
                    several.add(key)
        first.clear()
        found: dict[int, dict[tuple[int, int], list[int]]] = {key: {} for key in sorted(several)}
        for number, (same, other) in enumerate(columns):
            for unit, key in enumerate(same) if found else ():
                if key in found:
                    spot = found[key].setdefault((number, other[unit]), [unit, 0])
                    spot[1] += 1
        for ways in found.values():
            spots = [Spot(number, unit, count) for (number, _), (unit, count) in ways.items()]
            groups.append(sorted(spots))
    return sorted(groups)


def texts_of(
    wanted: Iterable[Spot],
    documents: Sequence[UnitHashes],
    parts_of: Callable[[int], Iterable[Document]],
    languages: tuple[str, str],
) -> dict[tuple[int, int], Texts]:
    """Source and target of spots by document and unit. Where the documents have not kept them they
    are read once more; those that are no longer there are left out.

    `parts_of` gives the parts of a document by its number; `languages` are source and target.
    """
    by_document: dict[int, set[int]] = {}
    found: dict[tuple[int, int], Texts] = {}
    for spot in wanted:
        kept = documents[spot.document].texts.get(spot.unit)
        if kept is None:
            by_document.setdefault(spot.document, set()).add(spot.unit)
        else:
            found[spot[:2]] = kept
    for number, units in sorted(by_document.items()):
        counted = -1
        for unit in (unit for part in parts_of(number) for unit in part.units):
            if not stands_alone(unit, *languages):
                continue
            counted += 1
            if counted in units and unit.source is not None and unit.target is not None:
                found[number, counted] = (unit.source, unit.target)
                units.remove(counted)
                if not units:
                    break
    return found


def versions_of(
    groups: Sequence[Sequence[Spot]],
    texts: Mapping[tuple[int, int], Texts],
    uris: Sequence[str],
) -> Iterator[list[Version]]:
    """The groups as rules look at them. A unit that stands beside another one of the same place
    (a source with the translations of several hands) is left out."""
    for group in groups:
        versions: list[Version] = []
        places: set[tuple[str, object]] = set()
        for spot in group:
            if spot[:2] not in texts:
                continue
            source, target = texts[spot[:2]]
            place = (uris[spot.document], source.anchor)
            if place in places:
                continue
            places.add(place)
            versions.append(Version(uris[spot.document], source, target, spot.times))
        if len(versions) > 1:
            yield versions


def _hash(text: str) -> bytes:
    blanked = " ".join(text.split())
    return blake2b(blanked.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def _columns(document: UnitHashes, by_source: bool) -> tuple[_Numbers, _Numbers]:
    """The hash values as whole numbers, without a copy."""
    sources = memoryview(document.sources).cast("Q")
    targets = memoryview(document.targets).cast("Q")
    return (sources, targets) if by_source else (targets, sources)


def _part(same: _Numbers, other: _Numbers, part: int, parts: int) -> Iterable[tuple[int, int]]:
    if parts == 1:
        return zip(same, other, strict=True)
    return ((key, value) for key, value in zip(same, other, strict=True) if key % parts == part)
