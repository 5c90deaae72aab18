"""What a comment in a Word document says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.reports.excerpt import (
    anchored,
    cut_to_characters,
    one_line,
    preferred,
    reason,
    source_excerpt,
)
from termcheck.reports.xlsx.words import CHINESE as WORKBOOK_CHINESE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termcheck.model.finding import Finding

_LONGEST = 300
"""Code points of a quoted sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around what was found, in one language."""

    language: str
    """The primary subtag of the language: the key of `WORDS`."""
    severities: Mapping[str, str]
    colon: str
    """Between a word and what it introduces, a blank included where there is one."""
    comma: str
    """Between two of several, likewise."""
    guess: str
    """After a place that was only guessed."""
    where: str
    preferred: str
    term: str
    """After the preferred rendering; `{}` is the source term."""
    also: str
    why: str
    source: str
    rules: Mapping[str, str]
    """What a rule reports, by its code; a rule that is not here is called by its name."""


ENGLISH = Words(
    language="en",
    severities={"error": "Error", "warning": "Warning", "info": "Info"},
    colon=": ",
    comma=", ",
    guess=" (a guess at the place)",
    where="Where",
    preferred="Preferred",
    term=" for {}",
    also="Also accepted",
    why="Why",
    source="Source",
    rules={},
)
CHINESE = Words(
    language="zh",
    severities={"error": "错误", "warning": "警告", "info": "提示"},
    colon="：",
    comma="、",
    guess="（位置为推测）",
    where="位置",
    preferred="首选译法",
    term="（{}）",
    also="也可使用",
    why="理由",
    source="原文",
    rules=WORKBOOK_CHINESE.rules,
)
WORDS: Mapping[str, Words] = {"en": ENGLISH, "zh": CHINESE}
"""By the names of `config.REPORT_LANGUAGES`."""


def lines(finding: Finding, words: Words = ENGLISH, *, with_place: bool = False) -> list[str]:
    """The paragraphs of a comment; the first one is its heading.

    `with_place` names the place, for comments that stand elsewhere.
    """
    rule = words.rules.get(finding.code, finding.rule.replace("-", " "))
    found = _quoted(finding.text) if finding.text else rule
    guess = words.guess if finding.guessed else ""
    said = [f"{words.severities[finding.severity]}{words.colon}{found}{guess}"]
    where = anchored(finding.segment.anchor, words.language) if finding.segment is not None else ""
    if with_place and where:
        said.append(f"{words.where}{words.colon}{where}")
    proposed = preferred(finding)
    if proposed:
        term = words.term.format(one_line(finding.source_term)) if finding.source_term else ""
        said.append(f"{words.preferred}{words.colon}{_quoted(proposed)}{term}")
    also = [text for text in finding.expected if text.casefold() != proposed.casefold()]
    if also:
        said.append(f"{words.also}{words.colon}{words.comma.join(map(_quoted, also))}")
    said.append(f"{words.why}{words.colon}{one_line(reason(finding, words.language))}")
    source = source_excerpt(finding)
    if source is not None:
        cut = cut_to_characters(source, _LONGEST)
        said.append(f"{words.source}{words.colon}{cut.before}{cut.found}{cut.after}")
    said.append(f"{finding.code} {finding.rule}")
    return said


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”"
