"""The detector of renderings nobody listed, behind the seam of `matching.detector`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from termcheck.lexicon import frequency
from termcheck.matching.packed import Pieces
from termcheck.matching.variants import evidence
from termcheck.matching.variants.anchors import Anchors
from termcheck.matching.variants.hints import Hints
from termcheck.matching.variants.loaded import LoadedTemplate, unpack
from termcheck.matching.variants.pairs import Pairs
from termcheck.matching.variants.passage import Costs, Passage, best_cues
from termcheck.matching.variants.score import score_window
from termcheck.matching.variants.types import Uses, WordTypes
from termcheck.matching.variants.weights import ACCEPT, FREE_SHARE, Sort, Source
from termcheck.matching.variants.windows import Use, Window, best_windows, gather
from termcheck.model.match import Band, Match, band_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.matching.prepared import PreparedText
    from termcheck.model.glossary import Glossary, Term

_QUOTED = re.compile(
    r"\"[^\" ]{1,30} [^\"]{1,150}\"|(?<![a-z0-9])'[^' ]{1,30} [^']{1,150}'(?![a-z0-9])"
)
"""Quotation marks around two words or more."""
_NOWHERE: frozenset[int] = frozenset()
VERBATIM = 0.97
MOSTLY = 0.7
_BANDS = {Band.CERTAIN: 2, Band.LIKELY: 1, Band.POSSIBLE: 0}


class VariantDetector:
    """Finds derived renderings in texts of one language."""

    def __init__(self, compiled: Any, glossary: Glossary) -> None:
        frequencies = frequency.load()
        self._stored = Pieces(compiled["templates"])
        self._shared = Pieces(compiled["alternatives"])
        self._loaded: dict[int, LoadedTemplate] = {}
        self._anchors = Anchors(compiled)
        self._types = WordTypes(compiled, self._anchors, frequencies)
        self._uses = Uses(self._types)
        self._pairs = Pairs(compiled, self._types, self._uses, self._template)
        self._brings: dict[tuple[int, str], tuple[tuple[int, float], ...]] = {}
        self._costs = Costs(frequencies)
        by_id = {term.id: term for concept in glossary.concepts for term in concept.terms}
        self._terms: list[tuple[str, Term, int]] = [
            (concept, by_id[term], _BANDS[Band(band)] if band else 0)
            for concept, term, band in compiled["terms"]
        ]
        self._hints = Hints(
            compiled, self._terms, self._uses, self._template, self._costs, self._shared
        )

    def look_for(
        self, text: PreparedText, concept_ids: frozenset[str], found: Sequence[Match]
    ) -> list[Match]:
        """See `detector.Hinting`."""
        return self._hints.look_for(text, concept_ids, found)

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """All derived renderings, in any order. Words on which a concept stands as listed, or in
        another form, are not looked at for that concept again."""
        words = text.words
        masks = list(map(self._types.__getitem__, words))
        stretches = self._stretches(text, masks)
        if not stretches:
            return []
        passage = Passage(text, self._costs, masks)
        windows_of: dict[str, list[tuple[Window, LoadedTemplate]]] = {}
        listed = _word_spans(text, found)
        settled: dict[str, set[int]] = {}
        for concept, start, end in listed:
            settled.setdefault(concept, set()).update(range(start, end))
        for number in sorted(stretches):
            for start, end in _merged(stretches[number]):
                self._look(number, start, end, passage, windows_of, settled)
        best = {concept: _best(windows) for concept, windows in windows_of.items()}
        verbatim = listed + [
            (concept, window.start, window.end)
            for concept, windows in best.items()
            for window, template in windows
            if _is_verbatim(window, template)
        ]
        return [
            match
            for concept, windows in best.items()
            for window, template in windows
            if not any(
                other != concept and _belongs_to(window, template, start, end)
                for other, start, end in verbatim
            )
            and (match := self._match(window, template, passage)) is not None
        ]

    def _stretches(self, text: PreparedText, masks: list[int]) -> dict[int, list[tuple[int, int]]]:
        """Template to the stretches of words worth a closer look; those in quotation marks are
        tested more generously."""
        content = [at for at, mask in enumerate(masks) if mask >= 0]
        stretches: dict[int, list[tuple[int, int]]] = {}
        for template, start, end in self._pairs.candidates(
            text.words, content, best_cues(text.folded)
        ):
            stretches.setdefault(template, []).append((start, end))
        filled = [masks[at] for at in content]
        found = list(self._anchors.candidates(filled, quoted=False))
        marks = _QUOTED.finditer(text.folded) if _may_quote(text.folded) else ()
        for start, end in [span.span() for span in marks]:
            begin = bisect_left(content, bisect_left(text.starts, start))
            stop = bisect_left(content, bisect_left(text.starts, end))
            for template, first, last in self._anchors.candidates(filled[begin:stop], quoted=True):
                found.append((template, begin + first, min(begin + last, stop)))
        content.append(len(masks))
        most = len(content) - 1
        for template, first, last in found:
            stretches.setdefault(template, []).append((content[first], content[min(last, most)]))
        return stretches

    def _look(
        self,
        number: int,
        start: int,
        end: int,
        passage: Passage,
        found: dict[str, list[tuple[Window, LoadedTemplate]]],
        settled: dict[str, set[int]],
    ) -> None:
        """Add the windows of a template in a stretch to `found`.

        `settled` holds, by concept, the words where it stands as listed: none of its templates
        need look there.
        """
        template = self._template(number)
        done = settled.get(self._terms[template.term][0], _NOWHERE)
        if start in done and end - 1 in done and end - start <= 4:
            return
        words, of_word = passage.words, self._uses
        uses = []
        for at in range(start, end):
            use = of_word[words[at]].get(number)
            if use and at not in done:
                uses.append((at, use))
        if not uses or not self._within_reach(number, template, words, uses, passage.best_cues):
            return
        windows = best_windows(template, gather(template, uses), passage, score_window)
        if windows:
            concept = self._terms[template.term][0]
            found.setdefault(concept, []).extend((window, template) for window in windows)
            for window in windows:
                if _is_verbatim(window, template):
                    settled.setdefault(concept, set()).update(range(window.start, window.end))

    def _within_reach(
        self,
        number: int,
        template: LoadedTemplate,
        words: list[str],
        uses: list[tuple[int, tuple[Use, ...]]],
        cues: float,
    ) -> bool:
        """Whether the words could fill the template well enough if they stood side by side.

        The same as `windows.bound` for whole stretches, from what is known of each word: nothing is
        built for the many stretches that fail.
        """
        if template.rescue:
            return True
        best: dict[int, float] = {}
        for at, each in uses:
            key = (number, words[at])
            brings = self._brings.get(key)
            if brings is None:
                brings = self._brings[key] = _contributions(template, each)
            for slot, weight in brings:
                if weight > best.get(slot, 0.0):
                    best[slot] = weight
        least = template.total
        for slot, free in enumerate(template.free):
            if slot not in best:
                if template.hard[slot] or template.name:
                    return False
                if free:
                    least -= template.weights[slot] * (1 - FREE_SHARE)
        return template.prior * sum(best.values()) / least + cues >= ACCEPT

    def _template(self, number: int) -> LoadedTemplate:
        template = self._loaded.get(number)
        if template is None:
            template = self._loaded[number] = unpack(self._stored[number], self._shared)
        return template

    def _match(self, window: Window, template: LoadedTemplate, passage: Passage) -> Match | None:
        concept, term, least = self._terms[template.term]
        if _BANDS[band_of(window.score)] < least:
            return None
        weight = sum(
            template.weights[filling.slot] * filling.similarity for filling in window.fillings
        )
        return evidence.match_of(
            template, passage, window, concept, term, confidence=window.score, weight=weight
        )


def _contributions(
    template: LoadedTemplate, uses: tuple[Use, ...]
) -> tuple[tuple[int, float], ...]:
    """(slot, the most weight that a word can bring there)."""
    best: dict[int, float] = {}
    for number, _, _, factor, _ in uses:
        alternative = template.alternatives[number]
        for slot in range(alternative.slot, alternative.slot + alternative.span):
            weight = template.weights[slot] * alternative.similarity * factor
            best[slot] = max(weight, best.get(slot, 0.0))
    return tuple(best.items())


def _best(
    found: list[tuple[Window, LoadedTemplate]],
) -> list[tuple[Window, LoadedTemplate]]:
    """The best windows of one concept that do not overlap."""
    kept: list[tuple[Window, LoadedTemplate]] = []
    for window, template in sorted(
        found, key=lambda pair: (-pair[0].score, pair[0].start, pair[0].end, pair[1].sort)
    ):
        if all(window.end <= other.start or other.end <= window.start for other, _ in kept):
            kept.append((window, template))
    return kept


def _may_quote(folded: str) -> bool:
    return '"' in folded or " '" in folded or folded.startswith("'")


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches made one."""
    if len(stretches) == 1:
        return stretches
    stretches.sort()
    found = [stretches[0]]
    for start, end in stretches:
        if start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _is_verbatim(window: Window, template: LoadedTemplate) -> bool:
    """Whether the words of a term stand there, all of them and nothing else of weight."""
    return (
        window.score >= VERBATIM
        and template.sort is Sort.TERM
        and sum(filling.span for filling in window.fillings) == len(template.words)
        and all(filling.alternative.source is Source.CANONICAL for filling in window.fillings)
    )


def _belongs_to(window: Window, template: LoadedTemplate, start: int, end: int) -> bool:
    """Whether most evidence of a window are words `start` to `end`, another concept's term."""
    if window.end <= start or end <= window.start:
        return False
    if start <= window.start and window.end <= end:
        return True
    total, inside = 0.0, 0.0
    for filling in window.fillings:
        weight = (
            sum(template.weights[filling.slot : filling.slot + filling.span]) * filling.similarity
        )
        total += weight
        if start <= filling.start and filling.end <= end:
            inside += weight
    return inside >= MOSTLY * total


def _word_spans(text: PreparedText, found: Sequence[Match]) -> list[tuple[str, int, int]]:
    """(concept, first word, one past the last word) of matches; none where offsets differ."""
    if not found or not text.same_offsets:
        return []
    starts = text.starts
    return [
        (match.concept_id, bisect_left(starts, match.start), bisect_left(starts, match.end))
        for match in found
    ]
