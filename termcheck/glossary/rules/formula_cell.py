"""A cell that a spreadsheet takes for a formula.

## What it finds
A term, id, note, definition or other text that begins with `=`, `+`, `-` or `@`.

## Why
Excel and others run such a cell as a formula when they open the CSV file: at best it shows an error
instead of the term, at worst it does what a stranger wants. termcheck itself takes it as text, and
its workbook never lets a cell begin a formula.

## Example

    zh,en
    双规,"=HYPERLINK(""http://example.org"")"

## What to do
Take the sign away, or put the text in quotation marks of the language (“-ism”).
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark
from termcheck.text.width import shorten

CODE = "TC406"
NAME = "formula-cell"
SEVERITY = Severity.WARNING
ON = True

_SIGNS = ("=", "+", "-", "@")  # a tab before them was trimmed when the cell was read


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each text. Cost: linear."""
    for concept in subject.glossary.concepts:
        for term, text in _texts(concept):
            if text.startswith(_SIGNS):
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase("lint-formula", (shorten(text, 40), text[0])),
                    place_of(concept, term),
                    concept.id,
                )


def _texts(concept: Concept) -> Iterator[tuple[Term | None, str]]:
    for text in (concept.id, concept.subject_field, concept.definition, concept.note):
        if text:
            yield None, text
    for term in concept.terms:
        for text in (term.text, term.note, term.source, *term.forms, *term.not_in):
            if text:
                yield term, text
