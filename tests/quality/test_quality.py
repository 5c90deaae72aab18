"""Quality as a habit: the figures, and the floors they must not fall below.

`pytest -s tests/quality` prints the tables. When a change has lifted the figures, record them with
`python -m tests.quality.harness --update`.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from termcheck.model.match import FORM_KINDS, Kind
from tests.quality.harness import lists, score_cases, score_documents, table
from tests.quality.labels import Sheet, read_sheets
from tests.quality.ratchet import figures, read_floors, sunk


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    return read_sheets()


def test_there_are_enough_cases_and_most_are_silent(sheets: list[Sheet]) -> None:
    lines = [line for sheet in sheets for line in sheet.lines]
    silent = [line for line in lines if not line.marks]
    assert len(lines) >= 420
    assert len(silent) * 2 >= len(lines)
    assert sum(len(sheet.glossary.concepts) for sheet in sheets) >= 60
    kinds = Counter(mark.kind for line in lines for mark in line.marks)
    derived = set(Kind) - FORM_KINDS - {Kind.EXACT, Kind.LISTED} | {Kind.ORDER}
    assert {kind: n for kind in derived if (n := kinds[kind]) < 10} == {}


def test_every_concept_has_lines_of_both_sorts(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for concept in sheet.glossary.concepts:
            own = [line for line in sheet.lines if line.concept_id == concept.id]
            assert any(line.marks for line in own), concept.id
            assert any(not line.marks for line in own), concept.id


def test_no_sentence_stands_twice(sheets: list[Sheet]) -> None:
    texts = Counter(line.text for sheet in sheets for line in sheet.lines)
    assert [text for text, n in texts.items() if n > 1] == []


def test_nothing_accepted_is_marked(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        accepted = {c.id: {t.text for t in c.accepted("en")} for c in sheet.glossary.concepts}
        for mark in (mark for line in sheet.lines for mark in line.marks):
            assert mark.text not in accepted[mark.concept_id], mark.place


def test_the_cases_are_not_taken_from_the_documents(shared: Path, sheets: list[Sheet]) -> None:
    gold = json.loads((shared / "quality" / "seeds_gold.json").read_text(encoding="utf-8"))
    known = {each["text"].lower() for each in gold if each["status"] == "var"}
    marks = {m.text.lower() for sheet in sheets for line in sheet.lines for m in line.marks}
    assert marks & known == set()
    documents = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))
    )
    assert [line.text for sheet in sheets for line in sheet.lines if line.text in documents] == []


def test_floors_are_recorded() -> None:
    floors = read_floors()
    assert {"recall", "precision", "precision of certain"} <= floors["cases"].keys()
    assert {"recall", "precision"} <= floors["documents"].keys()


def test_labelled_sentences_hold_their_floors(sheets: list[Sheet]) -> None:
    score = score_cases(sheets)
    print("\n" + table("labelled sentences", score))
    below = sunk(read_floors(), {"cases": figures(score)})
    assert not below, "\n".join([*below, lists(score, {})])


def test_documents_hold_their_floors(shared: Path) -> None:
    score = score_documents(shared)
    if score is None:
        pytest.skip("no annotations in ../shared/quality")
    print("\n" + table("the users' documents", score))
    below = sunk(read_floors(), {"documents": figures(score)})
    assert not below, "\n".join([*below, lists(score, {})])
