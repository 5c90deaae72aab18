"""Two files, the sides of one translation, as one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.model.document import Document, Note, NoteCode, Segment, Side, Unit
from termcheck.model.phrase import Phrase
from termcheck.readers import read_document
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.readers.alignment.remarks import unaligned_notes
from termcheck.readers.alignment.together import Aligned, bring_together

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from termcheck.readers.base import Reading


def read_pair(
    source_path: Path,
    source_uri: str,
    target_path: Path,
    target_uri: str,
    *,
    language: str,
    source_language: str,
    reading: Reading | None = None,
    lexical: Lexical | None = None,
) -> Document:
    """The translation in `target_path` with its original from `source_path`.

    `Document.uri` is the target's, `source_uri` the source's; if each file is written in the
    language of the other, they are turned round and a note says so. `lexical` helps to find which
    sentences belong together; None for the dictionary without a glossary. Where the sides do not
    fit together there are units with one side, and notes.

    Never raises for a bad file. If one can't be read, or holds no text of its language, a note says
    so and the target is given by itself. Cost: both files are held in memory; see
    `together.bring_together`.
    """
    languages = {"language": language, "source_language": source_language}
    source = read_document(source_path, source_uri, reading=reading, **languages)
    target = read_document(target_path, target_uri, reading=reading, **languages)
    notes = [*target.notes, *source.notes]
    if not target.units and _is_unreadable(target):
        return replace(target, notes=tuple(notes))
    if _is_bilingual(source) or _is_bilingual(target):
        notes.append(_bilingual_note(source if _is_bilingual(source) else target))
        return replace(target, notes=tuple(notes))
    sides = _main_side(source), _main_side(target)
    if sides == (Side.TARGET, Side.SOURCE) and source_language != language:
        source, target = target, source
        notes.append(_turned_note(target, source, language, source_language))
    elif sides[0] is not None and sides[0] is sides[1] and _told_apart(source, target):
        named = language if sides[0] is Side.TARGET else source_language
        notes.append(_same_note(target, source, named))
        return replace(target, notes=tuple(notes))
    sources = _on_side(source, Side.SOURCE, source_language)
    targets = _on_side(target, Side.TARGET, language)
    if not sources:
        if not _is_unreadable(source):
            notes.append(_empty_note(target.uri, Phrase("note-empty-source", (source.uri,))))
        units = _units(Aligned((), (each,)) for each in targets)
        return replace(target, units=units, notes=tuple(notes))
    if not targets:
        notes.append(_empty_note(source.uri, Phrase("note-empty-target", (target.uri,))))
    found = bring_together(sources, targets, lexical or Lexical(source_language, language))
    if targets:
        notes += unaligned_notes(found, source.uri, target.uri)
    return replace(target, units=_units(found), notes=tuple(notes), source_uri=source.uri)


def _units(found: Iterable[Aligned]) -> tuple[Unit, ...]:
    """Beads as units; those of a bead with several segments of a side follow each other."""
    units: list[Unit] = []
    segments = beads = 0

    def numbered(side: tuple[Segment, ...], at: int) -> Segment | None:
        nonlocal segments
        if at >= len(side):
            return None
        segments += 1
        return replace(side[at], id=f"s{segments}")

    for sources, targets, confidence in found:
        size = max(len(sources), len(targets))
        bead = None
        if size > 1 and sources and targets:
            beads += 1
            bead = f"b{beads}"
        for at in range(size):
            name = f"u{len(units) + 1}"
            first, second = numbered(sources, at), numbered(targets, at)
            units.append(Unit(name, first, second, bead=bead, alignment=confidence))
    return tuple(units)


def _on_side(document: Document, side: Side, language: str) -> list[Segment]:
    """All segments of a file, on the side that its name says."""
    return [
        segment if segment.side is side else replace(segment, side=side, language=language)
        for segment in document.segments
    ]


def _main_side(document: Document) -> Side | None:
    """The side that most of the text is on by its script; None for no text."""
    sizes: Counter[Side] = Counter()
    for segment in document.segments:
        sizes[segment.side] += len(segment.text)
    return max(sizes, key=lambda side: (sizes[side], side)) if sizes else None


def _told_apart(source: Document, target: Document) -> bool:
    """Whether the two languages are told apart by script in these files."""
    return any(s.side is Side.SOURCE for d in (source, target) for s in d.segments)


def _is_unreadable(document: Document) -> bool:
    return any(note.code is NoteCode.UNREADABLE for note in document.notes)


def _is_bilingual(document: Document) -> bool:
    return any(unit.source is not None and unit.target is not None for unit in document.units)


def _bilingual_note(document: Document) -> Note:
    return Note(NoteCode.NOT_READ, Phrase("note-both-languages"), document.uri)


def _turned_note(target: Document, source: Document, language: str, source_language: str) -> Note:
    said = Phrase("note-swapped-files", (source_language, source.uri, language))
    return Note(NoteCode.SWAPPED, said, target.uri)


def _same_note(target: Document, source: Document, language: str) -> Note:
    said = Phrase("note-same-language", (source.uri, language))
    return Note(NoteCode.SWAPPED, said, target.uri)


def _empty_note(uri: str, said: Phrase) -> Note:
    return Note(NoteCode.UNTRANSLATED, said, uri)
