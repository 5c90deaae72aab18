"""The template of the term itself: its words in its order, each with all that may replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.lexicon import inflection, numerals
from termcheck.matching.variants import names
from termcheck.matching.variants.substitutes import (
    add_kindred,
    add_near,
    add_near_runs,
    add_parts,
    add_synonyms,
    is_weaker,
)
from termcheck.matching.variants.templates import Alternative, Slot, Template
from termcheck.matching.variants.weights import (
    BASE_WEIGHT,
    LEAST_SIMILARITY,
    LIGHT_WEIGHT,
    NUMERAL_WEIGHT,
    ONE_WEIGHT,
    Sort,
    Source,
)
from termcheck.matching.variants.words import COMMA, COORDINATION, content_words, is_light
from termcheck.model.phrase import Phrase

if TYPE_CHECKING:
    from termcheck.lexicon.glosses import Sense
    from termcheck.lexicon.knowledge import Lexicon
    from termcheck.matching.variants.align import Alignment, Link

MOST_SENSES = 14


def term_template(term: str, alignment: Alignment, lexicon: Lexicon) -> Template:
    """The template of a rendering as listed."""
    words, head = content_words(term)
    foreign = names.is_foreign_name(term, alignment, lexicon)
    slots = [
        Slot(
            word,
            slot_weight(word, lexicon),
            counterpart=_counterpart(alignment, at),
            hard=numerals.number_of(word) is not None,
            free=bool(alignment.term) and alignment.is_free(at),
            named=foreign or at in alignment.names,
        )
        for at, word in enumerate(words)
    ]
    for at, slot in enumerate(slots):
        add_own(slot, lexicon)
        if slot.hard:
            continue
        if not slot.named:
            add_parts(slot, lexicon)
        if at in alignment.names:
            names.add_spellings(slot, at, alignment, lexicon)
            continue
        if foreign:
            names.add_sound(slot, alignment.term, lexicon)
            continue
        for link in alignment.of_slot(at):
            _add_senses(slot, alignment, link, lexicon)
        for unit, strength in alignment.residual.get(at, ()):
            _add_residual(slot, unit, strength, lexicon)
        add_synonyms(slot, lexicon)
        _add_characters(slot, alignment, at, lexicon)
        add_near(slot, lexicon)
        add_kindred(slot, lexicon)
    add_joined(slots, alignment)
    add_near_runs(slots)
    if lexicon.source is not None:
        names.add_pinyin(slots, alignment, lexicon)
        names.add_regrouped(slots, alignment, lexicon)
    name = foreign or (
        bool(words) and len(alignment.names) == len(words) and len(alignment.term) <= 4
    )
    return Template(
        Sort.TERM,
        1.0,
        slots,
        head,
        commas=len(COMMA.findall(term)),
        coordinated=bool(COORDINATION.search(term)),
        name=name,
        label=term,
    )


def slot_weight(word: str, lexicon: Lexicon) -> float:
    """Weight of a word as evidence, about 1.3 to 5.6."""
    number = numerals.number_of(word)
    if number is not None:
        return ONE_WEIGHT if number == ("cardinal", 1) else NUMERAL_WEIGHT
    if is_light(word):
        return LIGHT_WEIGHT
    return BASE_WEIGHT + lexicon.rarity(word)


def add_own(
    slot: Slot, lexicon: Lexicon, strength: float = 1.0, reason: Phrase | None = None
) -> None:
    """The word itself, its other writings, and its family."""
    writings = numerals.writings(slot.word)
    if writings:
        for writing in writings:
            same = writing == slot.word
            slot.add(
                Alternative(
                    (writing,),
                    1.0 if same or slot.word not in numerals.QUANTIFIERS else 0.85,
                    Source.CANONICAL if same else Source.NUMBER,
                    reason or Phrase("same-word" if same else "same-number"),
                    inflects=False,
                )
            )
        return
    add_word(slot, slot.word, strength, lexicon, reason)


def add_word(
    slot: Slot, word: str, strength: float, lexicon: Lexicon, reason: Phrase | None = None
) -> None:
    """A word of the term and its family."""
    if all(word not in inflection.forms(base) for base in inflection.lemmas(word)):
        # Terms coin plurals ("Three Stricts") that no dictionary has.
        same = reason or Phrase("same-word")
        slot.add(Alternative((word,), strength, Source.CANONICAL, same))
    for base in inflection.lemmas(word):
        if base != word and is_light(base) and not is_light(word):
            # "their own enterprise" is no "state-owned enterprise".
            same = reason or Phrase("same-word")
            slot.add(Alternative((word,), strength, Source.CANONICAL, same, inflects=False))
            continue
        form = reason or Phrase("form", (word,))
        slot.add(Alternative((base,), strength, Source.CANONICAL, form))
        for other, value in sorted(lexicon.family(base).items()):
            slot.add(
                Alternative(
                    (other,),
                    strength * 0.95 * (0.75 + 0.25 * value),
                    Source.FAMILY,
                    Phrase("family", (word,)),
                    weak_form=is_weaker(other, word),
                )
            )


def _counterpart(alignment: Alignment, at: int) -> str:
    if at in alignment.names:
        start, end = alignment.names[at]
        return alignment.term[start:end]
    links = alignment.of_slot(at)
    if links:
        return alignment.term[links[0].start : links[0].end]
    rest = alignment.residual.get(at)
    return rest[0][0] if rest else ""


def _add_senses(slot: Slot, alignment: Alignment, link: Link, lexicon: Lexicon) -> None:
    assert lexicon.source is not None
    unit = alignment.term[link.start : link.end]
    senses = lexicon.source.senses(unit)[:MOST_SENSES]
    if link.share < 0.55 and len(alignment.of_unit(link.start, link.end)) > 1:
        return  # the unit stands for several words together; the literal template holds it
    if len(unit) == 1:
        strength = 0.78 * polysemy(len(senses))
        if noun_aligned(slot.word, senses, lexicon):
            senses = tuple(sense for sense in senses if not sense.verb)
    else:
        strength = 0.88 * (0.8 + 0.2 * link.affinity)
    for sense in senses:
        add_sense(
            slot,
            sense,
            strength,
            Source.SENSE if len(unit) > 1 else Source.CHARACTER,
            Phrase("means", (unit, sense.text)),
            lexicon,
        )
    if len(unit) > 1:
        add_longer(slot, unit, lexicon)


def polysemy(count: int) -> float:
    """Factor for a character with many senses: each of them says less."""
    return 1.0 - 0.022 * min(10, max(0, count - 4))


def noun_aligned(word: str, senses: tuple[Sense, ...], lexicon: Lexicon) -> bool:
    """Whether the word renders a noun sense among these."""
    return any(
        not sense.verb and len(sense.words) == 1 and lexicon.relation(word, sense.words[0]) >= 0.9
        for sense in senses
    )


def add_sense(
    slot: Slot,
    sense: Sense,
    strength: float,
    source: Source,
    reason: Phrase,
    lexicon: Lexicon,
    *,
    family: bool = True,
) -> None:
    """A gloss as an alternative: one word with its family, or a phrase."""
    character = source is Source.CHARACTER
    if len(sense.words) == 1:
        word = sense.words[0]
        slot.add(Alternative((word,), strength, source, reason, character=character))
        if not family:
            return
        for other, value in sorted(lexicon.family(word).items()):
            similarity = strength * 0.95 * (0.75 + 0.25 * value)
            if similarity >= LEAST_SIMILARITY and (
                value >= 0.85 or not character or lexicon.rarity(other) >= 3.0
            ):
                slot.add(
                    Alternative(
                        (other,),
                        similarity,
                        source,
                        reason,
                        weak_form=is_weaker(other, slot.word),
                        character=character,
                    )
                )
        return
    total = sum(lexicon.rarity(word) for word in sense.words)
    shares = tuple(lexicon.rarity(word) / total for word in sense.words)
    parts = tuple(strength * share if share >= 0.5 else 0.0 for share in shares)
    slot.add(Alternative(sense.words, strength, source, reason, parts=parts, character=character))


def _add_residual(slot: Slot, unit: str, strength: float, lexicon: Lexicon) -> None:
    assert lexicon.source is not None
    senses = lexicon.source.senses(unit)[:MOST_SENSES]
    if len(unit) == 1:
        strength *= polysemy(len(senses))
    for sense in senses:
        add_sense(
            slot,
            sense,
            strength,
            Source.RESIDUAL if len(unit) > 1 else Source.CHARACTER,
            Phrase("means-besides", (unit, slot.word, sense.text)),
            lexicon,
        )


def add_longer(slot: Slot, unit: str, lexicon: Lexicon) -> None:
    """One-word meanings of longer words that begin with the unit (检察 in 检察院)."""
    assert lexicon.source is not None
    for longer in lexicon.source.longer_words(unit):
        for sense in lexicon.source.senses(longer):
            if len(sense.words) == 1:
                reason = Phrase("longer-means", (longer, unit, sense.text))
                add_sense(slot, sense, 0.72, Source.SUPERWORD, reason, lexicon)


def _add_characters(slot: Slot, alignment: Alignment, at: int, lexicon: Lexicon) -> None:
    """Senses of the parts and single characters of the aligned word."""
    if lexicon.source is None:
        return
    for link in alignment.of_slot(at)[:1]:
        unit = alignment.term[link.start : link.end]
        if not 2 <= len(unit) <= 3:
            continue
        for inner in (unit[:2], unit[1:]) if len(unit) == 3 else ():
            for sense in lexicon.source.senses(inner)[:8]:
                if len(sense.words) == 1:
                    reason = Phrase("part-means", (inner, unit, sense.text))
                    add_sense(slot, sense, 0.65, Source.SENSE, reason, lexicon)
        for mark in unit:
            for sense in lexicon.source.senses(mark)[:8]:
                if len(sense.words) == 1 and lexicon.rarity(sense.words[0]) >= 1.5:
                    slot.add(
                        Alternative(
                            sense.words,
                            0.50,
                            Source.PART,
                            Phrase("part-means", (mark, unit, sense.text)),
                            character=True,
                        )
                    )


def add_joined(slots: list[Slot], alignment: Alignment) -> None:
    """Neighbouring words written as one ("grassroots", "Tongjianming")."""
    for first in range(len(slots) - 1):
        for last in range(first + 2, min(first + 3, len(slots)) + 1):
            run = slots[first:last]
            if last - first > 2 and not all(at in alignment.names for at in range(first, last)):
                continue
            if any(slot.hard for slot in run):
                continue
            joined = "".join(slot.word for slot in run)
            slots[first].add(
                Alternative(
                    (joined,),
                    0.97,
                    Source.JOINED,
                    Phrase("one-word", (" ".join(slot.word for slot in run),)),
                    span=last - first,
                )
            )
