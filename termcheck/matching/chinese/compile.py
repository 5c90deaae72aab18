"""From a glossary to plain data: all alternatives of all Chinese terms, and what guards them."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from termcheck.matching.chinese import clues, meaning, regions, shape, slips
from termcheck.matching.chinese import words as dictionaries
from termcheck.matching.chinese.alternatives import PARTICLES, Alternative, Reason
from termcheck.matching.chinese.words import ChineseWords
from termcheck.matching.listed import folded_pattern
from termcheck.model.glossary import Concept, Glossary, Term
from termcheck.text.han import simplified, simplifying
from termcheck.text.scripts import is_han

LEAST_CONFIDENCE = 0.3
MOST_ALTERNATIVES = 300
"""Of one concept; the surest stay."""
LONGEST_DOUBTED = 3
"""Up to this length a dictionary word that holds an alternative takes its place."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """A concept with the term that alternatives are made of."""

    place: tuple[int, int]
    """Index of the concept and of the term among its terms of the language."""
    term: str
    """Folded and in simplified characters."""
    printed: str
    """Folded, in the characters of the glossary."""
    sources: tuple[str, ...]
    parts: tuple[str, ...]


def compile_chinese(glossary: Glossary, source: str, target: str) -> dict[str, Any]:
    """Plain data for `ChineseDetector`, as a dict:

    - `terms`: (concept, term, simplified form, words, printed form) of each subject
    - `listed`: (simplified form, [(concept, term, folded form)])
    - `patterns`: (alternative, [(subject, kind, confidence, reason, expected, found, gloss)]); for
      a word put in, the pattern is one side of the term, and the last three are its left side, its
      right side and whether the pattern is the left one
    - `guards`: words inside which nothing is found
    - `simplify`, `signs`: two strings of equal length for `str.maketrans`
    - `before`, `after`: character to those that stand beside it in words
    - `clues`: for each subject its `clues.Clue`s as tuples, marshalled so that loading is free
    - `sounds`: (signs of a term, [subject]); `like`: word to those that sound like it
    """
    words = dictionaries.load()
    listed = _listed(glossary, target)
    subjects = list(_subjects(glossary, source, target, words))
    meanings = meaning.Meanings(words)
    meanings.read(
        phrase for subject in subjects for text in subject.sources for phrase in meaning.bases(text)
    )
    hints = []
    patterns: dict[str, list[tuple[Any, ...]]] = {}
    for number, subject in enumerate(subjects):
        for each in _alternatives(meanings, subject):
            if each.text not in listed:
                patterns.setdefault(each.text, []).append(_use(number, each))
        known = clues.clues_of(meanings, subject.sources, subject.term, subject.parts)
        hints.append([tuple(clue) for clue in known])
    guards = _guards(words, patterns, listed)
    for text, left, right, number, first in _gaps(subjects, words):
        use = (number, "insertion", 0.66, Reason.GAP.value, left, right, first)
        patterns.setdefault(text, []).append(use)
    edges = {edge for text in patterns for edge in (text[0], text[-1])}
    edges.update(edge for subject in subjects for edge in (subject.term[0], subject.term[-1]))
    before, after = words.joins(edges)
    # Common characters as well: whether a text is traditional shows in any of its words.
    characters = {c for text in (*patterns, *guards, *listed) for c in text}
    table = simplifying(characters.union(dictionaries.level_one()))
    return {
        "terms": [
            (*subject.place, subject.term, subject.parts, subject.printed) for subject in subjects
        ],
        "listed": sorted((text, places) for text, places in listed.items()),
        "patterns": sorted(patterns.items()),
        "guards": sorted(guards),
        "simplify": ("".join(table), "".join(table.values())),
        "before": before,
        "after": after,
        "clues": marshal.dumps(hints, 2),
        **_sounds(words, subjects),
    }


def _listed(glossary: Glossary, target: str) -> dict[str, list[tuple[int, int, str]]]:
    """Simplified form of each listed term to its (concept, term, folded form)."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for c, concept in enumerate(glossary.concepts):
        for t, term in enumerate(concept.in_language(target)):
            for text in (term.text, *term.forms):
                folded = folded_pattern(text)
                if folded:
                    found.setdefault(simplified(folded), []).append((c, t, folded))
    return found


def _subjects(
    glossary: Glossary, source: str, target: str, words: ChineseWords
) -> Iterator[_Subject]:
    for c, concept in enumerate(glossary.concepts):
        chosen = concept.preferred(target)
        if chosen is None:
            continue
        printed = folded_pattern(chosen.text)
        term = simplified(printed)
        if sum(map(is_han, term)) < 2:
            continue
        place = (c, concept.in_language(target).index(chosen))
        parts = words.cut(term)
        yield _Subject(place, term, printed, _sources(concept, source), parts)


def _sources(concept: Concept, source: str) -> tuple[str, ...]:
    terms: tuple[Term, ...] = concept.in_language(source)
    return tuple(term.text for term in terms if term.text.isascii())


def _alternatives(meanings: meaning.Meanings, subject: _Subject) -> list[Alternative]:
    words, term = meanings.words, subject.term
    best: dict[str, Alternative] = {}
    for each in (
        *regions.regional(words, term, subject.printed),
        *meaning.whole(meanings, subject.sources, term),
        *meaning.expanded(meanings, subject.sources, term),
        *shape.reshaped(words, term, subject.parts),
        *meaning.by_parts(meanings, subject.sources, subject.parts),
        *slips.mistyped(words, term, subject.parts),
    ):
        if each.text == term or len(each.text) < 2 or each.text in term:
            continue
        known = best.get(each.text)
        if known is None or each.confidence > known.confidence:
            best[each.text] = each
    ranked = sorted(best.values(), key=lambda each: (-each.confidence, each.text))
    return [each for each in ranked if each.confidence >= LEAST_CONFIDENCE][:MOST_ALTERNATIVES]


def _use(number: int, each: Alternative) -> tuple[Any, ...]:
    return (
        number,
        each.kind.value,
        each.confidence,
        each.reason.value,
        each.expected,
        each.found,
        each.gloss,
    )


def _guards(words: ChineseWords, texts: Iterable[str], listed: Iterable[str]) -> set[str]:
    """Dictionary words that hold a short alternative and mean something else.

    A longer word that ends with it after a word of its own is a kind of it (邮件伺服器) and no
    guard.
    """
    short = [text for text in texts if len(text) <= LONGEST_DOUBTED]
    known = {*texts, *listed}
    found: set[str] = set()
    for text, longer in words.longer_words(short).items():
        for word in longer:
            rest = word.removesuffix(text)
            kind_of_it = len(word) - len(rest) == len(text) and len(rest) > 1
            if word not in known and not (kind_of_it and words.is_word(rest)):
                found.add(word)
    return found


def _gaps(
    subjects: Iterable[_Subject], words: ChineseWords
) -> Iterator[tuple[str, str, str, int, bool]]:
    """(anchor, left, right, subject, whether the anchor is the left side) for a word put in."""
    for number, subject in enumerate(subjects):
        parts = subject.parts
        if len(subject.term) < 5 or len(parts) < 2 or PARTICLES & set(parts):
            continue
        for at in range(1, len(parts)):
            left, right = "".join(parts[:at]), "".join(parts[at:])
            if min(len(left), len(right)) < 2:
                continue
            first = (len(left), -words.frequency(left)) >= (len(right), -words.frequency(right))
            anchor = left if first else right
            if len(anchor) >= 3:
                yield anchor, left, right, number, first


def _sounds(words: ChineseWords, subjects: list[_Subject]) -> dict[str, Any]:
    """What hearing needs: a sign per sound, the terms in signs, words that sound like parts."""
    signs: dict[str, str] = {}
    heard: dict[str, list[int]] = {}
    like: dict[str, list[str]] = {}
    for number, subject in enumerate(subjects):
        if len(subject.term) < 3 or not all(map(is_han, subject.term)):
            continue
        sounds = words.sounds_of(subject.term)
        if not all(sounds):
            continue
        pattern = ""
        for sound in sounds:
            pattern += signs.setdefault(sound, chr(0xE000 + len(signs)))
        heard.setdefault(pattern, []).append(number)
        for part in (subject.term, *subject.parts):
            if len(part) > 1 and part not in like:
                like[part] = words.sounding_like(part)
    table = {
        character: signs[sound]
        for character in dictionaries.common_characters()
        if (sound := words.sound(character)) in signs
    }
    return {
        "sounds": sorted(heard.items()),
        "signs": ("".join(table), "".join(table.values())),
        "like": dict(sorted(like.items())),
    }
