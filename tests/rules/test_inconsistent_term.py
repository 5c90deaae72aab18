"""TC304."""

from __future__ import annotations

import pytest

from termcheck.errors import UsageError
from termcheck.rules.inconsistent_term import judge_term
from termcheck.rules.registry import ALL_RULES, rule_named, selected_rules


def test_each_rendering_but_the_main_one_is_objected_to() -> None:
    verdicts = judge_term("案件", [("case", 1200), ("matter", 2), ("lawsuit", 1)])
    assert [(number, verdict.message) for number, verdict in verdicts] == [
        (1, "“matter” (2 times) stands for “案件”, elsewhere “case” (1,200 times)"),
        (2, "“lawsuit” (once) stands for “案件”, elsewhere “case” (1,200 times)"),
    ]


def test_a_single_rendering_is_right() -> None:
    assert judge_term("案件", [("case", 3)]) == []


def test_a_check_never_runs_it() -> None:
    assert rule_named("TC304").name == "inconsistent-term"
    assert "TC304" in ALL_RULES
    assert "TC304" not in selected_rules((), ())
    assert "TC304" not in selected_rules(("TC3",), ())
    with pytest.raises(UsageError, match="termcheck discover"):
        selected_rules(("TC304",), ())
