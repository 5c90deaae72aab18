"""Concepts and their terms, after ISO 1087 and ISO 30042 (TBX)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termcheck.model.language import primary


class Status(StrEnum):
    """Administrative status of a term (ISO 30042 `administrativeStatus`)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"

    @property
    def accepted(self) -> bool:
        """Whether a text may use such a term."""
        return self is Status.PREFERRED or self is Status.ADMITTED


@dataclass(frozen=True, slots=True)
class Example:
    """A test that a term carries with it; run by `glossary lint`."""

    text: str
    """A sentence in the language of the term."""
    matches: bool
    """Whether the term must be found in it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language."""

    id: str
    """Unique in the glossary: concept id, language and number, such as `two-upholds/en/1`."""
    text: str
    """As it should be written, in Unicode form C, without blanks at its ends. Never empty."""
    language: str
    """BCP 47 tag."""
    status: Status = Status.PREFERRED
    case_sensitive: bool = False
    """Whether the term stands for the concept only in just this case ("SPP", not "spp")."""
    term_type: str | None = None
    """ISO 30042 term type, such as `fullForm` or `abbreviation`; None where nobody said."""
    forms: tuple[str, ...] = ()
    """Inflected forms that are as good as `text`."""
    not_in: tuple[str, ...] = ()
    """Longer stretches of text in which the term does not stand for the concept."""
    note: str | None = None
    source: str | None = None
    valid_from: str | None = None
    """ISO 8601 date; None means always."""
    valid_to: str | None = None
    """ISO 8601 date; None means until further notice."""
    examples: tuple[Example, ...] = ()
    place: str | None = None
    """Where it was read, such as `party.csv:12`; None for terms made in code."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A unit of meaning with its terms in several languages."""

    id: str
    """Unique in the glossary."""
    terms: tuple[Term, ...]
    """In the order of the file; the first preferred term of a language is the one proposed."""
    subject_field: str | None = None
    definition: str | None = None
    note: str | None = None
    replaced_by: str | None = None
    """Id of the concept to use instead; None while it is in use."""
    minimum_band: str | None = None
    """`certain` or `likely`: derived variants of lower confidence stay silent. None: all bands."""
    place: str | None = None
    """Where it was read, such as `party.csv:12`; None for concepts made in code."""

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms of a language, by primary subtag, in their order."""
        wanted = primary(language)
        return tuple([term for term in self.terms if primary(term.language) == wanted])

    def preferred(self, language: str) -> Term | None:
        """The first preferred term of a language, or None."""
        for term in self.in_language(language):
            if term.status is Status.PREFERRED:
                return term
        return None

    def accepted(self, language: str) -> tuple[Term, ...]:
        """Preferred terms first, then admitted ones, each group in its order."""
        terms = [term for term in self.in_language(language) if term.status.accepted]
        if len(terms) > 1:
            terms.sort(key=lambda term: term.status is not Status.PREFERRED)
        return tuple(terms)


@dataclass(frozen=True, slots=True)
class Glossary:
    """A loaded collection of concepts."""

    concepts: tuple[Concept, ...]
    """In the order of the files."""
    origin: tuple[str, ...] = ()
    """The files it was read from, as given."""
    sha256: str = ""
    """Over the content of the files in order; empty for glossaries made in code."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The primary subtags of all terms, sorted."""
        return tuple(sorted({primary(t.language) for c in self.concepts for t in c.terms}))
