"""The rules on glossaries and how to run them. A new rule is a module and a line here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from termcheck.glossary.load import Loaded, in_order
from termcheck.glossary.rules import (
    accepted_and_rejected,
    contradicting_rows,
    duplicate_term,
    everyday_term,
    formula_cell,
    guessed_glossary_encoding,
    ignored_value,
    merged_rows,
    nested_term,
    none_preferred,
    pattern_term,
    rejected_elsewhere,
    scant_term,
    shared_rendering,
    skipped_glossary_file,
    skipped_row,
    two_preferred,
    unknown_column,
    wrong_script,
)
from termcheck.glossary.rules.base import Subject
from termcheck.model.finding import Severity
from termcheck.model.report import GlossaryRemark

Check = Callable[[Subject], Iterator[GlossaryRemark]]


@dataclass(frozen=True, slots=True)
class GlossaryRule:
    """What is said of a rule on glossaries in lists and help, and how it is run."""

    code: str
    name: str
    severity: Severity
    """The usual one; a remark may be graver or lighter."""
    on: bool
    doc: str
    """The module's docstring: Markdown with fixed headings."""
    check: Check | None
    """None for rules that speak while files are read."""

    @property
    def summary(self) -> str:
        """The first line of the docstring, without its full stop."""
        return self.doc.partition("\n")[0].rstrip(".")


def _rule(module: ModuleType) -> GlossaryRule:
    return GlossaryRule(
        module.CODE,
        module.NAME,
        module.SEVERITY,
        module.ON,
        inspect.getdoc(module) or "",
        getattr(module, "check", None),
    )


_MODULES = (
    duplicate_term,
    two_preferred,
    none_preferred,
    shared_rendering,
    nested_term,
    formula_cell,
    pattern_term,
    scant_term,
    accepted_and_rejected,
    rejected_elsewhere,
    wrong_script,
    everyday_term,
    skipped_row,
    unknown_column,
    merged_rows,
    contradicting_rows,
    ignored_value,
    skipped_glossary_file,
    guessed_glossary_encoding,
)

GLOSSARY_RULES: Mapping[str, GlossaryRule] = {m.CODE: _rule(m) for m in _MODULES}
"""By code, in the order of the codes."""


def lint_glossary(loaded: Loaded) -> tuple[GlossaryRemark, ...]:
    """All that is to be said of a glossary: what loading said and what the rules find.

    Sorted by file, row and code. Cost: linear in the number of terms and of nestings.
    """
    subject = Subject(loaded.glossary, loaded.source_language, loaded.target_language)
    remarks = list(loaded.remarks)
    for rule in GLOSSARY_RULES.values():
        if rule.check is not None:
            remarks.extend(rule.check(subject))
    return in_order(remarks, loaded.glossary.origin)
