"""Renderings that nobody listed, with the source beside them: their places, how sure they are."""

from __future__ import annotations

from functools import cache

import pytest

from termcheck.engine.pairs import PairChecker
from termcheck.matching import compile_matcher
from termcheck.matching.source import compile_source, load_source
from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term
from termcheck.rules import PAIR_RULES

_TERMS = (
    ("改革开放", "", "reform and opening up"),
    ("中国共产党中央委员会", "中央委员会", "CPC Central Committee"),
    ("国有企业", "", "state-owned enterprise"),
    ("各民族", "", "various ethnicities"),
    ("治理能力", "", "governance capacity"),
)


@cache
def _checker() -> PairChecker:
    concepts = tuple(
        Concept(
            first,
            (
                Term(f"{first}/zh/1", first, "zh"),
                *([Term(f"{first}/zh/2", other, "zh", Status.ADMITTED)] if other else []),
                Term(f"{first}/en/1", english, "en"),
            ),
        )
        for first, other, english in _TERMS
    )
    known = Glossary(concepts)
    source = load_source(compile_source(known, "zh", "en"), known, "zh")
    assert source is not None
    by_id = {concept.id: concept for concept in concepts}
    matcher = compile_matcher(known, "zh", "en")
    rules = tuple(PAIR_RULES.items())
    none: frozenset[str] = frozenset()
    return PairChecker(matcher, source, by_id, rules, none, "zh", "en", none, True, False)


def _said(source: str, target: str) -> list[str]:
    one = Segment("s1", source, "zh", Side.SOURCE, Anchor())
    other = Segment("s2", target, "en", Side.TARGET, Anchor())
    return [
        f"{code} {said.verdict.severity} {target[said.start : said.end]}"
        for code, said in _checker().judge([one], [other]).verdicts
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # Small words at the edge belong to it, so that the term can be put in its place.
        (
            "推进改革开放。",
            "advance reform, opening up, and trade",
            ["TC202 warning reform, opening up"],
        ),
        ("推进改革开放。", "It speaks of reform and opening up.", []),
        # A short form for a short form.
        (
            "由中央委员会决定。",
            "decided by the Central Committee",
            ["TC202 info Central Committee"],
        ),
        (
            "由中国共产党中央委员会决定。",
            "decided by the Central Committee",
            ["TC202 warning Central Committee"],
        ),
        # The verb before a noun does not stand for a word of the term.
        ("帮助各民族发展。", "We plan; help ethnic minorities grow.", ["TC202 info ethnic"]),
        # Words turned round are one phrase, unless they break off before a noun.
        ("治理能力", "our capacity for governance", ["TC202 warning capacity for governance"]),
        ("治理能力", "a governance capacity", []),
    ],
)
def test_what_stands_there(source: str, target: str, expected: list[str]) -> None:
    assert _said(source, target) == expected


def test_own_is_no_form_of_owned() -> None:
    said = _said("国有企业", "the Party and the state within their own enterprise")
    assert not any(line.startswith("TC202 warning state within") for line in said)
