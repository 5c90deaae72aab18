"""Which files are checked: paths from the command line or an API call to a list of files.

Files given by name are always taken. Folders are walked in sorted order, without hidden folders,
without what `.gitignore` files or the caller's patterns leave out, and without files that no reader
reads. One file is taken once, however many ways lead to it.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from termcheck.errors import UsageError
from termcheck.model.document import Note, NoteCode
from termcheck.model.phrase import Phrase
from termcheck.readers import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_NEVER = frozenset(("node_modules", "__pycache__"))
_HIDDEN = ("~$", ".")
"""How names of hidden files and folders begin; `~$` marks the lock files of Office."""


_USUAL = (".docx", ".xlsx", ".txt", ".md", ".csv", ".tmx", ".xliff", ".po")
"""Endings that are named to a person; all others are kinds of these."""


class Found(NamedTuple):
    """A file to be read."""

    path: Path
    """To open it with."""
    uri: str
    """As it stands in reports: the path as given, `/` between folders."""
    size: int
    """In bytes; 0 where it can't be told."""
    named: bool = False
    """Whether it was given by name and not found in a folder."""


class Walked(NamedTuple):
    """What was found below some paths."""

    files: tuple[Found, ...]
    """In the order of the paths; those of a folder by name."""
    notes: tuple[Note, ...] = ()
    """What was looked for in vain or could not be looked into."""
    kinds: tuple[tuple[str, int], ...] = ()
    """Endings of files in the folders that no reader takes (the whole name of a file without one)
    and how many there are, most files first."""


def discover(
    paths: Sequence[Path],
    *,
    exclude: Sequence[str] = (),
    suffixes: Collection[str] | None = None,
    root: Path | None = None,
) -> Walked:
    """The files to be read.

    `exclude` are patterns in the syntax of .gitignore, counted from `root` (None: the current
    folder); for folders outside of `root` from the folder that is walked. They concern folders
    that are walked, not files given by name. `suffixes` are the file name endings taken from
    folders, in lower case with the dot; None for all that can be read. Never raises for a path
    that does not exist or can't be opened: there is a note instead. Raises UsageError for a
    pattern that is none.
    """
    walk = _Walk(
        _spec(exclude, strict=True), frozenset(suffixes or SUFFIXES), Path(root or ".").resolve()
    )
    for path in paths:
        walk.add(path)
    kinds = Counter(kind for real, kind in walk.others.items() if real not in walk.taken)
    ranked = sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    return Walked(tuple(walk.files), tuple(walk.notes), tuple(ranked))


def files_in(folder: Path, *, exclude: Sequence[str] = (), root: Path | None = None) -> list[Found]:
    """The files just in a folder that a walk through it would take, by name; none for no folder.

    The arguments are as in `discover`.
    """
    spec = _spec(exclude, strict=True)
    walk = _Walk(spec, frozenset(SUFFIXES), Path(root or ".").resolve(), deep=False)
    walk.add(folder)
    return walk.files


class _Walk:
    """One run of `discover`."""

    def __init__(
        self,
        exclude: GitIgnoreSpec | None,
        suffixes: frozenset[str],
        root: Path,
        *,
        deep: bool = True,
    ) -> None:
        """`deep` says whether folders in folders are walked too."""
        self.deep = deep
        self.exclude = exclude
        self.suffixes = suffixes
        self.root = root
        self.files: list[Found] = []
        self.notes: list[Note] = []
        self.others: dict[str, str] = {}
        """Real paths of files that no reader takes -> ending or name."""
        self.taken: dict[str, int] = {}
        """Real paths of files -> place in `files`."""
        self.entered: set[str] = set()

    def add(self, path: Path) -> None:
        """A path from the command line."""
        uri = path.as_posix()
        try:
            if path.is_dir():
                self._add_folder(path, uri)
            elif path.is_file():
                self._take(path, uri, os.path.realpath(path), named=True)
            elif path.exists():
                self._note(NoteCode.UNREADABLE, Phrase("note-no-file-or-folder"), uri)
            elif path.is_symlink():
                self._note(NoteCode.UNREADABLE, Phrase("note-dead-link"), uri)
            else:
                self._note(NoteCode.UNREADABLE, Phrase("note-no-file"), uri)
        except OSError as fault:
            said = Phrase("note-path-closed", (_reason(fault),))
            self._note(NoteCode.UNREADABLE, said, uri)

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
            usual = [each for each in _USUAL if each in self.suffixes]
            said = Phrase("note-nothing-in-folder", (", ".join(usual or sorted(self.suffixes)),))
            self._note(NoteCode.SKIPPED, said, uri)

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
            said = Phrase("note-folder-closed", (_reason(fault),))
            self._note(NoteCode.UNREADABLE, said, folder.as_posix())
            return
        if any(found.name == ".gitignore" for found in inside):
            own = _ignore_file(folder / ".gitignore")
            ignores = (*ignores, (real, own)) if own else ignores
        for found in inside:
            is_folder, is_link = _kind(found)
            path = f"{real}{os.sep}{found.name}"
            if (
                _hidden(found.name, bool(is_folder))
                or _ignored(path, bool(is_folder), ignores)
                or self._excluded(path, below / found.name, bool(is_folder))
            ):
                continue
            child = folder / found.name
            target = os.path.realpath(path) if is_link else path
            if is_folder:
                if self.deep:
                    self._enter(child, target, ignores, below / found.name)
            elif not self._has_ending(found.name):
                if is_folder is False:
                    self.others[target] = PurePosixPath(found.name).suffix.lower() or found.name
            elif is_folder is None:
                said = Phrase("note-dead-link" if is_link else "note-no-file-or-folder")
                self._note(NoteCode.SKIPPED, said, child.as_posix())
            else:
                self._take(child, child.as_posix(), target)

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

    def _take(self, path: Path, uri: str, real: str, *, named: bool = False) -> None:
        at = self.taken.setdefault(real, len(self.files))
        if at == len(self.files):
            self.files.append(Found(path, uri, _size(path), named))
        elif named:
            self.files[at] = self.files[at]._replace(named=True)

    def _note(self, code: NoteCode, said: Phrase, uri: str) -> None:
        self.notes.append(Note(code, said, uri))


def _hidden(name: str, is_folder: bool) -> bool:
    return name.startswith(_HIDDEN) or (is_folder and name in _NEVER)


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
        pass  # one of them is none; which one is asked below
    good = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError as fault:
            if strict:
                raise UsageError(
                    f"'{line}' is no pattern for files", hint="Write it as in .gitignore"
                ) from fault
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
