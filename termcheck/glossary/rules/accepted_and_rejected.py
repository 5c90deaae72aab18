"""A term that one concept both accepts and rejects.

## What it finds
The same text in one concept and language as preferred or admitted, and as deprecated or superseded.

## Why
A text that uses it would be right and wrong at once. The rejection wins, so it would be reported.

## Example

    zh,en,en:deprecated
    枫桥经验,Fengqiao Experience,Fengqiao Experience

## What to do
Take one of the two out. If only a spelling is meant (“fengqiao experience”), list that spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, place_of
from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC410"
NAME = "accepted-and-rejected"
SEVERITY = Severity.WARNING
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each rejected term. Cost: linear."""
    for concept in subject.glossary.concepts:
        accepted = {
            (term.language, term.text): term for term in concept.terms if term.status.accepted
        }
        for term in concept.terms:
            other = accepted.get((term.language, term.text))
            if other is not None and not term.status.accepted:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase(
                        "lint-both-statuses",
                        (term.text, str(other.status), str(term.status), concept.id),
                    ),
                    place_of(concept, term),
                    concept.id,
                )
