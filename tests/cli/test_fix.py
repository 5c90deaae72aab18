from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.test_review import here, termcheck
from tests.review.tools import snapshot

__all__ = ["here"]


def test_diff_shows_and_exits_with_one(here: Path) -> None:
    before = snapshot()
    code, out, err = termcheck("fix", "docs", "-g", "terms.csv", "--diff")
    assert code == 1
    assert "+A Fengqiao Experience is a Fengqiao Experience. 𠀀 ﬁ İ" in out
    assert "two maintenance was" not in out
    assert "Would make 4 replacements in 3 documents" in err
    assert snapshot() == before


def test_fixed_checked_and_taken_back(here: Path) -> None:
    before = snapshot()
    code, out, err = termcheck("fix", "docs", "-g", "terms.csv")
    assert (code, out) == (0, "")
    assert "Made 4 replacements in 3 documents" in err
    fixed = snapshot()
    assert fixed["docs/c.txt"] == before["docs/c.txt"].replace(
        b"Maple Bridge Experience", b"Fengqiao Experience"
    )
    code, _, err = termcheck("fix", "docs", "-g", "terms.csv")
    assert (code, err) == (0, "Made 0 replacements in 0 documents\n")
    assert snapshot() == fixed
    assert termcheck("fix", "docs", "-g", "terms.csv", "--diff")[0] == 0
    assert termcheck("review", "undo")[0] == 0
    assert snapshot() == before


def test_unsafe_fixes_but_never_possible_ones(here: Path) -> None:
    code, _, _ = termcheck("fix", "docs", "-g", "terms.csv", "--unsafe")
    assert code == 0
    texts = {name: data.decode("utf-8") for name, data in snapshot().items() if "docs" in name}
    assert "The Two Upholds was discussed" in texts["docs/a.txt"]
    assert texts["docs/a.txt"].count("Party Leadership Group") == 2
    assert "the two Upholds and the **two** upholds" in texts["docs/b.md"]


def test_only_selected_rules(here: Path) -> None:
    code, _, err = termcheck("fix", "docs", "-g", "terms.csv", "--select", "TC102")
    assert code == 0
    assert "Made 1 replacement in 1 document" in err


def test_columns_and_names_of_pairs_as_in_a_check(here: Path) -> None:
    """What only the other side shows is fixed where the other side is told of."""
    Path("t.csv").write_text("x,y,z\nThe Maple Bridge way spreads.,-,枫桥经验在推广。\n", "utf-8")
    columns = ("--columns", "zh=C,en=A")
    code, out, _ = termcheck("fix", "t.csv", "-g", "terms.csv", "--unsafe", "--diff", *columns)
    assert code == 1
    assert "+The Fengqiao Experience spreads.,-,枫桥经验在推广。" in out
    Path("p [zh].txt").write_text("枫桥经验在推广。\n", "utf-8")
    Path("p [en].txt").write_text("The Maple Bridge way spreads.\n", "utf-8")
    names = ("p [zh].txt", "p [en].txt", "-g", "terms.csv", "--unsafe", "--diff")
    assert termcheck("fix", *names)[:2] == (0, "")
    code, out, _ = termcheck("fix", *names, "--pairs", "{name} [{lang}].{ext}")
    assert code == 1
    assert "+The Fengqiao Experience spreads." in out


def test_no_cache_is_kept_where_none_is_wanted(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("TERMCHECK_CACHE_DIR", str(cache))
    arguments = ("fix", "docs", "-g", "terms.csv", "--diff")
    without = termcheck(*arguments, "--no-cache")
    assert list(cache.rglob("*.*")) == []
    assert termcheck(*arguments) == without
    assert list(cache.rglob("*.*")) != []


def test_no_glossary_is_wrong_usage(here: Path) -> None:
    code, _, err = termcheck("fix", "docs")
    assert code == 2
    assert "no glossary" in err


@pytest.mark.parametrize(("option", "tracked"), [("--track", True), ("--no-track", False)])
def test_a_word_document(here: Path, option: str, tracked: bool) -> None:
    document = Document()
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("Maple").bold = True
    paragraph.add_run(" Bridge experience spread.")
    document.save("docs/w.docx")
    code, _, _ = termcheck("fix", "docs/w.docx", "-g", "terms.csv", option)
    assert code == 0
    xml = Document("docs/w.docx").element.xml
    assert ("w:ins" in xml) is tracked
    assert ("Maple" in xml) is tracked
    assert "Fengqiao" in xml
    code, _, err = termcheck("fix", "docs/w.docx", "-g", "terms.csv", "--diff")
    assert (code, err) == (0, "Would make 0 replacements in 0 documents\n")
