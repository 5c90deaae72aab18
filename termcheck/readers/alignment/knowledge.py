"""What a sentence holds that its translation should hold as well.

Each side of a sentence pair is looked at by itself and comes out as `Clue`s. A clue has keys; it is
answered by a clue of the other side that shares one: numbers by their value, terms of the glossary
by their concept, names by their letters, Chinese words by the English words of their dictionary
senses. How often a clue is answered in a true translation, `rate`, was measured on the bilingual
texts described in bench/README.md and rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.model.language import primary, writes_spaces
from termcheck.readers.sides import is_chinese
from termcheck.text.fold import fold_text
from termcheck.text.tokens import words

if TYPE_CHECKING:
    from termcheck.lexicon.cedict import Cedict
    from termcheck.model.glossary import Glossary

FIGURE = 0.8
NUMERAL = 0.4
CONCEPT = 0.75
FOREIGN = 0.7
WORD = 0.45
SYLLABLES = 0.1
COGNATE = 0.12
SAME = 0.05
"""Rates of answered clues: figures; numbers in words; terms; Latin words in a Chinese text; words
with dictionary senses; spelt Chinese characters; words of two languages without a dictionary; whole
texts that stay as they are (code, figures, labels)."""

_LONGEST_HEADWORD = 7
_LONGEST_TERM = 8
"""English words of a term that are looked for at once."""
_LONGEST_LABEL = 100
"""Characters of a text that may stay as it is."""
_PREFIX = 6
_FIRST_HAN = "\u3007"
"""Nothing before it is a Chinese character."""
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")


class Clue(NamedTuple):
    """Something in a sentence that the translation should answer."""

    keys: tuple[str, ...]
    """It is answered by a clue that has one of these."""
    rate: float
    """Share of such clues that are answered in a true translation, 0.0 to 1.0."""


@dataclass(slots=True)
class Lexical:
    """Finds clues for the two languages of a run.

    Built once for a run and kept: the dictionary, 0.5 s and 100 MB, is read when it is first needed
    and only if one side is Chinese and the other English. Not to be shared between threads.
    """

    source_language: str
    target_language: str
    glossary: Glossary | None = None
    dictionary: bool = True
    """Whether the dictionary may be used at all."""
    _terms: dict[str, _Terms] = field(default_factory=dict)

    @property
    def has_dictionary(self) -> bool:
        """Whether there is a dictionary for the two languages."""
        pair = {is_chinese(self.source_language), is_chinese(self.target_language)}
        languages = {primary(self.source_language), primary(self.target_language)}
        return self.dictionary and pair == {True, False} and "en" in languages

    def clues(self, text: str, language: str, *, deep: bool) -> tuple[Clue, ...]:
        """The clues in a sentence, each once; with those of the dictionary if `deep`.

        Cost: linear in the length of the text.
        """
        from termcheck.readers.alignment.numbers import chinese_numbers, figures, list_mark

        folded = fold_text(text)
        found: dict[tuple[str, ...], float] = {}
        for figure in figures(folded):
            found[(figure,)] = FIGURE
        mark = list_mark(text)
        if mark is not None:
            found.setdefault((mark,), NUMERAL)
        dictionary = _dictionary() if deep and self.has_dictionary else None
        if is_chinese(language):
            for numeral in chinese_numbers(text):
                found.setdefault((numeral,), NUMERAL)
            for word in words(folded) if not text.isascii() else ():
                if len(word) > 1 and not word.isdigit():
                    found[(_stem(word),)] = FOREIGN
            for concept in self._of(language).in_chinese(text):
                found[(concept,)] = CONCEPT
            if dictionary is not None:
                for keys, rate in _chinese_words(text, dictionary):
                    found.setdefault(keys, rate)
        else:
            self._spaced(folded, language, found, deep=deep)
        bare = text.strip()
        if 0 < len(bare) <= _LONGEST_LABEL:
            found[(f"= {bare}",)] = SAME
        return tuple(Clue(keys, rate) for keys, rate in found.items() if keys)

    def _spaced(
        self, folded: str, language: str, found: dict[tuple[str, ...], float], *, deep: bool
    ) -> None:
        if primary(language) == "en":
            from termcheck.readers.alignment.numbers import english_numbers

            for mark in english_numbers(folded):
                found.setdefault((mark,), NUMERAL)
        tokens = [_bare(word) for word in words(folded)]
        for concept in self._of(language).in_words(tokens):
            found[(concept,)] = CONCEPT
        other = self.target_language if language == self.source_language else self.source_language
        rate = WORD if deep and self.has_dictionary else COGNATE
        if is_chinese(other) and rate == COGNATE:
            # Without a dictionary only what a Chinese text takes over as it is can be answered.
            rate = 0.0
        for token in tokens:
            if len(token) > 1 and not token.isdigit() and token not in FUNCTION_WORDS:
                found.setdefault((_stem(token),), rate)

    def _of(self, language: str) -> _Terms:
        terms = self._terms.get(language)
        if terms is None:
            terms = self._terms[language] = _Terms.of(
                self.glossary, language, (self.source_language, self.target_language)
            )
        return terms


@dataclass(slots=True)
class _Terms:
    """The terms of a glossary in one language, to be looked up."""

    by_first: Mapping[str, list[tuple[str, str]]]
    """Chinese: the first two characters -> terms that begin with them, longest first, and keys."""
    by_words: Mapping[tuple[str, ...], str]
    """Other languages: the stems of a term -> key."""
    first_words: frozenset[str]

    @classmethod
    def of(cls, glossary: Glossary | None, language: str, run: tuple[str, str]) -> _Terms:
        by_first: dict[str, list[tuple[str, str]]] = {}
        by_words: dict[tuple[str, ...], str] = {}
        for concept in glossary.concepts if glossary is not None else ():
            # A concept without a term on the other side can't be answered.
            if not all(concept.in_language(each) for each in run):
                continue
            key = f"concept {concept.id}"
            for term in concept.in_language(language):
                if writes_spaces(language):
                    stems = tuple(_stem(_bare(word)) for word in words(fold_text(term.text)))
                    if 0 < len(stems) <= _LONGEST_TERM:
                        by_words.setdefault(stems, key)
                elif len(term.text) > 1:
                    by_first.setdefault(term.text[:2], []).append((term.text, key))
        for terms in by_first.values():
            terms.sort(key=lambda each: (-len(each[0]), each))
        return cls(by_first, by_words, frozenset(stems[0] for stems in by_words))

    def in_chinese(self, text: str) -> list[str]:
        """Keys of the concepts whose terms stand in a text, the longest from left to right."""
        if not self.by_first:
            return []
        found = []
        position = 0
        while position < len(text) - 1:
            for term, key in self.by_first.get(text[position : position + 2], ()):
                if text.startswith(term, position):
                    found.append(key)
                    position += len(term) - 1
                    break
            position += 1
        return found

    def in_words(self, tokens: Sequence[str]) -> list[str]:
        """Keys of the concepts whose terms stand among some words, in any inflection."""
        if not self.by_words:
            return []
        stems = [_stem(token) for token in tokens]
        found = []
        for start, first in enumerate(stems):
            if first in self.first_words:
                for length in range(min(_LONGEST_TERM, len(stems) - start), 0, -1):
                    key = self.by_words.get(tuple(stems[start : start + length]))
                    if key is not None:
                        found.append(key)
                        break
        return found


@cache
def _dictionary() -> Cedict:
    from termcheck.lexicon.cedict import load

    return load()


def _bare(word: str) -> str:
    return word.removesuffix("'s").rstrip("'")


@cache
def _stem(word: str) -> str:
    """A crude stem: without an ending of inflection, six letters at most.

    Two words that share one are nearly always of a family, which is all that alignment needs.
    """
    if len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    return word[:_PREFIX]


def _chinese_words(text: str, dictionary: Cedict) -> list[tuple[tuple[str, ...], float]]:
    """Keys and rates of the words of a text, cut by the longest headword from left to right."""
    found: list[tuple[tuple[str, ...], float]] = []
    lines, simplified = dictionary.lines, dictionary.simplified
    position, end = 0, len(text)
    single = ""
    while position < end:
        if text[position] < _FIRST_HAN:
            position += 1
            single = ""
            continue
        for length in range(min(_LONGEST_HEADWORD, end - position), 1, -1):
            piece = text[position : position + length]
            headword = piece if piece in lines else simplified.get(piece)
            if headword is not None:
                keys = _senses(headword)
                if keys:
                    found.append((keys, WORD))
                    break
        else:
            length = 1
            character = text[position]
            character = simplified.get(character, character)
            if character in lines:
                found.append((_senses(character), WORD / 3))
                # Names are no headwords: they leave single characters behind.
                if single:
                    found.append((_spelt(single + character), SYLLABLES))
                found.append((_spelt(character), SYLLABLES))
            single = character
            position += 1
            continue
        single = ""
        position += length
    return found


@cache
def _senses(headword: str) -> tuple[str, ...]:
    """The stems of all words in the senses of a headword, sorted."""
    senses = _dictionary().senses(headword)
    return tuple(sorted({_stem(_bare(word)) for sense in senses for word in sense.words}))


@cache
def _spelt(characters: str) -> tuple[str, ...]:
    """The characters in Hanyu Pinyin, written together, after their first reading."""
    lines = _dictionary().lines
    syllables = []
    for character in characters:
        readings = lines.get(character)
        if not readings:
            return ()
        syllables.append(readings[0][0].lower().rstrip("12345").replace("u:", "u"))
    return (_stem("".join(syllables)),)
