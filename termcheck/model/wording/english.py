"""Phrases in English: those of JSON, CSV and the terminal, and of reports in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.wording.english_lint import LINT
from termcheck.model.wording.english_notes import NOTES

if TYPE_CHECKING:
    from termcheck.model.wording import Wording

_SPELLINGS = {
    "": "",
    "pinyin": "pinyin",
    "typed": "pinyin with ü as it is typed",
    "reading": "another reading of its characters",
    "wade-giles": "the older spelling of Wade and Giles",
    "post": "the spelling of the old post office",
    "old": "an older name in English",
    "state": "the spelling of the government's list of place names",
    "variant": "another spelling in use",
}
"""What spelling of a name it is (see `lexicon.romanisation`)."""


def _quoted(texts: Sequence[str], most: int = 3) -> str:
    """The texts in quotation marks, joined by commas and "or"; further ones are counted."""
    shown = [f"“{text}”" for text in texts[:most]]
    if len(texts) > most:
        shown.append(f"{len(texts) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _times(count: int) -> str:
    """ "once", "3 times", "1,234 times"."""
    return "once" if count == 1 else f"{count:,} times"


def _plain_times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _advice(expected: Sequence[str]) -> str:
    return f"; use {_quoted(expected)}" if expected else ""


def _standing(status: str, form_of: str) -> str:
    return f"a form of “{form_of}” ({status})" if form_of else status


def _list(words: Sequence[str]) -> str:
    """The words in quotation marks, with the verb that goes with them."""
    return " and ".join(f"'{word}'" for word in words) + (" are" if len(words) > 1 else " is")


def _variant(parts: Sequence[str], status: str, term: str) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}; the {status} rendering is '{term}'."


def _missing(term: str, count: int, expected: Sequence[str]) -> str:
    often = "" if count == 1 else f" ({count} times in the source)"
    return f"No rendering of “{term}”{often} was recognised{_advice(expected)}"


_EVIDENCE: dict[str, Wording] = {
    # Why a word stands for another: behind "'x' stands where the term has 'y':".
    "same-word": "the same word",
    "same-number": "the same number",
    "form": "a form of '{}'",
    "family": "the same word family as '{}'",
    "means": "{} means '{}'",
    "means-besides": "{}, for which the term has '{}', means '{}'",
    "longer-means": "{}, a longer word with {}, means '{}'",
    "part-means": "{} in {} means '{}'",
    "phrase-says": "'{} ... {}' says what '{}' says",
    "two-words": "'{}' written as two words",
    "one-word": "'{}' written as one word",
    "both-translate": lambda via, other, words: (
        f"both '{via}' and '{other}' translate {'、'.join(words)}"
    ),
    "both-translate-family": lambda via, other, words, word: (
        f"both '{via}' and '{other}' translate {'、'.join(words)}; '{word}' is of its family"
    ),
    "near-synonym": "'{}' is a near-synonym of '{}'",
    "kindred": "'{}' is written with characters of {}, as '{}' is",
    "renders-part": "'{}' renders part of {}",
    "renders-so": "the term renders {} so",
    "number-is": "{} is '{}'",
    "dictionary": "a dictionary renders {} as '{}'",
    "latin": "{} in Latin letters",
    "latin-as": lambda name, what: f"{name} in Latin letters: {_SPELLINGS.get(what, what)}",
    "latin-syllables": "{} in Latin letters, syllable by syllable",
    "latin-without": "{} without {}, which another word of the term renders",
    "pinyin": "{} in pinyin",
    "other-syllable": "{} cut at another syllable",
    "misspelt": "looks like '{}' misspelt",
    "left-out": "left out",
    "left-out-free": "left out; nothing in the source term stands for it",
    "put-in": "put in",
    # The parts of a sentence about a rendering that was derived.
    "words-left-out": lambda words: f"{_list(words)} left out",
    "words-put-in": lambda words: f"{_list(words)} put in",
    "is-form": "'{}' is a form of '{}'",
    "stands-for": "'{}' stands where the term has '{}': {}",
    "other-order": "the words stand in another order",
    "only-form": "only small words or the form of the words differ",
    "word-for-word": lambda label, words: f"word for word from {label}: {', '.join(words)}",
    "for": "'{}' for {}",
    "variant": _variant,
    # Forms of listed terms.
    "sentences": " ".join,
    "other-capitals": "'{}' is '{}' in other capitals.",
    "begins-like": "“{}” begins like “{}” and may be a form of it.",
    "light-words": lambda text, told: f"“{text}” {'; '.join(told)}.",
    "has-instead": "has '{}' where the term has '{}'",
    "lacks": "lacks '{}'",
    "has-besides": "has '{}', which the term has not",
    "lacks-comma": "“{}” lacks the comma of the term.",
    "with-hyphen": "“{}” is written with a hyphen.",
    "without-hyphen": "“{}” is written without a hyphen.",
    "as-two-words": "“{}” is “{}” written as two words.",
    "as-one-word": "“{}” is “{}” written as one word.",
    "singular": "'{}' is the singular of '{}'.",
    "plural": "'{}' is the plural of '{}'.",
    "plural-name": "'{}' is the plural of the name '{}'.",
    "possessive": "'{}' differs from '{}' by the possessive.",
    "a-form": "'{}' is a form of '{}'.",
    "turned-with-of": "“{}” is “{}” turned round, with 'of'.",
    "turned-without-of": "“{}” is “{}” turned round, without 'of'.",
    "form-not-accepted": "It is a form of “{}”, which is {}.",
}

_BOTH = "'{0}' has '{3}' where the preferred term '{1}' has '{2}'"
_IN_CHINESE: dict[str, Wording] = {
    # Arguments: what stands there, the term, the parts of both that differ (of the term first),
    # the meaning that they share.
    "zh-region": "'{0}' is the Taiwan word for '{1}'",
    "zh-region-traditional": (
        "'{0}' is written in traditional characters and is the Taiwan word for '{1}'"
    ),
    "zh-ordinary-region": "'{0}' is the Taiwan word for '{1}', but also an everyday word",
    "zh-ordinary-region-traditional": (
        "'{0}' is written in traditional characters and is the Taiwan word for '{1}', but also an "
        "everyday word"
    ),
    "zh-mainland": "'{0}' is the mainland word for '{1}'",
    "zh-mainland-traditional": (
        "'{0}' is written in traditional characters and is the mainland word for '{1}'"
    ),
    "zh-gloss": "'{0}' means '{4}' like the preferred term '{1}'",
    "zh-part": f"{_BOTH}; both mean '{{4}}'",
    "zh-expansion": "'{0}' is '{1}' written out",
    "zh-abbreviation": "'{0}' is short for '{1}'",
    "zh-put-in": "'{0}' is '{1}' with '{3}' put in",
    "zh-left-out": "'{0}' is '{1}' without '{2}'",
    "zh-connective": _BOTH,
    "zh-order": "'{0}' has the words of '{1}' in another order",
    "zh-sound": f"{_BOTH}; the two sound alike",
    "zh-sound-whole": "'{0}' sounds like the preferred term '{1}' and is written otherwise",
    "zh-swapped": "'{0}' is '{1}' with two characters changed places",
    "zh-doubled": "'{0}' is '{1}' with '{2}' written twice",
    "zh-lost": "'{0}' is '{1}' with '{2}' lost",
    "zh-gap": "'{0}' is '{1}' with '{3}' put in",
    "zh-traditional": "'{}' is written in traditional characters; the preferred term is '{}'",
    "zh-simplified": "'{}' is written in simplified characters; the preferred term is '{}'",
    "zh-also-traditional": "{}; it is written in traditional characters",
    "zh-clues": lambda term, reasons: f"the preferred term is '{term}': {' and '.join(reasons)}",
    "zh-clue-word": "'{}' is a word of it",
    "zh-clue-means": "'{}' means '{}'",
    "zh-clue-means-like": "'{}' means '{}' like '{}'",
}

_MESSAGES: dict[str, Wording] = {
    "admitted": "“{}” is admitted; preferred is “{}”",
    "not-accepted": lambda text, status, form_of, expected: (
        f"“{text}” is {_standing(status, form_of)}{_advice(expected)}"
    ),
    "another-form": "“{}” is another form of “{}”",
    "another-rendering": "“{}” looks like another rendering of “{}”",
    "missing": _missing,
    "guessed": "{}. Perhaps “{}” stands for it (a guess from the other units)",
    "seems-to-render": lambda text, term, expected: (
        f"“{text}” seems to stand for “{term}”{_advice(expected)}"
    ),
    "both-short": lambda text, full, term, expected: (
        f"“{text}” is short for “{full}”, and “{term}” is short as well{_advice(expected)}"
    ),
    "renders-not-accepted": lambda text, term, status, form_of, expected: (
        f"“{text}” for “{term}” is {_standing(status, form_of)}{_advice(expected)}"
    ),
    "unsupported": lambda text, terms: f"“{text}”, but no {_quoted(terms)} in the source",
    "same-as-source": "The target is the same as the source",
    "not-translated": lambda text, expected: f"“{text}” is not translated{_advice(expected)}",
    "not-in-source": "“{}” is not translated, and is not in the source either",
    "rendered-less": lambda term, count, rendered: (
        f"“{term}” stands {count} times in the source and is rendered {_plain_times(rendered)}"
    ),
    "stands-for-same": lambda text, here, kept, count: (
        f"“{text}” ({_plain_times(here)} here) stands for the same as “{kept}” "
        f"({_plain_times(count)})"
    ),
    "translated-elsewhere": lambda text, count: (
        f"The same source is translated as “{text}” elsewhere ({_plain_times(count)})"
    ),
    "other-source": "The same translation stands for another source: “{}”",
    "rendered-elsewhere": lambda text, count, term, main, most: (
        f"“{text}” ({_times(count)}) stands for “{term}”, elsewhere “{main}” ({_times(most)})"
    ),
}

_PLACES: dict[str, Wording] = {
    # A place in words of the format, as readers write it (`Anchor.path`).
    "at": "{}",
}

WORDINGS: Mapping[str, Wording] = {
    **_EVIDENCE,
    **_IN_CHINESE,
    **_MESSAGES,
    **_PLACES,
    **NOTES,
    **LINT,
}
