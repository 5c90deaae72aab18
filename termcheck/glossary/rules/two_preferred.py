"""A concept with two preferred terms in one language.

## What it finds
Two terms or more of one concept and one language (with its region, if it has one) are preferred.

## Why
The first of them is proposed and the other accepted in silence, which may not be what was decided.

## Example

    id,zh,en
    upholds,两个维护,Two Upholds
    upholds,两个维护,Two Safeguards

## What to do
Decide on one and make the others `admitted` or `deprecated`. Where two rows mean different
concepts, give each an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Status, Term
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC402"
NAME = "two-preferred"
SEVERITY = Severity.WARNING
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each concept and language, at the second term. Cost: linear."""
    for concept in subject.glossary.concepts:
        preferred: dict[str, list[Term]] = {}
        for term in concept.terms:
            if term.status is Status.PREFERRED:
                preferred.setdefault(term.language, []).append(term)
        for language, terms in preferred.items():
            if len(terms) > 1:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase(
                        "lint-two-preferred",
                        (concept.id, len(terms), language, *listing(t.text for t in terms)),
                    ),
                    place_of(concept, terms[1]),
                    concept.id,
                )
