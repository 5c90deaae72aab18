"""Source terms in languages that set words apart by blanks.

All forms of a term are written out when the glossary is compiled (plurals and other inflections,
hyphens, words written as one), so that a text needs one pass of one automaton and no words. A
possessive needs no form of its own: a word ends before its apostrophe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.matching.case import case_change, case_confidence
from termcheck.matching.listed import automaton, folded_pattern, standing_alone, term_rarity
from termcheck.matching.prepared import PreparedText
from termcheck.matching.source.blocked import Blocked
from termcheck.matching.source.longest import longest
from termcheck.model.language import primary
from termcheck.model.match import LIKELY_FROM
from termcheck.model.source import NOTHING, SourceText, SourceUse
from termcheck.text.fold import fold_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termcheck.model.document import Segment
    from termcheck.model.glossary import Glossary, Term

_SIGNS = frozenset("_=@$\\%#<>{}")
"""A letter beside one of them belongs to a program or to markup."""
_PLURAL = re.compile(r"\((?:e?s|ren|ies)\)")
_BACKTICKS = re.compile(r"(`+)[^`]+\1")
COMMON_RARITY = 3.4
"""Rarity of common words (zipf 3.8 and more), about the 8,000 most frequent."""
_MOST_FORMS = 48
"""Forms written out for one template."""


class _Meaning(NamedTuple):
    """What a pattern means for one term."""

    concept_id: str
    term: Term
    shapes: frozenset[str]
    """The spellings that are right, case and all; empty where any case will do."""
    everyday: bool


class _Said(NamedTuple):
    """Several meanings as a use of the term has them."""

    concept_ids: tuple[str, ...]
    terms: tuple[Term, ...]
    everyday: bool
    shaped: bool
    """Whether the case matters to one of them."""


def _said(means: tuple[_Meaning, ...]) -> _Said:
    return _Said(
        tuple([each.concept_id for each in means]),
        tuple([each.term for each in means]),
        all(each.everyday for each in means),
        any(each.shapes for each in means),
    )


def compile_spaced(glossary: Glossary, source: str, target: str) -> dict[str, Any]:
    """Plain data for `SpacedSource`, as a dict:

    - `patterns`: (folded form, [(concept, term)], rarity), sorted
    - `phrases`: (folded `not_in` phrase, [concept]), sorted
    - `everyday`: ids of the terms that are made of everyday words, sorted; none but for English
    """
    patterns: dict[str, list[tuple[int, int]]] = {}
    phrases: dict[str, list[int]] = {}

    def add(text: str, c: int, t: int) -> None:
        places = patterns.setdefault(text, [])
        if text and (c, t) not in places:
            places.append((c, t))

    for c, concept in enumerate(glossary.concepts):
        for t, term in enumerate(concept.in_language(source)):
            for text in (term.text, *term.forms):
                add(folded_pattern(text), c, t)
            for text in term.not_in:
                concepts = phrases.setdefault(folded_pattern(text), [])
                if c not in concepts:
                    concepts.append(c)
    listed = set(patterns)
    for form, c, t in _forms(glossary, source, target):
        # A form that is itself a term means that term.
        if form not in listed:
            add(form, c, t)
    patterns.pop("", None)
    phrases.pop("", None)
    return {
        "patterns": [
            (text, places, term_rarity(text, source)) for text, places in sorted(patterns.items())
        ],
        "phrases": sorted(phrases.items()),
        "everyday": _everyday(glossary, source),
    }


def _forms(glossary: Glossary, source: str, target: str) -> Iterator[tuple[str, int, int]]:
    """(form, concept, term) of all forms that say the same in any context."""
    from termcheck.matching.forms.templates import BASE, JOINED, compile_templates

    # The templates are those of the "target" of a glossary; here that is the source.
    compiled = compile_templates(glossary, target, source)
    for c, t, shape, slots, gaps, *_ in compiled[0] if compiled else ():
        if shape not in (BASE, JOINED):
            continue
        words = [sorted(form for form in slot if not form.endswith("'s")) for slot in slots]
        between = [_separators(light, mark) for light, mark in gaps]
        for chosen in islice(product(*words), _MOST_FORMS):
            for separators in islice(product(*between), 4):
                text = chosen[0] + "".join(
                    f"{separator}{word}"
                    for separator, word in zip(separators, chosen[1:], strict=True)
                )
                yield text, c, t


def _separators(light: tuple[str, ...], mark: str) -> tuple[str, ...]:
    if light:
        blank = f" {' '.join(light)} "
        return (blank,) if mark in ("", "-") else (f"{mark}{blank}",)
    return (" ", "-") if mark in ("", "-") else (f"{mark} ",)


def _everyday(glossary: Glossary, source: str) -> list[str]:
    if primary(source) != "en":
        return []
    from termcheck.lexicon.everyday import is_everyday

    terms = [term for concept in glossary.concepts for term in concept.in_language(source)]
    return sorted(
        term.id
        for term in terms
        # "WHO" is no everyday word, "who" is.
        if not (term.case_sensitive or term.text.isupper())
        and (is_everyday(term.text) or _common(term.text))
    )


def _common(text: str) -> bool:
    """Whether a term is one word that is common ("factory") or no plain noun ("block", "literal"):
    most of these mean several things."""
    if not (text.isalpha() and text.islower()):
        return False
    from termcheck.lexicon import frequency

    base = text.removesuffix("s")
    can_be = frequency.load().can_be
    plain = (can_be(base, "np") or can_be(text, "np")) and not can_be(base, "va")
    return not plain or term_rarity(base, "en") <= COMMON_RARITY


class SpacedSource:
    """Finds listed terms and their forms: plural, possessive, hyphens, other capitals."""

    def __init__(self, compiled: Any, glossary: Glossary, source: str) -> None:
        patterns, phrases = compiled["patterns"], compiled["phrases"]
        self._automaton = automaton([each[0] for each in (*patterns, *phrases)])
        self._rarity = [rarity for _, _, rarity in patterns]
        everyday = frozenset(compiled["everyday"])
        terms = [concept.in_language(source) for concept in glossary.concepts]
        self._meanings: list[tuple[_Meaning, ...]] = []
        for _, places, _ in patterns:
            means: dict[str, _Meaning] = {}
            for c, t in places:
                concept_id, term = glossary.concepts[c].id, terms[c][t]
                means.setdefault(
                    concept_id, _Meaning(concept_id, term, _shapes(term), term.id in everyday)
                )
            self._meanings.append(tuple(means.values()))
        self._said = [_said(means) for means in self._meanings]
        self._blocked = [
            frozenset(glossary.concepts[c].id for c in concepts) for _, concepts in phrases
        ]

    def find(self, segment: Segment) -> SourceText:
        """The terms of a segment; one whose capitals are in doubt asks for no rendering."""
        text = PreparedText(segment.text, segment.protected)
        folded = text.folded
        places = self._places(folded)
        if not places:
            return NOTHING
        code = [each.span() for each in _BACKTICKS.finditer(folded)] if "`" in folded else []
        first_phrase = len(self._meanings)
        blocked = Blocked(places, first_phrase) if self._blocked else None
        said: dict[tuple[int, int], _Said] = {}
        present: set[str] = set()
        for pattern, start, end in places:
            if pattern >= first_phrase:
                continue
            # Most terms stand between blanks, and much need not be asked of these.
            apart = folded[start - 1 : start] == " " == folded[end : end + 1]
            if not apart and not standing_alone(folded, start, end):
                continue
            here = self._said[pattern]
            means = self._meanings[pattern]
            for phrase in blocked.around(start, end) if blocked else ():
                gone = self._blocked[phrase]
                means = tuple(each for each in means if each.concept_id not in gone)
                here = _said(means)
            present.update(here.concept_ids)
            if here.shaped:
                here = _said(self._in_this_case(means, text, start, end, self._rarity[pattern]))
            if not here.concept_ids:
                continue
            if (apart and not code) or not _in_program(folded, start, end, code):
                said[start, end] = here
        if not present:
            return NOTHING
        uses = []
        for start, end in longest(said):
            place = text.span(start, end)
            if place is not None:
                concept_ids, terms, everyday, _ = said[start, end]
                printed = segment.text[place[0] : place[1]]
                uses.append(SourceUse(*place, printed, concept_ids, terms, everyday))
        return SourceText(tuple(uses), frozenset(present))

    def _places(self, folded: str) -> list[tuple[int, int, int]]:
        """Pattern, start and end of all that stands there, where a blank of a term may be several
        in the text, or the end of a line."""
        if "  " not in folded:
            return self._automaton.find_matches_as_indexes(folded, overlapping=True)
        kept = [
            at
            for at, character in enumerate(folded)
            if character != " " or folded[at - 1 : at] != " "
        ]
        single = "".join([folded[at] for at in kept])
        return [
            (pattern, kept[start], kept[end - 1] + 1)
            for pattern, start, end in self._automaton.find_matches_as_indexes(
                single, overlapping=True
            )
        ]

    @staticmethod
    def _in_this_case(
        means: tuple[_Meaning, ...], text: PreparedText, start: int, end: int, rarity: float
    ) -> tuple[_Meaning, ...]:
        """The meanings that the capitals in the text allow; those written just so come first."""
        span = text.span(start, end)
        if span is None:
            return ()
        printed = text.printed(*span)
        shape = fold_shape(printed)
        right = tuple(each for each in means if not each.shapes or shape in each.shapes)
        if any(each.shapes for each in right):
            return tuple(each for each in right if each.shapes)
        found = list(right)
        for each in means:
            if not each.shapes or each.term.case_sensitive:
                continue
            change = case_change(each.term.text, printed)
            quoted = text.quoted(start, end)
            if (
                change is None
                or case_confidence(each.term, printed, rarity, quoted, change) >= LIKELY_FROM
            ):
                found.append(each)
        return tuple(found)


def _in_program(folded: str, start: int, end: int, code: list[tuple[int, int]]) -> bool:
    """Whether what stands there is part of a name in a program, which nobody translates:
    "os.path", "input()", "__cached__", "--verbose", "ctx=Store", or lies in `code`, the stretches
    between backticks in order."""
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    if before in _SIGNS or after in _SIGNS:
        return True
    if before == "." and folded[start - 2 : start - 1].isalnum():
        return True
    if after == "." and folded[end + 1 : end + 2].isalnum():
        return True
    if after == "(" and not _PLURAL.match(folded, end):
        return True
    if before == "-" and (start < 2 or folded[start - 2] in " -[("):
        return True
    if before == ":" and after == ":":
        return True
    at = bisect_right(code, (start, end)) - 1
    return at >= 0 and end <= code[at][1]


def _shapes(term: Term) -> frozenset[str]:
    texts = (term.text, *term.forms)
    if not term.case_sensitive and all(text == text.lower() for text in texts):
        return frozenset()
    return frozenset(map(fold_shape, texts))
