"""Words that are romanised Chinese, and where their syllables end.

The shape of a syllable after ISO 7098 (Hanyu Pinyin): an initial that may be missing, and one of
the finals. More is allowed than exists; it is enough to tell names from most English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise

_INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    "(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou"
    "|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü|üe)"
)
_LONGEST_NAME = 4
"""Characters; longer stretches are no single name."""


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(f"(?:{_INITIAL}{_FINAL})+", re.IGNORECASE)


def pinyin_shaped(word: str) -> bool:
    """Whether a word could be pinyin, written together and without tones."""
    return _shape().fullmatch(word) is not None


def syllables_in(word: str, chinese: Iterable[str]) -> tuple[str, ...]:
    """The syllables of a romanised word, in the letters' own case; () where it is none.

    A word counts as romanised when it spells some of the characters of one of the `chinese` texts.
    Compile time only: reads the dictionary of `pypinyin`.
    """
    if not word.isalpha() or not pinyin_shaped(word):
        return ()
    from termcheck.lexicon.romanisation import spells

    for text in chinese:
        for start in range(len(text)):
            for end in range(start + 2, min(len(text), start + _LONGEST_NAME) + 1):
                found = spells(text[start:end], word)
                if found:
                    return _cut(word, map(len, found))
    return ()


def groupings(syllables: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All ways to write syllables as several words."""
    for count in range(1, len(syllables)):
        for cuts in combinations(range(1, len(syllables)), count):
            edges = (0, *cuts, len(syllables))
            yield tuple("".join(syllables[a:b]) for a, b in pairwise(edges))


def _cut(word: str, lengths: Iterable[int]) -> tuple[str, ...]:
    parts, at = [], 0
    for length in lengths:
        parts.append(word[at : at + length])
        at += length
    return tuple(parts) if at == len(word) else ()
