"""The rules that exist. A new rule is a module and a line here."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import cast

from termcheck.errors import UsageError
from termcheck.model.finding import Severity
from termcheck.rules import (
    admitted_term,
    columns_not_found,
    deprecated_term,
    guessed_encoding,
    inconsistent_rendering,
    inconsistent_term,
    inconsistent_translation,
    missing_term,
    shared_translation,
    skipped_file,
    swapped_languages,
    term_count,
    term_form,
    text_not_read,
    unaligned_text,
    unlisted_variant,
    unpaired_file,
    unreadable_file,
    unsupported_term,
    untranslated_term,
    untranslated_unit,
    wrong_term,
)
from termcheck.rules.verdict import (
    CorpusRule,
    InputRule,
    PairRule,
    RunRule,
    TextRule,
    TranslationRule,
)

_TEXT = (deprecated_term, term_form, unlisted_variant, admitted_term)
_PAIR = (missing_term, wrong_term, unsupported_term, untranslated_term, term_count)
_RUN = (inconsistent_rendering,)
_TRANSLATION = (inconsistent_translation, shared_translation)
_CORPUS = (inconsistent_term,)
_INPUT = (
    unreadable_file,
    guessed_encoding,
    text_not_read,
    skipped_file,
    unpaired_file,
    unaligned_text,
    swapped_languages,
    untranslated_unit,
    columns_not_found,
)

TEXT_RULES: Mapping[str, TextRule] = {m.CODE: cast(TextRule, m) for m in _TEXT}
PAIR_RULES: Mapping[str, PairRule] = {
    m.CODE: cast(PairRule, m)
    # What was left in the source language is not missing as well: said first.
    for m in (untranslated_term, *(m for m in _PAIR if m is not untranslated_term))
}
TRANSLATION_RULES: Mapping[str, TranslationRule] = {
    m.CODE: cast(TranslationRule, m) for m in _TRANSLATION
}
RUN_RULES: Mapping[str, RunRule] = {m.CODE: cast(RunRule, m) for m in _RUN}
CORPUS_RULES: Mapping[str, CorpusRule] = {m.CODE: cast(CorpusRule, m) for m in _CORPUS}
"""Those of `termcheck discover`; a check runs none of them."""
INPUT_RULES: Mapping[str, InputRule] = {m.CODE: cast(InputRule, m) for m in _INPUT}


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of a rule in lists and help."""

    code: str
    name: str
    severity: Severity
    on: bool
    """Whether it runs when nobody selects rules."""
    doc: str
    """The module's docstring: Markdown with fixed headings."""

    @property
    def summary(self) -> str:
        """The first line of the docstring, without its full stop."""
        return self.doc.partition("\n")[0].rstrip(".")


def _rule(module: ModuleType) -> Rule:
    return Rule(module.CODE, module.NAME, module.SEVERITY, module.ON, inspect.getdoc(module) or "")


ALL_RULES: Mapping[str, Rule] = {
    m.CODE: _rule(m) for m in (*_TEXT, *_PAIR, *_RUN, *_TRANSLATION, *_CORPUS, *_INPUT)
}
"""By code, in the order of the codes."""


def rule_named(name: str, known: Mapping[str, Rule] = ALL_RULES) -> Rule:
    """The rule of a code or a name, whatever the case.

    Raises:
        UsageError: there is none; the message names the nearest one.
    """
    wanted = name.strip()
    for rule in known.values():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    from difflib import get_close_matches

    # All codes look alike: one digit for another points at none of them, one too many does.
    names = [rule.name for rule in known.values()]
    close = get_close_matches(wanted.upper(), list(known), 1, 0.85) or get_close_matches(
        wanted.lower(), names, 1, 0.6
    )
    hint = f"Did you mean {close[0]}?" if close else "`termcheck rules` lists them"
    raise UsageError(f"there is no rule '{wanted}'", hint=hint)


def selected_rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Codes of the rules to run.

    Each word is a code, a name or the beginning of codes (`TC1`, `TC`); `select` adds to the rules
    that are on by default when it begins with `+`, else replaces them; `ignore` takes away.

    Raises:
        UsageError: a word fits no rule.
    """
    chosen = {rule.code for rule in ALL_RULES.values() if rule.on and rule.code not in CORPUS_RULES}
    wanted = [word.strip() for word in select if word.strip()]
    if wanted and not all(word.startswith("+") for word in wanted):
        # Input rules stay: an unreadable file must never go unnoticed by a selection of text rules.
        chosen = {code for code in chosen if code in INPUT_RULES}
    for word in wanted:
        chosen |= _codes(word.removeprefix("+"))
    for word in ignore:
        if word.strip():
            chosen -= _codes(word.strip())
    return frozenset(chosen)


def _codes(word: str) -> set[str]:
    prefix = word.upper()
    codes = {code for code in ALL_RULES if prefix.startswith("TC") and code.startswith(prefix)}
    if not codes and prefix.startswith("TC4"):
        hint = "`termcheck glossary lint` runs these"
        raise UsageError(f"{word} looks at glossaries, not at documents", hint=hint)
    codes = codes or {rule_named(word).code}
    if codes <= CORPUS_RULES.keys():
        hint = "`termcheck discover` runs it"
        raise UsageError(f"{word} looks at a whole corpus, not at documents", hint=hint)
    return codes - CORPUS_RULES.keys()
