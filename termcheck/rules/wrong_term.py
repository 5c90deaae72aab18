"""A source term that is rendered otherwise than the glossary says.

## What it finds
The source holds a term of the glossary; the target renders it with a deprecated or superseded
term, or with words that nobody listed. The finding says what stands there. With the source at hand
weaker resemblances are recognised than in a text alone (TC103).

## Why
One concept, one rendering.

## Example
Glossary: 公益诉讼, preferred “public interest litigation”.

    两件公益诉讼案件
      ^^^^^^^^
    two lawsuits for the public good
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ renders “公益诉讼”; use “public interest litigation”

## What to do
Use the preferred rendering, or list this one in `en:admitted`.

## Severity
Error where the rendering is listed as deprecated or superseded; otherwise warning, or info where it
is not sure that the words stand for the term, or where both sides use a short form. In a unit whose
source holds the term this rule takes the place of TC101 and TC103.

## MQM
`termbase`
"""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.model.finding import Applicability, Severity
from termcheck.model.glossary import Concept, Term
from termcheck.model.match import Band, Kind, Match
from termcheck.model.phrase import Phrase
from termcheck.rules.pair import Account, Pair, PairVerdict
from termcheck.rules.phrases import derived_severity, fitting, safety
from termcheck.rules.verdict import Verdict
from termcheck.text.fold import fold_text
from termcheck.text.tokens import words

CODE = "TC202"
NAME = "wrong-term"
SEVERITY = Severity.ERROR
ON = True


def judge_pair(pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
    """One verdict for each rendering that is not accepted."""
    return [
        PairVerdict(
            _verdict(account, found.match, place.use.text, pair),
            found.segment,
            found.match.start,
            found.match.end,
            _concept(account, found.match),
            found.match,
            place.segment,
            (place.use.start, place.use.end),
        )
        for account in pair.accounts
        for found, place in account.wrong
    ]


def _concept(account: Account, match: Match) -> Concept:
    for concept in account.concepts:
        if concept.id == match.concept_id:
            return concept
    return account.concept


def _verdict(account: Account, match: Match, source_term: str, pair: Pair) -> Verdict:
    terms = account.expected(pair.target_language)
    expected = tuple(term.text for term in terms)
    if match.derived:
        severity = derived_severity(match)
        said = Phrase("seems-to-render", (match.text, source_term, expected))
        full = _full_form(_concept(account, match), match, source_term, pair)
        if full is not None:
            severity = Severity.INFO
            said = Phrase("both-short", (match.text, full, source_term, expected))
    else:
        severity = SEVERITY if match.band is Band.CERTAIN else derived_severity(match)
        form_of = "" if match.kind is Kind.LISTED else match.term.text
        status = str(match.term.status)
        said = Phrase("renders-not-accepted", (match.text, source_term, status, form_of, expected))
    term = _own(terms, match) if terms else None
    if term is None:
        return Verdict(severity, said)
    safe = Applicability.UNSAFE if match.derived else safety(term, match)
    return Verdict(severity, said, fitting(term, match), safe)


def _full_form(concept: Concept, match: Match, source_term: str, pair: Pair) -> str | None:
    """The accepted term that a match is a short form of, where the source has a short form too
    (中央委员会, the "Central Committee", for 中国共产党中央委员会); None otherwise."""
    in_source = concept.in_language(pair.source_language)
    if not in_source or len(source_term) >= len(in_source[0].text):
        return None
    found = words(fold_text(match.text))
    for term in concept.accepted(pair.target_language):
        own = words(fold_text(term.text))
        if len(found) < len(own) and (own[: len(found)] == found or own[-len(found) :] == found):
            return term.text
    return None


def _own(terms: Sequence[Term], match: Match) -> Term:
    """The term to propose: one of the concept that the rendering is nearest to, else the first."""
    own = [term for term in terms if term.id.startswith(f"{match.concept_id}/")]
    return (own or list(terms))[0]
