"""Word families: maintain and maintenance, supervise and supervisory.

Two words are taken for one family when they agree after a suffix is cut from each, or agree after
one of a few Latin changes of the stem (maintain, mainten-ance). A Chinese dictionary confirms or
doubts: words that gloss the same headword surely belong together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Protocol


def _list(words: str) -> list[str]:
    return words.split()


SUFFIXES = tuple(
    sorted(
        _list(
            "e y al ally ial ially ual ually ation ition ution tion ion sion ment mental ance ence"
            " ancy ency ant ent ate ator atory ative ive ively or er ory ary ity ety ty ness ful"
            " fully less ous ously ious iously ly ily ic ical ically ics ism ist istic istics ise"
            " ize isation ization ized ised able ible ability ibility ship hood dom age ure acy"
            " atorate atorial orial ian th en ing ed s ial ification ify ific iar iness"
            " atic atical etic etical"
        ),
        key=lambda suffix: (-len(suffix), suffix),
    )
)
ADJECTIVAL = ("al", "ic", "ical", "ive", "ous", "ary", "ory", "ful", "less", "able", "ible", "ial")
"""Endings of words that describe rather than name."""

_AGENTS = ("er", "or", "ian", "etary")
"""Endings of nouns for people; only where the word is no verb as well."""

_CHANGES = (
    ("ain", "en"), ("tain", "tent"), ("ceiv", "cept"), ("duc", "duct"), ("mit", "miss"),
    ("cid", "cis"), ("nd", "ns"), ("nd", "nt"), ("vid", "vis"), ("scrib", "script"),
    ("ly", "lic"), ("ply", "plic"), ("lud", "lus"), ("vert", "vers"), ("ceed", "cess"),
    ("solv", "solut"), ("rb", "rpt"), ("um", "umpt"), ("deem", "dempt"), ("troy", "truct"),
    ("ounc", "unc"), ("trong", "treng"), ("eed", "ess"), ("rad", "ras"), ("lv", "lut"),
    ("ev", "ief"), ("v", "f"), ("pel", "puls"), ("cur", "curs"), ("quir", "quest"),
    ("fus", "found"), ("tract", "treat"), ("pon", "pos"), ("gn", "gnat"), ("br", "ber"),
    ("ister", "istr"), ("iqu", "ic"), ("xplain", "xplan"),
)  # fmt: skip
_LEAST_STEM = 4
_PRODUCTIVE = (
    ("or", ("orial", "orship")),
    ("ate", ("ator", "acy", "atorial")),
    ("orate", ("or", "orial", "acy")),
    ("atorate", ("ator", "acy", "atorial")),
    ("acy", ("ator", "ate", "atorial")),
    ("ator", ("acy", "atorate", "atorial")),
    ("ise", ("ize",)),
    ("ize", ("ise",)),
    ("isation", ("ization",)),
    ("ization", ("isation",)),
    ("our", ("or",)),
    ("ution", ("utor", "utorial")),
    ("ial", ("",)),
    ("al", ("alize", "alization")),
)
_AGAIN = "re"
_LEAST_REPEATED = 8
"""Letters behind "re-" from which on it may be a prefix (revitalization, but not relation)."""
_DONE_AGAIN = ("ization", "isation", "ation", "ition", "ment", "ize", "ise", "ating")
_REPEATED = 0.6


class Headwords(Protocol):
    """A bilingual dictionary, as far as families need one."""

    def headwords_of(self, english: str) -> dict[str, float]:
        """Headwords that have the English word as a gloss."""
        ...


class NoHeadwords:
    """For language pairs without a dictionary."""

    def headwords_of(self, english: str) -> dict[str, float]:
        """Nothing."""
        return {}


@cache
def stems(word: str) -> tuple[tuple[str, str], ...]:
    """(stem, suffix) pairs of a lower-case word, the whole word first; stems of four or more
    letters only."""
    found = [(word, "")]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM:
            stem = word[: -len(suffix)]
            found.append((stem, suffix))
            if len(stem) > _LEAST_STEM and stem[-1] == stem[-2]:
                found.append((stem[:-1], suffix))
    return tuple(found)


@cache
def false_families() -> frozenset[tuple[str, str]]:
    """Sorted pairs of words that only look related, from `data/false_families.tsv`."""
    path = files("termcheck.lexicon") / "data" / "false_families.tsv"
    pairs = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, other, _reason = line.split("\t")
            pairs.add((min(one, other), max(one, other)))
    return frozenset(pairs)


def names_people(word: str) -> bool:
    """Whether the ending of a noun, singular or plural, says that it names people (member, not
    membership). Words that can be verbs (monitor, order) have to be kept out by the caller."""
    return word.removesuffix("s").endswith(_AGENTS)


def is_adjectival(word: str) -> bool:
    """Whether the ending of a lower-case word is one of adjectives (procuratorial, national)."""
    return word.endswith(ADJECTIVAL) or word.endswith(("ed", "ing"))


@dataclass(slots=True)
class Families:
    """The families of a vocabulary. Building it takes about a second for 60,000 words."""

    vocabulary: frozenset[str]
    dictionary: Headwords
    _by_stem: dict[str, list[str]] = field(default_factory=dict)
    _memo: dict[tuple[str, str], float] = field(default_factory=dict)
    _members: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def members(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words of the same family with their strength (0.5 to 0.95), strongest first.

        Beside words of the vocabulary, a few regular formations on Latin stems that no frequency
        table lists (procurator, procuratorial).
        """
        if word not in self._members:
            self._index()
            candidates: set[str] = set()
            for stem, _ in stems(word):
                for changed in _changed(stem):
                    candidates.update(self._by_stem.get(changed, ()))
            found = {other: self.strength(word, other) for other in candidates if other != word}
            for other in self._repetitions(word):
                found[other] = max(found.get(other, 0.0), self.strength(word, other))
            for other in _formations(word):
                if other not in found and other not in self.vocabulary:
                    found[other] = 0.8
                elif other in self.vocabulary:
                    found[other] = max(found.get(other, 0.0), self.strength(word, other))
            self._members[word] = tuple(
                sorted(
                    ((other, value) for other, value in found.items() if value >= 0.5),
                    key=lambda pair: (-pair[1], pair[0]),
                )
            )
        return self._members[word]

    def _repetitions(self, word: str) -> Iterable[str]:
        """The word with "re-" before it, or without: what is done again is done."""
        if not word.endswith(_DONE_AGAIN):
            return
        if _AGAIN + word in self.vocabulary:
            yield _AGAIN + word
        rest = word.removeprefix(_AGAIN)
        if rest != word and (rest in self.vocabulary or rest.endswith(("ization", "isation"))):
            yield rest

    def strength(self, one: str, other: str) -> float:
        """How surely two lower-case words are one family, 0.0 to 1.0."""
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        if pair not in self._memo:
            self._memo[pair] = self._strength(*pair)
        return self._memo[pair]

    def _strength(self, one: str, other: str) -> float:
        if (one, other) in false_families():
            return 0.0
        if other == _AGAIN + one or one == _AGAIN + other:
            return _REPEATED if min(len(one), len(other)) >= _LEAST_REPEATED else 0.0
        if one[:2] != other[:2]:
            return 0.0
        best = 0.0
        for stem, suffix in stems(one):
            for stem2, suffix2 in stems(other):
                if stem == stem2 or stem2 in _changed(stem) or stem in _changed(stem2):
                    best = max(best, _by_length(min(len(stem), len(stem2)), suffix, suffix2))
        if not best:
            return 0.0
        mine, theirs = self.dictionary.headwords_of(one), self.dictionary.headwords_of(other)
        if mine and theirs:
            if any(len(hw) > 1 and hw in theirs for hw in mine):
                return max(best, 0.95)
            if any(hw in theirs for hw in mine) or _share_characters(mine, theirs) > 0.25:
                best += 0.15
            elif len(mine) >= 4 and len(theirs) >= 4 and _share_characters(mine, theirs) < 0.08:
                best -= 0.25
        return min(best, 0.95)

    def _index(self) -> None:
        if not self._by_stem:
            for word in sorted(self.vocabulary):
                if len(word) > _LEAST_STEM - 1:
                    for stem, _ in stems(word):
                        self._by_stem.setdefault(stem, []).append(word)


def _by_length(length: int, suffix: str, suffix2: str) -> float:
    if suffix == suffix2:
        return 0.0
    if (suffix in ("", "e", "y") or suffix2 in ("", "e", "y")) and length >= 5:
        return 0.9
    return {4: 0.5, 5: 0.7}.get(length, 0.85 if length >= 6 else 0.0)


@cache
def _changed(stem: str) -> frozenset[str]:
    found = {stem}
    for one, other in _CHANGES:
        for old, new in ((one, other), (other, one)):
            if stem.endswith(old) and len(stem) - len(old) >= 2:
                found.add(stem[: -len(old)] + new)
    return frozenset(found)


def _formations(word: str) -> Iterable[str]:
    for ending, others in _PRODUCTIVE:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            for other in others:
                yield word[: -len(ending)] + other


def _share_characters(mine: dict[str, float], theirs: dict[str, float]) -> float:
    """Share of characters in common, of the smaller set."""
    one = {mark for headword in mine for mark in headword}
    other = {mark for headword in theirs for mark in headword}
    return len(one & other) / min(len(one), len(other))
