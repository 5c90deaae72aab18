"""From a template and a stretch of text to the best windows of words that render it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from termcheck.matching.variants.passage import BOUNDARY
from termcheck.matching.variants.weights import (
    ACCEPT,
    FREE_SHARE,
    GAP_SUBSTITUTE,
    LEAST_SIMILARITY,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from termcheck.matching.variants.loaded import LoadedAlternative, LoadedTemplate
    from termcheck.matching.variants.passage import Passage

    Score = Callable[
        [LoadedTemplate, Passage, int, int, tuple["Filling", ...], frozenset[int]], float
    ]

Use = tuple[int, int, int, float, str]
"""How a word type can be used in a template, one posting: number of the alternative, of the word
in a phrase, and of words in the phrase; for misspelt words a factor below 1.0 and what was meant,
else 1.0 and an empty str."""


class Filling(NamedTuple):
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
    """A stretch of words with the fillings that fill slots, in the order of the text."""

    start: int
    end: int
    fillings: tuple[Filling, ...]
    score: float


def gather(template: LoadedTemplate, uses: list[tuple[int, tuple[Use, ...]]]) -> list[Filling]:
    """All fillings of a template, sorted by place, from (word number, its uses) in order.

    Of several alternatives of one word for one slot the strongest is kept.
    """
    fillings: list[Filling] = []
    phrases: dict[int, list[tuple[int, int]]] = {}
    alternatives = template.alternatives
    for at, each in uses:
        best: dict[tuple[int, int], Filling] = {}
        for number, part, parts, factor, meant in each:
            alternative = alternatives[number]
            if parts > 1:
                phrases.setdefault(number, []).append((at, part))
                continue
            similarity = alternative.similarity * factor
            key = (alternative.slot, alternative.span)
            known = best.get(key)
            if known is None or known.similarity < similarity:
                best[key] = Filling(at, at + 1, *key, similarity, alternative, meant)
        fillings += best.values()
    for number, places in phrases.items():
        fillings += _phrase(alternatives[number], places)
    return fillings


def _phrase(alternative: LoadedAlternative, places: list[tuple[int, int]]) -> list[Filling]:
    """Fillings of a phrase: all its words within one word more than it has, or one heavy word."""
    count = len(alternative.words)
    found: list[Filling] = []
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
                Filling(begin, max(taken) + 1, alternative.slot, alternative.span,
                    alternative.similarity, alternative, "")
            )  # fmt: skip
            used |= taken
    for at, part in places:
        similarity = alternative.parts[part] if alternative.parts else 0.0
        if at not in used and similarity >= LEAST_SIMILARITY:
            found.append(
                Filling(at, at + 1, alternative.slot, alternative.span, similarity, alternative, "")
            )
    return found


def best_windows(
    template: LoadedTemplate, fillings: list[Filling], passage: Passage, score: Score
) -> list[Window]:
    """The best windows that do not overlap, best first; only those that are acceptable.

    Cost: quadratic in the fillings, which a bound over each window keeps few.
    """
    cues = passage.best_cues
    if not fillings or bound(template, fillings, 0.0, cues) < ACCEPT:
        return []
    weights = template.weights
    by_weight = sorted(
        fillings,
        key=lambda filling: (
            -sum(weights[filling.slot : filling.slot + filling.span]) * filling.similarity,
            filling.end - filling.start,
            filling.start,
        ),
    )
    spare = {at for filling in fillings for at in range(filling.start, filling.end)}
    first, last = min(spare), max(spare) + 1
    gap = passage.costs.gap
    loose = [0.0]
    for at in range(first, last):
        loose.append(loose[-1] + (0.0 if at in spare else gap(passage.words[at])))
    ends = sorted({filling.end for filling in fillings})
    most_loose = template.total * (1 + (cues - ACCEPT) / template.prior) / GAP_SUBSTITUTE
    every = frozenset(spare)
    content = passage.content
    found: list[Window] = []
    for left in sorted({filling.start for filling in fillings}):
        ahead = [f for f in fillings if left <= f.start and f.end <= left + template.reach]
        if bound(template, ahead, 0.0, cues) < ACCEPT:
            continue
        for right in ends:
            if right <= left:
                continue
            between = loose[right - first] - loose[left - first]
            if (
                right - left > template.reach
                or between > most_loose
                or content[right] - content[left] > template.most
            ):
                break
            inside = [
                filling for filling in by_weight if left <= filling.start and filling.end <= right
            ]
            if bound(template, inside, between, cues) < ACCEPT:
                continue
            if any(passage.separator(at) == BOUNDARY for at in range(left, right - 1)):
                break
            chosen = assign(template, inside, left, right)
            if chosen:
                value = score(template, passage, left, right, chosen, every)
                if value >= ACCEPT:
                    found.append(Window(left, right, chosen, value))
    return _apart(found) if len(found) > 1 else found


def bound(template: LoadedTemplate, fillings: list[Filling], loose: float, cues: float) -> float:
    """No window with these fillings can score more.

    `loose` is the cost of the words in the window that fill no slot; `cues` the most that quotation
    marks and capitals can add.
    """
    if not fillings:
        return 0.0
    best: dict[int, float] = {}
    for filling in fillings:
        similarity = filling.similarity
        if filling.span == 1:
            if similarity > best.get(filling.slot, 0.0):
                best[filling.slot] = similarity
        else:
            for slot in range(filling.slot, filling.slot + filling.span):
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
    return template.prior * (got - loose) / (template.total - forgiven) + cues


def assign(
    template: LoadedTemplate,
    by_weight: list[Filling],
    left: int,
    right: int,
    *,
    needed: bool = True,
) -> tuple[Filling, ...]:
    """One filling for each slot, one slot for each word, the weightiest first; both edges used.

    () where the window does not work out: an edge stays unused, or a number is missing (unless
    `needed` is False).
    """
    slots: set[int] = set()
    places: set[int] = set()
    forms: dict[tuple[str, ...], int] = {}
    chosen: list[Filling] = []
    for filling in by_weight:
        if filling.span == 1:
            if filling.slot in slots:
                continue
        elif any(slot in slots for slot in range(filling.slot, filling.slot + filling.span)):
            continue
        if filling.start in places or (
            filling.end - filling.start > 1
            and any(at in places for at in range(filling.start, filling.end))
        ):
            continue
        words = filling.alternative.words
        if words in forms and template.words[forms[words]] != template.words[filling.slot]:
            continue
        forms[words] = filling.slot
        chosen.append(filling)
        slots.update(range(filling.slot, filling.slot + filling.span))
        places.update(range(filling.start, filling.end))
    if left not in places or right - 1 not in places:
        return ()
    if (needed and len(slots) < len(template.words)) and (
        template.name or any(hard and slot not in slots for slot, hard in enumerate(template.hard))
    ):
        return ()
    chosen.sort(key=lambda filling: (filling.start, filling.slot))
    return tuple(chosen)


def _apart(found: list[Window]) -> list[Window]:
    kept: list[Window] = []
    found.sort(key=lambda window: (-window.score, window.end - window.start, window.start))
    for window in found:
        if all(window.end <= other.start or other.end <= window.start for other in kept):
            kept.append(window)
    return kept
