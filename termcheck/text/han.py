"""Simplified and traditional Chinese characters, one to one, so that offsets stay what they are.

Compile time only: the tables come from OpenCC. At run time they are arguments of `str.translate`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from termcheck.text.scripts import HAN


def simplifying(wanted: Iterable[str]) -> dict[str, str]:
    """Characters with another simplified form, for those whose simplified form is wanted; sorted.

    One character for one: words that are written otherwise as a whole are not looked at.
    """
    kept = frozenset(wanted)
    characters = [chr(code) for block in HAN for code in block]
    simple = str(_converter("t2s").convert("\n".join(characters))).split("\n")
    return {
        old: new
        for old, new in zip(characters, simple, strict=True)
        if old != new and len(new) == 1 and new in kept
    }


def simplified(text: str) -> str:
    """A text in simplified characters, character by character. Reads OpenCC's tables."""
    return "".join(str(_converter("t2s").convert("\n".join(text))).split("\n"))


def taiwan_wording(text: str) -> str:
    """What Taiwan says for a mainland term, in simplified characters (OpenCC's phrase tables)."""
    return simplified(str(_converter("s2twp").convert(text)))


def mainland_wording(text: str) -> str:
    """What the mainland says for a Taiwan term in traditional characters, in simplified ones."""
    return str(_converter("tw2sp").convert(text))


@cache
def _converter(name: str) -> Any:
    from opencc import OpenCC

    return OpenCC(name)
