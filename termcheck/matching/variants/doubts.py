"""What makes a rendering doubtful, and what speaks for it beside its words: costs and credits.

The constants are in `weights`; see `score` for how they are put together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from termcheck.lexicon.english import (
    CLAUSE_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    HOLLOW_NOUNS,
    PREPOSITIONS,
)
from termcheck.lexicon.families import ADJECTIVAL, is_adjectival, names_people
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.passage import COMMA, OPENING, OTHER, PLAIN
from termcheck.matching.variants.weights import Sort, Source
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Filling

_RELATIVE = frozenset({"who", "whom", "whose", "which"})
"""No term has these between its words ("people who assess")."""
_LEAST_STEM = 4
"""Letters with which two words of one stem begin."""
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
    if passage.follower(end - 1) not in HOLLOW_NOUNS:
        total += _broken_off(template, passage, last, fillings)
    if (
        head is not None
        and head is last
        and not quoted
        and _a_verb(template, passage, head, fillings)
    ):
        total += k.VERB
    if head is not None and who_for_what(template, passage, head):
        total += k.AGENT
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


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether the noun phrase of word `at` goes on behind it."""
    follower = passage.follower(at)
    return (
        follower is not None
        and follower not in HOLLOW_NOUNS
        and follower not in DETERMINERS
        and not passage.costs.frequencies.can_be(follower, "v")
        and passage.noun_follows(at)
    )


def _broken_off(
    template: LoadedTemplate, passage: Passage, last: Filling, fillings: tuple[Filling, ...]
) -> float:
    """Cost of a last word that belongs to the noun behind it, and not to the words before it: what
    stands behind the head, or behind a preposition, and is a possessive or an adjective."""
    turned = any(other.slot > last.slot for other in fillings)
    if passage.possessive(last.end - 1):
        return k.BROKEN_OFF if turned and passage.noun_follows(last.end - 1) else 0.0
    if not _only_adjective(bare(passage.words[last.end - 1]), passage):
        return k.EDGE_NOUN if turned and _goes_on(passage, last.end - 1) else 0.0
    governed = last.start > 0 and bare(passage.words[last.start - 1]) in PREPOSITIONS
    own = template.words[last.slot + last.span - 1]
    if (
        turned
        or governed
        or (_goes_on(passage, last.end - 1) and not passage.costs.frequencies.can_be(own, "a"))
    ):
        return k.BROKEN_OFF
    return 0.0


def _only_adjective(word: str, passage: Passage) -> bool:
    """Whether a word can be nothing but an adjective."""
    frequencies = passage.costs.frequencies
    if not frequencies.known(word):
        return word.endswith(ADJECTIVAL)
    if not frequencies.can_be(word, "a") or frequencies.can_be(word, "v"):
        return False
    return word.endswith(ADJECTIVAL) or not frequencies.can_be(word, "n")


def _a_verb(
    template: LoadedTemplate, passage: Passage, head: Filling, fillings: tuple[Filling, ...]
) -> bool:
    """Whether the head is a verb here, though the term names a thing. What an adverb says of a verb
    an adjective says of a noun ("severely punished", "severe punishment")."""
    before = bare(passage.words[head.start - 1])
    if len(fillings) < 2 or (
        passage.costs.frequencies.can_be(before, "r")
        and all(template.is_shared(filling.alternative) for filling in fillings)
    ):
        return False
    can_be = passage.costs.frequencies.can_be
    own = template.words[head.slot + head.span - 1]
    word = bare(passage.words[head.end - 1])
    if word.endswith("ing"):
        return False
    return (
        can_be(own, "n") and not can_be(own, "v") and can_be(word, "v") and not can_be(word, "na")
    )


def who_for_what(template: LoadedTemplate, passage: Passage, head: Filling) -> bool:
    """Whether of the head and its other form in the term one names people and the other does not:
    a party's membership is no party member."""
    frequencies = passage.costs.frequencies
    can_be = frequencies.can_be
    here, there = bare(passage.words[head.end - 1]), template.words[head.slot]
    if head.span != 1 or here[:_LEAST_STEM] != there[:_LEAST_STEM]:
        return False
    for word in (here, there):
        if not can_be(word, "n") or (not frequencies.known(word) and is_adjectival(word)):
            return False
    agent = [names_people(word) and not can_be(word, "va") for word in (here, there)]
    return agent[0] != agent[1]


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
        if verbs and any(word in DETERMINERS for word in between[verbs[0] + 1 :]):
            total += k.CLAUSE
            break
    whole = (
        template.sort is Sort.TERM
        and not missing
        and all(template.is_shared(each.alternative) for each in fillings)
    )
    if not whole and passage.follower(end - 1) in ("of", "for"):
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
    if not quoted and _in_other_case(template, passage, fillings):
        total += k.OTHER_CASE
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
        if weak.alternative.source in (Source.PIVOT, Source.RESIDUAL):
            named = False
        if weak.similarity < limit and template.weights[other.slot] < 3.2 and not named:
            total += k.WEAK_PAIR
    loose = [
        filling
        for filling in fillings
        if _loose(template, filling) or _determines(passage, filling, template)
    ]
    if loose and not quoted:
        named = all(
            passage.capital(filling.start) and not passage.opens_sentence(filling.start)
            for filling in loose
        )
        if not named:
            total += k.CHARACTER_SENSE
    return total


def _in_other_case(
    template: LoadedTemplate, passage: Passage, fillings: tuple[Filling, ...]
) -> bool:
    """Whether a word is replaced, and the term is a name while the words are printed as none, or
    the other way round amid a sentence: then they name something else."""
    if template.sort is not Sort.TERM or any(template.hard):
        return False
    if all(template.is_shared(filling.alternative) for filling in fillings):
        return False
    own = [word[:1].isupper() for word in template.label.split() if word[:1].isalpha()]
    if not any(own):
        first, last = fillings[0].start, fillings[-1].end
        return all(passage.capital(filling.start) for filling in fillings) and not (
            passage.opens_sentence(first) or _headline(passage, first, last)
        )
    small = sum(1 for word in template.label.split() if word.islower())
    light = sum(1 for word in template.label.lower().split() if word in FUNCTION_WORDS)
    return small == light and not any(passage.capital(filling.start) for filling in fillings)


def _headline(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around a stretch are printed with capitals as well."""
    around = [
        at
        for at in (*range(max(0, start - 3), start), *range(end, min(end + 3, len(passage.words))))
        if bare(passage.words[at]) not in FUNCTION_WORDS
    ]
    return all(passage.capital(at) for at in around)


def _determines(passage: Passage, filling: Filling, template: LoadedTemplate) -> bool:
    """Whether a word that could be one of the term is part of a determiner: "their own" owns
    nothing."""
    word = passage.words[filling.start]
    before = passage.before(filling.start)
    return (
        word in FUNCTION_WORDS
        and word not in template.words
        and before is not None
        and (before in DETERMINERS or before.endswith("'s"))
    )


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
