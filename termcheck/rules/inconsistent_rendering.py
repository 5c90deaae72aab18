"""One concept, several accepted renderings in the same run.

## What it finds
The documents of a run render a concept now in one accepted way, now in another. The way that is
kept is the preferred rendering where it is used at all, else the one that is used most. Each other
way is reported once a document, with the number of its uses. Places that another rule has reported
already are left out: they change anyway. So are abbreviations (SPP), which stand beside the full
name by right.

## Why
Each rendering may be right, and still a reader of the whole thinks of several things.

## Example
Glossary: 党组, preferred “Party Leadership Group”, admitted “leading Party members group”.

    a.md: … the Party Leadership Group … the Party Leadership Group …
    b.md: … the leading Party members group …
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ elsewhere “Party Leadership Group” (2 times)

## What to do
Choose one. If both are wanted, `--ignore TC301`, or make them two concepts.

## MQM
`term-inconsistency`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Status, Term
from termcheck.model.phrase import Phrase
from termcheck.rules.phrases import fitting
from termcheck.rules.verdict import Use, Verdict

CODE = "TC301"
NAME = "inconsistent-rendering"
SEVERITY = Severity.WARNING
ON = True

_ACCEPTED = (Status.PREFERRED.value, Status.ADMITTED.value)


def judge_run(
    uses: Sequence[Use], concept: Concept, language: str
) -> list[tuple[Use, Verdict, tuple[Use, ...]]]:
    """One verdict for each document and accepted rendering that is not the one to keep."""
    ways: dict[str, list[Use]] = {}
    for use in uses:
        if use.status in _ACCEPTED and not use.reported and not _abbreviated(use.match.term):
            ways.setdefault(use.match.term.id, []).append(use)
    if len(ways) < 2:
        return []
    kept = min(ways, key=lambda way: _rank(ways[way]))
    term = ways[kept][0].match.term
    most = _count(ways[kept])
    return [
        (
            use,
            Verdict(
                SEVERITY,
                Phrase("stands-for-same", (use.match.text, use.count, term.text, most)),
                fitting(term, use.match),
            ),
            tuple(ways[kept]),
        )
        for way in sorted(ways)
        if way != kept
        for use in _first_of_document(ways[way])
    ]


def _abbreviated(term: Term) -> bool:
    return term.term_type == "abbreviation" or (term.text.isupper() and " " not in term.text)


def _rank(uses: list[Use]) -> tuple[bool, int, str]:
    preferred = any(use.status == Status.PREFERRED for use in uses)
    return (not preferred, -_count(uses), uses[0].match.term.id)


def _first_of_document(uses: list[Use]) -> list[Use]:
    first: dict[str, Use] = {}
    for use in uses:
        first.setdefault(use.document, use)
    return list(first.values())


def _count(uses: list[Use]) -> int:
    return sum(use.count for use in uses)
