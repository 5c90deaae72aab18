"""The words of the HTML page and of the Markdown report, in every language, in one place.

Names of kinds, rules, statuses and the like are those of the workbook; here stands what a page
needs besides. Another language is one more dictionary and one line in `UI`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from termcheck.errors import UsageError
from termcheck.model.language import primary
from termcheck.reports.xlsx.words import WORDS, Words

_ENGLISH = {
    "skip": "Skip to the findings",
    "contents": "Contents",
    "theme": "Light or dark",
    "to_light": "Switch to light",
    "to_dark": "Switch to dark",
    "findings": "Findings",
    "texts": "Texts",
    "terms": "Terms",
    "matrix": "Matrix",
    "documents": "Documents",
    "notes": "Notes",
    "run": "Run",
    "search": "Search",
    "search_hint": "Search words, terms, documents …",
    "all_rules": "All rules",
    "all_documents": "All documents",
    "all_concepts": "All concepts",
    "filter": "Filter the findings",
    "clear": "Clear",
    "shown": "{shown} of {all}",
    "shown_all": "All {all}",
    "none_shown": "No finding fits the filter.",
    "previous": "Previous",
    "next": "Next",
    "page_of": "Page {page} of {pages}",
    "pages": "Pages of the table",
    "keys": "Keys",
    "key_search": "search",
    "key_next": "next finding",
    "key_previous": "previous finding",
    "key_open": "show it in the text",
    "key_clear": "leave the search, clear the filter",
    "key_theme": "light or dark",
    "table": "Findings; the headings sort",
    "cut_plain": "{shown} of {all} findings are listed here; the page needs JavaScript to list "
    "the rest. The JSON and Excel reports have all of them.",
    "instead": "Instead",
    "why": "Why",
    "place": "Place",
    "severity": "Severity",
    "found": "Found",
    "expected": "Expected",
    "sentence": "Sentence",
    "concept": "Term",
    "rule": "Rule",
    "document": "Document",
    "source": "Original",
    "nothing_there": "not rendered",
    "guessed_place": "The place is a guess.",
    "texts_lead": "Only the passages with findings. Point at a mark, or give it the focus, to see "
    "what should stand there.",
    "more_texts": "{count} more passages with findings are not shown here; the table has them.",
    "texts_in_file": "findings: {count}",
    "terms_lead": "Every way in which each concept is rendered, and how often.",
    "matrix_lead": "Which document uses which rendering: amber where a document departs, red where "
    "it uses a rendering that is listed as one not to use.",
    "more_terms": "{count} more concepts are not shown; the Excel and JSON reports have them.",
    "more_columns": "{count} more documents are not shown.",
    "bars": "Uses of the concepts most often rendered otherwise",
    "bar": "{concept}: {bad} of {uses} uses not accepted",
    "accepted": "accepted",
    "not_accepted": "not accepted",
    "by_rule": "By rule",
    "otherwise": "Most often rendered otherwise",
    "unused": "Terms never seen",
    "count": "Count",
    "status": "Status",
    "rendering": "Rendering",
    "consistency": "Consistent",
    "uses": "Uses",
    "made_by": "Made by termcheck {version}. This page needs no network and sends nothing.",
    "no_uses": "No term of the glossary occurs in the documents.",
    "more_findings": "… and {count} more findings, not listed here. The JSON and Excel reports "
    "have all of them.",
    "more_notes": "… and {count} more notes.",
    "times": "{count}×",
    "comma": ", ",
    "semicolon": "; ",
    "labelled": "{label}: {text}",
}

_CHINESE = {
    "skip": "跳到发现列表",
    "contents": "目录",
    "theme": "浅色或深色",
    "to_light": "换成浅色",
    "to_dark": "换成深色",
    "findings": "发现",
    "texts": "原文与译文",
    "terms": "术语",
    "matrix": "对照",
    "documents": "文件",
    "notes": "说明",
    "run": "运行",
    "search": "查找",
    "search_hint": "查找现译、句子、术语、文件……",
    "all_rules": "所有规则",
    "all_documents": "所有文件",
    "all_concepts": "所有概念",
    "filter": "筛选发现",
    "clear": "清除",
    "shown": "{all} 条中的 {shown} 条",
    "shown_all": "共 {all} 条",
    "none_shown": "没有符合筛选条件的发现。",
    "previous": "上一页",
    "next": "下一页",
    "page_of": "第 {page} 页，共 {pages} 页",
    "pages": "表格分页",
    "keys": "按键",
    "key_search": "查找",
    "key_next": "下一条发现",
    "key_previous": "上一条发现",
    "key_open": "在文中显示",
    "key_clear": "离开查找框，清除筛选",
    "key_theme": "浅色或深色",
    "table": "发现列表；点表头可排序",
    "cut_plain": "这里列出 {all} 条发现中的 {shown} 条；要列出其余各条，须启用 JavaScript。"
    "JSON 和 Excel 报告中有全部内容。",
    "instead": "别样译法",
    "why": "理由",
    "place": "位置",
    "severity": "严重程度",
    "found": "现译",
    "expected": "应为",
    "sentence": "句子",
    "concept": "术语",
    "rule": "规则",
    "document": "文件",
    "source": "原文",
    "nothing_there": "未译出",
    "guessed_place": "位置为推测。",
    "texts_lead": "只列出有发现的段落。指向标记，或用键盘移到标记上，即可看到应有的译法。",
    "more_texts": "另有 {count} 个有发现的段落未在此列出，见列表。",
    "texts_in_file": "发现：{count}",
    "terms_lead": "每个概念的各种译法及次数。",
    "matrix_lead": "哪份文件用了哪种译法：不一致为琥珀色，用了列为不用的译法为红色。",
    "more_terms": "另有 {count} 个概念未列出，Excel 和 JSON 报告中有全部内容。",
    "more_columns": "另有 {count} 份文件未列出。",
    "bars": "最常译成别样的概念及其使用次数",
    "bar": "{concept}：{uses} 次中有 {bad} 次未认可",
    "accepted": "认可",
    "not_accepted": "未认可",
    "by_rule": "按规则",
    "otherwise": "最常译成别样的概念",
    "unused": "从未出现的术语",
    "count": "计数",
    "status": "状态",
    "rendering": "译法",
    "consistency": "一致率",
    "uses": "次数",
    "made_by": "由 termcheck {version} 生成。本页不联网，不发送任何内容。",
    "no_uses": "文件中没有出现术语库里的术语。",
    "more_findings": "……另有 {count} 条发现未在此列出；JSON 和 Excel 报告中有全部内容。",
    "more_notes": "……另有 {count} 条说明。",
    "times": "{count} 次",
    "comma": "，",
    "semicolon": "；",
    "labelled": "{label}：{text}",
}

UI: Mapping[str, Mapping[str, str]] = {"en": _ENGLISH, "zh": _CHINESE}
"""By the primary subtag of the language; every language has the same keys."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """All words of a page in one language."""

    language: str
    """BCP 47 tag for the page itself."""
    names: Words
    """Names of kinds, rules, statuses and the like."""
    ui: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """A text of the page with its placeholders filled; numbers get thousands separators."""
        shown = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
        return self.ui[key].format(**shown)


def words_of(lang: str) -> PageWords:
    """The words in a language, by its primary subtag. Raises UsageError for one without words."""
    key = primary(lang)
    if key not in UI or key not in WORDS:
        raise UsageError(f"no report in '{lang}'", hint=f"Languages: {', '.join(UI)}")
    return PageWords("zh-Hans" if key == "zh" else key, WORDS[key], UI[key])
