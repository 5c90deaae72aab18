from __future__ import annotations

import re

import pytest

from termcheck.errors import UsageError
from termcheck.rules.registry import ALL_RULES, rule_named, selected_rules

INPUT = {f"TC90{number}" for number in range(1, 10)}
PAIRS = {"TC201", "TC202", "TC204", "TC205", "TC302", "TC303"}
DEFAULT = {"TC101", "TC102", "TC103", "TC301", *PAIRS, *INPUT}


@pytest.mark.parametrize("code", ALL_RULES)
def test_every_rule_is_documented_under_the_same_headings(code: str) -> None:
    rule = ALL_RULES[code]
    assert re.fullmatch(r"TC\d{3}", code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    for heading in ("## What it finds", "## Why", "## Example", "## What to do"):
        assert heading in rule.doc, heading
    assert 10 < len(rule.summary) < 90


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), DEFAULT),
        (("+TC104",), (), DEFAULT | {"TC104"}),
        (("TC101",), (), {"TC101", *INPUT}),
        (("deprecated-term",), ("TC9",), {"TC101"}),
        ((), ("TC1", "tc301"), {*PAIRS, *INPUT}),
        (("TC1",), ("TC90",), {"TC101", "TC102", "TC103", "TC104"}),
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]) -> None:
    assert selected_rules(select, ignore) == expected


def test_an_unknown_rule_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match=r"Did you mean deprecated-term\?$"):
        rule_named("depreciated-term")
