"""Terms in source texts: where the source says something that the target must say too.

    unspaced.py   Chinese, Japanese, Thai ...: one automaton over all terms; for Chinese in
                  simplified characters, doubtful word boundaries decided by jieba
    spaced.py     English, German ...: the detectors of listed terms and of their forms
    longest.py    which of the places stand
    blocked.py    where `not_in` phrases stand

Terms of every status count: a term that is deprecated in the source language still means its
concept. Nothing is derived here: a guessed source term would make a true error of a good
translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from termcheck.model.language import writes_spaces

if TYPE_CHECKING:
    from termcheck.model.document import Segment
    from termcheck.model.glossary import Glossary
    from termcheck.model.source import SourceText

VERSION = 5
"""Raised whenever compiled data of an older version must not be used any more."""


class SourceMatcher(Protocol):
    """Finds the terms of a glossary in source texts of one language."""

    def find(self, segment: Segment) -> SourceText:
        """The terms of a segment. Cost: linear; depends little on the number of concepts."""
        ...


def compile_source(glossary: Glossary, source: str, target: str) -> Any:
    """Everything that can be worked out before a text is seen; plain data for `load_source`.

    None where no concept has terms in both languages. Chinese terms of one or two characters need
    jieba's dictionary (a second).
    """
    if not any(c.in_language(source) and c.in_language(target) for c in glossary.concepts):
        return None
    if writes_spaces(source):
        from termcheck.matching.source.spaced import compile_spaced

        return compile_spaced(glossary, source, target)
    from termcheck.matching.source.unspaced import compile_unspaced

    return compile_unspaced(glossary, source)


def load_source(compiled: Any, glossary: Glossary, source: str) -> SourceMatcher | None:
    """A matcher from compiled data of the same glossary and language; None for None."""
    if compiled is None:
        return None
    if writes_spaces(source):
        from termcheck.matching.source.spaced import SpacedSource

        return SpacedSource(compiled, glossary, source)
    from termcheck.matching.source.unspaced import UnspacedSource

    return UnspacedSource(compiled, glossary, source)
