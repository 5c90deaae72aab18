"""How well a window of words renders a template: one number between 0 and 1.

Matched weight, less the cost of inserted words and of changed order, as a share of the weight of
the template; then fixed costs for what makes a rendering doubtful, and a little credit for
quotation marks and capitals. The constants are in `weights`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from termcheck.lexicon.english import FUNCTION_WORDS, JOINING, RELATING
from termcheck.matching.variants import doubts
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.joints import torn
from termcheck.matching.variants.passage import PLAIN
from termcheck.matching.variants.weights import Sort, Source
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Filling

_SUBJECTS = frozenset({"you", "he", "she", "they", "who", "which"})
# Not "we", "one" and "it": a translator who took the name for words has lost the subject of the
# sentence and puts one of these in its place.
_SAME = frozenset({Source.CANONICAL, Source.NUMBER})
_ALONE = _SAME | {Source.SPLIT, Source.OLD_SPELLING}
"""What the one word of a term may be replaced by, beside the dictionary's own rendering."""
_TORN = frozenset({Source.SPLIT, Source.OLD_SPELLING})
_BY_MEANING = frozenset({Source.NEAR, Source.PIVOT, Source.RESIDUAL, Source.KINDRED})
"""Words that no sense of the source word says, only something like it."""
_RESCUE_RARITY = 6.5
_WHOLE_WORD_RARITY = 3.5


def score_window(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    end: int,
    fillings: tuple[Filling, ...],
    spare: frozenset[int],
) -> float:
    """The confidence of words `start` to `end` (exclusive) as a rendering; 0.0 where a rule
    forbids it. `fillings` are in the order of the text; `spare` are all words that could fill a
    slot, chosen or not.
    """
    filled = {
        slot for filling in fillings for slot in range(filling.slot, filling.slot + filling.span)
    }
    missing = [slot for slot in range(len(template.words)) if slot not in filled]
    if not _enough(template, fillings, missing):
        return 0.0
    if any(_scattered(template, passage, filling) for filling in fillings):
        return 0.0
    if template.sort is Sort.LITERAL and template.name:
        return _literal_name(template, passage, start, end, fillings)
    gaps, stand_ins = _gaps(passage, start, end, fillings, len(missing), spare)
    order = _inversions(template, passage, fillings)
    forgiven = sum(
        template.weights[slot] * (1 - k.FREE_SHARE) for slot in missing if template.free[slot]
    )
    matched = sum(
        template.weights[slot] * filling.similarity
        for filling in fillings
        for slot in range(filling.slot, filling.slot + filling.span)
    )
    value = template.prior * (matched - gaps - order) / (template.total - forgiven)
    if value + passage.best_cues < k.ACCEPT and not template.rescue:
        return 0.0
    quoted = passage.quoted(start, end)
    value -= _omitted(template, passage, end, fillings, missing, stand_ins)
    value -= doubts.edges(template, passage, end, fillings, missing, quoted)
    value -= doubts.marks(template, passage, start, end)
    value -= torn(template, passage, fillings)
    value -= doubts.company(template, passage, start, end, fillings, missing)
    value -= doubts.doubts(template, passage, fillings, missing, quoted, gaps)
    value += doubts.cues(passage, start, end, value, quoted, bool(stand_ins))
    value = _capped(template, fillings, value, quoted)
    if value < k.ACCEPT and _shortened(template, passage, start, end, fillings, missing):
        value = k.SHORTENED
    if value < k.ACCEPT and _rescued(template, passage, start, end, fillings):
        value = k.RESCUE
    return max(0.0, min(1.0, value))


def _enough(template: LoadedTemplate, fillings: tuple[Filling, ...], missing: list[int]) -> bool:
    """Whether the fillings are evidence at all.

    Two words or more; or one that is joined of two, or the dictionary's phrase for all that the
    source term says; or, for a term of one word, the word itself, another spelling of a name, or a
    rare word that a dictionary has for it. A name without what is named after it is no evidence,
    nor are light words alone.
    """
    if len(template.words) == 1:
        filling = fillings[0]
        return filling.alternative.source in _ALONE or (
            filling.alternative.source is Source.WHOLE and template.weights[0] >= _WHOLE_WORD_RARITY
        )
    core = [slot for slot, weight in enumerate(template.weights) if weight > k.LIGHT_WEIGHT]
    if len(core) == 1 and not any(
        filling.slot == core[0] and filling.alternative.source in (*_SAME, Source.WHOLE)
        for filling in fillings
    ):
        return False
    if template.head in missing and all(template.named[filling.slot] for filling in fillings):
        return False  # the name is there and the thing named after it is not
    if (
        len(fillings) == 1
        and fillings[0].span < len(template.words)
        and fillings[0].end - fillings[0].start < 2
    ):
        return False
    if len(template.words) == 2 and missing:
        return template.free[missing[0]]
    return len(fillings) > 1 or fillings[0].span > 1


def _scattered(template: LoadedTemplate, passage: Passage, filling: Filling) -> bool:
    """Whether the parts of one word do not stand side by side, those of a name in their order."""
    words = filling.alternative.words
    if filling.alternative.source not in _TORN or len(words) == 1:
        return False
    if filling.end - filling.start != len(words) or any(
        passage.separator(at) != PLAIN for at in range(filling.start, filling.end - 1)
    ):
        return True
    here = [bare(word) for word in passage.words[filling.start : filling.end]]
    return here[0] != words[0] or (template.named[filling.slot] and here != list(words))


def _literal_name(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    end: int,
    fillings: tuple[Filling, ...],
) -> float:
    """A name taken for words: all of them side by side, in order, and not what a pronoun does."""
    if end - start != sum(filling.end - filling.start for filling in fillings):
        return 0.0
    if any(after.slot < before.slot for before, after in pairwise(fillings)):
        return 0.0
    if any(passage.separator(at) != PLAIN for at in range(start, end - 1)):
        return 0.0
    if passage.before(start) in _SUBJECTS:
        return 0.0
    value = (
        sum(template.weights[filling.slot] * filling.similarity for filling in fillings)
        / template.total
    )
    return k.LITERAL_NAME_CAP if value * template.prior >= k.LITERAL_NAME_LEAST else 0.0


def _gaps(
    passage: Passage,
    start: int,
    end: int,
    fillings: tuple[Filling, ...],
    missing: int,
    spare: frozenset[int],
) -> tuple[float, frozenset[int]]:
    """Cost of the words between the fillings, and which of them stand in for an omitted one."""
    used = {at for filling in fillings for at in range(filling.start, filling.end)}
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


def _inversions(template: LoadedTemplate, passage: Passage, fillings: tuple[Filling, ...]) -> float:
    total = 0.0
    for before, after in pairwise(_untwisted(template, fillings)):
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
        if not template.coordinated and ("and" in between or "or" in between):
            cost += k.INVERSION_COORDINATED
        total += cost
    if template.sort is Sort.LITERAL and len(template.words) >= 3:
        total *= 0.5
    return total


def _untwisted(template: LoadedTemplate, fillings: tuple[Filling, ...]) -> tuple[Filling, ...]:
    """The fillings with slots exchanged that have the same word, where that saves inversions."""
    if len(set(template.words)) == len(template.words):
        return fillings
    best, fewest = fillings, _turns(fillings)
    for one in range(len(fillings)):
        for other in range(one + 1, len(fillings)):
            a, b = fillings[one], fillings[other]
            if a.span == b.span == 1 and template.words[a.slot] == template.words[b.slot]:
                changed = list(fillings)
                changed[one], changed[other] = a._replace(slot=b.slot), b._replace(slot=a.slot)
                if _turns(changed) < fewest:
                    best, fewest = tuple(changed), _turns(changed)
    return best


def _turns(fillings: Sequence[Filling]) -> int:
    return sum(1 for before, after in pairwise(fillings) if after.slot < before.slot)


def _omitted(
    template: LoadedTemplate,
    passage: Passage,
    end: int,
    fillings: tuple[Filling, ...],
    missing: list[int],
    stand_ins: frozenset[int],
) -> float:
    total = k.OMISSION * max(
        0, sum(1 for slot in missing if not template.free[slot]) - len(stand_ins)
    )
    if template.head in missing and not _in_place(template.head, fillings, stand_ins):
        total += k.OMITTED_HEAD
        if passage.noun_follows(end - 1):
            total += k.OMITTED_HEAD_NOUN
    if 0 in missing and template.sort is not Sort.LITERAL:
        total += k.OMITTED_FIRST
    return total


def _in_place(slot: int, fillings: tuple[Filling, ...], stand_ins: frozenset[int]) -> bool:
    """Whether another word stands just where the omitted one would, between its neighbours."""
    return any(
        before.slot + before.span == slot == after.slot - 1
        and any(before.end <= at < after.start for at in stand_ins)
        for before, after in pairwise(fillings)
    )


def _capped(
    template: LoadedTemplate, fillings: tuple[Filling, ...], value: float, quoted: bool
) -> float:
    if len(template.words) == 1 and fillings[0].alternative.source is Source.WHOLE:
        return min(value, k.SUBSTITUTED_SET_CAP)
    if quoted or len(fillings) != 2 or len(template.words) != 2:
        return value
    strange = [filling for filling in fillings if not template.is_shared(filling.alternative)]
    if any(
        filling.similarity < k.LOOSELY and filling.alternative.source in _BY_MEANING
        for filling in strange
    ):
        return min(value, k.LOOSE_SET_CAP)
    if strange and (
        any(template.hard)
        or len(strange) == 2
        or any(each.slot == template.head for each in strange)
        or max(template.weights[filling.slot] for filling in fillings if filling not in strange)
        < k.STRONG_PARTNER
    ):
        return min(value, k.SUBSTITUTED_SET_CAP)
    return value


def _shortened(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    end: int,
    fillings: tuple[Filling, ...],
    missing: list[int],
) -> bool:
    """Three words or more of a term in their order, and just one left out in the middle."""
    if template.sort is not Sort.TERM or len(missing) != 1 or len(fillings) < 3:
        return False
    if missing[0] in (0, template.head, len(template.words) - 1):
        return False
    words = [at for at in range(start, end) if bare(passage.words[at]) not in FUNCTION_WORDS]
    return (
        len(words) == len(fillings)
        and all(before.slot < after.slot for before, after in pairwise(fillings))
        and all(template.is_shared(filling.alternative) for filling in fillings)
        and all(passage.separator(at) == PLAIN for at in range(start, end - 1))
        and not passage.noun_follows(end - 1)
    )


def _rescued(
    template: LoadedTemplate, passage: Passage, start: int, end: int, fillings: tuple[Filling, ...]
) -> bool:
    """Two rare literal words side by side, where the listed rendering is a free one."""
    if not template.rescue or len(fillings) < 2:
        return False
    words = [at for at in range(start, end) if bare(passage.words[at]) not in FUNCTION_WORDS]
    if len(words) != len(fillings):
        return False
    if any(after.slot < before.slot for before, after in pairwise(fillings)):
        return False
    marks = sum(len(template.counterparts[filling.slot]) for filling in fillings)
    rarity = sum(passage.costs.rarity(bare(passage.words[filling.start])) for filling in fillings)
    return marks >= 0.5 * sum(map(len, template.counterparts)) and rarity >= _RESCUE_RARITY
