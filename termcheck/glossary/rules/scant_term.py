"""A term with next to nothing in it.

## What it finds
Terms without a letter or a digit, of digits only, or of one letter or one Chinese character.

## Why
The first can never be found. The others are found everywhere: a figure in every table, 法 in every
word that has it.

## Example

    zh,en
    第一,1

## What to do
List the term with the words around it (第一检察厅). Where the column is something else, such as a
running number, change its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, place_of
from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC409"
NAME = "scant-term"
SEVERITY = Severity.WARNING
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each term. Cost: linear."""
    for concept in subject.glossary.concepts:
        for term in concept.terms:
            code = _lack(term.text)
            if code is not None:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase(code, (term.text,)),
                    place_of(concept, term),
                    concept.id,
                )


def _lack(text: str) -> str | None:
    letters = sum(character.isalpha() for character in text)
    if letters > 1:
        return None
    digits = any(character.isalnum() and not character.isalpha() for character in text)
    if letters == 0:
        return "lint-figures-only" if digits else "lint-no-letters"
    return None if digits else "lint-one-letter"
