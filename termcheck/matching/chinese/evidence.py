"""One sentence for an editor: why a stretch of Chinese text stands for a concept."""

from __future__ import annotations

from termcheck.matching.chinese.alternatives import Reason
from termcheck.model.match import Kind, Step


def because(reason: Reason, found: str, term: str, expected: str, instead: str, gloss: str) -> str:
    """The sentence, without a full stop.

    `found` is what stands in the text, `term` the preferred term, `expected` and `instead` the
    parts of both that differ, `gloss` the English meaning they share.
    """
    both = f"'{found}' has '{instead}' where the preferred term '{term}' has '{expected}'"
    if reason is Reason.SOUND and expected == term:
        return f"'{found}' sounds like the preferred term '{term}' and is written otherwise"
    sentences = {
        Reason.REGION: f"'{found}' is the Taiwan word for '{term}'",
        Reason.ORDINARY_REGION: (
            f"'{found}' is the Taiwan word for '{term}', but also an everyday word"
        ),
        Reason.MAINLAND: f"'{found}' is the mainland word for '{term}'",
        Reason.GLOSS: f"'{found}' means '{gloss}' like the preferred term '{term}'",
        Reason.PART: f"{both}; both mean '{gloss}'",
        Reason.EXPANSION: f"'{found}' is '{term}' written out",
        Reason.ABBREVIATION: f"'{found}' is short for '{term}'",
        Reason.PUT_IN: f"'{found}' is '{term}' with '{instead}' put in",
        Reason.LEFT_OUT: f"'{found}' is '{term}' without '{expected}'",
        Reason.CONNECTIVE: both,
        Reason.ORDER: f"'{found}' has the words of '{term}' in another order",
        Reason.SOUND: f"{both}; the two sound alike",
        Reason.SWAPPED: f"'{found}' is '{term}' with two characters changed places",
        Reason.DOUBLED: f"'{found}' is '{term}' with '{expected}' written twice",
        Reason.LOST: f"'{found}' is '{term}' with '{expected}' lost",
        Reason.GAP: f"'{found}' is '{term}' with '{instead}' put in",
    }
    return sentences[reason]


def written(found: str, term: str, traditional: bool) -> str:
    """The sentence for a text in the other script than the glossary."""
    script = "traditional" if traditional else "simplified"
    return f"'{found}' is written in {script} characters; the preferred term is '{term}'"


def also_written(sentence: str, traditional: bool) -> str:
    """A sentence about a word, with the remark that the script differs as well."""
    script = "traditional" if traditional else "simplified"
    head, is_, rest = sentence.partition("' is the ")
    if is_:
        return f"{head}' is written in {script} characters and is the {rest}"
    return f"{sentence}; it is written in {script} characters"


def step(kind: Kind, expected: str, instead: str, sentence: str) -> Step:
    """The one difference as a step of the comparison."""
    return Step(expected, instead, kind, sentence)
