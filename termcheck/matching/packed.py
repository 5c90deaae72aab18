"""Compiled data in many small pieces, of which a text needs few.

Pieces that lie side by side are packed and compressed together, and a block is opened when one of
its pieces is first asked for. So a compiled glossary is read from disk in a few milliseconds,
however large it is.
"""

from __future__ import annotations

import marshal
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

_MARSHAL = 2
"""Later formats mark shared objects, and then equal data need not give equal bytes."""
_LEVEL = 3
"""Half the time of the usual level 6, for a tenth more bytes."""

Packed = tuple[int, int, tuple[bytes, ...]]
"""Number of pieces, pieces of a block, blocks."""
PackedWords = tuple[tuple[str, ...], tuple[bytes, ...]]
"""First word of each block, blocks; sorted."""


def pack(pieces: Iterable[Any], together: int) -> Packed:
    """Pieces in their order, `together` of them to a block. Only what `marshal` can store."""
    blocks, count = [], 0
    rest = iter(pieces)
    while block := tuple(islice(rest, together)):
        blocks.append(_closed(block))
        count += len(block)
    return count, together, tuple(blocks)


class Pieces:
    """What `pack` packed, by number."""

    __slots__ = ("_blocks", "_count", "_open", "_together")

    def __init__(self, packed: Packed) -> None:
        self._count, self._together, self._blocks = packed
        self._open: dict[int, tuple[Any, ...]] = {}

    def __getitem__(self, number: int) -> Any:
        block, at = divmod(number, self._together)
        pieces = self._open.get(block)
        if pieces is None:
            pieces = self._open[block] = _opened(self._blocks[block])
        return pieces[at]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(self._count))


def pack_words(values: Mapping[str, Any], together: int) -> PackedWords:
    """Values by word, `together` of them to a block; None is no value."""
    words = sorted(values)
    starts = range(0, len(words), together)
    return (
        tuple(words[at] for at in starts),
        tuple(_closed({word: values[word] for word in words[at : at + together]}) for at in starts),
    )


class Words:
    """What `pack_words` packed, by word."""

    __slots__ = ("_blocks", "_first", "_open")

    def __init__(self, packed: PackedWords) -> None:
        self._first, self._blocks = packed
        self._open: dict[int, dict[str, Any]] = {}

    def get(self, word: str) -> Any:
        """The value of a word; None where it has none."""
        block = bisect_right(self._first, word) - 1
        if block < 0:
            return None
        values = self._open.get(block)
        if values is None:
            values = self._open[block] = _opened(self._blocks[block])
        return values.get(word)

    def __getitem__(self, word: str) -> Any:
        value = self.get(word)
        if value is None:
            raise KeyError(word)
        return value

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None


def _closed(block: Any) -> bytes:
    return zlib.compress(marshal.dumps(block, _MARSHAL), _LEVEL)


def _opened(block: bytes) -> Any:
    return marshal.loads(zlib.decompress(block))
