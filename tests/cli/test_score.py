"""`termcheck score` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from termcheck.cli.main import app

Write = Callable[[str, str], Path]

GLOSSARY = """\
zh,en,en:admitted
枫桥经验,Fengqiao Experience,Fengqiao model
两个维护,Two Upholds,
"""
ZH = "坚持枫桥经验。\n\n做到两个维护。\n\n推广枫桥经验。\n"
GOOD = (
    "Keep to the Fengqiao Experience.\n\nAchieve the Two Upholds.\n\nSpread the Fengqiao model.\n"
)
POOR = "Keep to the Maple Bridge experience.\n\nAchieve the two maintenances.\n\nSpread it.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    monkeypatch.chdir(tmp_path)
    write("terms.csv", GLOSSARY)


def run(*arguments: str) -> Result:
    environment = {"COLUMNS": "80", "NO_COLOR": "1"}
    return CliRunner().invoke(app, ["score", *arguments, "-g", "terms.csv"], env=environment)


def scored(*arguments: str) -> dict[str, object]:
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    record: dict[str, object] = json.loads(done.stdout)
    assert record["schema"] == "termcheck.score/1"
    return record


def test_a_source_and_a_target(write: Write) -> None:
    write("zh.txt", ZH)
    write("en.txt", GOOD)
    record = scored("zh.txt", "en.txt", "--compat", "wmt25")
    assert (record["source_uses"], record["rendered"], record["success"]) == (3, 3, 1.0)
    assert record["consistency"] == pytest.approx(2 / 3, abs=1e-4)
    assert record["wmt25"] == 1.0
    first, second = record["concepts"]  # type: ignore[misc]
    assert first["renderings"] == [
        {"text": "Fengqiao Experience", "count": 1, "accepted": True},
        {"text": "Fengqiao model", "count": 1, "accepted": True},
    ]
    assert (second["source_uses"], second["success"]) == (1, 1.0)


def test_a_poor_translation_of_the_same_source_scores_less(write: Write) -> None:
    write("zh.txt", ZH)
    write("en.txt", POOR)
    record = scored("zh.txt", "en.txt")
    assert (record["rendered"], record["success"]) == (0, 0.0)
    assert "wmt25" not in record


def test_two_folders_with_files_of_the_same_names(write: Write, tmp_path: Path) -> None:
    for name, text in (("zh/a.txt", ZH), ("zh/b.txt", ZH), ("en/a.txt", GOOD), ("en/b.md", POOR)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(name, text)
    record = scored("zh", "en")
    rates = [each["success"] for each in record["documents"]]  # type: ignore[attr-defined]
    assert rates == [1.0, 0.0]
    assert record["success"] == 0.5


def test_a_bilingual_table(write: Write) -> None:
    write("slogans.csv", "zh,en\n坚持枫桥经验,Keep to the Fengqiao Experience\n两个维护,\n")
    record = scored("slogans.csv")
    assert (record["source_uses"], record["rendered"]) == (1, 1)


def test_the_page_names_what_is_worst(write: Write) -> None:
    write("zh.txt", ZH)
    write("en.txt", POOR)
    done = run("zh.txt", "en.txt")
    assert done.exit_code == 0
    assert "0.0 %" in done.stdout
    assert "0 of 2" in done.stdout
    assert "枫桥经验" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("en.txt", "en.txt"), "the same file"),
        (("gone.txt", "en.txt"), "gone.txt"),
        (("en.txt",), "en.txt: no document has text in both Chinese and English. Give"),
        (("en.txt", "folder"), "two files or two folders: the source, then the target"),
        (("en.txt", "zh.txt", "--compat", "bleu"), "Known: wmt25"),
    ],
)
def test_what_cannot_be_scored_is_said(write: Write, arguments: tuple[str, ...], said: str) -> None:
    write("zh.txt", ZH)
    write("en.txt", GOOD)
    Path("folder").mkdir()
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_other_capitals_are_not_nothing(write: Write) -> None:
    write("zh.txt", "做到两个维护。\n")
    write("en.txt", "Achieve the two upholds.\n")
    assert run("zh.txt", "en.txt").stdout.splitlines()[-1].endswith("Two Upholds  two upholds (1)")


def test_two_files_with_both_languages_are_no_pair(write: Write) -> None:
    for name, english in (("a.tsv", "The Two Upholds."), ("b.tsv", "The two maintenances.")):
        write(name, f"zh\ten\n做到两个维护。\t{english}\n")
    record = scored("a.tsv", "b.tsv")
    assert [each["uri"] for each in record["documents"]] == ["a.tsv", "b.tsv"]  # type: ignore[attr-defined]
    assert (record["source_uses"], record["rendered"]) == (2, 1)


def test_files_that_differ_in_their_ending_do_not_hide_each_other(write: Write) -> None:
    for ending in ("md", "txt"):
        write(f"zh/a.{ending}", "做到两个维护。\n")
    write("en/a.md", "Achieve the Two Upholds.\n")
    write("en/a.txt", "Achieve the two maintenances.\n")
    record = scored("zh", "en")
    shares = {each["uri"]: each["success"] for each in record["documents"]}  # type: ignore[attr-defined]
    assert shares == {"en/a.md": 1.0, "en/a.txt": 0.0}


def test_a_partner_may_have_another_ending(write: Write) -> None:
    write("zh/a.md", "做到两个维护。\n")
    write("en/a.txt", "Achieve the Two Upholds.\n")
    record = scored("zh", "en")
    assert (record["source_uses"], record["rendered"]) == (1, 1)
