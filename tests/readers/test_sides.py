from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.model.document import Side
from termcheck.readers.sides import mainly_han, side_of
from tests.readers import files

CHINESE = "最高人民检察院（SPP）党组召开会议。"
ENGLISH = "The Leading Party Members Group (党组) of the SPP met."


@pytest.mark.parametrize(
    ("text", "language", "source", "expected"),
    [
        (ENGLISH, "en", "zh", (Side.TARGET, "en")),
        (CHINESE, "en", "zh", (Side.SOURCE, "zh")),
        (CHINESE, "en-GB", "zh-Hans", (Side.SOURCE, "zh-Hans")),
        (CHINESE, "zh", "en", (Side.TARGET, "zh")),
        (ENGLISH, "zh", "en", (Side.SOURCE, "en")),
        (CHINESE, "en", "fr", (Side.TARGET, "en")),
        (CHINESE, "zh-Hant", "zh-Hans", (Side.TARGET, "zh-Hant")),
        ("2024-07-04 100 %", "en", "zh", (Side.TARGET, "en")),
        ("2024-07-04 100 %", "zh", "en", (Side.TARGET, "zh")),
        ("", "en", "zh", (Side.TARGET, "en")),
        ("Генеральная прокуратура", "en", "zh", (Side.TARGET, "en")),
    ],
)
def test_side(text: str, language: str, source: str, expected: tuple[Side, str]) -> None:
    assert side_of(text, language=language, source_language=source) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("𠀀𠀀𠀀 ab", True),
        ("𠀀 abc", False),
        ("ﬁ ß İ é", False),
        ("Ｆｕｌｌ 最高", False),
        ("123 ；", None),
        ("最", True),
    ],
)
def test_mainly_han(text: str, expected: bool | None) -> None:
    assert mainly_han(text) is expected


@pytest.mark.parametrize("name", ["original.txt", "original.md"])
def test_a_chinese_original_becomes_source_segments(name: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, name, f"{CHINESE}\n\n{CHINESE}".encode())
    assert [(u.target, u.source and u.source.language) for u in document.units] == [
        (None, "zh"),
        (None, "zh"),
    ]
    assert {s.side for s in document.segments} == {Side.SOURCE}


def test_a_line_of_chinese_in_an_english_text_stays_on_the_target_side(tmp_path: Path) -> None:
    text = f"{CHINESE}\n\n{ENGLISH}\n\n{ENGLISH}"
    document = files.read_bytes(tmp_path, "translation.txt", text.encode())
    assert {s.side for s in document.segments} == {Side.TARGET}


def test_each_column_of_a_table_is_on_its_own_side(tmp_path: Path) -> None:
    data = files.workbook(("党组", "party group", 1), ("检察院", "procuratorate", 2))
    document = files.read_bytes(tmp_path, "pairs.xlsx", data)
    assert [(s.text, s.side.value, s.language) for s in document.segments] == [
        ("党组", "source", "zh"),
        ("party group", "target", "en"),
        ("检察院", "source", "zh"),
        ("procuratorate", "target", "en"),
    ]
