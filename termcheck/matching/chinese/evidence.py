"""What to tell an editor: why a stretch of Chinese text stands for a concept."""

from __future__ import annotations

from termcheck.matching.chinese.alternatives import Reason
from termcheck.model.match import Kind, Step
from termcheck.model.phrase import Phrase

_OF_A_REGION = frozenset({"zh-region", "zh-ordinary-region", "zh-mainland"})


def because(
    reason: Reason, found: str, term: str, expected: str, instead: str, gloss: str
) -> Phrase:
    """The reason as a phrase.

    `found` is what stands in the text, `term` the preferred term, `expected` and `instead` the
    parts of both that differ, `gloss` the English meaning they share.
    """
    whole = reason is Reason.SOUND and expected == term
    code = f"zh-{reason}-whole" if whole else f"zh-{reason}"
    return Phrase(code, (found, term, expected, instead, gloss))


def written(found: str, term: str, traditional: bool) -> Phrase:
    """What is said of a text in the other script than the glossary."""
    return Phrase("zh-traditional" if traditional else "zh-simplified", (found, term))


def also_traditional(said: Phrase) -> Phrase:
    """What is said of a word, with the remark that it is written in traditional characters."""
    if said.code in _OF_A_REGION:
        return Phrase(f"{said.code}-traditional", said.args)
    return Phrase("zh-also-traditional", (said,))


def step(kind: Kind, expected: str, instead: str, why: Phrase) -> Step:
    """The one difference as a step of the comparison."""
    return Step(expected, instead, kind, why)
