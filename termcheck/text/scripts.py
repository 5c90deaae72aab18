"""Which script a character belongs to, as integer ranges.

Ranges are half-open. Han ranges after the Unicode 16 blocks "CJK Unified Ideographs" and its
extensions A to I, the compatibility ideographs and U+3007 (the numeral zero).
"""

from __future__ import annotations

import re
from functools import cache

HAN = (
    range(0x3007, 0x3008),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2A6E0),
    range(0x2A700, 0x2EE60),
    range(0x2F800, 0x2FA20),
    range(0x30000, 0x323B0),
)
KANA = (range(0x3041, 0x3100), range(0x31F0, 0x3200), range(0xFF66, 0xFF9E))
OTHER_UNSPACED = (
    range(0x0E01, 0x0E5C),  # Thai
    range(0x0E81, 0x0EE0),  # Lao
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1780, 0x17DE),  # Khmer
)
UNSPACED = HAN + KANA + OTHER_UNSPACED
"""Scripts that do not set words apart by blanks."""


def character_class(ranges: tuple[range, ...]) -> str:
    """The ranges as the inside of a regular expression's `[...]`."""
    return "".join(f"{chr(r.start)}-{chr(r.stop - 1)}" for r in ranges)


HAN_CLASS = character_class(HAN)
UNSPACED_CLASS = character_class(UNSPACED)


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN_CLASS}]")


@cache
def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    code = ord(character)
    return any(code in r for r in HAN)


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that writes words without blanks between them."""
    code = ord(character)
    return code >= 0x0E01 and any(code in r for r in UNSPACED)


def is_word_character(character: str) -> bool:
    """Whether a character can be part of a word of a spaced script (a letter, digit or mark)."""
    return (character.isalnum() or _is_mark(character)) and not is_unspaced(character)


def boundary(before: str, after: str) -> bool:
    """Whether a word may end after `before` and another begin with `after`.

    Either may be empty for the edge of a text. There is no boundary only where both belong to one
    word of a spaced script; Chinese characters always have one on both sides, and so does a letter
    or digit beside them.
    """
    if not before or not after:
        return True
    if before.isascii() and after.isascii():
        return not (before.isalnum() and after.isalnum())
    return not (is_word_character(before) and is_word_character(after))


def han_count(text: str) -> int:
    """Number of Chinese characters. Cost: linear."""
    return 0 if text.isascii() else len(_han().findall(text))


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"
