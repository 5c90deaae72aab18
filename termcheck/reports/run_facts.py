"""How a report came about, as texts for people that can be read back."""

from __future__ import annotations

from typing import Any

from termcheck.model.records import run_record
from termcheck.model.report import Run

_NONE_SAID = ("exclude", "pairs", "severities", "columns")
"""Settings of which it matters that there are none: so another run must not use others instead."""


def run_facts(run: Run, none: str) -> dict[str, Any]:
    """The run by the names of its record: texts, numbers and lists of texts.

    `none` stands for a list of settings that is empty. What is not known, or is left to the usual
    ways, is not there.
    """
    facts = run_record(run)
    facts["severities"] = [f"{code}={severity}" for code, severity in run.severities]
    facts["columns"] = [f"{language}={column}" for language, column in run.columns]
    facts |= {name: [none] for name in _NONE_SAID if facts[name] == []}
    if not run.paths:
        del facts["paths"]
    return {name: value for name, value in facts.items() if value is not None}
