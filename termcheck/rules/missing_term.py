"""A source term without any rendering in its translation.

## What it finds
The source holds a term of the glossary, and in the target neither an accepted rendering nor
anything that looks like another one is recognised.

## Why
The concept is lost, or hides behind words that nobody will recognise.

## Example
Glossary: 枫桥经验, preferred “Fengqiao Experience”.

    镇里运用“枫桥经验”化解纠纷。
            ^^^^^^^^
    The town settles quarrels over a pot of tea.
    ^ no rendering of “枫桥经验” was recognised; use “Fengqiao Experience”

## What to do
Put the rendering in. If another rendering stands there by right, list it in `en:admitted`; if the
Chinese words do not mean the concept in some longer phrase, list that phrase in `zh:not_in`.

## Severity
Error; warning where the source term may well mean something else: an everyday word (执行, “list”),
a single common word that is no plain noun (“block”, “literal”), a verb made of a noun (“logged”), a
common word with a capital amid a sentence. A concept without any accepted rendering is never
missing; a text that renders a term less often than the source uses it is no error (see TC205); a
term left in the source language is TC204 or, as a name or in code, nothing at all.

## MQM
`termbase`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.language import writes_spaces
from termcheck.model.phrase import Phrase, Said
from termcheck.model.source import SourceUse
from termcheck.rules.pair import Account, Pair, PairVerdict
from termcheck.rules.verdict import Verdict
from termcheck.text.fold import fold_text
from termcheck.text.scripts import boundary

CODE = "TC201"
NAME = "missing-term"
SEVERITY = Severity.ERROR
ON = True


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """One verdict for each term that is not rendered at all, at its first place."""
    verdicts = []
    spaced = writes_spaces(pair.source_language)
    for account in pair.accounts:
        if account.accepted or account.wrong:
            continue
        segment, use = account.uses[0]
        times = len(account.uses)
        if _left(pair, account) >= times or any(_covers(other, use.text) for other in said):
            continue
        expected = [term.text for term in account.expected(pair.target_language)]
        if not expected:
            continue
        sure = not use.everyday and (not spaced or _as_listed(segment.text, use))
        severity = SEVERITY if sure else Severity.WARNING
        verdicts.append(
            PairVerdict(
                Verdict(severity, Phrase("missing", (use.text, times, tuple(expected)))),
                pair.targets[0],
                0,
                0,
                account.concept,
                None,
                segment,
                (use.start, use.end),
            )
        )
    return verdicts


def with_guess(said: Said, words: str) -> Said:
    """What a verdict says, with the words that probably stand for the term.

    It stays an error: whatever these words are, they are no rendering that the glossary knows, and
    an editor who is shown the place needs no search.
    """
    return Phrase("guessed", (said, words))


def _as_listed(text: str, use: SourceUse) -> bool:
    """Whether a term in a language of words and blanks stands there as it is listed, but for number
    and capitals: "logged" may be no "log", and amid a sentence "Decimal" is a name."""
    found = fold_text(use.text)
    listed = [fold_text(term.text) for term in use.terms]
    if not any(_number_apart(found, each) for each in listed):
        return False
    if use.text[:1].isupper() and all(term.text[:1].islower() for term in use.terms):
        before = text[: use.start].rstrip(" \"'“‘(*_")
        return not before or before[-1] in ".!?:;\r\n"
    return True


def _number_apart(found: str, listed: str) -> bool:
    one, other = sorted(
        (" ".join(found.replace("-", " ").split()), listed.replace("-", " ")), key=len
    )
    return other in (one, f"{one}s", f"{one}es", f"{one[:-1]}ies")


def _left(pair: Pair, account: Account) -> int:
    """How many of the places stand in the target as they are: names, code, words that a translator
    left. Whether one of them should not have been left is for TC204 to say."""
    if not writes_spaces(pair.source_language):
        return 0
    left = 0
    for text, times in Counter([use.text for _, use in account.uses]).items():
        there = [_standing(segment.text, text) for segment in pair.targets if text in segment.text]
        left += min(times, sum(there))
    return left


def _standing(text: str, word: str) -> int:
    """How often a word stands in a text with no letter or figure of its own script beside it."""
    count, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        count += boundary(text[max(0, at - 1) : at], word[0]) and boundary(
            word[-1], text[end : end + 1]
        )
        at = text.find(word, end)
    return count


def _covers(other: PairVerdict, term: str) -> bool:
    """Whether another rule has found the source term itself in the target."""
    return other.match is None and term in other.segment.text[other.start : other.end]
