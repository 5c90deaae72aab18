"""A rendering that nobody listed but that stands for a concept of the glossary.

## What it finds
Words that render the Chinese term in another way than agreed: a synonym, a word of the same
family, a word-for-word translation, words left out or put in, another romanisation, a misspelling.
What they have in common with the concept is said in the finding.

## Why
Nobody can list every wrong rendering in advance, and the same phrase in five translations is five
phrases to a reader.

## Example
Glossary: 两个维护, preferred “Two Upholds”.

    resolutely achieve the “two maintenance”
                            ^^^^^^^^^^^^^^^ “maintenance” renders 维护 (to maintain)

## What to do
Use the preferred rendering. If the variant is acceptable, list it in `en:admitted`; if it is wrong
for good, in `en:deprecated`; if it does not mean the concept, put the phrase into `not_in`.

## Severity
Warning where the evidence is certain or likely, info where it is possible. Never an error: the
evidence is derived, not listed.

## MQM
`termbase`
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import Match
from termcheck.model.phrase import Phrase
from termcheck.rules.phrases import derived_severity, fitting, proposed
from termcheck.rules.verdict import Verdict

CODE = "TC103"
NAME = "unlisted-variant"
SEVERITY = Severity.WARNING
ON = True


def judge(match: Match, concept: Concept, language: str) -> Verdict | None:
    """Objects to everything that is derived."""
    if not match.derived:
        return None
    term = proposed(concept, language) or match.term
    return Verdict(
        derived_severity(match),
        Phrase("another-rendering", (match.text, term.text)),
        fitting(term, match),
    )
