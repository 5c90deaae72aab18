"""The words for statuses and for yes and no that people write into tables, in both languages."""

from __future__ import annotations

import re
import unicodedata

from termcheck.model.glossary import Status

_BLANKS = re.compile(r"[\s_\-]+")
_INVISIBLE = dict.fromkeys((*range(9), 0x200B, 0x2060, 0xFEFF))

_STATUS_LISTS = {
    Status.PREFERRED: (
        "preferred|prefer|approved|standard|recommended|official|main|preferredterm|"
        "preferred term|preferredterm admn sts|valid|ok|"
        "首选|首选词|优选|推荐|规范|标准|正式|批准|已批准|已审定|审定"
    ),
    Status.ADMITTED: (
        "admitted|admit|allowed|acceptable|accepted|permitted|alternative|alternatives|alternate|"
        "alt|also|synonym|synonyms|secondary|admittedterm|admitted term|admittedterm admn sts|"
        "许用|允许|准用|可用|可接受|备选|备用|次选|别名|同义词|又译|亦译|又称|也作"
    ),
    Status.DEPRECATED: (
        "deprecated|deprecate|forbidden|banned|prohibited|rejected|avoid|wrong|incorrect|"
        "not recommended|not allowed|do not use|don't use|disallowed|deprecatedterm|"
        "deprecated term|deprecatedterm admn sts|"
        "弃用|禁用|拒用|停用|不用|不推荐|不可用|不宜|避免|避免使用|错误|误译|不当"
    ),
    Status.SUPERSEDED: (
        "superseded|obsolete|outdated|archaic|historical|old|former|replaced|legacy|"
        "supersededterm|superseded term|supersededterm admn sts|"
        "废弃|废止|已废止|作废|过时|陈旧|旧译|旧称|旧|被取代|已取代|已被取代|历史"
    ),
}
STATUS_WORDS = {
    word: status for status, words in _STATUS_LISTS.items() for word in words.split("|")
}
"""From a word in the form of `plain` to a status."""

_YES = frozenset(["true", "yes", "y", "1", "x", "✓", "√", "是", "对", "区分", "真"])
_NO = frozenset(["false", "no", "n", "0", "否", "不", "不区分", "假", "-", ""])


def unshaped(text: str) -> str:
    """A heading with plain letters, colons and brackets for full-width ones (Unicode form KC)."""
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    return folded.replace("【", "[").replace("】", "]").replace("’", "'")


def plain(text: str) -> str:
    """A heading or keyword in the form in which such words are compared.

    As `unshaped`, without case, and with one blank for `_`, `-` and blanks in a row.
    """
    return _BLANKS.sub(" ", unshaped(text).casefold()).strip(" *.\"'")


def status_of(word: str) -> Status | None:
    """The status that a word names, or None for words that name none."""
    text = plain(word)
    found = STATUS_WORDS.get(text)
    if found is None and text.endswith(("术语", "译法", "译名")):
        found = STATUS_WORDS.get(text[:-2])
    return found


def truth_of(word: str) -> bool | None:
    """Yes or no, or None for words that say neither. An empty cell says no."""
    text = plain(word) if word != "-" else word
    return True if text in _YES else False if text in _NO else None
