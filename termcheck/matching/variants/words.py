"""The words of a term as the engine sees them."""

from __future__ import annotations

import re

from termcheck.lexicon import inflection, numerals
from termcheck.lexicon.english import FUNCTION_WORDS, PREPOSITIONS
from termcheck.text.fold import fold
from termcheck.text.tokens import words

_COMPOUND_TAIL = re.compile(r"[a-z]-([a-z]+)(?![a-z-])")
_TO_BE_DROPPED = frozenset({"a", "an", "the", "of"})


def term_words(term: str) -> list[str]:
    """All words of a term, folded; the possessive ending is cut."""
    return [bare(word) for word in words(fold(term).text)]


def bare(word: str) -> str:
    """A folded word without "'s"."""
    return word[:-2] if word.endswith("'s") else word.replace("'", "")


def content_words(term: str) -> tuple[tuple[str, ...], int]:
    """The content words of a term in order, and the index of its head among them.

    The head names the thing: the last content word before the first preposition. Where fewer than
    two content words are there, all words but articles and "of" count as content.
    """
    found = term_words(term)
    tails = _COMPOUND_TAIL.findall(fold(term).text)
    content = [word for word in found if not is_light(word) or word in tails]
    if len(content) < 2:
        content = [word for word in found if word not in _TO_BE_DROPPED] or found
    head = len(content) - 1
    while head and is_light(content[head]):
        head -= 1
    seen = 0
    for word in found:
        if (
            seen
            and word in PREPOSITIONS
            and word not in tails
            and not (seen < len(content) and content[seen] == word)
        ):
            head = seen - 1
            break
        if seen < len(content) and word == content[seen]:
            seen += 1
    return tuple(content), max(0, head)


def is_light(word: str) -> bool:
    """Whether a word carries no weight: function words that are no numbers."""
    return word in FUNCTION_WORDS and numerals.number_of(word) is None


def base(word: str) -> str:
    """The base form that stands for a word: itself when it is one, else the first."""
    return inflection.lemmas(word)[0]


COMMA = re.compile(r"[,、，]")
COORDINATION = re.compile(r"[,、，&/]|(?:^|\s)(?:and|or)(?:\s|$)", re.IGNORECASE)
"""What tells that a term names several things side by side."""
