"""From offsets to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

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
    """Line and column of an offset in a text whose first character stands at `origin`."""
    line, column = origin
    last = 0
    for end in _LINE_END.finditer(text, 0, offset):
        line += 1
        last = end.end()
    return (line, column + offset) if line == origin[0] else (line, offset - last + 1)
