"""All templates of a glossary tested against a stretch of text at once.

Each word type becomes one long integer: a bit for every (slot rank, step, template) that the word
can fill so well. The bits of a stretch of text are the union of those of its words; a template is
worth a closer look when one of its sufficient sets (see `needs`) is there. With templates as bits,
one `and` of two integers tests all of them: a stretch costs a few microseconds whatever it holds.

Stretches are short, because few words may be put between those of a term: templates are grouped by
their number of slots, and each group has its own length of stretch. Function words do not count.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.matching.variants.needs import FINE_SLOTS, LEVELS, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = 3
"""Content words per unit; blocks are made of whole units."""
GROUPS = ((2, 1), (3, 2), (5, 3), (15, 5))
"""(most slots, units per block). Two neighbouring blocks are tested together, so that every stretch
of one content word more than a block lies within one test."""
WIDE = 8
"""Units that are tested together first, for all groups: most hold nothing."""

Needs = tuple[tuple[int, ...], ...]
"""The sufficient sets of a template; see `needs.sufficient`."""
Plan = Sequence[tuple[tuple[int, ...], int]]
"""(slices of a sufficient set, the templates that have the set as bits)."""
Plans = tuple[Plan, Plan, Plan, Plan]
"""See `_Group`."""


def most_content(slots: int) -> int:
    """The most content words a match of a template with so many slots may stretch over."""
    return next(block for most, block in GROUPS if slots <= most) * UNIT + 1


class _Group(NamedTuple):
    templates: list[int]
    slices: int
    """Number of (rank, step) pairs that have bits."""
    shift: int
    """Where the bits of the group begin."""
    block: int
    plain: Plan
    quoted: Plan
    plain_coarse: Plan
    """The same without the steps: few sets, for the first test of a wide stretch."""
    quoted_coarse: Plan
    width: int
    """All bits of the group."""
    ones: int
    """One bit for each template."""


class Anchors:
    """The bits of one compiled glossary."""

    def __init__(self, compiled: Any) -> None:
        self._ranks: tuple[bytes, ...] = compiled["ranks"]
        self._groups: list[_Group] = []
        self._place: list[tuple[int, int, int, int]] = [(0, 0, 0, 0)] * len(self._ranks)
        shift = 0
        for (most, block, numbers), plans in zip(
            _grouped(self._ranks), compiled["plans"], strict=True
        ):
            plain, quoted, plain_coarse, quoted_coarse = plans
            tracked, steps = min(TRACKED, most), _steps(most)
            for at, number in enumerate(numbers):
                self._place[number] = (shift + at, len(numbers), tracked, steps)
            self._groups.append(
                _Group(
                    numbers,
                    tracked * steps,
                    shift,
                    block,
                    plain,
                    quoted,
                    plain_coarse,
                    quoted_coarse,
                    (1 << tracked * steps * len(numbers)) - 1,
                    (1 << len(numbers)) - 1,
                )
            )
            shift += tracked * steps * len(numbers)

    def mask(self, packed: bytes, keys_only: bool = True) -> int:
        """The bits of a word type from its postings; see `compile.pack`."""
        bits: set[int] = set()
        for posting in array("Q", packed):
            if keys_only and not posting & 1:
                continue
            template = posting >> 32
            slot = posting >> 8 & 15
            first, count, tracked, steps = self._place[template]
            if not count:
                continue
            least = 0 if steps == 1 else posting >> 1 & 3
            for rank in self._ranks[template][slot : slot + (posting >> 4 & 15)]:
                if rank < tracked:
                    for step in range(least, steps):
                        bits.add(first + (rank * steps + step) * count)
        if not bits:
            return 0
        raw = bytearray(max(bits) // 8 + 1)
        for bit in bits:
            raw[bit >> 3] |= 1 << (bit & 7)
        return int.from_bytes(raw, "little")

    def candidates(self, masks: list[int], quoted: bool) -> Iterator[tuple[int, int, int]]:
        """(template, first, end) of the stretches worth a closer look, as indices of `masks`.

        `masks` are the bits of the content words of a text in order. The same template may come
        several times, for overlapping stretches.
        """
        units = [reduce(or_, masks[at : at + UNIT]) for at in range(0, len(masks), UNIT)]
        overlap = GROUPS[-1][1] * 2 - 1
        for start in range(0, max(1, len(units) - overlap), WIDE):
            stretch = units[start : start + WIDE + overlap]
            whole = reduce(or_, stretch, 0)
            if not whole:
                continue
            for group in self._groups:
                bits = whole >> group.shift & group.width
                if bits:
                    likely = _test(
                        bits, group, group.quoted_coarse if quoted else group.plain_coarse
                    )
                    if likely:
                        yield from self._narrow(group, stretch, start, likely, quoted)

    def _narrow(
        self, group: _Group, units: list[int], first: int, likely: int, quoted: bool
    ) -> Iterator[tuple[int, int, int]]:
        """The likely templates of a wide stretch, tested in each pair of blocks."""
        size, shift, width = group.block, group.shift, group.width
        plan = [
            (needed, allowed & likely)
            for needed, allowed in (group.quoted if quoted else group.plain)
            if allowed & likely
        ]
        step = min(size, len(units))
        for at in range(0, max(1, len(units) - step), step):
            bits = reduce(or_, units[at : at + 2 * size]) >> shift & width
            if not bits:
                continue
            found = _test(bits, group, plan)
            while found:
                low = found & -found
                found ^= low
                start = (first + at) * UNIT
                yield group.templates[low.bit_length() - 1], start, start + 2 * size * UNIT


def plans_of(
    ranks: Sequence[bytes], plain: Sequence[Needs], quoted: Sequence[Needs]
) -> tuple[Plans, ...]:
    """What `Anchors` wants to know of each group, worked out once; all by template."""
    found: list[Plans] = []
    for most, _, numbers in _grouped(ranks):
        steps = _steps(most)
        fine = _plan(numbers, plain, steps), _plan(numbers, quoted, steps)
        found.append((*fine, _coarse(fine[0], steps), _coarse(fine[1], steps)))
    return tuple(found)


def _grouped(ranks: Sequence[bytes]) -> Iterator[tuple[int, int, list[int]]]:
    """(most slots, units per block, templates) of the groups that have any; see `pairs` for the
    templates of two slots at most."""
    for (least, _), (most, block) in pairwise(GROUPS):
        numbers = [number for number, each in enumerate(ranks) if least < len(each) <= most]
        if numbers:
            yield most, block, numbers


def _steps(most: int) -> int:
    return len(LEVELS) if most <= FINE_SLOTS else 1


def _plan(templates: list[int], needs: Sequence[Needs], steps: int) -> Plan:
    # Templates by the thousand share a few sets.
    sets: dict[tuple[int, ...], int] = {}
    for place, template in enumerate(templates):
        bit = 1 << place
        for chosen in needs[template]:
            sets[chosen] = sets.get(chosen, 0) | bit
    found: dict[tuple[int, ...], int] = {}
    for chosen, allowed in sets.items():
        slices = tuple(
            rank * steps + (step if steps > 1 else 0)
            for rank, step in enumerate(chosen)
            if step >= 0
        )
        found[slices] = found.get(slices, 0) | allowed
    return sorted(found.items())


def _coarse(plan: Plan, steps: int) -> Plan:
    """The plan with every slot at its lowest step; sets that hold another one are dropped."""
    found: dict[tuple[int, ...], int] = {}
    for needed, allowed in plan:
        lowest = tuple(each // steps * steps + steps - 1 for each in needed)
        found[lowest] = found.get(lowest, 0) | allowed
    return [
        (needed, rest)
        for needed, allowed in sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0]))
        if (
            rest := allowed
            & ~reduce(or_, (other for less, other in found.items() if set(less) < set(needed)), 0)
        )
    ]


def _test(bits: int, group: _Group, plan: Plan) -> int:
    count, ones = len(group.templates), group.ones
    slices: dict[int, int] = {}
    found = 0
    for needed, allowed in plan:
        for each in needed:
            part = slices.get(each)
            if part is None:
                part = slices[each] = bits >> each * count & ones
            allowed &= part
            if not allowed:
                break
        else:
            found |= allowed
    return found
