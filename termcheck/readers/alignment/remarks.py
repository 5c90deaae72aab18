"""Notes on the stretches of two files that could not be brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Note, NoteCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termcheck.model.document import Segment
    from termcheck.readers.alignment.together import Aligned

_MOST = 5
"""Stretches that are named one by one."""


class _Stretch(NamedTuple):
    """Neighbouring segments without a counterpart."""

    sources: list[Segment]
    targets: list[Segment]


def unaligned_notes(found: Sequence[Aligned], source_uri: str, target_uri: str) -> list[Note]:
    """A note for each of the first few stretches without a counterpart, and one for all others.

    Stretches without a letter or figure on either side are passed over.
    """
    stretches = list(_stretches(found))
    notes = [_note(stretch, source_uri, target_uri) for stretch in stretches[:_MOST]]
    rest = stretches[_MOST:]
    if rest:
        count = sum(len(stretch.sources) + len(stretch.targets) for stretch in rest)
        message = (
            f"{len(rest)} more {'stretch' if len(rest) == 1 else 'stretches'} of this file and "
            f"{source_uri} could not be brought together; each was checked by itself."
        )
        notes.append(Note(NoteCode.UNALIGNED, message, target_uri, count))
    return notes


def _stretches(found: Iterable[Aligned]) -> Iterable[_Stretch]:
    now = _Stretch([], [])
    for aligned in (*found, None):
        if aligned is not None and not (aligned.sources and aligned.targets):
            now.sources.extend(filter(_says_something, aligned.sources))
            now.targets.extend(filter(_says_something, aligned.targets))
        elif now.sources or now.targets:
            yield now
            now = _Stretch([], [])


def _note(stretch: _Stretch, source_uri: str, target_uri: str) -> Note:
    sources, targets = stretch
    count = len(sources) + len(targets)
    if not targets:
        message = (
            f"{_sentence(sources)} no counterpart in the translation {target_uri}. Is something "
            "left out there?"
        )
        return Note(NoteCode.UNALIGNED, message, _where(source_uri, sources), count)
    if not sources:
        message = (
            f"{_sentence(targets)} no counterpart in the original {source_uri}; checked without it."
        )
    else:
        message = (
            f"{_places(targets)} of this file and {_places(sources, capital=False)} of "
            f"{source_uri} could not be brought together; checked without the original."
        )
    return Note(NoteCode.UNALIGNED, message, _where(target_uri, targets), count)


def _sentence(segments: Sequence[Segment]) -> str:
    places = _places(segments)
    return f"{places} {'have' if places.startswith('Lines') or ' to ' in places else 'has'}"


def _places(segments: Sequence[Segment], *, capital: bool = True) -> str:
    first, last = segments[0].anchor, segments[-1].anchor
    if first.line is not None and last.line is not None:
        final = last.line + segments[-1].text.rstrip().count("\n")
        word = "Line" if capital else "line"
        return f"{word} {first.line}" if first.line == final else f"{word}s {first.line} to {final}"
    start, end = first.path or "the beginning", last.path or "the end"
    if capital:
        start = start[:1].upper() + start[1:]
    return start if first.path == last.path else f"{start} to {end}"


def _where(uri: str, segments: Sequence[Segment]) -> str:
    line = segments[0].anchor.line
    return uri if line is None else f"{uri}:{line}"


def _says_something(segment: Segment) -> bool:
    return any(character.isalnum() for character in segment.text)
