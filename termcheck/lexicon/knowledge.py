"""All knowledge about words behind one door.

`SourceKnowledge` is the seam for language pairs: what is known about the words of a source term.
`ChineseKnowledge` is the one we bring; with None in its place the English kinds work alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from termcheck.lexicon import frequency, inflection
from termcheck.lexicon.families import Families, NoHeadwords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termcheck.lexicon.cedict import Cedict
    from termcheck.lexicon.frequency import Frequencies
    from termcheck.lexicon.glosses import Sense


class SourceKnowledge(Protocol):
    """What is known about words of the source language. All methods are pure look-ups."""

    language: str
    """BCP 47 primary subtag, such as `zh`."""

    def fold(self, term: str) -> str:
        """The term as its dictionary writes it (simplified characters, no blanks)."""
        ...

    def senses(self, word: str) -> tuple[Sense, ...]:
        """Meanings of a word; () when it is not known."""
        ...

    def longer_words(self, word: str) -> tuple[str, ...]:
        """Known words that begin with `word`."""
        ...

    def synonyms(self, english: str) -> dict[str, tuple[float, tuple[str, ...]]]:
        """English words that share source words with this one: strength and the shared words."""
        ...

    def kindred(self, english: str, unit: str) -> dict[str, float]:
        """English words whose source words share parts with those of this one, above all those of
        `unit`: word to strength, strongest first."""
        ...

    def headwords_of(self, english: str) -> dict[str, float]:
        """Source words that have the English word as a meaning."""
        ...

    def vocabulary(self) -> frozenset[str]:
        """English words that are a meaning on their own."""
        ...

    def spells(self, source: str, english: str) -> tuple[str, ...] | None:
        """The syllables when `english` is `source` in Latin letters, else None."""
        ...

    def in_latin(self, source: str) -> tuple[str, ...] | None:
        """The usual syllables of a word in Latin letters; None when it cannot be spelt so."""
        ...

    def place_spellings(self, source: str) -> tuple[tuple[str, ...], ...]:
        """The spellings of a place on old maps and elsewhere, in words; () for other words."""
        ...

    def other_spellings(self, source: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Other customary spellings of a name: (its words or syllables, what the spelling is)."""
        ...


@dataclass(slots=True)
class ChineseKnowledge:
    """CC-CEDICT and pinyin."""

    dictionary: Cedict
    language: str = "zh"

    def fold(self, term: str) -> str:
        """Simplified characters, without blanks, quotation marks and the dot in names."""
        kept = "".join(mark for mark in term if mark.isalnum() or mark in "、，—")
        if all(mark not in self.dictionary.simplified for mark in kept):
            return kept
        from opencc import OpenCC

        return str(OpenCC("t2s").convert(kept))

    def senses(self, word: str) -> tuple[Sense, ...]:
        """From CC-CEDICT."""
        return self.dictionary.senses(word)

    def longer_words(self, word: str) -> tuple[str, ...]:
        """From CC-CEDICT."""
        return self.dictionary.longer_words(word)

    def synonyms(self, english: str) -> dict[str, tuple[float, tuple[str, ...]]]:
        """Over shared headwords of CC-CEDICT."""
        return self.dictionary.synonyms(english)

    def kindred(self, english: str, unit: str) -> dict[str, float]:
        """Over shared characters of the headwords of CC-CEDICT."""
        return self.dictionary.kindred(english, unit)

    def headwords_of(self, english: str) -> dict[str, float]:
        """From CC-CEDICT."""
        return self.dictionary.headwords_of(english)

    def vocabulary(self) -> frozenset[str]:
        """One-word glosses of CC-CEDICT."""
        return self.dictionary.vocabulary()

    def spells(self, source: str, english: str) -> tuple[str, ...] | None:
        """By pinyin."""
        from termcheck.lexicon import romanisation

        return romanisation.spells(source, english)

    def in_latin(self, source: str) -> tuple[str, ...] | None:
        """Pinyin without tones."""
        from termcheck.lexicon import romanisation

        return romanisation.pinyin_of(source)

    def place_spellings(self, source: str) -> tuple[tuple[str, ...], ...]:
        """From `data/place_names.tsv`."""
        from termcheck.lexicon import romanisation

        return tuple(tuple(each.split()) for each, _ in romanisation.places().get(source, ()))

    def other_spellings(self, source: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Other readings, ü as typed, Wade-Giles, and the spellings of old maps."""
        from termcheck.lexicon import romanisation

        return romanisation.other_spellings(source)


@dataclass(slots=True)
class Lexicon:
    """Everything the compiler asks about words. Not for run time: it loads heavy libraries."""

    frequencies: Frequencies
    families: Families
    source: SourceKnowledge | None
    _rarity: dict[str, float] = field(default_factory=dict)
    _family: dict[str, dict[str, float]] = field(default_factory=dict)

    def rarity(self, word: str) -> float:
        """0.7 (common) to 5.0 (rare), by the commonest of its base forms."""
        if word not in self._rarity:
            self._rarity[word] = self.frequencies.rarity(word, *inflection.lemmas(word))
        return self._rarity[word]

    def family(self, word: str) -> dict[str, float]:
        """Base forms of the same word family with their strength, without the word itself and
        without its inflected forms."""
        if word not in self._family:
            own = set(inflection.forms(word)) | set(inflection.lemmas(word)) | {word}
            self._family[word] = {
                other: strength
                for other, strength in self.families.members(word)
                if other not in own and inflection.lemmas(other)[0] == other
            }
        return self._family[word]

    def relation(self, one: str, other: str) -> float:
        """1.0 for the same base form, the strength of the family, or 0.0."""
        if one == other:
            return 1.0
        if set(inflection.lemmas(one)) & set(inflection.lemmas(other)):
            return 1.0
        return max(
            (
                self.family(base).get(base2, 0.0)
                for base in inflection.lemmas(one)
                for base2 in inflection.lemmas(other)
            ),
            default=0.0,
        )

    def synonyms(self, word: str) -> dict[str, tuple[float, tuple[str, ...]]]:
        """Pivot synonyms, {} without source knowledge."""
        return self.source.synonyms(word) if self.source else {}


def load(words: Iterable[str], dictionary: Path | None = None, chinese: bool = True) -> Lexicon:
    """The lexicon for a glossary whose English terms hold `words` (lower case).

    `dictionary` is a CC-CEDICT file to read in place of the packaged one; `chinese` False leaves
    the Chinese side out. Takes about a second.
    """
    frequencies = frequency.load()
    if not chinese:
        vocabulary = frequencies.words | frozenset(words)
        return Lexicon(frequencies, Families(vocabulary, NoHeadwords()), None)
    from termcheck.lexicon import cedict

    source = ChineseKnowledge(cedict.load(dictionary))
    vocabulary = frequencies.words | source.vocabulary() | frozenset(words)
    return Lexicon(frequencies, Families(vocabulary, source), source)
