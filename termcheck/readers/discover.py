"""Which files are checked: paths from the command line or an API call to a list of files.

Files given by name are always taken. Folders are walked in sorted order, without hidden folders,
without what `.gitignore` files or the caller's patterns leave out, and without files that no reader
reads. One file is taken once, however many ways lead to it.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Note, NoteCode
from termcheck.readers import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_NEVER = frozenset(("node_modules", "__pycache__"))
_HIDDEN = ("~$", ".")
"""How names of hidden files and folders begin; `~$` marks the lock files of Office."""


class Found(NamedTuple):
    """A file to be read."""

    path: Path
    """To open it with."""
    uri: str
    """As it stands in reports: the path as given, `/` between folders."""
    size: int
    """In bytes; 0 where it can't be told."""


class Discovery(NamedTuple):
    """What was found below some paths."""

    files: tuple[Found, ...]
    """In the order of the paths; those of a folder by name."""
    notes: tuple[Note, ...] = ()
    """What was looked for in vain or could not be looked into."""


def discover(
    paths: Sequence[Path],
    *,
    exclude: Sequence[str] = (),
    suffixes: Collection[str] | None = None,
    root: Path | None = None,
) -> Discovery:
    """The files to be read.

    `exclude` are patterns in the syntax of .gitignore, counted from `root` (None: the current
    folder); for folders outside of `root` from the folder that is walked. They concern folders
    that are walked, not files given by name. `suffixes` are the file name endings taken from
    folders, in lower case with the dot; None for all that can be read. Never raises for a path
    that does not exist or can't be opened: there is a note instead. Raises ValueError for a
    pattern that is none.
    """
    walk = _Walk(
        _spec(exclude, strict=True), frozenset(suffixes or SUFFIXES), Path(root or ".").resolve()
    )
    for path in paths:
        walk.add(path)
    return Discovery(tuple(walk.files), tuple(walk.notes))


class _Walk:
    """One run of `discover`."""

    def __init__(self, exclude: GitIgnoreSpec | None, suffixes: frozenset[str], root: Path) -> None:
        self.exclude = exclude
        self.suffixes = suffixes
        self.root = root
        self.files: list[Found] = []
        self.notes: list[Note] = []
        self.taken: set[str] = set()
        self.entered: set[str] = set()

    def add(self, path: Path) -> None:
        """A path from the command line."""
        uri = path.as_posix()
        try:
            if path.is_dir():
                self._add_folder(path, uri)
            elif path.is_file():
                self._take(path, uri, os.path.realpath(path))
            elif path.exists():
                self._note(NoteCode.UNREADABLE, "This is neither a file nor a folder.", uri)
            elif path.is_symlink():
                self._note(NoteCode.UNREADABLE, "This link leads nowhere.", uri)
            else:
                message = "There is no such file or folder. Check the path for typing slips."
                self._note(NoteCode.UNREADABLE, message, uri)
        except OSError as fault:
            self._note(NoteCode.UNREADABLE, f"The path can't be opened ({_reason(fault)}).", uri)

    def _add_folder(self, folder: Path, uri: str) -> None:
        before = (len(self.taken), len(self.notes))
        real = os.path.realpath(folder)
        again = real in self.entered
        ignores = _inherited(Path(real))
        # Who names an ignored folder wants what is in it.
        if _ignored(real, True, ignores):
            ignores = ()
        self._enter(folder, real, ignores, PurePosixPath())
        if not again and before == (len(self.taken), len(self.notes)):
            message = (
                "There is nothing to read in this folder: no file that ends in "
                f"{', '.join(sorted(self.suffixes))} and is not excluded."
            )
            self._note(NoteCode.SKIPPED, message, uri)

    def _enter(
        self,
        folder: Path,
        real: str,
        ignores: tuple[tuple[str, GitIgnoreSpec], ...],
        below: PurePosixPath,
    ) -> None:
        """Walk a folder. `real` is its path without links, `below` its path below the one given."""
        if real in self.entered:
            return
        self.entered.add(real)
        try:
            with os.scandir(folder) as listing:
                inside = sorted(listing, key=lambda found: found.name)
        except OSError as fault:
            message = f"This folder can't be opened ({_reason(fault)})."
            self._note(NoteCode.UNREADABLE, message, folder.as_posix())
            return
        if any(found.name == ".gitignore" for found in inside):
            own = _ignore_file(folder / ".gitignore")
            ignores = (*ignores, (real, own)) if own else ignores
        for found in inside:
            is_folder, is_link = _kind(found)
            path = f"{real}{os.sep}{found.name}"
            if (
                not self._wanted(found.name, bool(is_folder))
                or _ignored(path, bool(is_folder), ignores)
                or self._excluded(path, below / found.name, bool(is_folder))
            ):
                continue
            child = folder / found.name
            target = os.path.realpath(path) if is_link else path
            if is_folder:
                self._enter(child, target, ignores, below / found.name)
            elif is_folder is None:
                what = "link leads nowhere" if is_link else "is neither a file nor a folder"
                self._note(NoteCode.SKIPPED, f"This {what}.", child.as_posix())
            else:
                self._take(child, child.as_posix(), target)

    def _wanted(self, name: str, is_folder: bool) -> bool:
        if name.startswith(_HIDDEN):
            return False
        return name not in _NEVER if is_folder else self._has_ending(name)

    def _has_ending(self, name: str) -> bool:
        return PurePosixPath(name).suffix.lower() in self.suffixes

    def _excluded(self, path: str, below: PurePosixPath, is_folder: bool) -> bool:
        if self.exclude is None:
            return False
        try:
            relative = Path(path).relative_to(self.root).as_posix()
        except ValueError:
            relative = below.as_posix()
        return self.exclude.match_file(f"{relative}/" if is_folder else relative)

    def _take(self, path: Path, uri: str, real: str) -> None:
        if real not in self.taken:
            self.taken.add(real)
            self.files.append(Found(path, uri, _size(path)))

    def _note(self, code: NoteCode, message: str, uri: str) -> None:
        self.notes.append(Note(code, message, uri))


def _kind(found: os.DirEntry[str]) -> tuple[bool | None, bool]:
    """Whether it is a folder (None: neither folder nor file) and whether it is a link."""
    try:
        is_link = found.is_symlink()
        if found.is_dir():
            return True, is_link
        return (False if found.is_file() else None), is_link
    except OSError:
        return None, True


def _ignored(path: str, is_folder: bool, ignores: Sequence[tuple[str, GitIgnoreSpec]]) -> bool:
    """Whether .gitignore files leave a path out; the one deepest down has the last word."""
    for folder, spec in reversed(ignores):
        # What a link led to lies elsewhere, where these patterns do not count.
        if not path.startswith(f"{folder}{os.sep}"):
            continue
        relative = path[len(folder) + 1 :].replace(os.sep, "/")
        verdict = spec.check_file(f"{relative}/" if is_folder else relative).include
        if verdict is not None:
            return verdict
    return False


def _inherited(folder: Path) -> tuple[tuple[str, GitIgnoreSpec], ...]:
    """The .gitignore files above a folder up to the root of its repository, outermost first.

    Empty where neither it nor a folder above it holds a `.git`.
    """
    above = list(_up_to_repository(folder))
    found = ((parent, _ignore_file(parent / ".gitignore")) for parent in reversed(above[1:]))
    return tuple((str(parent), spec) for parent, spec in found if spec)


def _up_to_repository(folder: Path) -> Iterator[Path]:
    chain = [folder, *folder.parents]
    for steps, parent in enumerate(chain, 1):
        if (parent / ".git").exists():
            yield from chain[:steps]
            return


def _ignore_file(path: Path) -> GitIgnoreSpec | None:
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return None
    return _spec(text.splitlines(), strict=False)


def _spec(lines: Sequence[str], *, strict: bool) -> GitIgnoreSpec | None:
    """The patterns as one, None where there is none; a line that is none raises if `strict`."""
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        if strict:
            raise
    good = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        good.append(line)
    return GitIgnoreSpec.from_lines(good)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _reason(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()
