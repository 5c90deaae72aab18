"""Remarks on glossaries in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.wording.chinese_names import STATUSES, language, side_by_side

if TYPE_CHECKING:
    from termcheck.model.wording import Wording

_FIELDS = {
    "domain": "领域",
    "definition": "定义",
    "replaced_by": "取代者",
    "minimum_band": "最低把握",
}
"""Fields of a concept, by their English names in remarks."""


def _listing(shown: Sequence[str], more: int) -> str:
    listed = side_by_side(shown)
    return f"{listed}等 {len(shown) + more} 个" if more > 0 else listed


def _or(names: Sequence[str]) -> str:
    return f"{'、'.join(names[:-1])} 或 {names[-1]}"


def _damaged(encoding: str, lines: int) -> str:
    more = f"（此类行共 {lines} 行，这是第一行）" if lines > 1 else ""
    return f"该行含有不属于 {encoding} 的字节，读作 \ufffd{more}；请重新录入该处，并另存为 UTF-8。"


def _unknown(what: str, nearest: str) -> str:
    question = f"是否应为“{nearest}”？" if nearest else ""
    return f"{what}无法识别，已略去。{question}"


LINT: Mapping[str, Wording] = {
    "lint-both-statuses": lambda text, one, other, concept: (
        f"“{text}”在“{concept}”中既是{STATUSES[one]}又是{STATUSES[other]}；请删去其一。"
    ),
    "lint-same-id": (
        "{1} 也用编号“{0}”，但两种语言的术语都不同（“{2}”和“{3}”）；如是两个概念，请另编一号。"
    ),
    "lint-other-value": lambda field, text, concept, kept, where: (
        f"“{concept}”的{_FIELDS.get(field, field)}“{text}”与 {where} 的“{kept}”不同；保留后者。"
    ),
    "lint-shared-term": lambda text, count, shown, more: (
        f"“{text}”是 {count} 个概念的术语：{_listing(shown, more)}；同义则用同一编号，"
        "否则用较长的术语加以区分。"
    ),
    "lint-everyday": lambda shown, more: (
        f"{_listing(shown, more)}全由日常用词组成，异译与普通行文难以区分；如有误报，请把"
        "“minimum_band”设为“likely”或“certain”，或使用“not_in”。"
    ),
    "lint-formula": "“{}”以“{}”开头，电子表格会当作公式；请删去该符号。",
    "lint-guessed-encoding": "按推测以 {} 读取；请另存为 UTF-8，以免有误。",
    "lint-damaged": _damaged,
    "lint-same-row": "该行与 {} 相同。",
    "lint-goes-on": "“{}”也见于 {}；两处的术语都有效。",
    "lint-inner": lambda text, shown, more: (
        f"“{text}”也见于{_listing(shown, more)}；在其中以较长的术语为准。"
    ),
    "lint-none-preferred": lambda concept, tag, shown, more: (
        f"“{concept}”没有{language(tag)}首选术语，只有{_listing(shown, more)}；请补上应写的术语。"
    ),
    "lint-optional-part": "“{}”含可有可无的部分，而术语按字面查找；请照文中写法列出。",
    "lint-gap": "“{}”中有空缺，而术语按字面查找；请照文中写法列出。",
    "lint-pattern": "“{}”像是匹配模式，而术语按字面查找；请照文中写法列出。",
    "lint-rejected-elsewhere": lambda text, status, concept, shown, more: (
        f"“{text}”在“{concept}”中是{STATUSES[status]}，在{_listing(shown, more)}中却是认可的译法；"
        "没有原文时两者无法区分。"
    ),
    "lint-figures-only": "“{}”没有文字，凡有此数字之处都会算作术语；请连同前后的词一起列出。",
    "lint-no-letters": "“{}”没有文字，永远查不到；请连同前后的词一起列出。",
    "lint-one-letter": "“{}”只有一个字，处处都会算作术语；请连同前后的词一起列出。",
    "lint-shared-rendering": lambda text, count, shown, more: (
        f"“{text}”是 {count} 个概念的译法：{_listing(shown, more)}；读者无从区分。"
    ),
    "lint-two-preferred": lambda concept, count, tag, shown, more: (
        f"“{concept}”有 {count} 个{language(tag)}首选术语：{_listing(shown, more)}；请保留一个，"
        "其余改为认可或不用。"
    ),
    "lint-wrong-script": lambda text, tag: (
        f"“{text}”列为{language(tag)}术语，却含有汉字；单元格是否放错了位置？"
    ),
    "lint-file-skipped": "文件已略过：{}",
    "lint-own-report": "文件已略过：这是 termcheck 的报告；如需读取，请单独指定该文件",
    "lint-sheet-skipped": "工作表已略过：{}",
    "lint-row-skipped": "该行已略过：{}",
    "lint-comment": "该行已略过：以“#”开头，是注释。",
    "lint-unknown": _unknown,
    "lint-column": "“{}”栏",
    "lint-column-number": "第 {} 栏有文字而无标题，",
    "lint-key": "键“{}”",
    "row-quotation": "引号有开无闭；请删去引号，或连写两个。",
    "row-headings": "重复了标题行。",
    "row-width": ("有 {} 个单元格，而表格只有 {} 栏；含逗号、分号或制表符的单元格应加引号。"),
    "row-no-term": lambda tags: f"没有{'和'.join(map(language, tags))}术语。",
    "no-status": lambda text, known: f"“{text}”不是状态；请写 {_or(known)}。",
    "no-status-near": "“{}”不是状态；是否应为 {}？",
    "no-band": lambda text, known: f"“{text}”不是把握的等级；请写 {_or(known)}。",
    "no-truth": "{1} 栏的“{0}”既不是“是”也不是“否”。",
    "yaml-concept": "概念应写成映射，如 `zh: ...` 和 `en: ...`。",
    "yaml-no-terms": lambda tags: (
        f"该概念在{'和'.join(f' `{tag}` ' for tag in tags)}下都没有术语。"
    ),
    "yaml-term": "术语应是文字，或含 `text` 的映射。",
    "yaml-term-without-text": "有一条术语没有 `text`。",
    "yaml-no-status": lambda text, known: f"“{text}”不是状态；请写 {_or(known)}。",
    "yaml-no-truth": "case_sensitive 的“{}”既不是“是”也不是“否”；请二者择一。",
    "yaml-matches": "`matches` 应为“是”或“否”。",
    "yaml-example": "例句应是文字，或含 `text` 的映射。",
    "yaml-example-language": "没有哪条术语与例句“{}”语言相同。",
    "yaml-no-band": lambda text, known: f"“{text}”不是把握的等级；请写 {_or(known)}。",
    "yaml-not-text": "`{}` 应是文字，不是列表或映射。",
    "yaml-mapping": "此处应是映射，如 `text: ...`。",
    "yaml-key-twice": "键“{}”出现两次；两处都已读取。",
}
