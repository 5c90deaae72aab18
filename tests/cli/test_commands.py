"""The program as a user runs it: arguments in, stdout, stderr, files and exit codes out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from termcheck.cli.main import app
from tests.conftest import ROOT

Write = Callable[[str, str], Path]

GLOSSARY = """\
zh,en,en:admitted,en:deprecated
枫桥经验,Fengqiao Experience,,Maple Bridge experience
检察长,Prosecutor General,Procurator-General,
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _terms(write: Write) -> None:
    write("terms.csv", GLOSSARY)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "80", "NO_COLOR": "1"})


def test_findings_make_exit_code_1(write: Write) -> None:
    write("a.txt", "The Maple Bridge experience spreads.")
    result = run("check", "a.txt", "-g", "terms.csv")
    assert result.exit_code == 1
    assert "a.txt" in result.stdout
    assert "Maple Bridge experience → Fengqiao Experience" in result.stdout


@pytest.mark.parametrize(
    ("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(write: Write, threshold: str, code: int) -> None:
    write("a.txt", "The Fengqiao experience spreads.")
    assert run("check", "a.txt", "-g", "terms.csv", "--fail-on", threshold).exit_code == code


def test_a_clean_text_is_clean(write: Write) -> None:
    write("a.txt", "The Fengqiao Experience spreads.")
    result = run("check", "a.txt", "-g", "terms.csv", "--fail-on", "info")
    assert result.exit_code == 0
    assert result.stderr == ""


def test_reports_are_written_and_said(write: Write, tmp_path: Path) -> None:
    write("a.txt", "The Maple Bridge experience spreads.")
    result = run("check", "a.txt", "-g", "terms.csv", "-o", "r.xlsx", "-o", "r.json", "-o", "r.csv")
    assert result.exit_code == 1
    assert [(tmp_path / f"r.{x}").stat().st_size > 0 for x in ("xlsx", "json", "csv")] == [True] * 3
    assert "Report written to r.xlsx" in result.stderr
    assert "→" not in result.stdout  # only the summary where the report goes into a file
    (finding,) = json.loads((tmp_path / "r.json").read_text("utf-8"))["findings"]
    assert (finding["start"], finding["end"], finding["document"]) == (4, 27, "a.txt")


def test_json_on_stdout_is_json_and_nothing_else(write: Write) -> None:
    write("a.txt", "The Maple Bridge experience spreads.")
    result = run("check", "a.txt", "-g", "terms.csv", "--format", "json")
    assert json.loads(result.stdout)["schema"] == "termcheck.report/1"


def test_a_baseline_silences_what_is_known_only(write: Write) -> None:
    write("a.txt", "The Maple Bridge experience spreads.\n")
    arguments = ("check", "a.txt", "-g", "terms.csv", "--baseline", "known.json")
    first = run(*arguments, "--update-baseline")
    assert (first.exit_code, "known.json: 1 known" in first.stderr) == (0, True)
    assert run(*arguments).exit_code == 0
    write("a.txt", "First.\n\nThe Maple Bridge experience spreads.\n\nMaple Bridge experience!\n")
    again = run(*arguments)
    assert again.exit_code == 1
    assert again.stdout.count("TC101") == 2  # the new finding and the line of the summary


def test_settings_are_found_and_the_command_line_wins(write: Write) -> None:
    write("termcheck.toml", 'glossary = ["terms.csv"]\nfail-on = "never"')
    write("docs/a.txt", "The Maple Bridge experience spreads.")
    assert run("check", "docs").exit_code == 0
    assert run("check", "docs", "--fail-on", "error").exit_code == 1
    assert run("check", "docs", "--fail-on", "error", "--ignore", "TC101").exit_code == 0


def test_select_adds_a_rule_that_is_off(write: Write) -> None:
    write("a.txt", "A Procurator-General spoke.")
    arguments = ("check", "a.txt", "-g", "terms.csv", "--fail-on", "info")
    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--select", "+TC104").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "a.txt"], "no glossary. Name one with -g"),
        (["check", "a.txt", "-g", "nowhere.csv"], "nowhere.csv"),
        (
            ["check", "a.txt", "-g", "terms.csv", "--fail-on", "panic"],
            "error, warning, info, never",
        ),
        (["check", "a.txt", "-g", "terms.csv", "--select", "TC999"], "there is no rule 'TC999'"),
        (["check", "a.txt", "-g", "terms.csv", "-o", "r.pdf"], ".xlsx"),
        (["check", "a.txt", "-g", "terms.csv", "-o", "no/r.csv"], "folder does not exist"),
        (["check", "a.txt", "-g", "terms.csv", "--format", "yaml"], "text, json, csv"),
        (["check", "a.txt", "-g", "terms.csv", "--update-baseline"], "--baseline FILE"),
        (["check", "a.txt", "-g", "terms.csv", "--config", "none.toml"], "none.toml"),
        (["check", ".", "-g", "terms.csv", "--exclude", "!"], "'!' is no pattern for files. Write"),
        (["check", "a.txt", "-g", "terms.csv", "--target-lang", "fr"], "fr"),
        (["rules", "TC102x"], "Did you mean TC102?"),
        (["rules", "term forms"], "Did you mean term-form?"),
        (["rules", "TC999"], "`termcheck rules` lists them."),
        (["rules", "XC408Z"], "`termcheck rules` lists them."),
        (["--verbose"], "it belongs to --version"),
        (["--verbose", "rules"], "it belongs to --version"),
        (["glossary", "lint"], "no glossary"),
    ],
)
def test_wrong_usage_says_what_and_how_to_mend_it(
    write: Write, arguments: list[str], message: str
) -> None:
    write("a.txt", "x")
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_bad_files_are_findings_and_the_rest_is_checked(write: Write, tmp_path: Path) -> None:
    write("good with 空格.txt", "The Maple Bridge experience spreads.")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "broken.xlsx").write_bytes(b"no zip at all")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "loop").symlink_to(tmp_path)
    result = run("check", ".", "missing.md", "-g", "terms.csv", "--format", "json")
    report = json.loads(result.stdout)
    unreadable = sorted(f["document"] for f in report["findings"] if f["code"] == "TC901")
    assert unreadable == ["binary.txt", "broken.docx", "broken.xlsx", "missing.md"]
    assert [f["document"] for f in report["findings"] if f["code"] == "TC101"] == [
        "good with 空格.txt"
    ]
    assert result.exit_code == 1


def test_help_is_wrapped_by_the_terminal_alone() -> None:
    """Typer keeps the line ends of all paragraphs but the first; see `help_text`."""
    from typer.main import get_command

    def commands(group: object, name: str) -> list[tuple[str, str]]:
        below = getattr(group, "commands", {})
        return [(name, getattr(group, "help", "") or "")] + [
            each for key, command in below.items() for each in commands(command, f"{name} {key}")
        ]

    found = commands(get_command(app), "termcheck")
    assert len(found) > 12
    for name, text in found:
        prose = text.partition("[bold]Example")[0].strip()
        assert not [p for p in prose.split("\n\n")[1:] if "\n" in p], name


def test_a_glossary_without_the_language_of_the_originals(write: Write) -> None:
    write("t.csv", "en,en:deprecated\nFengqiao Experience,Maple Bridge experience\n")
    write("a.zh.txt", "学习“枫桥经验”。\n")
    write("a.en.txt", "They studied the Maple Bridge experience.\n")
    done = run("check", ".", "-g", "t.csv")
    assert done.exit_code == 1
    assert "TC101" in done.stdout
    assert "the glossary has no Chinese terms" in done.stderr
    write("b.txt", "They studied the Maple Bridge experience.\n")
    one_sided = run("check", "b.txt", "-g", "t.csv")
    assert one_sided.stderr == ""


def test_a_document_that_breaks_off_fails_the_run(write: Write) -> None:
    write("terms.csv", "zh,en\n枫桥经验,Fengqiao Experience\n")
    unit = "<tu><tuv xml:lang='zh'><seg>枫桥</seg></tuv><tuv xml:lang='en'><seg>a</seg></tuv></tu>"
    write("a.tmx", f"<tmx version='1.4'><header/><body>\n{unit}\n{unit}<tu></body></tmx>")
    done = run("check", "a.tmx", "-g", "terms.csv")
    assert done.exit_code == 1
    assert "TC901" in done.stdout
    assert "Line 3 is not valid XML" in done.stdout
    assert "Checked 1 document" in done.stdout


def test_texts_without_a_language(write: Write) -> None:
    write("terms.csv", "zh,en\n枫桥经验,Fengqiao Experience\n")
    unit = "<tu><tuv><seg>枫桥</seg></tuv></tu>"
    write("a.tmx", f"<tmx version='1.4'><header/><body>{unit}</body></tmx>")
    done = run("check", "a.tmx", "-g", "terms.csv")
    assert "not read (without a language)" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "the table is empty"),
        ("name,value\na,b\n", "zh"),
        ("zh,en\n", "no concept"),
    ],
)
def test_a_glossary_that_can_never_match_is_refused(write: Write, table: str, message: str) -> None:
    write("a.txt", "x")
    write("bad.csv", table)
    result = run("check", "a.txt", "-g", "bad.csv")
    assert result.exit_code == 2
    assert "bad.csv" in result.stderr
    assert message in result.stderr


def test_glossary_lint_counts_and_exits(write: Write) -> None:
    clean = run("glossary", "lint", "terms.csv")
    assert (clean.exit_code, "2 concepts, 6 terms, 0 to mend" in clean.stdout) == (0, True)
    write("bad.csv", "zh,en\n枫桥经验,=Fengqiao\n枫桥经验,Other\n,\n")
    bad = run("glossary", "lint", "bad.csv")
    assert bad.exit_code == 1
    assert "bad.csv:2" in bad.stdout


def test_rules_lists_and_explains() -> None:
    listed = run("rules")
    assert all(code in listed.stdout for code in ("TC101", "TC301", "TC405", "TC901"))
    assert max(map(len, listed.stdout.splitlines())) <= 80
    explained = run("rules", "unlisted-variant")
    assert "TC103" in explained.stdout
    assert "What to do" in explained.stdout


def test_version_and_attribution() -> None:
    assert run("--version").stdout.startswith("termcheck 0.")
    assert "CC-CEDICT" in run("--version", "--verbose").stdout


def test_a_bug_leaves_a_file_to_send(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "x")
    monkeypatch.setattr("termcheck.api.run_check", lambda *args: 1 / 0)
    result = run("check", "a.txt", "-g", "terms.csv")
    assert result.exit_code == 3
    log = result.stderr.split("What went wrong is in ")[1].split(";")[0]
    assert "ZeroDivisionError" in Path(log).read_text(encoding="utf-8")
    Path(log).unlink()


def test_an_interruption_is_130(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    write("a.txt", "x")
    monkeypatch.setattr("termcheck.api.run_check", interrupted)
    done = run("check", "a.txt", "-g", "terms.csv")
    assert (done.exit_code, done.stderr) == (
        130,
        "termcheck: interrupted; no file was left half written\n",
    )


def test_a_change_of_several_files_that_is_interrupted_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "The Maple Bridge experience.")
    write("b.txt", "The Maple Bridge experience.")

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("termcheck.review.journal._replace", interrupted)
    done = run("fix", "a.txt", "b.txt", "-g", "terms.csv")
    assert done.exit_code == 130
    assert "`termcheck review finish` carries it through" in done.stderr


def test_the_same_input_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    write("a.txt", "The Maple Bridge experience spreads. A Procurator-General.")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        run("check", "a.txt", "-g", "terms.csv", "-o", f"{name}/r.xlsx", "-o", f"{name}/r.json")
    for name in ("r.xlsx", "r.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all files")
def test_a_file_without_permission_is_a_finding(write: Write) -> None:
    write("a.txt", "x").chmod(0)
    result = run("check", "a.txt", "-g", "terms.csv", "--format", "json")
    assert json.loads(result.stdout)["findings"][0]["code"] == "TC901"


def test_our_own_seeds_and_glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "seeds", "-g", "glossary", "--format", "json")
    report = json.loads(result.stdout)
    assert {document["format"] for document in report["documents"]} == {
        "txt",
        "markdown",
        "docx",
        "xlsx",
        "tmx",
        "xliff",
        "po",
    }
    assert not [f for f in report["findings"] if f["code"] == "TC901"]
    assert {f["code"] for f in report["findings"]} >= {"TC101", "TC102", "TC301"}
