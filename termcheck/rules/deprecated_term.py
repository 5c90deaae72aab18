"""A rendering that the glossary lists as deprecated or superseded.

## What it finds
A text uses a rendering whose status is `deprecated` or `superseded`, in any case, or a form of one
with several words: with a hyphen, in the plural, written as one word.

## Why
Somebody decided against it: it is wrong, outdated, or misleads readers.

## Example
Glossary: 枫桥经验, preferred “Fengqiao Experience”, deprecated “Maple Bridge experience”.

    They spread the Maple Bridge experience.
                    ^^^^^^^^^^^^^^^^^^^^^^^ use “Fengqiao Experience”

## What to do
Use the preferred rendering. If the rendering is right in some longer phrase, list that phrase in
the column `not_in`; if it has become acceptable, move it to `en:admitted`.

## Severity
Error; less where a form of the rendering is not certain.

## MQM
`termbase`
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import Band, Kind, Match
from termcheck.model.phrase import Phrase
from termcheck.rules.phrases import derived_severity, fitting, safety
from termcheck.rules.verdict import Verdict

CODE = "TC101"
NAME = "deprecated-term"
SEVERITY = Severity.ERROR
ON = True


def judge(match: Match, concept: Concept, language: str) -> Verdict | None:
    """Objects to listed terms that are not accepted, and to their forms."""
    if match.term.status.accepted:
        return None
    if match.derived:
        return None  # see unlisted-variant
    severity = SEVERITY if match.band is Band.CERTAIN else derived_severity(match)
    accepted = concept.accepted(language)
    form_of = "" if match.kind is Kind.LISTED else match.term.text
    said = Phrase(
        "not-accepted",
        (match.text, str(match.term.status), form_of, tuple(term.text for term in accepted)),
    )
    if not accepted:
        return Verdict(severity, said)
    return Verdict(severity, said, fitting(accepted[0], match), safety(accepted[0], match))
