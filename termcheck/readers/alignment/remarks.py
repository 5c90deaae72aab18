"""Notes on the stretches of two files that could not be brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Note, NoteCode
from termcheck.model.phrase import Phrase

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
        said = Phrase("note-more-stretches", (len(rest), source_uri))
        notes.append(Note(NoteCode.UNALIGNED, said, target_uri, count))
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
        places = _places(sources)
        said = Phrase("note-not-in-target", (places, _several(places), target_uri))
        return Note(NoteCode.UNALIGNED, said, _where(source_uri, sources), count)
    places = _places(targets)
    if not sources:
        said = Phrase("note-not-in-source", (places, _several(places), source_uri))
    else:
        said = Phrase("note-not-together", (places, _places(sources), source_uri))
    return Note(NoteCode.UNALIGNED, said, _where(target_uri, targets), count)


def _several(places: Phrase) -> int:
    first, last = places.args
    return int(first != last)


def _places(segments: Sequence[Segment]) -> Phrase:
    """The first and the last line, or the first and the last place in words of the format."""
    first, last = segments[0].anchor, segments[-1].anchor
    if first.line is not None and last.line is not None:
        return Phrase("lines", (first.line, last.line + segments[-1].text.rstrip().count("\n")))
    return Phrase("places", (first.path or "", last.path or ""))


def _where(uri: str, segments: Sequence[Segment]) -> str:
    line = segments[0].anchor.line
    return uri if line is None else f"{uri}:{line}"


def _says_something(segment: Segment) -> bool:
    return any(character.isalnum() for character in segment.text)
