"""Commands are imported and built when they are called; nothing of that may be seen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from termcheck.cli.commands import COMMANDS, GROUPS
from termcheck.cli.main import app

NAMES = (*COMMANDS, *GROUPS)


def test_the_help_lists_all_commands_in_their_order() -> None:
    lines = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "80"}).stdout.splitlines()
    listed = [found[1] for line in lines if (found := re.match(r"│ ([a-z]+) ", line))]
    assert listed == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_its_own_help(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    assert f"{name} [OPTIONS]" in done.stdout
    assert "--install-completion" not in done.stdout
    assert "-h" in done.stdout


def test_a_slip_is_told_the_nearest_command() -> None:
    done = CliRunner().invoke(app, ["chekc"])
    assert done.exit_code == 2
    assert "No such command 'chekc'. Did you mean 'check'?" in done.stderr


def test_commands_can_be_added_and_taken_away() -> None:
    group = get_command(app)
    assert list(group.commands) == list(NAMES)  # type: ignore[attr-defined]
    check = group.commands["check"]  # type: ignore[attr-defined]
    group.commands["again"] = check  # type: ignore[attr-defined]
    del group.commands["check"]  # type: ignore[attr-defined]
    assert list(group.commands) == [*NAMES[1:], "again"]  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        group.commands["check"]  # type: ignore[attr-defined]


def test_a_check_imports_no_other_command(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("the two upholds", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en\n两个维护,Two Upholds\n", encoding="utf-8")
    others = [f"termcheck.cli.{name}" for name in NAMES if name != "check"]
    code = (
        "import sys; from termcheck.cli.main import app\n"
        "try: app(['check', 'one.txt', '-g', 'terms.csv', '--quiet'])\n"
        "except SystemExit as end: print('code:', end.code)\n"
        f"print('loaded:', sorted(set({others!r}) & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "code: 0" in done.stdout
    assert "loaded: []" in done.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [("termcheck re", {"report", "review"}), ("termcheck review u", {"undo"})],
)
def test_completion_knows_all_commands(words: str, expected: set[str]) -> None:
    environment = {
        "_TERMCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = CliRunner().invoke(app, [], env=environment, prog_name="termcheck")
    assert set(done.stdout.split()) == expected
