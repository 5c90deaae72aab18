"""Glossary files changed in place: a term more in a row, a phrase more under `not_in`.

What a change does not touch stays as it is: the order and the blanks, comments, quotation marks,
line ends, the look of a workbook. The file is read again before it is handed back; unless just the
wanted terms have changed, nothing has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from termcheck.errors import DocumentError, GlossaryError
from termcheck.glossary.drafts import Draft, DraftTerm, clean, same
from termcheck.glossary.load import read_drafts
from termcheck.model.glossary import Concept, Status, Term
from termcheck.text.fold import fold_text

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class TermEdit:
    """One change to what a glossary says of a concept."""

    place: str
    """Where the concept or term was read: `party.csv:12`, `party.xlsx!Sheet1:4`."""
    concept_id: str
    language: str
    """BCP 47 tag of the text."""
    text: str
    """A term, or a phrase in which the terms of the language do not count."""
    status: Status | None
    """The status the term shall have; None for a phrase that goes to `not_in`."""
    was: Status | None = None
    """The status under which the term stands there now; None where it does not stand there."""

    @property
    def file(self) -> str:
        """The file as given to the loader."""
        table, _, row = self.place.rpartition(":")
        name = table if row.isdigit() else self.place
        return name.partition("!")[0] if _is_workbook(name.partition("!")[0]) else name

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook; None for other files."""
        table = self.place.rpartition(":")[0]
        return table[len(self.file) + 1 :] if table != self.file else None

    @property
    def row(self) -> int:
        """Row of a table or line of a YAML file, 1-based; 0 where the place has none."""
        row = self.place.rpartition(":")[2]
        return int(row) if row.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that was not made."""

    edit: TermEdit
    reason: str
    """Why and what to do, a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A glossary file with its edits made."""

    data: bytes
    made: tuple[TermEdit, ...]
    refused: tuple[Refused, ...] = ()


def term_edit(
    concept: Concept, text: str, status: Status | None, language: str
) -> TermEdit | str | None:
    """The edit by which a text gets a status, or with None becomes a `not_in` phrase.

    Why it cannot be is given as a sentence without a full stop; None says that the glossary has it
    so already.
    """
    text = clean(text)
    terms = concept.in_language(language)
    if not text:
        return "there is no text"
    if not terms:
        return "the concept has no term in this language"
    home = next((t for t in terms if t.status is Status.PREFERRED), terms[0])
    place = home.place or concept.place
    if place is None:
        return "the glossary was not read from a file"
    folded = _folded(text)
    if status is None:
        if any(_folded(phrase) == folded for term in terms for phrase in term.not_in):
            return None
        return TermEdit(place, concept.id, home.language, text, None)
    listed = [term for term in terms if _folded(term.text) == folded]
    rejected = next((term for term in listed if not term.status.accepted), None)
    if status.accepted:
        if any(term.text == text and term.status.accepted for term in listed):
            return None
        # Another spelling of an accepted term ("two upholds") is a term of its own.
        return _moved(rejected, status) if rejected else _added(place, concept, text, status, home)
    if rejected is not None:
        return None
    for term in listed:
        if term.status is Status.PREFERRED:
            return f"“{term.text}” is the preferred rendering; choose another one first"
    return _moved(listed[0], status) if listed else _added(place, concept, text, status, home)


def _added(place: str, concept: Concept, text: str, status: Status, beside: Term) -> TermEdit:
    return TermEdit(place, concept.id, beside.language, text, status)


def _moved(term: Term, status: Status) -> TermEdit | str:
    if term.place is None:
        return "the glossary was not read from a file"
    concept_id = term.id.rsplit("/", 2)[0]
    return TermEdit(term.place, concept_id, term.language, term.text, status, term.status)


def edit_glossary(
    data: bytes,
    name: str,
    edits: Sequence[TermEdit],
    source_language: str,
    target_language: str,
) -> Edited:
    """A glossary file with edits made, as far as they can be; `name` is as given to the loader.

    Edits are made one after the other, each on the result of those before it, and the outcome is
    read again once; only if it is not as it shall be, each edit is tried and read by itself. The
    bytes are those given where none can be made. Never raises for a file that the loader has read.
    Cost: for each edit in a table one reading of the file; for YAML one in all, some 4 s for a
    thousand concepts.
    """
    languages = (source_language, target_language)
    # Lower rows first, so that lines put in leave the numbers of those above them as they are.
    order = sorted(edits, key=lambda e: (e.sheet or "", -e.row))
    result, reasons = _attempt(data, name, order, languages)
    made = [edit for edit in order if id(edit) not in reasons]
    if result != data and not _just_those(data, result, name, made, languages):
        result, reasons = data, {}
        for edit in order:
            trial, refused = _attempt(result, name, [edit], languages)
            reasons |= refused
            if not refused and not _just_those(result, trial, name, [edit], languages):
                reasons[id(edit)] = _BY_HAND
            elif not refused:
                result = trial
    return Edited(
        result,
        tuple(edit for edit in edits if id(edit) not in reasons),
        tuple(Refused(edit, reasons[id(edit)]) for edit in edits if id(edit) in reasons),
    )


def _attempt(
    data: bytes, name: str, edits: Sequence[TermEdit], languages: tuple[str, str]
) -> tuple[bytes, dict[int, str]]:
    """The bytes with edits made, and by the identity of an edit why it was not."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _YAML:
        from termcheck.glossary.edit_yaml import edit_yaml

        return edit_yaml(data, edits)
    refused: dict[int, str] = {}
    for edit in edits:
        result = _in_table(data, name, suffix, edit, languages)
        if isinstance(result, str):
            refused[id(edit)] = result
        else:
            data = result
    return data, refused


def _in_table(
    data: bytes, name: str, suffix: str, edit: TermEdit, languages: tuple[str, str]
) -> bytes | str:
    try:
        if data.startswith(b"PK\x03\x04"):
            from termcheck.glossary.edit_xlsx import edit_workbook

            return edit_workbook(data, name, edit, languages)
        from termcheck.glossary.edit_csv import edit_delimited

        return edit_delimited(data, name, suffix, edit, languages)
    except (GlossaryError, DocumentError) as fault:
        return str(fault)


_BY_HAND = "the layout of the file does not allow it; change the file by hand"


def _just_those(
    before: bytes, after: bytes, name: str, edits: Sequence[TermEdit], languages: tuple[str, str]
) -> bool:
    """Whether reading both gives the same but for the edits."""
    suffix = PurePosixPath(name).suffix.lower()
    try:
        old, _ = read_drafts(before, suffix, name, *languages)
        new, _ = read_drafts(after, suffix, name, *languages)
    except GlossaryError:
        return False
    if len(old) != len(new):
        return False
    by_place: dict[str, list[TermEdit]] = {}
    for edit in edits:
        by_place.setdefault(edit.place, []).append(edit)
    for was, now in zip(old, new, strict=True):
        wanted = by_place.pop(was.place, [])
        if not (_as_wanted(was, now, wanted) if wanted else was.content == now.content):
            return False
    return not by_place


def _as_wanted(was: Draft, now: Draft, edits: Sequence[TermEdit]) -> bool:
    if was.content[2:] != now.content[2:] or was.id != now.id:
        return False
    expected = _statuses(was)
    for edit in edits:
        if edit.status is None:
            phrases = [p for t in now.terms if same(t.language, edit.language) for p in t.not_in]
            if edit.text not in phrases:
                return False
            continue
        if edit.was is not None:
            expected.discard((edit.text, edit.was))
        expected.add((edit.text, edit.status))
    moved = {edit.text for edit in edits if edit.was is not None}
    if not _details(was, moved) <= _details(now, moved):
        return False
    return _statuses(now) == expected and _phrases(now) - _phrases(was) <= {
        edit.text for edit in edits if edit.status is None
    }


def _statuses(draft: Draft) -> set[tuple[str, Status]]:
    return {(term.text, term.status) for term in draft.terms}


def _details(draft: Draft, without: set[str]) -> set[DraftTerm]:
    """What is said of the terms besides their statuses and phrases, but for those that moved."""
    return {t._replace(not_in=()) for t in draft.terms if t.text not in without}


def _phrases(draft: Draft) -> set[str]:
    return {phrase for term in draft.terms for phrase in term.not_in}


def _folded(text: str) -> str:
    return " ".join(fold_text(text).split())


def _is_workbook(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _WORKBOOKS


def by_file(edits: Iterable[TermEdit]) -> dict[str, list[TermEdit]]:
    """Edits by the file they are about, in the order of their first edits."""
    files: dict[str, list[TermEdit]] = {}
    for edit in edits:
        files.setdefault(edit.file, []).append(edit)
    return files
