"""Terms made of words that stand in nearly every text."""

from __future__ import annotations

from termcheck.lexicon import frequency, numerals
from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.text.fold import fold
from termcheck.text.tokens import words

EVERYDAY_RARITY = 2.4
"""Words up to this rarity stand in nearly every text of some length (zipf 4.8 and more)."""
EVERYDAY_WEIGHT = 6.0
"""Terms of several words that weigh less than this together are met by chance."""
_BASE_WEIGHT = 0.6
"""What each word weighs besides its rarity."""


def weighty_words(term: str) -> tuple[str, ...]:
    """The words of an English term that carry weight: folded, in order, without function words
    and without possessive endings; numbers count."""
    bare = (word.removesuffix("'s").replace("'", "") for word in words(fold(term).text))
    return tuple(
        word for word in bare if word not in FUNCTION_WORDS or numerals.number_of(word) is not None
    )


def is_everyday(term: str) -> bool:
    """Whether an English rendering is made of everyday words only ("Party Group", "new era").

    Variants of such a term are found by chance as well: expect two in five of those in the
    `possible` band to be something else, and set the concept's minimum band to `likely` or
    `certain`. Terms with a number, a name or one rare word are safe. Reads the frequency table.
    """
    weighty = weighty_words(term)
    if any(numerals.number_of(word) is not None for word in weighty):
        return False
    frequencies = frequency.load()
    rarities = [frequencies.rarity(word, word.removesuffix("s")) for word in weighty]
    if not rarities or max(rarities) <= EVERYDAY_RARITY:
        return True
    # One rare word ("hegemony") is light as a term, but nobody writes it by chance.
    return len(rarities) > 1 and sum(rarities) + _BASE_WEIGHT * len(rarities) < EVERYDAY_WEIGHT
