"""Words that may stand in the place of a word of the term, known from English or from a pivot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.lexicon import inflection
from termcheck.lexicon.families import is_adjectival
from termcheck.lexicon.near import near_synonyms
from termcheck.matching.variants.templates import Alternative, Slot
from termcheck.matching.variants.weights import Source
from termcheck.model.phrase import Phrase

if TYPE_CHECKING:
    from termcheck.lexicon.knowledge import Lexicon

STRONG_PIVOT = 0.3
"""Strength from which the word family of a synonym counts as well."""
PIVOT_FROM = 2.0
"""Commoner words have too many synonyms by way of Chinese."""
UNRELATED_PIVOT = 0.8
"""Factor when none of the shared Chinese words has a character of the term: the English word may
be meant in another of its senses ("establishment" as 机关, where the term has 确立)."""
NEAR, NEAR_COMMON = 0.78, 0.70
"""Similarity of a near-synonym, and of one of a word commoner than `PIVOT_FROM`."""
AGREED = 0.04
"""Added where the source term speaks for a near-synonym, too."""
_FROM_SOURCE = frozenset(
    {
        Source.SENSE,
        Source.CHARACTER,
        Source.RESIDUAL,
        Source.PIVOT,
        Source.SUPERWORD,
        Source.PART,
    }
)
KINDRED = 0.66
"""Similarity of a word with the same characters: enough only where all else is exact."""
MOST_KINDRED = 4
LEAST_KINDRED = 0.5
KINDRED_FROM, KINDRED_TO = 1.2, 4.0
"""Bounds of the rarity of such words: everyday words stand by chance, rare ones are learned."""
PREFIXES = frozenset(
    "anti bi bio co counter cross cyber de eco electro geo hydro infra inter intra macro mega micro"
    " mid mini multi nano neo non out over para post pre pro re self semi socio sub super tele"
    " trans tri ultra under".split()
)
PREFIX_MEANS = {"pre": "before", "post": "after", "anti": "against"}
LEAST_PART = 4
"""Letters of the parts of a compound, and of what stands behind a prefix."""
COMMON_PART = 4.0
"""Least zipf value of the parts of a compound."""


def add_parts(slot: Slot, lexicon: Lexicon) -> None:
    """The word written as two: behind a prefix (pre-trial), or a compound (work place)."""
    word = slot.word
    for cut in range(2, len(word) - LEAST_PART + 1):
        start, rest = word[:cut], word[cut:]
        if start in PREFIXES:
            known = lexicon.frequencies.zipf(rest) > 0
            if known and start in PREFIX_MEANS:
                meant = PREFIX_MEANS[start]
                reason = Phrase("phrase-says", (meant, rest, word))
                slot.add(Alternative((meant, rest), 0.85, Source.FAMILY, reason, parts=(0.0, 0.0)))
        else:
            known = (
                cut >= LEAST_PART
                and min(lexicon.frequencies.zipf(start), lexicon.frequencies.zipf(rest))
                >= COMMON_PART
            )
        if known:
            slot.add(
                Alternative(
                    (start, rest),
                    0.98,
                    Source.SPLIT,
                    Phrase("two-words", (word,)),
                    parts=(0.0, 0.0),
                )
            )


def add_synonyms(slot: Slot, lexicon: Lexicon) -> None:
    """English words that share Chinese headwords with the word, or with its family."""
    if lexicon.rarity(slot.word) < PIVOT_FROM:
        return
    for base in inflection.lemmas(slot.word):
        for via, least in ((base, 0.12), *((other, 0.2) for other in lexicon.family(base))):
            for other, (value, shared) in sorted(lexicon.synonyms(via).items()):
                if value < least and not (via == base and len(shared) >= 2):
                    continue
                similarity = 0.80 * min(1.0, 0.62 + value) * (1.0 if via == base else 0.95)
                if slot.counterpart and not any(
                    mark in slot.counterpart for headword in shared for mark in headword
                ):
                    similarity *= UNRELATED_PIVOT
                both = (via, other, tuple(shared[:3]))
                same = Phrase("both-translate", both)
                near = [(other, 1.0)]
                if value >= STRONG_PIVOT:
                    near.extend(sorted(lexicon.family(other).items()))
                for word, strength in near:
                    slot.add(
                        Alternative(
                            (word,),
                            similarity * (1.0 if word == other else 0.95 * strength),
                            Source.PIVOT,
                            same
                            if word == other
                            else Phrase("both-translate-family", (*both, word)),
                            weak_form=is_weaker(word, slot.word),
                        )
                    )


def add_near(slot: Slot, lexicon: Lexicon) -> None:
    """What translators put in the place of the word, from our own table.

    Where the source term speaks for such a word as well, the two agree: its reason stands, and the
    word is no longer a mere guess from a character.
    """
    similarity = NEAR_COMMON if lexicon.rarity(slot.word) < PIVOT_FROM else NEAR
    for base in inflection.lemmas(slot.word):
        for words in near_synonyms(base):
            known = slot.alternatives.get(words)
            if known is not None and known.source in _FROM_SOURCE:
                slot.alternatives[words] = replace(
                    known,
                    similarity=max(known.similarity, similarity + AGREED),
                    source=Source.SENSE if known.source is Source.PART else known.source,
                    character=False,
                )
                continue
            slot.add(
                Alternative(
                    words,
                    similarity,
                    Source.NEAR,
                    Phrase("near-synonym", ("-".join(words), base)),
                    parts=(0.0,) * len(words) if len(words) > 1 else (),
                    weak_form=is_weaker(words[-1], slot.word),
                )
            )


def add_near_runs(slots: list[Slot]) -> None:
    """Add what stands for two neighbouring words together (grassroots for primary-level)."""
    for first in range(len(slots) - 1):
        pair = slots[first : first + 2]
        written = "-".join(slot.word for slot in pair)
        for words in near_synonyms(written):
            slots[first].add(
                Alternative(
                    words,
                    NEAR,
                    Source.NEAR,
                    Phrase("near-synonym", ("-".join(words), written)),
                    span=2,
                    parts=(0.0,) * len(words) if len(words) > 1 else (),
                )
            )


def add_kindred(slot: Slot, lexicon: Lexicon) -> None:
    """The few words nearest to the word by the characters that they are written with."""
    if lexicon.source is None or not slot.counterpart:
        return
    base = inflection.lemmas(slot.word)[0]
    left = MOST_KINDRED
    for other, value in lexicon.source.kindred(base, slot.counterpart).items():
        if value < LEAST_KINDRED or not left:
            break
        if (
            (other,) in slot.alternatives
            or not KINDRED_FROM <= lexicon.rarity(other) <= KINDRED_TO
            or not lexicon.frequencies.can_be(other, "na")
        ):
            continue
        left -= 1
        reason = Phrase("kindred", (other, slot.counterpart, base))
        slot.add(Alternative((other,), KINDRED, Source.KINDRED, reason))


def is_weaker(other: str, word: str) -> bool:
    """Whether a family member describes rather than names, unlike the word of the term."""
    return (is_adjectival(other) and not is_adjectival(word)) or len(other) + 2 < len(word)
