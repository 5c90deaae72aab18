"""English words that carry grammar rather than meaning, for comparing word sequences."""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
PREPOSITIONS = frozenset(
    {
        "of",
        "for",
        "on",
        "in",
        "to",
        "over",
        "towards",
        "toward",
        "with",
        "at",
        "by",
        "from",
        "about",
    }
)
CONNECTIVES = frozenset({"that", "and", "or"})
LIGHT_WORDS = ARTICLES | PREPOSITIONS | CONNECTIVES
"""Words that never count as a word of their own when renderings are compared."""

AUXILIARIES = frozenset(
    {
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did"),
        *("will", "would", "shall", "should", "can", "could", "may", "might", "must"),
        *("who", "which", "when", "where", "as", "while", "than", "but", "not", "also", "into"),
    }
)
"""Words that show, like light words, that the noun before them has no noun behind it."""

NUMERALS = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "twenty", "hundred", "thousand"),
    }
)
