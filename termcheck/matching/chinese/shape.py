"""The same words in another shape: 的, connectives, order, words left out, short forms."""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.lexicon.glosses import abbreviated
from termcheck.matching.chinese.alternatives import Alternative, Reason
from termcheck.matching.chinese.words import ChineseWords
from termcheck.model.match import Kind

CONNECTIVES = ("和", "与", "及", "以及", "、", "暨")
INSTITUTIONS = frozenset("院会部局厅委署处庭")
"""Names that end so are shortened to the first character of their last word (最高检)."""


def reshaped(words: ChineseWords, term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    """Alternatives made of the term's own words; `parts` is its cut."""
    yield from _particles(term, parts)
    yield from _connectives(parts)
    yield from _turned(parts)
    yield from _shorter(words, term, parts)
    yield from _abbreviations(words, term, parts)


def _particles(term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    for at in range(1, len(parts)):
        left, right = "".join(parts[:at]), "".join(parts[at:])
        if parts[at - 1] in ("的", "之"):
            bare = "".join(parts[: at - 1])
            if bare and len(term) >= 5:
                yield Alternative(
                    bare + right, Kind.FUNCTION_WORD, 0.9, Reason.LEFT_OUT, parts[at - 1], ""
                )
            continue
        if parts[at] in ("的", "之", *CONNECTIVES) or parts[at - 1] in CONNECTIVES:
            continue
        if len(right) < 2 or len(left) < 2:
            continue
        for particle, loss in (("的", 0.0), ("之", 0.1)):
            confidence = (0.9 if len(term) >= 5 else 0.8) - loss
            yield Alternative(
                left + particle + right,
                Kind.FUNCTION_WORD,
                confidence,
                Reason.PUT_IN,
                "",
                particle,
            )


def _connectives(parts: tuple[str, ...]) -> Iterator[Alternative]:
    for at, part in enumerate(parts):
        if part not in CONNECTIVES or not 0 < at < len(parts) - 1:
            continue
        left, right = "".join(parts[:at]), "".join(parts[at + 1 :])
        for other in CONNECTIVES:
            if other != part:
                text = left + other + right
                yield Alternative(text, Kind.FUNCTION_WORD, 0.9, Reason.CONNECTIVE, part, other)
        yield Alternative(left + right, Kind.FUNCTION_WORD, 0.84, Reason.LEFT_OUT, part, "")
        if len(parts) == 3:
            yield Alternative(right + part + left, Kind.ORDER, 0.9, Reason.ORDER)
            for other in CONNECTIVES:
                if other != part:
                    yield Alternative(right + other + left, Kind.ORDER, 0.84, Reason.ORDER)


def _turned(parts: tuple[str, ...]) -> Iterator[Alternative]:
    """Two words are left alone: 开发软件 is no variant of 软件开发."""
    if len(parts) < 3 or any(part in CONNECTIVES or part == "的" for part in parts):
        return
    for at in range(1, len(parts)):
        left, right = "".join(parts[:at]), "".join(parts[at:])
        if len(left) < 2 or len(right) < 2:
            continue
        yield Alternative(right + left, Kind.ORDER, 0.78, Reason.ORDER)
        yield Alternative(right + "的" + left, Kind.ORDER, 0.6, Reason.ORDER)


def _shorter(words: ChineseWords, term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    """One word between the first and the last left out; the rest must be no word of its own."""
    if len(parts) < 3:
        return
    for at in range(1, len(parts) - 1):
        if parts[at] in CONNECTIVES or parts[at] == "的":
            continue
        text = "".join(parts[:at] + parts[at + 1 :])
        if len(text) < 4 or words.is_word(text):
            continue
        share = len(text) / len(term)
        confidence = 0.8 if share >= 0.7 and len(text) >= 5 else 0.7
        yield Alternative(text, Kind.OMISSION, confidence, Reason.LEFT_OUT, parts[at], "")


def _abbreviations(words: ChineseWords, term: str, parts: tuple[str, ...]) -> Iterator[Alternative]:
    """Short forms that begin at word beginnings: attested ones, and names of institutions."""
    if len(term) >= 5 and len(parts) >= 2:
        pieces = [tuple(dict.fromkeys((part, part[0], ""))) for part in parts[1:]]
        for first in dict.fromkeys((parts[0], parts[0][0])):
            for text in _joined(first, pieces):
                if len(text) >= 2 and len(text) <= len(term) - 2 and _attested(words, text, term):
                    yield Alternative(text, Kind.OMISSION, 0.9, Reason.ABBREVIATION, term, text)
    if len(parts) >= 3 and term[-1] in INSTITUTIONS and len(parts[0]) >= 2 and len(parts[-1]) >= 2:
        text = parts[0] + parts[-1][0]
        yield Alternative(text, Kind.OMISSION, 0.84, Reason.ABBREVIATION, term, text)
    for _, definitions in words.dictionary.lines.get(term, ()):
        for definition in definitions.split("/"):
            full = abbreviated(definition)
            if full and full != term and len(full) > len(term):
                yield Alternative(full, Kind.INSERTION, 0.92, Reason.EXPANSION, term, full)


def _joined(first: str, pieces: list[tuple[str, ...]]) -> Iterator[str]:
    if len(pieces) > 5:
        return
    texts = [first]
    for choices in pieces:
        texts = [text + choice for text in texts for choice in choices]
    yield from dict.fromkeys(texts)


def _attested(words: ChineseWords, text: str, term: str) -> bool:
    return any(
        abbreviated(definition) == term
        for _, definitions in words.dictionary.lines.get(text, ())
        for definition in definitions.split("/")
    )
