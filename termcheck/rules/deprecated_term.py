"""A rendering that the glossary lists as deprecated or superseded.

## What it finds
A text uses a rendering whose status is `deprecated` or `superseded`, in any case.

## Why
Somebody decided against it: it is wrong, outdated, or misleads readers.

## Example
Glossary: 枫桥经验, preferred “Fengqiao Experience”, deprecated “Maple Bridge experience”.

    They spread the Maple Bridge experience.
                    ^^^^^^^^^^^^^^^^^^^^^^^ use “Fengqiao Experience”

## What to do
Use the preferred rendering. If the rendering is right in some longer phrase, list that phrase in
the column `not_in`; if it has become acceptable, move it to `en:admitted`.

## MQM
`termbase`
"""

from __future__ import annotations

from termcheck.model.finding import Applicability, Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import Match
from termcheck.rules.phrases import fitting, proposed, quoted
from termcheck.rules.verdict import Verdict

CODE = "TC101"
NAME = "deprecated-term"
SEVERITY = Severity.ERROR
ON = True


def judge(match: Match, concept: Concept, language: str) -> Verdict | None:
    """Objects to listed terms that are not accepted."""
    if match.term.status.accepted:
        return None
    term = proposed(concept, language)
    if term is None:
        return Verdict(SEVERITY, f"“{match.text}” is {match.term.status}")
    accepted = [each.text for each in concept.accepted(language)]
    return Verdict(
        SEVERITY,
        f"“{match.text}” is {match.term.status}; use {quoted(accepted)}",
        fitting(term, match),
        Applicability.SAFE,
    )
