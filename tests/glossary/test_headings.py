from __future__ import annotations

import pytest

from termcheck.glossary.heading_words import Role, language_tag
from termcheck.glossary.headings import nearest_heading, read_header


def columns(*headings: str, source: str = "zh", target: str = "en") -> list[str]:
    """`role language status` of each known column, with `-` for what is not said."""
    header = read_header(headings, source, target)
    assert header is not None
    return [f"{c.role} {c.language or '-'} {c.status or '-'}" for c in header.columns]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("zh", "terms zh -"),
        ("ZH", "terms zh -"),
        ("\ufeffzh", "terms zh -"),
        (" zh * ", "terms zh -"),
        ("zh-Hans", "terms zh-Hans -"),
        ("zh_CN", "terms zh-CN -"),
        ("zh-hans-cn", "terms zh-Hans-CN -"),
        ("EN-US", "terms en-US -"),
        ("eng", "terms en -"),
        ("ｅｎ", "terms en -"),
        ("Term [en]", "terms en -"),
        ("en (| between alternatives)", "terms en -"),
        ("English", "terms en -"),
        ("English term", "terms en -"),
        ("English (US)", "terms en-US -"),
        ("Chinese (Simplified)", "terms zh-Hans -"),
        ("source (zh)", "terms zh -"),
        ("target_en", "terms en -"),
        ("source", "terms zh -"),
        ("Source term", "terms zh -"),
        ("target", "terms en -"),
        ("中文", "terms zh -"),
        ("汉语", "terms zh -"),
        ("简体中文", "terms zh-Hans -"),
        ("中文术语", "terms zh -"),
        ("原文", "terms zh -"),
        ("源语", "terms zh -"),
        ("术语", "terms zh -"),
        ("英文", "terms en -"),
        ("英语", "terms en -"),
        ("译文", "terms en -"),
        ("译语", "terms en -"),
        ("译名", "terms en -"),
        ("英文\n译名", "terms en -"),
        ("en:preferred", "terms en preferred"),
        ("en:admitted", "terms en admitted"),
        ("en : Admitted", "terms en admitted"),
        ("Ｅｎ：ａｄｍｉｔｔｅｄ", "terms en admitted"),
        ("en:deprecated", "terms en deprecated"),
        ("en_deprecated", "terms en deprecated"),
        ("deprecated English", "terms en deprecated"),
        ("en-US:deprecated", "terms en-US deprecated"),
        ("deprecated", "terms en deprecated"),
        ("en:superseded", "terms en superseded"),
        ("zh:admitted", "terms zh admitted"),
        ("英文（废弃）", "terms en superseded"),
        ("英文:弃用", "terms en deprecated"),
        ("英文【弃用】", "terms en deprecated"),
        ("中文：许用", "terms zh admitted"),
        ("英文许用译名", "terms en admitted"),
        ("英文首选术语", "terms en preferred"),
    ],
)
def test_a_heading_of_terms_names_language_and_status(heading: str, expected: str) -> None:
    assert columns(heading) == [expected]


@pytest.mark.parametrize(
    ("heading", "role", "language"),
    [
        ("id", Role.ID, None),
        ("Concept ID", Role.ID, None),
        ("编号", Role.ID, None),
        ("status", Role.STATUS, None),
        ("状态", Role.STATUS, None),
        ("en:status", Role.STATUS, "en"),
        ("Notes", Role.NOTE, None),
        ("备注", Role.NOTE, None),
        ("说明（内部）", Role.NOTE, None),
        ("en:note", Role.NOTE, "en"),
        ("domain", Role.SUBJECT_FIELD, None),
        ("Subject Field", Role.SUBJECT_FIELD, None),
        ("subject_field", Role.SUBJECT_FIELD, None),
        ("领域", Role.SUBJECT_FIELD, None),
        ("学科", Role.SUBJECT_FIELD, None),
        ("definition", Role.DEFINITION, None),
        ("定义", Role.DEFINITION, None),
        ("case_sensitive", Role.CASE_SENSITIVE, None),
        ("Case-sensitive", Role.CASE_SENSITIVE, None),
        ("区分大小写", Role.CASE_SENSITIVE, None),
        ("not_in", Role.NOT_IN, None),
        ("en:not_in", Role.NOT_IN, "en"),
        ("zh:not_in", Role.NOT_IN, "zh"),
        ("forms", Role.FORMS, None),
        ("出处", Role.REFERENCE, None),
        ("en:source", Role.REFERENCE, "en"),
        ("minimum_band", Role.MINIMUM_BAND, None),
        ("replaced_by", Role.REPLACED_BY, None),
        ("序号", Role.IGNORED, None),
    ],
)
def test_a_heading_of_something_else(heading: str, role: Role, language: str | None) -> None:
    header = read_header(["zh", heading, "en"], "zh", "en")
    assert header is not None
    assert (header.columns[1].role, header.columns[1].language) == (role, language)


@pytest.mark.parametrize(
    "heading",
    ["unit", "pinyin", "en:depricated", "en | zh", "zh en", "foo [en]", "词频", "x" * 300],
)
def test_a_heading_that_is_not_known(heading: str) -> None:
    header = read_header(["zh", "en", heading], "zh", "en")
    assert header is not None
    assert header.unknown == ((2, heading),)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["id", "zh", "en", "source"], ["id - -", "terms zh -", "terms en -", "source - -"]),
        (["source", "target"], ["terms zh -", "terms en -"]),
        (["source", "en"], ["terms zh -", "terms en -"]),
        (["source", "zh:admitted", "en"], ["terms zh -", "terms zh admitted", "terms en -"]),
        (["zh:preferred", "en", "source"], ["terms zh preferred", "terms en -", "source - -"]),
        (["术语", "译名"], ["terms zh -", "terms en -"]),
        (["术语", "中文"], ["terms en -", "terms zh -"]),
        (["term", "definition"], ["terms zh -", "definition - -"]),
        (["zh", "en", "fr"], ["terms zh -", "terms en -", "terms fr -"]),
    ],
)
def test_source_and_term_depend_on_the_other_columns(
    headings: list[str], expected: list[str]
) -> None:
    assert columns(*headings) == expected


def test_source_and_target_follow_the_languages_of_the_run() -> None:
    assert columns("source", "target", source="en-GB", target="zh-Hant") == [
        "terms en-GB -",
        "terms zh-Hant -",
    ]


@pytest.mark.parametrize("cells", [[], [""], ["id", "note"], ["两个维护", "Two Upholds"]])
def test_a_row_without_a_column_of_terms_is_no_header(cells: list[str]) -> None:
    assert read_header(cells, "zh", "en") is None


def test_term_beside_both_languages_is_left_out() -> None:
    header = read_header(["term", "zh", "en"], "zh", "en")
    assert header is not None
    assert header.unknown == ((0, "term"),)


@pytest.mark.parametrize(
    ("heading", "near"),
    [
        ("en:depricated", "en:deprecated"),
        ("Staus", "status"),
        ("defintion", "definition"),
        ("case sensetive", "case_sensitive"),
        ("telephone", None),
        ("词频", None),
    ],
)
def test_the_nearest_heading(heading: str, near: str | None) -> None:
    assert nearest_heading(heading, "zh", "en") == near


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("zh", "zh"),
        ("ZH_hans_cn", "zh-Hans-CN"),
        ("en-us", "en-US"),
        ("zho", "zh"),
        ("es-419", "es-419"),
        ("id", None),
        ("id-ID", "id-ID"),
        ("no", None),
        ("foo", None),
        ("tag", None),
        ("english", None),
        ("中", None),
    ],
)
def test_language_tags(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag
