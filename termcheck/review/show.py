"""What would change, in words: a diff for texts, a list of places for everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import chain, groupby

from termcheck.engine.fix import Corrected
from termcheck.engine.wishes import Wish
from termcheck.glossary.edit import TermEdit
from termcheck.review.apply import GlossaryChange
from termcheck.review.decisions import Unclear
from termcheck.review.journal import FileChange
from termcheck.text.encodings import NotTextError, decode

_LONG = 160
"""Characters of a line that a person takes in; two lines of a terminal."""
_SENTENCE = re.compile(r".+?(?:[.!?;。！？；][\"'”’)]*\s+|[。！？；][”’」』]*|$)", re.DOTALL)
_CELLS = 10
"""Cells that are named of which the same is said."""
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


def for_reading(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a diff with long ones cut to the sentences that change; no program reads them.

    A paragraph is one line in many texts, and nobody finds one word in a thousand.
    """
    held: list[str] = []
    for line in chain(lines, ["@@"]):
        if line[:1] in "-+" and line[:3] not in ("---", "+++"):
            held.append(line)
            continue
        yield from _sentences_of(held)
        held.clear()
        if line != "@@":
            yield line if len(line) <= _LONG else f"{line[:_LONG]} …"


def _sentences_of(lines: list[str]) -> Iterator[str]:
    gone = [line[1:] for line in lines if line[0] == "-"]
    come = [line[1:] for line in lines if line[0] == "+"]
    if len(gone) != len(come) or all(len(line) <= _LONG for line in lines):
        yield from lines
        return
    pairs = [_changing(old, new) for old, new in zip(gone, come, strict=True)]
    yield from (f"-{old}" for old, _ in pairs)
    yield from (f"+{new}" for _, new in pairs)


def _changing(old: str, new: str) -> tuple[str, str]:
    """The sentences of two lines that differ."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    one, other = _SENTENCE.findall(old), _SENTENCE.findall(new)
    parts: list[tuple[str, str]] = []
    last = -1
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            dots = "… " if i1 > max(last, 0) else ""
            parts.append((dots + "".join(one[i1:i2]), dots + "".join(other[j1:j2])))
            last = i2
    end = "…" if last < len(one) else ""
    return "".join(part for part, _ in parts) + end, "".join(part for _, part in parts) + end


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


def left_lines(left: Sequence[Unclear]) -> Iterator[str]:
    """Cells and what is to be said of them; cells in a row of which the same is said together."""
    for (sheet, reason), group in groupby(left, lambda e: (e.cell.rpartition("!")[0], e.reason)):
        cells = [each.cell.rpartition("!")[2] for each in group]
        more = f" and {len(cells) - _CELLS} more" if len(cells) > _CELLS else ""
        yield f"  {sheet}!{', '.join(cells[:_CELLS])}{more}: {reason}"


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
