"""Which files a run reads, and how: single documents, and pairs of files as one document each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.model.document import Document, Note
from termcheck.readers import read_parts
from termcheck.readers.discover import discover

if TYPE_CHECKING:
    from termcheck.readers.discover import Found


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: a file, or the target side of a pair of files."""

    path: Path
    uri: str
    size: int
    """Bytes; 0 where nobody knows."""
    source: Found | None = None
    """The file with the source side; None where the document stands for itself."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run will read."""

    jobs: tuple[Job, ...]
    """In the order in which the files were found."""
    notes: tuple[Note, ...]
    """What was passed over."""


def inputs(
    paths: Sequence[Path], *, exclude: Sequence[str] = (), leave_out: Iterable[Path] = ()
) -> Inputs:
    """The documents named and those found in folders, without the files of `leave_out`."""
    discovery = discover(paths, exclude=exclude)
    own = {path.resolve() for path in leave_out}
    jobs = tuple(
        Job(found.path, found.uri, _size(found.path))
        for found in discovery.files
        if found.path.resolve() not in own
    )
    return Inputs(jobs, tuple(discovery.notes))


def parts_of(job: Job, *, language: str, source_language: str) -> Iterator[Document]:
    """The document of a job in one part or several; see `readers.read_parts`."""
    return read_parts(job.path, job.uri, language=language, source_language=source_language)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the reader will say what is wrong with it
