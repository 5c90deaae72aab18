"""Languages as BCP 47 tags, and the one thing the program needs to know of their scripts."""

from __future__ import annotations

from functools import cache

_WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue", "wuu", "cmn"})
_NAMES = {"zh": "Chinese", "en": "English"}


@cache
def primary(tag: str) -> str:
    """The primary subtag in lower case: `zh` for `zh-Hans-CN`, `zh_CN` and `ZH`."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def writes_spaces(tag: str) -> bool:
    """Whether words of the language are set apart by blanks in running text."""
    return primary(tag) not in _WITHOUT_SPACES


@cache
def same_language(first: str, second: str) -> bool:
    """Whether two tags name one language, whatever their regions and scripts."""
    return primary(first) == primary(second)


def language_name(tag: str) -> str:
    """The English name for messages, or the tag itself for languages without one here."""
    return _NAMES.get(primary(tag), tag)
