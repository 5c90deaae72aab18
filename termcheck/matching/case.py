"""Capitals: which differences in case matter.

English changes case by position: the first word of a sentence, titles and headings, whole lines in
capitals. Such changes are no findings. A set phrase that is written with capitals and stands
without them is one ("two establishments"), and so is a mixture ("Public interest Litigation",
"FENGQIAO Experience"). A family name in capitals before a given name is an accepted style.
"""

from __future__ import annotations

from termcheck.matching.pinyin import pinyin_shaped
from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Match, Step
from termcheck.model.phrase import Phrase
from termcheck.text.fold import fold_shape
from termcheck.text.functional import LIGHT_WORDS, NUMERALS

RARE, UNCOMMON = 6.5, 4.5
"""Rarity of a term's words in all: two rather rare words or three common ones, and a pair of words
of which one is not everyday."""
_SHOUTED = 0.80
"""One word in capitals among others may be meant as emphasis."""


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
    if _all_capitals([f for _, f in pairs]):
        return None
    for w, f in pairs:
        if w != f and _has_capital(w) and not f.isupper():
            return w, f
    shouted = [pair for pair in pairs if _shouted(*pair)]
    if shouted and not (shouted == pairs[:1] and _personal_name(wanted)):
        return shouted[0]
    raised = [pair for pair in pairs if not _has_capital(pair[0]) and _has_capital(pair[1])]
    in_lower_case = [pair for pair in pairs if not _has_capital(pair[0] + pair[1])]
    inside = [pair for pair in raised if pair is not pairs[0]]
    return inside[0] if inside and in_lower_case else None


def case_confidence(
    term: Term, printed: str, rarity: float, quoted: bool, change: tuple[str, str]
) -> float:
    """How sure it is that other capitals still mean the concept, and are a mistake.

    `rarity` is that of the term's words in all (see `lexicon.frequency`), `change` what
    `case_change` found. Without quotation marks
    "three provisions" may be any three provisions and "the people's daily worries" are no
    newspaper; a capital that is left ("Public interest Litigation") shows that a name is meant.
    """
    if _shouted(*change):
        return _SHOUTED
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
    found_text: str,
    span: tuple[int, int],
    change: tuple[str, str],
    confidence: float,
    opens_sentence: bool,
) -> Match:
    """The match of a listed term that stands in other capitals."""
    expected, found = change
    why = Phrase("other-capitals", (found, expected))
    return Match(
        *span,
        found_text,
        concept_id,
        term,
        Kind.CASE,
        confidence=confidence,
        why=why,
        steps=(Step(expected, found, Kind.CASE, why),),
        opens_sentence=opens_sentence,
    )


def _case_words(text: str) -> list[str]:
    return fold_shape(text).replace("-", " ").split()


def _all_capitals(words: list[str]) -> bool:
    return all(word.isupper() for word in words if any(map(str.isalpha, word)))


def _shouted(expected: str, found: str) -> bool:
    """Whether a word stands in capitals throughout that should not."""
    return found.isupper() and not expected.isupper() and sum(map(str.isalpha, found)) > 1


def _personal_name(words: list[str]) -> bool:
    """Whether the words look like a Chinese name: family name and given name in pinyin."""
    return len(words) in (2, 3) and all(w[:1].isupper() and pinyin_shaped(w) for w in words)


def _has_capital(word: str) -> bool:
    return any(map(str.isupper, word))
