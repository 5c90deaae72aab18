"""The stretches of a text that hold some of a template, however little; see `hints`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from termcheck.lexicon.english import ARTICLES, FUNCTION_WORDS, LIGHT_VERBS
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.joints import torn
from termcheck.matching.variants.passage import BOUNDARY, COMMA, PLAIN
from termcheck.matching.variants.windows import Filling, Use, Window, assign, gather
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage

GAP = 0.4
"""Share of the cost of an inserted word that is left; see `weights.GAP`."""
INVERSION = 0.3
"""For each pair of words in another order than in the term."""
COMMA_COST = 0.8
"""For each comma between the words."""
GAINED, MOST_GAINED = 0.02, 0.10
"""Added to a place, in choosing among several, for each unit of rarity of words that stand where
omitted ones would."""
WORTH = 0.5
"""Places of less than this share of the best are left out."""
LEAST_VALUE = 0.10
LEAST_EVIDENCE = 1.8
"""Weight of what is there, in rarity units: one word that is not everyday."""
MOST_FILLINGS = 60
"""Words of one concept in one stretch of text that are looked at; more are no rendering."""
_BEFORE_NOUNS = ARTICLES | frozenset(
    {"its", "their", "our", "his", "her", "your", "my", "this", "these", "of", "in", "for", "by"}
)
"""Words with which a noun phrase begins, or behind which one stands."""
_NEGATIONS = frozenset({"non", "no", "not", "never", "anti", "without"})
"""A term that has one of these is not rendered by its other words."""


class Place(NamedTuple):
    """A stretch of words that may render a concept."""

    concept_id: str
    window: Window
    template: LoadedTemplate
    share: float
    """Matched share of the template's weight, less costs: up to 1.0."""
    evidence: float
    """Weight of the matched words in rarity units."""
    stand_ins: int
    """Words beside them that stand where omitted ones would."""


def places_of(
    concept_id: str,
    template: LoadedTemplate,
    uses: list[tuple[int, tuple[Use, ...]]],
    passage: Passage,
    taken: frozenset[int],
) -> list[Place]:
    """The stretches that hold some of a template, but those that hold much less than others."""
    places: list[Place] = []
    least = 0.0
    for fillings in _clusters(gather(template, uses), template.reach, passage):
        weights = template.weights
        by_weight = sorted(
            fillings,
            key=lambda f: (
                -sum(weights[f.slot : f.slot + f.span]) * f.similarity,
                f.end - f.start,
                f.start,
            ),
        )[:MOST_FILLINGS]
        for left in sorted({f.start for f in by_weight}):
            for right in sorted({f.end for f in by_weight if f.start >= left}):
                if right - left > template.reach:
                    break
                inside = [f for f in by_weight if left <= f.start and f.end <= right]
                chosen = assign(template, inside, left, right, needed=False)
                if chosen:
                    place = _place(concept_id, template, passage, left, right, chosen, least)
                    if place is not None:
                        places.append(_widened(place, passage, taken))
                        least = max(least, WORTH * place.share)
    return places


def _clusters(fillings: list[Filling], reach: int, passage: Passage) -> Iterable[list[Filling]]:
    """The fillings in groups between which no window can lie."""
    group: list[Filling] = []
    until = 0
    for filling in sorted(fillings, key=lambda f: (f.start, f.end)):
        if group and (
            filling.start - until > reach
            or any(
                passage.separator(at) == BOUNDARY for at in range(max(0, until - 1), filling.start)
            )
        ):
            yield group
            group = []
        group.append(filling)
        until = max(until, filling.end) if len(group) > 1 else filling.end
    if group:
        yield group


def _says_something(word: str) -> bool:
    plain = bare(word)
    return plain not in FUNCTION_WORDS and plain not in LIGHT_VERBS


def _widened(place: Place, passage: Passage, taken: frozenset[int]) -> Place:
    """The place with the words beside it that stand where omitted words of the term would:
    "probationary member" for "reserve member"."""
    window, template = place.window, place.template
    if len(template.words) < 2 or any(
        after.slot < before.slot for before, after in pairwise(window.fillings)
    ):
        return place
    first, last = window.fillings[0], window.fillings[-1]
    start, end, gained = window.start, window.end, 0.0
    for _ in range(first.slot):
        if start == 0 or not _stands_in(start - 1, start - 1, passage, taken, "nap"):
            break
        if _governs(start - 1, passage):
            break  # "spread the grassroots", "help ethnic minorities"
        start -= 1
        gained += passage.costs.rarity(bare(passage.words[start]))
    for _ in range(len(template.words) - last.slot - last.span):
        if end == len(passage.words) or not _stands_in(end, end - 1, passage, taken, "np"):
            break
        gained += passage.costs.rarity(bare(passage.words[end]))
        end += 1
    more = window.start - start + end - window.end
    if not more:
        return place
    score = window.score + min(MOST_GAINED, GAINED * gained)
    wider = Window(start, end, window.fillings, score)
    return place._replace(window=wider, stand_ins=more)


def _governs(at: int, passage: Passage) -> bool:
    """Whether word `at` is rather the verb before a noun than a word before it: it can be a verb,
    no adjective, and nothing before it opens a noun phrase."""
    word, can_be = bare(passage.words[at]), passage.costs.frequencies.can_be
    if not can_be(word, "v") or can_be(word, "a"):
        return False
    before = passage.before(at)
    return before is None or (bare(before) not in _BEFORE_NOUNS and not before.endswith("'s"))


def _stands_in(at: int, before: int, passage: Passage, taken: frozenset[int], parts: str) -> bool:
    """Whether word `at` can stand for a word of a term; `before` is the first of the two words
    between which no mark may stand."""
    word = bare(passage.words[at])
    return (
        at not in taken
        and word not in FUNCTION_WORDS
        and passage.separator(before) == PLAIN
        and passage.costs.frequencies.can_be(word, parts)
    )


def _place(
    concept_id: str,
    template: LoadedTemplate,
    passage: Passage,
    left: int,
    right: int,
    chosen: tuple[Filling, ...],
    least: float,
) -> Place | None:
    """A window with its share; None where its words alone do not reach the `least` share."""
    weights, filled = template.weights, set[int]()
    used, got = set[int](), 0.0
    for filling in chosen:
        for slot in range(filling.slot, filling.slot + filling.span):
            got += weights[slot] * filling.similarity
            filled.add(slot)
        used.update(range(filling.start, filling.end))
    if got < LEAST_EVIDENCE or template.prior * got < least * template.total:
        return None
    if not any(_says_something(passage.words[at]) for at in used):
        return None
    costs = 0.0
    for at in range(left, right):
        if at not in used:
            costs += GAP * passage.costs.gap(passage.words[at])
        if at < right - 1:
            mark = passage.separator(at)
            if mark != PLAIN:
                costs += COMMA_COST if mark == COMMA else 0.5 * COMMA_COST
    costs += INVERSION * sum(1 for one, other in pairwise(chosen) if other.slot < one.slot)
    if any(word in _NEGATIONS for slot, word in enumerate(template.words) if slot not in filled):
        return None
    forgiven = sum(
        template.weights[slot] * (1 - k.FREE_SHARE)
        for slot in range(len(template.words))
        if slot not in filled and template.free[slot]
    )
    share = template.prior * (got - costs) / (template.total - forgiven)
    share -= torn(template, passage, chosen)
    weight = got - costs
    if share < LEAST_VALUE or weight < LEAST_EVIDENCE:
        return None
    return Place(concept_id, Window(left, right, chosen, share), template, share, weight, 0)
