"""The term success rate of the WMT25 terminology shared task, so that systems can be compared.

As the task's own script computes it for its second track (`get_term_success_rate` of
`evaluate_track2.py` in the repository wmt-conference/wmt25-terminology): for each document and
each source term that occurs in its source, the occurrences of all target terms in the translation
over the occurrences of the source term, capped at 1; plain substrings, everything in small letters.
The rate is the mean over all such pairs of document and term. The script also leaves out terms none
of whose target terms occurs in a reference translation, because its term lists were made by a
machine; with a glossary there is no need for that, and no reference.

Known to be lenient, as its authors say: a term inside a longer one counts for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from termcheck.model.glossary import Glossary
from termcheck.model.score import TermRate


def target_terms(glossary: Glossary, source: str, target: str) -> dict[str, tuple[str, ...]]:
    """Source term -> accepted target terms, all in small letters, in the order of the glossary.

    Concepts that share a source term share their target terms. Terms without any accepted target
    term are left out.
    """
    found: dict[str, dict[str, None]] = {}
    for concept in glossary.concepts:
        targets = [term.text.strip().lower() for term in concept.accepted(target)]
        for term in concept.accepted(source):
            found.setdefault(term.text.strip().lower(), {}).update(dict.fromkeys(targets))
    return {term: tuple(targets) for term, targets in found.items() if term and targets}


def document_rates(
    source: str, target: str, terms: Mapping[str, Sequence[str]]
) -> tuple[TermRate, ...]:
    """The terms that occur in a source text, in the order of `terms`. Cost: terms times text."""
    source, target = source.lower(), target.lower()
    rates = []
    for term, targets in terms.items():
        count = source.count(term)
        if count:
            rates.append(TermRate(term, count, sum(target.count(each) for each in targets)))
    return tuple(rates)
