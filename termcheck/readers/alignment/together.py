"""The segments of two texts, brought together: whole paragraphs where they agree, else sentences.

1. If both texts have the same paragraphs as far as length, numbers and terms can tell, each goes
   with its counterpart, and no dictionary is read.
2. Else the paragraphs are aligned with all that is known. Those that are surely each other's
   translation, one with one, are taken as they are, unless something beside them stands alone: a
   sentence of theirs may belong there.
3. What stands between them, and paragraphs too long to be judged as a whole, is cut into sentences
   and aligned anew. Sentences of one paragraph that come into one bead are one segment again.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from termcheck.readers.alignment.cut import slice_of, spans_of
from termcheck.readers.alignment.search import Bead, align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termcheck.model.document import Segment
    from termcheck.readers.alignment.knowledge import Lexical

LEAST = 0.6
"""Confidence below which two texts are not judged together; see bench/README.md."""
_SUPPORT = 4.0
"""Score from which a bead speaks for those beside it."""
_SURE = 6.0
"""Score from which two paragraphs need not be cut."""
_SURE_LENGTH = -0.5
"""Least score of their lengths alone."""
_LONG = 1_500
"""Characters of a paragraph that is cut in any case."""
_ANSWERED = 1.0
"""Least score of the clues of two such texts, for each pair on average."""
_PLAUSIBLE = 0.0
"""Least score of each pair where two texts agree in all paragraphs."""


class Aligned(NamedTuple):
    """Segments of both sides that belong together; one side may be empty."""

    sources: tuple[Segment, ...]
    targets: tuple[Segment, ...]
    confidence: float | None = None
    """0.0 to 1.0: how many of such beads are right, as measured; None where a side is empty."""


class _Piece(NamedTuple):
    """A sentence of a segment."""

    segment: int
    start: int
    end: int


def bring_together(
    sources: Sequence[Segment], targets: Sequence[Segment], lexical: Lexical
) -> list[Aligned]:
    """All segments of both sides in order, as beads.

    Each character that is no blank stands in just one of the segments given back, each of which is
    a segment as given or an exact slice of one. Cost: linear, some 2,000 sentences a second.
    """
    if not sources or not targets:
        return list(_alone(sources, targets))
    agreeing = _agreeing(sources, targets, lexical)
    if agreeing is not None:
        return agreeing
    if max(len(sources), len(targets)) == 1:
        return _by_sentence(sources, targets, lexical)
    beads = _align(sources, targets, lexical, deep=True)
    found: list[Aligned] = []
    done = (0, 0)
    for at, (bead, confidence) in enumerate(zip(beads, confidences(beads), strict=True)):
        if not _is_sure(bead) or not all(map(_is_two_sided, beads[max(0, at - 1) : at + 2])):
            continue
        source, target = sources[bead.left], targets[bead.right]
        found += _by_sentence(sources[done[0] : bead.left], targets[done[1] : bead.right], lexical)
        if max(len(source.text), len(target.text)) > _LONG:
            found += _by_sentence((source,), (target,), lexical)
        else:
            found.append(Aligned((source,), (target,), confidence))
        done = (bead.left_end, bead.right_end)
    found += _by_sentence(sources[done[0] :], targets[done[1] :], lexical)
    return found


def confidences(beads: Sequence[Bead]) -> list[float | None]:
    """How sure each bead is, by its score and by whether those beside it are sure.

    The logistic function was fitted by eye to the share of right beads at each score;
    bench/README.md shows how well it fits.
    """

    def supports(at: int) -> bool:
        if not 0 <= at < len(beads):
            return True
        return _is_two_sided(beads[at]) and beads[at].score >= _SUPPORT

    found: list[float | None] = []
    for at, bead in enumerate(beads):
        if not _is_two_sided(bead):
            found.append(None)
            continue
        support = supports(at - 1) + supports(at + 1)
        found.append(_logistic(0.6 * bead.score + 0.7 * support - 0.6))
    return found


def _agreeing(
    sources: Sequence[Segment], targets: Sequence[Segment], lexical: Lexical
) -> list[Aligned] | None:
    """Point 1 of the module's docstring; None where the paragraphs do not agree."""
    if len(sources) != len(targets) or len(sources) == 1:
        return None
    if any(len(segment.text) > _LONG for segment in (*sources, *targets)):
        return None
    beads = _align(sources, targets, lexical, deep=False)
    if len(beads) != len(sources) or any(bead.score < _PLAUSIBLE for bead in beads):
        return None
    # Lengths alone may agree by chance.
    if sum(bead.score - bead.length for bead in beads) < _ANSWERED * len(beads):
        return None
    # That all of them agree supports each of them.
    return [
        Aligned((source,), (target,), _logistic(0.6 * bead.score + 1.0))
        for source, target, bead in zip(sources, targets, beads, strict=True)
    ]


def _is_sure(bead: Bead) -> bool:
    if bead.left_end - bead.left != 1 or bead.right_end - bead.right != 1:
        return False
    return bead.score >= _SURE and bead.length >= _SURE_LENGTH


def _by_sentence(
    sources: Sequence[Segment], targets: Sequence[Segment], lexical: Lexical
) -> list[Aligned]:
    """Point 3 of the module's docstring."""
    if not sources or not targets:
        return list(_alone(sources, targets))
    left, right = _pieces(sources), _pieces(targets)
    beads = _align(
        [slice_of(sources[number], start, end) for number, start, end in left],
        [slice_of(targets[number], start, end) for number, start, end in right],
        lexical,
        deep=True,
        paragraphs=(_begins(left), _begins(right)),
    )
    found: list[Aligned] = []
    waiting: tuple[list[_Piece], list[_Piece]] = ([], [])

    def leave() -> None:
        found.extend(_alone(_joined(waiting[0], sources), _joined(waiting[1], targets)))
        waiting[0].clear()
        waiting[1].clear()

    for bead, confidence in zip(beads, confidences(beads), strict=True):
        lefts, rights = left[bead.left : bead.left_end], right[bead.right : bead.right_end]
        if confidence is None or confidence < LEAST:
            waiting[0].extend(lefts)
            waiting[1].extend(rights)
            continue
        leave()
        found.append(Aligned(_joined(lefts, sources), _joined(rights, targets), confidence))
    leave()
    return found


def _alone(sources: Sequence[Segment], targets: Sequence[Segment]) -> Iterator[Aligned]:
    for source in sources:
        yield Aligned((source,), ())
    for target in targets:
        yield Aligned((), (target,))


def _pieces(segments: Sequence[Segment]) -> list[_Piece]:
    return [
        _Piece(number, start, end)
        for number, segment in enumerate(segments)
        for start, end in spans_of(segment)
    ]


def _begins(pieces: Sequence[_Piece]) -> list[int]:
    """The numbers of the pieces with which a segment begins."""
    return [
        number
        for number, piece in enumerate(pieces)
        if number == 0 or piece.segment != pieces[number - 1].segment
    ]


def _joined(pieces: Sequence[_Piece], segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Consecutive pieces as segments, those of one segment as one."""
    spans: list[_Piece] = []
    for piece in pieces:
        if spans and spans[-1].segment == piece.segment:
            spans[-1] = spans[-1]._replace(end=piece.end)
        else:
            spans.append(piece)
    return tuple(slice_of(segments[number], start, end) for number, start, end in spans)


def _align(
    sources: Sequence[Segment],
    targets: Sequence[Segment],
    lexical: Lexical,
    *,
    deep: bool,
    paragraphs: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> list[Bead]:
    left = [lexical.clues(each.text, each.language, deep=deep) for each in sources]
    right = [lexical.clues(each.text, each.language, deep=deep) for each in targets]
    lengths = [len(each.text) for each in sources], [len(each.text) for each in targets]
    return align(left, right, lengths, paragraphs)


def _is_two_sided(bead: Bead) -> bool:
    return bead.left < bead.left_end and bead.right < bead.right_end


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))
