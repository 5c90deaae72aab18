"""One term of the source language in two concepts.

## What it finds
A source term, of whatever status, that is listed under two concepts or more.

## Why
Where it occurs, nothing says which of the concepts is meant, and so which rendering to expect.

## Example

    id,zh,en
    president,主席,President
    chairman,主席,Chairman

## What to do
If the rows mean the same, give them one id. If they do not, list the longer phrases that tell them
apart (国家主席, 军委主席) as the terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, comparable, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC401"
NAME = "duplicate-term"
SEVERITY = Severity.WARNING
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each term, at its second place. Cost: linear."""
    places: dict[str, dict[str, tuple[Concept, Term]]] = {}
    for concept, term in subject.terms(subject.source_language):
        places.setdefault(comparable(term), {}).setdefault(concept.id, (concept, term))
    for found in places.values():
        if len(found) > 1:
            concept, term = list(found.values())[1]
            yield GlossaryRemark(
                CODE,
                NAME,
                SEVERITY.value,
                Phrase("lint-shared-term", (term.text, len(found), *listing(found))),
                place_of(concept, term),
                concept.id,
            )
