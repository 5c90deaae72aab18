"""Phrases put in words: one module a language, one line in `_WORDINGS`.

Every code has words in every language; a test sees to that. A wording is a template for
`str.format`, or a function of the arguments. Phrases among the arguments are put in words first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import cast

from termcheck.model.phrase import Argument, Phrase, Said

Wording = str | Callable[..., str]
_WORDINGS = {"en": "english", "zh": "chinese"}
"""Module by the primary subtag of the language."""


@cache
def wordings(lang: str) -> Mapping[str, Wording]:
    """The words of a language by code. Raises KeyError for a language without words."""
    module = import_module(f"termcheck.model.wording.{_WORDINGS[lang]}")
    return cast(Mapping[str, Wording], module.WORDINGS)


def in_words(said: Said, lang: str = "en") -> str:
    """A sentence or part of one in a language, by its primary subtag.

    Raises KeyError for a language or a code without words. Cost: about two microseconds.
    """
    if isinstance(said, str):
        return said
    wording = wordings(lang)[said.code]
    args = [_argument(each, lang) for each in said.args]
    return wording.format(*args) if isinstance(wording, str) else wording(*args)


def _argument(value: Argument, lang: str) -> str | int | tuple[str, ...]:
    if isinstance(value, Phrase):
        return in_words(value, lang)
    if isinstance(value, tuple):
        return tuple(in_words(each, lang) for each in value)
    return value
