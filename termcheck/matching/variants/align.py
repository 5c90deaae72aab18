"""Which stretch of the source term stands for which word of its rendering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from termcheck.lexicon import inflection, numerals

if TYPE_CHECKING:
    from termcheck.lexicon.glosses import Sense
    from termcheck.lexicon.knowledge import Lexicon

LONGEST_UNIT = 6
PARTICLES = frozenset("的之与和及、，—地得了着")
LEAST_AFFINITY = 0.55
COVERED_SHARE = 0.55
HEAD_RESIDUAL = 0.80


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the rendering and the source word it comes from."""

    slot: int
    start: int
    end: int
    """Half-open, in characters of the source term."""
    affinity: float
    """0.55 to 1.0: how sure the dictionary is."""
    share: float
    """How much of the source word the English word renders: 1.0 all of it."""


@dataclass(slots=True)
class Alignment:
    """All links between a source term and the content words of its rendering."""

    term: str
    words: tuple[str, ...]
    links: list[Link] = field(default_factory=list)
    names: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Slot to the stretch of characters it spells in Latin letters."""
    residual: dict[int, list[tuple[str, float]]] = field(default_factory=dict)
    """Slot without a link to (source word left over, strength)."""

    def of_slot(self, slot: int) -> list[Link]:
        """The links of one word, strongest first."""
        return sorted(
            (link for link in self.links if link.slot == slot),
            key=lambda link: (-link.affinity * link.share, link.start - link.end, link.start),
        )

    def of_unit(self, start: int, end: int) -> list[Link]:
        """The links of one stretch of the source term, in the order of the words."""
        return sorted(
            (link for link in self.links if link.start == start and link.end == end),
            key=lambda link: link.slot,
        )

    def is_free(self, slot: int) -> bool:
        """Whether nothing in the source term stands for the word."""
        return (
            slot not in self.names
            and slot not in self.residual
            and all(link.slot != slot for link in self.links)
        )


def align(term: str, words: tuple[str, ...], head: int, lexicon: Lexicon) -> Alignment:
    """Align a folded source term with the lower-case content words of its rendering.

    `head` is the number of the word that names the thing.
    """
    found = Alignment(term, words)
    source = lexicon.source
    if source is None or not term:
        return found
    _names(found, lexicon)
    taken = {at for start, end in found.names.values() for at in range(start, end)}
    for start in range(len(term)):
        for end in range(start + 1, min(len(term), start + LONGEST_UNIT) + 1):
            unit = term[start:end]
            if taken & set(range(start, end)) or (unit == term and len(words) > 1):
                continue
            if numerals.is_chinese_number(unit):
                _number(found, unit, start, end)
            elif unit not in PARTICLES:
                _unit(found, unit, start, end, source.senses(unit), lexicon)
    best: list[Link] = []
    for slot in range(len(words)):
        links = found.of_slot(slot)
        best.extend([link for link in links if not _inside_surer(link, links)][:4])
    found.links = best
    _residual(found, head, lexicon)
    return found


def _inside_surer(link: Link, links: list[Link]) -> bool:
    """Whether a link is part of a longer one that accounts for the word as well."""
    return any(
        other.start <= link.start
        and link.end <= other.end
        and other.end - other.start > link.end - link.start
        and other.share >= COVERED_SHARE
        and other.affinity >= 0.8
        for other in links
    )


def _names(found: Alignment, lexicon: Lexicon) -> None:
    """Words, or runs of neighbouring words, that spell characters of the source term."""
    assert lexicon.source is not None
    term, words = found.term, found.words
    for length in range(min(len(term), 4), 1, -1):
        for start in range(len(term) - length + 1):
            for first in range(len(words)):
                for last in range(first + 1, min(first + 3, len(words)) + 1):
                    joined = "".join(words[first:last])
                    if any(slot in found.names for slot in range(first, last)):
                        continue
                    if lexicon.source.spells(term[start : start + length], joined):
                        _spread(found, start, first, last, lexicon)


def _spread(found: Alignment, start: int, first: int, last: int, lexicon: Lexicon) -> None:
    assert lexicon.source is not None
    at = start
    for slot in range(first, last):
        for end in range(at + 1, len(found.term) + 1):
            if lexicon.source.spells(found.term[at:end], found.words[slot]):
                found.names[slot] = (at, end)
                at = end
                break


def _number(found: Alignment, unit: str, start: int, end: int) -> None:
    value = numerals.chinese_value(unit)
    for slot, word in enumerate(found.words):
        number = numerals.number_of(word)
        if (
            number
            and ((number[0] == "quantifier") == (value is None))
            and (value is None or number[1] == value)
        ):
            found.links.append(Link(slot, start, end, 1.0, 1.0))


def _unit(
    found: Alignment, unit: str, start: int, end: int, senses: tuple[Sense, ...], lexicon: Lexicon
) -> None:
    best: dict[int, tuple[float, float]] = {}
    for sense in senses:
        total = sum(lexicon.rarity(word) for word in sense.words)
        initials = "".join(word[0] for word in sense.words)
        for slot, word in enumerate(found.words):
            if numerals.number_of(word):
                continue
            if len(initials) > 2 and word == initials:
                best[slot] = (1.0, 1.0)
                continue
            for gloss in sense.words:
                affinity = _affinity(word, gloss, lexicon)
                if affinity >= LEAST_AFFINITY:
                    value = (affinity, lexicon.rarity(gloss) / total)
                    if (
                        value[0] * value[1]
                        > best.get(slot, (0.0, 0.0))[0] * best.get(slot, (0.0, 0.0))[1]
                    ):
                        best[slot] = value
    if not best and len(unit) > 1:
        for longer in lexicon.source.longer_words(unit) if lexicon.source else ():
            for sense in lexicon.source.senses(longer) if lexicon.source else ():
                if len(sense.words) == 1:
                    for slot, word in enumerate(found.words):
                        if lexicon.relation(word, sense.words[0]) >= 0.8 and slot not in best:
                            best[slot] = (0.6, 1.0)
    for slot, (affinity, share) in sorted(best.items()):
        found.links.append(Link(slot, start, end, affinity, share))


def _affinity(word: str, gloss: str, lexicon: Lexicon) -> float:
    relation = lexicon.relation(word, gloss)
    if relation == 1.0:
        return 1.0
    if relation >= 0.5:
        return 0.95 * relation
    if lexicon.rarity(word) >= 2.0:
        for base in inflection.lemmas(word):
            strength = lexicon.synonyms(base).get(gloss, (0.0, ()))[0]
            if strength >= 0.12:
                return min(0.9, 0.45 + strength)
    return 0.0


def covered(found: Alignment) -> frozenset[int]:
    """Characters of the source term that some word renders well enough."""
    share: dict[tuple[int, int], float] = {}
    for link in found.links:
        share[link.start, link.end] = share.get((link.start, link.end), 0.0) + link.share
    marks = {at for start, end in found.names.values() for at in range(start, end)}
    for (start, end), total in share.items():
        if total >= COVERED_SHARE:
            marks.update(range(start, end))
    return frozenset(marks)


def _residual(found: Alignment, head: int, lexicon: Lexicon) -> None:
    """Give source words left over to the words left over, between the same neighbours."""
    assert lexicon.source is not None
    done = covered(found)
    chunks: list[tuple[int, int]] = []
    at = 0
    while at < len(found.term):
        if at in done or found.term[at] in PARTICLES:
            at += 1
            continue
        end = at + 1
        for longer in range(min(len(found.term), at + LONGEST_UNIT), at + 1, -1):
            if done.isdisjoint(range(at, longer)) and lexicon.source.senses(found.term[at:longer]):
                end = longer
                break
        unit = found.term[at:end]
        if not numerals.is_chinese_number(unit) and lexicon.source.senses(unit):
            chunks.append((at, end))
        at = end
    free = [
        slot
        for slot, word in enumerate(found.words)
        if found.is_free(slot) and not numerals.number_of(word)
    ]
    if not free or not chunks:
        return
    if head in free and chunks[-1][1] == len(found.term) and len(found.words) > 2:
        # A Chinese compound has its head at the end.
        start, end = chunks.pop()
        free.remove(head)
        found.residual[head] = [(found.term[start:end], HEAD_RESIDUAL)]
    place = {slot: _place(found, slot) for slot in range(len(found.words))}
    between = {
        chunk: [slot for slot in free if _fits(slot, chunk, place, len(found.words))]
        for chunk in chunks
    }
    for chunk in chunks:
        slots = between[chunk] or free
        strength = 0.75 if between[chunk] else 0.60
        rivals = max(len(slots), sum(1 for other in chunks if between[other] == between[chunk]))
        strength *= {1: 1.0, 2: 0.88}.get(rivals, 0.75)
        if chunk[1] - chunk[0] == 1:
            strength *= 0.9
        for slot in slots:
            found.residual.setdefault(slot, []).append((found.term[chunk[0] : chunk[1]], strength))


def _place(found: Alignment, slot: int) -> int | None:
    if slot in found.names:
        return found.names[slot][0]
    links = found.of_slot(slot)
    return links[0].start if links else None


def _fits(slot: int, chunk: tuple[int, int], place: dict[int, int | None], count: int) -> bool:
    """Whether the chunk lies between the stretches of the aligned neighbours of the word."""
    before = next((p for s in range(slot - 1, -1, -1) if (p := place[s]) is not None), None)
    after = next((p for s in range(slot + 1, count) if (p := place[s]) is not None), None)
    if before is None and after is None:
        return True
    if before is None or after is None:
        edge = after if before is None else before
        assert edge is not None
        return True if count <= 3 else (chunk[0] < edge) == (before is None)
    low, high = min(before, after), max(before, after)
    return low <= chunk[0] <= high
