"""Renderings nobody listed: from a source term and one rendering to all the others.

compile time   `align` (which source word for which English word) -> `english`, `literal`, `names`,
               `substitutes` (templates: slots and their alternatives, each with its reason) ->
               `needs` (what a match cannot lack) -> `compile` (plain data)
run time       `anchors` (all templates against a stretch of text at once) -> `windows` (which
               words fill which slots) -> `score`, `doubts` -> `evidence` (kind, steps, one
               sentence); with the source as evidence: `hints`

The method follows TermSuite's typology of term variants (Cram and Daille 2016) and adds the source
term's own words as a pivot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termcheck.matching.detector import Detector
    from termcheck.model.glossary import Glossary

VERSION = 12
"""Raised whenever compiled data of an older version must not be used any more."""


def compile_terms(glossary: Glossary, source: str, target: str) -> Any:
    """Compiled data for texts in `target`; None where this room knows nothing of the language.

    Reads the dictionaries, about a second, then some 6 ms a concept.
    """
    from termcheck.model.language import primary

    if primary(target) != "en":
        return None
    from termcheck.lexicon import knowledge
    from termcheck.matching.variants.compile import compile_variants, glossary_words

    words = glossary_words(
        term for concept in glossary.concepts for term in concept.in_language(target)
    )
    lexicon = knowledge.load(words, chinese=primary(source) == "zh")
    return compile_variants(glossary, source, target, lexicon)


def load(compiled: Any, glossary: Glossary, source: str, target: str) -> Detector | None:
    """A detector from compiled data; None where there are no templates."""
    if not compiled or not compiled["of_term"]:
        return None
    from termcheck.matching.variants.detector import VariantDetector
    from termcheck.matching.variants.sentences import BySentence

    return BySentence(VariantDetector(compiled, glossary))
