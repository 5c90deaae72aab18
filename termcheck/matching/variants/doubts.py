"""What makes a rendering doubtful, and what speaks for it beside its words: costs and credits.

The constants are in `weights`; see `score` for how they are put together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from termcheck.lexicon.english import ARTICLES, CLAUSE_WORDS, FUNCTION_WORDS, RELATING
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.passage import COMMA, OPENING, OTHER, PLAIN
from termcheck.matching.variants.templates import Sort
from termcheck.matching.variants.weights import Source
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Filling

_DETERMINERS = ARTICLES | {"his", "her", "its", "their", "our", "my", "your", "this", "these"}
_RELATIVE = frozenset({"who", "whom", "whose", "which"})
"""No term has these between its words ("people who assess")."""
_FULL_LITERAL_RARITY = 5.5
_SURE_SENSE = 0.85
"""Similarity from which a sense of the source word is no mere guess."""
_HOME = frozenset({"china", "prc", "people's", "communist", "party", "cpc"})
"""What may follow "of" behind a Chinese institution: other capitalised names make it another's."""


def edges(
    template: LoadedTemplate,
    passage: Passage,
    end: int,
    fillings: tuple[Filling, ...],
    missing: list[int],
    quoted: bool,
) -> float:
    """Cost of what stands behind the words: a noun that makes their last one its attribute."""
    total = 0.0
    head = next(
        (
            filling
            for filling in fillings
            if filling.slot <= template.head < filling.slot + filling.span
        ),
        None,
    )
    used = {at for filling in fillings for at in range(filling.start, filling.end)}
    if (
        head is not None
        and (head.alternative.weak_form or _describes(template, passage, head))
        and head.end not in used
        and passage.noun_follows(head.end - 1)
    ):
        total += k.WEAK_HEAD
    last = max(fillings, key=lambda filling: filling.end)
    if (
        last is not head
        and last.slot + last.span < len(template.words)
        and passage.noun_follows(end - 1)
    ):
        total += k.EDGE_NOUN
    numeral = next((filling for filling in fillings if template.hard[filling.slot]), None)
    if numeral is not None:
        if head is not None and numeral.start > head.start and numeral.slot < head.slot:
            total += k.NUMERAL_BEHIND
        if not quoted and passage.noun_follows(end - 1):
            total += k.NUMERAL_NOUN
    return total


def _describes(template: LoadedTemplate, passage: Passage, head: Filling) -> bool:
    """Whether the head is in another form than the term has it, and that can be an adjective."""
    word = bare(passage.words[head.end - 1])
    return (
        head.end - head.start == 1
        and template.sort is not Sort.MEANING
        and template.is_shared(head.alternative)
        and word != template.words[head.slot]
        and passage.costs.frequencies.can_be(word, "a")
    )


def marks(template: LoadedTemplate, passage: Passage, start: int, end: int) -> float:
    """Cost of punctuation, of "and", and of the words of a clause between the words."""
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
    if any(word in _RELATIVE and word not in template.words for word in inside):
        return 1.0
    if any(word in CLAUSE_WORDS and word not in template.words for word in inside):
        total += k.CLAUSE
    if not template.coordinated:
        if len(template.words) == 2 and (commas or others or openings):
            total += k.LISTED
        if "and" in inside or "or" in inside:
            total += k.COORDINATED_PAIR if len(template.words) == 2 else k.COORDINATED
    return total


def parted(template: LoadedTemplate, passage: Passage, start: int, end: int) -> float:
    """Cost of a preposition alone between two words that the term joins, where they stand in the
    order of the term: "people to court" is no people's court."""
    between = passage.words[start + 1 : end - 1]
    if len(template.words) != 2 or not any(word in RELATING for word in between):
        return 0.0
    if any(word in RELATING for word in template.label.lower().split()):
        return 0.0
    return k.PARTED if all(word in FUNCTION_WORDS for word in between) else 0.0


def company(
    template: LoadedTemplate,
    passage: Passage,
    start: int,
    end: int,
    fillings: tuple[Filling, ...],
    missing: list[int],
) -> float:
    """Cost of words that make something else of the words of a term: a verb and its object between
    them, a country whose institution is meant, the other half of a person's name."""
    total = 0.0
    can_be = passage.costs.frequencies.can_be
    for before, after in pairwise(fillings):
        between = [bare(word) for word in passage.words[before.end : after.start]]
        verbs = [at for at, word in enumerate(between) if _inserted(word) and can_be(word, "v")]
        if verbs and any(word in _DETERMINERS for word in between[verbs[0] + 1 :]):
            total += k.CLAUSE
            break
    whole = (
        template.sort is Sort.TERM
        and not missing
        and all(template.is_shared(each.alternative) for each in fillings)
    )
    if not whole and passage.follower(end - 1) == "of":
        owner = end + 1
        if (
            owner < len(passage.words)
            and passage.capital(owner)
            and passage.words[owner].removesuffix("'s") not in template.words
            and passage.words[owner] not in _HOME
            and bare(passage.words[owner]) not in _HOME
        ):
            total += k.FOREIGN
    if len(template.words) == 1 and template.named[0] and fillings[0].meant:
        beside = [at for at in (start - 1, end) if 0 <= at < len(passage.words)]
        if any(
            passage.capital(at)
            and passage.separator(min(at, end - 1)) == PLAIN
            and can_be(bare(passage.words[at]), "p")
            for at in beside
        ):
            total += k.FOREIGN
    return total


def _inserted(word: str) -> bool:
    return word not in FUNCTION_WORDS


def doubts(
    template: LoadedTemplate,
    passage: Passage,
    fillings: tuple[Filling, ...],
    missing: list[int],
    quoted: bool,
    gaps: float,
) -> float:
    """Cost of weak evidence: few words of the term itself, loose senses, several guesses."""
    total = 0.0
    shared = sum(
        template.weights[slot]
        for filling in fillings
        if template.is_shared(filling.alternative)
        for slot in range(filling.slot, filling.slot + filling.span)
    )
    if shared < 0.25 * template.total and not quoted:
        rarity = sum(template.weights[filling.slot] - k.BASE_WEIGHT for filling in fillings)
        full = (
            template.sort is Sort.LITERAL
            and not missing
            and all(len(each) == 1 for each in template.counterparts)
            and rarity >= _FULL_LITERAL_RARITY
        )
        if not full:
            total += k.NOTHING_SHARED
    if missing and sum(template.weights[filling.slot] for filling in fillings) < k.THIN_WEIGHT:
        total += k.THIN
    if gaps and any(each.alternative.source is Source.OLD_SPELLING for each in fillings):
        total += k.NAME_APART
    if any(each.alternative.source is Source.KINDRED for each in fillings) and not (
        gaps == 0
        and not missing
        and sum(1 for each in fillings if not template.is_shared(each.alternative)) == 1
        and all(before.slot < after.slot for before, after in pairwise(fillings))
    ):
        return 1.0
    near = [each for each in fillings if each.alternative.source is Source.NEAR]
    if near and not quoted:
        others = [
            each
            for each in fillings
            if not template.is_shared(each.alternative)
            and not (each.alternative.source is Source.SENSE and each.similarity >= _SURE_SENSE)
        ]
        if len(others) > 1:
            total += k.NEAR_TWICE
        if gaps or any(not template.free[slot] for slot in missing):
            total += k.NEAR_APART
    core = [filling for filling in fillings if not template.free[filling.slot]]
    if len(core) == 2 and len(template.words) - len(missing) == 2 and not quoted:
        weak, other = sorted(core, key=lambda filling: (filling.similarity, filling.start))
        limit = 0.70 if template.hard[other.slot] else 0.75
        named = all(passage.capital(filling.start) for filling in core)
        if weak.similarity < limit and template.weights[other.slot] < 3.2 and not named:
            total += k.WEAK_PAIR
    loose = [filling for filling in fillings if _loose(template, filling)]
    if loose and not quoted:
        named = all(
            passage.capital(filling.start) and not passage.opens_sentence(filling.start)
            for filling in loose
        )
        if not named:
            total += k.CHARACTER_SENSE
    return total


def _loose(template: LoadedTemplate, filling: Filling) -> bool:
    """Whether only a single character speaks for a word: inside a longer word, or as one of just
    two parts."""
    if filling.alternative.source is Source.PART:
        return True
    return (
        filling.alternative.character
        and len(template.words) == 2
        and not template.is_shared(filling.alternative)
    )


def cues(
    passage: Passage, start: int, end: int, value: float, quoted: bool, stand_ins: bool
) -> float:
    """Credit for quotation marks around the words and capitals of all of them."""
    credit = k.QUOTED if quoted else 0.0
    content = [at for at in range(start, end) if bare(passage.words[at]) not in FUNCTION_WORDS]
    if content and all(passage.capital(at) for at in content):
        credit += k.CAPITALS / 2 if stand_ins else k.CAPITALS
    return credit * min(1.0, max(0.0, (value - 0.45) / 0.2))
