"""Slips of the keyboard: a character of the same sound, two changed places, one twice, one lost."""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.matching.chinese.alternatives import PARTICLES, Alternative, Reason
from termcheck.matching.chinese.words import ChineseWords
from termcheck.model.match import Kind
from termcheck.text.scripts import is_han

COMMON = 1500
"""Single characters used more often stand beside any other by chance."""
RARE = 4000
"""The character that stays must be rarer than this, on its own, in a term of two."""


def mistyped(words: ChineseWords, term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    """All slips but sounds in terms of three and more characters: `detector` hears those."""
    if not all(map(is_han, term)):
        return
    if len(term) == 2:
        yield from _two(words, term)
    if len(term) >= 3:
        yield from _swapped(words, term)
        for at, character in enumerate(term):
            doubled = term[:at] + character + term[at:]
            if character not in PARTICLES and 0 < at < len(term) - 1:
                yield Alternative(
                    doubled, Kind.SPELLING, 0.86, Reason.DOUBLED, character, character * 2
                )
    if len(term) >= 5:
        yield from _lost(words, term, parts)


def _two(words: ChineseWords, term: str) -> Iterator[Alternative]:
    for at, sound in enumerate(words.sounds_of(term)):
        other = term[1 - at]
        if words.frequency(other) > RARE:
            continue
        for character in words.same_sound.get(sound, ""):
            text = term[:at] + character + term[at + 1 :]
            if character == term[at] or character in PARTICLES or words.is_word(text):
                continue
            if words.frequency(character) <= COMMON:
                yield Alternative(text, Kind.SPELLING, 0.7, Reason.SOUND, term[at], character)


def _swapped(words: ChineseWords, term: str) -> Iterator[Alternative]:
    for at in range(len(term) - 1):
        text = term[:at] + term[at + 1] + term[at] + term[at + 2 :]
        if text != term and not words.is_word(text) and not PARTICLES & set(term[at : at + 2]):
            yield Alternative(
                text, Kind.SPELLING, 0.86, Reason.SWAPPED, term[at : at + 2], text[at : at + 2]
            )


def _lost(words: ChineseWords, term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    starts = {len("".join(parts[:n])) for n in range(len(parts))}
    for at in range(1, len(term) - 1):
        text = term[:at] + term[at + 1 :]
        alone = at in starts and (at + 1) in starts
        if not alone and not words.is_word(text) and term[at] != term[at - 1]:
            yield Alternative(text, Kind.SPELLING, 0.78, Reason.LOST, term[at], "")
