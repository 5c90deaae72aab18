"""Templates as they are used at run time, unpacked when a text first comes near them."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from termcheck.matching.packed import Pieces
from termcheck.matching.variants.anchors import most_content
from termcheck.matching.variants.weights import SHARED, Sort, Source


@dataclass(frozen=True, slots=True)
class LoadedAlternative:
    """See `templates.Alternative`."""

    slot: int
    span: int
    similarity: float
    source: Source
    reason: tuple[Any, ...]
    """Code and arguments of the phrase that says why; made one when somebody asks."""
    words: tuple[str, ...]
    weak_form: bool
    character: bool
    parts: tuple[float, ...]


class Alternatives:
    """The alternatives of a template, each unpacked when it is first asked for: a text needs few of
    the dozens that a template has."""

    __slots__ = ("_made", "_places", "_shared")

    def __init__(self, places: bytes, shared: Pieces) -> None:
        self._places = array("Q", places)
        self._shared = shared
        self._made: dict[int, LoadedAlternative] = {}

    def __getitem__(self, number: int) -> LoadedAlternative:
        made = self._made.get(number)
        if made is None:
            place = self._places[number]
            similarity, source, *rest = self._shared[place >> 8]
            made = LoadedAlternative(place >> 4 & 15, place & 15, similarity, Source(source), *rest)
            self._made[number] = made
        return made

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[LoadedAlternative]:
        return map(self.__getitem__, range(len(self._places)))


@dataclass(frozen=True, slots=True)
class LoadedTemplate:
    """See `templates.Template`."""

    term: int
    """Number of the term in the compiled data."""
    sort: Sort
    prior: float
    head: int
    commas: int
    coordinated: bool
    name: bool
    rescue: bool
    label: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    counterparts: tuple[str, ...]
    hard: tuple[bool, ...]
    free: tuple[bool, ...]
    named: tuple[bool, ...]
    total: float
    """Sum of the weights."""
    reach: int
    """Most words a match may stretch over."""
    most: int
    """Most content words a match may stretch over."""
    alternatives: Alternatives

    def is_shared(self, alternative: LoadedAlternative) -> bool:
        """Whether an alternative is a word of the term itself, in whatever form."""
        return alternative.source in SHARED or self.sort is Sort.MEANING


LONGEST_REACH = 21


def unpack(stored: bytes, shared: Pieces) -> LoadedTemplate:
    """A template from its compiled form; `shared` is what alternatives of all templates say."""
    (term, sort, prior, head, commas, coordinated, name, rescue, label, slots, alternatives) = (
        marshal.loads(stored)
    )
    return LoadedTemplate(
        term,
        Sort(sort),
        prior,
        head,
        commas,
        coordinated,
        name,
        rescue,
        label,
        tuple(slot[0] for slot in slots),
        tuple(slot[1] for slot in slots),
        tuple(slot[2] for slot in slots),
        tuple(slot[3] for slot in slots),
        tuple(slot[4] for slot in slots),
        tuple(slot[5] for slot in slots),
        sum(slot[1] for slot in slots),
        min(LONGEST_REACH, int(2.2 * len(slots) + 5)),
        most_content(len(slots)),
        Alternatives(alternatives, shared),
    )
