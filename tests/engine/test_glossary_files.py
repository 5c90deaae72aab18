from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from termcheck.api import check, load_glossary


def test_the_glossary_itself_is_no_document(
    write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    terms = write("terms.csv", "zh,en,en:deprecated\n枫桥经验,Fengqiao Experience,Maple Bridge\n")
    other = write("other.csv", "text\nAt Maple Bridge\n")
    for paths in ([tmp_path], [terms, other]):
        report = check(paths, load_glossary([terms]))
        assert [Path(document.uri).name for document in report.documents] == ["other.csv"]
        assert [finding.text for finding in report.findings] == ["Maple Bridge"]
