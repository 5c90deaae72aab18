"""Small bilingual corpora, made of a few sentence patterns and many names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from termcheck.discovery.discover import Languages, find_terms
from termcheck.discovery.languages import languages_for
from termcheck.discovery.values import FoundTerm
from termcheck.discovery.words import Pair

CITIES = (
    ("北京", "Beijing"), ("上海", "Shanghai"), ("重庆", "Chongqing"), ("天津", "Tianjin"),
    ("南京", "Nanjing"), ("杭州", "Hangzhou"), ("成都", "Chengdu"), ("武汉", "Wuhan"),
    ("昆明", "Kunming"), ("西安", "Xi'an"), ("广州", "Guangzhou"), ("长沙", "Changsha"),
)  # fmt: skip
"""Names that both sides have."""
Patterns = Sequence[tuple[str, str]]
COURT: Patterns = (
    ("{zh}法院审理了案件。", "The court in {en} heard the case."),
    ("{zh}律师研究了证据。", "The lawyer in {en} studied the evidence."),
    ("{zh}警察调查了事故。", "The police in {en} investigated the accident."),
    ("{zh}法院公布了证据。", "The court in {en} published the evidence."),
    ("{zh}律师解释了事故。", "The lawyer in {en} explained the accident."),
    ("{zh}警察研究了案件。", "The police in {en} studied the case."),
)
"""Every term always rendered by the same word."""


def pairs_of(patterns: Patterns, other: Patterns = (), *, turned: bool = False) -> list[Pair]:
    """Each pattern with every name; for every other one the one of `other` in its place."""
    pairs = []
    for number, (zh, en) in enumerate(CITIES):
        for place, pattern in enumerate(patterns):
            source, target = other[place] if other and (number + place) % 2 else pattern
            texts = source.format(zh=zh, en=en), target.format(zh=zh, en=en)
            one, two = reversed(texts) if turned else texts
            pairs.append(Pair(one, two, "a.csv", f"row {len(pairs) + 2}"))
    return pairs


def replaced(old: str, new: str, *, side: int = 1, patterns: Patterns = COURT) -> Patterns:
    """The patterns with other words on one side."""
    return tuple(
        (pattern[0].replace(old, new), pattern[1])
        if side == 0
        else (pattern[0], pattern[1].replace(old, new))
        for pattern in patterns
    )


def found(
    pairs: Sequence[Pair], source: str = "zh", target: str = "en", min_count: int = 3
) -> dict[str, dict[str, int]]:
    """Term -> rendering -> count."""
    return {
        term.text: {each.text: each.count for each in term.renderings}
        for term in terms_of(pairs, source, target, min_count)
    }


def terms_of(
    pairs: Sequence[Pair], source: str = "zh", target: str = "en", min_count: int = 3
) -> tuple[FoundTerm, ...]:
    """The terms of some pairs."""
    languages = _known(source, target) if {source, target} == {"zh", "en"} else None
    if languages is None:
        languages = languages_for(source, target, pairs)
    return find_terms(pairs, languages, min_count=min_count)


@cache
def _known(source: str, target: str) -> Languages:
    """Read the dictionary once: so small corpora teach no words anyway."""
    return languages_for(source, target, [])
