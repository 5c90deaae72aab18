"""A term inside a longer term of another concept.

## What it finds
A source or target term that stands, as whole words, within a term of another concept.

## Why
Nothing is wrong: the longest term settles what a text says, so 党组 does not count where 党组织
stands. It is worth knowing when a finding you expected is missing.

## Example

    zh,en
    法院,court
    最高人民法院,Supreme People's Court

## What to do
Nothing, as a rule. Where the shorter term should not count in a phrase that is no term itself, list
that phrase under `not_in`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from termcheck.glossary.rules.base import Subject, listing, place_of
from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark
from termcheck.text.scripts import boundary

CODE = "TC405"
NAME = "nested-term"
SEVERITY = Severity.INFO
ON = True

_SEPARATOR = "\n"  # stands in no term: they are single lines


def check(subject: Subject) -> Iterator[GlossaryRemark]:
    """One remark for each inner term, with the longer ones it stands in.

    Cost: one pass of an automaton over all terms of a language, plus one step for each nesting.
    """
    for language in dict.fromkeys((subject.source_language, subject.target_language)):
        by_text: dict[str, list[tuple[Concept, Term]]] = {}
        for concept, term in subject.terms(language):
            by_text.setdefault(term.text.casefold(), []).append((concept, term))
        for inner, outers in _nested(list(by_text)).items():
            concept, term = by_text[inner][0]
            own = {found.id for found, _ in by_text[inner]}
            longer = [
                outer.text
                for text in outers
                for holder, outer in by_text[text][:1]
                if holder.id not in own
            ]
            if longer:
                yield GlossaryRemark(
                    CODE,
                    NAME,
                    SEVERITY.value,
                    Phrase("lint-inner", (term.text, *listing(longer))),
                    place_of(concept, term),
                    concept.id,
                )


def _nested(texts: list[str]) -> dict[str, list[str]]:
    """From a text to the texts that hold it as whole words, in order."""
    if not texts:
        return {}
    from ahocorasick_rs import AhoCorasick

    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 1
    haystack = _SEPARATOR.join(texts)
    # Most places stand within a word ("art" in "party"): a separator on both sides, or a pair of
    # characters seen before, settles them without a closer look.
    edges: dict[tuple[str, str], bool] = {}

    def edge(before: str, after: str) -> bool:
        known = edges.get((before, after))
        if known is None:
            known = edges[before, after] = _SEPARATOR in (before, after) or boundary(before, after)
        return known

    padded = f"{_SEPARATOR}{haystack}{_SEPARATOR}"
    found: dict[str, dict[str, None]] = {}
    for index, start, end in AhoCorasick(texts).find_matches_as_indexes(haystack, overlapping=True):
        inside = edge(padded[start], padded[start + 1]) and edge(padded[end], padded[end + 1])
        if inside and (holder := bisect_right(starts, start) - 1) != index:
            found.setdefault(texts[index], {})[texts[holder]] = None
    return {inner: list(holders) for inner, holders in found.items()}
