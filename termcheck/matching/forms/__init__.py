"""Forms of listed renderings: the same words in another case, number, hyphenation, spacing, with
other articles or prepositions, or turned round "of".

    slots.py        one word of a term -> the forms it may take
    templates.py    one term -> word sequences to look for
    differences.py  what was found and its template -> differences, each with its reason
    detector.py     templates in a text -> matches
"""

from __future__ import annotations

import marshal
from typing import Any

from termcheck.matching.forms.detector import FormDetector
from termcheck.matching.forms.templates import compile_templates
from termcheck.matching.packed import pack, pack_words
from termcheck.model.glossary import Glossary
from termcheck.model.language import writes_spaces

VERSION = 8
_TOGETHER = 16
"""Templates, or words, that are packed together."""

__all__ = ["VERSION", "FormDetector", "compile_terms", "load"]


def compile_terms(glossary: Glossary, source: str, target: str) -> Any:
    """(templates, anchor words, openings by anchor word) of all terms in `target`; None for
    languages without blanks.

    Each template and the openings of each anchor word are packed by themselves: a text needs few of
    the ten thousand, and unpacking all of them took longer than checking a page.
    """
    compiled = compile_templates(glossary, source, target) if writes_spaces(target) else None
    if compiled is None:
        return None
    templates, anchors = compiled
    return (
        pack(map(marshal.dumps, templates), _TOGETHER),
        tuple(sorted(anchors)),
        pack_words({word: marshal.dumps(found) for word, found in anchors.items()}, _TOGETHER),
    )


def load(compiled: Any, glossary: Glossary, source: str, target: str) -> FormDetector | None:
    """The detector of the compiled templates; None where there are none."""
    return FormDetector(compiled, glossary, target) if compiled else None
