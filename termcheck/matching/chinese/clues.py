"""Words that show where a rendering stands once it is known to be there (compile time).

Far weaker than the alternatives that are looked for in any text: a single word of the term, or any
headword that CC-CEDICT gives for a single word of the English term.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termcheck.matching.chinese.alternatives import PARTICLES
from termcheck.matching.chinese.meaning import Meanings, content, synonyms, words_of
from termcheck.text.scripts import is_han

MOST_OF_WORD = 12
"""Headwords of one English word; the most frequent stay."""
LEAST_FREQUENT = 3
PART, SYNONYM, GLOSS = 1.0, 0.8, 0.7
"""How much of its share a word of the term brings, one that shares a meaning with it, and one that
means the same as an English word of the source term."""


class Clue(NamedTuple):
    """A word that speaks for a concept where it stands."""

    text: str
    share: float
    """Of the whole term: 1.0 for a word that says all of it."""
    part: int
    """What it stands for; several clues for the same thing count once."""
    before: int
    """How many words of the term, or of the source term, stand before what it stands for."""
    after: int
    expected: str
    """The word of the term, or of the source term, that it stands for."""
    gloss: str
    """The English meaning that shows it; empty for words of the term itself."""


def clues_of(
    meanings: Meanings, sources: tuple[str, ...], term: str, parts: tuple[str, ...]
) -> list[Clue]:
    """The clues of a term in simplified characters; each text once, the strongest."""
    best: dict[tuple[str, int], Clue] = {}
    for clue in (*_of_parts(meanings, sources, term, parts), *_of_words(meanings, sources)):
        key = (clue.text, clue.part)
        if key not in best or best[key].share < clue.share:
            best[key] = clue
    return sorted(best.values(), key=lambda clue: (clue.part, -clue.share, clue.text))


def _of_parts(
    meanings: Meanings, sources: tuple[str, ...], term: str, parts: tuple[str, ...]
) -> Iterator[Clue]:
    english = content(sources)
    # "constructor" is one word: nothing else is to be rendered beside one part of 构造函数.
    several = len(english) > 1
    for at, part in enumerate(parts):
        around = (at, len(parts) - 1 - at) if several else (0, 0)
        share = len(part) / len(term)
        if len(part) < 2 or not all(map(is_han, part)):
            continue
        if part != term:
            yield Clue(part, PART * share, at, *around, part, "")
        for other in synonyms(meanings, part, english):
            strength = SYNONYM * (0.6 + 0.4 * other.strength)
            yield Clue(other.text, round(strength * share, 3), at, *around, part, other.gloss)


def _of_words(meanings: Meanings, sources: tuple[str, ...]) -> Iterator[Clue]:
    words = meanings.words
    for number, source in enumerate(sources):
        wanted = content((source,))
        english = [word for word in dict.fromkeys(words_of(source)) if word in wanted]
        for at, word in enumerate(english):
            found = [
                headword
                for headword in words.dictionary.headwords_of(word)
                if 2 <= len(headword) <= 4
                and words.frequency(headword) >= LEAST_FREQUENT
                and not PARTICLES & set(headword)
            ]
            found.sort(key=lambda each: (-words.frequency(each), each))
            share = round(GLOSS / len(english), 3)
            # Numbers beyond those of the parts, so that both kinds can stand side by side.
            for headword in found[:MOST_OF_WORD]:
                around = (at, len(english) - 1 - at)
                yield Clue(headword, share, 100 * (number + 1) + at, *around, word, word)
