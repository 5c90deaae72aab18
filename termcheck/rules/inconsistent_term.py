"""One source term, several renderings, found without a glossary.

## What it finds
Terms of the source that a translation renders now by one word, now by another. It looks at a whole
bilingual corpus at once and needs no glossary: which words stand for which is learnt from the
corpus itself. Inflection, word families (develop, development), articles and word order make no
other rendering, and words whose neighbours call for another rendering (lead to, leading zero) are
left alone. `termcheck discover` runs it; `termcheck check` does not.

## Why
Each rendering may be right by itself. A reader who meets two of them thinks of two things.

## Example

    parameter   形参 (861 times)   参数 (295 times)
    维护        safeguard (6 times)   maintain (4)   defend (3)   uphold (3)

## What to do
Choose one and put it into the glossary: `-o draft.csv` writes a draft to start from, with the
commonest rendering as the preferred one. Words that are right to change are no terms: leave them
out.

## MQM
`term-inconsistency`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.rules.verdict import Verdict

CODE = "TC304"
NAME = "inconsistent-term"
SEVERITY = Severity.WARNING
ON = True


def judge_term(
    source_term: str, renderings: Sequence[tuple[str, int]]
) -> list[tuple[int, Verdict]]:
    """The verdicts on the renderings of a term, given with their counts, the main one first.

    One for each rendering but the main one, with its number among `renderings`.
    """
    main, most = renderings[0]
    return [
        (
            number,
            Verdict(
                SEVERITY,
                Phrase("rendered-elsewhere", (text, count, source_term, main, most)),
            ),
        )
        for number, (text, count) in enumerate(renderings)
        if number
    ]
