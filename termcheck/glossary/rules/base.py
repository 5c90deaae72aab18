"""What the rules on glossaries share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termcheck.model.glossary import Concept, Glossary, Term
from termcheck.model.language import same_language


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at."""

    glossary: Glossary
    source_language: str
    target_language: str

    def terms(self, language: str) -> Iterator[tuple[Concept, Term]]:
        """All terms of a language with their concepts, in the order of the glossary."""
        for concept in self.glossary.concepts:
            for term in concept.terms:
                if term.language == language or same_language(term.language, language):
                    yield concept, term


def place_of(concept: Concept, term: Term | None = None) -> str:
    """File and row of a term or its concept; the id for concepts made in code."""
    return (term.place if term is not None else None) or concept.place or concept.id


def comparable(term: Term) -> str:
    """The text under which terms are the same in a text: without case, unless case counts."""
    return term.text if term.case_sensitive else term.text.casefold()


def listing(names: Iterable[str], limit: int = 3) -> tuple[tuple[str, ...], int]:
    """The first few names, and how many more there are."""
    all_names = tuple(names)
    return all_names[:limit], max(0, len(all_names) - limit)
