"""How wide a text stands in a terminal."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Columns in a terminal: two for wide and full-width characters, none for combining ones.

    After Unicode Standard Annex 11.
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def shorten(text: str, width: int, *, keep: str = "start") -> str:
    """The text cut to a display width, with `…` where something is missing.

    `keep` is `start` or `end`: the side that stays.
    """
    if display_width(text) <= width:
        return text
    characters = text if keep == "start" else text[::-1]
    room, kept = width - 1, []
    for character in characters:
        room -= _character_width(character)
        if room < 0:
            break
        kept.append(character)
    part = "".join(kept)
    return f"{part}…" if keep == "start" else f"…{part[::-1]}"


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
