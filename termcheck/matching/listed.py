"""Listed terms: one automaton over all terms of a language, whatever their status.

Matches are searched with overlaps, then tested for boundaries, then resolved (longest first):
leftmost-longest before the boundary test would lose true matches. The automaton is the one of
Aho and Corasick (1975) in `ahocorasick_rs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.lexicon import frequency
from termcheck.matching.case import case_change, case_confidence, case_match
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary, Status, Term
from termcheck.model.language import primary
from termcheck.model.match import Kind, Match
from termcheck.text.fold import fold_shape, fold_text
from termcheck.text.functional import LIGHT_WORDS
from termcheck.text.scripts import boundary, is_word_character
from termcheck.text.tokens import words

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

VERSION = 2
_MARKS = frozenset(map(chr, range(0x300, 0x370)))
"""Combining marks: parts of words that are no letters."""


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
        self._automaton = automaton([pattern for pattern, _, _ in compiled])
        self._alone = [always_alone(pattern) for pattern, _, _ in compiled]
        self._rarity = [rarity for _, _, rarity in compiled]
        self._concepts, self._language = glossary.concepts, language
        self._places = [places for _, places, _ in compiled]
        self._uses: list[tuple[_Use, ...] | None] = [None] * len(compiled)
        """By pattern; made when it is first found, for most terms never are."""

    def _used(self, pattern: int) -> tuple[_Use, ...]:
        made: list[_Use] = []
        for c, t in self._places[pattern]:
            concept = self._concepts[c]
            term = concept.in_language(self._language)[t]
            shapes = frozenset(map(fold_shape, (term.text, *term.forms)))
            made.append(_Use(concept.id, term, shapes))
        uses = self._uses[pattern] = tuple(made)
        return uses

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """Listed terms with word boundaries on both sides, overlapping ones included."""
        folded, original = text.folded, text.original
        matches: list[Match] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        ):
            if not self._alone[pattern] and not standing_alone(folded, start, end):
                continue
            span = text.span(start, end)
            if span is None:
                continue
            uses = self._uses[pattern]
            if uses is None:
                uses = self._used(pattern)
            if len(uses) == 1:
                concept_id, term, shapes = uses[0]
                # Most terms stand in the text as they are listed.
                printed = original[span[0] : span[1]]
                if printed in shapes and term.status is Status.PREFERRED:
                    matches.append(Match(*span, printed, concept_id, term, Kind.EXACT))
                    continue
            matches += _matches(uses, text, start, end, span, self._rarity[pattern])
        return matches


def automaton(patterns: Sequence[str]) -> AhoCorasick:
    """One automaton over all patterns; of its kinds the one that is small and fast.

    Twice as fast as what the library chooses from a hundred patterns on.
    """
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(patterns, implementation=Implementation.ContiguousNFA)


def standing_alone(folded: str, start: int, end: int) -> bool:
    """Whether `[start, end)` has a word boundary at both ends, each judged by its own script."""
    if start:
        before = folded[start - 1]
        # A sign or a blank is a boundary beside anything.
        if (before.isalnum() or before in _MARKS) and not boundary(before, folded[start]):
            return False
    after = folded[end : end + 1]
    return not (after.isalnum() or after in _MARKS) or boundary(folded[end - 1], after)


def always_alone(pattern: str) -> bool:
    """Whether a pattern has word boundaries at both ends wherever it stands."""
    return not is_word_character(pattern[0]) and not is_word_character(pattern[-1])


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
