"""From offsets to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_LINE_END = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Lines of a text. Ends of lines are `\\r\\n`, `\\n` and `\\r`.

    Built in one pass; each question costs a bisection.
    """

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts: list[int] = [0, *(end.end() for end in _LINE_END.finditer(text))]
        """Offset of the first character of each line."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, columns in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def position_after(text: str, offset: int, origin: tuple[int, int]) -> tuple[int, int]:
    """Line and column of an offset in a text whose first character stands at `origin`.

    The lines of the last few texts are kept: many are asked for one after the other.
    """
    line, column = _index(text).position(offset)
    first_line, first_column = origin
    return first_line + line - 1, column + (first_column - 1 if line == 1 else 0)


@lru_cache(maxsize=8)
def _index(text: str) -> LineIndex:
    return LineIndex(text)
