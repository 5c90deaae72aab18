"""Templates in a text: from an anchor word outwards, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import compress
from typing import Any, NamedTuple

from termcheck.matching.case import RARE, case_change, case_confidence
from termcheck.matching.forms.slots import GRAMMAR, NUMBER, POSSESSIVE, SAME, Slot, names_person
from termcheck.matching.forms.templates import JOINED, TURNED, Gap, separator_class
from termcheck.matching.listed import standing_alone
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary, Status, Term
from termcheck.model.match import Kind, Match, Step
from termcheck.text.functional import ARTICLES, AUXILIARIES, LIGHT_WORDS, NUMERALS, PREPOSITIONS

_MOST_LIGHT_WORDS = 3
"""More words of grammar than this between two words of a term make it another phrase."""

_CONFIDENCE = {
    Kind.SPACING: 0.97,
    Kind.HYPHENATION: 0.97,
    Kind.INFLECTION: 0.97,
    Kind.FUNCTION_WORD: 0.92,
    Kind.ORDER: 0.80,
}
_UNTOLD = 0.72
"""Everyday words in another order."""
_PRIORITY = (
    Kind.ORDER,
    Kind.FUNCTION_WORD,
    Kind.SPACING,
    Kind.HYPHENATION,
    Kind.INFLECTION,
    Kind.CASE,
)
"""The first of these that a rendering shows names its kind."""


class _Difference(NamedTuple):
    kind: Kind
    matters: bool
    step: Step
    verb: bool = False
    """Whether it is the form of a verb."""


class _Walk(NamedTuple):
    """A template found: word indexes of its slots, and the light words in each gap."""

    places: list[int]
    light: list[list[str]]


class FormDetector:
    """Finds forms of the accepted terms."""

    def __init__(self, compiled: Any, glossary: Glossary, language: str) -> None:
        self._templates, self._anchors = compiled
        self._concepts = glossary.concepts
        self._language = language
        self._terms: dict[int, tuple[Term, ...]] = {}

    def find(self, text: PreparedText) -> list[Match]:
        """All forms, overlapping ones included; renderings without any difference too."""
        words, anchors = text.words, self._anchors
        if anchors.keys().isdisjoint(words):
            return []
        walks: list[tuple[int, _Walk]] = []
        for i in compress(range(len(words)), map(anchors.__contains__, words)):
            for number, slot in self._openings(words, i):
                walk = _walk(words, i, self._templates[number], slot)
                if walk is not None:
                    walks.append((number, walk))
        if not walks or self._all_listed(text, walks):
            return []
        found = (self._match(text, self._templates[number], walk) for number, walk in walks)
        return [match for match in found if match is not None]

    def _all_listed(self, text: PreparedText, walks: list[tuple[int, _Walk]]) -> bool:
        """Whether each walk is a listed term as it stands, which the listed detector finds.

        Most texts use terms rightly most of the time; then no word's offset need be known.
        """
        wanted = Counter(self._templates[number][7] for number, _ in walks)
        return all(_occurrences(text.folded, whole) == n for whole, n in wanted.items())

    def _openings(self, words: list[str], i: int) -> list[tuple[int, int]]:
        """The templates that the anchor at `i` and its neighbour open, with the anchor's slot."""
        following, preceding, alone = self._anchors[words[i]]
        openings: list[tuple[int, int]] = alone
        if following:
            j, last = i + 1, len(words) - 1
            while j < last and words[j] in LIGHT_WORDS:
                j += 1
            if j <= last and words[j] in following:
                openings = openings + following[words[j]]
        if preceding:
            j = i - 1
            while j > 0 and words[j] in LIGHT_WORDS:
                j -= 1
            if j >= 0 and words[j] in preceding:
                openings = openings + preceding[words[j]]
        return openings

    def _match(self, text: PreparedText, template: Any, walk: _Walk) -> Match | None:
        c, t, shape, slots, gaps, printed, fixed, whole, rarity = template
        first, last = walk.places[0], walk.places[-1]
        start, end = text.starts[first], text.starts[last] + len(text.words[last])
        if text.folded[start:end] == whole:
            return None  # the listed detector has it, in any case
        differences: list[_Difference] = []
        for i, gap in enumerate(gaps):
            found = _gap(text, walk, i, gap, shape)
            if found is None:
                return None
            differences += found
        if slots[-1][text.words[last]] == POSSESSIVE and text.words[last].endswith("'s"):
            end -= 2
            if text.folded[start:end] == whole:
                return None
        span = text.span(start, end)
        if span is None:
            return None
        term = self._term(c, t)
        rendering = text.original[span[0] : span[1]]
        differences += _inflections(text, walk, slots, printed, fixed, shape)
        capitals = _capitals(text, walk, slots, printed) if shape != JOINED else None
        confidence = 1.0
        if capitals is not None:
            differences.append(capitals)
            confidence = case_confidence(term, rendering, rarity, text.quoted(start, end))
        if shape == TURNED:
            differences.append(_turned(rendering, term, _gap_words(gaps)))
        concept = self._concepts[c]
        if not differences:
            kind = Kind.EXACT if term.status is Status.PREFERRED else Kind.LISTED
            return Match(*span, rendering, concept.id, term, kind)
        if shape == TURNED and _noun_follows(text, last):
            return None  # "work of procuratorial organs" is no "procuratorial work"
        differences = _excused(differences, fixed, _noun_follows(text, last))
        differences.sort(key=lambda d: (not d.matters, _PRIORITY.index(d.kind)))
        kind = differences[0].kind
        confidence = min(confidence, _CONFIDENCE.get(kind, 1.0))
        if shape == TURNED and rarity < RARE:
            confidence = _UNTOLD
        shown = [d for d in differences if d.matters] or differences
        return Match(
            *span,
            rendering,
            concept.id,
            term,
            kind,
            confidence=confidence,
            evidence=" ".join(d.step.reason for d in shown),
            steps=tuple(d.step for d in differences),
            proper=differences[0].matters,
        )

    def _term(self, c: int, t: int) -> Term:
        if c not in self._terms:
            self._terms[c] = self._concepts[c].in_language(self._language)
        return self._terms[c][t]


def _occurrences(folded: str, whole: str) -> int:
    """How often a folded term stands in a folded text as whole words."""
    count, at = 0, folded.find(whole)
    while at >= 0:
        count += standing_alone(folded, at, at + len(whole))
        at = folded.find(whole, at + 1)
    return count


def _walk(words: list[str], anchor: int, template: Any, slot: int) -> _Walk | None:
    slots: list[Slot] = template[3]
    places, light = [anchor], []
    at = anchor
    for s in range(slot - 1, -1, -1):
        between: list[str] = []
        at -= 1
        while at >= 0 and words[at] not in slots[s]:
            if words[at] not in LIGHT_WORDS or len(between) == _MOST_LIGHT_WORDS:
                return None
            between.append(words[at])
            at -= 1
        if at < 0:
            return None
        places.append(at)
        light.append(between[::-1])
    places.reverse()
    light.reverse()
    at, count = anchor, len(words)
    for s in range(slot + 1, len(slots)):
        between = []
        at += 1
        while at < count and words[at] not in slots[s]:
            if words[at] not in LIGHT_WORDS or len(between) == _MOST_LIGHT_WORDS:
                return None
            between.append(words[at])
            at += 1
        if at == count:
            return None
        places.append(at)
        light.append(between)
    return _Walk(places, light)


def _gap(text: PreparedText, walk: _Walk, i: int, gap: Gap, shape: int) -> list[_Difference] | None:
    """How what stands between two words differs from the term; None where it is another phrase."""
    expected, mark = gap
    found = walk.light[i]
    separators = [
        separator_class(text.separator(k)) for k in range(walk.places[i], walk.places[i + 1])
    ]
    if mark == "?":
        return _split(text, walk, i, separators) if not found else None
    if not found and not expected:
        return _separator(text, walk, i, mark, separators[0])
    if expected == ("and",) and separators == ["&"]:
        step = Step("and", "&", Kind.FUNCTION_WORD, "'&' stands for 'and'.")
        return [_Difference(Kind.FUNCTION_WORD, True, step)]
    if any(s not in ("", "-", ",") for s in separators):
        return None
    if ("," in separators) and mark != "," and "and" not in found:
        return None
    differences = []
    if "-" in separators:
        differences.append(_hyphenated(text, walk, i))
    if list(expected) != found:
        if shape == TURNED and _without_articles(found) != _without_articles(expected):
            return None
        change = _light_change(expected, found)
        if change is None:
            return None
        # "an enterprise" for "enterprises" is grammar, not another wording.
        matters = not {*found} - {*expected} <= {"a", "an"} or len(found) < len(expected)
        differences.append(_Difference(Kind.FUNCTION_WORD, matters, change))
    return differences


def _light_change(expected: tuple[str, ...], found: list[str]) -> Step | None:
    wanted, there = _without_articles(expected), _without_articles(found)
    if len(there) > len(wanted) and there != ["that"]:
        return None
    if there and wanted and there != wanted:
        both = {*there, *wanted}
        if len(there) != len(wanted) or not both <= PREPOSITIONS:
            return None
    before, after = " ".join(expected), " ".join(found)
    if not after:
        reason = f"'{before}' is left out."
    elif not before:
        reason = f"'{after}' is put in."
    else:
        reason = f"'{after}' stands for '{before}'."
    return Step(before, after, Kind.FUNCTION_WORD, reason)


def _without_articles(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in ARTICLES]


def _separator(
    text: PreparedText, walk: _Walk, i: int, expected: str, found: str
) -> list[_Difference] | None:
    if expected == found:
        return []
    if {expected, found} == {"", "-"}:
        return [_hyphenated(text, walk, i)]
    if (expected, found) == (",", ""):
        printed = _printed(text, walk.places[i], walk.places[i + 1])
        step = Step(",", "", Kind.SPACING, f"The comma in '{printed}' is left out.")
        return [_Difference(Kind.SPACING, True, step)]
    return None


def _hyphenated(text: PreparedText, walk: _Walk, i: int) -> _Difference:
    first, last = walk.places[i], walk.places[i + 1]
    found = text.folded[text.starts[first] : text.starts[last] + len(text.words[last])]
    how = "with" if "-" in found else "without"
    reason = f"'{_printed(text, first, last)}' is written {how} a hyphen."
    return _Difference(Kind.HYPHENATION, True, Step(found, found, Kind.HYPHENATION, reason))


def _split(
    text: PreparedText, walk: _Walk, i: int, separators: list[str]
) -> list[_Difference] | None:
    if separators[0] not in ("", "-"):
        return None
    first, last = walk.places[i], walk.places[i + 1]
    kind = Kind.HYPHENATION if separators[0] else Kind.SPACING
    whole = text.words[first] + text.words[last]
    found = _printed(text, first, last)
    reason = f"'{found}' is '{whole}' written as two words."
    return [_Difference(kind, True, Step(whole, found, kind, reason))]


def _inflections(
    text: PreparedText,
    walk: _Walk,
    slots: list[Slot],
    printed: list[str],
    fixed: bool,
    shape: int,
) -> list[_Difference]:
    differences = []
    for i, (place, slot) in enumerate(zip(walk.places, slots, strict=True)):
        word = text.words[place]
        way = slot[word]
        found = text.printed_word(place)
        if shape == JOINED and not printed[i].isalnum():
            kind = Kind.HYPHENATION if "-" in printed[i] else Kind.SPACING
            reason = f"'{found}' is '{printed[i]}' written as one word."
            differences.append(_Difference(kind, True, Step(printed[i], found, kind, reason)))
        if way == SAME:
            continue
        last = i == len(slots) - 1
        if way == POSSESSIVE and last and word.endswith("'s"):
            continue
        matters = fixed and (way == POSSESSIVE or (way == NUMBER and _fixed_number(printed, i)))
        if way == NUMBER:
            number = "singular" if len(word) < len(printed[i]) else "plural"
            reason = f"'{found}' is the {number} of '{printed[i]}'."
        elif way == POSSESSIVE:
            reason = f"'{found}' differs from '{printed[i]}' by the possessive."
        else:
            reason = f"'{found}' is a form of '{printed[i]}'."
        step = Step(printed[i], found, Kind.INFLECTION, reason)
        differences.append(_Difference(Kind.INFLECTION, matters, step, verb=way == GRAMMAR))
    return differences


def _capitals(
    text: PreparedText, walk: _Walk, slots: list[Slot], printed: list[str]
) -> _Difference | None:
    wanted, found = [], []
    for place, slot, word in zip(walk.places, slots, printed, strict=True):
        there = text.printed_word(place)
        same = slot[text.words[place]] == SAME
        wanted.append(word if same else _in_case_of(word, there))
        found.append(there)
    change = case_change(" ".join(wanted), " ".join(found))
    if change is None:
        return None
    reason = f"'{change[1]}' is '{change[0]}' in other capitals."
    return _Difference(Kind.CASE, True, Step(*change, Kind.CASE, reason))


def _turned(rendering: str, term: Term, of: bool) -> _Difference:
    how = "with 'of'" if of else "without 'of'"
    reason = f"'{rendering}' is '{term.text}' turned round, {how}."
    return _Difference(Kind.ORDER, True, Step(term.text, rendering, Kind.ORDER, reason))


def _gap_words(gaps: list[Gap]) -> bool:
    return any("of" in light for light, _ in gaps)


def _excused(differences: list[_Difference], fixed: bool, noun_follows: bool) -> list[_Difference]:
    """Differences that grammar asks for where others stand beside them.

    A verb needs no "of" ("abusing power" for "abuse of power"); a common phrase before a noun is
    written with hyphens ("zero-tolerance policy").
    """
    excused = {Kind.FUNCTION_WORD} if any(d.verb for d in differences) else set()
    if noun_follows and not fixed:
        excused.add(Kind.HYPHENATION)
    return [d._replace(matters=False) if d.kind in excused else d for d in differences]


def _noun_follows(text: PreparedText, last: int) -> bool:
    """Whether another word of meaning stands right behind a word."""
    if last + 1 >= len(text.words) or text.separator(last) != " ":
        return False
    following = text.words[last + 1]
    return following not in LIGHT_WORDS and following not in AUXILIARIES


def _fixed_number(printed: list[str], i: int) -> bool:
    """Names and phrases begun by a numeral keep their number. Common nouns have another one
    ("Party branches"), and so have titles ("Prosecutors General")."""
    if printed[0].lower() in NUMERALS:
        return True
    return printed[i][:1].isupper() and not names_person(printed[i])


def _in_case_of(model: str, word: str) -> str:
    return word[:1].upper() + word[1:].lower() if model[:1].isupper() else word.lower()


def _printed(text: PreparedText, first: int, last: int) -> str:
    span = text.span(text.starts[first], text.starts[last] + len(text.words[last]))
    return text.original[span[0] : span[1]] if span else ""
