"""A rendering made of everyday words only.

## What it finds
Accepted English renderings of two words or more that stand in nearly every text, where the concept
has no `minimum_band`.

## Why
A variant that nobody listed is recognised by the words it shares with the rendering. Where these
are rare (Fengqiao, procuratorial) that is proof; where they are everyday words, ordinary prose has
them side by side as well, and about two in five of the possible findings mean something else.

## Example

    zh,en
    党组,Party group

## What to do
Nothing, if its findings are right. Otherwise set `minimum_band` to `likely` or `certain`, so that
less certain variants stay silent; list the variants you want found under `en:deprecated` or
`en:admitted`, for what is listed is always found; and list the phrases that mean something else
under `not_in`.
"""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, listing, place_of
from termcheck.lexicon.everyday import is_everyday, weighty_words
from termcheck.model.finding import Severity
from termcheck.model.language import primary
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC413"
NAME = "everyday-term"
SEVERITY = Severity.INFO
ON = True


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each concept. Cost: linear, and the frequency table once (20 ms)."""
    if primary(subject.target_language) != "en":
        return
    for concept in subject.glossary.concepts:
        if concept.minimum_band is not None:
            continue
        everyday = [
            term
            for term in concept.accepted(subject.target_language)
            # Of a single word only dictionary meanings are derived, and these are no matter of
            # chance.
            if len(weighty_words(term.text)) > 1 and is_everyday(term.text)
        ]
        if everyday:
            yield GlossaryRemark(
                CODE,
                NAME,
                SEVERITY.value,
                Phrase("lint-everyday", listing(term.text for term in everyday)),
                place_of(concept, everyday[0]),
                concept.id,
            )
