"""Outputs that would destroy something: refused before any work is done."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner, Result

from termcheck.cli.main import app
from tests.discovery.corpora import COURT, pairs_of, replaced

TERMS = "zh,en,en:deprecated\n两个维护,Two Upholds,two maintenance\n"
WRONG = "The two maintenance was discussed 𠀀 ﬁ.\n"


def termcheck(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text(TERMS, encoding="utf-8")
    Path("glossary").mkdir()
    Path("glossary/more.csv").write_text(TERMS, encoding="utf-8")
    Path("docs").mkdir()
    Path("docs/a.md").write_text(WRONG, encoding="utf-8")
    Path("docs/b.csv").write_text(f"zh,en\n两个维护。,{WRONG}", encoding="utf-8")
    write_docx("c.docx", WRONG)
    Path("notes.html").write_text("<p>mine</p>", encoding="utf-8")
    Path("mine.json").write_text('{"a": 1}', encoding="utf-8")
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "mine"
    book.save("mine.xlsx")
    return tmp_path


def write_docx(name: str, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text.strip())
    document.save(name)


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("documents", "glossary", "output", "said"),
    [
        ("docs/b.csv", "terms.csv", "terms.csv", "this is a file of the glossary"),
        ("docs/b.csv", "terms.csv", "docs/../terms.csv", "this is a file of the glossary"),
        ("docs/b.csv", "terms.csv", "link.csv", "this is a file of the glossary"),
        ("docs", "glossary", "glossary/more.csv", "this is a file of the glossary"),
        ("docs/b.csv", "terms.csv", "docs/b.csv", "this file is to be read, not written"),
        ("docs", "terms.csv", "docs/a.md", "this file is there already"),
        ("docs", "terms.csv", "docs/b.csv", "this file is there already"),
        ("docs", "terms.csv", "notes.html", "this file is there already"),
        ("docs", "terms.csv", "mine.json", "this file is there already"),
        ("docs", "terms.csv", "mine.xlsx", "this file is there already"),
        ("docs", "terms.csv", "glossary/more.csv", "this file is there already"),
        ("c.docx", "terms.csv", "c.docx", "this file is to be read, not written"),
        (".", "terms.csv", "c.docx", "this file is there already"),
    ],
)
def test_a_check_overwrites_no_file_of_the_user(
    here: Path, documents: str, glossary: str, output: str, said: str
) -> None:
    Path("link.csv").symlink_to("terms.csv")
    before = files()
    done = termcheck("check", documents, "-g", glossary, "-o", "new.json", "-o", output)
    assert done.exit_code == 2
    assert f"termcheck: {Path(output)}: {said}" in done.stderr
    assert "Choose another name" in done.stderr
    assert files() == before, "neither this one nor the other output"


def test_the_glossary_of_the_settings_is_known_as_well(here: Path) -> None:
    Path("termcheck.toml").write_text('glossary = ["glossary"]\n')
    done = termcheck("check", "docs", "-o", "glossary/more.csv")
    assert (done.exit_code, "this is a file of the glossary" in done.stderr) == (2, True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("wrong", [True, False])
@pytest.mark.parametrize("suffix", ["xlsx", "json", "csv", "html", "docx", "md"])
def test_an_earlier_report_is_replaced_in_any_form(
    here: Path, suffix: str, wrong: bool, language: str
) -> None:
    if not wrong:
        write_docx("c.docx", "The Two Upholds was discussed.")
    arguments = ["check", "c.docx", "-g", "terms.csv", "--report-lang", language]
    arguments += ["-o", f"report.{suffix}"]
    for _ in range(3):
        done = termcheck(*arguments)
        assert done.exit_code == int(wrong), done.output
    folder = [*arguments, "."]  # now found by walking, too
    Path("mine.xlsx").unlink()
    assert "Report written to" in termcheck(*folder).stderr


def test_a_report_that_a_shell_pattern_names_is_replaced(here: Path) -> None:
    for _ in range(2):
        names = [path.as_posix() for path in sorted(Path("docs").glob("*"))]
        done = termcheck("check", *names, "-g", "terms.csv", "-o", "docs/report.md")
        assert done.exit_code == 1, done.output
    assert "docs/report.md" in names


def test_reports_may_lie_beside_the_glossary(here: Path) -> None:
    arguments = ("check", "docs", "-g", "glossary", "-o", "glossary/r.csv", "-o", "glossary/r.xlsx")
    for _ in range(2):
        done = termcheck(*arguments, "-o", "r.json")
        assert done.exit_code == 1, done.output
    assert "glossary/r.csv: file skipped: it is a report of termcheck" in done.stderr
    run = json.loads(Path("r.json").read_text(encoding="utf-8"))["run"]
    assert run["glossaries"] == ["glossary/more.csv"]
    named = termcheck("check", "docs", "-g", "glossary/r.xlsx", "-o", "glossary/r.xlsx")
    assert named.exit_code == 2
    assert "this is a file of the glossary" in named.stderr


def test_an_empty_file_may_be_written(here: Path) -> None:
    Path("report.json").touch()
    assert termcheck("check", "docs", "-g", "terms.csv", "-o", "report.json").exit_code == 1
    assert Path("report.json").stat().st_size


def test_an_edited_workbook_of_ours_is_replaced(here: Path) -> None:
    arguments = ("check", "docs", "-g", "terms.csv", "-o", "report.xlsx")
    assert termcheck(*arguments).exit_code == 1
    book = openpyxl.load_workbook("report.xlsx")
    book["Summary"]["A1"] = "mine"
    book.save("report.xlsx")
    assert termcheck(*arguments).exit_code == 1


def test_a_copy_in_which_somebody_has_worked_stays(here: Path) -> None:
    arguments = ("check", "c.docx", "-g", "terms.csv", "-o", "copy.docx")
    assert termcheck(*arguments).exit_code == 1
    # A word processor writes the comments anew, without what it does not know.
    packed = io.BytesIO()
    with zipfile.ZipFile("copy.docx") as source, zipfile.ZipFile(packed, "w") as target:
        marked = 0
        for info in source.infolist():
            data = source.read(info)
            marked += b"<!-- termcheck report -->" in data
            target.writestr(info, data.replace(b"<!-- termcheck report -->", b""))
    assert marked == 1
    Path("copy.docx").write_bytes(packed.getvalue())
    done = termcheck(*arguments)
    assert done.exit_code == 2
    assert "somebody has worked in it since" in done.stderr
    assert Path("copy.docx").read_bytes() == packed.getvalue()


@pytest.mark.parametrize("name", ["terms.csv", "docs/a.md", "mine.json"])
def test_known_findings_take_the_place_of_nothing_else(here: Path, name: str) -> None:
    before = files()
    arguments = ("check", "docs", "-g", "terms.csv", "--baseline", name, "--update-baseline")
    done = termcheck(*arguments)
    assert done.exit_code == 2
    assert f"{name}: this file is there already and is no file of known findings" in done.stderr
    assert files() == before


def test_known_findings_are_written_anew(here: Path) -> None:
    arguments = ("check", "docs", "-g", "terms.csv", "--baseline", "known.json")
    update = (*arguments, "--update-baseline")
    path = Path("known.json")
    path.touch()
    assert termcheck(*update).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert termcheck(*arguments).exit_code == 0
    path.write_text(json.dumps(json.loads(text), sort_keys=True), encoding="utf-8")
    assert termcheck(*update).exit_code == 0
    path.write_text(text.replace('"findings"', "<<<<<<< HEAD\n"), encoding="utf-8")
    assert termcheck(*arguments).exit_code == 2
    assert termcheck(*update).exit_code == 0
    assert path.read_text(encoding="utf-8") == text


def test_merging_and_comparing_overwrite_no_report_they_read(here: Path) -> None:
    termcheck("check", "docs", "-g", "terms.csv", "-o", "a.json", "-o", "m.json")
    Path("b.json").write_bytes(Path("a.json").read_bytes())
    before = files()
    for arguments in (("merge", "a.json", "b.json"), ("diff", "b.json", "a.json")):
        for output, said in (
            ("a.json", "this file is to be read"),
            ("mine.json", "this file is there already"),
            ("docs/b.csv", "this file is there already"),
        ):
            done = termcheck("report", *arguments, "-o", output)
            assert (done.exit_code, said in done.stderr) == (2, True), done.output
    assert files() == before
    for _ in range(2):
        assert termcheck("report", "merge", "a.json", "b.json", "-o", "m.json").exit_code == 0
        assert termcheck("report", "diff", "a.json", "b.json", "-o", "d.json").exit_code == 0


def test_discover_overwrites_its_own_drafts_alone(here: Path) -> None:
    pairs = pairs_of(COURT, replaced("case", "matter"))
    rows = "".join(f'"{pair.source}","{pair.target}"\n' for pair in pairs)
    Path("court.csv").write_text(f"zh,en\n{rows}", encoding="utf-8")
    drafts = ("draft.csv", "draft.yaml", "found.xlsx")
    arguments = ("discover", "court.csv", *(part for name in drafts for part in ("-o", name)))
    for _ in range(2):
        done = termcheck(*arguments)
        assert done.exit_code == 0, done.output
    before = files()
    for name in ("terms.csv", "mine.xlsx", "court.csv"):
        done = termcheck("discover", "court.csv", "-o", "new.yaml", "-o", name)
        assert done.exit_code == 2
        assert "Choose another name" in done.stderr
    assert files() == before
    for name in drafts[:2]:
        path = Path(name)
        path.write_bytes(path.read_bytes().replace(b"matter", b"lawsuit"))
        edited = path.read_bytes()
        done = termcheck("discover", "court.csv", "-o", name)
        assert done.exit_code == 2
        assert "somebody has worked in it since" in done.stderr
        assert path.read_bytes() == edited
        assert termcheck("glossary", "lint", name).exit_code == 0


def test_a_workbook_that_somebody_has_worked_in_is_kept(here: Path) -> None:
    check = ("check", "docs", "-g", "terms.csv", "-o", "r.xlsx", "--fail-on", "never")
    assert "worked" not in termcheck(*check).stderr
    ours = Path("r.xlsx").read_bytes()
    assert "worked" not in termcheck(*check).stderr
    for name in ("r.edited.xlsx", "r.edited-2.xlsx"):
        book = openpyxl.load_workbook("r.xlsx")
        book["Findings"]["A2"] = name
        book.save("r.xlsx")
        edited = Path("r.xlsx").read_bytes()
        done = termcheck(*check)
        assert done.stderr.endswith(f"Somebody had worked in the earlier one: it is now {name}\n")
        assert Path(name).read_bytes() == edited
        assert Path("r.xlsx").read_bytes() == ours
    assert "Checked 2 documents" in termcheck("check", "docs", "-g", "terms.csv").stdout
