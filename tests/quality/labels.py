"""Labelled sentences: which words of a sentence render a concept in a form nobody listed.

A file in `cases/` is a list of

    - concept: {zh: 三会一课, en: Three Meetings and One Lecture}
      lines:
      - Every branch must hold its «three meetings and one class|synonym» on schedule.
      - The delegation held three meetings with local firms and attended one concert.

`concept` may also have `admitted`, `deprecated` and `not_in`, each a list. All concepts of a file
form one glossary, so that concepts compete for words as they do in a user's glossary.

A line is a sentence. Words in «» are a rendering that must be found; the kind after the bar says
how it differs from the preferred one (`termcheck.model.match.Kind`). A rendering of another concept
of the same file has that concept's Chinese term after a second bar. Everything outside «» must stay
silent, for all concepts of the file: the preferred rendering, the forms of it that grammar asks
for, and words that only look like it.

Labels name the difference an editor sees first: `literal` where the Chinese words or characters
were translated one by one against their sense, `synonym` where another word of the same sense
stands, `derivation` where a word of the same family stands, and so on. Sentences on which two
editors could disagree are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from termcheck.model.glossary import Concept, Glossary
from termcheck.model.match import Kind
from tests.conftest import concept, glossary

CASES = Path(__file__).resolve().parent / "cases"

_MARK = re.compile(r"«([^«»|]+)\|([a-z-]+)(?:\|([^«»|]+))?»")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled rendering `[start, end)` in a text."""

    place: str
    """Which text: `society.yaml/12`, or the name of a document."""
    concept_id: str
    start: int
    end: int
    kind: str
    text: str
    must: bool = True
    """Whether it must be found; False where annotators disagree: then it counts neither way."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence without its labels, and the labels."""

    place: str
    concept_id: str
    """The concept under which it is listed."""
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of cases."""

    name: str
    glossary: Glossary
    lines: tuple[Line, ...]


def read_sheets(folder: Path = CASES) -> list[Sheet]:
    """All files of cases, sorted by name.

    Raises:
        ValueError: a label is malformed, or names a kind or a concept that does not exist.
    """
    return [read_sheet(path) for path in sorted(folder.glob("*.yaml"))]


def read_sheet(path: Path) -> Sheet:
    """One file of cases; see `read_sheets`."""
    from ruamel.yaml import YAML

    rows: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    concepts = [_concept(row["concept"]) for row in rows]
    known = {each.id for each in concepts}
    if len(known) != len(concepts):
        raise ValueError(f"{path.name}: a Chinese term stands there twice")
    lines: list[Line] = []
    for row in rows:
        for text in row["lines"]:
            place = f"{path.name}/{len(lines) + 1}"
            lines.append(read_line(text, row["concept"]["zh"], place))
    for mark in (mark for line in lines for mark in line.marks):
        if mark.concept_id not in known:
            raise ValueError(f"{mark.place}: no concept {mark.concept_id}")
    return Sheet(path.name, glossary(*concepts), tuple(lines))


def read_line(labelled: str, concept_id: str, place: str) -> Line:
    """The sentence and the marks of a labelled line.

    Raises:
        ValueError: a label is malformed or names a kind that does not exist.
    """
    plain, marks, done = "", [], 0
    for found in _MARK.finditer(labelled):
        plain += labelled[done : found.start()]
        rendering, kind, other = found.groups()
        start, end = len(plain), len(plain) + len(rendering)
        marks.append(Mark(place, other or concept_id, start, end, Kind(kind), rendering))
        plain += rendering
        done = found.end()
    plain += labelled[done:]
    if "«" in plain or "»" in plain or "|" in plain:
        raise ValueError(f"{place}: malformed label in {labelled!r}")
    return Line(place, concept_id, plain, tuple(marks))


def _concept(row: dict[str, Any]) -> Concept:
    unknown = row.keys() - {"zh", "en", "admitted", "deprecated", "not_in"}
    if unknown:
        raise ValueError(f"{row['zh']}: unknown keys {sorted(unknown)}")
    return concept(
        row["zh"],
        row["en"],
        admitted=tuple(row.get("admitted", ())),
        deprecated=tuple(row.get("deprecated", ())),
        not_in=tuple(row.get("not_in", ())),
        name=row["zh"],
    )
