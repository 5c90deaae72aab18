"""A segment's text, folded and cut into words once, for all detectors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from termcheck.model.document import Protected, Protection
from termcheck.text.fold import fold
from termcheck.text.tokens import word_starts, words


def without_markup(text: str, protected: Sequence[Protected], start: int, end: int) -> str:
    """What a reader sees of `text[start:end]`: the stretch without markup.

    `protected` is sorted and without overlap, as in a segment.
    """
    parts = []
    at = bisect_right(protected, start, key=lambda each: each.end)
    for each in protected[at:]:
        if each.start >= end:
            break
        if each.kind is Protection.MARKUP:
            parts.append(text[start : max(start, each.start)])
            start = min(end, each.end)
    return "".join((*parts, text[start:end]))


class PreparedText:
    """What detectors look at. Offsets of `folded` and `words` are those of the folded text."""

    def __init__(self, original: str, protected: Sequence[Protected] = ()) -> None:
        self.original = original
        self._protected = protected
        self._folded = (
            fold(original, [(p.start, p.end, p.kind is Protection.OPAQUE) for p in protected])
            if protected
            else fold(original)
        )
        self.folded = self._folded.text

    @property
    def same_offsets(self) -> bool:
        """Whether offsets of the folded text are offsets of the original."""
        return not self._protected and not self._folded.pieces

    @cached_property
    def words(self) -> list[str]:
        """The words of the folded text in order; see `text.tokens.words`."""
        return words(self.folded)

    @cached_property
    def starts(self) -> list[int]:
        """The folded offset of each word."""
        return word_starts(self.folded, self.words)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in `original` of a folded span; None where it would cut a character."""
        return self._folded.span(start, end)

    def printed(self, start: int, end: int) -> str:
        """What a reader sees of a span of the original: without markup."""
        if not self._protected:
            return self.original[start:end]
        return without_markup(self.original, self._protected, start, end)

    def printed_word(self, index: int) -> str:
        """A word as it stands in the text."""
        start = self.starts[index]
        span = self._folded.span(start, start + len(self.words[index]))
        return self.printed(*span) if span else self.words[index]

    def separator(self, index: int) -> str:
        """The folded text between a word and the next one."""
        end = self.starts[index] + len(self.words[index])
        return self.folded[end : self.starts[index + 1]]

    def quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks stand on both sides of a folded span."""
        before = self.folded[max(0, start - 1) : start]
        after = self.folded[end : end + 2].lstrip(",.;")[:1]
        return before in ('"', "'") and after in ('"', "'") and bool(before) and bool(after)

    def opens_sentence(self, start: int) -> bool:
        """Whether a folded offset stands at the beginning of a sentence or of the text."""
        before = self.folded[max(0, start - 8) : start].rstrip(" \"'([*-")
        return not before or before[-1] in ".!?:;|•·>。！？：；"
