"""Fewer renderings than source terms.

## What it finds
The source uses a term several times, and the target renders it, but not as often.

## Why
Mostly English drops a repetition or uses a pronoun, and all is well. Now and then half a sentence
is missing.

## Example
Glossary: 检察官, preferred “prosecutor”.

    检察官听取意见，检察官作出决定。
                    ^^^^^^
    The prosecutor listened and then decided.
    ^ “检察官” stands 2 times in the source and is rendered once

## What to do
Look whether something is missing; mostly nothing is.

## Severity
Info, never more.

## MQM
`termbase`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.rules.pair import Pair, PairVerdict
from termcheck.rules.verdict import Verdict

CODE = "TC205"
NAME = "term-count"
SEVERITY = Severity.INFO
ON = True


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """One verdict for each term that is rendered, but less often than it stands in the source."""
    verdicts = []
    for account in pair.accounts:
        rendered = len(account.uses) - len(account.unrendered)
        if not account.unrendered or not rendered:
            continue
        if not account.expected(pair.target_language):
            continue
        segment, use = account.unrendered[0]
        counted = Phrase("rendered-less", (use.text, len(account.uses), rendered))
        verdicts.append(
            PairVerdict(
                Verdict(SEVERITY, counted),
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
