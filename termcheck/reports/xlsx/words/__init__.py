"""All words of the workbook in one place: a further language is one `Words` and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from termcheck.reports.xlsx.words.base import Words
from termcheck.reports.xlsx.words.chinese import CHINESE
from termcheck.reports.xlsx.words.english import ENGLISH

WORDS: Mapping[str, Words] = {"en": ENGLISH, "zh": CHINESE}
"""By the primary subtag of the language."""

__all__ = ["CHINESE", "ENGLISH", "WORDS", "Words"]
