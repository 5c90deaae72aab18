"""Names that phrases in Chinese share; those of statuses are the workbook's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from termcheck.model.language import primary

STATUSES: Mapping[str, str] = {
    "preferred": "首选译法",
    "admitted": "认可的译法",
    "deprecated": "不用的译法",
    "superseded": "已被取代的译法",
}
_LANGUAGES = {
    "zh": "中文",
    "en": "英文",
    "de": "德文",
    "fr": "法文",
    "es": "西班牙文",
    "ru": "俄文",
    "ja": "日文",
    "ko": "韩文",
    "ar": "阿拉伯文",
    "pt": "葡萄牙文",
    "it": "意大利文",
}
_PLACES: Mapping[str, str] = {
    "paragraph": "第 {} 段",
    "table": "表 {}",
    "row": "第 {} 行",
    "column": "第 {} 列",
    "text box": "文本框 {}",
    "picture": "图片 {}",
    "footnote": "脚注 {}",
    "endnote": "尾注 {}",
    "header": "页眉 {}",
    "footer": "页脚 {}",
    "unit": "单元 {}",
    "segment": "句段 {}",
    "line": "第 {} 行",
}
_ALONE = {"alternative text": "替代文字", "source": "原文", "target": "译文"}
"""Parts of a place without a number."""


def side_by_side(words: Sequence[str]) -> str:
    """The words in quotation marks, with commas between: fonts for Latin letters draw the marks
    narrow, and without a comma they would run together."""
    return "、".join(f"“{word}”" for word in words)


def place(path: str) -> str:
    """A place in words of its format (`model.document.Anchor.path`).

    It is made of parts with a comma and a blank between them; a part that is no known word with a
    number or name behind it stays: `Sheet1!B7`, `msgstr`, `en-US`.
    """
    return "，".join(map(_part, path.split(", "))) if "!" not in path else path


def _part(part: str) -> str:
    for word, shown in _PLACES.items():
        if part.startswith(f"{word} "):
            return shown.format(part[len(word) + 1 :])
    return _ALONE.get(part, part)


def language(tag: str) -> str:
    """The name of a language, or its tag between blanks where there is none here."""
    return _LANGUAGES.get(primary(tag), f" {tag} ")
