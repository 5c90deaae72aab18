"""Glossary files to a `Glossary`: the one way in.

loaded = load([Path("glossary"), Path("client.xlsx")])
loaded.glossary   what to match with
loaded.remarks    rows that were skipped, columns that were not known, rows that were joined
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from termcheck.errors import GlossaryError
from termcheck.glossary.drafts import Draft
from termcheck.glossary.join import join
from termcheck.glossary.rows import (
    find_header,
    headless,
    read_rows,
)
from termcheck.glossary.rules import guessed_glossary_encoding, skipped_glossary_file
from termcheck.glossary.tables import Row, Table, read_delimited
from termcheck.model.glossary import Glossary
from termcheck.model.language import language_name, same_language
from termcheck.model.own import is_table_of_ours
from termcheck.model.report import GlossaryRemark
from termcheck.text.encodings import NotTextError, decode

_DELIMITED = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_YAML = frozenset({".yaml", ".yml"})
_IN_FOLDERS = frozenset({".csv", ".tsv", ".xlsx", ".yaml", ".yml"})
_READABLE = "CSV, TSV, XLSX and YAML files can be read"


VERSION = 3
"""Raised whenever the same files are read into another glossary or other remarks than before."""


class File(NamedTuple):
    """A glossary file in memory."""

    name: str
    """Its path as given, `/` between folders."""
    named: bool
    """Whether it was named itself, not found in a folder."""
    data: bytes


class Loaded(NamedTuple):
    """A glossary and what is to be said of its files."""

    glossary: Glossary
    remarks: tuple[GlossaryRemark, ...]
    """Sorted by file (in the order read), row and code."""
    source_language: str = "zh"
    target_language: str = "en"


def load(
    paths: Sequence[Path], *, source_language: str = "zh", target_language: str = "en"
) -> Loaded:
    """Reads files and whole folders into one glossary.

    In folders and the folders below them, files ending in .csv, .tsv, .xlsx, .yaml and .yml are
    read in the order of their paths; files called README, hidden ones and reports of ours are left
    out. A file that is named twice is read once. Rows that cannot be used become remarks.

    Raises:
        GlossaryError: nothing can be used: a path that does not exist or cannot be read, a folder
            without such a file, a named file without a column of terms (in a folder it is a remark
            as long as other files can be used), a broken workbook or YAML file, no concept at all.

    Cost: linear; about 30 ms for a CSV file of 1,000 concepts with 3,000 terms.
    """
    return load_files(
        read_files(paths), source_language=source_language, target_language=target_language
    )


def read_files(paths: Sequence[Path]) -> list[File]:
    """The files of `load`, in the order in which they are read.

    Raises:
        GlossaryError: as `load`, for what does not exist or cannot be read.
    """
    return [File(path.as_posix(), named, _bytes(path)) for path, named in _files(paths)]


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files that `load` looks at, in its order; nothing is read.

    Raises:
        GlossaryError: a path does not exist, or a folder has no such file.
    """
    return [path for path, _ in _files(paths)]


def load_files(
    files: Sequence[File], *, source_language: str = "zh", target_language: str = "en"
) -> Loaded:
    """The glossary that stands in files; see `load`."""
    languages = (source_language, target_language)
    drafts: list[Draft] = []
    remarks: list[GlossaryRemark] = []
    origin: list[str] = []
    digest = hashlib.sha256()
    refused: GlossaryError | None = None
    for name, named, data in files:
        suffix = PurePosixPath(name).suffix.lower()
        if not named and is_table_of_ours(data, suffix):
            remarks.append(skipped_glossary_file.own_report(name))
            continue
        try:
            found, said = read_drafts(data, suffix, name, *languages)
        except _HeadlessError as error:
            if named:
                raise error.mistake from None
            refused = refused or error.mistake
            remarks.append(skipped_glossary_file.skipped_file(name, error.mistake.what))
            continue
        # Only what was used counts, so that loading `origin` again gives the same hash.
        digest.update(data)
        origin.append(name)
        drafts.extend(found)
        remarks.extend(said)
    if not drafts:
        raise refused if refused and not origin else _nothing(origin, remarks)
    concepts, joined = join(drafts, *languages)
    _require_languages(drafts, languages, origin)
    glossary = Glossary(concepts, tuple(origin), digest.hexdigest())
    return Loaded(glossary, in_order([*remarks, *joined], origin), *languages)


def in_order(
    remarks: Sequence[GlossaryRemark], origin: Sequence[str]
) -> tuple[GlossaryRemark, ...]:
    """Remarks by file (those of `origin` first, in its order), sheet, row and code.

    Those of one place and code stay in the order given.
    """
    position = {name: number for number, name in enumerate(origin)}

    def key(remark: GlossaryRemark) -> tuple[object, ...]:
        table, _, row = remark.where.rpartition(":")
        if not row.isdigit():
            table, row = remark.where, "0"
        file = table.partition("!")[0]
        place = (position.get(file, len(position)), file, table, int(row))
        return (*place, remark.code)

    return tuple(sorted(remarks, key=key))


class _HeadlessError(Exception):
    """A file without a column of terms; what that means depends on who named the file."""

    def __init__(self, mistake: GlossaryError) -> None:
        super().__init__(str(mistake))
        self.mistake = mistake


def _files(paths: Sequence[Path]) -> list[tuple[Path, bool]]:
    """The files to read, and whether they were named themselves (not found in a folder)."""
    files: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            inside = _in_folder(path)
            if not inside:
                raise GlossaryError(
                    "no glossary file in this folder", where=path.as_posix(), hint=_READABLE
                )
            files.extend((each, False) for each in inside)
        elif path.exists() or path.is_symlink():
            files.append((path, True))
        else:
            raise GlossaryError(
                "there is no such file or folder", where=path.as_posix(), hint=_neighbour(path)
            )
    if not files:
        raise GlossaryError("no glossary was named", hint="Name a file or folder with -g")
    unique: dict[str, tuple[Path, bool]] = {}
    for path, named in files:
        key = os.path.realpath(path)
        held = unique.get(key)
        unique[key] = (held[0], held[1] or named) if held else (path, named)
    return list(unique.values())


def _in_folder(folder: Path) -> list[Path]:
    """Glossary files in a folder and below, sorted; links to folders are not followed."""

    def failed(error: OSError) -> None:
        raise _unreadable(Path(error.filename or folder), error) from error

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            stem, suffix = os.path.splitext(name)  # noqa: PTH122 - names, not paths
            hidden = name.startswith((".", "~$"))
            if suffix.lower() in _IN_FOLDERS and not hidden and stem.lower() != "readme":
                found.append(Path(parent, name))
    return sorted(found, key=lambda path: path.as_posix())


def _neighbour(path: Path) -> str | None:
    """The nearest name in the same folder, as a hint."""
    from difflib import get_close_matches

    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return None
    close = get_close_matches(path.name, names, 1, 0.6)
    return f"Did you mean {(path.parent / close[0]).as_posix()}?" if close else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> GlossaryError:
    reason = (error.strerror or str(error)).lower()
    return GlossaryError(f"the glossary cannot be read: {reason}", where=path.as_posix())


def read_drafts(
    data: bytes, suffix: str, name: str, source: str, target: str
) -> tuple[list[Draft], list[GlossaryRemark]]:
    """The rows of a glossary file as they stand there, before files are made one glossary.

    `suffix` is the ending of its name in small letters, with the dot.

    Raises:
        GlossaryError: the file cannot be read.
        _HeadlessError: it has no column of terms.
    """
    if suffix in _WORKBOOKS or (suffix in _DELIMITED and data.startswith(b"PK\x03\x04")):
        return _read_workbook(data, name, source, target)
    if suffix not in _DELIMITED and suffix not in _YAML:
        what = f"{suffix} files" if suffix else "files without an ending"
        raise GlossaryError(
            f"{what} cannot be read as a glossary", where=name, hint=_hint_for(suffix)
        )
    try:
        decoded = decode(data)
    except NotTextError as fault:
        raise GlossaryError(fault.what, where=name, hint=fault.hint) from None
    remarks: list[GlossaryRemark] = []
    if decoded.guessed:
        remarks.append(guessed_glossary_encoding.guessed(name, decoded.label))
    if decoded.damaged_lines:
        first, lines = decoded.damaged_lines[0], len(decoded.damaged_lines)
        where = f"{name}:{first}"
        remarks.append(guessed_glossary_encoding.damaged(where, decoded.label, lines))
    if suffix in _YAML:
        drafts, said = _yaml(decoded.text, name, source, target)
        return drafts, remarks + said

    def recognised(rows: Sequence[Row]) -> int:
        found = find_header(rows, source, target)
        return 0 if found is None else len(found[1].columns)

    table, spoilt = read_delimited(
        decoded.text, name, likely=_DELIMITED[suffix], recognised=recognised
    )
    found = find_header(table.rows, source, target)
    if found is None:
        raise _HeadlessError(headless(table, source, target))
    drafts, said = read_rows(table, found, source, target)
    return drafts, remarks + spoilt + said


def _read_workbook(
    data: bytes, name: str, source: str, target: str
) -> tuple[list[Draft], list[GlossaryRemark]]:
    from termcheck.glossary.workbooks import read_workbook

    drafts: list[Draft] = []
    remarks: list[GlossaryRemark] = []
    left: list[GlossaryError] = []
    tables = read_workbook(data, name)
    for table in tables:
        found = find_header(table.rows, source, target)
        if found is None:
            left.append(headless(table, source, target))
            continue
        more, said = read_rows(table, found, source, target)
        drafts.extend(more)
        remarks.extend(said)
    if len(left) == len(tables):
        raise _HeadlessError(left[0] if left else headless(Table(name, []), source, target))
    remarks.extend(
        skipped_glossary_file.skipped_sheet(mistake.where or name, mistake.what) for mistake in left
    )
    return drafts, remarks


def _yaml(
    text: str, name: str, source: str, target: str
) -> tuple[list[Draft], list[GlossaryRemark]]:
    from termcheck.glossary.yaml_files import read_yaml

    return read_yaml(text, name, source, target)


def _hint_for(suffix: str) -> str:
    if suffix in (".xls", ".ods", ".numbers", ".et"):
        return f"Save it as XLSX; {_READABLE}"
    return _READABLE


def _nothing(origin: Sequence[str], remarks: Sequence[GlossaryRemark]) -> GlossaryError:
    skipped = [remark for remark in remarks if remark.code == "TC420"]
    what = "the glossary holds no concept, so nothing could ever be found"
    where = ", ".join(origin[:3]) + (" ..." if len(origin) > 3 else "")
    if not skipped:
        return GlossaryError(what, where=where, hint="Add a row with a term in each language")
    rows = "row was" if len(skipped) == 1 else "rows were"
    return GlossaryError(
        what,
        where=where,
        hint=f"{len(skipped)} {rows} skipped, the first at {skipped[0].where}: "
        f"{skipped[0].message.removeprefix('row skipped: ')}",
    )


def _require_languages(
    drafts: Sequence[Draft], languages: tuple[str, str], origin: Sequence[str]
) -> None:
    """Raises `GlossaryError` where no term is in the language of the texts to be checked."""
    target = languages[1]
    for draft in drafts:
        for term in draft.terms:
            if term.language == target or same_language(term.language, target):
                return
    raise GlossaryError(
        f"the glossary has no {language_name(target)} terms, so nothing could ever be found",
        where=", ".join(origin[:3]),
        hint=f"Add a column `{target}`, or name the language of your texts with --target-lang",
    )
