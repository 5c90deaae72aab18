"""The program at the ends of pipes, on full disks and with paths that can't be used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GLOSSARY = "zh,en,en:deprecated\n枫桥经验,Fengqiao Experience,Maple Bridge experience\n"
TEXT = "The Maple Bridge experience.\n"
PROGRAM = (sys.executable, "-m", "termcheck")
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX systems")


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[str, str], Path]
) -> Path:
    monkeypatch.chdir(tmp_path)
    write("t.csv", GLOSSARY)
    write("a.txt", TEXT)
    return tmp_path


def shell(command: str) -> subprocess.CompletedProcess[str]:
    program = " ".join(f"'{part}'" for part in PROGRAM)
    script = f"set -o pipefail\n{command.replace('termcheck', program)}"
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, encoding="utf-8", timeout=120
    )


@posix
@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "github"])
def test_a_reader_that_stops_reading_does_not_change_the_exit_code(here: Path, form: str) -> None:
    Path("a.txt").write_text(TEXT * 3000)
    done = shell(f"termcheck check a.txt -g t.csv -o r.json --format {form} | head -n 1")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("\n") == 1
    assert Path("r.json").stat().st_size > 100_000
    assert done.stderr == "Report written to r.json\n"


@posix
def test_a_reader_that_stops_reading_does_not_stop_the_writing(here: Path) -> None:
    done = shell("termcheck fix a.txt -g t.csv 2>&1 | true")
    assert done.returncode == 0
    assert Path("a.txt").read_text() == "The Fengqiao Experience.\n"


@posix
@pytest.mark.parametrize(("closed", "kept"), [(">&-", "Report written"), ("2>&-", "1 finding")])
def test_closed_streams(here: Path, closed: str, kept: str) -> None:
    done = shell(f"termcheck check a.txt -g t.csv -o r.json {closed}")
    assert done.returncode == 1
    assert kept in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["check a.txt -g t.csv", "rules", "fix a.txt -g t.csv --diff"])
def test_a_full_disk_is_no_bug_of_ours(here: Path, command: str) -> None:
    done = shell(f"termcheck {command} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "termcheck: the output could not be written: no space left on device"
    )


def test_a_name_that_no_file_can_have(here: Path) -> None:
    name = "x" * 300
    arguments = [*PROGRAM, "check", f"{name}.txt", "a.txt", "-g", "t.csv"]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1
    assert "TC901" in done.stdout
    assert "Maple Bridge experience" in done.stdout
    done = subprocess.run(
        [*arguments, "-o", f"{name}.xlsx"], capture_output=True, encoding="utf-8", timeout=120
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no file can have this name" in done.stderr


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_finding(here: Path) -> None:
    Path("secret").mkdir(mode=0o000)
    done = shell("termcheck check secret a.txt -g t.csv")
    assert done.returncode == 1
    assert "secret\n  error    TC901" in done.stdout
    assert "Maple Bridge experience" in done.stdout


def test_one_known_finding_and_a_place_that_cannot_be_written(here: Path) -> None:
    arguments = [*PROGRAM, "check", "a.txt", "-g", "t.csv", "--update-baseline", "--baseline"]
    done = subprocess.run(
        [*arguments, "k.json"], capture_output=True, encoding="utf-8", timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "k.json: 1 known finding\n")
    done = subprocess.run(
        [*arguments, "no/k.json"], capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 2
    assert "no/k.json: the file of known findings cannot be written" in done.stderr.replace(
        "\\", "/"
    )
