"""Inflected forms in languages whose inflection nobody here knows.

For English and Chinese there is better knowledge (`forms`). In German, French or Russian a listed
rendering in another number or case would count as missing; so where the source asks for it, words
that begin like those of the rendering, in its order and side by side, are taken for a form of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termcheck.matching.prepared import PreparedText
from termcheck.model.document import Segment
from termcheck.model.glossary import Term
from termcheck.model.language import primary, writes_spaces
from termcheck.model.match import Kind, Match, Step
from termcheck.model.phrase import Phrase
from termcheck.text.fold import fold_text
from termcheck.text.tokens import words

_KNOWN = frozenset({"en"})
_LONGEST_ENDING = 3
_SHORTEST_STEM = 4
_CONFIDENCE = 0.8


def is_unknown(language: str) -> bool:
    """Whether forms of words in a language must be guessed from their beginnings."""
    return writes_spaces(language) and primary(language) not in _KNOWN


def inflected(segment: Segment, terms: Iterable[tuple[str, Term]]) -> Iterator[Match]:
    """Forms of terms, given with the ids of their concepts; in the order of the terms.

    They count as proper forms, and their confidence says that it is a likeness of letters only.
    """
    text = PreparedText(segment.text, segment.protected)
    for concept_id, term in terms:
        wanted = words(fold_text(term.text))
        if not wanted or term.case_sensitive:
            continue
        for at in range(len(text.words) - len(wanted) + 1):
            found = text.words[at : at + len(wanted)]
            if not all(map(_alike, wanted, found)):
                continue
            last = at + len(wanted) - 1
            span = text.span(text.starts[at], text.starts[last] + len(text.words[last]))
            if span is not None:
                printed = segment.text[slice(*span)]
                why = Phrase("begins-like", (printed, term.text))
                yield Match(
                    *span,
                    printed,
                    concept_id,
                    term,
                    Kind.INFLECTION,
                    _CONFIDENCE,
                    why,
                    (Step(term.text, printed, Kind.INFLECTION, why, matters=False),),
                    proper=False,
                )


def _alike(wanted: str, found: str) -> bool:
    """Whether two words may be forms of one: the same but for an ending."""
    if wanted == found:
        return True
    stem = max(_SHORTEST_STEM, len(wanted) - _LONGEST_ENDING)
    return wanted[:stem] == found[:stem] and len(found) <= len(wanted) + _LONGEST_ENDING
