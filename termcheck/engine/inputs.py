"""Which files a run reads, and how: single documents, and pairs of files as one document each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.model.document import Document, Note
from termcheck.readers import SUFFIXES, Reading, read_parts
from termcheck.readers.discover import discover, files_in

if TYPE_CHECKING:
    from termcheck.readers.alignment.knowledge import Lexical
    from termcheck.readers.discover import Found

_BILINGUAL = frozenset({"tmx", "xliff", "po"})
"""Readers of files that hold both sides themselves and are never half of a pair."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: a file, or the target side of a pair of files."""

    path: Path
    uri: str
    size: int
    """Bytes, of both files of a pair; 0 where nobody knows."""
    source: Found | None = None
    """The file with the source side; None where the document stands for itself."""
    named: bool = False
    """Whether somebody named the file, or the other one of the pair, instead of a folder."""

    def reading(self, instead: Mapping[str, Path]) -> Job:
        """The same job with other files to read in place of its own, by uri."""
        if not instead:
            return self
        source = self.source
        if source is not None:
            source = source._replace(path=instead.get(source.uri, source.path))
        return replace(self, path=instead.get(self.uri, self.path), source=source)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run will read."""

    jobs: tuple[Job, ...]
    """In the order in which the files were found; a pair stands where its target does."""
    notes: tuple[Note, ...]
    """What was passed over, and files without the partner they should have."""
    kinds: tuple[tuple[str, int], ...] = ()
    """Files in folders that no reader takes; see `readers.discover.Walked.kinds`."""


def inputs(
    paths: Sequence[Path],
    *,
    exclude: Sequence[str] = (),
    leave_out: Iterable[Path] = (),
    languages: tuple[str, str] | None = None,
    patterns: Sequence[str] | None = None,
    others: bool = True,
    translations: bool = True,
) -> Inputs:
    """The documents named and those found in folders, without the files of `leave_out`.

    `languages` are the source and the target language: two files whose names say that they are the
    sides of one translation become one job, by the naming `patterns` of `readers.pairs` (None for
    the usual ones, an empty sequence for no pairs). None for `languages`: every file stands for
    itself. With `others`, where a file is named its original is looked for on disk and read beside
    it; with `translations` also those of an original that is named, which are documents of the run
    then.

    Raises:
        UsageError: a pattern that is none.
    """
    discovery = discover(paths, exclude=exclude)
    own = {path.resolve() for path in leave_out}
    files = [found for found in discovery.files if found.path.resolve() not in own]
    if languages is None or (patterns is not None and not patterns):
        return Inputs(tuple(map(_job, files)), discovery.notes, discovery.kinds)
    from termcheck.readers.pairs import PATTERNS, Naming, may_be_half, pair_files

    halves = [found for found in files if not _is_bilingual(found)]
    if patterns is None and not any(may_be_half(found.uri, *languages) for found in halves):
        return Inputs(tuple(map(_job, files)), discovery.notes, discovery.kinds)
    from termcheck.readers.partners import partners

    naming = Naming(*languages, PATTERNS if patterns is None else tuple(patterns))
    own |= {found.path.resolve() for found in files}
    more = [
        found
        for found in partners(
            [found for found in halves if others and found.named],
            naming,
            partial(files_in, exclude=exclude),
        )
        if found.path.resolve() not in own and not _is_bilingual(found)
    ]
    pairing = pair_files([*halves, *more], naming)
    known = {found.uri for found in files}
    pairs = [pair for pair in pairing.pairs if pair.target.uri in known]
    if translations:
        unnamed = (pair for pair in pairing.pairs if pair.target.uri not in known)
        pairs += [pair for pair in unnamed if pair.source.uri in known]
    sources = {pair.target.uri: pair.source for pair in pairs}
    # A translation that nobody named stands where its original does.
    instead: dict[str, list[Found]] = {pair.source.uri: [] for pair in pairs}
    for pair in pairs:
        if pair.target.uri not in known:
            instead[pair.source.uri].append(pair.target)
    jobs = tuple(
        _job(each, sources.get(each.uri))
        for found in files
        for each in instead.get(found.uri, [found])
    )
    notes = (note for note in pairing.notes if note.where in known)
    return Inputs(jobs, (*discovery.notes, *notes), discovery.kinds)


def parts_of(
    job: Job,
    *,
    language: str,
    source_language: str,
    reading: Reading | None = None,
    lexical: Lexical | None = None,
) -> Iterator[Document]:
    """The document of a job in one part or several; see `readers.read_parts`.

    A pair of files comes in one part, its units aligned: see `readers.alignment.reader.read_pair`.
    `lexical` holds the glossary that helps with that, and is best kept for all jobs of a run; None
    for no glossary.
    """
    if job.source is None:
        yield from read_parts(
            job.path, job.uri, language=language, source_language=source_language, reading=reading
        )
        return
    from termcheck.readers.alignment.reader import read_pair

    yield read_pair(
        job.source.path,
        job.source.uri,
        job.path,
        job.uri,
        language=language,
        source_language=source_language,
        reading=reading,
        lexical=lexical,
    )


def _job(found: Found, source: Found | None = None) -> Job:
    size = found.size + (source.size if source else 0)
    named = found.named or (source is not None and source.named)
    return Job(found.path, found.uri, size, source, named)


def _is_bilingual(found: Found) -> bool:
    reader = SUFFIXES.get(found.path.suffix.lower())
    return reader is not None and reader.name in _BILINGUAL
