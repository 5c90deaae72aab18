"""The words of both sides of a corpus, as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from termcheck.discovery.tongues import Tongue


class Pair(NamedTuple):
    """A source text and its translation."""

    source: str
    target: str
    document: str
    """The file, as given."""
    place: str
    """Where in the file, in words of its format; empty where nobody knows."""
    source_protected: tuple[tuple[int, int, bool], ...] = ()
    """As `text.fold.fold` takes them."""
    target_protected: tuple[tuple[int, int, bool], ...] = ()
    source_start: int = 0
    """Where `source` begins in the text that it is a part of."""
    target_start: int = 0
    unit: int = -1
    """For the caller, to find again where the pair comes from."""

    def part(self, source: tuple[int, int], target: tuple[int, int]) -> Pair:
        """The pair of a stretch of each side, half-open spans."""
        return self._replace(
            source=self.source[slice(*source)],
            target=self.target[slice(*target)],
            source_protected=_inside(self.source_protected, source),
            target_protected=_inside(self.target_protected, target),
            source_start=self.source_start + source[0],
            target_start=self.target_start + target[0],
        )


def _inside(
    protected: tuple[tuple[int, int, bool], ...], span: tuple[int, int]
) -> tuple[tuple[int, int, bool], ...]:
    start, end = span
    return tuple(
        (max(a, start) - start, min(b, end) - start, opaque)
        for a, b, opaque in protected
        if a < end and b > start
    )


@dataclass(slots=True)
class Vocabulary:
    """The words of a language as numbers from 0 on, in the order of their first use."""

    tongue: Tongue
    words: list[str] = field(default_factory=list)
    content: list[bool] = field(default_factory=list)
    """Whether a word means something by itself, by number."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _by_form: dict[str, int] = field(default_factory=dict)

    def number(self, form: str) -> int:
        """The number of the word that a folded form belongs to."""
        try:
            return self._by_form[form]
        except KeyError:
            word = self.tongue.base(form)
            number = self._numbers.get(word)
            if number is None:
                number = self._numbers[word] = len(self.words)
                self.words.append(word)
                self.content.append(self.tongue.is_content(word, form))
            self._by_form[form] = number
            return number


class Worded(NamedTuple):
    """A text as words."""

    words: array[int]
    starts: array[int]
    """Offsets in the text as given."""
    ends: array[int]
    forms: tuple[str, ...]
    """The words as folded; shared objects."""


def worded(
    text: str,
    protected: Sequence[tuple[int, int, bool]],
    vocabulary: Vocabulary,
    shared: dict[str, str],
) -> Worded:
    """The words of a text; `shared` keeps one object for each form of a corpus."""
    words, starts, ends = array("i"), array("i"), array("i")
    forms: list[str] = []
    for form, start, end in vocabulary.tongue.split(text, protected):
        words.append(vocabulary.number(form))
        starts.append(start)
        ends.append(end)
        forms.append(shared.setdefault(form, form))
    return Worded(words, starts, ends, tuple(forms))
