"""The vocabulary of headings: which words name which columns and languages."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from termcheck.glossary.words import STATUS_WORDS
from termcheck.model.glossary import Status


class Role(StrEnum):
    """What a column holds."""

    TERMS = "terms"
    NOT_IN = "not_in"
    FORMS = "forms"
    ID = "id"
    STATUS = "status"
    NOTE = "note"
    SUBJECT_FIELD = "domain"
    DEFINITION = "definition"
    CASE_SENSITIVE = "case_sensitive"
    REFERENCE = "source"
    MINIMUM_BAND = "minimum_band"
    REPLACED_BY = "replaced_by"
    IGNORED = "number"
    """Row numbers and the like: known, and of no use."""


class Meaning(NamedTuple):
    """What a word, or several together, say of a column."""

    role: Role | None = None
    language: str | None = None
    """A tag or one of the placeholders below."""
    status: Status | None = None
    subtag: str | None = None
    """A script or region that goes with a language beside it."""


SOURCE, TARGET, AMBIGUOUS, TERM = "@source", "@target", "@source?", "@term"
STRENGTH = {TERM: 0, AMBIGUOUS: 1, TARGET: 2, SOURCE: 2}

_COLUMN_WORDS = {
    Role.ID: (
        "id|concept id|conceptid|concept|term id|termid|key|编号|概念编号|术语编号|代码|标识"
    ),
    Role.STATUS: "status|term status|usage status|usage|state|状态|术语状态|使用状态",
    Role.NOTE: (
        "note|notes|comment|comments|remark|remarks|usage note|备注|说明|注释|附注|注|评论|备考"
    ),
    Role.SUBJECT_FIELD: (
        "domain|domains|subject field|subjectfield|subject|field|topic|category|领域|学科|专业|"
        "主题|分类|类别|所属领域"
    ),
    Role.DEFINITION: "definition|definitions|meaning|定义|释义|解释|含义",
    Role.CASE_SENSITIVE: (
        "case sensitive|casesensitive|case sensitivity|match case|区分大小写|大小写敏感|大小写"
    ),
    Role.NOT_IN: "not in|notin|except in|except|不计入|不算|例外|除外",
    Role.FORMS: "forms|form|inflections|inflected forms|词形|变形|形式",
    Role.REFERENCE: (
        "reference|references|source note|sources|source of term|origin|来源|出处|依据|参考|"
        "参考来源|资料来源|术语来源"
    ),
    Role.MINIMUM_BAND: "minimum band|minimumband|min band|band|最低可信度|可信度",
    Role.REPLACED_BY: "replaced by|replacedby|superseded by|use instead|改用|替换为|被替换为|替代",
    Role.IGNORED: "no|nr|#|number|row|line|序号|行号|号|№",
}
_LANGUAGE_WORDS = {
    "zh": "chinese|mandarin|中文|汉语|汉文|华语|华文|国语|中|汉",
    "zh-Hans": "simplified chinese|chinese simplified|简体中文|中文简体|简体|简中",
    "zh-Hant": "traditional chinese|chinese traditional|繁体中文|繁體中文|中文繁体|繁体|繁體",
    "en": "english|英文|英语|英語|英",
    "en-US": "american english|us english|美式英语|美国英语",
    "en-GB": "british english|uk english|英式英语|英国英语",
    "fr": "french|法语|法文",
    "de": "german|德语|德文",
    "es": "spanish|西班牙语|西班牙文|西语",
    "ru": "russian|俄语|俄文",
    "ar": "arabic|阿拉伯语|阿拉伯文|阿语",
    "ja": "japanese|日语|日文",
    "ko": "korean|韩语|韩文|朝鲜语",
    "pt": "portuguese|葡萄牙语|葡语",
    "it": "italian|意大利语",
    "vi": "vietnamese|越南语",
    SOURCE: (
        "source term|source terms|source text|source language|original|原文|原语|原文术语|源|源语|"
        "源语言|源文|源文本|源术语|源语术语"
    ),
    TARGET: (
        "target|target term|target terms|target text|target language|translation|translations|"
        "rendering|renderings|译文|参考译文|译名|译语|译法|翻译|目标|目标语|目标语言|目标文|目标术语|对应词"
    ),
    AMBIGUOUS: "source",
    TERM: "term|terms|expression|word|术语|术语名称|词条|词语|词汇|名称|用语|表述",
}
_SUBTAG_WORDS = {"Hans": "simplified", "Hant": "traditional", "US": "us|usa", "GB": "uk|gb"}


def _vocabulary() -> dict[str, Meaning]:
    meanings = {word: Meaning(Role.TERMS, TARGET, status) for word, status in STATUS_WORDS.items()}
    for subtag, words in _SUBTAG_WORDS.items():
        meanings.update((word, Meaning(subtag=subtag)) for word in words.split("|"))
    for language, words in _LANGUAGE_WORDS.items():
        meanings.update((word, Meaning(Role.TERMS, language)) for word in words.split("|"))
    for role, words in _COLUMN_WORDS.items():
        meanings.update((word, Meaning(role)) for word in words.split("|"))
    return meanings


WORDS = _vocabulary()
"""From a word in the form of `termcheck.glossary.words.plain` to what it says."""

# ISO 639-1, without `id` and `no`, which head columns of ids and numbers; with their regions
# (`no-NO`) they are languages.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li "
    "ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa "
    "pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg "
    "th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_TWO_LETTERS = frozenset(_CODES.split())
_THREE_LETTERS = frozenset({"cmn", "yue", "wuu", "zho", "chi", "eng", "fra", "deu", "spa", "rus"})
_SHORTER = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en", "fra": "fr", "deu": "de"}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?", re.ASCII)


def language_tag(text: str) -> str | None:
    """A BCP 47 tag in its usual spelling (`zh-Hans`, `en-US`), or None for anything else."""
    match = _TAG.fullmatch(text.strip().lower())
    if match is None:
        return None
    language, script, region = match.groups()
    alone = script is None and region is None
    if language not in _THREE_LETTERS | _TWO_LETTERS and (alone or language not in ("id", "no")):
        return None
    subtags = [_SHORTER.get(language, language)]
    if script:
        subtags.append(script.title())
    if region:
        subtags.append(region.upper())
    return "-".join(subtags)
