"""What the engine would accept for a concept, and why: for `glossary expand` and `explain`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from termcheck.matching.packed import Pieces
from termcheck.matching.variants.loaded import unpack
from termcheck.matching.variants.weights import Sort
from termcheck.model.phrase import Phrase
from termcheck.model.wording import in_words

SORT_NAMES = {
    Sort.TERM: "the words of the term",
    Sort.LITERAL: "word for word from the source term",
    Sort.MEANING: "a dictionary meaning of the source term",
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """Words that may stand for one word of a template."""

    words: str
    """Base form, or a phrase; its inflected forms count as well."""
    similarity: float
    """0.4 to 1.0."""
    reason: str
    """Why, in English."""


@dataclass(frozen=True, slots=True)
class ExpandedSlot:
    """One word of a template and what may replace it."""

    word: str
    weight: float
    """Evidence in rarity units, about 0.6 to 5.6."""
    counterpart: str
    """The stretch of the source term it renders; empty when none was found."""
    needed: bool
    """Whether a rendering must have it (numbers)."""
    alternatives: tuple[Accepted, ...]
    """Strongest first."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """One template of a concept."""

    term_id: str
    """The term it was made from."""
    sort: str
    label: str
    """The term, source term or meaning it follows."""
    slots: tuple[ExpandedSlot, ...]


def expand(compiled: Any, concept_id: str) -> tuple[Expansion, ...]:
    """All templates of a concept in compiled data, in the order of its terms; () for none.

    Cost: unpacks every template of the glossary once, about 20 microseconds each.
    """
    if not compiled:
        return ()
    found: list[Expansion] = []
    shared = Pieces(compiled["alternatives"])
    for stored in Pieces(compiled["templates"]):
        template = unpack(stored, shared)
        concept, term_id, _ = compiled["terms"][template.term]
        if concept != concept_id:
            continue
        slots = []
        for at, word in enumerate(template.words):
            accepted = [
                Accepted(
                    " ".join(each.words),
                    round(each.similarity, 3),
                    in_words(Phrase(*each.reason)),
                )
                for each in template.alternatives
                if each.slot == at
            ]
            accepted.sort(key=lambda each: (-each.similarity, each.words))
            slots.append(
                ExpandedSlot(
                    word,
                    round(template.weights[at], 2),
                    template.counterparts[at],
                    template.hard[at],
                    tuple(accepted),
                )
            )
        found.append(Expansion(term_id, SORT_NAMES[template.sort], template.label, tuple(slots)))
    return tuple(found)
