"""Which words of a template a text must have before it is worth a closer look.

For each template the *smallest sufficient sets* are worked out once: which slots must be filled,
and how well. A match that has none of these sets cannot reach the least confidence, however well
everything else fits. At run time they are tested for all templates of a glossary at once, see
`anchors`.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from termcheck.matching.variants.weights import (
    ACCEPT,
    BEST_CUES,
    CAPITALS,
    FREE_SHARE,
    NOTHING_SHARED,
    OMITTED_FIRST,
    OMITTED_HEAD,
    SHARED,
    Sort,
)

if TYPE_CHECKING:
    from termcheck.matching.variants.templates import Alternative, Template

TRACKED = 6
"""Slots beyond the six heaviest are taken for granted."""
LEVELS = (0.90, 0.72, 0.0)
"""How well a slot is filled, in steps; a word of one step counts for all lower ones as well."""
CEILINGS = (1.0, 0.90, 0.72)
"""The most that a slot filled at a step can bring."""
FINE_SLOTS = 3
"""Templates with more slots are tested at the lowest step only."""


def ranks(template: Template) -> list[int]:
    """Rank of each slot: numbers first, then by weight, heaviest first, then by place."""
    order = sorted(
        range(len(template.slots)),
        key=lambda at: (not template.slots[at].hard, -template.slots[at].weight, at),
    )
    found = [0] * len(order)
    for rank, at in enumerate(order):
        found[at] = rank
    return found


def level(template: Template, alternative: Alternative) -> int:
    """The step at which an alternative fills its slot: 0 best. Words of the term itself, in
    whatever form, are always at step 0, so that a match without any of them can be told."""
    if alternative.source in SHARED or template.sort is Sort.MEANING:
        return 0
    for step, least in enumerate(LEVELS):
        if alternative.similarity >= least:
            return step
    return len(LEVELS) - 1


def sufficient(template: Template, quoted: bool) -> list[tuple[int, ...]]:
    """The smallest sufficient sets: for each tracked rank the step it must reach, -1 for none.

    `quoted` tells whether the stretch may stand in quotation marks, which adds to its confidence.
    """
    slots = template.slots
    rank_of = ranks(template)
    tracked = sorted(range(len(slots)), key=lambda at: rank_of[at])[:TRACKED]
    fine = len(slots) <= FINE_SLOTS
    options: list[tuple[int, ...]] = []
    for at in tracked:
        steps = sorted({level(template, each) for each in slots[at].alternatives.values()})
        choice = tuple(range(steps[0], len(LEVELS))) if fine and steps else (len(LEVELS) - 1,)
        options.append(choice if slots[at].hard or template.name else (-1, *reversed(choice)))
    found: list[tuple[int, ...]] = []
    for chosen in sorted(product(*options), key=_demand):
        if any(_covers(chosen, known) for known in found):
            continue
        if _reachable(template, tracked, chosen, quoted):
            found.append(chosen)
    return found


def _demand(chosen: tuple[int, ...]) -> tuple[int, ...]:
    """Sets that ask for less come first."""
    return (sum(0 if step < 0 else len(LEVELS) - step for step in chosen), *chosen)


def _covers(chosen: tuple[int, ...], known: tuple[int, ...]) -> bool:
    """Whether every text that has `chosen` has `known` as well."""
    return all(k < 0 or 0 <= c <= k for c, k in zip(chosen, known, strict=True))


def _reachable(
    template: Template, tracked: list[int], chosen: tuple[int, ...], quoted: bool
) -> bool:
    slots = template.slots
    missing = [at for at, step in zip(tracked, chosen, strict=True) if step < 0]
    present = len(slots) - len(missing)
    fine = len(slots) <= FINE_SLOTS
    if present < 1 or (template.name and missing):
        return False
    if len(slots) == 2 and missing and not slots[missing[0]].free:
        return False
    if present < 2 and len(slots) > 1 and not _joined_or_phrase(template):
        return False
    if template.rescue and present >= 2:
        return True
    filled = {
        at: CEILINGS[step] if fine else 1.0
        for at, step in zip(tracked, chosen, strict=True)
        if step >= 0
    }
    total = sum(slot.weight for slot in slots)
    got = sum(
        slot.weight * filled.get(at, 0.0 if at in missing else 1.0) for at, slot in enumerate(slots)
    )
    forgiven = sum(slots[at].weight * (1 - FREE_SHARE) for at in missing if slots[at].free)
    score = template.prior * got / (total - forgiven) + (BEST_CUES if quoted else CAPITALS)
    if template.head in missing and (template.head in (0, len(slots) - 1)):
        score -= OMITTED_HEAD
    if 0 in missing and template.sort is not Sort.LITERAL:
        score -= OMITTED_FIRST
    if fine and not quoted and _nothing_shared(template, chosen):
        score -= NOTHING_SHARED
    return score >= ACCEPT


def _nothing_shared(template: Template, chosen: tuple[int, ...]) -> bool:
    """Whether no word of the term is among those that fill the slots, and that counts."""
    if template.sort is Sort.LITERAL and all(len(slot.counterpart) == 1 for slot in template.slots):
        return False
    return 0 not in chosen


def _joined_or_phrase(template: Template) -> bool:
    return any(
        each.span > 1 or len(each.words) > 1
        for slot in template.slots
        for each in slot.alternatives.values()
    )


def worth_keeping(template: Template, at: int, similarity: float, span: int) -> bool:
    """Whether an alternative can lift any match over the line, all other slots being perfect."""
    total = sum(slot.weight for slot in template.slots)
    lost = sum(slot.weight for slot in template.slots[at : at + span]) * (1 - similarity)
    return template.prior * (total - lost) / total + BEST_CUES >= ACCEPT
