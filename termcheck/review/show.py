"""What would change, in words: a diff for texts, a list of places for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from termcheck.engine.fix import Corrected
from termcheck.engine.wishes import Wish
from termcheck.glossary.edit import TermEdit
from termcheck.review.apply import GlossaryChange
from termcheck.review.journal import FileChange
from termcheck.text.encodings import NotTextError, decode

_BINARY = frozenset({"docx", "xlsx"})


def diff(name: str, before: bytes | None, after: bytes) -> Iterator[str]:
    """The lines of a unified diff, without line ends. Nothing for bytes that are no text."""
    try:
        old = decode(before).text if before is not None else ""
        new = decode(after).text
    except NotTextError:
        return
    source = name if before is not None else "/dev/null"
    yield from unified_diff(old.splitlines(), new.splitlines(), source, name, n=1, lineterm="")


def document_lines(document: Corrected) -> Iterator[str]:
    """What changes in a document."""
    if document.format in _BINARY:
        yield f"{document.uri}"
        yield from map(_wish_line, document.made)
    else:
        yield from diff(document.uri, document.before, document.after)


def glossary_lines(change: GlossaryChange) -> Iterator[str]:
    """What changes in a glossary file."""
    if change.before.startswith(b"PK\x03\x04"):
        yield change.name
        yield from map(_edit_line, change.edits)
    else:
        yield from diff(change.name, change.before, change.after)


def baseline_lines(change: FileChange) -> Iterator[str]:
    """What changes in the file of known findings."""
    yield from diff(change.path.as_posix(), change.before, change.after)


def _wish_line(wish: Wish) -> str:
    return f"  {wish.place}: {' '.join(wish.old.split())} → {' '.join(wish.text.split())}"


def _edit_line(edit: TermEdit) -> str:
    where = edit.place.rpartition("/")[2]
    if edit.status is None:
        return f"  {where}: not in “{edit.text}”"
    was = f", was {edit.was}" if edit.was is not None else ""
    return f"  {where}: “{edit.text}” becomes {edit.status}{was}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 place`, `3 places`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(counts: Sequence[tuple[str, int]]) -> str:
    """`fix 3, accept here 2` for decisions by their names."""
    return ", ".join(f"{name.replace('-', ' ')} {count}" for name, count in counts)
