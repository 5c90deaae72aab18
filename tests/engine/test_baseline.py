from __future__ import annotations

import json
from pathlib import Path

import pytest

from termcheck.engine.baseline import read_baseline, require_baseline, write_baseline
from termcheck.errors import UsageError
from termcheck.model.finding import Finding, Severity


def finding(fingerprint: str, document: str) -> Finding:
    return Finding("r", "TC101", Severity.ERROR, "m", document, fingerprint=fingerprint)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    assert write_baseline(path, [finding("bb", "b.md"), finding("aa", "a.md")]) == 2
    assert read_baseline(path) == {"aa", "bb"}
    documents = [known["document"] for known in json.loads(path.read_text("utf-8"))["findings"]]
    assert documents == ["a.md", "b.md"]


def test_no_file_is_an_empty_baseline(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.json") == frozenset()


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"schema": "other/1", "findings": []}', "\x00"]
)
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="no baseline"):
        read_baseline(path)


@pytest.mark.parametrize(
    ("content", "fine"),
    [
        ("", True),
        ('{\n "schema": "termcheck.baseline/1",\n "findings": [', True),
        ('{"findings": [], "schema": "termcheck.baseline/1"}', True),
        ('{"schema": "termcheck.baseline/2", "findings": []}', False),
        ('{"schema": "termcheck.report/1", "findings": []}', False),
        ("zh,en\n两个维护,Two Upholds\n", False),
    ],
)
def test_what_a_baseline_may_replace(tmp_path: Path, content: str, fine: bool) -> None:
    path = tmp_path / "known.json"
    require_baseline(path)
    path.write_text(content, encoding="utf-8")
    if fine:
        require_baseline(path)
    else:
        with pytest.raises(UsageError, match="is no file of known findings"):
            require_baseline(path)
