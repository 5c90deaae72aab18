"""Which terms are rendered in several ways: enough evidence for at least two renderings.

A rendering beside the main one has to pass four tests: it is used often enough; its links are
believed in; the term has a claim to its words (a dictionary knows them as a translation, or no
other source word is linked to them more often: competing words explain it away, after Melamed,
"Models of Translational Equivalence among Words", Computational Linguistics 26(2), 2000); and it
varies freely with the main one.

The last test is what tells an inconsistency from two senses of a word: where the neighbours or the
form of the word foretell the rendering ("lead to", "leading zero"), translators were right to
choose. It is measured as geneticists measure whether populations mix (Wright's F-statistics,
unbiased after Nei): how often two uses in the same context are rendered differently, against two
uses anywhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from termcheck.discovery.renderings import Place

LEAST_SHARE = 0.04
"""Of a rendering among those found for the term."""
LEAST_BELIEF = 0.6
SURE = 0.75
"""Belief in a single link from which on it counts, if a dictionary knows the words as well."""
UNKNOWN = 1
"""Uses that a rendering beside the main one needs beyond the least, if no dictionary knows it."""
LEAST_WHOLE = 0.5
"""A rendering beside the main one has to stand for more than this share of the term's words."""
LEAST_CLAIM = 0.3
"""Share of the uses of a rendering's words that are linked to the term."""
LEAST_MAIN_CLAIM = 0.1
"""The same for the main rendering: its words may well render other terms more often."""
LEAST_COVERED = 0.4
"""Share of the uses of a term that must be explained by the renderings that passed; below it, the
word is grammar or the links are noise."""
LEAST_FREEDOM = 0.5
"""See `freedom`."""
DOUBT = 4.0
"""Pairs of different renderings in the same context, expected by chance, that it takes to move
`freedom` half the way from 1: a few uses say nothing."""
Contexts = tuple[str, ...]
"""What stands around a use, one word or form for each kind of context."""


@dataclass(frozen=True, slots=True)
class Group:
    """A rendering under examination."""

    places: tuple[Place, ...]
    claim: float
    """Share of the uses of its words that are linked to the term, of the word with most."""
    known: bool
    """Whether a dictionary has it as a translation."""
    near: bool = False
    """Whether a dictionary has it nearly so, by way of a synonym."""
    doubtful: bool = False
    """Whether all of its uses stand in long texts, or could render another word of the source."""
    meanings: frozenset[str] = frozenset()
    """Whether a dictionary has it as a verb ("v"), as something else ("-"), or both; empty where
    it does not."""
    parts: frozenset[str] = frozenset()
    """Parts of speech that it can have by itself; empty where nobody knows."""

    @property
    def covered(self) -> float:
        """Share of the term's words that are linked to it, on average."""
        return sum(place.covered for place in self.places) / len(self.places)

    @property
    def belief(self) -> float:
        """Mean belief in its links."""
        return sum(place.belief for place in self.places) / len(self.places)


@dataclass(frozen=True, slots=True)
class Judged:
    """The renderings of a term that passed, and how much they weigh."""

    groups: tuple[Group, ...]
    score: float


def judge(
    groups: Sequence[Group],
    uses: int,
    contexts: Callable[[Place], Contexts],
    weight: float,
    least: int,
) -> Judged | None:
    """The renderings of a term that pass, commonest first; None where there are fewer than two.

    `groups` are in the order of their counts, `uses` counts all uses of the term, `weight` says
    how well it makes a term, `least` is the number of uses a rendering needs.
    """
    found = sum(len(group.places) for group in groups)
    sound = [
        group
        for number, group in enumerate(groups)
        if _is_sound(group, found, least, is_main=number == 0)
    ]
    if len(sound) < 2 or sum(len(group.places) for group in sound) < LEAST_COVERED * uses:
        return None
    main = sound[0]
    passed, freedoms = [main], []
    around_main = [contexts(place) for place in main.places]
    for group in sound[1:]:
        if group.covered <= LEAST_WHOLE or _other_part(main, group):
            continue
        free = freedom(around_main, [contexts(place) for place in group.places])
        if free >= LEAST_FREEDOM:
            passed.append(group)
            freedoms.append(free * len(group.places))
    if len(passed) < 2:
        return None
    counts = [len(group.places) for group in passed]
    covered = sum(counts) / uses
    spread = -sum(count / sum(counts) * math.log(count / sum(counts)) for count in counts)
    free = sum(freedoms) / sum(counts[1:])
    return Judged(tuple(passed), weight * covered * free * spread * math.log1p(sum(counts[1:])))


def _other_part(main: Group, group: Group) -> bool:
    """Whether one is a noun, say, and the other cannot be one: that is grammar."""
    return any(
        one and other and one.isdisjoint(other)
        for one, other in ((main.meanings, group.meanings), (main.parts, group.parts))
    )


def _is_sound(group: Group, found: int, least: int, *, is_main: bool) -> bool:
    count = len(group.places)
    if count < LEAST_SHARE * found or group.belief < LEAST_BELIEF:
        return False
    if group.known:
        return count >= least or (group.belief >= SURE and not group.doubtful)
    if is_main:
        return count >= least and group.claim >= LEAST_MAIN_CLAIM
    needed = least if group.near else least + UNKNOWN
    return count >= needed and group.claim >= LEAST_CLAIM


def freedom(one: Iterable[Contexts], other: Iterable[Contexts]) -> float:
    """How freely two renderings stand for each other, about 0.0 (never in the same context) to
    1.0 (the context says nothing); the least of all kinds of context."""
    ones, others = list(one), list(other)
    kinds = len(ones[0]) if ones else 0
    return min((_freedom(ones, others, kind) for kind in range(kinds)), default=1.0)


def _freedom(ones: Sequence[Contexts], others: Sequence[Contexts], kind: int) -> float:
    mine = Counter(around[kind] for around in ones if around[kind])
    theirs = Counter(around[kind] for around in others if around[kind])
    a, b = sum(mine.values()), sum(theirs.values())
    if not a or not b:
        return 1.0
    anywhere = 2 * a * b / ((a + b) * (a + b - 1))
    differ = pairs = 0.0
    for context in sorted(mine.keys() | theirs.keys()):
        x, y = mine[context], theirs[context]
        if x + y > 1:
            differ += 2 * x * y / (x + y - 1)
            pairs += x + y
    # Pairs are weighed by uses: each use looks at its fellows in the same context.
    return (differ + DOUBT) / (pairs * anywhere + DOUBT)
