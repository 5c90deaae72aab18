"""The agreed rendering in another form: case, number, hyphenation, spacing, order.

## What it finds
All words of a preferred or admitted rendering, but in other capitals, in the singular for the
plural, with or without a hyphen, written as one word or as two, with another preposition or
article, or turned round “of”. Forms that grammar asks for are no findings: verb forms, the
possessive at the end, capitals in titles and at the beginning of sentences, the plural of a
common noun, hyphens in a common phrase before a noun.

## Why
Set phrases and names are recognised by their form. “two establishment” beside “Two
Establishments” looks like another thing, and a search for one does not find the other.

## Example
Glossary: 两个确立, preferred “Two Establishments”; 新质生产力, “new quality productive forces”.

    They firmly support the “two establishment”.
                             ^^^^^^^^^^^^^^^^^ use “Two Establishments”
    to develop new-quality productive forces
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ use “new quality productive forces”

## What to do
Use the form in the glossary. If the other form is as good, list it in `en:admitted`.

## Severity
Warning; info where the words are so common that they may mean something else. The fix keeps the
number and the verb form that the sentence asks for; where it cannot, it is unsafe.

## MQM
`termbase`
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import FORM_KINDS, Match
from termcheck.model.phrase import Phrase
from termcheck.rules.phrases import derived_severity, fitting, safety
from termcheck.rules.verdict import Verdict

CODE = "TC102"
NAME = "term-form"
SEVERITY = Severity.WARNING
ON = True


def judge(match: Match, concept: Concept, language: str) -> Verdict | None:
    """Objects to forms of accepted terms that no grammar asks for."""
    if match.derived or match.kind not in FORM_KINDS or not match.proper:
        return None
    return Verdict(
        derived_severity(match),
        Phrase("another-form", (match.text, match.term.text)),
        fitting(match.term, match),
        safety(match.term, match),
    )
