"""A preferred rendering whose term does not stand in the source.

## What it finds
The target uses the preferred rendering of a concept, and the source holds none of its terms.

## Why
A set phrase may have been put in, or given to other Chinese words than the glossary says.

## Example
Glossary: 两个维护, preferred “Two Upholds”.

    全体干警要做到对党忠诚。
    All staff must achieve the “Two Upholds”.
                                ^^^^^^^^^^^ no “两个维护” in the source

## What to do
Check the source. If the Chinese words mean the concept, list them as a further `zh` term.

## Severity
Info, and off by default: the source may hold a synonym that nobody listed, a short form, or the
words one by one. Switch it on with `--select +TC203`.

## MQM
`termbase`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.match import Kind
from termcheck.model.phrase import Phrase
from termcheck.rules.pair import Pair, PairVerdict
from termcheck.rules.verdict import Verdict

CODE = "TC203"
NAME = "unsupported-term"
SEVERITY = Severity.INFO
ON = False


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """One verdict for each preferred rendering that nothing in the source asks for."""
    verdicts = []
    for (segment, match), concept in pair.strangers:
        if match.kind is not Kind.EXACT:
            continue
        terms = tuple(term.text for term in concept.in_language(pair.source_language))
        verdicts.append(
            PairVerdict(
                Verdict(SEVERITY, Phrase("unsupported", (match.text, terms))),
                segment,
                match.start,
                match.end,
                concept,
                match,
                pair.sources[0],
            )
        )
    return verdicts
