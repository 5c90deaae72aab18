"""What stands between neighbouring words of a window: can they be one phrase at all?

The words of a term may all be there and yet belong to two phrases: "the Party and the state within
their own enterprise" has nothing of a state-owned enterprise. What tells are the small words that a
window counts for nothing: a determiner opens a new noun phrase, a preposition makes the head of
what was an attribute, a conjunction or a relative word opens a clause. What the term has between
the same words itself is never held against them.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from termcheck.lexicon.english import (
    ADVERSE,
    DETERMINERS,
    FUNCTION_WORDS,
    OPENING_CLAUSES,
    PICKING,
    PREPOSITIONS,
    QUALIFYING,
    UNBOUND,
)
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.passage import COMMA
from termcheck.matching.variants.weights import Sort
from termcheck.matching.variants.words import bare
from termcheck.text.fold import fold_text
from termcheck.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.lexicon.frequency import Frequencies
    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Filling

_AIMED = frozenset({"against", "for", "on"})
"""Behind a word that can be a verb these name what it is done to: "fight against poverty"."""

_OF_VERBS = ("ance", "ence", "ing", "ment", "sion", "tion")
"""Endings of nouns made of verbs, of which a possessive is the object: "the mind's liberation"."""


def torn(template: LoadedTemplate, passage: Passage, fillings: tuple[Filling, ...]) -> float:
    """Cost of the worst joint; 0.0 where the words may well be one phrase.

    `fillings` are in the order of the text.
    """
    worst = k.UNQUALIFIED if _unqualified(template, passage, fillings) else 0.0
    for before, after in pairwise(fillings):
        if after.start > before.end or passage.possessive(before.end - 1):
            worst = max(worst, _joint(template, passage, before, after))
    return worst


def _unqualified(template: LoadedTemplate, passage: Passage, fillings: tuple[Filling, ...]) -> bool:
    """Whether a small word is not there, or not right before, that the term cannot do without."""
    if template.sort is Sort.LITERAL:
        return False
    needed = _qualifying(template.label) - frozenset(template.words)
    return bool(needed) and needed.isdisjoint(
        passage.words[max(0, fillings[0].start - 2) : fillings[-1].end]
    )


@cache
def _qualifying(label: str) -> frozenset[str]:
    return QUALIFYING.intersection(words(fold_text(label)))


def _joint(template: LoadedTemplate, passage: Passage, before: Filling, after: Filling) -> float:
    between = [bare(word) for word in passage.words[before.end : after.start]]
    link = _link(template, before, after)
    own = frozenset(template.words).union(link)
    cost = 0.0
    if any(
        word in OPENING_CLAUSES and word not in own and between[at - 1 : at] != ["such"]
        for at, word in enumerate(between)
    ):
        cost = k.CLAUSE
    if any(word in ADVERSE and word not in own for word in between):
        cost = max(cost, k.ADVERSE)
    in_order = after.slot > before.slot
    if (
        after.slot == before.slot + before.span
        and passage.possessive(before.end - 1)
        and any(word in PREPOSITIONS for word in link)
    ):
        cost = max(cost, k.REVERSED)  # "member's Party" is no member of the Party
    if (
        not in_order
        and passage.possessive(before.end - 1)
        and before.slot + before.span == len(template.words)
        and template.head == len(template.words) - 1
        and not bare(passage.words[after.end - 1]).endswith(_OF_VERBS)
    ):
        cost = max(cost, k.REVERSED)  # "the class's Party branch" is no Party class
    determiners = [at for at, word in enumerate(between) if word in DETERMINERS]
    if (
        in_order
        and between
        and between[0] in PREPOSITIONS
        and not any(word in PREPOSITIONS for word in link)
        and not _governs(template, passage, before, between[0], link, bool(determiners))
    ):
        cost = max(cost, k.PARTED)
    if in_order and len(between) > 1:
        cost = max(cost, _complement(passage, before, between, link))
    for at in determiners:
        cost = max(cost, _new_phrase(passage, before, between, at, template, link))
    unbound = UNBOUND if "the" in link else PICKING if not (link or in_order) else frozenset()
    if not unbound.isdisjoint(between):
        cost = max(cost, k.UNBOUND)
    return cost


def _complement(
    passage: Passage, before: Filling, between: Sequence[str], link: tuple[str, ...]
) -> float:
    """Cost of a noun put in together with a preposition that the term does not have: behind the
    head it says of what kind the thing is; before it, it is another thing's attribute."""
    first = between[0]
    if first in PREPOSITIONS:
        named = passage.capital(before.end + 1)
        more = any(word in PREPOSITIONS for word in between[1:])
        return (
            k.COMPLEMENT
            if more and first not in link and not named and (between[1] not in FUNCTION_WORDS)
            else 0.0
        )
    if not link and any(
        one in PREPOSITIONS and other in UNBOUND for one, other in pairwise(between)
    ):
        return k.PARTED  # "the Party membership of a member"
    return 0.0


def _new_phrase(
    passage: Passage,
    before: Filling,
    between: Sequence[str],
    at: int,
    template: LoadedTemplate,
    link: tuple[str, ...],
) -> float:
    """Cost of a determiner between two words: a noun phrase begins there. It may be governed by a
    preposition, or be the object of a verb; it may not stand behind another noun."""
    previous = between[at - 1] if at else ""
    if previous in ("and", "or", "nor"):
        if at > 1 and between[at - 2] in DETERMINERS:
            return 0.0  # "his or her"
        listed = template.coordinated and template.sort is not Sort.LITERAL
        return 0.0 if listed else k.COORDINATED_PAIR
    if previous in PREPOSITIONS or previous in DETERMINERS:
        return 0.0
    if passage.separator(before.end + at - 1) == COMMA:
        return 0.0 if template.commas else k.COORDINATED_PAIR
    word = previous or bare(passage.words[before.end - 1])
    if _can_govern(word, passage.costs.frequencies) or any(each in DETERMINERS for each in link):
        return 0.0
    return k.COORDINATED_PAIR


def _governs(
    template: LoadedTemplate,
    passage: Passage,
    before: Filling,
    preposition: str,
    link: tuple[str, ...],
    determined: bool,
) -> bool:
    """Whether the word before a preposition may be what the words of the term depend on: a verb, or
    the noun made of one ("adapting Marxism", "the adaption of Marxism")."""
    frequencies = passage.costs.frequencies
    word = bare(passage.words[before.end - 1])
    if template.sort is Sort.LITERAL:
        sure = preposition == "of" or preposition in _AIMED or not frequencies.can_be(word, "n")
        return sure and _can_govern(word, frequencies) and not determined
    if _can_govern(word, frequencies) and not frequencies.can_be(word, "na"):
        return True
    if any(word in DETERMINERS for word in link):
        return True  # "emancipate the mind"
    own = template.words[before.slot + before.span - 1]
    if own.endswith("ed") or not _can_govern(own, frequencies):
        return False
    if own.endswith("ing") or not frequencies.can_be(own, "na"):
        return True
    return preposition in _AIMED


def _can_govern(word: str, frequencies: Frequencies) -> bool:
    return frequencies.can_be(word, "v")


def _link(template: LoadedTemplate, before: Filling, after: Filling) -> tuple[str, ...]:
    """The small words that the term itself has between two of its slots."""
    if template.sort is Sort.LITERAL:
        return ()
    links = _links(template.label, template.words)
    first, last = sorted((before.slot, after.slot))
    return tuple(word for link in links[first:last] for word in link)


@cache
def _links(label: str, slots: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """For each slot but the last, the words between it and the next one in a term."""
    found: list[tuple[str, ...]] = []
    own = [bare(word) for word in words(fold_text(label))]
    at = 0
    for slot in slots:
        if slot not in own[at:]:
            return ((),) * len(slots)
        here = own.index(slot, at)
        found.append(tuple(own[at:here]))
        at = here + 1
    return tuple(found[1:])
