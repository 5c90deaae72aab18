"""The same source, translated in different ways.

## What it finds
Units of a run, in one document or in several, whose source is the same and whose targets are not.
The version that is used most is the one to keep, the first one where several are used equally
often; each other one is reported once a document, with the number of its uses. Blanks, capitals
and the kinds of quotation marks make no difference; sources without any letter are left out.

## Why
The reader of the whole thinks of several things, and a translation memory will offer either.

## Example

    案件办结后，要及时回访。 → Once a case is closed, visit the people concerned in good time.
    案件办结后，要及时回访。 → After cases have been concluded, prompt return visits shall be made.
                              ^^^ the same source is translated otherwise elsewhere

## What to do
Choose one. What stands for the same words by right (a heading and a sentence) may stay.

## MQM
`inconsistency`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.rules.translations import Version, by_key, shortened
from termcheck.rules.verdict import Verdict

CODE = "TC302"
NAME = "inconsistent-translation"
SEVERITY = Severity.WARNING
ON = True
BY_SOURCE = True


def judge_translations(
    versions: Sequence[Version], target_language: str
) -> list[tuple[Version, Verdict, tuple[Version, ...]]]:
    """One verdict for each document and version that is not the one to keep."""
    ways = by_key(versions, source=False)
    if len(ways) < 2 or not any(map(str.isalpha, versions[0].source.text)):
        return []
    order = list(ways)
    kept = min(order, key=lambda way: (-sum(v.count for v in ways[way]), order.index(way)))
    shown = shortened(ways[kept][0].target.text)
    said = Phrase("translated-elsewhere", (shown, sum(v.count for v in ways[kept])))
    return [
        (version, Verdict(SEVERITY, said), tuple(v for v in versions if v is not version))
        for way in order
        if way != kept
        for version in ways[way]
    ]
