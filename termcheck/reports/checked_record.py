"""Records out of a JSON file, looked at before they are used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from termcheck.errors import ReportError

E = TypeVar("E", bound=StrEnum)


class Record:
    """A record of a report. Every question raises ReportError where the value is no good."""

    __slots__ = ("_name", "_values", "_where")

    def __init__(self, values: Any, where: str, name: str) -> None:
        self._where = where
        self._name = name
        if not isinstance(values, Mapping):
            raise self._damaged("is no record")
        self._values = values

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def _damaged(self, how: str) -> ReportError:
        return ReportError(
            f"the report is damaged: {self._name} {how}",
            where=self._where,
            hint="Check the documents again",
        )

    def _value(self, key: str, kind: type | tuple[type, ...]) -> Any:
        value = self._values.get(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._damaged(f"has no good '{key}'")
        return value

    def text(self, key: str, *, empty: bool = False) -> str:
        """A text; an empty one only where that is allowed."""
        value: str = self._value(key, str)
        if not value and not empty:
            raise self._damaged(f"has an empty '{key}'")
        return value

    def text_like(self, key: str, pattern: re.Pattern[str]) -> str:
        """A text that the pattern covers."""
        value = self.text(key, empty=True)
        if not pattern.fullmatch(value):
            raise self._damaged(f"has no good '{key}'")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, also an empty one; None where it is null or absent."""
        return self.text(key, empty=True) if key in self else None

    def number(self, key: str) -> int:
        """A whole number."""
        value: int = self._value(key, int)
        return value

    def maybe_number(self, key: str) -> int | None:
        """A whole number; None where it is null or absent."""
        return self.number(key) if key in self else None

    def maybe_fraction(self, key: str) -> float | None:
        """A number from 0.0 to 1.0; None where it is null or absent."""
        if key not in self:
            return None
        value = self._value(key, (int, float))
        # NaN and infinity are no JSON, but Python reads them.
        if not 0 <= value <= 1:
            raise self._damaged(f"has no good '{key}'")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; false where it is null or absent."""
        return bool(self._value(key, bool)) if key in self else False

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._value(key, list)
        if not all(isinstance(value, str) for value in values):
            raise self._damaged(f"has no good '{key}'")
        return tuple(values)

    def one_of(self, key: str, kind: type[E]) -> E:
        """A text that is one of the values of a kind."""
        value = self.text(key)
        if value not in list(kind):
            raise self._damaged(f"has an unknown '{key}' ({value})")
        return kind(value)

    def record(self, key: str) -> Record:
        """A record inside this one."""
        return Record(self._value(key, Mapping), self._where, f"{self._name}: {key}")

    def maybe_record(self, key: str) -> Record | None:
        """A record inside this one; None where it is null or absent."""
        return self.record(key) if key in self else None

    def records(self, key: str) -> list[Record]:
        """A list of records; empty where it is null or absent."""
        if key not in self:
            return []
        return [
            Record(value, self._where, f"{key} {number}")
            for number, value in enumerate(self._value(key, list), 1)
        ]

    def counts(self, key: str) -> tuple[tuple[str, int], ...]:
        """Names and whole numbers, in their order."""
        values: Mapping[str, Any] = self._value(key, Mapping)
        if not all(isinstance(count, int) for count in values.values()):
            raise self._damaged(f"has no good '{key}'")
        return tuple(values.items())

    def named_texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """Names and texts, in their order."""
        values: Mapping[str, Any] = self._value(key, Mapping)
        if not all(isinstance(value, str) for value in values.values()):
            raise self._damaged(f"has no good '{key}'")
        return tuple(values.items())

    def span(self, first: str, last: str, length: int) -> tuple[int, int] | None:
        """Two offsets in order, none beyond `length`; None where one is null or absent."""
        start, end = self.maybe_number(first), self.maybe_number(last)
        if start is None or end is None:
            return None
        if not 0 <= start <= end <= length:
            raise self._damaged(f"has a '{first}' outside its text")
        return start, end
