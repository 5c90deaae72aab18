"""Two programs that want to write from one folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.errors import UsageError
from termcheck.review.journal import LOCK, FileChange, Journal
from termcheck.review.lock import only_writer

HOLDER = """
import sys, time
from pathlib import Path
from termcheck.review.lock import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(root: Path) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root / LOCK)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    return child


def test_the_second_one_is_told_who_writes_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    journal = Journal(tmp_path)
    journal.write("first", [FileChange(Path("a.txt"), b"old", b"new")])
    child = holder(tmp_path)
    try:
        for attempt in (
            lambda: journal.write("second", [FileChange(Path("a.txt"), b"new", b"third")]),
            journal.undo,
            journal.finish,
        ):
            with pytest.raises(UsageError, match=rf"process {child.pid}\) is writing"):
                attempt()
    finally:
        child.kill()
        child.communicate()
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert journal.unfinished() is None


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL here")
def test_the_lock_of_a_killed_program_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    child = holder(tmp_path)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert (tmp_path / LOCK).read_text() == f"{child.pid}\n", "it could not clear up"
    Journal(tmp_path).write("a change", [FileChange(Path("a.txt"), b"old", b"new")])
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert (tmp_path / LOCK).read_text() == f"{os.getpid()}\n"


def test_one_after_the_other(tmp_path: Path) -> None:
    lock = tmp_path / LOCK
    for _ in range(2):
        with only_writer(lock), pytest.raises(UsageError, match="is writing"), only_writer(lock):
            pass


def test_a_folder_without_a_journal_gets_no_lock(tmp_path: Path) -> None:
    assert Journal(tmp_path).finish() is None
    assert Journal(tmp_path).undo() is None
    assert list(tmp_path.iterdir()) == []
