"""The sample documents against the list of what was planted in them (`data/planted.csv`)."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict

import pytest

from termcheck.api import check, load_glossary
from termcheck.model.document import Document
from termcheck.model.report import Report
from termcheck.readers import read_document
from tests.conftest import ROOT

with (ROOT / "tests/data/planted.csv").open(encoding="utf-8", newline="") as lines:
    PLANTED = list(csv.DictReader(lines))
FILES = sorted({row["file"] for row in PLANTED})


def plain(text: str) -> str:
    return " ".join(text.split())


def read(file: str) -> Document:
    return read_document(ROOT / "seeds" / file, file, language="en", source_language="zh")


@pytest.fixture(scope="module")
def report(module_cache: None) -> Report:
    return check([ROOT / "seeds"], load_glossary([ROOT / "glossary"]), exclude=["README.md"])


@pytest.fixture(scope="module")
def module_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Only there so that the fixture above runs once; the cache itself is set for every test."""


@pytest.mark.parametrize("file", FILES)
def test_what_is_planted_stands_in_the_document(file: str) -> None:
    text = " \n ".join(plain(segment.text) for segment in read(file).segments)
    for row in PLANTED:
        if row["file"] == file and row["kind"] != "not-text":
            assert plain(row["planted"]) in text, row


def test_there_are_variants_of_every_kind_and_many_negatives() -> None:
    status = Counter(row["status"] for row in PLANTED)
    assert status["negative"] > 200
    kinds = {row["kind"] for row in PLANTED if row["status"] == "variant"}
    assert len(kinds) == 14


def _overlaps(planted: str, text: str) -> bool:
    planted, text = plain(planted).lower(), plain(text).lower()
    return planted in text or text in planted


def test_every_deprecated_rendering_is_found(report: Report) -> None:
    found = defaultdict(list)
    for finding in report.findings:
        found[finding.document.split("seeds/")[1]].append((finding.code, finding.text))
    for row in PLANTED:
        if row["status"] == "variant" and row["kind"] == "listed":
            texts = [text for code, text in found[row["file"]] if code == "TC101"]
            assert any(_overlaps(row["planted"], text) for text in texts), row


def test_errors_and_warnings_on_forms_are_all_planted(report: Report) -> None:
    planted = defaultdict(list)
    for row in PLANTED:
        if row["status"] == "variant":
            planted[row["file"]].append(row["planted"])
    for finding in report.findings:
        if finding.code in ("TC101", "TC102") and finding.severity != "info":
            file = finding.document.split("seeds/")[1]
            texts = planted[file]
            assert any(_overlaps(text, finding.text) for text in texts), (file, finding.text)
