"""`termcheck discover`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from termcheck.cli.main import app
from tests.discovery.corpora import COURT, pairs_of, replaced


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    with Path("court.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["zh", "en"])
        pairs = pairs_of(COURT, replaced("case", "matter"))
        rows.writerows((pair.source, pair.target) for pair in pairs)
    return tmp_path


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, ["discover", *arguments])


def test_terms_are_shown_and_written(corpus: Path) -> None:
    done = run("court.csv", "-o", "found.xlsx", "-o", "draft.csv", "-o", "draft.yaml")
    assert done.exit_code == 0
    assert done.stdout == (
        "Term  Uses  Renderings\n"
        "案件  24    case 12, matter 12\n"
        "\n"
        "1 term with several renderings in 72 pairs of texts from 1 document, among terms\n"
        "with 3 uses or more (TC304).\n"
        "So few pairs say little: read them as hints.\n"
    )
    assert "Written to found.xlsx" in done.stderr
    assert {path.name for path in corpus.iterdir()} >= {"found.xlsx", "draft.csv", "draft.yaml"}
    for draft in ("draft.csv", "draft.yaml"):
        linted = CliRunner().invoke(app, ["glossary", "lint", draft])
        assert linted.exit_code == 0, linted.output


def test_nothing_found_is_said(corpus: Path) -> None:
    done = run("court.csv", "--min-count", "30")
    assert done.exit_code == 0
    assert done.stdout.startswith("No term with several renderings in 72 pairs")


def test_a_draft_without_terms_is_not_written(corpus: Path) -> None:
    done = run("court.csv", "--min-count", "30", "-o", "found.xlsx", "-o", "draft.csv")
    assert "so draft.csv was not written" in done.stderr
    assert Path("found.xlsx").is_file()
    assert not Path("draft.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["court.csv", "-o", "found.pdf"], "suffix '.pdf'"),
        (["court.csv", "-o", "missing/found.xlsx"], "does not exist"),
        (["court.csv", "--source-lang", "en", "--target-lang", "en"], "both English"),
        (["single.txt"], "no unit has text in both Chinese and English"),
        (["court.csv", "--source-lang", "ja"], "words of 'ja'"),
    ],
)
def test_what_cannot_be_done_exits_with_2(corpus: Path, arguments: list[str], said: str) -> None:
    Path("single.txt").write_text("Only English here.\n", encoding="utf-8")
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
