"""A term that is written like a pattern.

## What it finds
Terms with the signs of regular expressions and wild cards (`\\w+`, `.*`, `[a-z]`, `colou?r`,
`procurator*`), with optional parts in brackets (`provision(s)`, `(the) Party`), or with a gap
(`take … as the core`, `以……为核心`).

## Why
Terms are taken literally, sign by sign. Such a term is found only where a text holds these very
signs, that is, never.

## Example

    zh,en
    检察官,procurator(s)

## What to do
Write the term as it stands in texts. Plurals, possessives and other forms are found without being
listed; a further rendering goes behind a `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, place_of
from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC408"
NAME = "pattern-term"
SEVERITY = Severity.WARNING
ON = True

_PATTERN = re.compile(
    r"\\[A-Za-z.()\[\]*+?]"  # an escape
    r"|[.\w\])][*+](?![\w+])"  # a repetition, but not "C++" or "G20+3"
    r"|\w\?\w"  # an optional letter
    r"|\(\?|\[\^|\[\w-\w"  # a group, a class
    r"|^\^|[\w)]\$$"  # the edges
    r"|\{\d+(?:,\d*)?\}"
)
_OPTIONAL = re.compile(
    r"\w\((?:e?s|es|ies|al|d|ed|ing)\)|\((?:the|an?|of|to)\)(?=\s)", re.IGNORECASE
)
_GAP = re.compile(r"…|\.\.\.|。。。|___")
_PLUS = re.compile(r"(?<!\\)\w\+\+?(?=\s|$)")


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each term. Cost: linear."""
    for concept in subject.glossary.concepts:
        for term in concept.terms:
            code = _resemblance(term.text)
            if code is not None:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase(code, (term.text,)),
                    place_of(concept, term),
                    concept.id,
                )


def _resemblance(text: str) -> str | None:
    if _OPTIONAL.search(text):
        return "lint-optional-part"
    if _GAP.search(text):
        return "lint-gap"
    # "Internet+" and "C++" are names.
    return "lint-pattern" if _PATTERN.search(_PLUS.sub("", text)) else None
