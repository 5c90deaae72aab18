"""From a term to the word sequences that are forms of it.

A template is plain data (so that it can be cached): a tuple

    (concept index, term index, shape, slots, gaps, printed words, fixed, folded term, rarity)

with one slot for each content word and one gap between two of them, as (light words, separator).
The printed word of a joined slot has both words with what stands between them. `fixed` says
whether the term is a set phrase or a name: begun by a numeral, or with capitals on all its words.
`rarity` is that of its words in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from termcheck.lexicon import frequency
from termcheck.matching.forms.slots import SAME, Slot, slot_of
from termcheck.matching.listed import term_rarity
from termcheck.matching.pinyin import groupings, syllables_in
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

PATTERN_SIGNS = frozenset("\\|*+?[]{}^$")
"""A term with one of them may look like a regular expression. It is taken literally: cut into
words it would lose the signs and match other texts."""

TWO_WORDS, SYLLABLES = "?", "~"
"""Marks of a gap inside what the term writes as one word; between syllables of a romanised name the
text must have a capital before it."""

_PART_LENGTH = 4
_PART_ZIPF = 3.5
"""Each half of a split word must be a common word of its own ("grass roots")."""


def compile_templates(glossary: Glossary, source: str, language: str) -> Any:
    """Templates of all terms in `language`, and the anchor words that open them.

    The terms in `source` tell where the syllables of romanised names end.

    Returns (templates, anchors). Anchors map a folded word to (openings by the next content word,
    openings by the previous content word, openings that need no neighbour): one look-up at an
    anchor and one at its neighbour leave hardly a template that does not match.
    """
    templates: list[Template] = []
    for c, concept in enumerate(glossary.concepts):
        terms = concept.in_language(source) if primary(source) == "zh" else ()
        chinese = tuple(term.text for term in terms)
        for t, term in enumerate(concept.in_language(language)):
            if not term.case_sensitive:
                templates += _templates(c, t, term, language, chinese)
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


class _Phrase(NamedTuple):
    """A term taken apart."""

    slots: list[Slot]
    gaps: list[Gap]
    printed: list[str]


def _templates(
    c: int, t: int, term: Term, language: str, chinese: tuple[str, ...]
) -> Iterator[Template]:
    content, gaps = _content(term.text)
    if not content or not PATTERN_SIGNS.isdisjoint(term.text):
        return
    if not term.status.accepted and len(content) < 2:
        return  # one word ("rules") is deprecated as it stands; its forms are other words ("rule")
    fixed = not any(word[:1].islower() for word in content) or content[0].lower() in NUMERALS
    whole = " ".join(fold(term.text).text.split())
    rarity = term_rarity(whole, language)
    base = _Phrase(_slots(content, gaps, language), gaps, content)
    shapes = [(BASE, base)]
    if primary(language) == "en":
        shapes += [(JOINED, phrase) for phrase in _joined_phrases(base)]
        shapes += [(SPLIT, phrase) for phrase in _split_phrases(base, chinese)]
        if term.status.accepted:  # the order may be what is wrong with a deprecated term
            shapes += [(TURNED, phrase) for phrase in _turned(base)]
    for shape, (slots, between, printed) in shapes:
        yield (c, t, shape, slots, between, printed, fixed, whole, rarity)


def _slots(content: list[str], gaps: list[Gap], language: str) -> list[Slot]:
    slots = []
    for i, word in enumerate(content):
        beside = i > 0 and not gaps[i - 1][0]
        slots.append(
            slot_of(
                fold(word).text.rstrip("'"),
                word,
                # "wholeheartedly serve the people"
                opens_term=all(each.endswith("ly") for each in content[:i]),
                ends_term=i == len(content) - 1,
                after_numeral=i > 0 and content[i - 1].lower() in NUMERALS,
                previous=fold(content[i - 1]).text if beside else "",
                tag=language,
            )
        )
    return slots


def _content(text: str) -> tuple[list[str], list[Gap]]:
    """Content words as printed, and what stands between each two of them.

    The apostrophe of a possessive in -s' belongs to the printed word.
    """
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
            if between.startswith("'") and content[-1].lower().endswith("s"):
                content[-1] += "'"
                between = between[1:]
            separator = separator_class(between) if not light else _marks(between)
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


def _marks(between: str) -> str:
    """The mark among light words: a comma, a hyphen ("rule-of-law"), or none."""
    if "," in between:
        return ","
    return "-" if "-" in between and " -" not in between else ""


def _joined_phrases(base: _Phrase) -> Iterator[_Phrase]:
    """Two words of the term written as one."""
    slots, gaps, content = base
    for i, (light, mark) in enumerate(gaps):
        if not light and mark in ("", "-"):
            pair = f"{content[i]}{mark or ' '}{content[i + 1]}"
            printed = [*content[:i], pair, *content[i + 2 :]]
            yield _Phrase(_joined(slots, i), gaps[:i] + gaps[i + 1 :], printed)


def _split_phrases(base: _Phrase, chinese: tuple[str, ...]) -> Iterator[_Phrase]:
    """One word of the term written as several: "grass roots", "Feng Qiao"."""
    slots, gaps, content = base
    for i, word in enumerate(content):
        ways: list[tuple[str, tuple[str, ...]]] = [(TWO_WORDS, halves) for halves in _halves(word)]
        if word[:1].isupper():
            ways += [(SYLLABLES, parts) for parts in groupings(syllables_in(word, chinese))]
        for mark, parts in ways:
            begin = "".join(parts[:-1]).lower()
            split = [{part.lower(): SAME} for part in parts[:-1]]
            split.append(_second_half(slots[i], begin, parts[-1].lower()))
            inner: list[Gap] = [((), mark)] * (len(parts) - 1)
            yield _Phrase(
                [*slots[:i], *split, *slots[i + 1 :]],
                [*gaps[:i], *inner, *gaps[i:]],
                [*content[:i], *parts, *content[i + 1 :]],
            )


def _joined(slots: list[Slot], i: int) -> list[Slot]:
    first = next(form for form, way in slots[i].items() if way == SAME)
    merged = {first + form: way for form, way in slots[i + 1].items()}
    return [*slots[:i], merged, *slots[i + 2 :]]


def _halves(word: str) -> Iterator[tuple[str, str]]:
    table = frequency.load()
    folded = fold(word).text
    if len(folded) != len(word) or "'" in folded:
        return
    for cut in range(_PART_LENGTH, len(word) - _PART_LENGTH + 1):
        if min(table.zipf(folded[:cut]), table.zipf(folded[cut:])) >= _PART_ZIPF:
            yield word[:cut], word[cut:]


def _second_half(slot: Slot, first: str, second: str) -> Slot:
    forms = {form[len(first) :]: way for form, way in slot.items() if form.startswith(first)}
    return {form: way for form, way in forms.items() if form} or {second: SAME}


def _turned(base: _Phrase) -> Iterator[_Phrase]:
    """ "A of B" as "B A", and "A B" as "B of A"."""
    slots, gaps, content = base
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
    yield _Phrase(slots[cut:] + slots[:cut], new_gaps, content[cut:] + content[:cut])


def _anchor(slots: list[Slot]) -> int:
    """The slot whose commonest form is rarest: the fewer places it opens, the faster the search."""
    table = frequency.load()
    return min(
        range(len(slots)),
        key=lambda i: (max(table.zipf(form) for form in slots[i]), i),
    )
