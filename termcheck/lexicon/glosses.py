"""Glosses of CC-CEDICT, cleaned: what a Chinese word means, as short English phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from termcheck.lexicon.english import FUNCTION_WORDS

MOST_WORDS = 4
"""Longer glosses explain; they are not renderings."""

_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_NOT_A_SENSE = re.compile(
    r"\s*(?:CL:|(?:old |archaic )?variant of|surname|see |see also|also written|used in|Taiwan pr"
    r"|also pr|erhua|classifier|measure word|Japanese variant|abbr\. to|prefix|suffix)"
)
_ABBREVIATION = re.compile(r"abbr\. (?:for|of) (?:[^\s|\[]*\|)?([^\s|\[,;]+)")
_LEADING = re.compile(r"(?:to be|to|be|an|a|the)\s+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a Chinese word."""

    text: str
    """The gloss as a person reads it, without asides."""
    words: tuple[str, ...]
    """Its content words in order, lower case; one to four."""
    verb: bool
    """Whether the gloss began with "to"."""


def clean(definition: str) -> tuple[Sense, ...]:
    """The senses in one field of a dictionary line; () where it only points elsewhere."""
    if _NOT_A_SENSE.match(definition) or "abbr. for" in definition:
        return ()
    senses: list[Sense] = []
    for piece in _ASIDE.sub(" ", definition).split(";"):
        text = " ".join(piece.split()).strip(" ,.!?")
        lead = _LEADING.match(text)
        bare = text[lead.end() :] if lead else text
        words = tuple(
            word
            for word in (found.group().lower() for found in _WORD.finditer(bare))
            if word not in FUNCTION_WORDS and word not in ("sb", "sth", "one", "etc", "oneself")
        )
        if not words and bare.lower() in (
            "should",
            "must",
            "down",
            "under",
            "below",
            "up",
            "above",
        ):
            words = (bare.lower(),)
        if 1 <= len(words) <= MOST_WORDS and all(word.isascii() for word in words):
            senses.append(Sense(bare, words, bool(lead) and text.startswith("to ")))
    return tuple(senses)


def abbreviated(definition: str) -> str | None:
    """The full word that a definition says this one is short for, or None."""
    found = _ABBREVIATION.search(definition)
    return found.group(1) if found else None
