"""Word-for-word templates: the parts of the source term in their own order."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.lexicon import numerals
from termcheck.lexicon.frequency import MOST
from termcheck.matching.variants.align import LONGEST_UNIT, PARTICLES
from termcheck.matching.variants.english import (
    MOST_SENSES,
    add_joined,
    add_longer,
    add_sense,
    add_word,
    noun_aligned,
    polysemy,
    slot_weight,
)
from termcheck.matching.variants.substitutes import add_near
from termcheck.matching.variants.templates import Alternative, Slot, Template
from termcheck.matching.variants.weights import (
    BASE_WEIGHT,
    DICTIONARY_PRIOR,
    LITERAL_NAME_PRIOR,
    LITERAL_PRIOR,
    NUMERAL_WEIGHT,
    Sort,
    Source,
)
from termcheck.matching.variants.words import COORDINATION, content_words, is_light
from termcheck.model.phrase import Phrase

if TYPE_CHECKING:
    from termcheck.lexicon.knowledge import Lexicon
    from termcheck.matching.variants.align import Alignment

RARE_WORD, RARE_PHRASE = 3.5, 4.5
"""Least rarity of a dictionary meaning that counts as a rendering by itself."""


def _list(words: str) -> list[str]:
    return words.split()


IDIOM = 4
"""Characters of a set phrase, which translators render freely or word for word."""
LONGEST_WORD = 3
"""Words of the dictionary up to this length are taken apart only where the rendering itself shows
that they can be (党组, Party Group; but nobody reads 自首, to give oneself up, as "self head")."""
_WORDS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)


def literal_template(alignment: Alignment, lexicon: Lexicon) -> Template | None:
    """The word-for-word template, or None when parts of the term are unknown."""
    source = lexicon.source
    assert source is not None
    named = {at for start, end in alignment.names.values() for at in range(start, end)}
    whole_word = len(alignment.term) <= LONGEST_WORD and bool(source.senses(alignment.term))
    whole_name = len(named) == len(alignment.term)
    units = _segment(alignment, lexicon, by_character=whole_name)
    slots: list[Slot] = []
    cut = frozenset(range(len(alignment.term))) if whole_name else _cut_names(alignment)
    for start, end in units:
        unit = alignment.term[start:end]
        if unit in PARTICLES:
            continue
        if named & set(range(start, end)) - cut:
            slots.extend(_name_slots(alignment, start, end, lexicon))
            continue
        slot = _slot(alignment, start, end, lexicon, in_name=bool(named & set(range(start, end))))
        if slot is None:
            return None
        slots.append(slot)
    if len(slots) < 2 or (whole_word and not all(alignment.of_unit(*unit) for unit in units)):
        return None
    add_joined(slots, alignment)
    unlinked = (
        not alignment.links
        and not alignment.names
        and len(alignment.term) == IDIOM
        and len(set(alignment.term)) == IDIOM
    )
    return Template(
        Sort.LITERAL,
        LITERAL_NAME_PRIOR if whole_name else LITERAL_PRIOR,
        slots,
        len(slots) - 1,
        name=whole_name,
        coordinated=len(slots) > 2 or unlinked,
        rescue=unlinked,
        label=alignment.term,
    )


def _slot(
    alignment: Alignment, start: int, end: int, lexicon: Lexicon, *, in_name: bool
) -> Slot | None:
    source = lexicon.source
    assert source is not None
    unit = alignment.term[start:end]
    if numerals.is_chinese_number(unit):
        return _number_slot(unit)
    senses = source.senses(unit)[:MOST_SENSES]
    links = [] if in_name else alignment.of_unit(start, end)
    if len(unit) == 1 and any(
        noun_aligned(alignment.words[e.slot], senses, lexicon) for e in links
    ):
        senses = tuple(sense for sense in senses if not sense.verb)
    single = [s for s in senses if len(s.words) == 1]
    if not senses and not links:
        return None
    own = [alignment.words[link.slot] for link in links]
    title = own[0] if len(own) == 1 else (senses[0].text if senses else " ".join(own))
    best = own[0] if own else (single[0].words[0] if single else senses[0].words[-1])
    if own:
        rarity = sum(slot_weight(word, lexicon) - BASE_WEIGHT for word in own)
        weight = BASE_WEIGHT + min(MOST, rarity)
    else:
        rarities = [max(lexicon.rarity(w) for w in sense.words) for sense in senses]
        weight = BASE_WEIGHT + 0.8 * sum(rarities) / len(rarities)
    slot = Slot(best if len(own) != 1 else title, weight, counterpart=unit)
    _add_links(slot, alignment, start, end, lexicon)
    strength = 0.78 * polysemy(len(senses)) if len(unit) == 1 else 0.88
    for sense in senses:
        add_sense(
            slot,
            sense,
            strength,
            Source.CHARACTER if len(unit) == 1 else Source.SENSE,
            Phrase("means", (unit, sense.text)),
            lexicon,
        )
    if len(unit) > 1:
        add_longer(slot, unit, lexicon)
    if len(own) == 1:
        add_near(slot, lexicon)
    return slot


def _name_slots(alignment: Alignment, start: int, end: int, lexicon: Lexicon) -> list[Slot]:
    found: list[Slot] = []
    for at, span in sorted(alignment.names.items()):
        if span == (start, end):
            word = alignment.words[at]
            slot = Slot(word, slot_weight(word, lexicon), counterpart=alignment.term[start:end])
            slot.named = True
            add_word(slot, word, 1.0, lexicon)
            found.append(slot)
    return found


def _add_links(slot: Slot, alignment: Alignment, start: int, end: int, lexicon: Lexicon) -> None:
    """The words of the rendering that stand for this part of the source term."""
    unit = alignment.term[start:end]
    links = alignment.of_unit(start, end)
    if not links:
        for inner in sorted(
            (link for link in alignment.links if start <= link.start and link.end <= end),
            key=lambda link: link.slot,
        ):
            word = alignment.words[inner.slot]
            share = inner.share * (inner.end - inner.start) / (end - start)
            part = Phrase("renders-part", (word, unit))
            add_word(slot, word, max(0.4, share), lexicon, part)
        return
    words = tuple(alignment.words[link.slot] for link in links)
    total = sum(slot_weight(word, lexicon) for word in words)
    for link, word in zip(links, words, strict=True):
        share = slot_weight(word, lexicon) / total
        if len(words) == 1:
            share = 1.0 if link.share >= 0.55 else link.share
        if share >= 0.4:
            add_word(slot, word, share, lexicon, Phrase("renders-so", (unit,)))
    if len(words) > 1:
        slot.add(
            Alternative(
                words,
                1.0,
                Source.CANONICAL,
                Phrase("renders-so", (unit,)),
                parts=tuple(
                    share if (share := slot_weight(word, lexicon) / total) >= 0.5 else 0.0
                    for word in words
                ),
            )
        )


def _number_slot(unit: str) -> Slot:
    value = numerals.chinese_value(unit)
    word = "every" if value is None else _WORDS[value] if value < len(_WORDS) else str(value)
    if value is not None and unit.startswith("第"):
        word = next((w for w, count in numerals.ORDINALS.items() if count == value), f"{value}th")
    slot = Slot(word, NUMERAL_WEIGHT, counterpart=unit, hard=True)
    for writing in numerals.writings(word):
        reason = Phrase("number-is", (unit, word))
        slot.add(Alternative((writing,), 1.0, Source.NUMBER, reason, inflects=False))
    return slot


def _segment(
    alignment: Alignment, lexicon: Lexicon, *, by_character: bool
) -> list[tuple[int, int]]:
    """Cut the term into dictionary words: long ones, and such that the rendering confirms."""
    source = lexicon.source
    assert source is not None
    term = alignment.term
    if by_character:
        return [(at, at + 1) for at in range(len(term))]
    in_name = _cut_names(alignment)
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for end in range(1, len(term) + 1):
        options: list[tuple[float, list[tuple[int, int]]]] = []
        for start in range(max(0, end - LONGEST_UNIT), end):
            unit = term[start:end]
            if start == 0 and end == len(term):
                continue
            inside = set(range(start, end)) & in_name
            if inside and len(unit) > 1:
                continue  # names are cut into characters
            value = _unit_value(alignment, unit, start, end, lexicon)
            if value is not None:
                options.append((best[start][0] + value, [*best[start][1], (start, end)]))
        best.append(max(options, key=lambda option: option[0]) if options else (-99.0, []))
    return _without_classifiers(term, best[-1][1])


def _cut_names(alignment: Alignment) -> frozenset[int]:
    """Characters of names that are cut: those written as one word. A name of several words is a
    person within a longer term, and nobody takes that for words."""
    spans = set(alignment.names.values())
    return frozenset(
        at
        for start, end in spans
        if not any(other[1] == start or other[0] == end for other in spans)
        for at in range(start, end)
    )


def _unit_value(
    alignment: Alignment, unit: str, start: int, end: int, lexicon: Lexicon
) -> float | None:
    source = lexicon.source
    assert source is not None
    if numerals.is_chinese_number(unit):
        return _length_value(unit) + 1.0
    if (start, end) in alignment.names.values():
        return 9.0
    links = alignment.of_unit(start, end)
    if len(unit) > 1 and not links and not source.senses(unit):
        return None
    value = _length_value(unit) - 1.0
    return value + 3.0 * min(1.0, sum(link.affinity * link.share for link in links))


def _length_value(unit: str) -> float:
    return float(math.pow(len(unit), 1.6))


def _without_classifiers(term: str, units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in units:
        unit = term[start:end]
        before = term[kept[-1][0] : kept[-1][1]] if kept else ""
        if (
            unit in numerals.CLASSIFIERS
            and before
            and numerals.is_chinese_number(before)
            and end < len(term)
        ):
            continue
        kept.append((start, end))
    return kept


def meaning_templates(alignment: Alignment, label: str, lexicon: Lexicon) -> list[Template]:
    """One template for each dictionary meaning of the whole source term."""
    source = lexicon.source
    assert source is not None
    found: list[Template] = []
    for sense in source.senses(alignment.term):
        words, head = content_words(sense.text)
        if not words or len(words) > 5 or sense.text.lower() == label.lower():
            continue
        rarity = sum(lexicon.rarity(word) for word in words if not is_light(word))
        if rarity < (RARE_WORD if len(words) == 1 else RARE_PHRASE):
            continue  # "carry out" is no evidence of 执行
        reason = Phrase("dictionary", (alignment.term, sense.text))
        slots = []
        for word in words:
            slot = Slot(
                word,
                slot_weight(word, lexicon),
                counterpart=alignment.term,
                hard=numerals.number_of(word) is not None,
            )
            if slot.hard:
                for writing in numerals.writings(word):
                    slot.add(Alternative((writing,), 1.0, Source.WHOLE, reason, inflects=False))
            else:
                add_sense(
                    slot,
                    _one(sense, word),
                    1.0,
                    Source.WHOLE,
                    reason,
                    lexicon,
                    family=len(words) > 1,
                )
            slots.append(slot)
        found.append(
            Template(
                Sort.MEANING,
                DICTIONARY_PRIOR,
                slots,
                head,
                coordinated=bool(COORDINATION.search(sense.text)),
                label=sense.text,
            )
        )
    return found


def _one(sense: Sense, word: str) -> Sense:

    return replace(sense, words=(word,))


if TYPE_CHECKING:
    from termcheck.lexicon.glosses import Sense
