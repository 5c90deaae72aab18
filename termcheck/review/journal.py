"""Files replaced all together, so that a stop at any moment loses nothing.

Before the first file is touched, a folder below `.termcheck/journal` holds the old bytes and the
new ones of all of them. From the moment that folder has its name the change is decided: whatever
stops the program, `finish` carries it through and `undo` takes it back. Each file is replaced in
one step, so that it is old or new and never anything between.

    .termcheck/lock                         held by the program that writes, see `review.lock`
    .termcheck/journal/0001/journal.json    what was done, and to which files
    .termcheck/journal/0001/1.old, 1.new    the bytes of the first file before and after
    .termcheck/journal/0001/done            all files are new
    .termcheck/journal/0001/undoing         it was decided to take the change back
    .termcheck/journal/0001/undone          all files are old again

The bytes are kept whether or not a file is under version control: what git holds may be committed
away, staged or stashed by the time somebody wants them back. The folder may be deleted at any time
when no change is under way; with it goes the possibility to undo.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from termcheck.errors import UsageError
from termcheck.files import replacing
from termcheck.review.lock import only_writer

FOLDER = Path(".termcheck") / "journal"
"""Below the working folder, like the paths in reports and the fingerprints."""
LOCK = Path(".termcheck") / "lock"
SCHEMA = "termcheck.journal/1"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file to be replaced."""

    path: Path
    """Relative to the working folder, or absolute."""
    before: bytes | None
    """None for a file that does not exist yet."""
    after: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done to the files of a change."""

    number: int
    """Of the change in the journal."""
    title: str
    """What the change was, such as `review apply report.xlsx`."""
    files: tuple[str, ...]
    """Those that are now as wanted, in order."""
    changed_since: tuple[str, ...] = ()
    """Those that somebody else has changed; they were left as they are."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file as the journal knows it."""

    path: Path
    old: str | None
    """SHA-256 of the bytes before; None where there was no file."""
    new: str
    number: int


class Journal:
    """The changes made from one working folder."""

    def __init__(self, root: Path) -> None:
        """`root` is the working folder; nothing is read or made yet."""
        self._root = root
        self._folder = root / FOLDER

    def write(self, title: str, changes: Sequence[FileChange]) -> Outcome:
        """Replaces files by new bytes, all of them.

        Raises:
            UsageError: another program is writing, a change before this one is not finished, a
                file is no longer what `before` says or may not be written to, or the journal cannot
                be written; then nothing has been. Or a file cannot be written, for instance because
                another program holds it open; those before it are new, and `finish` does the rest.
        """
        with self._alone():
            return self._write(title, changes)

    def _write(self, title: str, changes: Sequence[FileChange]) -> Outcome:
        unfinished = self.unfinished()
        if unfinished is not None:
            raise _under_way(unfinished)
        for change in changes:
            if _read(self._root / change.path) != change.before:
                raise UsageError(
                    "the file has changed in the meantime; nothing was written",
                    where=str(change.path),
                    hint="Run the command again",
                )
            if not _may_write(self._root / change.path):
                # To replace a file that is protected may well be possible; it is not wanted.
                raise UsageError(
                    "the file may not be written to; nothing was changed",
                    where=str(change.path),
                    hint="Allow it, or leave out what is about this file",
                )
        number = max(self._numbers(), default=0) + 1
        try:
            self._decide(number, title, changes)
        except OSError as fault:
            raise self._no_room(fault) from fault
        return self._carry_through(number)

    def unfinished(self) -> int | None:
        """The number of the change that was stopped half way; None where there is none."""
        for number in self._numbers():
            marks = self._marks(number)
            if not marks & {"done", "undone"} or ("undoing" in marks and "undone" not in marks):
                return number
        return None

    def finish(self) -> Outcome | None:
        """Carries through what was stopped half way; None where nothing was.

        Raises:
            UsageError: another program is writing, or the journal or a file cannot be used.
        """
        if not self._folder.is_dir():
            return None
        with self._alone():
            return self._finish()

    def _finish(self) -> Outcome | None:
        number = self.unfinished()
        if number is None:
            return None
        for file in self._content(number)[1]:
            # What a killed program had begun to write beside the file.
            for left in (self._root / file.path).parent.glob(".termcheck-*.tmp"):
                left.unlink(missing_ok=True)
        if "undoing" in self._marks(number):
            return self._take_back(number)
        return self._carry_through(number)

    def undo(self) -> Outcome | None:
        """Takes back the last change that stands; None where there is none.

        Every file that is still as the change left it gets its old bytes; a file that was made by
        the change goes. Files that were changed since are left alone and named.

        Raises:
            UsageError: as for `finish`.
        """
        if not self._folder.is_dir():
            return None
        with self._alone():
            return self._undo()

    def _undo(self) -> Outcome | None:
        standing = [n for n in self._numbers() if "undone" not in self._marks(n)]
        if not standing:
            return None
        number = standing[-1]
        for file in self._content(number)[1]:
            if file.old is not None:
                self._stored(number, file, ".old", file.old)
        # Decided only now that all of it can be done.
        self._mark(number, "undoing")
        return self._take_back(number)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with ExitStack() as stack:
            try:
                stack.enter_context(only_writer(self._root / LOCK))
            except OSError as fault:
                raise self._no_room(fault) from fault
            yield

    def _no_room(self, fault: OSError) -> UsageError:
        return UsageError(
            f"the journal cannot be written: {_reason(fault)}; nothing was changed",
            where=str(self._folder),
            hint="Run this in a folder that you may write to",
        )

    def _decide(self, number: int, title: str, changes: Sequence[FileChange]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        for left in self._folder.glob("*.part"):
            shutil.rmtree(left)  # was never decided
        draft = self._folder / f"{number:0{_DIGITS}}.part"
        draft.mkdir()
        records = []
        for at, change in enumerate(changes, 1):
            if change.before is not None:
                _store(draft / f"{at}.old", change.before)
            _store(draft / f"{at}.new", change.after)
            records.append(
                {
                    "path": change.path.as_posix(),
                    "before": None if change.before is None else _hash(change.before),
                    "after": _hash(change.after),
                }
            )
        content = {"schema": SCHEMA, "title": title, "files": records}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        _store(draft / "journal.json", text.encode("utf-8", "surrogateescape"))
        draft.rename(self._change(number))
        _settle(self._folder)

    def _carry_through(self, number: int) -> Outcome:
        """Makes every file new that is old."""
        return self._settle_files(number, "done", ".new", lambda file: (file.old, file.new))

    def _take_back(self, number: int) -> Outcome:
        """Makes every file old that is new."""
        return self._settle_files(number, "undone", ".old", lambda file: (file.new, file.old))

    def _settle_files(
        self,
        number: int,
        mark: str,
        suffix: str,
        hashes: Callable[[_Kept], tuple[str | None, str | None]],
    ) -> Outcome:
        """Replaces the files that are as in the first hash by those of the second."""
        title, files = self._content(number)
        fine, strange = [], []
        for file in files:
            target = self._root / file.path
            now = _read(target)
            standing = None if now is None else _hash(now)
            unwanted, wanted = hashes(file)
            if standing == wanted:
                fine.append(file.path.as_posix())
            elif standing != unwanted:
                strange.append(file.path.as_posix())
            else:
                if wanted is None:
                    target.unlink()
                else:
                    data = self._stored(number, file, suffix, wanted)
                    _replace(target, data)
                fine.append(file.path.as_posix())
        self._mark(number, mark)
        return Outcome(number, title, tuple(fine), tuple(strange))

    def _stored(self, number: int, file: _Kept, suffix: str, wanted: str) -> bytes:
        """The bytes of a file before or after a change."""
        path = self._change(number) / f"{file.number}{suffix}"
        data = _read(path)
        if data is None or _hash(data) != wanted:
            raise UsageError(
                f"the journal is damaged: it has no longer the bytes of {file.path.as_posix()}",
                where=str(path),
                hint="Delete the folder it lies in; the change can neither be finished nor taken "
                "back then",
            )
        return data

    def _content(self, number: int) -> tuple[str, list[_Kept]]:
        path = self._change(number) / "journal.json"
        try:
            content = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
            if content["schema"] != SCHEMA:
                raise ValueError(f"its schema is {content['schema']}")
            files = [
                _Kept(Path(record["path"]), record["before"], record["after"], at)
                for at, record in enumerate(content["files"], 1)
            ]
            return str(content["title"]), files
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UsageError(
                f"the journal cannot be read: {fault}",
                where=str(path),
                hint="Delete the folder it lies in; the change cannot be undone then",
            ) from fault

    def _numbers(self) -> list[int]:
        if not self._folder.is_dir():
            return []
        names = (each.name for each in self._folder.iterdir() if each.is_dir())
        return sorted(int(name) for name in names if name.isascii() and name.isdecimal())

    def _change(self, number: int) -> Path:
        return self._folder / f"{number:0{_DIGITS}}"

    def _marks(self, number: int) -> set[str]:
        folder = self._change(number)
        return {name for name in ("done", "undoing", "undone") if (folder / name).exists()}

    def _mark(self, number: int, name: str) -> None:
        _store(self._change(number) / name, b"")
        _settle(self._change(number))


def _under_way(number: int) -> UsageError:
    return UsageError(
        f"change {number} was stopped half way",
        hint="`termcheck review finish` carries it through, `termcheck review undo` takes it back",
    )


def _replace(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            _store(temporary, data)
    except OSError as fault:
        raise UsageError(
            f"the file cannot be written: {_reason(fault)}",
            where=str(path),
            hint="Close it in other programs, then `termcheck review finish` does the rest, or "
            "`termcheck review undo` takes all back",
        ) from fault


def _reason(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()


def _may_write(path: Path) -> bool:
    """Whether a file may be replaced, or made: the folder that is to be made is the first one."""
    if path.exists():
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    folder = next((each for each in path.parents if each.exists()), path.parent)
    return os.access(folder, os.W_OK)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _store(path: Path, data: bytes) -> None:
    """Writes a file and waits until it is on the disk, not only on its way there."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the system can do so."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
