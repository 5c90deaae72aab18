from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.model.document import Document, Protection, Segment
from termcheck.readers.base import Raw
from termcheck.readers.markdown import read as read_markdown
from termcheck.text.lines import LineIndex
from tests.readers import files


def segments(text: str) -> list[Segment]:
    """The segments of a Markdown text."""
    content = read_markdown(Raw("a.md", text.encode("utf-8-sig"), "en", "zh"))
    return list(Document("a.md", "markdown", content.units).segments)


def texts(text: str) -> list[str]:
    return [segment.text for segment in segments(text)]


def visible(text: str) -> str:
    """The text of the only segment without markup, opaque stretches as `¤`."""
    (segment,) = segments(text)
    out, done = [], 0
    for span in segment.protected:
        out += [segment.text[done : span.start], "¤" * (span.kind is Protection.OPAQUE)]
        done = span.end
    return "".join([*out, segment.text[done:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Heading ##\n\nText", ["Heading", "Text"]),
        ("Setext\n======\nText", ["Setext", "Text"]),
        ("- one\n- two\n  1. three", ["one", "two", "three"]),
        ("> quoted\n\nplain", ["quoted", "plain"]),
        ("| a | b |\n|---|---|\n| c | d e |", ["a", "b", "c", "d e"]),
        ("| a | a |\n|---|---|\n|| a |", ["a", "a", "a"]),
        ("> - # deep\n>   text", ["deep", "text"]),
        ("Text[^1]\n\n[^1]: The note.", ["Text[^1]", "The note."]),
        ("# C# and F#", ["C# and F#"]),
        ("\tcode\n\ntext", ["text"]),
        ("-\ttabbed", ["tabbed"]),
        ("　　最高检", ["最高检"]),
        ("- " * 20 + "deep", ["deep"]),
    ],
)
def test_blocks_become_segments(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Party group\n---\n",
        "```\nparty group\n```",
        "~~~text\nparty group\n~~~",
        "    party group",
        "<!-- party group -->",
        "<div>\nparty group\n</div>",
        "[party]: http://party.group 'party group'",
        "$$\nparty = group\n$$",
        "***",
        "",
        "\n\n",
    ],
)
def test_what_is_no_text_makes_no_segments(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Party** *group*", "Party group"),
        ("***Party* group**", "Party group"),
        ("__Party__ _group_ snake_case_name", "Party group snake_case_name"),
        ("2 * 3 * 4 and **open", "2 * 3 * 4 and **open"),
        ("un**frigging**believable", "unfriggingbelievable"),
        ("~~old~~ new", "old new"),
        ("a `code` b", "a ¤ b"),
        ("a ``co`de`` b", "a ¤ b"),
        ("1\\. not a list \\*", "1. not a list *"),
        ('[party **group**](http://x.y/z "title") met', "party group met"),
        ("[party group][ref] met\n\n[ref]: http://x.y", "party group met"),
        ("[party] met\n\n[party]: http://x.y", "party met"),
        ("[party] [met]", "[party] [met]"),
        ("![the *party* group](a.png) met", "the party group met"),
        ("[![alt](a.png)](http://x.y) met", "alt met"),
        ("<b>Party</b> group", "Party group"),
        ("party <!-- not --> group", "party  group"),
        ("party<br>group", "party¤group"),
        ("see <https://x.y> now", "see ¤ now"),
        ("see https://x.y/z_a_b. Now", "see ¤. Now"),
        ("Text^[an *inline* note] on", "Text¤an inline note¤ on"),
        ("energy $E=mc^2$ law", "energy ¤ law"),
        ("costs $5 to $6, or US$5bn and A$ 7", "costs $5 to $6, or US$5bn and A$ 7"),
        ("&amp; stays &#x4e2d;", "&amp; stays &#x4e2d;"),
        ("hard\\\nbreak", "hard\nbreak"),
        ("> party\n> group", "party\ngroup"),
        ("> party\ngroup", "party\ngroup"),
        ("- party\r\n  group", "party\r\ngroup"),
        ("- 最高人民\n  检察院", "最高人民检察院"),
        ("> 最高人民\n> 检察院", "最高人民检察院"),
        ("**最高人民**\r\n检察院", "最高人民检察院"),
        ("最高人民\\\n检察院", "最高人民\n检察院"),
        ("最高人民  \n检察院", "最高人民  \n检察院"),
        ("最高\nSPP", "最高\nSPP"),
    ],
)
def test_markup_is_protected(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_a_footnote_mark_is_invisible() -> None:
    body, note = segments("The party[^1] group.\n\n[^1]: A *note*.")
    assert files.protected(body, Protection.MARKUP) == ["[^1]"]
    assert note.text == "A *note*."


def test_bars_in_a_table_cell_are_escaped() -> None:
    first, second = segments("| x |\n|---|\n| a \\| *b* `c\\|d` e |")[0:2]
    assert first.text == "x"
    assert second.text == "a \\| *b* `c\\|d` e"
    assert files.protected(second, Protection.MARKUP) == ["\\", "*", "*"]
    assert files.protected(second, Protection.OPAQUE) == ["`c\\|d`"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_do_not_shift_places(end: str, mark: str, tmp_path: Path) -> None:
    lines = ["# *Title* 𠀀", "", "> The ﬁrst ß", "> İ second", "", "- Ｆｕｌｌ e\u0301"]
    data = (mark + end.join(lines)).encode()
    document = files.read_bytes(tmp_path, "a.md", data)
    text = end.join(lines)
    for segment in document.segments:
        start = segment.anchor.file_start or 0
        assert text[start : start + len(segment.text)] == segment.text
    assert [(s.anchor.line, s.anchor.column) for s in document.segments] == [(1, 3), (3, 3), (6, 3)]


def test_nul_characters_do_not_lose_a_line() -> None:
    assert texts("The \0SPP\0 met.") == ["The \0SPP\0 met."]


_ATOMS = st.sampled_from(
    (
        *("party", "group", "最高", "检察院", "𠀀", "ß", "ﬁ", " ", "  ", "\t", "\u3000", "\0"),
        *("\n", "\r\n", "\r", "\n\n", "\n> ", "\n- ", "\n  ", "\n1. ", "\n    ", "\n# ", "\n## "),
        *("*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "](http://x.y)", "![", "[^1]", "^["),
        *("<b>", "<!--", "-->", "<http://a.b>", "\\", "\\|", "|", "\n|", "|---|", "\n|---|---|\n"),
        *(
            "$",
            "$x^2$",
            "\n---\n",
            "\n===\n",
            "```",
            "\n```\n",
            "&amp;",
            "#",
            ":",
            "!",
            "<",
            "\x0c",
        ),
        *("\n[^1]: ", "\n[party]: http://x.y\n", "spp.gov.cn", "\x85", "\u2028", "\ufeff"),
    )
)


@settings(max_examples=600, deadline=None)
@given(st.lists(_ATOMS, max_size=40))
def test_every_segment_is_a_slice_with_sound_spans(atoms: list[str]) -> None:
    text = "".join(atoms).removeprefix("\ufeff")
    index = LineIndex(text)
    done = -1
    for segment in segments(text):
        start = segment.anchor.file_start
        assert start is not None
        assert start >= done
        done = start + len(segment.text)
        assert text[start:done] == segment.text
        assert segment.text == segment.text.strip() != ""
        assert (segment.anchor.line, segment.anchor.column) == index.position(start)
        edges = [edge for p in segment.protected for edge in (p.start, p.end)]
        assert edges == sorted(edges)
        assert all(p.start < p.end for p in segment.protected)
        assert all(0 <= edge <= len(segment.text) for edge in edges)


@given(
    words=st.lists(
        st.sampled_from(("party", "group", "最高", "ß", "a*b", "2_3", "x[1]")), min_size=1
    ),
    prefix=st.sampled_from(("", "> ", "- ", "1. ", "> > ", "> - ", "# ", "| ")),
)
def test_no_word_is_lost(words: list[str], prefix: str) -> None:
    line = " ".join(words)
    text = f"{prefix}{line}" if prefix != "| " else f"| {line} |\n|---|\n"
    assert texts(text) == [line]


@pytest.mark.parametrize(
    "piece", ["word ", "*a ", "[", "![", "`", "> ", "(", "最高检", "<", "$a", "- "]
)
def test_odd_input_of_16_kb_is_read(piece: str) -> None:
    (only,) = segments(f"text {piece * (16_384 // len(piece))}")
    assert only.text.startswith("text ")
