"""An admitted rendering where the preferred one is wanted.

## What it finds
A rendering whose status is `admitted`.

## Why
Some houses want one rendering everywhere, even where others are right.

## Example
Glossary: 检察长, preferred “Prosecutor General”, admitted “Procurator-General”.

    Procurator-General Li visited the county.
    ^^^^^^^^^^^^^^^^^^ admitted; preferred is “Prosecutor General”

## What to do
Use the preferred rendering. Switch the rule on with `--select +TC104`.

## MQM
`termbase`
"""

from __future__ import annotations

from termcheck.model.finding import Applicability, Severity
from termcheck.model.glossary import Concept, Status
from termcheck.model.match import Kind, Match
from termcheck.model.phrase import Phrase
from termcheck.rules.phrases import fitting
from termcheck.rules.verdict import Verdict

CODE = "TC104"
NAME = "admitted-term"
SEVERITY = Severity.INFO
ON = False


def judge(match: Match, concept: Concept, language: str) -> Verdict | None:
    """Objects to admitted terms where there is a preferred one."""
    if match.kind is not Kind.LISTED or match.term.status is not Status.ADMITTED:
        return None
    preferred = concept.preferred(language)
    if preferred is None:
        return None
    return Verdict(
        SEVERITY,
        Phrase("admitted", (match.text, preferred.text)),
        fitting(preferred, match),
        Applicability.SAFE,
    )
