"""Names in a term, and words of a term as names: all the ways of spelling them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.matching.variants.templates import Alternative, Slot
from termcheck.matching.variants.weights import Source
from termcheck.model.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.lexicon.knowledge import Lexicon
    from termcheck.matching.variants.align import Alignment

SPELLING = 0.85
"""Similarity of another spelling of a name."""
RARE_SPELLING = 3.5
"""Least rarity of a spelling that is to be told from an English word ("can", "women", "shanghai")
where nothing but letters speaks for it."""
FOREIGN_NAME = 4.3
"""Least rarity of a capitalised word that is taken for the name of the whole source term."""
LONGEST_FOREIGN = 6
MOST_SPLIT = 3
"""Spellings of a name that are also looked for syllable by syllable."""


def add_spellings(slot: Slot, at: int, alignment: Alignment, lexicon: Lexicon) -> None:
    """Other spellings of a word of the term that is pinyin."""
    assert lexicon.source is not None
    start, end = alignment.names[at]
    unit = alignment.term[start:end]
    syllables = lexicon.source.spells(unit, slot.word) or ()
    if len(syllables) > 1:
        _add(slot, syllables, 0.97, Source.SPLIT, Phrase("latin-syllables", (unit,)))
    _add_others(slot, unit, lexicon, alone=len(alignment.words) == 1)
    _without_kind(slot, unit, syllables, alignment, lexicon)


def _add(
    slot: Slot,
    words: tuple[str, ...],
    similarity: float,
    source: Source,
    reason: Phrase,
    span: int = 1,
) -> None:
    slot.add(
        Alternative(
            words,
            similarity,
            source,
            reason,
            span=span,
            parts=(0.0,) * len(words) if len(words) > 1 else (),
            inflects=False,
        )
    )


def _add_others(slot: Slot, unit: str, lexicon: Lexicon, *, alone: bool) -> None:
    assert lexicon.source is not None
    split = 0
    for words, what in lexicon.source.other_spellings(unit):
        joined = "".join(words)
        reason = Phrase("latin-as", (unit, what))
        if joined != slot.word and (not alone or lexicon.rarity(joined) >= RARE_SPELLING):
            _add(slot, (joined,), SPELLING, Source.OLD_SPELLING, reason)
        if len(words) > 1 and split < MOST_SPLIT:
            split += 1
            _add(slot, words, SPELLING, Source.OLD_SPELLING, reason)


def _without_kind(
    slot: Slot, unit: str, syllables: Sequence[str], alignment: Alignment, lexicon: Lexicon
) -> None:
    """ "Lake Tai" for "Taihu Lake": the last syllable says what the next word says again."""
    assert lexicon.source is not None
    if len(syllables) != len(unit) or len(unit) < 2:
        return
    said = {word for sense in lexicon.source.senses(unit[-1]) for word in sense.words}
    if any(alignment.is_free(at) and word in said for at, word in enumerate(alignment.words)):
        reason = Phrase("latin-without", (unit, unit[-1]))
        _add(slot, ("".join(syllables[:-1]),), SPELLING, Source.OLD_SPELLING, reason)


def is_foreign_name(term: str, alignment: Alignment, lexicon: Lexicon) -> bool:
    """Whether a term of one capitalised word is a name that the source term writes by sound
    (Tashi, 扎西)."""
    if lexicon.source is None or not 2 <= len(alignment.term) <= LONGEST_FOREIGN:
        return False
    return (
        len(alignment.words) == 1
        and term[:1].isupper()
        and not alignment.links
        and not alignment.names
        and lexicon.rarity(alignment.words[0]) >= FOREIGN_NAME
    )


def add_sound(slot: Slot, unit: str, lexicon: Lexicon) -> None:
    """The pinyin of a name that the term spells as its own language does."""
    assert lexicon.source is not None
    syllables = lexicon.source.in_latin(unit)
    if syllables is None:
        return
    reason = Phrase("pinyin", (unit,))
    for cut in range(1, len(syllables)):
        halves = "".join(syllables[:cut]), "".join(syllables[cut:])
        _add(slot, halves, SPELLING, Source.OLD_SPELLING, reason)
    _add_others(slot, unit, lexicon, alone=True)


def add_pinyin(slots: list[Slot], alignment: Alignment, lexicon: Lexicon) -> None:
    """The pinyin of the source words that neighbouring slots stand for (Hongqi for Red Flag).

    Only where other words of the term remain, and where the letters are no English word.
    """
    assert lexicon.source is not None
    for first in range(len(slots)):
        for last in range(first + 1, min(first + 3, len(slots)) + 1):
            if last - first == len(slots) or any(
                slot.hard or slot.named for slot in slots[first:last]
            ):
                continue
            unit = _stretch(alignment, first, last)
            if unit is None or not 2 <= len(unit) <= 4:
                continue
            for words in _letters(unit, lexicon):
                _add(
                    slots[first],
                    words,
                    SPELLING,
                    Source.OLD_SPELLING,
                    Phrase("latin", (unit,)),
                    last - first,
                )


def _letters(unit: str, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Pinyin as one word, and the spellings of a place."""
    assert lexicon.source is not None
    syllables = lexicon.source.in_latin(unit)
    found: list[tuple[str, ...]] = [("".join(syllables),)] if syllables else []
    found.extend(lexicon.source.place_spellings(unit))
    return [words for words in found if lexicon.rarity("".join(words)) >= RARE_SPELLING]


def add_regrouped(slots: list[Slot], alignment: Alignment, lexicon: Lexicon) -> None:
    """A name of several words cut at another syllable ("Ou Yangjing" for Ouyang Jing)."""
    assert lexicon.source is not None
    if len(slots) < 2 or len(alignment.names) != len(slots):
        return
    syllables = lexicon.source.spells(alignment.term, "".join(alignment.words)) or ()
    for cut in range(1, len(syllables)):
        halves = "".join(syllables[:cut]), "".join(syllables[cut:])
        if halves != alignment.words:
            reason = Phrase("other-syllable", (alignment.term,))
            _add(slots[0], halves, 0.95, Source.SPLIT, reason, len(slots))


def _stretch(alignment: Alignment, first: int, last: int) -> str | None:
    """The stretch of the source term for which just these words stand; None where there is none."""
    spans = []
    for at in range(first, last):
        links = alignment.of_slot(at)
        if not links:
            return None
        spans.append((links[0].start, links[0].end))
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    others = [
        link
        for link in alignment.links
        if not first <= link.slot < last and link.start < end and start < link.end
    ]
    inside = {at for span in spans for at in range(*span)}
    if others or len(inside) != end - start:
        return None
    return alignment.term[start:end]
