"""The other halves of files that somebody named: they lie on disk and were not named as well.

A hook is given the files that changed. `notice.en.md` alone would be checked without its original,
and a change in `notice.zh.md` not at all.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.model.document import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from termcheck.readers.discover import Found
    from termcheck.readers.pairs import Key, Named, Naming


def partners(
    named: Sequence[Found], naming: Naming, look: Callable[[Path], Sequence[Found]]
) -> list[Found]:
    """The files whose names say that they are the other side of some files, without repetition.

    `look` gives the files just in a folder, none where there is no such folder; it is asked once
    about each. Cost: linear in the files of the folders.
    """
    shelves = _Shelves(naming, look)
    found: dict[str, Found] = {}
    for file in named:
        for reading in naming.readings(file.uri):
            for folder in shelves.folders(file.uri, reading):
                for other in shelves.others(folder, reading):
                    found.setdefault(other.uri, other)
    return list(found.values())


class _Shelves:
    """What lies in the folders that were looked into."""

    def __init__(self, naming: Naming, look: Callable[[Path], Sequence[Found]]) -> None:
        self._naming = naming
        self._look = look
        self._files: dict[str, dict[tuple[Key, Side], list[Found]]] = {}
        self._folders: dict[str, list[str]] = {}

    def folders(self, uri: str, reading: Named) -> Iterator[str]:
        """The folders in which the other side of a file can lie, empty for the current one."""
        above = uri.rfind("/", 0, reading.at) + 1
        below = uri.find("/", reading.at)
        if below < 0:
            yield uri[:above]
            return
        for name in self._names(uri[:above]):
            other = f"{uri[:above]}{name}{uri[below:]}"
            if any(self._answers(each, reading) for each in self._naming.readings(other)):
                yield other[: other.rfind("/") + 1]

    def others(self, folder: str, reading: Named) -> list[Found]:
        """The files of a folder that are the other side of one with this reading."""
        known = self._files.get(folder)
        if known is None:
            known = self._files[folder] = defaultdict(list)
            for file in self._look(Path(folder)):
                for each in self._naming.readings(file.uri):
                    known[each.key, each.side].append(file)
        side = Side.SOURCE if reading.side is Side.TARGET else Side.TARGET
        return known.get((reading.key, side), [])

    def _names(self, folder: str) -> list[str]:
        known = self._folders.get(folder)
        if known is None:
            try:
                known = sorted(each.name for each in Path(folder).iterdir() if each.is_dir())
            except OSError:
                known = []
            self._folders[folder] = known
        return known

    @staticmethod
    def _answers(other: Named, reading: Named) -> bool:
        return other.key == reading.key and other.side is not reading.side
