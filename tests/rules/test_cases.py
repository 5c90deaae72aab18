"""Runs the YAML cases beside this file: as many texts that must stay silent as texts that fire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from termcheck.matching import compile_matcher
from termcheck.rules import TEXT_RULES
from tests.conftest import concept, glossary, segment

CASES = Path(__file__).parent / "cases"
CODES = {"term_form": "TC102", "deprecated_term": "TC101", "admitted_term": "TC104"}
DETECTORS = ("listed", "forms")


def _load(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES / f"{name}.yaml")
    return cases


def _concept(case: dict[str, Any]) -> dict[str, Any]:
    fields = dict(case["concept"])
    return {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}


def _found(case: dict[str, Any], name: str, text: str) -> list[tuple[str, str, str]]:
    """(text, kind, severity) of the rule's verdicts."""
    one = concept(**_concept(case))
    matcher = compile_matcher(glossary(one), "zh", "en", DETECTORS)
    rule = TEXT_RULES[CODES[name]]
    verdicts = [(m, rule.judge(m, one, "en")) for m in matcher.find(segment(text))]
    return [(m.text, str(m.kind), str(v.severity)) for m, v in verdicts if v is not None]


def _params(part: str) -> Iterator[Any]:
    for name in CODES:
        for case in _load(name):
            for example in case.get(part, ()):
                text = example["text"] if part == "finds" else example
                marks = [pytest.mark.skip(reason=example["skip"])] if "skip" in example else []
                yield pytest.param(name, case, example, id=f"{name}: {text!a}", marks=marks)


@pytest.mark.parametrize(("name", "case", "example"), list(_params("finds")))
def test_finds(name: str, case: dict[str, Any], example: dict[str, str]) -> None:
    marked = example["text"]
    expected = marked[marked.index("«") + 1 : marked.index("»")]
    found = _found(case, name, marked.replace("«", "").replace("»", ""))
    assert [(text, kind) for text, kind, _ in found] == [(expected, example["kind"])]
    if "severity" in example:
        assert found[0][2] == example["severity"]


@pytest.mark.parametrize(("name", "case", "text"), list(_params("silent")))
def test_stays_silent(name: str, case: dict[str, Any], text: str) -> None:
    assert _found(case, name, text) == []


def test_there_are_as_many_silent_cases_as_loud_ones() -> None:
    assert len(list(_params("silent"))) >= len(list(_params("finds")))
