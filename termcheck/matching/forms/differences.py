"""How a rendering that was found differs from its term: gap by gap and word by word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from termcheck.lexicon import frequency
from termcheck.matching.case import case_change, case_confidence
from termcheck.matching.forms.slots import (
    GRAMMAR,
    NAME_NUMBER,
    NUMBER,
    POSSESSIVE,
    SAME,
    Slot,
    names_person,
)
from termcheck.matching.forms.templates import (
    JOINED,
    SYLLABLES,
    TURNED,
    TWO_WORDS,
    Gap,
    separator_class,
)
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Step
from termcheck.model.phrase import Phrase
from termcheck.text.functional import ARTICLES, AUXILIARIES, LIGHT_WORDS, NUMERALS, PREPOSITIONS

_UNSURE = 0.80
"""A possessive inside a phrase that is not fixed; the plural of a name."""


class Difference(NamedTuple):
    kind: Kind
    matters: bool
    step: Step
    confidence: float = 1.0
    """An upper bound where it is less sure than others of its kind."""
    verb: bool = False
    """Whether it is the form of a verb."""
    put_in: bool = False
    """Whether it is hyphens between words that the term writes with blanks."""


class Walk(NamedTuple):
    """A template found: word indexes of its slots, and the light words in each gap."""

    places: list[int]
    light: list[list[str]]


def gap_differences(
    text: PreparedText, walk: Walk, i: int, gap: Gap, shape: int
) -> list[Difference] | None:
    """How what stands between two words differs from the term; None where it is another phrase."""
    expected, mark = gap
    found = walk.light[i]
    separators = _separators(text, walk, i)
    if mark in (TWO_WORDS, SYLLABLES):
        return _split(text, walk, i, separators[0], mark) if not found else None
    if not found and not expected:
        return _separator(text, walk, i, mark, separators[0])
    if expected == ("and",) and separators == ["&"]:
        instead = Phrase("has-instead", ("&", "and"))
        why = Phrase("light-words", (_printed_between(text, walk, i), (instead,)))
        step = Step("and", "&", Kind.FUNCTION_WORD, why)
        return [Difference(Kind.FUNCTION_WORD, True, step)]
    if any(s not in ("", "-", ",") for s in separators):
        return None
    if ("," in separators) and mark != "," and "and" not in found:
        return None
    differences = []
    if ("-" in separators) != (mark == "-"):
        differences.append(_hyphenated(text, walk, i, put_in="-" in separators))
    if list(expected) != found:
        if shape == TURNED and _without_articles(found) != _without_articles(expected):
            return None
        change = _light_change(expected, found, _printed_between(text, walk, i))
        if change is None or (_owns(text, walk, i) and not _without_articles(found)):
            return None  # "the member's Party" is no "member of the Party"
        if not expected and not _without_articles(found) and not _takes_objects(text, walk, i):
            return None  # "after the election the procedures" has no "election procedures"
        # "an enterprise" for "enterprises" is grammar, not another wording.
        matters = not {*found} - {*expected} <= {"a", "an"} or len(found) < len(expected)
        differences.append(Difference(Kind.FUNCTION_WORD, matters, change))
    return differences


def _separators(text: PreparedText, walk: Walk, i: int) -> list[str]:
    """The classes of what stands between each two words of a gap."""
    first, *rest = range(walk.places[i], walk.places[i + 1])
    separator = text.separator(first)
    if _possessed(text, walk, i):
        separator = separator[1:]
    return [separator_class(separator), *(separator_class(text.separator(k)) for k in rest)]


def _possessed(text: PreparedText, walk: Walk, i: int) -> bool:
    """Whether a word has the apostrophe of a plural possessive behind it ("peoples' daily").

    Where a quotation mark of the same shape stands before, it may be the closing one.
    """
    place = walk.places[i]
    if not (text.words[place].endswith("s") and text.separator(place).startswith("'")):
        return False
    starts = (text.starts[walk.places[0]], text.starts[place])
    return all(text.folded[max(0, start - 1) : start] != "'" for start in starts)


def _owns(text: PreparedText, walk: Walk, i: int) -> bool:
    """Whether a word is a possessive, singular or plural."""
    return text.words[walk.places[i]].endswith("'s") or _possessed(text, walk, i)


def _takes_objects(text: PreparedText, walk: Walk, i: int) -> bool:
    """Whether a word can be a verb, behind which an article may stand; of rare ones it is not
    known."""
    word, frequencies = text.words[walk.places[i]], frequency.load()
    return not frequencies.known(word) or frequencies.can_be(word, "v")


def _light_change(expected: tuple[str, ...], found: list[str], printed: str) -> Step | None:
    wanted, there = _without_articles(expected), _without_articles(found)
    if len(there) > len(wanted) and there != ["that"]:
        return None
    if there and wanted and there != wanted:
        both = {*there, *wanted}
        if len(there) != len(wanted) or not both <= PREPOSITIONS:
            return None
    why = Phrase("light-words", (printed, _light_words_told(list(expected), found)))
    return Step(" ".join(expected), " ".join(found), Kind.FUNCTION_WORD, why)


def _light_words_told(expected: list[str], found: list[str]) -> tuple[Phrase, ...]:
    """What is said of a rendering whose words of grammar differ."""
    gone = [word for word in expected if word not in found]
    new = [word for word in found if word not in expected]
    told = []
    if not ARTICLES.issuperset(gone) and not ARTICLES.issuperset(new):
        there, wanted = (" ".join(_without_articles(words)) for words in (new, gone))
        told.append(Phrase("has-instead", (there, wanted)))
        gone, new = ([word for word in words if word in ARTICLES] for words in (gone, new))
    if gone:
        told.append(Phrase("lacks", (" ".join(gone),)))
    if new:
        told.append(Phrase("has-besides", (" ".join(new),)))
    return tuple(told) or (Phrase("has-instead", (" ".join(found), " ".join(expected))),)


def changes_wording(difference: Difference, before_word: bool) -> bool:
    """Whether a difference may be just what makes a form of a deprecated term a right rendering:
    another preposition, a possessive inside, a part of a longer phrase ("three rural areas" is no
    form of "three rurals")."""
    step = difference.step
    if step.kind is Kind.FUNCTION_WORD:
        return _without_articles(step.expected.split()) != _without_articles(step.found.split())
    if step.kind is not Kind.INFLECTION:
        return False
    shorter = len(step.found) < len(step.expected)
    possessives = {"'" in each.replace("’", "'") for each in (step.expected, step.found)}
    return (before_word and shorter) or len(possessives) > 1


def _without_articles(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in ARTICLES]


def _separator(
    text: PreparedText, walk: Walk, i: int, expected: str, found: str
) -> list[Difference] | None:
    if expected == found:
        return []
    if {expected, found} == {"", "-"}:
        return [_hyphenated(text, walk, i, put_in=found == "-")]
    if (expected, found) == (",", ""):
        printed = _printed_between(text, walk, i)
        step = Step(",", "", Kind.SPACING, Phrase("lacks-comma", (printed,)))
        return [Difference(Kind.SPACING, True, step)]
    return None


def _hyphenated(text: PreparedText, walk: Walk, i: int, *, put_in: bool) -> Difference:
    found = _printed_between(text, walk, i)
    why = Phrase("with-hyphen" if put_in else "without-hyphen", (found,))
    step = Step(found, found, Kind.HYPHENATION, why)
    return Difference(Kind.HYPHENATION, True, step, put_in=put_in)


def _split(
    text: PreparedText, walk: Walk, i: int, separator: str, mark: str
) -> list[Difference] | None:
    first, last = walk.places[i], walk.places[i + 1]
    if separator not in ("", "-"):
        return None
    if mark == SYLLABLES and not text.printed_word(first)[:1].isupper():
        return None  # "he nan" need not be Henan
    kind = Kind.HYPHENATION if separator else Kind.SPACING
    begin, found = text.printed_word(first), _printed_between(text, walk, i)
    whole = begin + text.printed_word(last).lower()
    why = Phrase("as-two-words", (found, whole))
    return [Difference(kind, True, Step(whole, found, kind, why))]


def inflections(
    text: PreparedText,
    walk: Walk,
    slots: list[Slot],
    printed: list[str],
    fixed: bool,
    shape: int,
) -> list[Difference]:
    differences = []
    last = len(slots) - 1
    for i, (place, slot) in enumerate(zip(walk.places, slots, strict=True)):
        word, found = text.words[place], text.printed_word(place)
        if shape == JOINED and (" " in printed[i] or "-" in printed[i]):
            kind = Kind.HYPHENATION if "-" in printed[i] else Kind.SPACING
            why = Phrase("as-one-word", (found, printed[i]))
            differences.append(Difference(kind, True, Step(printed[i], found, kind, why)))
        way, possessed = slot[word], i < last and _possessed(text, walk, i)
        if possessed:
            found += "'"
        if possessed != printed[i].endswith("'") and way != GRAMMAR:
            way = POSSESSIVE
        if way == SAME or (way == POSSESSIVE and i == last and word.endswith("'s")):
            continue
        differences.append(_inflection(way, found, printed, i, fixed))
    return differences


def _inflection(way: int, found: str, printed: list[str], i: int, fixed: bool) -> Difference:
    """One word in another form. `printed` are the words of the term, `i` the place of this one."""
    word = printed[i]
    matters, confidence = False, 1.0
    if way == NUMBER:
        code = "singular" if len(found) < len(word) else "plural"
        matters = _fixed_number(printed, i)
    elif way == NAME_NUMBER:
        code = "plural-name"
        matters, confidence = True, _UNSURE
    elif way == POSSESSIVE:
        code = "possessive"
        matters = fixed or any(each[:1].isupper() for each in printed)
        confidence = 1.0 if fixed else _UNSURE
    else:
        code = "a-form"
    step = Step(word, found, Kind.INFLECTION, Phrase(code, (found, word)))
    return Difference(Kind.INFLECTION, matters, step, confidence, verb=way == GRAMMAR)


def capital_differences(
    text: PreparedText, walk: Walk, template: Any, term: Term, quoted: bool
) -> list[Difference]:
    _, _, _, slots, gaps, printed, _, _, rarity = template
    wanted, found = [], []
    for i, (place, slot, word) in enumerate(zip(walk.places, slots, printed, strict=True)):
        there = text.printed_word(place)
        same = slot[text.words[place]] == SAME and word.lower() == there.lower()
        inside = i > 0 and gaps[i - 1][1] in (TWO_WORDS, SYLLABLES)
        wanted.append(
            word if same and not inside else _in_case_of(there if inside else word, there)
        )
        found.append(there)
    seen = " ".join(found)
    change = case_change(" ".join(wanted), seen)
    if change is None:
        return []
    why = Phrase("other-capitals", (change[1], change[0]))
    confidence = case_confidence(term, seen, rarity, quoted, change)
    step = Step(*change, Kind.CASE, why)
    return [Difference(Kind.CASE, True, step, confidence)]


def turned_difference(rendering: str, term: Term, of: bool) -> Difference:
    why = Phrase("turned-with-of" if of else "turned-without-of", (rendering, term.text))
    return Difference(Kind.ORDER, True, Step(term.text, rendering, Kind.ORDER, why))


def gap_words(gaps: list[Gap]) -> bool:
    return any("of" in light for light, _ in gaps)


def excused(differences: list[Difference], fixed: bool, before_noun: bool) -> list[Difference]:
    """The differences, with those that grammar asks for marked.

    A verb needs no "of" ("abusing power" for "abuse of power"); a common phrase before a noun is
    written with hyphens ("zero-tolerance policy"), but no hyphen is left out there.
    """
    verb = any(d.verb for d in differences)
    return [
        d._replace(matters=False)
        if (verb and d.kind is Kind.FUNCTION_WORD) or (d.put_in and before_noun and not fixed)
        else d
        for d in differences
    ]


def word_follows(text: PreparedText, last: int) -> bool:
    """Whether another word of meaning stands right behind a word."""
    if last + 1 >= len(text.words) or text.separator(last) != " ":
        return False
    following = text.words[last + 1]
    return following not in LIGHT_WORDS and following not in AUXILIARIES


def noun_follows(text: PreparedText, last: int) -> bool:
    """Whether that word can be a noun, or come before one."""
    return word_follows(text, last) and frequency.load().can_be(text.words[last + 1], "npa")


def _fixed_number(printed: list[str], i: int) -> bool:
    """Names and phrases begun by a numeral keep their number. Common nouns have another one
    ("Party branches"), and so have titles ("Prosecutors General")."""
    if printed[0].lower() in NUMERALS:
        return True
    return printed[i][:1].isupper() and not names_person(printed[i])


def _in_case_of(model: str, word: str) -> str:
    return word[:1].upper() + word[1:].lower() if model[:1].isupper() else word.lower()


def _printed_between(text: PreparedText, walk: Walk, i: int) -> str:
    """The text from one word of a term to its next, as a reader sees it."""
    first, last = walk.places[i], walk.places[i + 1]
    span = text.span(text.starts[first], text.starts[last] + len(text.words[last]))
    return " ".join(text.printed(*span).split()) if span else ""
