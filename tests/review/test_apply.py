"""Round trips: check, decide, apply, check again."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from openpyxl import load_workbook

from termcheck.errors import TermcheckError, UsageError
from termcheck.review.journal import Journal
from tests.review.tools import (
    DOCUMENTS,
    GLOSSARY,
    apply,
    decide,
    prepared,
    renderings,
    run,
    snapshot,
    workbook,
)


def text(name: str) -> str:
    return Path(name).read_bytes().decode("utf-8")


def test_an_unedited_workbook_changes_nothing(here: Path) -> None:
    path = workbook(run())
    before = snapshot()
    assert prepared(path).files == ()
    assert apply(path) is None
    assert snapshot() == before


def test_planning_writes_nothing(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    before = snapshot()
    assert len(prepared(path).files) == 1
    assert snapshot() == before
    assert not Path(".termcheck").exists()


def test_fix_takes_the_suggestion_or_the_typed_text(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("two maintenance", "docs/c.txt"): ("fix", "Two Upholds of the Party"),
        },
    )
    apply(path)
    assert text("docs/a.txt") == DOCUMENTS["docs/a.txt"].replace("two maintenance", "Two Upholds")
    assert text("docs/c.txt") == DOCUMENTS["docs/c.txt"].replace(
        "two maintenance", "Two Upholds of the Party"
    )


def test_only_the_decided_one_of_several(here: Path) -> None:
    path = workbook(run())
    decide(path, {("Maple Bridge experience", "docs/a.txt"): "fix"})
    apply(path)
    changed = DOCUMENTS["docs/a.txt"].replace("Maple Bridge experience", "Fengqiao Experience", 1)
    assert text("docs/a.txt") == changed


def test_a_rule_about_the_run_is_mended_in_all_its_places(here: Path) -> None:
    path = workbook(run())
    decide(path, {("leading Party members group", "docs/a.txt"): "fix"})
    apply(path)
    assert text("docs/a.txt").count("The Party Leadership Group") == 2
    assert "TC301" not in {f.code for f in run().findings}


def test_markup_between_the_words_stays(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two** upholds", "docs/b.md"): "fix"})
    apply(path)
    assert "the **Two** Upholds." in text("docs/b.md")


def test_markup_does_not_get_into_the_glossary(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two** upholds", "docs/b.md"): "accept always"})
    apply(path)
    assert "两个维护,Two Upholds,two upholds," in text("terms.csv")


def test_a_rendering_as_a_whole_in_all_its_spellings(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two Upholds", "Form"): "fix"}, sheet="Terms")
    apply(path)
    assert "the Two Upholds and the **Two** Upholds." in text("docs/b.md")


def test_both_sides_of_a_translation(here: Path) -> None:
    Path("docs/p.zh.txt").write_text("学习两个维护。\n\n会议闭幕。\n", encoding="utf-8")
    Path("docs/p.en.txt").write_text("They studied the two maintenance.\n\nThe meeting closed.\n")
    path = workbook(run())
    decide(path, {("two maintenance", "docs/p.en.txt"): "fix"})
    plan = prepared(path)
    assert plan.left == ()
    assert [file.path.as_posix() for file in plan.files] == ["docs/p.en.txt"]
    assert plan.files[0].after == b"They studied the Two Upholds.\n\nThe meeting closed.\n"


def test_a_rendering_as_a_whole_but_for_rows_that_decide_otherwise(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "Variant"): "fix"}, sheet="Terms")
    decide(path, {("two maintenance", "docs/c.txt"): "accept here"})
    apply(path)
    assert "The Two Upholds was" in text("docs/a.txt")
    assert "the two maintenance" in text("docs/c.txt")
    assert {f.document for f in run().findings if "maintenance" in f.text} == set()


def test_an_admitted_rendering_as_a_whole(here: Path) -> None:
    path = workbook(run())
    key = ("leading Party members group", "Admitted")
    decide(path, {key: ("fix", "party leadership")}, sheet="Terms")
    apply(path)
    assert "The party leadership met. The party leadership left." in text("docs/a.txt")


def test_a_typed_text_that_would_be_reported_itself_is_not_put(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): ("fix", "Maple Bridge experience")})
    plan = prepared(path)
    assert plan.files == ()
    assert plan.left[0].cell.startswith("Findings!")
    assert "another finding" in plan.left[0].reason


def test_accept_here_is_a_known_finding_from_now_on(here: Path) -> None:
    path = workbook(run())
    decide(path, {("Maple Bridge Experience", "docs/c.txt"): "accept here"})
    apply(path)
    known = json.loads(text("known.json"))
    assert [record["document"] for record in known["findings"]] == ["docs/c.txt"]
    assert ("docs/c.txt", "TC101", "Maple Bridge Experience") not in renderings(run())


def test_what_is_accepted_stays_so_when_its_sentence_is_corrected(here: Path) -> None:
    Path("docs/d.txt").write_text("The two maintenance and a Maple Bridge experience.\n")
    path = workbook(run())
    decide(path, {("Maple Bridge experience", "docs/d.txt"): "accept here"})
    apply(path)
    path = workbook(run(), "second.xlsx")
    decide(path, {("two maintenance", "docs/d.txt"): "fix"})
    apply(path)
    assert text("docs/d.txt") == "The Two Upholds and a Maple Bridge experience.\n"
    assert [r for r in renderings(run()) if r[0] == "docs/d.txt"] == []


def test_accept_and_fix_in_one_sentence_at_once(here: Path) -> None:
    Path("docs/d.txt").write_text("The two maintenance and a Maple Bridge experience.\n")
    path = workbook(run())
    decide(
        path,
        {
            ("Maple Bridge experience", "docs/d.txt"): "accept here",
            ("two maintenance", "docs/d.txt"): "fix",
        },
    )
    apply(path)
    assert [r for r in renderings(run()) if r[0] == "docs/d.txt"] == []


def test_accept_here_goes_to_the_file_that_the_check_was_given(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/c.txt"): "accept here"})
    assert [file.path for file in prepared(path, baseline=False).files] == [Path("known.json")]


def test_accept_here_needs_a_file(here: Path) -> None:
    path = workbook(run(baseline=False))
    decide(path, {("two maintenance", "docs/c.txt"): "accept here"})
    plan = prepared(path, baseline=False)
    assert plan.files == ()
    assert "--baseline" in plan.left[0].reason


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        ("accept always", "two-upholds,两个维护,Two Upholds,two maintenance,,,"),
        ("deprecate", "two-upholds,两个维护,Two Upholds,,two maintenance,,"),
        ("not this term", "two-upholds,两个维护,Two Upholds,,,two maintenance,"),
        (("not this term", "the two maintenance"), "两个维护,Two Upholds,,,the two maintenance,"),
        (("accept always", "two safeguards"), "两个维护,Two Upholds,two safeguards,,,"),
    ],
)
def test_decisions_about_the_glossary(
    here: Path, decision: str | tuple[str, str], line: str
) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): decision})
    apply(path)
    old, new = GLOSSARY.splitlines(), text("terms.csv").splitlines()
    changed = [b for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0].endswith(line)


def test_not_this_term_needs_a_phrase_that_holds_the_words(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): ("not this term", "other words")})
    plan = prepared(path)
    assert plan.files == ()
    assert "does not hold" in plan.left[0].reason


def test_decisions_about_the_glossary_that_contradict_each_other(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "accept always",
            ("two maintenance", "docs/c.txt"): "deprecate",
        },
    )
    plan = prepared(path)
    assert plan.files == ()
    assert len(plan.left) == 2
    assert all("decides otherwise" in each.reason for each in plan.left)


def test_moved_lines_do_not_matter_but_other_sentences_do(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("two maintenance", "docs/c.txt"): "fix",
        },
    )
    Path("docs/a.txt").write_bytes(b"New.\r\n\r\n" + Path("docs/a.txt").read_bytes())
    Path("docs/c.txt").write_bytes(Path("docs/c.txt").read_bytes().replace(b"Once", b"Twice"))
    plan = prepared(path)
    assert [file.path.as_posix() for file in plan.files] == ["docs/a.txt"]
    (left,) = plan.left
    assert "no longer stands" in left.reason


def test_applied_twice_equals_once(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("Maple Bridge Experience", "docs/c.txt"): "accept here",
            ("new-quality productive forces", "docs/b.md"): "accept always",
            ("two Upholds", "docs/b.md"): "deprecate",
        },
    )
    apply(path)
    once = snapshot()
    assert prepared(path).files == ()
    assert snapshot() == once


def test_undo_restores_every_byte(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("new-quality productive forces", "docs/b.md"): "fix",
            ("two maintenance", "docs/c.txt"): "deprecate",
            ("Maple Bridge Experience", "docs/c.txt"): "accept here",
        },
    )
    before = snapshot()
    apply(path)
    assert len(snapshot()) == len(before) + 1
    Journal(here).undo()
    assert snapshot() == before


def test_the_plan_foresees_that_two_renderings_will_be_accepted(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "accept always"})
    assert not any("TC301" in remark for remark in prepared(path).remarks), "nothing else is used"
    Path("docs/d.txt").write_text("The Two Upholds.\n", encoding="utf-8")
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "accept always"})
    (remark,) = [remark for remark in prepared(path).remarks if "TC301" in remark]
    assert "“Two Upholds” stands for the same once; with “two maintenance” accepted" in remark
    apply(path)
    assert "TC301" in {finding.code for finding in run().findings}


def test_why_a_finding_stands_no_longer(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("two maintenance", "docs/c.txt"): "deprecate",
            ("new-quality productive forces", "docs/b.md"): "fix",
        },
    )
    other = workbook(run(), "other.xlsx")
    decide(other, {("two maintenance", "docs/a.txt"): "accept always"})
    apply(other)
    Path("docs/b.md").rename("docs/moved.md")
    reasons = sorted(each.reason for each in prepared(path).left)
    assert reasons == [
        "docs/b.md was not read: there is no such file; if it was moved, check it again",
        "“two maintenance” is admitted in the glossary by now",
        "“two maintenance” is admitted in the glossary by now",
    ]


def test_elsewhere_it_says_where_to_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(run()).resolve()
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    (here / "other").mkdir()
    monkeypatch.chdir(here / "other")
    with pytest.raises(UsageError, match="not here"):
        prepared(path)


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_of_the_workbook_lose_nothing(here: Path, seed: int) -> None:
    """Random cells get random values: files stay whole, and undo brings all of them back."""
    rng = random.Random(seed)
    path = workbook(run())
    book = load_workbook(path)
    words = ["fix", "accept here", "accept always", "deprecate", "not this term", "later",
             "修改", "rubbish", "", "=1+1", "a|b", "\u200b", "x" * 500, "𠀀ﬁİ"]  # fmt: skip
    for name in ("Findings", "Terms"):
        rows = book[name]
        for _ in range(12):
            row, column = rng.randint(1, rows.max_row), rng.randint(1, rows.max_column)
            heads = {cell.value: cell.column for cell in rows[1]}
            if rng.random() < 0.7:
                column = heads.get(rng.choice(["Decision", "Replace by"]), column)
            rows.cell(row, column).value = rng.choice(words)
        if rng.random() < 0.3:
            rows.delete_rows(rng.randint(1, rows.max_row))
        if rng.random() < 0.3:
            rows.delete_cols(rng.randint(1, rows.max_column))
    book.save(path)
    before = snapshot()
    try:
        outcome = apply(path)
    except TermcheckError:
        outcome = None
    if outcome is None:
        assert snapshot() == before
        return
    assert run().notes == ()
    Journal(here).undo()
    assert snapshot() == before


@pytest.mark.parametrize(
    ("decision", "after"),
    [
        ("fix", {"docs/a.txt": None, "docs/c.txt": "TC103"}),
        ("accept here", {"docs/a.txt": None, "docs/c.txt": "TC103"}),
        ("accept always", {"docs/a.txt": None, "docs/c.txt": None}),
        ("not this term", {"docs/a.txt": None, "docs/c.txt": None}),
        ("deprecate", {"docs/a.txt": "TC101", "docs/c.txt": "TC101"}),
        ("later", {"docs/a.txt": "TC103", "docs/c.txt": "TC103"}),
    ],
)
def test_what_the_next_check_says(here: Path, decision: str, after: dict[str, str | None]) -> None:
    report = run()
    path = workbook(report)
    decide(path, {("two maintenance", "docs/a.txt"): decision})
    apply(path)
    found = renderings(run())
    old = [r for r in renderings(report) if r[2] != "two maintenance"]
    assert [r for r in found if r[2] != "two maintenance"] == old, "nothing else has changed"
    told = {r[0]: r[1] for r in found if r[2] == "two maintenance"}
    assert told == {name: code for name, code in after.items() if code is not None}
