"""The commands themselves, killed while they write: SIGKILL at chosen steps and at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from termcheck.cli.main import app
from termcheck.review.journal import Journal
from tests.review.tools import decide, run, snapshot, workbook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no SIGKILL here")

KILLER = """
import os, signal, sys
from pathlib import Path

left = int(sys.argv.pop(1))

def counted(real):
    def call(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return call

os.fsync = counted(os.fsync)
Path.replace = counted(Path.replace)
Path.rename = counted(Path.rename)
from termcheck.cli.main import run
run()
"""
"""Kills itself before the n-th step that settles something on the disk."""
FIX = ("fix", "docs", "-g", "terms.csv", "--unsafe")
APPLY = ("review", "apply", "report.xlsx", "--write")


def prepare_workbook() -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("new-quality productive forces", "docs/b.md"): "fix",
            ("two maintenance", "docs/c.txt"): "deprecate",
            ("Maple Bridge Experience", "docs/c.txt"): "accept here",
        },
    )


def now() -> dict[str, bytes]:
    """All files but what a killed program has begun beside them."""
    return {n: data for n, data in snapshot().items() if not n.endswith(".tmp")}


def ended(arguments: tuple[str, ...]) -> dict[str, bytes]:
    """The files as a command leaves them that nobody stops; then all is taken back."""
    before = now()
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.stderr
    after = now()
    assert after != before
    Journal(Path.cwd()).undo()
    assert now() == before
    return after


def check_and_take_back(
    old: dict[str, bytes], new: dict[str, bytes], arguments: tuple[str, ...]
) -> None:
    """What every stop must leave: whole files, a command that goes on, a way back."""
    for name, data in now().items():
        assert data in (old.get(name), new.get(name)), f"{name} is neither old nor new"
    assert now().keys() >= old.keys()
    done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert now() == new
    assert not [n for n in snapshot() if n.endswith(".tmp")], "something was left lying about"
    while Journal(Path.cwd()).undo() is not None:
        pass
    assert now() == old


@pytest.mark.parametrize("arguments", [APPLY, FIX], ids=["apply", "fix"])
def test_killed_at_steps(here: Path, arguments: tuple[str, ...]) -> None:
    prepare_workbook()
    old = now()
    new = ended(arguments)
    killed = 0
    for step in (1, 11, 13, 15, 17):
        done = subprocess.run(
            [sys.executable, "-c", KILLER, str(step), *arguments], capture_output=True, check=False
        )
        if done.returncode == -signal.SIGKILL:
            killed += 1
        check_and_take_back(old, new, arguments)
    assert killed >= 4, "the steps are others by now: choose them anew"


def test_killed_at_any_moment(here: Path) -> None:
    prepare_workbook()
    old = now()
    new = ended(APPLY)
    command = [sys.executable, "-m", "termcheck", *APPLY]
    begun = time.monotonic()
    subprocess.run(command, capture_output=True, check=True)
    whole = time.monotonic() - begun
    check_and_take_back(old, new, APPLY)
    rng = random.Random(5)
    for _ in range(3):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(whole * rng.uniform(0.7, 1.0))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        check_and_take_back(old, new, APPLY)
