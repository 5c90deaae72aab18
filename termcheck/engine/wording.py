"""A text put in the place of another one: what changes beside it, and what must stay.

An English article agrees with the word after it, and a line break inside a phrase stays one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from termcheck.model.document import Segment
from termcheck.model.finding import Edit
from termcheck.model.language import primary

_ARTICLE = re.compile(r"(?<![\w'’.-])(an?|the)(\s+)[\"'“‘(\[]*$", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_TOKENS = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
_OPENING, _CLOSING = "\"'“‘([", ".,;:!?\"'”’)]"
_HYPHENED = re.compile(r"[-\u2010\u2011][^\W_]+")
_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)\s*")

_SILENT_H = ("heir", "honest", "honor", "honour", "hour")
_LIKE_YOU = re.compile(
    r"u(?:nanim|ni(?!n|m|d)|s[aeiu]|t[ei]|bi|k|r[aeiou])|eu|ew|onc?e(?![a-z])|oui"
)
"""Words that are written with a vowel and begin with the sound of "you" or "won"."""
_LETTERS_LIKE_AN = frozenset("AEFHILMNORSX")
"""Capitals whose names begin with a vowel: "an SPP official"."""
_NUMBERS_LIKE_AN = re.compile(r"8\d*|1[18](?:\d{3})*(?!\d)")


def takes_an(text: str) -> bool:
    """Whether the English article before a text is "an" and not "a".

    By spelling with the usual exceptions; letters of an abbreviation by their names, so that an
    abbreviation that is spoken as a word (NATO) may be judged wrongly.
    """
    found = _FIRST_WORD.search(text)
    if found is None:
        return False
    word = found.group()
    if word[0].isdigit():
        return _NUMBERS_LIKE_AN.match(word) is not None
    if word.isupper() and (len(word) > 1 or word in _LETTERS_LIKE_AN):
        return word[0] in _LETTERS_LIKE_AN
    low = word.lower()
    if low.startswith(_SILENT_H):
        return True
    return low[0] in "aeiou" and _LIKE_YOU.match(low) is None


def edits_for(segment: Segment, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """The edits that put `text` in the place `[start, end)` of a segment.

    Empty where the text stands there already. One before the place may be about an article, and
    there are several about the place where markup stands between its words. Sorted, without
    overlap.
    """
    old = segment.text[start:end]
    text = _with_breaks(old, _without_repetition(segment, start, end, text))
    if text == old:
        return ()
    edits = _around_markup(segment, start, end, text) or [Edit(start, end, text)]
    if primary(segment.language) != "en":
        return tuple(edits)
    return (*_article(segment, start, text), *edits)


def _article(segment: Segment, start: int, text: str) -> list[Edit]:
    """The edit of the article before the place, where the new text asks for one."""
    found = _ARTICLE.search(segment.text, max(0, start - 24), start)
    if found is None:
        return []
    word, at = found.group(1), found.start(1)
    if any(p.start < found.end() and at < p.end for p in segment.protected):
        return []
    if word[0].isupper() and segment.text[:at].rstrip()[-1:].isalnum():
        return []  # "Plan A"
    if _OWN_ARTICLE.match(text):
        return [Edit(at, found.end(2), "")]
    if word.lower() == "the":
        return []
    wanted = "an" if takes_an(text) else "a"
    if wanted == word.lower():
        return []
    return [Edit(at, at + len(word), wanted.title() if word[0].isupper() else wanted)]


def _without_repetition(segment: Segment, start: int, end: int, text: str) -> str:
    """The text without the words at its ends that stand beside the place already.

    A rendering may be found without its first words ("ensure that" before "people feel ..."), which
    the listed one begins with; or without a last part behind a hyphen ("opening" of "opening-up").
    """
    words = text.split(" ")
    before = segment.text[:start].split()
    after = segment.text[end:].split()
    if segment.text[start - 1 : start].isspace():
        for count in range(min(len(words) - 1, len(before)), 0, -1):
            beside = before[-count:]
            own = beside[0].lstrip(_OPENING)
            if _same(words[:count], [own, *beside[1:]]) or beside == [f"({words[0]})"]:
                words = words[count:]
                break
    if segment.text[end : end + 1].isspace():
        for count in range(min(len(words) - 1, len(after)), 0, -1):
            if _same(words[-count:], [*after[: count - 1], after[count - 1].rstrip(_CLOSING)]):
                words = words[:-count]
                break
    joined = _HYPHENED.match(segment.text, end)
    if joined is not None and words[-1].casefold().endswith(joined.group().casefold()):
        words[-1] = words[-1][: -len(joined.group())] or words[-1]
    return " ".join(words)


def _same(words: Sequence[str], others: Sequence[str]) -> bool:
    return [word.casefold() for word in words] == [word.casefold() for word in others]


def _around_markup(segment: Segment, start: int, end: int, text: str) -> list[Edit]:
    """Edits word by word that leave the markup between the words alone.

    None where there is no markup, or where the new words cannot go around it; then it is for the
    patcher of the format to say what becomes of it.
    """
    inside = [p for p in segment.protected if p.start < end and start < p.end]
    if not inside:
        return []
    pieces, at = [], start
    for each in inside:
        pieces.append((at, segment.text[at : max(at, each.start)]))
        at = max(at, each.end)
    pieces.append((at, segment.text[at : max(at, end)]))
    places = [(at + t.start(), t.group()) for at, piece in pieces for t in _TOKENS.finditer(piece)]
    wanted = _TOKENS.findall(text)
    matcher = SequenceMatcher(
        None, [token.casefold() for _, token in places], [t.casefold() for t in wanted], False
    )
    edits = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(places[i1:i2], wanted[j1:j2], strict=True)
            edits += [Edit(a, a + len(o), n) for (a, o), n in pairs if o != n]
            continue
        first = places[i1][0] if i1 < len(places) else end
        last = places[i2 - 1][0] + len(places[i2 - 1][1]) if i2 > i1 else first
        if any(p.start < last and first < p.end for p in inside):
            return []
        edits.append(Edit(first, last, "".join(wanted[j1:j2])))
    return edits


def _with_breaks(old: str, new: str) -> str:
    """The new text with the line breaks of the old one, after as many words."""
    for found in _BREAK.finditer(old):
        words = len(old[: found.start()].split())
        blanks = [at for at, character in enumerate(new) if character == " "]
        if words and blanks:
            at = blanks[min(words, len(blanks)) - 1]
            new = f"{new[:at]}{found.group()}{new[at + 1 :]}"
    return new
