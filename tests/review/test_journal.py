"""Files replaced all together, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from termcheck.errors import UsageError
from termcheck.review.journal import FOLDER, FileChange, Journal

NAMES = ("a.txt", "deep/b.bin", "c.txt")
OLD = {"a.txt": b"old a\r\n", "deep/b.bin": b"\x00old", "c.txt": b"old c"}
NEW = {"a.txt": b"new a\r\n", "deep/b.bin": b"\x00new", "c.txt": b"new c", "made.json": b"{}\n"}
CHANGES = [FileChange(Path(name), OLD.get(name), NEW[name]) for name in (*NAMES, "made.json")]


class StoppedError(BaseException):
    """The power is cut."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and ".termcheck" not in p.parts
    }


def test_written_and_taken_back(root: Path) -> None:
    (root / "a.txt").chmod(0o640)
    journal = Journal(root)
    assert journal.undo() is None
    assert journal.finish() is None
    outcome = journal.write("a change", CHANGES)
    assert outcome.files == (*NAMES, "made.json")
    assert files(root) == NEW
    assert (root / "a.txt").stat().st_mode & 0o777 == 0o640
    assert journal.unfinished() is None
    undone = journal.undo()
    assert undone is not None
    assert (undone.title, undone.changed_since) == ("a change", ())
    assert files(root) == OLD
    assert journal.undo() is None


def test_changes_are_taken_back_one_by_one(root: Path) -> None:
    journal = Journal(root)
    journal.write("first", CHANGES[:1])
    journal.write("second", [FileChange(Path("a.txt"), NEW["a.txt"], b"third")])
    for expected in (NEW["a.txt"], OLD["a.txt"]):
        assert journal.undo() is not None
        assert (root / "a.txt").read_bytes() == expected
    assert journal.undo() is None


def test_what_somebody_has_changed_since_is_left_alone(root: Path) -> None:
    journal = Journal(root)
    journal.write("a change", CHANGES)
    (root / "c.txt").write_bytes(b"mine")
    undone = journal.undo()
    assert undone is not None
    assert undone.changed_since == ("c.txt",)
    assert files(root) == {**OLD, "c.txt": b"mine"}


def test_nothing_is_written_when_a_file_is_not_what_it_was(root: Path) -> None:
    (root / "deep/b.bin").write_bytes(b"other")
    with pytest.raises(UsageError, match="nothing was written"):
        Journal(root).write("a change", CHANGES)
    assert files(root) == {**OLD, "deep/b.bin": b"other"}
    assert Journal(root).unfinished() is None


def test_the_journal_stays_out_of_version_control(root: Path) -> None:
    Journal(root).write("a change", CHANGES)
    assert (root / FOLDER.parent / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", ["gone", "other"])
def test_bytes_that_are_no_longer_there_are_missed_before_anything_is_done(
    root: Path, damage: str
) -> None:
    journal = Journal(root)
    journal.write("a change", CHANGES)
    kept = root / FOLDER / "0001" / "2.old"
    if damage == "gone":
        kept.unlink()
    else:
        kept.write_bytes(b"rubbish")
    for _ in range(2):
        with pytest.raises(
            UsageError, match=r"2\.old: the journal is damaged.*deep/b\.bin.*Delete"
        ):
            journal.undo()
    assert files(root) == NEW
    assert journal.finish() is None
    more = journal.write("another", [FileChange(Path("a.txt"), NEW["a.txt"], b"third")])
    assert more.files == ("a.txt",)


@pytest.mark.parametrize("name", ["0002", "²", "notes"])
def test_what_somebody_has_put_into_the_journal_does_not_matter(root: Path, name: str) -> None:
    journal = Journal(root)
    journal.write("a change", CHANGES)
    stranger = root / FOLDER / name
    stranger.touch() if name == "0002" else stranger.mkdir()
    assert journal.unfinished() is None
    assert journal.undo() is not None
    assert files(root) == OLD


def test_a_damaged_journal_is_named(root: Path) -> None:
    Journal(root).write("a change", CHANGES)
    (root / FOLDER / "0001" / "journal.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be read"):
        Journal(root).undo()


def counted_steps(monkeypatch: pytest.MonkeyPatch, stop_at: int) -> list[str]:
    """Makes the n-th step of any kind that touches the disk fail; returns the steps taken."""
    steps: list[str] = []

    def guarded(name: str, real):  # type: ignore[no-untyped-def]
        def call(*args, **kwargs):  # type: ignore[no-untyped-def]
            steps.append(name)
            if len(steps) == stop_at:
                raise StoppedError
            return real(*args, **kwargs)

        return call

    monkeypatch.setattr(Path, "replace", guarded("replace", Path.replace))
    monkeypatch.setattr(Path, "rename", guarded("rename", Path.rename))
    monkeypatch.setattr(Path, "mkdir", guarded("mkdir", Path.mkdir))
    monkeypatch.setattr(Path, "unlink", guarded("unlink", Path.unlink))
    monkeypatch.setattr(os, "fsync", guarded("fsync", os.fsync))
    return steps


@pytest.mark.parametrize("way", ["finish", "undo", "write again"])
@pytest.mark.parametrize("stop_at", range(1, 36))
def test_stopped_at_any_step(
    root: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int, way: str
) -> None:
    with monkeypatch.context() as patch:
        counted_steps(patch, stop_at)
        try:
            Journal(root).write("a change", CHANGES)
            stopped = False
        except StoppedError:
            stopped = True
    now = files(root)
    for name, data in now.items():
        assert data in (OLD.get(name), NEW.get(name)), "a file is neither old nor new"
    journal = Journal(root)
    decided = journal.unfinished() is not None
    if stopped and not decided:
        assert now in (OLD, NEW)
    if way == "finish":
        journal.finish()
        assert files(root) == (NEW if decided or now == NEW else OLD)
    elif way == "undo":
        journal.undo()
        assert files(root) == OLD
    elif decided:
        with pytest.raises(UsageError, match="half way"):
            journal.write("another", CHANGES)
        journal.finish()
        assert files(root) == NEW
    elif now == OLD:
        journal.write("again", CHANGES)
        assert files(root) == NEW
    assert Journal(root).unfinished() is None


@pytest.mark.parametrize("stop_at", range(1, 22))
def test_undo_stopped_at_any_step(
    root: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    Journal(root).write("a change", CHANGES)
    with monkeypatch.context() as patch:
        counted_steps(patch, stop_at)
        with suppress(StoppedError):
            Journal(root).undo()
    for name, data in files(root).items():
        assert data in (OLD.get(name), NEW.get(name))
    Journal(root).finish()
    Journal(root).undo()
    assert files(root) == OLD


KILLED = """
import sys
from contextlib import suppress
from pathlib import Path
from termcheck.review.journal import FileChange, Journal
root = Path(sys.argv[1])
changes = [
    FileChange(Path(f"{n}.txt"), f"old {n}".encode() * 2000, f"new {n}".encode() * 2000)
    for n in range(60)
]
print("begin", flush=True)
Journal(root).write("a change", changes)
"""


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL here")
@pytest.mark.parametrize("delay", [0.0, 0.004, 0.01, 0.02, 0.04, 0.08, 0.15])
def test_killed_at_some_moment(tmp_path: Path, delay: float) -> None:
    for n in range(60):
        (tmp_path / f"{n}.txt").write_bytes(f"old {n}".encode() * 2000)
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    try:
        child.wait(delay)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
    child.stdout.close()

    def all_are(word: str) -> bool:
        return all(
            (tmp_path / f"{n}.txt").read_bytes() == f"{word} {n}".encode() * 2000 for n in range(60)
        )

    for n in range(60):
        data = (tmp_path / f"{n}.txt").read_bytes()
        assert data in (f"old {n}".encode() * 2000, f"new {n}".encode() * 2000)
    journal = Journal(tmp_path)
    if journal.finish() is not None:
        assert all_are("new")
    assert all_are("new") or all_are("old")
    assert not list(tmp_path.glob(".termcheck-*.tmp"))
    journal.undo()
    assert all_are("old")


def test_a_file_that_cannot_be_written_is_named_and_the_rest_can_follow(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def held_open(self: Path, target: Path) -> Path:
        if target.name == "c.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held_open)
        with pytest.raises(UsageError, match="cannot be written") as caught:
            Journal(root).write("a change", CHANGES)
    assert "review finish" in str(caught.value)
    assert files(root)["c.txt"] == OLD["c.txt"]
    Journal(root).finish()
    assert files(root) == NEW


@pytest.mark.parametrize("protected", ["c.txt", ""])
def test_what_is_protected_is_not_replaced(
    root: Path, monkeypatch: pytest.MonkeyPatch, protected: str
) -> None:
    real = os.access

    def access(path: Path, mode: int) -> bool:
        return path != root / protected and real(path, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "access", access)
        with pytest.raises(UsageError, match="may not be written to; nothing was changed"):
            Journal(root).write("a change", CHANGES)
    assert files(root) == OLD
    assert not list(root.glob(".termcheck/journal/*"))


def test_a_folder_without_room_for_a_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".termcheck").write_text("a file where the folder should be")
    with pytest.raises(UsageError, match="nothing was changed"):
        Journal(root).write("a change", CHANGES)
    (root / ".termcheck").unlink()
    assert files(root) == OLD
