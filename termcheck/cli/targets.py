"""Files that a command is about to write: none of the user's own is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from termcheck.cli.exits import say
from termcheck.errors import GlossaryError, UsageError

_ANOTHER_NAME = "Choose another name for the output"


def require_replaceable(
    output: Sequence[Path],
    ours: Callable[[Path], bool],
    *,
    glossary: Sequence[str] = (),
    read: Sequence[Path] = (),
) -> None:
    """Refuses outputs that would destroy something, before any work is done.

    What is not there yet, or is empty, may be written; so may what is `ours`, unless the `glossary`
    (files and folders) names it. `read` are files that the command reads, for the message.

    Raises:
        UsageError: an output is a file that must stay, or one that cannot be looked at.
    """
    for path in output:
        try:
            if not path.is_file() or not path.stat().st_size:
                continue
            named = is_among(path, [Path(name) for name in glossary])
            if not named and ours(path):
                continue
            if named or is_among(path, _files_of(glossary)):
                raise UsageError(
                    "this is a file of the glossary", where=str(path), hint=_ANOTHER_NAME
                )
            if is_among(path, read):
                raise UsageError(
                    "this file is to be read, not written", where=str(path), hint=_ANOTHER_NAME
                )
            raise UsageError(
                "this file is there already; termcheck did not write it, or somebody has worked in "
                "it since",
                where=str(path),
                hint=f"{_ANOTHER_NAME}, or delete the file",
            )
        except OSError as error:
            raise UsageError(
                f"there is a file of this name that cannot be read ({error.strerror or error})",
                where=str(path),
                hint=_ANOTHER_NAME,
            ) from error


def say_written(path: Path, kept: Path | None, what: str = "Report written") -> None:
    """Says where a file was written, and where the one is that somebody had worked in."""
    say(f"{what} to {path}")
    if kept is not None:
        say(f"Somebody had worked in the earlier one: it is now {kept}")


def is_among(path: Path, files: Sequence[Path]) -> bool:
    """Whether a file that is there is one of these, by whatever names."""
    return any(each.exists() and each.samefile(path) for each in files)


def is_report_of(paths: Sequence[Path], exclude: Sequence[str]) -> Callable[[Path], bool]:
    """What says whether a file is a report, where these documents are to be checked.

    The copy of a Word document without findings is the document byte for byte: nothing is lost
    with it as long as the document is there.
    """

    def ours(path: Path) -> bool:
        from termcheck.model.own import is_report

        return is_report(path) or (path.suffix.lower() == ".docx" and copied(path))

    def copied(path: Path) -> bool:
        from termcheck.readers.discover import discover

        size, content = path.stat().st_size, b""
        for found in discover(paths, exclude=exclude, suffixes=[".docx"]).files:
            if found.size == size and not found.path.samefile(path):
                content = content or path.read_bytes()
                if found.path.read_bytes() == content:
                    return True
        return False

    return ours


def _files_of(glossary: Sequence[str]) -> list[Path]:
    from termcheck.glossary.load import files_of

    try:
        return files_of([Path(name) for name in glossary])
    except GlossaryError:
        return []  # it is said when the glossary is loaded
