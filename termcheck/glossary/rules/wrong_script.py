"""A term in the script of another language.

## What it finds
Chinese characters in a term of a language that is written with an alphabet.

## Why
The cells of the row have most likely changed places; such a term would not be found.

## Example

    zh,en
    Two Upholds,两个维护

## What to do
Put each term under its own language. A gloss in brackets belongs in the column `note`.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, place_of
from termcheck.model.finding import Severity
from termcheck.model.language import writes_spaces
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark
from termcheck.text.scripts import han_count

CODE = "TC412"
NAME = "wrong-script"
SEVERITY = Severity.WARNING
ON = True

_HANJA = frozenset({"ko"})


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each term. Cost: linear."""
    for concept in subject.glossary.concepts:
        for term in concept.terms:
            if term.text.isascii() or not writes_spaces(term.language):
                continue
            if han_count(term.text) and term.language.partition("-")[0] not in _HANJA:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase("lint-wrong-script", (term.text, term.language)),
                    place_of(concept, term),
                    concept.id,
                )
