"""How well a window of words renders a template: one number between 0 and 1.

Matched weight, less the cost of inserted words and of changed order, as a share of the weight of
the template; then fixed costs for what makes a rendering doubtful, and a little credit for
quotation marks and capitals. The constants are in `weights`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from termcheck.lexicon.english import CLAUSE_WORDS, FUNCTION_WORDS, JOINING, RELATING
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.passage import COMMA, OPENING, OTHER
from termcheck.matching.variants.templates import Sort
from termcheck.matching.variants.weights import Source
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Hit

_SUBJECTS = frozenset({"you", "he", "she", "they", "who", "which"})
# Not "we", "one" and "it": a translator who took the name for words has lost the subject of the
# sentence and puts one of these in its place.
_SAME = frozenset({Source.CANONICAL, Source.NUMBER})
_RESCUE_RARITY = 6.5
_FULL_LITERAL_RARITY = 5.5
_WHOLE_WORD_RARITY = 3.5


def score_window(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    end: int,
    hits: tuple[Hit, ...],
    spare: frozenset[int],
) -> float:
    """The confidence of words `start` to `end` (exclusive) as a rendering; 0.0 where a rule
    forbids it. `hits` are in the order of the text; `spare` are the words that could fill a slot,
    chosen or not."""
    filled = {slot for hit in hits for slot in range(hit.slot, hit.slot + hit.span)}
    missing = [slot for slot in range(len(template.words)) if slot not in filled]
    if not _enough(template, hits, missing):
        return 0.0
    if template.sort is Sort.LITERAL and template.name:
        return _literal_name(template, passage, start, end, hits)
    gaps, stand_ins = _gaps(passage, start, end, hits, len(missing), spare)
    order = _inversions(template, passage, hits)
    forgiven = sum(
        template.weights[slot] * (1 - k.FREE_SHARE) for slot in missing if template.free[slot]
    )
    matched = sum(
        template.weights[slot] * hit.similarity
        for hit in hits
        for slot in range(hit.slot, hit.slot + hit.span)
    )
    value = template.prior * (matched - gaps - order) / (template.total - forgiven)
    if value + k.BEST_CUES < k.ACCEPT and not template.rescue:
        return 0.0
    quoted = passage.quoted(start, end)
    value -= _omitted(template, passage, end, hits, missing, stand_ins)
    value -= _edges(template, passage, end, hits, missing, quoted)
    value -= _marks(template, passage, start, end)
    value -= _doubts(template, passage, start, hits, missing, quoted)
    value += _cues(passage, start, end, value, quoted, bool(stand_ins))
    value = _capped(template, hits, value, quoted)
    if value < k.ACCEPT and _rescued(template, passage, start, end, hits):
        value = k.RESCUE
    return max(0.0, min(1.0, value))


def _enough(template: LoadedTemplate, hits: tuple[Hit, ...], missing: list[int]) -> bool:
    if len(template.words) == 1:
        hit = hits[0]
        return hit.alternative.source in _SAME or (
            hit.alternative.source is Source.WHOLE and template.weights[0] >= _WHOLE_WORD_RARITY
        )
    core = [slot for slot, weight in enumerate(template.weights) if weight > k.LIGHT_WEIGHT]
    if len(core) == 1 and not any(
        hit.slot == core[0] and hit.alternative.source in (*_SAME, Source.WHOLE) for hit in hits
    ):
        return False
    if template.head in missing and all(template.named[hit.slot] for hit in hits):
        return False  # the name is there and the thing named after it is not
    if len(hits) == 1 and hits[0].span < len(template.words) and hits[0].end - hits[0].start < 2:
        return False
    if len(template.words) == 2 and missing:
        return template.free[missing[0]]
    return len(hits) > 1 or hits[0].span > 1


def _literal_name(
    template: LoadedTemplate, passage: Passage, start: int, end: int, hits: tuple[Hit, ...]
) -> float:
    """A name taken for words: all of them side by side, in order, and not what a pronoun does."""
    if end - start != sum(hit.end - hit.start for hit in hits):
        return 0.0
    if any(after.slot < before.slot for before, after in pairwise(hits)):
        return 0.0
    if passage.before(start) in _SUBJECTS:
        return 0.0
    value = sum(template.weights[hit.slot] * hit.similarity for hit in hits) / template.total
    return k.LITERAL_NAME_CAP if value * template.prior >= 0.6 else 0.0


def _gaps(
    passage: Passage,
    start: int,
    end: int,
    hits: tuple[Hit, ...],
    missing: int,
    spare: frozenset[int],
) -> tuple[float, frozenset[int]]:
    """Cost of the words between the hits, and which of them stand in for an omitted one."""
    used = {at for hit in hits for at in range(hit.start, hit.end)}
    costs = passage.costs
    loose = [
        (cost, at)
        for at in range(start, end)
        if at not in used and (cost := costs.gap(passage.words[at])) > 0
    ]
    total = 0.0
    stand_ins: set[int] = set()
    for cost, at in sorted(loose, reverse=True):
        word = bare(passage.words[at])
        if at in spare:
            total += cost * k.GAP_OWN
        elif len(stand_ins) < missing and costs.frequencies.can_be(word, "nap"):
            total += cost * k.GAP_SUBSTITUTE
            stand_ins.add(at)
        else:
            total += cost
    return total, frozenset(stand_ins)


def _inversions(template: LoadedTemplate, passage: Passage, hits: tuple[Hit, ...]) -> float:
    total = 0.0
    for before, after in pairwise(hits):
        if after.slot >= before.slot:
            continue
        between = passage.words[before.end : after.start]
        if template.hard[after.slot] or (between and between[0] not in FUNCTION_WORDS):
            cost = k.INVERSION  # another word has taken the place of the head
        elif passage.possessive(before.end - 1) or any(word in JOINING for word in between):
            cost = k.INVERSION_JOINED
        elif any(word in RELATING for word in between):
            cost = k.INVERSION * k.INVERSION_RELATED
        else:
            cost = k.INVERSION
        if "and" in between or "or" in between:
            cost += k.INVERSION_COORDINATED
        total += cost
    if template.sort is Sort.LITERAL and len(template.words) >= 3:
        total *= 0.5
    return total


def _omitted(
    template: LoadedTemplate,
    passage: Passage,
    end: int,
    hits: tuple[Hit, ...],
    missing: list[int],
    stand_ins: frozenset[int],
) -> float:
    total = k.OMISSION * max(
        0, sum(1 for slot in missing if not template.free[slot]) - len(stand_ins)
    )
    if template.head in missing and not _in_place(template.head, hits, stand_ins):
        total += k.OMITTED_HEAD
        if passage.noun_follows(end - 1):
            total += k.OMITTED_HEAD_NOUN
    if 0 in missing and template.sort is not Sort.LITERAL:
        total += k.OMITTED_FIRST
    return total


def _in_place(slot: int, hits: tuple[Hit, ...], stand_ins: frozenset[int]) -> bool:
    """Whether another word stands just where the omitted one would, between its neighbours."""
    return any(
        before.slot + before.span == slot == after.slot - 1
        and any(before.end <= at < after.start for at in stand_ins)
        for before, after in pairwise(hits)
    )


def _edges(
    template: LoadedTemplate,
    passage: Passage,
    end: int,
    hits: tuple[Hit, ...],
    missing: list[int],
    quoted: bool,
) -> float:
    total = 0.0
    head = next((hit for hit in hits if hit.slot <= template.head < hit.slot + hit.span), None)
    used = {at for hit in hits for at in range(hit.start, hit.end)}
    if (
        head is not None
        and (head.alternative.weak_form or _describes(template, passage, head))
        and head.end not in used
        and passage.noun_follows(head.end - 1)
    ):
        total += k.WEAK_HEAD
    last = max(hits, key=lambda hit: hit.end)
    if (
        last is not head
        and last.slot + last.span < len(template.words)
        and passage.noun_follows(end - 1)
    ):
        total += k.EDGE_NOUN
    numeral = next((hit for hit in hits if template.hard[hit.slot]), None)
    if numeral is not None:
        if head is not None and numeral.start > head.start and numeral.slot < head.slot:
            total += k.NUMERAL_BEHIND
        if not quoted and passage.noun_follows(end - 1):
            total += k.NUMERAL_NOUN
    return total


def _describes(template: LoadedTemplate, passage: Passage, head: Hit) -> bool:
    """Whether the head is in another form than the term has it, and that can be an adjective."""
    word = bare(passage.words[head.end - 1])
    return (
        head.end - head.start == 1
        and template.sort is not Sort.MEANING
        and template.is_shared(head.alternative)
        and word != template.words[head.slot]
        and passage.costs.frequencies.can_be(word, "a")
    )


def _marks(template: LoadedTemplate, passage: Passage, start: int, end: int) -> float:
    commas, others, openings = 0, 0, 0
    for at in range(start, end - 1):
        mark = passage.separator(at)
        if mark == COMMA:
            commas += 1
        elif mark == OTHER:
            others += 1
        elif mark == OPENING:
            openings += 1
    allowed = template.commas + (1 if template.commas else 0)
    total = k.COMMA * max(0, commas - allowed) + k.OTHER_MARK * others + k.OPENING_MARK * openings
    inside = passage.words[start:end]
    if any(word in CLAUSE_WORDS and word not in template.words for word in inside):
        total += k.CLAUSE
    if not template.coordinated:
        if len(template.words) == 2 and (commas or others or openings):
            total += k.LISTED
        if "and" in inside or "or" in inside:
            total += k.COORDINATED
    return total


def _doubts(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    hits: tuple[Hit, ...],
    missing: list[int],
    quoted: bool,
) -> float:
    total = 0.0
    shared = sum(
        template.weights[slot]
        for hit in hits
        if template.is_shared(hit.alternative)
        for slot in range(hit.slot, hit.slot + hit.span)
    )
    if shared < 0.25 * template.total and not quoted:
        rarity = sum(template.weights[hit.slot] - k.BASE_WEIGHT for hit in hits)
        full = (
            template.sort is Sort.LITERAL
            and not missing
            and all(len(each) == 1 for each in template.counterparts)
            and rarity >= _FULL_LITERAL_RARITY
        )
        if not full:
            total += k.NOTHING_SHARED
    if missing and sum(template.weights[hit.slot] for hit in hits) < k.THIN_WEIGHT:
        total += k.THIN
    core = [hit for hit in hits if not template.free[hit.slot]]
    if len(core) == 2 and len(template.words) - len(missing) == 2 and not quoted:
        weak, other = sorted(core, key=lambda hit: (hit.similarity, hit.start))
        limit = 0.70 if template.hard[other.slot] else 0.75
        named = all(passage.capital(hit.start) for hit in core)
        if weak.similarity < limit and template.weights[other.slot] < 3.2 and not named:
            total += k.WEAK_PAIR
    loose = [hit for hit in hits if _loose(template, hit)]
    if loose and not quoted:
        named = all(
            passage.capital(hit.start) and not passage.opens_sentence(hit.start) for hit in loose
        )
        if not named:
            total += k.CHARACTER_SENSE
    return total


def _loose(template: LoadedTemplate, hit: Hit) -> bool:
    """Whether only a single character speaks for a word: inside a longer word, or as one of just
    two parts."""
    if hit.alternative.source is Source.PART:
        return True
    return (
        hit.alternative.character
        and len(template.words) == 2
        and not template.is_shared(hit.alternative)
    )


def _cues(
    passage: Passage, start: int, end: int, value: float, quoted: bool, stand_ins: bool
) -> float:
    credit = k.QUOTED if quoted else 0.0
    content = [at for at in range(start, end) if bare(passage.words[at]) not in FUNCTION_WORDS]
    if content and all(passage.capital(at) for at in content):
        credit += k.CAPITALS / 2 if stand_ins else k.CAPITALS
    return credit * min(1.0, max(0.0, (value - 0.45) / 0.2))


def _capped(template: LoadedTemplate, hits: tuple[Hit, ...], value: float, quoted: bool) -> float:
    if len(template.words) == 1 and hits[0].alternative.source is Source.WHOLE:
        return min(value, k.SUBSTITUTED_SET_CAP)
    if quoted or len(hits) != 2 or len(template.words) != 2:
        return value
    strange = [hit for hit in hits if not template.is_shared(hit.alternative)]
    if strange and (
        any(template.hard)
        or len(strange) == 2
        or max(template.weights[hit.slot] for hit in hits if hit not in strange) < k.STRONG_PARTNER
    ):
        return min(value, k.SUBSTITUTED_SET_CAP)
    return value


def _rescued(
    template: LoadedTemplate, passage: Passage, start: int, end: int, hits: tuple[Hit, ...]
) -> bool:
    """Two rare literal words side by side, where the listed rendering is a free one."""
    if not template.rescue or len(hits) < 2:
        return False
    words = [at for at in range(start, end) if bare(passage.words[at]) not in FUNCTION_WORDS]
    if len(words) != len(hits):
        return False
    if any(after.slot < before.slot for before, after in pairwise(hits)):
        return False
    marks = sum(len(template.counterparts[hit.slot]) for hit in hits)
    rarity = sum(passage.costs.rarity(bare(passage.words[hit.start])) for hit in hits)
    return marks >= 0.5 * sum(map(len, template.counterparts)) and rarity >= _RESCUE_RARITY
