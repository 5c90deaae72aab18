"""The constants of the engine, in one place, with what each means.

Most were swept one at a time on a development set; neighbouring values gave nearly the same
result. The thresholds of the bands are shared with `termcheck.model.match`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from termcheck.model.match import CERTAIN_FROM, LIKELY_FROM

ACCEPT: Final = 0.70
"""Least confidence of a match."""
LIKELY: Final = LIKELY_FROM
CERTAIN: Final = CERTAIN_FROM
BEST_CUES: Final = 0.12
"""The most that quotation marks and capitals add."""
LEAST_SIMILARITY: Final = 0.40
"""Weaker alternatives are dropped."""

BASE_WEIGHT: Final = 0.6
"""Added to the rarity of a word to give the weight of its slot."""
NUMERAL_WEIGHT: Final = 2.5
ONE_WEIGHT: Final = 1.0
LIGHT_WEIGHT: Final = 0.6
"""Of a function word that belongs to the term ("up" in "opening-up")."""

GAP: Final = 0.5
"""Cost of an inserted content word, times (0.6 + rarity up to 3)."""
GAP_OWN: Final = 0.2
"""Factor for an inserted word that itself fits a slot."""
GAP_SUBSTITUTE: Final = 0.3
"""Factor for a word that stands where an omitted one would."""

INVERSION: Final = 1.35
"""Cost of two neighbours in the wrong order."""
INVERSION_RELATED: Final = 0.5
"""Factor when in, by, on, to or at stands between them."""
INVERSION_JOINED: Final = 0.18
"""Cost when of, for, over, from or 's stands between them."""
INVERSION_COORDINATED: Final = 0.5
"""Added when "and" or "or" lies between."""

FREE_SHARE: Final = 0.5
"""Share of its weight that an omitted word counts when the source term has nothing for it."""
OMISSION: Final = 0.05
"""For each omitted word that the source term has a counterpart of."""
OMITTED_HEAD: Final = 0.10
OMITTED_HEAD_NOUN: Final = 0.06
OMITTED_FIRST: Final = 0.08

NUMERAL_BEHIND: Final = 0.25
NUMERAL_NOUN: Final = 0.08
WEAK_HEAD: Final = 0.30
EDGE_NOUN: Final = 0.10

COMMA: Final = 0.15
OTHER_MARK: Final = 0.05
OPENING_MARK: Final = 0.10

COORDINATED: Final = 0.12
""""and" or "or" between the words of a term that names one thing."""
COORDINATED_PAIR: Final = 0.32
"""The same where the term has just two words: they are two things then."""
PARTED: Final = 0.35
"""A preposition between two words that stand side by side in the term, in the same order."""
REVERSED: Final = 0.35
"""A possessive that makes the head of what is the attribute in the term, or the other way round."""
UNBOUND: Final = 0.35
"""Another determiner where the term has "the": "members of both parties"."""
AGENT: Final = 0.30
"""Of the noun that names the thing one says who and the other what: member, membership."""
VERB: Final = 0.25
"""A verb in place of the noun that names the thing, and no adverb before it: "people prosecuted" is
no public prosecution."""
UNQUALIFIED: Final = 0.35
"""Without the "not", "without" or "other" of the term."""
OTHER_CASE: Final = 0.11
"""A word replaced in a name that is not printed as one, or in a term printed like the name of
something else: "foreign affairs departments", "the Political Department"."""
COMPLEMENT: Final = 0.15
"""A phrase with a preposition of its own put in: "a system of laws with" for "a system with"."""
BROKEN_OFF: Final = 0.35
"""The last word belongs to the noun behind it: "procuratorate of the People's" Liberation Army."""
ADVERSE: Final = 0.20
"""A negation, or "but", between two words of a term."""
CLAUSE: Final = 0.35
"""An auxiliary verb stands between the words of a term: they are a sentence, not a term."""
LISTED: Final = 0.30
"""A comma between the two words of a term: they stand in a list."""
THIN: Final = 0.05
THIN_WEIGHT: Final = 6.0
"""Words are left out, and the others weigh less than this."""

NOTHING_SHARED: Final = 0.12
"""Less than a quarter of the weight is matched by words of the term or their families."""
WEAK_PAIR: Final = 0.12
CHARACTER_SENSE: Final = 0.15
NAME_APART: Final = 0.20
"""A name in another spelling, and other words between it and the rest of the term."""
NEAR_TWICE: Final = 0.11
"""A near-synonym, and another word replaced as well."""
NEAR_APART: Final = 0.12
"""A near-synonym where words are put in or left out."""

QUOTED: Final = 0.08
CAPITALS: Final = 0.04

LITERAL_PRIOR: Final = 0.97
LITERAL_NAME_PRIOR: Final = 0.95
DICTIONARY_PRIOR: Final = 0.90

LITERAL_NAME_CAP: Final = 0.75
LITERAL_NAME_LEAST: Final = 0.60
"""Least share of its weight that a name taken for words must have matched: `ACCEPT` would ask too
much of single characters, whose senses are never surer than 0.78."""
SUBSTITUTED_SET_CAP: Final = 0.86
"""Of a term of two words one of which is replaced by another word."""
LOOSE_SET_CAP: Final = 0.75
"""The same where the other word is loosely related: measured, a third of these are renderings."""
LOOSELY: Final = 0.72
"""Similarity below which a word is loosely related."""
STRONG_PARTNER: Final = 5.0
"""Weight from which the word that stays is evidence enough to lift the cap."""
RESCUE: Final = 0.72
SHORTENED: Final = 0.72
"""Of a term one word of which is left out in the middle."""
FOREIGN: Final = 0.30
"""An institution "of" another place, half of a person's name taken for the name of a place."""


class Sort(IntEnum):
    """How a template came about."""

    TERM = 0
    """The words of the term itself, in its order."""
    LITERAL = 1
    """The parts of the source term, word for word, in their order."""
    MEANING = 2
    """What a dictionary says the whole source term means."""


class Source(IntEnum):
    """Where an alternative comes from; the kind and the reason of a match follow from it."""

    CANONICAL = 0
    FAMILY = 1
    NUMBER = 2
    SENSE = 3
    CHARACTER = 4
    RESIDUAL = 5
    PIVOT = 6
    SUPERWORD = 7
    PART = 8
    NEAR = 9
    JOINED = 10
    SPLIT = 11
    SPELLING = 12
    OLD_SPELLING = 13
    WHOLE = 14
    KINDRED = 15


SHARED = frozenset(
    {Source.CANONICAL, Source.FAMILY, Source.NUMBER, Source.JOINED, Source.SPLIT, Source.SPELLING,
     Source.OLD_SPELLING}
)  # fmt: skip
"""Sources that are the words of the term itself, in another form."""
