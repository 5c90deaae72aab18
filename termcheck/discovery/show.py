"""Terms and renderings as a person wants to see them: printed forms, counts, good examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from termcheck.discovery.values import FoundRendering, FoundTerm, Use

if TYPE_CHECKING:
    from termcheck.discovery.corpus import Corpus
    from termcheck.discovery.judge import Group, Judged
    from termcheck.discovery.renderings import Place

EXAMPLES = 5
"""Uses that are kept of each rendering."""
LONG = 400
"""Characters of both sides together from which on an example is a burden to read."""


def found_term(
    base: str, uses: Sequence[tuple[int, int, int]], judged: Judged, corpus: Corpus
) -> FoundTerm:
    """A term with its renderings; `base` is the form to show where the corpus has it."""
    forms: Counter[str] = Counter()
    for pair, first, last in uses:
        text = corpus.sources[pair]
        forms[_printed(corpus.pairs[pair].source, text.starts[first], text.ends[last - 1])] += 1
    total = sum(len(group.places) for group in judged.groups)
    return FoundTerm(
        base if base in forms else by_case(forms)[0][0],
        len(uses),
        tuple(_rendering(group, total, corpus) for group in judged.groups),
        judged.score,
    )


def _rendering(group: Group, total: int, corpus: Corpus) -> FoundRendering:
    counts: Counter[str] = Counter()
    for place in group.places:
        counts[_printed(corpus.pairs[place.pair].target, *_target_span(place, corpus))] += 1
    wordings = by_case(counts)
    best = sorted(group.places, key=lambda place: _trouble(place, corpus))
    return FoundRendering(
        wordings[0][0],
        len(group.places),
        len(group.places) / total,
        group.belief,
        wordings,
        tuple(_use(place, corpus) for place in best[:EXAMPLES]),
    )


def _trouble(place: Place, corpus: Corpus) -> tuple[bool, float, int, Place]:
    pair = corpus.pairs[place.pair]
    length = len(pair.source) + len(pair.target)
    return length > LONG, -round(place.belief, 2), length, place


def _use(place: Place, corpus: Corpus) -> Use:
    pair = corpus.pairs[place.pair]
    source = corpus.sources[place.pair]
    return Use(
        pair,
        (source.starts[place.first], source.ends[place.last - 1]),
        _target_span(place, corpus),
        place.belief,
    )


def _target_span(place: Place, corpus: Corpus) -> tuple[int, int]:
    target = corpus.targets[place.pair]
    return target.starts[place.start], target.ends[place.end - 1]


def _printed(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def by_case(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Wordings that differ in case alone as one, as most write them; commonest first.

    Where as many write a capital as do not, it is taken for that of a sentence.
    """
    ways: dict[str, Counter[str]] = {}
    for wording, count in counts.items():
        ways.setdefault(wording.lower(), Counter())[wording] += count
    merged = [
        (min(own, key=lambda way: (-own[way], way != way.lower(), way)), sum(own.values()))
        for own in ways.values()
    ]
    return tuple(sorted(merged, key=lambda pair: (-pair[1], pair[0])))
