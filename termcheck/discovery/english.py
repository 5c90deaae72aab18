"""English: base forms from lemminflect, families, function words and frequencies of our own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from termcheck.discovery.tongues import Protected, shared_beginning, split_spaced
from termcheck.lexicon import frequency
from termcheck.lexicon.english import FUNCTION_WORDS, LIGHT_VERBS
from termcheck.lexicon.families import Families
from termcheck.lexicon.inflection import lemmas


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# English words that count, compare, join or point, but name nothing.
_NO_NAMES_EN = _set(
    "all any each every some many much few several various one two three four five six"
    " seven eight nine ten first second third last next previous same different certain"
    " only just even still however therefore thus hence yet well then too already always"
    " never often usually again further furthermore moreover whether because since"
    " although though unless instead otherwise how why now here later once else let lets"
    " get got gets make made makes making dont doesnt isnt cant wont didnt whole half"
    " less least most enough rather quite almost nearly really simply actually currently"
    " usually typically possibly perhaps maybe please etc eg ie via per like able due"
    " according regarding non upon away together along back up down out off anything"
    " something nothing everything anyone someone everyone cannot ever especially"
    " particularly respectively whatever whichever whenever wherever instance given thing"
    " things lot way ways kind kinds sort i ii iii iv v vi vii viii ix x xi xii need want"
    " mean means ll ve re"
)


@dataclass(slots=True)
class English:
    """What discovery knows of English."""

    families: Families
    spaced = True
    joints: frozenset[str] = frozenset()
    _kin: dict[tuple[str, str], bool] = field(default_factory=dict)

    def split(self, text: str, protected: Protected) -> Iterator[tuple[str, int, int]]:
        """By blanks and punctuation."""
        return split_spaced(text, protected)

    def base(self, form: str) -> str:
        """The shortest base form as verb or noun."""
        return english_base(form)

    def is_content(self, word: str, form: str) -> bool:
        """All but function words, quantities and numbers."""
        return (
            len(word) > 1
            and not ({form, word} & FUNCTION_WORDS)
            and not ({form, word} & _NO_NAMES_EN)
            and any(mark.isalpha() for mark in word)
        )

    def can_be_term(self, words: Sequence[str]) -> float:
        """Nouns best; everyday words and words that are verbs alone less."""
        known = frequency.load()
        last = words[-1]
        if not known.can_be(last, "nv") or any(word in LIGHT_VERBS for word in words):
            return 0.0
        noun = known.can_be(last, "n")
        if len(words) > 1:
            verbal = any(not known.can_be(word, "na") for word in words)
            return 0.0 if not noun else 0.5 if verbal else 1.0
        weight = (0.7 if known.can_be(last, "v") else 1.0) if noun else 0.5
        return weight * (0.6 if known.zipf(last) > 5.2 else 1.0)

    def parts(self, words: Sequence[str]) -> frozenset[str]:
        """Of a single word, from the frequency table."""
        if len(words) != 1:
            return frozenset()
        known = frequency.load()
        if not known.known(words[0]):
            return frozenset()
        return frozenset(letter for letter in "nva" if known.can_be(words[0], letter))

    def kin(self, one: str, other: str) -> bool:
        """After `termcheck.lexicon.families`."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._kin:
            plain = _without_ly(one), _without_ly(other)
            self._kin[pair] = self.families.strength(*plain) >= 0.5 or _derived(*plain)
        return self._kin[pair]

    def akin_in_meaning(self, one: str, other: str) -> bool:
        """A common beginning that leaves at most three letters of the one: science, scientific."""
        shared = shared_beginning(one, other)
        return shared >= 3 and min(len(one), len(other)) - shared <= 2


_ENDINGS = ("er", "or", "ership", "ship", "ing", "ed", "ly", "ful", "ness", "s", "es")
_PEOPLES = ("ese", "ish", "ian")
_LEAST_ROOT = 4
_LEAST_ADVERB = 7


def _without_ly(word: str) -> str:
    if not word.endswith("ly") or len(word) < _LEAST_ADVERB:
        return word
    return f"{word[:-1]}e" if word.endswith(("ably", "ibly")) else word[:-2]


def _derived(one: str, other: str) -> bool:
    """Lead and leadership, China and Chinese, oversee and oversight: families of roots too
    short or too rarely changed for the rules of `lexicon.families`."""
    for short, long in ((one, other), (other, one)):
        rest = long.removeprefix(short)
        if len(short) >= _LEAST_ROOT and rest != long and rest in _ENDINGS:
            return True
        if short.endswith("see") and long == f"{short[:-3]}sight":
            return True
        if long.endswith(_PEOPLES) and shared_beginning(short, long) >= max(4, len(short) - 1):
            return True
    return False


@cache
def english_base(form: str) -> str:
    """The base form of a folded word: as a verb where it can be one, else as a noun."""
    from lemminflect import getAllLemmas

    bare = form.removesuffix("'s").replace("'", "") or form
    if not bare.isascii() or not bare.isalpha():
        return bare
    found = getAllLemmas(bare)
    for part in ("VERB", "NOUN"):
        bases = [base.lower() for base in found.get(part, ())]
        if bases:
            known = frequency.load()
            return bare if bare in bases else max(bases, key=lambda b: (known.zipf(b), b))
    return bare if found else lemmas(bare)[0]
