"""Listed terms: one automaton over all terms of a language, whatever their status.

Matches are searched with overlaps, then tested for boundaries, then resolved (longest first):
leftmost-longest before the boundary test would lose true matches. The automaton is the one of
Aho and Corasick (1975) in `ahocorasick_rs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from termcheck.lexicon import frequency
from termcheck.matching.case import case_change, case_confidence, case_match
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary, Status, Term
from termcheck.model.language import primary
from termcheck.model.match import Kind, Match
from termcheck.text.fold import fold_shape, fold_text
from termcheck.text.functional import LIGHT_WORDS
from termcheck.text.scripts import boundary
from termcheck.text.tokens import words

VERSION = 2


def compile_terms(glossary: Glossary, source: str, target: str) -> Any:
    """(folded pattern, list of (concept index, term index), rarity), sorted by pattern."""
    patterns: dict[str, list[tuple[int, int]]] = {}
    for c, concept in enumerate(glossary.concepts):
        for t, term in enumerate(concept.in_language(target)):
            for text in (term.text, *term.forms):
                pattern = folded_pattern(text)
                if pattern and (c, t) not in patterns.setdefault(pattern, []):
                    patterns[pattern].append((c, t))
    return [(text, places, term_rarity(text, target)) for text, places in sorted(patterns.items())]


def term_rarity(folded: str, language: str) -> float:
    """Rarity of the words of a folded English term in all; large for other languages."""
    if primary(language) != "en":
        return 10.0
    table = frequency.load()
    content = [word for word in words(folded) if word not in LIGHT_WORDS]
    return sum(table.rarity(word.removesuffix("'s")) for word in content)


def load(compiled: Any, glossary: Glossary, source: str, target: str) -> ListedDetector | None:
    """The automaton of the compiled patterns; None without any term in `target`."""
    return ListedDetector(compiled, glossary, target) if compiled else None


def folded_pattern(text: str) -> str:
    """A term as it is searched: folded, with single blanks."""
    return " ".join(fold_text(text).split())


class _Use(NamedTuple):
    """What a pattern means for one term."""

    concept_id: str
    term: Term
    shapes: frozenset[str]
    """The spellings that are right, case and all."""


class ListedDetector:
    """Finds listed terms as they stand, in any case."""

    def __init__(self, compiled: Any, glossary: Glossary, language: str) -> None:
        from ahocorasick_rs import AhoCorasick

        terms = [concept.in_language(language) for concept in glossary.concepts]
        self._automaton = AhoCorasick([pattern for pattern, _, _ in compiled])
        self._rarity = [rarity for _, _, rarity in compiled]
        self._uses: list[tuple[_Use, ...]] = []
        for _, places, _ in compiled:
            uses = []
            for c, t in places:
                term = terms[c][t]
                shapes = frozenset(map(fold_shape, (term.text, *term.forms)))
                uses.append(_Use(glossary.concepts[c].id, term, shapes))
            self._uses.append(tuple(uses))

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """Listed terms with word boundaries on both sides, overlapping ones included."""
        folded = text.folded
        matches: list[Match] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        ):
            if not standing_alone(folded, start, end):
                continue
            span = text.span(start, end)
            if span is not None:
                matches += _matches(
                    self._uses[pattern], text, start, end, span, self._rarity[pattern]
                )
        return matches


def standing_alone(folded: str, start: int, end: int) -> bool:
    """Whether `[start, end)` has a word boundary at both ends, each judged by its own script."""
    before = folded[start - 1 : start] if start else ""
    return boundary(before, folded[start]) and boundary(folded[end - 1], folded[end : end + 1])


def _matches(
    uses: tuple[_Use, ...],
    text: PreparedText,
    start: int,
    end: int,
    span: tuple[int, int],
    rarity: float,
) -> list[Match]:
    found, printed = text.original[span[0] : span[1]], text.printed(*span)
    right = [use for use in uses if printed in use.shapes]
    if not right:
        shape = fold_shape(printed)
        right = [use for use in uses if shape in use.shapes]
    matches = []
    for use in right or uses:
        term = use.term
        if term.case_sensitive and use not in right:
            continue
        change = None
        if term.status.accepted and use not in right:
            change = case_change(term.text, printed)
        if change is not None:
            confidence = case_confidence(term, printed, rarity, text.quoted(start, end), change)
            opens = text.opens_sentence(start)
            matches.append(case_match(term, use.concept_id, found, span, change, confidence, opens))
        elif term.status is Status.PREFERRED:
            matches.append(Match(*span, found, use.concept_id, term, Kind.EXACT))
        else:
            opens = text.opens_sentence(start)
            matches.append(
                Match(*span, found, use.concept_id, term, Kind.LISTED, opens_sentence=opens)
            )
    return matches
