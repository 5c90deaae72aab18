"""One rendering for two concepts.

## What it finds
An accepted target term that stands under two concepts with different source terms.

## Why
It may be meant (检察长 and 首席检察官 are both “Prosecutor General” somewhere), but a reader of the
translation can no longer tell the two apart. In a text without its source, termcheck cannot either.

## Example

    zh,en
    审查,review
    复核,review

## What to do
Give the two different renderings, or leave it so if that is how it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, comparable, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.language import same_language
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC404"
NAME = "shared-rendering"
SEVERITY = Severity.INFO
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each rendering, at its second place. Cost: linear."""
    places: dict[str, dict[str, tuple[Concept, Term]]] = {}
    for concept, term in subject.terms(subject.target_language):
        if term.status.accepted:
            places.setdefault(comparable(term), {}).setdefault(concept.id, (concept, term))
    for found in places.values():
        if len(found) < 2 or _one_source(subject, [concept for concept, _ in found.values()]):
            continue
        concept, term = list(found.values())[1]
        yield GlossaryRemark(
            CODE,
            NAME,
            SEVERITY.value,
            Phrase("lint-shared-rendering", (term.text, len(found), *listing(found))),
            place_of(concept, term),
            concept.id,
        )


def _one_source(subject: Subject, concepts: list[Concept]) -> bool:
    """Whether all share a source term, which TC401 reports already."""
    shared: set[str] | None = None
    for concept in concepts:
        texts = {
            comparable(term)
            for term in concept.terms
            if same_language(term.language, subject.source_language)
        }
        shared = texts if shared is None else shared & texts
    return bool(shared)
