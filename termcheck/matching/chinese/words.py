"""Chinese words at compile time: frequencies, the cut of a term, sounds, longer words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from termcheck.lexicon.cedict import Cedict
from termcheck.text.scripts import is_han

LONGEST_PART = 3
"""Longer words of a term are cut once more where their parts are words."""
LEAST_FREQUENT = 30
"""Words used less often are not counted on."""


@dataclass
class ChineseWords:
    """jieba's word frequencies and CC-CEDICT behind one door."""

    frequencies: Mapping[str, int]
    """Word to number of uses; 0 for strings that only begin a word (jieba's dictionary)."""
    total: int
    """Sum of all frequencies."""
    dictionary: Cedict
    _sounds: dict[str, str] = field(default_factory=dict)

    def frequency(self, word: str) -> int:
        """Uses in some sixty million words; 0 when it is not known."""
        return self.frequencies.get(word, 0)

    def is_word(self, text: str) -> bool:
        """Whether a dictionary has it."""
        return self.frequency(text) > 0 or text in self.dictionary.lines

    def cut(self, term: str) -> tuple[str, ...]:
        """The most probable words of a term, none longer than three characters.

        Unigram probabilities, by dynamic programming. Stretches in other scripts stay whole.
        """
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(term) + 1):
            choices = [
                (best[start][0] + cost, start)
                for start in range(end)
                if (cost := self._log(term[start:end])) is not None
            ]
            best.append(max(choices))
        parts: list[str] = []
        end = len(term)
        while end:
            start = best[end][1]
            parts.append(term[start:end])
            end = start
        return tuple(reversed(parts))

    def _log(self, piece: str) -> float | None:
        if not any(map(is_han, piece)):
            return 0.0
        if len(piece) > LONGEST_PART or not all(map(is_han, piece)):
            return None if len(piece) > 1 else math.log(1 / self.total)
        count = self.frequency(piece)
        if not count and len(piece) > 1:
            if piece not in self.dictionary.lines:
                return None
            count = 3
        return math.log(max(count, 1) / self.total)

    def sound(self, character: str) -> str:
        """The most common reading of a character without its tone; empty when unknown."""
        if not self._sounds:
            self._sounds.update(_sounds())
        return self._sounds.get(character, "")

    def sounds_of(self, term: str) -> tuple[str, ...]:
        """The readings of a term's characters as they are read in it; empty for unknown ones."""
        from termcheck.lexicon.romanisation import syllables

        read = syllables(term) if all(map(is_han, term)) else ()
        if len(read) != len(term):  # a character that pinyin does not know
            return tuple(self.sound(character) for character in term)
        return read

    @cached_property
    def same_sound(self) -> dict[str, str]:
        """Sound to the common characters (level one of GB 2312) that are read so, sorted."""
        found: dict[str, list[str]] = {}
        for character in level_one():
            found.setdefault(self.sound(character), []).append(character)
        return {sound: "".join(characters) for sound, characters in found.items()}

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word, count in self.frequencies.items():
            if count >= LEAST_FREQUENT and len(word) == 2:
                for character in dict.fromkeys(word):
                    found.setdefault(character, []).append(word)
        return found

    def pairs_with(self, character: str) -> list[str]:
        """Words of two characters that hold a character, the most frequent first."""
        found = self._pairs.get(character, ())
        return sorted(found, key=lambda word: (-self.frequency(word), word))

    @cached_property
    def _sounding(self) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for word, count in self.frequencies.items():
            if count >= 3 and 2 <= len(word) <= 4:
                found.setdefault(tuple(map(self.sound, word)), []).append(word)
        return found

    def sounding_like(self, word: str) -> list[str]:
        """Words of two to four characters that are read like this one, without it; sorted."""
        found = self._sounding.get(self.sounds_of(word), ())
        return sorted(other for other in found if other != word)

    def joins(self, characters: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
        """For each character those that stand before it in a word, and those that stand after."""
        return _joins(self.frequencies, characters)

    def longer_words(self, texts: Iterable[str]) -> dict[str, list[str]]:
        """For each text the dictionary words that hold it and more; sorted."""
        from ahocorasick_rs import AhoCorasick

        wanted = sorted(texts)
        found: dict[str, list[str]] = {}
        if not wanted:
            return found
        known = sorted({*self.dictionary.lines, *(w for w, n in self.frequencies.items() if n)})
        automaton = AhoCorasick(wanted)
        for word in known:
            if len(word) < 3:
                continue
            for index in automaton.find_matches_as_indexes(word, overlapping=True):
                text = wanted[index[0]]
                if len(text) < len(word):
                    found.setdefault(text, []).append(word)
        return found


def common_characters() -> list[str]:
    """The 6,763 characters of GB 2312, in its order."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [character for code in rows if (character := code.decode("gb2312", "ignore"))]


def level_one() -> list[str]:
    """The 3,755 characters of level one of GB 2312, in its order."""
    return [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
    ]


def load() -> ChineseWords:
    """Read both dictionaries: two seconds."""
    from termcheck.lexicon import cedict

    frequencies, total = _jieba()
    return ChineseWords(frequencies, total, cedict.load())


def joins(characters: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """As `ChineseWords.joins`, with jieba's dictionary only: a second."""
    return _joins(_jieba()[0], characters)


def followers(terms: Iterable[str]) -> dict[str, str]:
    """For each term the characters that follow it in longer words of jieba's dictionary, sorted;
    terms that no such word goes on after are left out. A second."""
    from ahocorasick_rs import AhoCorasick

    wanted = sorted(terms)
    automaton = AhoCorasick(wanted)
    found: dict[str, set[str]] = {}
    for word, count in _jieba()[0].items():
        if count and len(word) > 2:
            for number, _, end in automaton.find_matches_as_indexes(word, overlapping=True):
                if end < len(word):
                    found.setdefault(wanted[number], set()).add(word[end])
    return _as_text(found)


def frequency(word: str) -> int:
    """As `ChineseWords.frequency`, with jieba's dictionary only."""
    return _jieba()[0].get(word, 0)


def _jieba() -> tuple[Mapping[str, int], int]:
    """Word frequencies and their sum."""
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    return jieba.dt.FREQ, jieba.dt.total


def _joins(
    frequencies: Mapping[str, int], characters: Iterable[str]
) -> tuple[dict[str, str], dict[str, str]]:
    wanted = frozenset(characters)
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for word, count in frequencies.items():
        if count >= LEAST_FREQUENT and 2 <= len(word) <= 4:
            for first, second in pairwise(word):
                if second in wanted:
                    before.setdefault(second, set()).add(first)
                if first in wanted:
                    after.setdefault(first, set()).add(second)
    return _as_text(before), _as_text(after)


def _sounds() -> dict[str, str]:
    from pypinyin.constants import PINYIN_DICT

    from termcheck.lexicon.romanisation import plain_letters

    return {
        chr(code): plain_letters(readings.split(",")[0])
        for code, readings in PINYIN_DICT.items()
        if 0x4E00 <= code < 0xA000
    }


def _as_text(table: dict[str, set[str]]) -> dict[str, str]:
    return {key: "".join(sorted(found)) for key, found in sorted(table.items())}
