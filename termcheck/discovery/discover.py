"""From pairs of texts to the terms that are rendered in several ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.discovery.alignment import align
from termcheck.discovery.candidates import Key, Uses, candidates, content_of
from termcheck.discovery.corpus import Corpus, corpus_of
from termcheck.discovery.dictionary import KnownPairs, nothing_known
from termcheck.discovery.evidence import Evidence
from termcheck.discovery.groups import grouped
from termcheck.discovery.judge import Contexts, Group, judge
from termcheck.discovery.renderings import Linked, Place, places
from termcheck.discovery.show import found_term
from termcheck.discovery.tongues import Tongue
from termcheck.discovery.values import FoundTerm
from termcheck.discovery.words import Pair, Vocabulary

if TYPE_CHECKING:
    from termcheck.readers.alignment.knowledge import Lexical

LONG = 40
"""Content words of a source from which on a single link in it is no proof."""
LEAST_TOGETHER = 0.6
"""Share of the words of a sequence that one stretch of the target has to render, on average."""
Progress = Callable[[str], None]
"""Told the name of each step when it begins."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What is known of the two languages of a corpus."""

    source: Tongue
    target: Tongue
    lexical: Lexical
    """Finds which sentences belong together."""
    known: Callable[[Vocabulary, Vocabulary], KnownPairs] | None = None
    """Gives what a dictionary knows of two vocabularies; None without one."""


def find_terms(
    pairs: Iterable[Pair],
    languages: Languages,
    *,
    min_count: int,
    least: int = 2,
    progress: Progress = lambda step: None,
) -> tuple[FoundTerm, ...]:
    """Source terms with at least `min_count` uses that are rendered in several ways, those first
    that are worth looking at first.

    `least` is how many uses a rendering needs (one more where no dictionary knows it; a single one
    where a dictionary does and the link is sure). Two renderings are different if neither
    inflection nor word family nor a word more or less makes one of the other. The same pairs give
    the same terms. Cost: linear; some 30 s and 800 MB for 40,000 pairs of 25 words.
    """
    progress("reading words")
    corpus = corpus_of(pairs, languages.source, languages.target, languages.lexical)
    known = nothing_known()
    if languages.known is not None:
        known = languages.known(corpus.source, corpus.target)
    progress("aligning words")
    sources, targets = corpus.aligned()
    links = align(sources, targets, known.of if known.weights else None)
    linked = Linked(links, corpus.source_positions, corpus.target_positions)
    del links, sources, targets
    progress("comparing renderings")
    found = candidates(
        corpus.sources,
        [pair.source for pair in corpus.pairs],
        corpus.source_positions,
        corpus.source,
        min_count,
        lambda key, uses: _is_unit(key, uses, corpus, linked),
    )
    evidence = Evidence(corpus, linked, known)
    terms = []
    for key, uses in found.items():
        term = _term(key, uses, corpus, linked, evidence, least)
        if term is not None:
            terms.append(term)
    return tuple(sorted(terms, key=lambda term: (-term.score, term.text)))


def _is_unit(key: Key, uses: Uses, corpus: Corpus, linked: Linked) -> bool:
    """Whether words in a row are rendered together, not here and there in the sentence."""
    size = len(content_of(key, corpus.source))
    found = list(places(uses, size, linked, corpus.targets, corpus.pairs))
    return sum(place.covered for place in found) >= LEAST_TOGETHER * len(found)


def _term(
    key: Key,
    uses: Sequence[tuple[int, int, int]],
    corpus: Corpus,
    linked: Linked,
    evidence: Evidence,
    least: int,
) -> FoundTerm | None:
    words = content_of(key, corpus.source)
    weight = corpus.source.tongue.can_be_term(words)
    if not weight:
        return None
    by_words: dict[tuple[int, ...], list[Place]] = {}
    for place in places(uses, len(words), linked, corpus.targets, corpus.pairs):
        text = corpus.targets[place.pair]
        inside = {w for w in text.words[place.start : place.end] if corpus.target.content[w]}
        if not evidence.belongs_elsewhere(inside, key, place):
            by_words.setdefault(tuple(sorted(inside)), []).append(place)
    judged = judge(
        _groups(key, by_words, corpus, evidence),
        len(uses),
        lambda place: _contexts(place, corpus),
        weight,
        least,
    )
    if judged is None:
        return None
    return found_term(" ".join(words), uses, judged, corpus)


def _groups(
    key: Key, by_words: dict[tuple[int, ...], list[Place]], corpus: Corpus, evidence: Evidence
) -> list[Group]:
    vocabulary = corpus.target
    numbers = {
        tuple(sorted(vocabulary.words[word] for word in inside)): inside for inside in by_words
    }
    known = {
        vocabulary.words[word]
        for inside in by_words
        for word in inside
        if evidence.is_known(word, key)
    }

    def kin(one: str, other: str) -> bool:
        if vocabulary.tongue.kin(one, other):
            return True
        both = one in known and other in known
        return both and vocabulary.tongue.akin_in_meaning(one, other)

    counts = {words: len(by_words[inside]) for words, inside in numbers.items()}
    content = [word for word in key if corpus.source.content[word]]
    groups = []
    for group in grouped(counts, kin):
        main = numbers[group[0]]
        found = tuple(sorted(place for words in group for place in by_words[numbers[words]]))
        groups.append(
            Group(
                found,
                evidence.claim(main, key),
                evidence.known.knows(content, main),
                evidence.known.has_near(content, main),
                all(
                    len(corpus.source_positions[place.pair]) > LONG
                    or evidence.is_rivalled(main, key, place)
                    for place in found
                ),
                _meanings(content, [numbers[words] for words in group], evidence),
                _parts(group, vocabulary),
            )
        )
    return groups


def _meanings(
    content: Sequence[int], wordings: Iterable[tuple[int, ...]], evidence: Evidence
) -> frozenset[str]:
    if len(content) > 1:
        return frozenset()
    return evidence.known.parts(content[0], {word for words in wordings for word in words})


def _parts(wordings: Iterable[tuple[str, ...]], vocabulary: Vocabulary) -> frozenset[str]:
    """Of all wordings; nothing where it is not known of one of them."""
    found = [vocabulary.tongue.parts(words) for words in wordings]
    return frozenset().union(*found) if all(found) else frozenset()


def _contexts(place: Place, corpus: Corpus) -> Contexts:
    """The form of the term, and the words beside it."""
    forms = corpus.sources[place.pair].forms
    return (
        " ".join(forms[place.first : place.last]),
        forms[place.first - 1] if place.first else "",
        forms[place.last] if place.last < len(forms) else "",
    )
