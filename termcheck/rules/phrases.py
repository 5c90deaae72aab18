"""Wordings that several rules share."""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.match import Band, Match


def quoted(texts: Sequence[str], most: int = 3) -> str:
    """The texts in quotation marks, joined by commas and "or"; further ones are counted."""
    shown = [f"“{text}”" for text in texts[:most]]
    if len(texts) > most:
        shown.append(f"{len(texts) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def fitting(term: Term, match: Match) -> str:
    """The term as it should stand in place of a match: with its first capital where one stood."""
    text, there = term.text, match.text
    opens = there[:1].isupper() and text[:1].islower()
    only_first = there[1:2].islower() or len(there) == 1
    return text[:1].upper() + text[1:] if opens and only_first else text


def proposed(concept: Concept, language: str) -> Term | None:
    """The term to use instead: the preferred one, else the first admitted one, else None."""
    accepted = concept.accepted(language)
    return accepted[0] if accepted else None


def derived_severity(match: Match) -> Severity:
    """Warning; info where the evidence is weak. Derived evidence never makes an error."""
    return Severity.INFO if match.band is Band.POSSIBLE else Severity.WARNING
