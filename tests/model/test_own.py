"""Marks by which reports of ours are known."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from termcheck.model.own import COMMENTS_MARK, is_report


@pytest.mark.parametrize(
    ("name", "data", "ours"),
    [
        ("r.json", b'{\n "schema": "termcheck.report/1",\n "run": {', True),
        ("r.json", b'\xef\xbb\xbf{"schema":"termcheck.report/7"', True),
        ("r.json", b'{"schema": "termcheck.baseline/1", "findings": []}', False),
        ("r.json", b'{"about": "termcheck.report/1"}', False),
        ("r.json", b"", False),
        ("r.html", b'<html><meta name="generator" content="termcheck">', True),
        ("r.html", b"<html>termcheck</html>", False),
        ("r.csv", b"\xef\xbb\xbfrule,code,severity,message,document,line", True),
        ("r.csv", b"zh,en\n", False),
        ("r.MD", b"<!-- termcheck report -->\n\n# x", True),
        ("r.md", b"\n<!-- termcheck report -->\n", False),
        ("r.xlsx", b"PK\x03\x04 broken", False),
        ("r.docx", b"PK\x03\x04 broken", False),
        ("r.docx", b"<!-- termcheck report -->", False),
        ("r.txt", b"<!-- termcheck report -->", False),
    ],
)
def test_reports_are_told_from_other_files(
    tmp_path: Path, name: str, data: bytes, ours: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert is_report(path) is ours


def test_the_mark_of_a_word_document_stands_in_front_of_the_comments(tmp_path: Path) -> None:
    mark = f"<!--{COMMENTS_MARK}-->".encode()
    path = tmp_path / "r.docx"
    for part, content, ours in (
        ("word/comments.xml", b"<?xml?>" + mark + b"<w:comments/>", True),
        ("word/comments-of-termcheck.xml", mark, True),
        ("word/comments.xml", b"<w:comments/>", False),
        ("word/document.xml", mark, False),
    ):
        with ZipFile(path, "w") as archive:
            archive.writestr(part, content)
        assert is_report(path) is ours, part


def test_a_file_that_cannot_be_read_is_nobodys(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        is_report(tmp_path / "none.json")
