"""A source term without any rendering in its translation.

## What it finds
The source holds a term of the glossary, and the target holds neither an accepted rendering nor
anything that looks like another one.

## Why
The concept is lost, or hides behind words that nobody will recognise.

## Example
Glossary: 枫桥经验, preferred “Fengqiao Experience”.

    镇里运用“枫桥经验”化解纠纷。
            ^^^^^^^^
    The town settles quarrels over a pot of tea.
    ^ nothing renders “枫桥经验”; expected “Fengqiao Experience”

## What to do
Put the rendering in. If another rendering stands there by right, list it in `en:admitted`; if the
Chinese words do not mean the concept in some longer phrase, list that phrase in `zh:not_in`.

## Severity
Error; warning where the source term is an everyday word (执行, “list”), which may well mean
something else. A concept without any accepted rendering is never missing; a text that renders a
term less often than the source uses it is no error (see TC205); a term left in the source language
is TC204.

## MQM
`termbase`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.rules.pair import Pair, PairVerdict
from termcheck.rules.phrases import quoted
from termcheck.rules.verdict import Verdict

CODE = "TC201"
NAME = "missing-term"
SEVERITY = Severity.ERROR
ON = True


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """One verdict for each term that is not rendered at all, at its first place."""
    verdicts = []
    for account in pair.accounts:
        expected = [term.text for term in account.expected(pair.target_language)]
        if account.accepted or account.wrong or not expected:
            continue
        segment, use = account.uses[0]
        if any(_covers(other, use.text) for other in said):
            continue
        severity = Severity.WARNING if use.everyday else SEVERITY
        times = len(account.uses)
        often = "" if times == 1 else f" ({times} times in the source)"
        verdicts.append(
            PairVerdict(
                Verdict(severity, f"Nothing renders “{use.text}”{often}; use {quoted(expected)}"),
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


def with_guess(message: str, words: str) -> str:
    """The message of a verdict, with the words that probably stand for the term.

    It stays an error: whatever these words are, they are no rendering that the glossary knows, and
    an editor who is shown the place needs no search.
    """
    return f"{message}. Perhaps “{words}” stands for it (a guess from the other units)"


def _covers(other: PairVerdict, term: str) -> bool:
    """Whether another rule has found the source term itself in the target."""
    return other.match is None and term in other.segment.text[other.start : other.end]
