"""What translation rules look at: the ways in which one text was translated in a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from termcheck.model.document import Segment
from termcheck.text.fold import fold_text


@dataclass(frozen=True, slots=True)
class Version:
    """All units of one document with the same source and the same target."""

    document: str
    source: Segment
    """That of the first of them."""
    target: Segment
    """That of the first of them."""
    count: int

    @property
    def source_key(self) -> str:
        """The letters and digits of the source, folded: what makes it another text."""
        return "".join(filter(str.isalnum, fold_text(self.source.text)))

    @property
    def target_key(self) -> str:
        """The target, folded, with single blanks: capitals and the kinds of quotes do not count."""
        return " ".join(fold_text(self.target.text).split())


def by_key(versions: Sequence[Version], *, source: bool) -> dict[str, list[Version]]:
    """The versions by `source_key` or `target_key`, in the order of first appearance."""
    found: dict[str, list[Version]] = {}
    for version in versions:
        key = version.source_key if source else version.target_key
        found.setdefault(key, []).append(version)
    return found


def shortened(text: str, most: int = 80) -> str:
    """A text on one line with at most so many characters, for a message."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"
