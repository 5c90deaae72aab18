"""Words of the same meaning: headwords of CC-CEDICT that share a meaning with the source term."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from termcheck.lexicon import inflection
from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.lexicon.families import stems
from termcheck.matching.chinese.alternatives import Alternative, Reason
from termcheck.matching.chinese.regions import (
    EVERYDAY,
    ONLY_IN_TRADITIONAL,
    SIMPLIFIED_TEXT,
)
from termcheck.matching.chinese.words import ChineseWords
from termcheck.model.match import Kind
from termcheck.text.scripts import is_han

MOST_SENSES = 4
"""A headword with more senses says little about each."""
LEAST_KINSHIP = 0.3
"""Two headwords that share less of their senses are no synonyms."""
MOST_ALTERNATIVES = 6
"""Of one part of a term."""
TOO_COMMON = 8000
"""A word used more often is not taken for a whole term."""

_WORD = re.compile(r"[a-z]+")
_LABEL = re.compile(r"\(([a-z]+)\.?\)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_LEAD = re.compile(r"(?:to be|to|a|an|the)\s+")


@dataclass(slots=True)
class Meanings:
    """Senses and who has them, for the English words of a glossary."""

    words: ChineseWords
    phrases: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """English phrase to (headword, the definition it stands in)."""
    _senses: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, phrases: Iterable[str]) -> None:
        """Look these phrases up in the whole dictionary: half a second."""
        from ahocorasick_rs import AhoCorasick

        self.phrases.update((phrase, []) for phrase in phrases if phrase)
        if not self.phrases:
            return
        sieve = AhoCorasick(sorted(self.phrases))
        for headword, readings in self.words.dictionary.lines.items():
            for _, definitions in readings:
                if sieve.find_matches_as_indexes(definitions.lower()):
                    self._read_line(headword, definitions)

    def _read_line(self, headword: str, definitions: str) -> None:
        if not all(map(is_han, headword)):
            return
        for definition in re.split("[/;]", definitions):
            phrase = bare(definition)
            if phrase in self.phrases:
                self.phrases[phrase].append((headword, definition))

    def senses(self, word: str) -> frozenset[str]:
        """The glosses of a headword in lower case."""
        if word not in self._senses:
            senses = self.words.dictionary.senses(word)
            self._senses[word] = frozenset(sense.text.lower() for sense in senses)
        return self._senses[word]

    def exact_senses(self, word: str) -> frozenset[tuple[str, bool]]:
        """The glosses of a headword in lower case, each with whether it began with "to"."""
        senses = self.words.dictionary.senses(word)
        return frozenset((sense.text.lower(), sense.verb) for sense in senses)

    def kinship(self, one: str, other: str) -> float:
        """Shared senses over the geometric mean of both numbers of senses: 0.0 to 1.0."""
        mine, theirs = self.senses(one), self.senses(other)
        if not mine or not theirs:
            return 0.0
        return len(mine & theirs) / math.sqrt(len(mine) * len(theirs))


def bare(definition: str) -> str:
    """A gloss without its asides and its leading "to" or article, lower case."""
    text = " ".join(_ASIDE.sub(" ", definition).split()).lower()
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def base_phrase(source: str) -> str:
    """A source term as a dictionary would list it: lower case, its last word in the singular."""
    words = _WORD.findall(source.lower())
    return " ".join([*words[:-1], inflection.lemmas(words[-1])[0]]) if words else ""


def whole(meanings: Meanings, sources: Iterable[str], term: str) -> Iterator[Alternative]:
    """Headwords that have the source term as a gloss.

    One English word means many things, so a headword must also be marked as Taiwan's, or bear the
    same label as the term ("(computing)"), or mean nothing but the source term.
    """
    labels = _labels(meanings, term)
    for phrase in dict.fromkeys(base for source in sources for base in bases(source)):
        for headword, definition in meanings.phrases.get(phrase, ()):
            if headword == term or len(headword) < 2 or headword in term or term in headword:
                continue
            senses = meanings.senses(headword)
            taiwan = "(Tw)" in definition
            if not meanings.words.frequency(headword) and not taiwan and " " not in phrase:
                continue
            common = meanings.words.frequency(headword) > TOO_COMMON
            if common or len(senses) > 2 * MOST_SENSES:
                continue
            confidence = _trust(meanings, term, headword, phrase, taiwan, labels, definition)
            if confidence:
                reason = Reason.REGION if taiwan else Reason.GLOSS
                if confidence == ONLY_IN_TRADITIONAL:
                    reason = Reason.ORDINARY_REGION
                yield Alternative(
                    headword, Kind.SYNONYM, confidence, reason, term, headword, phrase
                )


def _trust(
    meanings: Meanings,
    term: str,
    headword: str,
    phrase: str,
    taiwan: bool,
    labels: frozenset[str],
    definition: str,
) -> float:
    if taiwan:
        ordinary = meanings.words.frequency(headword) >= EVERYDAY
        return ONLY_IN_TRADITIONAL if ordinary else SIMPLIFIED_TEXT
    senses = meanings.senses(headword)
    if len(content((phrase,))) > 1:
        if len(senses) > MOST_SENSES:
            return 0.0
        alike = len(set(headword) & set(term)) >= 2
        return 0.84 if alike and len(senses) <= 2 else 0.7
    if labels & set(_LABEL.findall(definition)):
        return 0.8 if len(senses) <= MOST_SENSES else 0.0
    if labels or _ASIDE.search(definition):
        return 0.0  # an aside of another kind tells another sense: a server at a restaurant
    if not meanings.exact_senses(headword) & meanings.exact_senses(term):
        return 0.0  # to cover is not a cover
    if not all(_related(word, phrase) for sense in senses for word in sense.split()):
        return 0.0  # it may stand there for something else: 端口 is an interface, but also a port
    return 0.72 if set(headword) & set(term) else 0.62


def _labels(meanings: Meanings, term: str) -> frozenset[str]:
    return frozenset(
        label
        for _, definitions in meanings.words.dictionary.lines.get(term, ())
        for label in _LABEL.findall(definitions)
    )


def bases(source: str) -> tuple[str, ...]:
    """A source term as listed and as a dictionary would list it, lower case."""
    lower = " ".join(source.lower().split())
    return tuple(dict.fromkeys((lower, base_phrase(source))))


class Synonym(NamedTuple):
    """A word that may stand for a part of a term."""

    text: str
    strength: float
    """0.0 to 1.0."""
    gloss: str
    """The meaning both share."""
    meant: bool
    """Whether the source term names that meaning."""


def by_parts(
    meanings: Meanings, sources: Iterable[str], parts: tuple[str, ...]
) -> Iterator[Alternative]:
    """One part of a term exchanged for a headword that shares a meaning with it.

    Where the meaning is a word of the source term, little kinship is enough; otherwise the two
    headwords must share most of their senses.
    """
    if len(parts) < 2:
        return
    english = content(sources)
    for at, part in enumerate(parts):
        if len(part) < 2 or not all(map(is_han, part)):
            continue
        rest = sum(map(len, parts)) - len(part)
        for other in synonyms(meanings, part, english):
            if rest < 2 and not other.meant:
                continue  # one character more says too little
            text = "".join(parts[:at]) + other.text + "".join(parts[at + 1 :])
            confidence = 0.55 + 0.22 * other.strength + 0.02 * min(rest, 4)
            if rest < 2:
                confidence = min(confidence, 0.7)
            yield Alternative(
                text, Kind.SYNONYM, round(confidence, 3), Reason.PART, part, other.text, other.gloss
            )


def synonyms(meanings: Meanings, part: str, english: frozenset[str]) -> list[Synonym]:
    """Headwords that may stand for a part of a term, the strongest first; `english` are the content
    words of the source terms."""
    dictionary = meanings.words.dictionary
    found: dict[str, Synonym] = {}
    for sense in sorted(meanings.senses(part)):
        if " " in sense:
            continue
        meant = any(_related(sense, word) for word in english)
        for other in dictionary.headwords_of(sense):
            if not _may_replace(meanings.words, part, other):
                continue
            kinship = meanings.kinship(part, other)
            shared = len(meanings.senses(part) & meanings.senses(other))
            if kinship < LEAST_KINSHIP or (not meant and (shared < 2 or kinship < 0.5)):
                continue
            strength = min(1.0, kinship + (0.15 if meant else 0.0))
            if other not in found or strength > found[other].strength:
                found[other] = Synonym(other, strength, sense, meant)
    return sorted(found.values(), key=lambda each: (-each.strength, each.text))[:MOST_ALTERNATIVES]


def _may_replace(words: ChineseWords, part: str, other: str) -> bool:
    if other == part or part in other or other in part:
        return False
    if len(other) == len(part) and words.sounds_of(other) == words.sounds_of(part):
        return False  # 拉圾 for 垃圾 is a slip: `heard` finds it
    return 2 <= len(other) <= len(part) + 1 and words.frequency(other) >= 3


def words_of(source: str) -> list[str]:
    """The words of a source term in order, lower case."""
    return _WORD.findall(source.lower())


def content(sources: Iterable[str]) -> frozenset[str]:
    """The words of source terms that say something, in lower case."""
    return frozenset(
        word
        for source in sources
        for word in words_of(source)
        if word not in FUNCTION_WORDS and len(word) > 2
    )


def _related(one: str, other: str) -> bool:
    if one == other:
        return True
    return bool({stem for stem, _ in stems(one)} & {stem for stem, _ in stems(other)})


def expanded(meanings: Meanings, sources: Iterable[str], term: str) -> Iterator[Alternative]:
    """A term of two characters with each written out as a word: 信访, 来信来访.

    Either both words begin or end with the same character, or each has a meaning that the source
    term names, two different ones ("letters", "visits").
    """
    words, sources = meanings.words, tuple(sources)
    english = content(sources)
    if len(term) != 2 or len(english) < 2 or not all(map(is_han, term)):
        return
    first, second = (words.pairs_with(character) for character in term)
    pairs = [(one, other) for one in first for other in second if _framed(term, one, other)]
    pairs += [
        (one, other)
        for one, meant in _named(meanings, first, english)
        for other, too in _named(meanings, second, english)
        if meant != too and one != other
    ]
    joints = ("", "和", "与", "、", "及") if any(" and " in each for each in sources) else ("",)
    texts = [one + joint + other for one, other in pairs for joint in joints]
    for text in texts:
        if term not in text:
            yield Alternative(text, Kind.SYNONYM, 0.72, Reason.EXPANSION, term, text)


def _framed(term: str, one: str, other: str) -> bool:
    if one[0] == other[0]:
        return one[1] + other[1] == term
    return one[1] == other[1] and one[0] + other[0] == term


def _named(
    meanings: Meanings, candidates: Iterable[str], english: frozenset[str]
) -> list[tuple[str, str]]:
    """The first eight words that have a word of the source term as a meaning, each with it."""
    found = []
    for word in candidates:
        for meant in sorted(english):
            if any(_related(sense, meant) for sense in meanings.senses(word)):
                found.append((word, meant))
    return found[:8]
