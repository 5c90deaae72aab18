"""The rules: from matches, uses and notes to findings.

One module a rule, with the constants `CODE`, `NAME`, `SEVERITY` and `ON` and a docstring that
`termcheck rules CODE` shows. Three shapes, by what a rule looks at:

- text rules:  `judge(match, concept, language) -> Verdict | None`, one match at a time;
- run rules:   `judge_run(uses, language) -> list of (Use, Verdict)`, all uses of one concept;
- input rules: `judge_note(note) -> Verdict | None`, one note of a reader at a time.
"""

from __future__ import annotations

from termcheck.rules.registry import ALL_RULES, INPUT_RULES, RUN_RULES, TEXT_RULES, Rule, rule_named
from termcheck.rules.verdict import Use, Verdict

__all__ = [
    "ALL_RULES",
    "INPUT_RULES",
    "RUN_RULES",
    "TEXT_RULES",
    "Rule",
    "Use",
    "Verdict",
    "rule_named",
]
