from __future__ import annotations

import json

from termcheck.model.finding import Finding, Severity
from termcheck.review.known import known_findings, successors


def finding(mark: str, text: str = "x", code: str = "TC101") -> Finding:
    return Finding("rule", code, Severity.ERROR, text, "a.txt", concept_id="c", fingerprint=mark)


def marks(content: bytes | None) -> list[str]:
    assert content is not None
    return [record["fingerprint"] for record in json.loads(content)["findings"]]


def test_findings_come_in_sorted_and_once() -> None:
    content = known_findings(None, [finding("b"), finding("a"), finding("b")], {})
    assert marks(content) == ["a", "b"]
    assert known_findings(content, [finding("a")], {}) is None


def test_what_has_moved_is_renamed_and_keeps_what_is_said_of_it() -> None:
    content = known_findings(None, [finding("a"), finding("b")], {})
    renamed = known_findings(content, [], {"a": "c", "b": "b", "never": "x"})
    assert marks(renamed) == ["b", "c"]
    assert json.loads(renamed or b"")["findings"][1]["document"] == "a.txt"


def test_nothing_to_change() -> None:
    assert known_findings(None, [], {}) is None
    content = known_findings(None, [finding("a")], {})
    assert known_findings(content, [], {"a": "a"}) is None


def test_the_nth_is_the_nth_still() -> None:
    before = [finding("a"), finding("b"), finding("c", code="TC102")]
    after = [finding("d"), finding("b"), finding("e", code="TC102")]
    found = successors(before, after)
    assert {old: new.fingerprint for old, new in found.items()} == {"a": "d", "b": "b", "c": "e"}


def test_where_numbers_differ_only_the_very_same_counts() -> None:
    found = successors([finding("a"), finding("b")], [finding("b")])
    assert {old: new.fingerprint for old, new in found.items()} == {"b": "b"}
