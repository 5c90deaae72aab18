"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "termcheck").rglob("*.py"))
HEAVY = ("pandas", "openpyxl", "docx", "lxml", "jieba", "lemminflect", "pypinyin", "numpy", "rich")

WORD_BOUNDARY = re.compile(r"(?<!\\)(?:\\\\)*\\[bB]")
ESCAPES = {("termcheck/patching/po.py", r"\b")}
"""A backspace as PO files write it."""
PRINTS_OR_EXITS = ("print", "exit", "quit", "sys.exit", "os._exit", "typer.echo")
STREAMS = ("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_no_word_boundary_in_expressions(path: Path) -> None:
    """`\\b` means nothing in Chinese: Han characters are word characters to it.

    Expressions are put together from constants, so these are looked at wherever they stand.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            shown = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            if (path.relative_to(ROOT).as_posix(), shown) not in ESCAPES:
                assert not WORD_BOUNDARY.search(shown), f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    ("text", "is_one"), [(r"\b", True), (r"(?:\Bx)", True), (r"\\b", False), ("b", False)]
)
def test_word_boundaries_are_told_from_backslashes(text: str, is_one: bool) -> None:
    assert (WORD_BOUNDARY.search(text) is not None) is is_one


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if "cli" in path.relative_to(ROOT).parts:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in PRINTS_OR_EXITS, node.lineno
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in STREAMS, node.lineno
        if isinstance(node, ast.ImportFrom) and node.module in ("sys", "typer"):
            assert not {name.name for name in node.names} & {"stdout", "stderr", "exit", "echo"}


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--help"]])
def test_the_program_starts_without_heavy_libraries(arguments: list[str]) -> None:
    code = (
        "import sys; from termcheck.cli.main import app\n"
        f"try: app({arguments!r})\n"
        f"except SystemExit: pass\n"
        f"print('loaded:', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = re.search(r"loaded: (.*)", done.stdout)
    assert loaded is not None
    # The help text itself is laid out by rich.
    allowed = ["[]", "['rich']"] if "--help" in arguments else ["[]"]
    assert loaded.group(1) in allowed


def test_a_check_of_a_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("the two upholds", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en\n两个维护,Two Upholds\n", encoding="utf-8")
    command = ["check", str(tmp_path / "one.txt"), "-g", str(tmp_path / "terms.csv"), "--quiet"]
    code = (
        "import sys; from termcheck.cli.main import app\n"
        f"try: app({command!r})\n"
        "except SystemExit: pass\n"
        f"print('loaded:', sorted(set({HEAVY!r}) - {{'rich'}} & set(sys.modules)))"
    )
    for _ in range(2):  # the first run compiles the glossary, the second one must not
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
    assert "loaded: []" in done.stdout, done.stdout
