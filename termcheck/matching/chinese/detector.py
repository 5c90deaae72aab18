"""The run-time side: two automata over a text in simplified characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from termcheck.matching.chinese.alternatives import PARTICLES, Reason
from termcheck.matching.chinese.boundaries import Boundaries, boundaries_of
from termcheck.matching.chinese.evidence import also_traditional, because, step, written
from termcheck.matching.chinese.heard import Heard
from termcheck.matching.chinese.hints import Hints
from termcheck.matching.chinese.proposal import Proposal, Subject
from termcheck.matching.covered import Covered
from termcheck.matching.listed import automaton, standing_alone
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary
from termcheck.model.match import Band, Kind, Match, band_of
from termcheck.text.scripts import is_han

SCRIPT_CONFIDENCE = 0.97
SURE_LENGTH = 4
"""From this length on an alternative stands across no word boundary, as a rule: 5 % of terms of
three and more characters do, 16 % of terms of two."""
SHORT_ENDS = frozenset({Reason.ABBREVIATION, Reason.LOST, Reason.SWAPPED})
"""Reasons that leave half a word at an edge: its boundary is in doubt whatever the length."""
LONGEST_GAP = 4
"""Characters that a word put into a term may have."""
TRADITIONAL_TEXT = 0.93
"""Confidence of a word that Taiwan uses for the term, in a text in traditional characters."""
_OF_TAIWAN = frozenset({Reason.REGION, Reason.ORDINARY_REGION})
_RANKS = {Band.POSSIBLE: 0, Band.LIKELY: 1, Band.CERTAIN: 2}


class ChineseDetector:
    """Finds renderings of Chinese terms that nobody listed."""

    def __init__(self, compiled: Any, glossary: Glossary, language: str) -> None:
        self._subjects: list[Subject] = []
        for c, t, simple, parts, printed in compiled["terms"]:
            concept = glossary.concepts[c]
            term = concept.in_language(language)[t]
            self._subjects.append(Subject(concept, term, simple, parts, printed != simple))
        self._listed = compiled["listed"]
        self._concepts = glossary.concepts
        self._language = language
        self._derived = [uses for _, uses in compiled["patterns"]]
        self._first_derived = len(self._listed)
        self._first_guard = self._first_derived + len(self._derived)
        self._automaton = automaton(
            [
                *(text for text, _ in self._listed),
                *(text for text, _ in compiled["patterns"]),
                *compiled["guards"],
            ]
        )
        self._simplify = str.maketrans(*compiled["simplify"])
        self._traditional = frozenset(compiled["simplify"][0])
        self._before: dict[str, str] = compiled["before"]
        self._after: dict[str, str] = compiled["after"]
        self._heard = Heard(compiled, self._subjects)
        self._hints = Hints(compiled, self._subjects)

    def look_for(
        self, text: PreparedText, concept_ids: frozenset[str], found: Sequence[Match]
    ) -> list[Match]:
        """See `matching.detector.Hinting`."""
        if text.folded.isascii():
            return []
        return self._hints.look_for(text, self._simplified(text.folded), concept_ids, found)

    def _simplified(self, folded: str) -> str:
        # Most texts have no such character, and to look is much cheaper than a table.
        if self._traditional.isdisjoint(folded):
            return folded
        return folded.translate(self._simplify)

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """Variants with word boundaries on both sides, overlapping ones included.

        Cost: linear in the text, plus a second for jieba's dictionary at the first doubtful
        boundary.
        """
        folded = text.folded
        if folded.isascii():
            return []
        simple = self._simplified(folded)
        boundaries = boundaries_of(simple)
        guarded: list[tuple[int, int]] = []
        proposals: list[Proposal] = []
        matches: list[Match] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            simple, overlapping=True
        ):
            if pattern >= self._first_guard:
                guarded.append((start, end))
            elif pattern >= self._first_derived:
                for use in self._derived[pattern - self._first_derived]:
                    proposals += self._proposed(use, simple, start, end, boundaries)
            elif standing_alone(simple, start, end):
                guarded.append((start, end))
                matches += self._other_script(pattern, text, start, end)
        proposals += self._heard.proposals(simple)
        taken = {(match.start, match.end) for match in found}
        listed = Covered(guarded)
        for proposal in proposals:
            if not listed.holds(proposal.start, proposal.end):
                matches += self._match(proposal, text, simple, boundaries)
        return [match for match in matches if (match.start, match.end) not in taken]

    def _other_script(
        self, pattern: int, text: PreparedText, start: int, end: int
    ) -> Iterator[Match]:
        printed = text.folded[start:end]
        places = self._listed[pattern][1]
        if any(folded == printed for _, _, folded in places):
            return
        span = text.span(start, end)
        if span is None:
            return
        seen: set[int] = set()
        for c, t, folded in places:
            if c in seen:
                continue
            seen.add(c)
            concept = self._concepts[c]
            term = concept.in_language(self._language)[t]
            original = text.original[slice(*span)]
            traditional = folded == self._listed[pattern][0]
            why = written(original, term.text, traditional)
            yield Match(
                *span,
                original,
                concept.id,
                term,
                Kind.SPELLING,
                SCRIPT_CONFIDENCE,
                why,
                (step(Kind.SPELLING, term.text, original, why),),
                weight=float(end - start),
                derived=True,
            )

    def _proposed(
        self, use: tuple[Any, ...], simple: str, start: int, end: int, boundaries: Boundaries
    ) -> Iterator[Proposal]:
        number, kind, confidence, reason, expected, instead, extra = use
        subject = self._subjects[number]
        if reason != Reason.GAP:
            yield Proposal(
                start,
                end,
                subject,
                Kind(kind),
                confidence,
                Reason(reason),
                expected,
                instead,
                extra,
            )
            return
        gap = _gap(simple, start, end, expected, instead, extra)
        if gap is None:
            return
        inside = simple[slice(*gap)]
        if PARTICLES & set(inside) or not boundaries.single_word(*gap):
            return
        whole = (gap[0] - len(expected), gap[1] + len(instead))
        if boundaries.allow(*whole):
            yield Proposal(*whole, subject, Kind.INSERTION, confidence, Reason.GAP, "", inside)

    def _match(
        self, proposal: Proposal, text: PreparedText, simple: str, boundaries: Boundaries
    ) -> Iterator[Match]:
        start, end, subject = proposal.start, proposal.end, proposal.subject
        span = text.span(start, end)
        if span is None or not standing_alone(simple, start, end):
            return
        other_script = simple != text.folded
        confidence = proposal.confidence
        if proposal.reason in _OF_TAIWAN and other_script:
            confidence = max(confidence, TRADITIONAL_TEXT)
        minimum = subject.concept.minimum_band
        band = band_of(confidence)
        if confidence < 0.5 or (minimum and _RANKS[band] < _RANKS[Band(minimum)]):
            return
        if not self._edges_hold(proposal, simple, boundaries):
            return
        original = text.original[slice(*span)]
        why = because(
            proposal.reason,
            original,
            subject.term.text,
            proposal.expected,
            proposal.instead,
            proposal.gloss,
        )
        if not subject.traditional and text.folded[start:end] != simple[start:end]:
            why = also_traditional(why)
        yield Match(
            *span,
            original,
            subject.concept.id,
            subject.term,
            proposal.kind,
            confidence,
            why,
            (step(proposal.kind, proposal.expected, proposal.instead, why),),
            weight=float(end - start),
            derived=True,
        )

    def _edges_hold(self, proposal: Proposal, simple: str, boundaries: Boundaries) -> bool:
        start, end = proposal.start, proposal.end
        term = proposal.subject.simple
        half_a_word = proposal.reason in SHORT_ENDS or (
            proposal.reason is Reason.SOUND
            and (simple[start] != term[0] or simple[end - 1] != term[-1])
        )
        if end - start >= SURE_LENGTH and not half_a_word:
            return True
        before = simple[start - 1 : start] if start else ""
        after = simple[end : end + 1]
        joined = bool(before) and before in self._before.get(simple[start], "")
        goes_on = bool(after) and after in self._after.get(simple[end - 1], "")
        if not joined and not goes_on:
            return True
        if joined and goes_on and end - start == 2:
            return False  # 变数 in 可变数量: two words, one ending and one beginning here
        return boundaries.allow(start, end)


def _gap(
    simple: str, start: int, end: int, left: str, right: str, anchor_is_left: bool
) -> tuple[int, int] | None:
    """The stretch between the two sides of a term, one of which stands at `[start, end)`."""
    if anchor_is_left:
        at = simple.find(right, end + 2, end + LONGEST_GAP + len(right))
        gap = (end, at)
    else:
        at = simple.rfind(left, max(0, start - LONGEST_GAP - len(left)), max(0, start - 2))
        gap = (at + len(left), start)
    if at < 0 or not all(map(is_han, simple[gap[0] : gap[1]])):
        return None
    return gap
