"""From a term to the word sequences that are forms of it.

A template is plain data (so that it can be cached): a tuple

    (concept index, term index, shape, slots, gaps, printed words, fixed, folded term, rarity)

with one slot for each content word and one gap between two of them, as (light words, separator).
The printed word of a joined slot has both words with what stands between them. `fixed` says
whether the term is a set phrase or a name; `rarity` is that of its words in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termcheck.lexicon import frequency
from termcheck.matching.forms.slots import SAME, Slot, slot_of
from termcheck.matching.listed import term_rarity
from termcheck.model.glossary import Glossary, Term
from termcheck.model.language import primary
from termcheck.text.fold import fold
from termcheck.text.functional import ARTICLES, LIGHT_WORDS, NUMERALS
from termcheck.text.tokens import word_starts, words

BASE, JOINED, SPLIT, TURNED = range(4)
"""Shapes: the words of the term; two of them written as one; one written as two; turned round
"of"."""

Gap = tuple[tuple[str, ...], str]
Template = tuple[int, int, int, list[Slot], list[Gap], list[str], bool, str, float]
Openings = list[tuple[int, int]]
"""Templates that a word may open: (template index, slot of the word)."""

_PART_LENGTH = 4
_PART_ZIPF = 3.5
"""Each half of a split word must be a common word of its own ("grass roots")."""


def compile_templates(glossary: Glossary, language: str) -> Any:
    """Templates of all accepted terms, and the anchor words that open them.

    Returns (templates, anchors). Anchors map a folded word to (openings by the next content word,
    openings by the previous content word, openings that need no neighbour): one look-up at an
    anchor and one at its neighbour leave hardly a template that does not match.
    """
    templates: list[Template] = []
    for c, concept in enumerate(glossary.concepts):
        for t, term in enumerate(concept.in_language(language)):
            if term.status.accepted and not term.case_sensitive:
                templates += _templates(c, t, term, language)
    anchors: dict[str, tuple[dict[str, Openings], dict[str, Openings], Openings]] = {}
    for number, template in enumerate(templates):
        slots = template[3]
        slot = _anchor(slots)
        for form in sorted(slots[slot]):
            following, preceding, alone = anchors.setdefault(form, ({}, {}, []))
            if slot + 1 < len(slots):
                for neighbour in sorted(slots[slot + 1]):
                    following.setdefault(neighbour, []).append((number, slot))
            elif slot:
                for neighbour in sorted(slots[slot - 1]):
                    preceding.setdefault(neighbour, []).append((number, slot))
            else:
                alone.append((number, slot))
    return (templates, anchors) if templates else None


def _templates(c: int, t: int, term: Term, language: str) -> Iterator[Template]:
    content, gaps = _content(term.text)
    if not content:
        return
    fixed = any(word[:1].isupper() for word in content) or content[0].lower() in NUMERALS
    slots = []
    for i, word in enumerate(content):
        folded = fold(word).text
        after_numeral = i > 0 and content[i - 1].lower() in NUMERALS
        slots.append(
            slot_of(folded, word, opens_term=i == 0, after_numeral=after_numeral, tag=language)
        )
    whole = " ".join(fold(term.text).text.split())
    rarity = term_rarity(whole, language)
    yield (c, t, BASE, slots, gaps, content, fixed, whole, rarity)
    if primary(language) != "en":
        return
    for i, gap in enumerate(gaps):
        if not gap[0] and gap[1] in ("", "-"):
            pair = f"{content[i]}{gap[1] or ' '}{content[i + 1]}"
            joined = [*content[:i], pair, *content[i + 2 :]]
            yield (
                c,
                t,
                JOINED,
                _joined(slots, i),
                gaps[:i] + gaps[i + 1 :],
                joined,
                fixed,
                whole,
                rarity,
            )
    for i, word in enumerate(content):
        for first, second in _halves(fold(word).text):
            parts = [{first: SAME}, _second_half(slots[i], first, second)]
            halves = [word[: len(first)], word[len(first) :]]
            yield (
                c,
                t,
                SPLIT,
                [*slots[:i], *parts, *slots[i + 1 :]],
                [*gaps[:i], ((), "?"), *gaps[i:]],
                [*content[:i], *halves, *content[i + 1 :]],
                fixed,
                whole,
                rarity,
            )
    yield from _turned(c, t, slots, gaps, content, fixed, whole, rarity)


def _content(text: str) -> tuple[list[str], list[Gap]]:
    """Content words as printed, and what stands between each two of them."""
    folded = fold(text)
    found = words(folded.text)
    starts = word_starts(folded.text, found)
    content: list[str] = []
    gaps: list[Gap] = []
    light: list[str] = []
    last_end = 0
    for word, start in zip(found, starts, strict=True):
        if word in LIGHT_WORDS:
            light.append(word)
            continue
        if content:
            between = folded.text[last_end:start]
            separator = separator_class(between) if not light else _commas(between)
            gaps.append((tuple(light), separator))
        span = folded.span(start, start + len(word))
        content.append(text[span[0] : span[1]] if span else word)
        light = []
        last_end = start + len(word)
    return content, gaps


def separator_class(separator: str) -> str:
    """What stands between two words: "" for a blank, "-" for a hyphen, else the marks themselves.

    A dash with blanks is punctuation, not a hyphen.
    """
    if separator == " ":
        return ""
    marks = separator.strip()
    return f" {marks}" if marks == "-" and marks != separator else marks


def _commas(between: str) -> str:
    return "," if "," in between else ""


def _joined(slots: list[Slot], i: int) -> list[Slot]:
    first = next(form for form, way in slots[i].items() if way == SAME)
    merged = {first + form: way for form, way in slots[i + 1].items()}
    return [*slots[:i], merged, *slots[i + 2 :]]


def _halves(word: str) -> Iterator[tuple[str, str]]:
    table = frequency.load()
    for cut in range(_PART_LENGTH, len(word) - _PART_LENGTH + 1):
        first, second = word[:cut], word[cut:]
        if min(table.zipf(first), table.zipf(second)) >= _PART_ZIPF:
            yield first, second


def _second_half(slot: Slot, first: str, second: str) -> Slot:
    forms = {form[len(first) :]: way for form, way in slot.items() if form.startswith(first)}
    return {form: way for form, way in forms.items() if form} or {second: SAME}


def _turned(
    c: int,
    t: int,
    slots: list[Slot],
    gaps: list[Gap],
    content: list[str],
    fixed: bool,
    whole: str,
    rarity: float,
) -> Iterator[Template]:
    """ "A of B" as "B A", and "A B" as "B of A"."""
    light = [tuple(word for word in gap[0] if word not in ARTICLES) for gap in gaps]
    if any(gap[1] not in ("", "-") for gap in gaps):
        return
    if light.count(("of",)) == 1 and all(words in ((), ("of",)) for words in light):
        cut = light.index(("of",)) + 1
        turned: Gap = ((), "")
    elif len(content) > 1 and not any(light):
        cut = len(content) - 1
        turned = (("of",), "")
    else:
        return
    new_gaps: list[Gap] = [*gaps[cut:], turned, *gaps[: cut - 1]]
    yield (
        c,
        t,
        TURNED,
        slots[cut:] + slots[:cut],
        new_gaps,
        content[cut:] + content[:cut],
        fixed,
        whole,
        rarity,
    )


def _anchor(slots: list[Slot]) -> int:
    """The slot whose commonest form is rarest: the fewer places it opens, the faster the search."""
    table = frequency.load()
    return min(
        range(len(slots)),
        key=lambda i: (max(table.zipf(form) for form in slots[i]), i),
    )
