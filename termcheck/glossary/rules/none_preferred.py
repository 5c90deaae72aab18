"""A concept with terms in a language, but no preferred one.

## What it finds
All terms of a concept in the source or the target language are admitted, deprecated or superseded.

## Why
Without a preferred term nothing can be proposed instead of a wrong one. A concept whose terms are
all deprecated only says what not to write.

## Example

    id,zh,en,status
    lamp,灯下黑,darkness under the lamp,deprecated

## What to do
Add the preferred term. A concept that was given up should say which one took its place in
`replaced_by`; then this rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Status
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC403"
NAME = "none-preferred"
SEVERITY = Severity.WARNING
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each concept and language. Cost: linear."""
    for concept in subject.glossary.concepts:
        if concept.replaced_by is not None:
            continue
        for language in (subject.source_language, subject.target_language):
            terms = concept.in_language(language)
            if terms and all(term.status is not Status.PREFERRED for term in terms):
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase(
                        "lint-none-preferred",
                        (concept.id, language, *listing(term.text for term in terms)),
                    ),
                    place_of(concept, terms[0]),
                    concept.id,
                )
