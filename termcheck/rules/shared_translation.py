"""Different sources with the same translation.

## What it finds
Units whose targets are the same and whose sources differ in more than capitals, blanks and
punctuation. Each source but the first is reported once a document. Short targets (“Example:”,
“Yes”) are left out: few words serve many sources by right.

## Why
A unit may have been confirmed with the translation of its neighbour, as happens with fuzzy matches
from a memory.

## Example

    第三条　申请应当以书面形式提出。 → Applications shall be made in writing within ten days.
    第四条　申请应当在十日内提出。   → Applications shall be made in writing within ten days.
                                      ^^^ translates another source too

## What to do
Compare the sources.

## MQM
`inconsistency`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.rules.translations import Version, by_key, shortened
from termcheck.rules.verdict import Verdict
from termcheck.text.scripts import han_count
from termcheck.text.tokens import word_count

CODE = "TC303"
NAME = "shared-translation"
SEVERITY = Severity.INFO
ON = True
BY_SOURCE = False

_FEWEST_WORDS = 5
_FEWEST_HAN = 8


def judge_translations(
    versions: Sequence[Version], target_language: str
) -> list[tuple[Version, Verdict, tuple[Version, ...]]]:
    """One verdict for each document and source but the first source."""
    ways = by_key(versions, source=True)
    if len(ways) < 2 or _trivial(versions[0].target.text):
        return []
    order = list(ways)
    found = []
    for way in order[1:]:
        for version in ways[way]:
            other = shortened(ways[order[0]][0].source.text)
            rest = tuple(v for v in versions if v is not version)
            found.append((version, Verdict(SEVERITY, Phrase("other-source", (other,))), rest))
    return found


def _trivial(text: str) -> bool:
    han = han_count(text)
    return han < _FEWEST_HAN and word_count(text) - han < _FEWEST_WORDS
