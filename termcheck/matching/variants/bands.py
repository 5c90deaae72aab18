"""Concepts that the engine cannot promise much for."""

from __future__ import annotations

from termcheck.lexicon import frequency, numerals
from termcheck.matching.variants.words import content_words, is_light

EVERYDAY_RARITY = 2.4
"""Words up to this rarity stand in nearly every text of some length (zipf 4.8 and more)."""
EVERYDAY_WEIGHT = 6.0
"""Terms whose words together weigh less than this are met by chance."""


def is_everyday(term: str) -> bool:
    """Whether a rendering is made of everyday words only ("Party Group", "new era").

    Variants of such a term are found by chance as well: expect two in five of those in the
    `possible` band to be something else, and set the concept's minimum band to `likely` or
    `certain`. Terms with a number, a name or one rare word are safe. Reads the frequency table.
    """
    words, _ = content_words(term)
    if any(numerals.number_of(word) is not None for word in words):
        return False
    frequencies = frequency.load()
    rarities = [
        frequencies.rarity(word, word.removesuffix("s")) for word in words if not is_light(word)
    ]
    if not rarities:
        return True
    return max(rarities) <= EVERYDAY_RARITY or sum(rarities) + 0.6 * len(rarities) < EVERYDAY_WEIGHT
