"""A small project with findings of several kinds, its workbook, and decisions made by script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from termcheck.api import check, load_glossary
from termcheck.engine.compiled import default_cache
from termcheck.model.report import Report
from termcheck.reports import write_report
from termcheck.review.apply import Prepared, Request, prepare
from termcheck.review.journal import Journal, Outcome

GLOSSARY = """\
# house terms
id,zh,en,en:admitted,en:deprecated,not_in,note
two-upholds,两个维护,Two Upholds,,,,
fengqiao,枫桥经验,Fengqiao Experience,,Maple Bridge experience,,"a ""model"", 1963"
party-group,党组,Party Leadership Group,leading Party members group,,,
productivity,新质生产力,new quality productive forces,,,,
"""
DOCUMENTS = {
    "docs/a.txt": (
        "The two maintenance was discussed on 3 May.\r\n\r\n"
        "A Maple Bridge experience is an Maple Bridge experience. 𠀀 ﬁ İ\r\n\r\n"
        "The leading Party members group met. The leading Party members group left.\r\n"
    ),
    "docs/b.md": (
        "# Notes\n\nMembers upheld the two Upholds and the **two** upholds.\n\n"
        "- Develop new-quality productive forces.\n- The Party Leadership Group met.\n"
    ),
    "docs/c.txt": (
        "\ufeffOnce more: the two maintenance.\n\nThe Maple Bridge Experience spread.\n"
    ),
}


def project(folder: Path) -> None:
    """Writes the glossary and the documents."""
    for name, text in {"terms.csv": GLOSSARY, **DOCUMENTS}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def run(*, baseline: bool = True) -> Report:
    """Checks the project in the working folder."""
    known = "known.json" if baseline else None
    return check(["docs"], load_glossary(["terms.csv"]), baseline=known, lint=False)


def workbook(report: Report, name: str = "report.xlsx", **options: object) -> Path:
    """Writes the workbook of a report."""
    path = Path(name)
    write_report(report, path, **options)  # type: ignore[arg-type]
    return path


def decide(
    path: Path,
    decisions: Mapping[tuple[str, str], str | tuple[str, str]],
    *,
    sheet: str = "Findings",
) -> None:
    """Enters decisions by the text found and the document (in Terms: the status).

    A decision is a word, or a word and the text beside it.
    """
    book = load_workbook(path)
    rows = book[sheet]
    heads = {cell.value: cell.column for cell in rows[1]}
    keys = ("Found", "Path") if sheet == "Findings" else ("Rendering", "Status")
    left = dict(decisions)
    for row in range(2, rows.max_row + 1):
        key = (rows.cell(row, heads[keys[0]]).value, rows.cell(row, heads[keys[1]]).value)
        value = left.pop(key, None)  # type: ignore[arg-type]
        if value is not None:
            word, text = value if isinstance(value, tuple) else (value, None)
            rows.cell(row, heads["Decision"]).value = word
            rows.cell(row, heads["Replace by"]).value = text
    assert not left, f"no such rows: {left}"
    book.save(path)


def prepared(path: Path, *, baseline: bool = True) -> Prepared:
    """What applying the workbook would do."""
    known = Path("known.json") if baseline else None
    return prepare(Request(path, baseline=known, cache=default_cache()))


def apply(path: Path, **options: bool) -> Outcome | None:
    """Applies the workbook; None where there is nothing to write."""
    files = prepared(path, **options).files
    return Journal(Path.cwd()).write("review apply", files) if files else None


def snapshot() -> dict[str, bytes]:
    """All files of the working folder but the journal."""
    found = (p for p in Path().rglob("*") if p.is_file() and ".termcheck" not in p.parts)
    return {p.as_posix(): p.read_bytes() for p in sorted(found)}


def renderings(report: Report) -> list[tuple[str, str, str]]:
    """Document, code and text of all findings."""
    return [(f.document, f.code, f.text) for f in report.findings]
