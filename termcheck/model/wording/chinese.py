"""Phrases in Chinese, for reports in Chinese.

The names of statuses are those of the workbook (`reports.xlsx.words.chinese`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.wording.chinese_lint import LINT
from termcheck.model.wording.chinese_names import STATUSES, place, side_by_side
from termcheck.model.wording.chinese_notes import NOTES

if TYPE_CHECKING:
    from termcheck.model.wording import Wording

_SPELLINGS = {
    "pinyin": "拼音",
    "typed": "拼音，ü 照键盘录入",
    "reading": "多音字的另一读音",
    "wade-giles": "威妥玛式旧拼法",
    "post": "邮政式旧拼法",
    "old": "英文旧称",
    "state": "政府地名表的拼法",
    "variant": "另一通行拼法",
}


def _quoted(texts: Sequence[str], most: int = 3) -> str:
    if len(texts) > most:
        return f"{side_by_side(texts[:most])}等 {len(texts)} 种"
    return f"{side_by_side(texts[:-1])}或“{texts[-1]}”" if len(texts) > 1 else f"“{texts[0]}”"


def _advice(expected: Sequence[str]) -> str:
    return f"；应为{_quoted(expected)}。" if expected else "。"


def _standing(status: str, form_of: str) -> str:
    name = STATUSES[status]
    return f"“{form_of}”（{name}）的变形" if form_of else name


def _missing(term: str, count: int, expected: Sequence[str]) -> str:
    often = "" if count == 1 else f"（原文 {count} 次）"
    return f"未见“{term}”{often}的译法{_advice(expected)}"


def _both(found: str, term: str, expected: str, instead: str, more: str = "") -> str:
    if not instead:
        return f"“{found}”比“{term}”少“{expected}”{more}。"
    if not expected:
        return f"“{found}”比“{term}”多“{instead}”{more}。"
    return f"“{found}”用“{instead}”，首选译法“{term}”用“{expected}”{more}。"


_EVIDENCE: dict[str, Wording] = {
    "same-word": "同一个词",
    "same-number": "同一数目",
    "form": "“{}”的变形",
    "family": "与“{}”同族",
    "means": "“{}”可译“{}”",
    "means-besides": "“{}”在术语中译作“{}”，也可译“{}”",
    "longer-means": "含“{1}”的“{0}”可译“{2}”",
    "part-means": "“{1}”中的“{0}”可译“{2}”",
    "phrase-says": "“{} … {}”与“{}”同义",
    "two-words": "“{}”分写为两词",
    "one-word": "“{}”连写为一词",
    "both-translate": lambda via, other, words: f"“{via}”和“{other}”都可译{side_by_side(words)}",
    "both-translate-family": lambda via, other, words, word: (
        f"“{via}”和“{other}”都可译{side_by_side(words)}，“{word}”与后者同族"
    ),
    "near-synonym": "“{}”与“{}”为近义词",
    "kindred": "“{0}”与“{2}”的中文释义都含“{1}”中的字",
    "renders-part": "“{}”译出“{}”的一部分",
    "renders-so": "术语中“{}”即如此译",
    "number-is": "“{}”即“{}”",
    "dictionary": "词典将“{}”译作“{}”",
    "latin": "“{}”的拉丁字母拼写",
    "latin-as": lambda name, what: (
        f"“{name}”的拉丁字母拼写（{_SPELLINGS.get(what, what)}）"
        if what
        else f"“{name}”的拉丁字母拼写"
    ),
    "latin-syllables": "“{}”的拉丁字母拼写，按音节分写",
    "latin-without": "“{}”省去“{}”，后者由术语中另一词译出",
    "pinyin": "“{}”的拼音",
    "other-syllable": "“{}”断在另一音节",
    "misspelt": "疑为“{}”误拼",
    "left-out": "漏词",
    "left-out-free": "漏词；原文术语中没有与之对应的词",
    "put-in": "增词",
    "words-left-out": lambda words: f"漏了{side_by_side(words)}",
    "words-put-in": lambda words: f"多了{side_by_side(words)}",
    "is-form": "“{}”是“{}”的变形",
    "stands-for": "“{}”对应术语的“{}”：{}",
    "other-order": "词序不同",
    "only-form": "仅虚词或词形不同",
    "word-for-word": lambda label, words: f"照“{label}”字面直译：{'，'.join(words)}",
    "for": "“{}”译“{}”",
    "variant": lambda parts, status, term: f"{'；'.join(parts)}；{STATUSES[status]}为“{term}”。",
    "sentences": "".join,
    "other-capitals": "“{1}”写成“{0}”，大小写不同。",
    "begins-like": "“{}”与“{}”词首相同，可能是其变形。",
    "light-words": lambda text, told: f"“{text}”{'，'.join(told)}。",
    "has-instead": "用“{}”，术语用“{}”",
    "lacks": "缺“{}”",
    "has-besides": "多“{}”",
    "lacks-comma": "“{}”缺术语中的逗号。",
    "with-hyphen": "“{}”多连字符。",
    "without-hyphen": "“{}”缺连字符。",
    "as-two-words": "“{1}”分写成“{0}”。",
    "as-one-word": "“{1}”连写成“{0}”。",
    "singular": "“{}”是“{}”的单数。",
    "plural": "“{}”是“{}”的复数。",
    "plural-name": "“{}”是专名“{}”的复数。",
    "possessive": "“{}”与“{}”所有格不同。",
    "a-form": "“{}”是“{}”的变形。",
    "turned-with-of": "“{}”是“{}”的倒置，用了“of”。",
    "turned-without-of": "“{}”是“{}”的倒置，不用“of”。",
    "form-not-accepted": lambda term, status: f"是“{term}”（{STATUSES[status]}）的变形。",
}

_IN_CHINESE: dict[str, Wording] = {
    "zh-region": "“{0}”是“{1}”的台湾说法。",
    "zh-region-traditional": "“{0}”用繁体字，是“{1}”的台湾说法。",
    "zh-ordinary-region": "“{0}”是“{1}”的台湾说法，但也是日常用词。",
    "zh-ordinary-region-traditional": "“{0}”用繁体字，是“{1}”的台湾说法，但也是日常用词。",
    "zh-mainland": "“{0}”是“{1}”的大陆说法。",
    "zh-mainland-traditional": "“{0}”用繁体字，是“{1}”的大陆说法。",
    "zh-gloss": "“{0}”与首选译法“{1}”同义（{4}）。",
    "zh-part": lambda found, term, expected, instead, gloss: _both(
        found, term, expected, instead, f"，两者都有“{gloss}”之义"
    ),
    "zh-expansion": "“{0}”是“{1}”的全称。",
    "zh-abbreviation": "“{0}”是“{1}”的简称。",
    "zh-put-in": "“{0}”比“{1}”多“{3}”。",
    "zh-left-out": "“{0}”比“{1}”少“{2}”。",
    "zh-connective": lambda found, term, expected, instead, gloss: _both(
        found, term, expected, instead
    ),
    "zh-order": "“{0}”与“{1}”用词相同，词序不同。",
    "zh-sound": lambda found, term, expected, instead, gloss: _both(
        found, term, expected, instead, "，两者读音相近"
    ),
    "zh-sound-whole": "“{0}”与首选译法“{1}”读音相近，写法不同。",
    "zh-swapped": "“{0}”疑为“{1}”，两字颠倒。",
    "zh-doubled": "“{0}”疑为“{1}”，“{2}”重复。",
    "zh-lost": "“{0}”疑为“{1}”，脱漏“{2}”。",
    "zh-gap": "“{0}”比“{1}”多“{3}”。",
    "zh-traditional": "“{}”用繁体字；首选译法为“{}”。",
    "zh-simplified": "“{}”用简体字；首选译法为“{}”。",
    "zh-also-traditional": lambda said: f"{said.removesuffix('。')}；且用繁体字。",
    "zh-clues": lambda term, reasons: f"首选译法为“{term}”：{'，'.join(reasons)}。",
    "zh-clue-word": "“{}”是其中的词",
    "zh-clue-means": "“{}”意为“{}”",
    "zh-clue-means-like": "“{0}”与“{2}”同义（{1}）",
}

_MESSAGES: dict[str, Wording] = {
    "admitted": "“{}”是认可的译法；首选译法为“{}”。",
    "not-accepted": lambda text, status, form_of, expected: (
        f"“{text}”是{_standing(status, form_of)}{_advice(expected)}"
    ),
    "another-form": "“{}”是“{}”的变形。",
    "another-rendering": "“{}”似为“{}”的异译。",
    "missing": _missing,
    "guessed": "{}可能由“{}”译出（据其他单元推测）。",
    "seems-to-render": lambda text, term, expected: f"“{term}”似译作“{text}”{_advice(expected)}",
    "both-short": lambda text, full, term, expected: (
        f"“{text}”是“{full}”的简称，原文“{term}”也是简称{_advice(expected)}"
    ),
    "renders-not-accepted": lambda text, term, status, form_of, expected: (
        f"“{term}”译作“{text}”，是{_standing(status, form_of)}{_advice(expected)}"
    ),
    "unsupported": lambda text, terms: f"译文有“{text}”，原文没有{_quoted(terms)}。",
    "same-as-source": "译文与原文相同。",
    "not-translated": lambda text, expected: f"“{text}”未翻译{_advice(expected)}",
    "not-in-source": "“{}”未翻译，原文中也没有。",
    "rendered-less": "“{}”在原文中出现 {} 次，译出 {} 次。",
    "stands-for-same": "“{}”（本文件 {} 次）与“{}”（{} 次）表示同一概念。",
    "translated-elsewhere": "同一原文在别处译作“{}”（{} 次）。",
    "other-source": "同一译文还对应另一原文：“{}”。",
    "rendered-elsewhere": "“{2}”译作“{0}”（{1} 次），别处译作“{3}”（{4} 次）。",
}

_PLACES: dict[str, Wording] = {"at": place}

WORDINGS: Mapping[str, Wording] = {
    **_EVIDENCE,
    **_IN_CHINESE,
    **_MESSAGES,
    **_PLACES,
    **NOTES,
    **LINT,
}
