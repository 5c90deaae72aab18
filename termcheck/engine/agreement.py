"""A rendering made to agree with the place it is put in: number, verb form, capitals.

English only. What the comparison of words has shown (`Match.steps`) and a table of parts of speech
are all the grammar there is here. It is enough to follow a writer in what is plain, and to notice
where a term does not fit the sentence: then the text is left as it is and the doubt is named, so
that no program puts it there unseen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from termcheck.lexicon import frequency
from termcheck.lexicon.english import ARTICLES, FUNCTION_WORDS, PREPOSITIONS
from termcheck.matching.forms.slots import names_person
from termcheck.matching.pinyin import pinyin_shaped
from termcheck.model.document import Segment
from termcheck.model.language import primary
from termcheck.model.match import Kind, Match
from termcheck.text.fold import fold_text
from termcheck.text.functional import LIGHT_WORDS, NUMERALS

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST_WORDS = re.compile(r"(?:[^\W_]+(?:[-'’.,][^\W_]+)*[’']?\s+){1,2}$")
_NEXT_WORDS = re.compile(r"\s+[^\W_]+(?:[-'’][^\W_]+)*(?:\s+[^\W_]+(?:[-'’][^\W_]+)*)?")
_OPENING, _CLOSING = "\"“‘'«", "\"”’'»"
_MARKS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_HYPHENS = "-\u2010\u2011"

_SINGULAR = frozenset({"a", "an", "each", "every", "another"})
_PLURAL = frozenset("these those many several few both various numerous dozens".split()) | (
    NUMERALS - {"one"}
)
_MODALS = frozenset("will would shall should can could may might must".split())
_STEADY = frozenset({"politics", "news", "means", "series", "ethics", "headquarters", "always"})
"""Words in -s that are not the plural of anything."""
_PLURALS = frozenset({"people", "men", "women", "children"})
_MASS, _COUNTED = 2.0, 1.1
"""How much rarer the plural of a word is than its singular, as a power of ten: from the first on
it cannot be counted ("litigation"); up to the second it surely can ("case"). What lies between is
left undecided."""
_UNCOUNTED = frozenset({"work"})
"""Words whose plural is common and means something else."""
_NOUN = re.compile(r"(?:[ts]ion|ment|ness|ity|[ae]nc[ey]|ism|ship)$")
_ADJECTIVE = re.compile(r"(?:ial|ive|ical|ous)$")


@dataclass(frozen=True, slots=True)
class Agreed:
    """A text for a place."""

    text: str
    doubt: str | None = None
    """Why it may not read well there, without a full stop; None where nothing speaks against it."""


def agreed(text: str, match: Match, segment: Segment) -> Agreed:
    """A term as it should stand in the place of a match, and whether it fits there.

    What stands in quotation marks is a name, or is talked about: any form fits there.
    """
    if primary(segment.language) != "en" or not text:
        return Agreed(text)
    place = _Place.of(segment, match)
    doubt = _torn(text, place)
    form, verb = _in_verb_form(text, match, place)
    text, number = _in_number(text if place.quoted else form, place)
    if not place.quoted:
        doubt = doubt or verb or number or _lost(text, match, place) or _twice(text, place)
    return Agreed(_in_capitals(text, match, place.old), doubt)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the text shall stand."""

    old: str
    words: tuple[str, ...]
    """Of `old`, folded."""
    before: tuple[str, ...]
    """Up to two folded words before it, the nearest first; empty behind a mark of punctuation."""
    after: tuple[str, ...]
    """Up to two folded words behind it."""
    left: str
    """The two characters before it."""
    quoted: bool

    @classmethod
    def of(cls, segment: Segment, match: Match) -> _Place:
        text, start, end = segment.text, match.start, match.end
        left, right = text[max(0, start - 2) : start], text[end : end + 2].lstrip(",.")
        before = _LAST_WORDS.search(text[max(0, start - 80) : start])
        after = _NEXT_WORDS.match(text, end)
        return cls(
            text[start:end],
            tuple(_words(text[start:end])),
            tuple(reversed(_words(before.group()))) if before else (),
            tuple(_words(after.group())) if after else (),
            left,
            bool(left and right) and left[-1] in _OPENING and right[0] in _CLOSING,
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_text(text))


def _torn(text: str, place: _Place) -> str | None:
    """Whether the place cuts through something that belongs together."""
    old, left = place.old, place.left
    if any(old.count(a) != old.count(b) for a, b in _MARKS) or old.count('"') % 2:
        return "half of a pair of brackets or quotation marks stands in it"
    if len(left) == 2 and left[1] in _HYPHENS and left[0].isalnum():
        return "it is only a part of a longer word"
    last, new = place.words[-1:] or ("",), _words(text)[-1:] or [""]
    following = place.after[0] if place.after else ""
    if following and last[0] != new[0] and last[0] + following == new[0]:
        return "the word goes on behind it"
    if following and following not in FUNCTION_WORDS and last[0] != new[0]:
        table, word = frequency.load(), last[0].rpartition("-")[2]
        told = _ADJECTIVE.search(word) or not table.can_be(word, "npv") or _form(word) == "ed"
        if told or (table.can_be(word, "a") and word in _words(text)):
            return "the phrase goes on behind it"
    return None


def _in_verb_form(text: str, match: Match, place: _Place) -> tuple[str, str | None]:
    """The text with its verb in the form of the writer's: "temper ..." for "tempering ..."."""
    new, old = _words(text), place.words
    if not new or not old:
        return text, None
    named = place.old[:1].isupper() and match.opens_sentence is False  # Shanghai, not to shanghai
    acts, acted = _verb_of(new), None if named else _verb_of(old)
    if acts and not acted and any((fold_text(s.expected), fold_text(s.found)) == (acts, old[0])
                                  for s in match.steps):  # fmt: skip
        acted = old[0]
    head = new[_head(new)]
    noun = f"a verb stands there, and “{text}” is a noun"
    if not acts and place.before[:1] and place.before[0] in _MODALS:
        return text, noun
    if acts and acted and acts != acted:
        form = _verb(acts, _form(acted)) if acts == new[0] else None
        if form is not None:
            return (form.capitalize() if text[:1].isupper() else form) + text[len(acts) :], None
        if _form(acts) != _form(acted):
            return text, f"“{acted}” stands there, and “{acts}” has another form"
    if acted and not acts and _form(acted) != "ing":
        return text, noun
    if acts and not acted and _form(acts) != "ing" and acts not in place.before:
        return text, f"a noun stands there, and “{text}” begins with a verb"
    for step in match.steps:
        expected, found = fold_text(step.expected), fold_text(step.found)
        if acts and not acted and expected == acts and _form(expected) != _form(found):
            return text, f"the words around “{step.found}” stand in another order"
        if expected != head or found == expected or acts or " " in found or not found:
            continue
        table = frequency.load()
        bare = table.known(found) and table.can_be(found, "v") and not table.can_be(found, "na")
        if _form(found) == "ed" or (bare and _form(found) != "ing"):
            return text, noun
        if _form(found) == "ing" and old[_head(list(old))] != found:
            return text, noun
        one, other = _singular(expected), _singular(found)
        nouns = _NOUN.search(other) or names_person(other) or _form(found) == "ing"
        apart = step.kind is Kind.DERIVATION and _NOUN.search(one) and not nouns
        if apart or _acts(one, other) or _acts(other, one):
            return text, f"“{step.found}” is something else than “{step.expected}”"
    return text, None


def _acts(one: str, other: str) -> bool:
    """Whether one word names who does something, and the other what is done."""
    return one.endswith(("er", "or", "ist", "ian")) and _NOUN.search(other) is not None


def _verb_of(words: Sequence[str]) -> str | None:
    """The verb that a phrase begins with: "handling every case", "ensure that", "decided not to";
    None for other phrases. Adverbs before it do not count."""
    table = frequency.load()
    while len(words) > 2 and (words[0].endswith("ly") or words[0] == "further"):
        words = words[1:]
    if len(words) < 2 or not table.known(words[0]) or not table.can_be(words[0], "v"):
        return None
    first, second = words[:2]
    if second in ARTICLES | {"that", "every", "each", "not"}:
        verb = not table.can_be(first, "a") or second == "not"
    elif _form(first) == "ed":
        verb = second in PREPOSITIONS
    else:
        verb = not table.can_be(first, "na") and second not in ("up", "and")
    return first if verb else None


def _form(word: str) -> str:
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    table = frequency.load()
    past = word.endswith("ed") and table.known(word) and table.can_be(word, "v")
    return "ed" if past else ""


def _verb(word: str, form: str) -> str | None:
    """A regular verb in another form (`ing`, `ed`, or empty for the bare one); None where a table
    of words does not know it."""
    table = frequency.load()
    own = _form(word)
    stem = word.removesuffix(own) if own else word.removesuffix("e")
    bases = [stem + "e", stem, stem[:-1]] if own else [word]
    base = next((b for b in bases if table.known(b) and table.can_be(b, "v")), None)
    if base is None or not form:
        return base
    stem = base.removesuffix("e")
    return next(
        (w for w in (stem + form, stem + stem[-1] + form) if table.known(w)),
        None,
    )


def _in_number(text: str, place: _Place) -> tuple[str, str | None]:
    """The text with its main word in the number of the one that stands there."""
    new, old = _words(text), list(place.words)
    if not new or not old or new[0].split("-")[0] in NUMERALS:
        return text, None
    one, other = new[_head(new)], old[_head(old)]
    name = _printed(text, one)[:1].isupper() and not names_person(one)
    if name and one == new[-1] and _singular(one) == _singular(old[-1]):
        other = old[-1]  # "Heads of Services Meeting"
    single = next((w for w in place.before if w in _SINGULAR), None)
    several = any(w in _PLURAL or (w[:1].isdigit() and w != "1") for w in place.before)
    same = _singular(one) == _singular(other)
    if _verb_of(new) or (_verb_of(old) and not same):
        return text, None
    rare = _rarer(_singular(one))
    if _is_plural(other) == _is_plural(one):
        if single and rare > _MASS and not same and not _is_plural(one):
            return text, f"“{single}” stands before it, and “{one}” is not counted"
        return text, None
    if f"{other}'s" in new:
        return text, f"“{other}” is something else there than in “{text}”"
    if _is_plural(other):
        if not name and (same or rare < _COUNTED or names_person(one)):
            return _exchanged(text, one, _plural(one)), None
        if several or name or rare < _MASS:
            return text, f"several are meant there, and “{text}” is in the singular"
        return text, None
    joined = "," in text or " and " in text
    if not joined and (same or single) and _printed(text, one).islower():
        return _exchanged(text, one, _singular(one)), None
    if single:
        return text, f"“{single}” stands before it, and “{text}” is in the plural"
    return text, None


def _head(words: list[str]) -> int:
    """The main word of a phrase: the last one before a preposition or a clause."""
    end = len(words)
    for at, word in enumerate(words[1:], 1):
        if word in PREPOSITIONS or word in ("that", "who", "which", "where"):
            end = at
            break
    if end > 1 and (words[end - 1] == "up" or _form(words[end - 1]) == "ed"):
        end -= 1  # "opening up", "a society governed by law"
    if end > 1 and words[end - 1] == "general" and names_person(words[end - 2]):
        end -= 1  # "Prosecutors General"
    return end - 1


def _is_plural(word: str) -> bool:
    if word in _STEADY or word.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    return word.endswith("s") or word in _PLURALS


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _singular(word: str) -> str:
    if not _is_plural(word) or word in _PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]


def _rarer(word: str) -> float:
    """How much rarer the plural is, as a power of ten; between the bounds for unknown words."""
    table = frequency.load()
    if word in _UNCOUNTED or pinyin_shaped(word):
        return _MASS + 1
    if not table.known(word):
        return (_MASS + _COUNTED) / 2
    return table.zipf(word) - table.zipf(_plural(word))


def _printed(text: str, word: str) -> str:
    return next((w for w in _WORD.findall(text) if fold_text(w) == word), word)


def _exchanged(text: str, word: str, other: str) -> str:
    """The text with the last such word by another one, in the same capitals."""
    places = [m for m in _WORD.finditer(text) if fold_text(m.group()) == word]
    if not places:
        return text
    at, printed = places[-1].start(), places[-1].group()
    if printed.isupper() and len(printed) > 1:
        other = other.upper()
    return text[:at] + (printed[0] + other[1:]) + text[places[-1].end() :]


def _lost(text: str, match: Match, place: _Place) -> str | None:
    """A name or a number that stands there and would be gone."""
    if not match.derived:
        return None
    kept = {part for word in _words(text) for part in _PART.findall(word)}
    for step in match.steps:
        if step.expected:
            kept.update(_PART.findall(fold_text(step.found)))
    for found in _PART.finditer(place.old):
        printed, word = found.group(), fold_text(found.group()).removesuffix("'s")
        if word in kept or word in FUNCTION_WORDS:
            continue
        number = word[0].isdigit() or (word in NUMERALS and word != "one")
        if number or (found.start() and _is_name(printed, word)):
            return f"“{printed}” would be lost"
    return None


def _is_name(printed: str, word: str) -> bool:
    """Whether a word has a capital and is none of the language; abbreviations do not count."""
    if not printed[0].isupper() or printed.isupper():
        return False
    table = frequency.load()
    forms = (word, _singular(word))
    return not table.can_be(word, "ar") and not any(
        table.known(form) and table.can_be(form, "n") for form in forms
    )


def _twice(text: str, place: _Place) -> str | None:
    """A word of the text that would stand beside the place a second time."""
    there = {word.replace("-", "") for word in place.words}
    come = {word.replace("-", "") for word in _words(text)} - there
    near = [*place.before[:1], *place.after[:1]]
    if place.after[1:] and place.after[0] in LIGHT_WORDS:
        near.append(place.after[1])
    twice = (w for w in near if w.replace("-", "") in come and w not in FUNCTION_WORDS)
    found = next((word for word in twice if len(word) > 3), None)
    return f"“{found}” would stand there twice" if found is not None else None


def _in_capitals(text: str, match: Match, old: str) -> str:
    """The text in the capitals of a title or of a heading, where the writer has set these."""
    if any(step.kind is Kind.ROMANISATION for step in match.steps):
        return text  # Chinese in Latin letters has capitals of its own
    found = [word for word in _PART.findall(old) if word.lower() not in LIGHT_WORDS]
    letters = [word for word in found if word.isalpha() or "'" in word or "’" in word]
    if len(letters) < 2 and not (letters and match.opens_sentence is False):
        return text
    if len(letters) > 1 and all(word.isupper() for word in letters):
        # Abbreviations have capitals of their own.
        return text.upper() if any(len(word) > 5 for word in letters) else text
    if not all(word[0].isupper() for word in letters) or all(map(str.isupper, letters)):
        return text
    parts = list(_PART.finditer(text))
    for part in reversed(parts):
        word = part.group()
        if word.islower() and (word not in LIGHT_WORDS or part is parts[0]):
            text = text[: part.start()] + word[0].upper() + text[part.start() + 1 :]
    return text
