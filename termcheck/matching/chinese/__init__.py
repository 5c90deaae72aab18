"""Chinese renderings nobody listed: from a source term and one Chinese rendering to the others.

compile time   `words` (dictionaries) -> `regions`, `meaning`, `shape`, `slips` (each makes
               alternatives of a term, with a reason) -> `compile` (plain data)
run time       `detector` (one automaton over all alternatives, one over sounds) -> `evidence`
               (one sentence); `boundaries` asks jieba where a word boundary is in doubt; with the
               source as evidence: `hints`, from the `clues` that compiling made

Texts and terms are compared in simplified characters, character for character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termcheck.matching.detector import Detector
    from termcheck.model.glossary import Glossary

VERSION = 2
"""Raised whenever compiled data of an older version must not be used any more."""


def compile_terms(glossary: Glossary, source: str, target: str) -> Any:
    """Compiled data for Chinese texts; None for other languages or without a Chinese term.

    Reads the dictionaries, some three seconds, then some milliseconds a concept.
    """
    from termcheck.model.language import primary

    if primary(target) != "zh":
        return None
    if not any(concept.in_language(target) for concept in glossary.concepts):
        return None
    from termcheck.matching.chinese.compile import compile_chinese

    return compile_chinese(glossary, source, target)


def load(compiled: Any, glossary: Glossary, source: str, target: str) -> Detector | None:
    """A detector from compiled data; None where there is nothing to find."""
    if not compiled:
        return None
    from termcheck.matching.chinese.detector import ChineseDetector

    return ChineseDetector(compiled, glossary, target)
