"""Places of a source text where a term of the glossary stands."""

from __future__ import annotations

from typing import NamedTuple

from termcheck.model.glossary import Term


class SourceUse(NamedTuple):
    """A term in a source text, which the target must render."""

    start: int
    """Half-open, in code points of the segment's text."""
    end: int
    text: str
    """What stands there: `segment.text[start:end]`."""
    concept_ids: tuple[str, ...]
    """The concepts that it may mean, in the order of the glossary: a rendering of any of them will
    do. Several where several concepts share a source term."""
    terms: tuple[Term, ...]
    """The listed term of each of the concepts."""
    everyday: bool = False
    """Whether the term is an everyday word, which may well mean something else there."""


class SourceText(NamedTuple):
    """What a source text says in terms of the glossary."""

    uses: tuple[SourceUse, ...]
    """Sorted by place, without overlap."""
    present: frozenset[str]
    """Ids of all concepts whose terms stand there in any way: also inside longer terms, across word
    boundaries, or in a doubtful form. No rendering is asked for these, but neither is one a
    surprise."""


NOTHING = SourceText((), frozenset())
"""A source text without any term."""
