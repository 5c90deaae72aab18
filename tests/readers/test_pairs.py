from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.errors import UsageError
from termcheck.readers.discover import Found
from termcheck.readers.pairs import (
    PATTERNS,
    Naming,
    Pairing,
    may_be_half,
    pair_files,
    says_untranslated,
)


def pair(*uris: str, source: str = "zh", target: str = "en", **more: tuple[str, ...]) -> Pairing:
    found = [Found(Path(uri), uri, 1) for uri in uris]
    return pair_files(found, Naming(source, target, more.get("patterns", PATTERNS)))


def names(pairing: Pairing) -> list[tuple[str, str]]:
    return [(p.source.uri, p.target.uri) for p in pairing.pairs]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("a.zh.md", "a.en.md"),
        ("docs/a.zh-CN.md", "docs/a.en-GB.md"),
        ("docs/a_zh_Hans.txt", "docs/a_en.txt"),
        ("a-zh.docx", "a-en.txt"),
        ("a-cn.docx", "a-en.docx"),
        ("最高检 报告.中文.txt", "最高检 报告.英文.txt"),
        ("a.Chinese.txt", "a.ENGLISH.txt"),
        ("zh/a.txt", "en/a.txt"),
        ("x/zh/b/c.d.txt", "x/en/b/c.d.md"),
        ("meeting/zh.txt", "meeting/en.docx"),
        ("my_notice_zh.txt", "my_notice_en.txt"),
        ("to_do_zh.txt", "to_do_en.txt"),
    ],
)
def test_pairs(chinese: str, english: str) -> None:
    assert names(pair(english, chinese)) == [(chinese, english)]
    assert names(pair(english, chinese, source="en", target="zh")) == [(english, chinese)]


@pytest.mark.parametrize(
    "uris",
    [
        ("a.zh.md", "b.en.md"),
        ("x/a.zh.md", "y/a.en.md"),
        ("zh/a.txt", "en/b.txt"),
        ("a.fr.md", "a.en.md"),
        ("a.zh.md", "a.zh-Hant.md"),
        ("a.md", "a.en.md"),
        ("notice.md", "report.md"),
        ("ozh.txt", "oen.txt"),
        ("village/zh.txt", "village/en-scan.txt"),
        ("zh-en.txt", "en.txt"),
        ("zh_CN-en.txt", "en.txt"),
    ],
)
def test_no_pairs(uris: tuple[str, ...]) -> None:
    pairing = pair(*uris)
    assert pairing.pairs == ()
    assert [file.uri for file in pairing.single] == list(uris)
    # A translation by itself can be checked, an original cannot.
    assert {note.where for note in pairing.notes} <= {uri for uri in uris if ".zh" in uri}


def test_words_for_the_sides_go_by_the_run() -> None:
    for source, target in (("zh", "en"), ("en", "zh")):
        pairing = pair("a_target.txt", "a_source.txt", source=source, target=target)
        assert names(pairing) == [("a_source.txt", "a_target.txt")]


def test_a_source_with_several_targets() -> None:
    assert names(pair("a.zh.md", "a.en-US.md", "a.en-GB.md")) == [
        ("a.zh.md", "a.en-GB.md"),
        ("a.zh.md", "a.en-US.md"),
    ]


def test_of_several_sources_the_one_of_the_run_is_taken() -> None:
    files = ("a.zh-Hans.md", "a.zh-Hant.md", "a.en.md")
    assert names(pair(*files)) == [("a.zh-Hans.md", "a.en.md")]
    assert names(pair(*files, source="zh-Hant")) == [("a.zh-Hant.md", "a.en.md")]
    assert [file.uri for file in pair(*files).single] == ["a.zh-Hant.md"]


def test_files_with_the_same_ending_go_together() -> None:
    files = ("a.zh.docx", "a.zh.txt", "a.en.docx", "a.en.txt")
    assert names(pair(*files)) == [("a.zh.docx", "a.en.docx"), ("a.zh.txt", "a.en.txt")]


def test_a_missing_partner_is_said_where_others_are_in_pairs() -> None:
    pairing = pair("a.zh.md", "a.en.md", "b.en.md", "c.zh.md", "d.md")
    assert [file.uri for file in pairing.single] == ["b.en.md", "c.zh.md", "d.md"]
    assert [(note.where, "English" in note.message) for note in pairing.notes] == [
        ("b.en.md", False),
        ("c.zh.md", True),
    ]


@pytest.mark.parametrize(
    "elsewhere", ["b/c.en.md", "zh.txt", "x/zh.docx", "x/zh/b.md", "deep/er/en/a.txt"]
)
def test_a_partner_is_expected_only_beside_a_pair(elsewhere: str) -> None:
    assert pair("docs/a.zh.md", "docs/a.en.md", elsewhere).notes == ()


@pytest.mark.parametrize(
    "name", ["a.zh.md", "x/notice_zh-CN.docx", "通知-中文.txt", "a.source.txt"]
)
def test_an_original_alone_is_said(name: str) -> None:
    (note,) = pair(name, "b.txt").notes
    assert note.where == name
    assert says_untranslated(note)
    assert note.message == (
        "There is no file in English that belongs to this one; nothing can be checked in an "
        "original alone."
    )


@pytest.mark.parametrize(
    "uris",
    [
        ("README.zh.md", "README.md"),
        ("docs/a_zh.md", "docs/a.docx"),
        ("a.en.md",),
        ("meeting/zh.txt", "meeting/en-agency.txt"),
        ("zh/a.md",),
        ("zhejiang.md", "chess.zhx.md"),
    ],
)
def test_of_other_files_alone_nothing_is_said(uris: tuple[str, ...]) -> None:
    assert pair(*uris).notes == ()


def test_names_that_can_be_halves_are_told_quickly() -> None:
    words = Naming("zh", "en")._words
    for word in (*words, "zh", "ZH-hans", "en_GB"):
        for uri in (f"b/a.{word}.md", f"a_{word}.txt", f"{word}/a.txt", f"{word}.txt"):
            assert may_be_half(uri, "zh", "en"), uri
    for uri in ("a.txt", "docs/report.docx", "tmp/pytest-of-root/a1.md"):
        assert not may_be_half(uri, "en", "zh-Hans"), uri
    assert may_be_half("a.fr.md", "zh", "fr")


def test_a_partner_is_expected_below_the_folders_of_the_languages() -> None:
    pairing = pair("x/zh/a.txt", "x/en/a.txt", "x/zh/deep/b.txt", "y/zh/c.txt")
    assert [note.where for note in pairing.notes] == ["x/zh/deep/b.txt"]


def test_own_patterns() -> None:
    files = ("out/ENG 12.txt", "in/CHI 12.txt", "a.zh.md", "a.en.md")
    assert names(pair(*files, patterns=("{path} {name}/{lang}.txt",))) == []
    assert names(pair("12 [zh].txt", "12 [en].txt", patterns=("{name} [{lang}].{ext}",))) == [
        ("12 [zh].txt", "12 [en].txt")
    ]


@pytest.mark.parametrize("pattern", ["{name}.{ext}", "{lang}.{sort}", "{lang}/{lang}.txt", ""])
def test_patterns_that_cannot_be_meant(pattern: str) -> None:
    with pytest.raises(UsageError):
        pair("a.zh.md", patterns=(pattern,))


def test_order_does_not_matter_and_nothing_is_opened() -> None:
    files = ["b/en/x.md", "b/zh/x.md", "a.en.md", "a.zh.md"]
    assert names(pair(*files)) == names(pair(*reversed(files)))
