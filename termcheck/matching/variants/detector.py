"""The detector of renderings nobody listed, behind the seam of `matching.detector`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from termcheck.lexicon import frequency
from termcheck.matching.variants import evidence
from termcheck.matching.variants.anchors import Anchors
from termcheck.matching.variants.loaded import LoadedTemplate, unpack
from termcheck.matching.variants.passage import Costs, Passage
from termcheck.matching.variants.score import score_window
from termcheck.matching.variants.templates import Sort
from termcheck.matching.variants.types import Uses, WordTypes
from termcheck.matching.variants.weights import Source
from termcheck.matching.variants.windows import Window, best_windows, gather
from termcheck.model.match import Band, Kind, Match, band_of

if TYPE_CHECKING:
    from termcheck.matching.prepared import PreparedText
    from termcheck.model.glossary import Glossary, Term

_OTHERS = frozenset({Kind.EXACT, Kind.CASE, Kind.INFLECTION, Kind.HYPHENATION})
_QUOTED = re.compile(
    r"\"[^\" ]{1,30} [^\"]{1,150}\"|(?<![a-z0-9])'[^' ]{1,30} [^']{1,150}'(?![a-z0-9])"
)
"""Quotation marks around two words or more."""
VERBATIM = 0.97
MOSTLY = 0.7
_BANDS = {Band.CERTAIN: 2, Band.LIKELY: 1, Band.POSSIBLE: 0}


class VariantDetector:
    """Finds derived renderings in texts of one language."""

    def __init__(self, compiled: Any, glossary: Glossary) -> None:
        frequencies = frequency.load()
        self._stored: tuple[bytes, ...] = compiled["templates"]
        self._loaded: dict[int, LoadedTemplate] = {}
        self._anchors = Anchors(compiled)
        self._types = WordTypes(compiled, self._anchors, frequencies)
        self._uses = Uses(self._types)
        self._costs = Costs(frequencies)
        by_id = {term.id: term for concept in glossary.concepts for term in concept.terms}
        self._terms: list[tuple[str, Term, int]] = [
            (concept, by_id[term], _BANDS[Band(band)] if band else 0)
            for concept, term, band in compiled["terms"]
        ]

    def find(self, text: PreparedText) -> list[Match]:
        """All derived renderings, in any order; those of one concept may still overlap listed
        ones: `matching.resolve` settles that."""
        words = text.words
        masks = list(map(self._types.__getitem__, words))
        stretches = self._stretches(text, masks)
        if not stretches:
            return []
        passage = Passage(text, self._costs)
        found: dict[str, list[tuple[Window, LoadedTemplate]]] = {}
        for number in sorted(stretches):
            for start, end in _merged(stretches[number]):
                self._look(number, start, end, passage, found)
        best = {concept: _best(windows) for concept, windows in found.items()}
        verbatim = [
            (concept, window)
            for concept, windows in best.items()
            for window, template in windows
            if _is_verbatim(window, template)
        ]
        return [
            match
            for concept, windows in best.items()
            for window, template in windows
            if not any(
                other != concept and _belongs_to(window, template, owner)
                for other, owner in verbatim
            )
            and (match := self._match(window, template, passage)) is not None
        ]

    def _stretches(self, text: PreparedText, masks: list[int]) -> dict[int, list[tuple[int, int]]]:
        """Template to the stretches of words worth a closer look; those in quotation marks are
        tested more generously."""
        filled = [mask for mask in masks if mask >= 0]
        found = list(self._anchors.candidates(filled, quoted=False))
        marks = _QUOTED.finditer(text.folded) if _may_quote(text.folded) else ()
        spans = [span.span() for span in marks]
        if not found and not spans:
            return {}
        content = [at for at, mask in enumerate(masks) if mask >= 0]
        for start, end in spans:
            begin = bisect_left(content, bisect_left(text.starts, start))
            stop = bisect_left(content, bisect_left(text.starts, end))
            for template, first, last in self._anchors.candidates(filled[begin:stop], quoted=True):
                found.append((template, begin + first, min(begin + last, stop)))
        content.append(len(masks))
        most = len(content) - 1
        stretches: dict[int, list[tuple[int, int]]] = {}
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
    ) -> None:
        words, of_word = passage.words, self._uses
        uses = []
        for at in range(start, end):
            use = of_word[words[at]].get(number)
            if use:
                uses.append((at, use))
        if not uses:
            return
        template = self._loaded.get(number)
        if template is None:
            template = self._loaded[number] = unpack(self._stored[number])
        windows = best_windows(template, gather(template, uses), passage, score_window)
        if windows:
            concept = self._terms[template.term][0]
            found.setdefault(concept, []).extend((window, template) for window in windows)

    def _match(self, window: Window, template: LoadedTemplate, passage: Passage) -> Match | None:
        concept, term, least = self._terms[template.term]
        if _BANDS[band_of(window.score)] < least:
            return None
        text = passage.text
        last = window.end - 1
        end = text.starts[last] + len(text.words[last])
        if text.words[last].endswith("'s"):
            end -= 2
        span = text.span(text.starts[window.start], end)
        if span is None:
            return None
        steps = evidence.steps_of(template, passage, window)
        kind = evidence.kind_of(template, passage, window, steps, term.text)
        printed = text.original[span[0] : span[1]]
        if kind in _OTHERS or printed.casefold() == term.text.casefold():
            return None  # the listed and the form detector see these
        return Match(
            span[0],
            span[1],
            printed,
            concept,
            term,
            kind,
            round(window.score, 3),
            evidence.sentence(template, passage, window, steps, term.text),
            steps,
            weight=round(
                sum(template.weights[hit.slot] * hit.similarity for hit in window.hits), 3
            ),
        )


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
        and sum(hit.span for hit in window.hits) == len(template.words)
        and all(hit.alternative.source is Source.CANONICAL for hit in window.hits)
    )


def _belongs_to(window: Window, template: LoadedTemplate, owner: Window) -> bool:
    """Whether most evidence of a window are words of another concept's term that stands there."""
    if window.end <= owner.start or owner.end <= window.start or _holds(owner, window):
        return _holds(owner, window)
    total, inside = 0.0, 0.0
    for hit in window.hits:
        weight = sum(template.weights[hit.slot : hit.slot + hit.span]) * hit.similarity
        total += weight
        if owner.start <= hit.start and hit.end <= owner.end:
            inside += weight
    return inside >= MOSTLY * total


def _holds(owner: Window, window: Window) -> bool:
    return owner.start <= window.start and window.end <= owner.end
