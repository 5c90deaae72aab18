"""Runs the pairs of `pair_cases.yaml`: as many that must stay silent as pairs that fire."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from termcheck.engine.pairs import PairChecker
from termcheck.matching import compile_matcher
from termcheck.matching.source import compile_source, load_source
from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term
from termcheck.rules import PAIR_RULES

_CASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parent / "pair_cases.yaml")
_ON = ("TC201", "TC202", "TC204", "TC205")
_STATUSES = {"": Status.PREFERRED, "_deprecated": Status.DEPRECATED, "_admitted": Status.ADMITTED}


def _concept(fields: dict[str, Any], languages: list[str]) -> Concept:
    key = fields.get("name") or str(fields[languages[0]])
    terms = []
    for language in languages:
        for suffix, status in _STATUSES.items():
            found = fields.get(f"{language}{suffix}", ())
            if language == "en" and suffix and language == languages[1]:
                found = found or fields.get(suffix[1:], ())
            for text in [found] if isinstance(found, str) else found:
                if text:
                    not_in = tuple(fields.get(f"{language}_not_in", ()))
                    name = f"{key}/{language}/{len(terms)}"
                    case = fields.get("case_sensitive", False)
                    terms.append(Term(name, text, language, status, case, not_in=not_in))
    return Concept(key, tuple(terms))


@cache
def _checker(number: int) -> PairChecker:
    case = _CASES[number]
    languages = case["languages"].split("-")
    concepts = tuple(_concept(fields, languages) for fields in case["concepts"])
    known = Glossary(concepts)
    source = load_source(compile_source(known, *languages), known, languages[0])
    assert source is not None
    return PairChecker(
        compile_matcher(known, *languages, ("listed", "forms")),
        source,
        {concept.id: concept for concept in concepts},
        tuple(item for item in PAIR_RULES.items() if item[0] in _ON),
        frozenset(),
        *languages,
        frozenset(),
        False,
        False,
    )


def _said(number: int, source: str, target: str) -> list[str]:
    languages = _CASES[number]["languages"].split("-")
    segments = [
        Segment(f"s{n}", text, language, side, Anchor())
        for n, (text, language, side) in enumerate(
            zip((source, target), languages, (Side.SOURCE, Side.TARGET), strict=True), 1
        )
    ]
    judged = _checker(number).judge(segments[:1], segments[1:])
    lines = []
    for code, said in judged.verdicts:
        span = said.source_span or (0, 0)
        there = said.source.text[slice(*span)] if said.source is not None else ""
        here = target[said.start : said.end]
        lines.append(f"{code} {said.verdict.severity} «{there}» «{here}»")
    return lines


_PAIRS = [
    pytest.param(number, pair, id=f"{case['about']}: {pair['source']!a} {pair['target']!a}"[:120])
    for number, case in enumerate(_CASES)
    for pair in case["pairs"]
]


@pytest.mark.parametrize(("number", "pair"), _PAIRS)
def test_pair(number: int, pair: dict[str, Any]) -> None:
    assert _said(number, pair["source"], pair["target"]) == pair.get("finds", [])


def test_there_are_as_many_silent_pairs_as_loud_ones() -> None:
    pairs = [pair for case in _CASES for pair in case["pairs"]]
    loud = sum("finds" in pair for pair in pairs)
    assert len(pairs) - loud >= loud
