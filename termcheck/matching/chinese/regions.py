"""Words of another region: what Taiwan says for a mainland term, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from termcheck.matching.chinese.alternatives import Alternative, Reason
from termcheck.matching.chinese.words import ChineseWords
from termcheck.model.match import Kind
from termcheck.text.han import mainland_wording, simplified, taiwan_wording

EVERYDAY = 150
"""From this frequency on a word of Taiwan is an everyday word of the mainland too (档案, 物件)."""
HEARD = 15
"""The same for a word that shares neither its first nor its last character with the term (预设)."""
SIMPLIFIED_TEXT = 0.86
"""Confidence of a word of Taiwan in a text in simplified characters."""
ONLY_IN_TRADITIONAL = 0.4
"""Confidence of an everyday word: too little on its own, raised where the text is in traditional
characters."""


def regional(words: ChineseWords, term: str, printed: str) -> Iterator[Alternative]:
    """The term in the words of another region.

    `printed` is the term as listed, `term` the same in simplified characters. Source: the phrase
    tables of OpenCC.
    """
    taiwan = taiwan_wording(term)
    if taiwan != term and len(taiwan) > 1:
        confidence, reason = SIMPLIFIED_TEXT, Reason.REGION
        alike = taiwan[0] == term[0] or taiwan[-1] == term[-1]
        if words.frequency(taiwan) >= (EVERYDAY if alike else HEARD):
            confidence, reason = ONLY_IN_TRADITIONAL, Reason.ORDINARY_REGION
        yield Alternative(taiwan, Kind.SYNONYM, confidence, reason, term, taiwan)
    if printed != term:
        mainland = simplified(mainland_wording(printed))
        if mainland != term and len(mainland) > 1:
            yield Alternative(mainland, Kind.SYNONYM, 0.93, Reason.MAINLAND, term, mainland)
