"""`discover` on files: what is read, what is said, what comes out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from termcheck.api import discover
from termcheck.discovery.values import Discovery
from termcheck.engine.discovery import usual_min_count
from termcheck.errors import UsageError
from tests.discovery.corpora import COURT, pairs_of, replaced


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "court.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["zh", "en"])
        for pair in pairs_of(COURT, replaced("case", "matter")):
            rows.writerow([pair.source, pair.target])
        rows.writerow(["只有原文。", ""])
    return path


@pytest.fixture(scope="module")
def result(table: Path) -> Discovery:
    return discover([table])


def test_a_table_is_read_and_its_terms_found(result: Discovery, table: Path) -> None:
    assert result.documents == (table.as_posix(),)
    assert (result.pairs, result.one_sided, result.min_count) == (72, 1, 3)
    (term,) = result.terms
    assert term.text == "案件"
    assert [(each.text, each.count) for each in term.renderings] == [("case", 12), ("matter", 12)]


def test_each_rendering_beside_the_main_one_is_a_finding(result: Discovery) -> None:
    (finding,) = result.findings
    assert (finding.code, finding.rule, finding.severity) == (
        "TC304",
        "inconsistent-term",
        "warning",
    )
    assert finding.text == "matter"
    assert finding.source is not None
    assert finding.source_span is not None
    assert finding.source.text[slice(*finding.source_span)] == "案件"
    assert finding.expected == ("case",)
    assert "“case” (12 times)" in finding.message
    assert {place.text for place in finding.related} == {"case"}
    assert finding.fingerprint


def test_pairs_of_files_are_read(tmp_path: Path) -> None:
    pairs = pairs_of(COURT, replaced("case", "matter"))
    for name, texts in (
        ("a.zh.txt", [pair.source for pair in pairs]),
        ("a.en.txt", [pair.target for pair in pairs]),
    ):
        (tmp_path / name).write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    found = discover([tmp_path])
    assert [term.text for term in found.terms] == ["案件"]


def test_the_order_of_two_runs_is_the_same(result: Discovery, table: Path) -> None:
    assert discover([table]) == result


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("zh,en\n", "no unit has text in both"),
        ("zh,en\n案件,\n证据,\n", "in one of them only"),
        ("zh,en\n,case\n,evidence\n", "no unit has text in both"),
    ],
    ids=["empty", "Chinese only", "English only"],
)
def test_a_corpus_in_one_language_is_a_clear_mistake(
    tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        discover([tmp_path / "a.csv"])


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [("zh", "zh-Hant", "both Chinese"), ("ja", "en", "words of 'ja'"), ("en", "th", "'th'")],
)
def test_languages_it_cannot_serve_are_named(
    table: Path, source: str, target: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        discover([table], source_language=source, target_language=target)


@pytest.mark.parametrize(
    ("pairs", "least"), [(1, 3), (1_000, 3), (1_001, 5), (10_000, 5), (10_001, 10)]
)
def test_more_text_asks_for_more_uses(pairs: int, least: int) -> None:
    assert usual_min_count(pairs) == least


def test_a_unit_of_great_length_is_left_out_with_a_note(table: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    rows = table.read_text(encoding="utf-8")
    long.write_text(f"{rows}{'证据' * 6_000},{'evidence ' * 3_000}\n", encoding="utf-8")
    found = discover([long])
    assert found.pairs == 72
    assert any("10,000 characters" in note.message and note.count == 1 for note in found.notes)
