"""Notes on documents in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.wording.chinese_names import language, place

if TYPE_CHECKING:
    from termcheck.model.wording import Wording

LEFT_OUT = {
    "embedded object": "个嵌入对象",
    "comment": "条批注",
    "chart": "个图表",
    "SmartArt graphic": "个 SmartArt 图形",
    "equation": "个公式",
    "picture without a description": "张没有说明文字的图片",
    "stretch of hidden text": "处隐藏文字",
    "locked segment": "个锁定的句段",
    "segment that is not to be translated": "个标为不译的句段",
    "obsolete message": "条作废的消息",
    "text between segments": "处句段之间的文字",
    "cell in another language": "个其他语言的单元格",
    "formula without a calculated value": "个没有计算结果的公式",
    "text in a drawing": "处图形中的文字",
}
"""What was not read, with its classifier, by the English singular."""


def _not_read(name: str, count: int, hint: str) -> str:
    what = LEFT_OUT.get(name.partition("|")[0], f" {name.partition('|')[0]}")
    return f"{count} {what}未读。{hint}"


def _other_languages(count: int, names: Sequence[str], more: int, source: str, target: str) -> str:
    listed = "、".join(name or "未标语言" for name in names) + ("等" if more > 0 else "")
    return (
        f"{count} 处其他语言的文字未读（{listed}）：本次检查{language(source)}和"
        f"{language(target)}。其他语言请用 --source-lang 和 --target-lang 指定。"
    )


def _guessed_markup(encoding: str, declared: str) -> str:
    said = f"，而非首行所写的 {declared}" if declared else ""
    return f"编码当作 {encoding}{said}。请另存为 UTF-8。"


def _no_target(count: int, places: Sequence[str], tag: str) -> str:
    named = "、".join(map(place, places)) + ("等" if count > len(places) else "")
    return f"{count} 个单元没有{language(tag)}：{named}。"


NOTES: Mapping[str, Wording] = {
    "note-unreadable": "文件无法读取：{}",
    "note-not-read": _not_read,
    "hint-calculate": "请在 Excel 或 LibreOffice 中打开工作簿，重新计算后保存。",
    "hint-headings": "各栏标题的语言：{}。",
    "note-own-report": "这是 termcheck 的报告，已略过。",
    "note-both-languages": "该文件本身含有两种语言，因此未与另一语言的同名文件对齐。",
    "note-swapped-files": lambda tag, other, its: (
        f"按文件名，该文件应为{language(tag)}，{other} 应为{language(its)}，实际相反；"
        "已按实际语言读取。请改文件名。"
    ),
    "note-same-language": lambda other, tag: (
        f"按文件名，该文件与 {other} 互为原文和译文，但两者都是{language(tag)}；已单独检查该文件。"
    ),
    "note-empty-source": "与该文件对应的 {} 没有文字；已单独检查该文件。",
    "note-empty-target": "与该文件对应的 {} 没有文字；该文件未翻译。",
    "note-no-original": lambda tag: (
        f"其他文件都成对，该文件没有对应的{language(tag)}文件；已单独检查。"
    ),
    "note-no-translation": lambda tag: (
        f"没有与该文件对应的{language(tag)}文件；只有原文，无可检查。"
    ),
    "lines": lambda first, last: f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行",
    "places": lambda first, last: (
        (place(first) or "开头")
        if first == last
        else f"{place(first) or '开头'}至{place(last) or '末尾'}"
    ),
    "note-not-in-target": lambda place, several, target: (
        f"{place}在译文 {target} 中没有对应。是否漏译？"
    ),
    "note-not-in-source": lambda place, several, source: (
        f"{place}在原文 {source} 中没有对应；已脱离原文检查。"
    ),
    "note-not-together": "本文件{0}与 {2} 的{1}未能对齐；已脱离原文检查。",
    "note-more-stretches": "本文件与 {1} 另有 {0} 处未能对齐；已各自单独检查。",
    "note-turned-columns": lambda table, source, target: (
        f"{table or '该表'} 的标题把两种语言写反了（本次检查由{language(source)}译成"
        f"{language(target)}）；已对调。"
    ),
    "note-no-columns": "没有含有 {} 各栏的表格；已按标题读取。请核对栏名。",
    "note-columns-alike": lambda table, first, second, source, target: (
        f"{table or '表格'} 的 {first} 栏和 {second} 栏像是{language(source)}和"
        f"{language(target)}，但很少有同行都填的；已分别读取。若为互译，请用 "
        f"--columns {source}={first},{target}={second} 指定。"
    ),
    "note-turned-units": (
        "{} 个单元的语言颠倒：标为其他语言之处是中文。已对调。请在文件中改正语言标记。"
    ),
    "note-direction": lambda first, second, source, target, first_tag, second_tag: (
        f"该文件由{language(first)}译成{language(second)}，而本次检查由{language(source)}译成"
        f"{language(target)}，因此把它的原文当作译文。要按原方向检查，请用 "
        f"--source-lang {first_tag} --target-lang {second_tag}。"
    ),
    "note-no-target-text": lambda tag: f"文件中没有{language(tag)}，因此无可检查。",
    "note-no-source-text": lambda tag: f"文件中没有{language(tag)}，译文已脱离原文检查。",
    "note-without-target": _no_target,
    "note-plain-text": (
        "{} 类文件按纯文本读取，含标记。要只检查其中的文字，请把正文另存为纯文本。"
    ),
    "note-other-languages": _other_languages,
    "note-guessed-encoding": "编码推测为 {}。请另存为 UTF-8，以免有误。",
    "note-guessed-markup": _guessed_markup,
    "note-damaged-line": (
        "第 {} 行含有不属于 {} 的字节，读作 \ufffd。请重新录入该处，并另存为 UTF-8。"
    ),
    "note-damaged-lines": "另有 {} 行含有不属于 {} 的字节。",
    "note-damaged-from": (
        "第 {} 行起含有不属于 {} 的字节，读作 \ufffd。请在原来的程序中重新保存该文件。"
    ),
    "note-nuls": "文中有 {} 个 NUL 字符，首见于第 {} 行。请删去后重新保存。",
    "note-no-xml": (
        "第 {} 行不是有效的 XML（{}），此后未读。请修改该处，或在原来的程序中重新保存该文件。"
    ),
    "note-no-message": "第 {} 行无法理解，自该条消息起未读。请用 msgfmt 检查该文件。",
    "note-no-file": "没有这个文件或文件夹。请核对路径。",
    "note-no-file-or-folder": "这既不是文件也不是文件夹。",
    "note-dead-link": "链接的目标不存在。",
    "note-path-closed": "路径无法打开（{}）。",
    "note-folder-closed": "文件夹无法打开（{}）。",
    "note-nothing-in-folder": "文件夹中没有可读的文件（{}），或均被排除。",
}
