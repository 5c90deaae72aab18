"""A rendering that one concept accepts and another rejects.

## What it finds
A target term that is preferred or admitted in one concept and deprecated or superseded in another.

## Why
In a text without its source, nothing says which concept is meant. The accepted use is believed, so
the rejected one goes unnoticed there.

## Example

    zh,en,en:deprecated
    检察长,Prosecutor General,chief prosecutor
    首席检察官,chief prosecutor,

## What to do
Nothing, if that is how it is: with the source beside it, termcheck tells the two apart. Otherwise
choose another rendering for one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, comparable, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC411"
NAME = "rejected-elsewhere"
SEVERITY = Severity.INFO
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each rejected term. Cost: linear."""
    accepted: dict[str, dict[str, None]] = {}
    for concept, term in subject.terms(subject.target_language):
        if term.status.accepted:
            accepted.setdefault(comparable(term), {})[concept.id] = None
    for concept, term in subject.terms(subject.target_language):
        if term.status.accepted:
            continue
        others = [name for name in accepted.get(comparable(term), ()) if name != concept.id]
        if others:
            yield GlossaryRemark(
                CODE,
                NAME,
                SEVERITY.value,
                Phrase(
                    "lint-rejected-elsewhere",
                    (term.text, str(term.status), concept.id, *listing(others)),
                ),
                place_of(concept, term),
                concept.id,
            )
