"""The rules: from matches, uses and notes to findings.

One module a rule, with the constants `CODE`, `NAME`, `SEVERITY` and `ON` and a docstring that
`termcheck rules CODE` shows. Five shapes, by what a rule looks at:

- text rules:  `judge(match, concept, language) -> Verdict | None`, one match at a time;
- pair rules:  `judge_pair(pair, said) -> list of PairVerdict`, a source and its target at a time;
- run rules:   `judge_run(uses, concept, language)`, all uses of one concept;
- translation rules: `judge_translations(versions, language)`, all units with the same source, or
  with the same target;
- input rules: `judge_note(note) -> Verdict | None`, one note of a reader at a time.

What a verdict says is a phrase (`model.phrase`); its words in every language stand in
`model.wording`.
"""

from __future__ import annotations

from termcheck.rules.registry import (
    ALL_RULES,
    INPUT_RULES,
    PAIR_RULES,
    RUN_RULES,
    TEXT_RULES,
    TRANSLATION_RULES,
    Rule,
    rule_named,
)
from termcheck.rules.verdict import Use, Verdict

__all__ = [
    "ALL_RULES",
    "INPUT_RULES",
    "PAIR_RULES",
    "RUN_RULES",
    "TEXT_RULES",
    "TRANSLATION_RULES",
    "Rule",
    "Use",
    "Verdict",
    "rule_named",
]
