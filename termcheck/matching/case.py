"""Capitals: which differences in case matter.

English changes case by position: the first word of a sentence, titles and headings, whole lines in
capitals. Such changes are no findings. A set phrase that is written with capitals and stands
without them is one ("two establishments"), and so is a mixture ("Public interest Litigation").
"""

from __future__ import annotations

from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Match, Step
from termcheck.text.fold import fold_shape
from termcheck.text.functional import LIGHT_WORDS, NUMERALS

RARE, UNCOMMON = 6.5, 4.5
"""Rarity of a term's words in all: two rather rare words or three common ones, and a pair of words
of which one is not everyday."""


def case_change(expected: str, printed: str) -> tuple[str, str] | None:
    """The first word whose case matters, as (expected, printed); None where none does.

    Both arguments have the same words in the same order but for their case.
    """
    wanted, found = _case_words(expected), _case_words(printed)
    if len(wanted) != len(found) or wanted == found or _all_capitals(found):
        return None
    pairs = [
        (w, f)
        for w, f in zip(wanted, found, strict=True)
        if w.lower() not in LIGHT_WORDS and w.lower() == f.lower()
    ]
    for w, f in pairs:
        if w != f and _has_capital(w) and not f.isupper():
            return w, f
    raised = [pair for pair in pairs if not _has_capital(pair[0]) and _has_capital(pair[1])]
    in_lower_case = [pair for pair in pairs if not _has_capital(pair[0] + pair[1])]
    inside = [pair for pair in raised if pair is not pairs[0]]
    return inside[0] if inside and in_lower_case else None


def case_confidence(term: Term, printed: str, rarity: float, quoted: bool) -> float:
    """How sure it is that other capitals still mean the concept.

    `rarity` is that of the term's words in all (see `lexicon.frequency`). Without quotation marks
    "three provisions" may be any three provisions and "the people's daily worries" are no
    newspaper; a capital that is left ("Public interest Litigation") shows that a name is meant.
    """
    if quoted:
        return 0.97
    first = fold_shape(term.text).split()[0].lower()
    if first in NUMERALS and fold_shape(term.text) != first:
        return 0.72
    if rarity >= RARE or _has_capital(printed):
        return 0.92
    return 0.80 if rarity >= UNCOMMON else 0.72


def case_match(
    term: Term,
    concept_id: str,
    printed: str,
    span: tuple[int, int],
    change: tuple[str, str],
    confidence: float,
) -> Match:
    """The match of a listed term that stands in other capitals."""
    expected, found = change
    reason = f"'{found}' is '{expected}' in other capitals."
    return Match(
        *span,
        printed,
        concept_id,
        term,
        Kind.CASE,
        confidence=confidence,
        evidence=reason,
        steps=(Step(expected, found, Kind.CASE, reason),),
    )


def _case_words(text: str) -> list[str]:
    return fold_shape(text).replace("-", " ").split()


def _all_capitals(words: list[str]) -> bool:
    return all(word.isupper() for word in words if any(map(str.isalpha, word)))


def _has_capital(word: str) -> bool:
    return any(map(str.isupper, word))
