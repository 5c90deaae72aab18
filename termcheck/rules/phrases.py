"""What several rules ask about a term and the match in whose place it shall stand."""

from __future__ import annotations

from termcheck.model.finding import Applicability, Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.match import Band, Kind, Match
from termcheck.text.scripts import boundary


def fitting(term: Term, match: Match) -> str:
    """The term as it should stand in place of a match.

    Words keep the number and the verb form that grammar asks for there, and the first one its
    capital at the beginning of a sentence.
    """
    text, there = _inflected(term, match)[0], match.text
    opens = match.opens_sentence is not False and there[:1].isupper() and text[:1].islower()
    only_first = there[1:2].islower() or len(there) == 1
    return text[:1].upper() + text[1:] if opens and only_first else text


def safety(term: Term, match: Match) -> Applicability:
    """Whether `fitting` may replace a match unseen: the match is certain, and nothing that grammar
    asked for in its place is lost."""
    whole = _inflected(term, match)[1]
    return Applicability.SAFE if whole and match.band is Band.CERTAIN else Applicability.UNSAFE


def proposed(concept: Concept, language: str) -> Term | None:
    """The term to use instead: the preferred one, else the first admitted one, else None."""
    accepted = concept.accepted(language)
    return accepted[0] if accepted else None


def derived_severity(match: Match) -> Severity:
    """Warning; info where the evidence is weak. Derived evidence never makes an error."""
    return Severity.INFO if match.band is Band.POSSIBLE else Severity.WARNING


def _inflected(term: Term, match: Match) -> tuple[str, bool]:
    """The term with its words in the forms that grammar asks for, and whether that was possible.

    If it was not for one of them, the term as it is. Only forms of the term itself can be taken
    over, not those of another one.
    """
    text = term.text
    for step in match.steps:
        if step.matters:
            continue
        at = _only_place(text, step.expected) if step.kind is Kind.INFLECTION else -1
        if term.id != match.term.id or at < 0:
            return term.text, False
        word = _in_case_of(step.expected, step.found)
        text = f"{text[:at]}{word}{text[at + len(step.expected) :]}"
    return text, True


def _only_place(text: str, word: str) -> int:
    """Where a word stands in a text; -1 where it does not, or more than once, or is no one word."""
    if not word.replace("'", "").replace("’", "").isalnum():
        return -1
    places = [
        at
        for at in range(len(text) - len(word) + 1)
        if text.startswith(word, at)
        and boundary(text[max(0, at - 1) : at], word[0])
        and boundary(word[-1], text[at + len(word) : at + len(word) + 1])
    ]
    return places[0] if len(places) == 1 else -1


def _in_case_of(model: str, word: str) -> str:
    if model.islower():
        return word.lower()
    if model[:1].isupper() and not model.isupper():
        return word[:1].upper() + word[1:].lower()
    return word
