"""Source language left in the translation.

## What it finds
- Chinese characters in a target that is written in another script; a gloss in brackets after the
  rendering (“Fengqiao Experience (枫桥经验)”) is none.
- A target that is the same as its source, where that is running text; it counts once.
- A source term of the glossary that stands in the target as it is, in languages of one script or
  in a Chinese target, where no rendering of it does.

## Why
It was forgotten.

## Example

    要落实司法责任制。
    The 司法责任制 must be put into practice.
        ^^^^^^^^^^ not translated

## What to do
Translate it. Names and codes that stay as they are can be protected in the file, or be listed as
renderings.

## Severity
Error; warning for Chinese characters that are not in the source either, and for a target that is
the same as its source but no whole sentence (it may be a listing).

## MQM
`untranslated`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from termcheck.model.document import Protection, Segment
from termcheck.model.finding import Severity
from termcheck.model.language import primary, writes_spaces
from termcheck.model.phrase import Phrase
from termcheck.rules.pair import Account, Pair, PairVerdict
from termcheck.rules.verdict import Verdict
from termcheck.text.functional import AUXILIARIES, LIGHT_WORDS
from termcheck.text.scripts import HAN_CLASS, boundary, is_unspaced

CODE = "TC204"
NAME = "untranslated-term"
SEVERITY = Severity.ERROR
ON = True

_OPENING, _CLOSING = "([（［【", ")]）］】"
_MARKS, _NEAR = " \"'“”‘’《》", 5
_CODE = frozenset("_()=:/\\'\"`<>*-+.#@$%&[]{}|~^,;")
"""Signs beside a name in code."""
_IN_PROGRAMS = frozenset("_={}<>$`|\\[]@~^*+")
"""Signs that running text has no use for."""
_ENDS = frozenset(".,;")
_LIGHT_SHARE = 0.25
"""The share of articles, prepositions and the like in English running text is hardly less."""
_FEWEST_WORDS = 4
"""Words that make running text: shorter targets may be names or codes that stay as they are."""


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """The whole target if it is the source, else each stretch that was left."""
    by_script = not writes_spaces(pair.source_language) and writes_spaces(pair.target_language)
    if len(pair.targets) == len(pair.sources) == 1 and _same(pair, by_script):
        (target,), (source,) = pair.targets, pair.sources
        severity = SEVERITY if by_script or _sentence(target.text) else Severity.WARNING
        verdict = Verdict(severity, Phrase("same-as-source"))
        span = (0, len(source.text))
        return [PairVerdict(verdict, target, 0, len(target.text), None, None, source, span)]
    if by_script:
        return [each for target in pair.targets for each in _by_script(pair, target)]
    return [each for account in pair.accounts for each in _as_it_is(pair, account)]


@cache
def _run() -> re.Pattern[str]:
    """Chinese characters, with the signs that may stand between them."""
    return re.compile(f"[{HAN_CLASS}](?:[·、，。；：“”‘’《》]*[{HAN_CLASS}])*")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")


@cache
def _call() -> re.Pattern[str]:
    """A name with an opening bracket, or one that ends a line of a program."""
    return re.compile(r"\w\(|\w:\s*\n|\w:\s*(?:pass|return)(?!\w)")


def _same(pair: Pair, by_script: bool) -> bool:
    target, source = pair.targets[0], pair.sources[0]
    if target.text.split() != source.text.split():
        return False
    prose = _prose(target)
    if by_script:
        return _run().search(prose) is not None
    if not _IN_PROGRAMS.isdisjoint(prose) or _call().search(prose):
        return False
    words = [word.lower() for word in _words().findall(prose)]
    if len(words) < _FEWEST_WORDS or not any(map(str.islower, prose.split())):
        return False
    # A listing, a command or a line of a program has next to no articles and prepositions.
    light = sum(word in LIGHT_WORDS or word in AUXILIARIES for word in words)
    return primary(source.language) != "en" or light >= _LIGHT_SHARE * len(words)


def _sentence(text: str) -> bool:
    """Whether it looks like a whole sentence: a capital first, a full stop or the like last."""
    return text.strip(_MARKS)[:1].isupper() and text.rstrip(_MARKS)[-1:] in ".!?"


def _prose(segment: Segment) -> str:
    """The text with its opaque stretches blanked out."""
    text = segment.text
    for each in segment.protected:
        if each.kind is Protection.OPAQUE:
            text = f"{text[: each.start]}{' ' * (each.end - each.start)}{text[each.end :]}"
    return text


def _by_script(pair: Pair, target: Segment) -> Iterator[PairVerdict]:
    if target.text.isascii():
        return
    prose = _prose(target)
    for run in _run().finditer(prose):
        start, end = run.span()
        if _bracketed(prose, start, end):
            continue
        place, span = _in_source(pair, run.group())
        severity = SEVERITY if span is not None else Severity.WARNING
        left = run.group()
        said = (
            Phrase("not-translated", (left, ()))
            if span is not None
            else Phrase("not-in-source", (left,))
        )
        verdict = Verdict(severity, said)
        yield PairVerdict(verdict, target, start, end, None, None, place, span)


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether brackets stand around a stretch, with nothing but quotation marks between."""
    before = text[max(0, start - _NEAR) : start].rstrip(_MARKS)
    after = text[end : end + _NEAR].lstrip(_MARKS)
    return bool(before and after) and before[-1] in _OPENING and after[0] in _CLOSING


def _in_source(pair: Pair, text: str) -> tuple[Segment, tuple[int, int] | None]:
    for source in pair.sources:
        at = source.text.find(text)
        if at >= 0:
            return source, (at, at + len(text))
    return pair.sources[0], None


def _as_it_is(pair: Pair, account: Account) -> Iterator[PairVerdict]:
    """A source term that stands in the target just so, and is not rendered there."""
    segment, use = account.uses[0]
    if account.accepted or account.wrong:
        return
    if use.text[0].isupper() and use.terms[0].text[0].islower():
        return  # a name made of a common word ("Windows") or the head of a title
    spaced = writes_spaces(pair.target_language)
    for target in pair.targets:
        at = target.text.find(use.text)
        if at < 0:
            continue
        expected = [term.text for term in account.expected(pair.target_language)]
        prose = _prose(target)
        while at >= 0 and expected:
            end = at + len(use.text)
            if prose[at:end] == use.text and _in_prose(prose, at, end, spaced):
                said = Phrase("not-translated", (use.text, tuple(expected)))
                verdict = Verdict(SEVERITY, said, expected[0])
                place = (segment, (use.start, use.end))
                yield PairVerdict(verdict, target, at, end, account.concept, None, *place)
                return
            at = prose.find(use.text, at + 1)


def _in_prose(text: str, start: int, end: int, spaced: bool) -> bool:
    """Whether a stretch stands among words: a name in code has signs beside it ("list()", "a.b"),
    and beside what stays as it is ("Python list") it stays as well where the target is Chinese."""
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    after = text[end : end + 3].lstrip(" ")[:1]
    if before in _CODE or after in _CODE - _ENDS:
        return False
    if spaced:
        return boundary(text[start - 1 : start], text[start]) and boundary(
            text[end - 1], text[end : end + 1]
        )
    return _no_latin(before) and _no_latin(after)


def _no_latin(character: str) -> bool:
    return not character or is_unspaced(character) or not character.isalnum()
