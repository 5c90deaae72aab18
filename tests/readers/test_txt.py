from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.model.document import Protection
from termcheck.readers import read_document
from termcheck.readers.base import Raw
from termcheck.readers.txt import lines_of
from termcheck.readers.txt import read as read_txt
from termcheck.text.lines import LineIndex
from tests.readers import files


def paragraphs(text: str, language: str = "en") -> list[str]:
    """The segments of a text."""
    content = read_txt(Raw("a.txt", text.encode(), language, "zh" if language == "en" else "en"))
    return [s.text for unit in content.units for s in (unit.source, unit.target) if s]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.\r", ["One.", "Two."]),
        ("One.\n \t \nTwo.", ["One.", "Two."]),
        ("  One. \n\tTwo.\t", ["One.", "Two."]),
        ("　　最高检。\n　　全国。", ["最高检。", "全国。"]),
        ("\n\n\n", []),
        (" ", []),
    ],
)
def test_paragraphs_are_parted_and_stripped(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


WRAPPED = [
    pytest.param(
        "In Qishui County the harbour office called the skippers together on a cold\n"
        "Tuesday evening so that the new timetable of the ferries could be explained\n"
        "before the river rose again in spring.",
        id="plain prose",
    ),
    pytest.param(
        "In Qishui County the harbour office called the skippers together on a cold\r\n"
        "Tuesday evening so that the new timetable of the ferries could be explained\r\n"
        "once more. Nobody who works on the water was to say that he had not been told.\r\n"
        "They did.",
        id="a sentence ends with a line",
    ),
    pytest.param(
        "    In Qishui County the harbour office called the skippers together on a cold\n"
        "Tuesday evening so that the new timetable of the ferries could be explained\n"
        "in peace.",
        id="first line set in",
    ),
    pytest.param(
        "- In Qishui County the harbour office called the skippers together on a cold\n"
        "  evening so that the new timetable of the ferries could be explained.",
        id="one point of a list",
    ),
    pytest.param(
        "最高人民检察院党组召开扩大会议，传达学习贯彻习近平总书记重要讲话精神和全\n"
        "国两会精神，研究部署贯彻落实措施，要求各级检察机关深刻领会党中央决策部署。",
        id="Chinese",
    ),
]
APART = [
    pytest.param(
        "Work Report of the Supreme People's Procuratorate\n"
        "Delivered at the Second Session of the 14th National People's Congress",
        id="titles",
    ),
    pytest.param(
        "National conference on foreign-related prosecution held in Shanghai\n"
        "The national conference on foreign-related prosecution is held in Shanghai on Nov 14.",
        id="title and caption",
    ),
    pytest.param(
        "- strengthening legal oversight of criminal proceedings in all provinces\n"
        "- improving public interest litigation and the protection of minors at once",
        id="list",
    ),
    pytest.param(
        "strengthening legal oversight of criminal proceedings in all the provinces;\n"
        "improving public interest litigation and the protection of minors at once;\n"
        "reforming the system.",
        id="list without marks",
    ),
    pytest.param("Ying Yong\nprosecutor general", id="short lines"),
    pytest.param(
        "A line that is so long that nobody would have wrapped it there, because it goes on and on "
        "and on beyond what any editor shows at once,\nand one that follows it.",
        id="long lines",
    ),
    pytest.param(
        "最高人民检察院召开全国检察长会议学习贯彻党的二十届三中全会精神\n2024年7月23日",
        id="Chinese title and date",
    ),
    pytest.param(
        "最高人民检察院召开全国检察长会议学习贯彻党的二十届三中全会精神。\n"
        "会议强调，要坚持党对检察工作的绝对领导，推进检察工作现代化建设。",
        id="Chinese sentences",
    ),
    pytest.param(
        "一、坚持以习近平新时代中国特色社会主义思想为指导，全面加强检察工作建设\n"
        "二、坚持党的绝对领导，确保检察工作正确政治方向，服务保障经济社会发展。",
        id="Chinese list",
    ),
]


@pytest.mark.parametrize("text", WRAPPED)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_wrapped_lines_are_one_paragraph(text: str, language: str) -> None:
    assert paragraphs(text, language) == [text.strip()]


@pytest.mark.parametrize("text", APART)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_lines_that_are_not_wrapped_stay_apart(text: str, language: str) -> None:
    assert paragraphs(text, language) == text.split("\n")


def test_two_wrapped_paragraphs_without_a_blank_line_between_them() -> None:
    first = (
        "In Qishui County the harbour office called the skippers together on a cold\n"
        "Tuesday evening so that the new timetable of the ferries could be explained\n"
        "speech of the General Secretary to the delegates."
    )
    second = (
        "The meeting stressed that the prosecutors of all provinces must perform their\n"
        "duties in full."
    )
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_a_line_end_between_chinese_characters_is_not_a_blank(tmp_path: Path) -> None:
    text = (
        "最高人民检察院党组召开扩大会议，传达学习贯彻习近平总书记重要讲话精神和全\r\n"
        "国两会精神，研究部署贯彻落实措施，要求各级检察机关深刻领会党中央决策部署。"
    )
    document = files.read_bytes(tmp_path, "zh.txt", text.encode(), language="zh", source="en")
    (segment,) = document.segments
    assert segment.text == text
    assert files.protected(segment, Protection.MARKUP) == ["\r\n"]


def test_a_line_end_between_english_words_is_one(tmp_path: Path) -> None:
    text = (
        "In Qishui County the harbour office called the skippers together on a cold\n"
        "group to convey the spirit of the important speech."
    )
    (segment,) = files.read_bytes(tmp_path, "en.txt", text.encode()).segments
    assert segment.protected == ()


def test_places_count_code_points(tmp_path: Path) -> None:
    text = "𠀀 ﬁ ß İ\r\n\r\n  Ｆｕｌｌ e\u0301 width\rlast"
    document = files.read_bytes(tmp_path, "odd.txt", text.encode("utf-8-sig"))
    anchors = [s.anchor for s in document.segments]
    assert [(a.line, a.column, a.file_start) for a in anchors] == [
        (1, 1, 0),
        (3, 3, 13),
        (4, 1, 27),
    ]


def test_addresses_are_opaque(tmp_path: Path) -> None:
    data = b"Notice\n\nRead https://www.spp.gov.cn/a(b).htm, or write to x@spp.gov.cn."
    _, segment = files.read_bytes(tmp_path, "web.txt", data).segments
    assert files.protected(segment, Protection.OPAQUE) == [
        "https://www.spp.gov.cn/a(b).htm",
        "x@spp.gov.cn",
    ]


@given(st.text(st.sampled_from("ab\r\n \t。最\x0b\x0c\x85\u2028")))
def test_lines_are_those_of_the_line_index(text: str) -> None:
    lines, starts = lines_of(text)
    assert starts == LineIndex(text).starts
    assert all(text.startswith(line, start) for line, start in zip(lines, starts, strict=True))


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            (
                "the procuratorate of the province held a meeting on the matter ",
                "and then",
                "Short.",
                "- point ",
                "最高人民检察院召开会议学习贯彻精神坚持党的领导",
                "。",
                "\n",
                "\r\n",
                "\r",
                "\n\n",
                "  ",
                "𠀀",
                "\ufeff",
                "spp.gov.cn",
            )
        )
    )
)
def test_segments_are_slices_that_leave_out_nothing_but_blanks(parts: list[str]) -> None:
    text = "".join(parts).removeprefix("\ufeff")
    content = read_txt(Raw("a.txt", text.encode("utf-8-sig"), "en", "zh"))
    index = LineIndex(text)
    done = 0
    for unit in content.units:
        segment = unit.target or unit.source
        assert segment is not None
        start = segment.anchor.file_start
        assert start is not None
        assert start >= done
        assert not text[done:start].strip()
        done = start + len(segment.text)
        assert text[start:done] == segment.text == segment.text.strip()
        assert (segment.anchor.line, segment.anchor.column) == index.position(start)
    assert not text[done:].strip()


@pytest.mark.parametrize("piece", ["word ", "最高检", "a.b@", "www.", "x", "://"])
def test_one_long_line_is_read(piece: str, tmp_path: Path) -> None:
    """So long that a reader whose work grows with the square of a line would never be done."""
    path = tmp_path / "long.txt"
    text = piece * (2_000_000 // len(piece))
    path.write_text(text, encoding="utf-8")
    document = read_document(path, path.name, language="en", source_language="zh")
    assert [segment.text for segment in document.segments] == [text.strip()]


def test_the_documents_of_the_user_are_read_whole(shared: Path) -> None:
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        text = path.read_bytes().decode("utf-8-sig")
        document = files.read(path)
        kept = "".join("".join(s.text.split()) for s in document.segments)
        assert kept == "".join(text.split())
        assert document.notes == ()
