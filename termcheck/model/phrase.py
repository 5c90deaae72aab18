"""What is said to a reader, before it is put in words.

A phrase is a code and its arguments. The words stand in one module a language (`model.wording`),
so that a report may be written in another language than the run, and nothing is put in words that
nobody reads.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Phrase(NamedTuple):
    """Something to say, and about which words."""

    code: str
    """What is said: a key of the words of every language (`wording.wordings`)."""
    args: tuple[Argument, ...] = ()
    """The words that it is about, as the code wants them."""


Argument = str | int | Phrase | tuple[str | Phrase, ...]
"""Of several, all are texts or all are phrases."""
Said = str | Phrase
"""A phrase, or a sentence of which there is no phrase: it stays as it is in every language."""


def from_plain(plain: Any) -> Said:
    """A phrase out of plain pairs again, as `marshal` gives them; a text as it is.

    Raises ValueError for what is neither.
    """
    if isinstance(plain, str):
        return plain
    if not _is_pair(plain):
        raise ValueError("no phrase")
    return Phrase(plain[0], tuple(map(_argument, plain[1])))


def _argument(plain: Any) -> Any:
    if isinstance(plain, str | int):
        return plain
    if _is_pair(plain):
        return from_plain(plain)
    if not isinstance(plain, tuple | list):
        raise ValueError("no argument of a phrase")
    return tuple(map(from_plain, plain))


def _is_pair(plain: Any) -> bool:
    """Whether it is code and arguments; several texts or phrases never look so."""
    return (
        isinstance(plain, tuple | list)
        and len(plain) == 2
        and isinstance(plain[0], str)
        and isinstance(plain[1], tuple | list)
    )
