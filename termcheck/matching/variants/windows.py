"""From a template and a stretch of text to the best windows of words that render it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from termcheck.matching.variants.passage import BOUNDARY
from termcheck.matching.variants.weights import (
    ACCEPT,
    BEST_CUES,
    FREE_SHARE,
    GAP_OWN,
    GAP_SUBSTITUTE,
    LEAST_SIMILARITY,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from termcheck.matching.variants.loaded import LoadedAlternative, LoadedTemplate
    from termcheck.matching.variants.passage import Passage

    Score = Callable[[LoadedTemplate, Passage, int, int, tuple["Hit", ...], frozenset[int]], float]

Use = tuple[int, int, int, float, str]
"""How a word type can be used in a template, one posting: number of the alternative, of the word
in a phrase, and of words in the phrase; for misspelt words a factor below 1.0 and what was meant,
else 1.0 and an empty str."""


class Hit(NamedTuple):
    """Words of the text that fill a slot (or several neighbouring ones)."""

    start: int
    """Number of the first word in the text."""
    end: int
    slot: int
    span: int
    similarity: float
    alternative: LoadedAlternative
    meant: str
    """For a misspelt word: what was meant; else empty."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words with the hits that fill slots, in the order of the text."""

    start: int
    end: int
    hits: tuple[Hit, ...]
    score: float


def gather(template: LoadedTemplate, uses: list[tuple[int, tuple[Use, ...]]]) -> list[Hit]:
    """All hits of a template, sorted by place, from (word number, its uses) in order.

    Of several alternatives of one word for one slot the strongest is kept.
    """
    hits: list[Hit] = []
    phrases: dict[int, list[tuple[int, int]]] = {}
    alternatives = template.alternatives
    for at, each in uses:
        best: dict[tuple[int, int], Hit] = {}
        for number, part, parts, factor, meant in each:
            alternative = alternatives[number]
            if parts > 1:
                phrases.setdefault(number, []).append((at, part))
                continue
            similarity = alternative.similarity * factor
            key = (alternative.slot, alternative.span)
            known = best.get(key)
            if known is None or known.similarity < similarity:
                best[key] = Hit(at, at + 1, *key, similarity, alternative, meant)
        hits += best.values()
    for number, places in phrases.items():
        hits += _phrase(alternatives[number], places)
    return hits


def _phrase(alternative: LoadedAlternative, places: list[tuple[int, int]]) -> list[Hit]:
    """Hits of a phrase: all its words within one word more than it has, or one heavy word."""
    count = len(alternative.words)
    found: list[Hit] = []
    used: set[int] = set()
    for first in range(len(places)):
        begin = places[first][0]
        by_part: dict[int, int] = {}
        for at, part in places[first:]:
            if at > begin + count:
                break
            by_part.setdefault(part, at)
        taken = set(by_part.values())
        if len(by_part) == count == len(taken):
            found.append(
                Hit(begin, max(taken) + 1, alternative.slot, alternative.span,
                    alternative.similarity, alternative, "")
            )  # fmt: skip
            used |= taken
    for at, part in places:
        similarity = alternative.parts[part] if alternative.parts else 0.0
        if at not in used and similarity >= LEAST_SIMILARITY:
            found.append(
                Hit(at, at + 1, alternative.slot, alternative.span, similarity, alternative, "")
            )
    return found


def best_windows(
    template: LoadedTemplate, hits: list[Hit], passage: Passage, score: Score
) -> list[Window]:
    """The best windows that do not overlap, best first; only those that are acceptable.

    Cost: quadratic in the hits, which a bound over each window keeps few.
    """
    if not hits or bound(template, hits) < ACCEPT:
        return []
    weights = template.weights
    by_weight = sorted(
        hits,
        key=lambda hit: (
            -sum(weights[hit.slot : hit.slot + hit.span]) * hit.similarity,
            hit.end - hit.start,
            hit.start,
        ),
    )
    spare = {at for hit in hits for at in range(hit.start, hit.end)}
    first, last = min(spare), max(spare) + 1
    gap = passage.costs.gap
    loose = [0.0]
    for at in range(first, last):
        word = passage.words[at]
        loose.append(loose[-1] + (gap(word) * GAP_OWN if at in spare else gap(word)))
    ends = sorted({hit.end for hit in hits})
    most_loose = template.total * (1 + (BEST_CUES - ACCEPT) / template.prior) / GAP_SUBSTITUTE
    every = frozenset(spare)
    found: list[Window] = []
    for left in sorted({hit.start for hit in hits}):
        for right in ends:
            if right <= left:
                continue
            between = loose[right - first] - loose[left - first]
            if right - left > template.reach or between > most_loose:
                break
            inside = [hit for hit in by_weight if left <= hit.start and hit.end <= right]
            if bound(template, inside, between) < ACCEPT:
                continue
            if any(passage.separator(at) == BOUNDARY for at in range(left, right - 1)):
                break
            chosen = assign(template, inside, left, right)
            if chosen:
                value = score(template, passage, left, right, chosen, every)
                if value >= ACCEPT:
                    found.append(Window(left, right, chosen, value))
    return _apart(found) if len(found) > 1 else found


def bound(template: LoadedTemplate, hits: list[Hit], loose: float = 0.0) -> float:
    """No window with these hits can score more.

    `loose` is the cost of the words in the window, those that could fill a slot at the reduced
    rate.
    """
    if not hits:
        return 0.0
    best: dict[int, float] = {}
    for hit in hits:
        similarity = hit.similarity
        if hit.span == 1:
            if similarity > best.get(hit.slot, 0.0):
                best[hit.slot] = similarity
        else:
            for slot in range(hit.slot, hit.slot + hit.span):
                if similarity > best.get(slot, 0.0):
                    best[slot] = similarity
    if template.rescue and len(best) >= 2:
        return 1.0
    weights = template.weights
    got, forgiven = 0.0, 0.0
    for slot, similarity in best.items():
        got += weights[slot] * similarity
    missing = len(weights) - len(best)
    if missing:
        for slot, hard in enumerate(template.hard):
            if slot not in best:
                if hard or template.name:
                    return 0.0
                if template.free[slot]:
                    forgiven += weights[slot] * (1 - FREE_SHARE)
        if len(weights) == 2 and not forgiven:
            return 0.0
        loose *= GAP_SUBSTITUTE
    return template.prior * (got - loose) / (template.total - forgiven) + BEST_CUES


def assign(
    template: LoadedTemplate, by_weight: list[Hit], left: int, right: int
) -> tuple[Hit, ...]:
    """One hit for each slot, one slot for each word, the weightiest first; both edges used.

    () where the window does not work out: an edge stays unused, or a number is missing.
    """
    slots: set[int] = set()
    places: set[int] = set()
    forms: dict[tuple[str, ...], int] = {}
    chosen: list[Hit] = []
    for hit in by_weight:
        if hit.span == 1:
            if hit.slot in slots:
                continue
        elif any(slot in slots for slot in range(hit.slot, hit.slot + hit.span)):
            continue
        if hit.start in places or (
            hit.end - hit.start > 1 and any(at in places for at in range(hit.start, hit.end))
        ):
            continue
        words = hit.alternative.words
        if words in forms and template.words[forms[words]] != template.words[hit.slot]:
            continue
        forms[words] = hit.slot
        chosen.append(hit)
        slots.update(range(hit.slot, hit.slot + hit.span))
        places.update(range(hit.start, hit.end))
    if left not in places or right - 1 not in places:
        return ()
    if len(slots) < len(template.words) and (
        template.name or any(hard and slot not in slots for slot, hard in enumerate(template.hard))
    ):
        return ()
    chosen.sort(key=lambda hit: (hit.start, hit.slot))
    return tuple(chosen)


def _apart(found: list[Window]) -> list[Window]:
    kept: list[Window] = []
    found.sort(key=lambda window: (-window.score, window.end - window.start, window.start))
    for window in found:
        if all(window.end <= other.start or other.end <= window.start for other in kept):
            kept.append(window)
    return kept
