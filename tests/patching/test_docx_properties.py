"""Random paragraphs and edits: what is untouched keeps its text and its look."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Options
from termcheck.patching.docx import patch
from termcheck.readers.base import Raw
from termcheck.readers.docx_text import W
from tests.readers.files import part_of, word

from .test_docx import raw, segments, texts

Look = tuple[str, str]
"""A character and the properties of its run."""

WORDS = st.text(st.sampled_from("ab 检𠀀ﬁßİ\u0301Ｆ\t\n"), min_size=1, max_size=6)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A run of some look, with a few texts, tabs, line ends, and a note mark perhaps."""
    look = draw(st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/><w:u/></w:rPr>"]))
    parts = []
    for text in draw(st.lists(WORDS, min_size=1, max_size=3)):
        parts += [
            {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(bit, f'<w:t xml:space="preserve">{bit}</w:t>')
            for bit in re.split("([\t\n])", text)
            if bit
        ]
    if draw(st.booleans()):
        parts.insert(draw(st.integers(0, len(parts))), '<w:footnoteReference w:id="3"/>')
    return f"<w:r>{look}{''.join(parts)}</w:r>"


AROUND = st.sampled_from(
    [
        "{}",
        "{}",
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        '<w:ins w:id="3" w:author="A">{}</w:ins>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:bookmarkStart w:id="9" w:name="n"/>{}<w:bookmarkEnd w:id="9"/>',
        '<w:del w:id="4" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>{}',
    ]
)


@st.composite
def paragraphs(draw: st.DrawFn) -> bytes:
    """A document of one paragraph."""
    groups = draw(st.lists(st.tuples(AROUND, st.lists(runs(), min_size=1, max_size=3)), min_size=1))
    inside = "".join(around.format("".join(inner)) for around, inner in groups)
    return word(f'<w:p>{inside}<w:r><w:t xml:space="preserve">.</w:t></w:r></w:p>')


def looks(data: bytes, *, accepted: bool) -> list[Look]:
    """The characters of the paragraph with all of our changes accepted, or all rejected."""
    root = etree.fromstring(part_of(data, "word/document.xml").encode())
    found: list[Look] = []
    for run in root.iter(f"{W}r"):
        ours = {
            str(around.tag).removeprefix(W)
            for around in run.iterancestors(f"{W}del", f"{W}ins")
            if around.get(f"{W}author") == "termcheck"
        }
        theirs = any(around.get(f"{W}author") == "A" for around in run.iterancestors(f"{W}del"))
        if theirs or ("del" if accepted else "ins") in ours:
            continue
        properties = run.find(f"{W}rPr")
        look = "" if properties is None else "".join(str(each.tag) for each in properties)
        for child in run:
            found += [(character, look) for character in _text(child)]
    return found


def _text(element: Any) -> str:
    known = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}footnoteReference": "¹"}
    is_text = element.tag in (f"{W}t", f"{W}delText")
    return (element.text or "") if is_text else known.get(element.tag, "")


def random_edits(draw: Any, text: str) -> tuple[Edit, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text) - 1), max_size=6, unique=True)))
    news = st.one_of(st.just(""), WORDS)
    return tuple(
        Edit(start, end, draw(news)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )


@settings(max_examples=80, deadline=None)
@given(data=st.data(), document=paragraphs(), tracked=st.booleans())
def test_accepted_and_rejected(data: st.DataObject, document: bytes, tracked: bool) -> None:
    (segment,) = segments(document)
    edits = random_edits(data.draw, segment.text)
    done = patch(raw(document), [Change(segment, edits)], Options(tracked=tracked))
    assert done.refused == ()
    wanted = segment.text
    for edit in reversed(edits):
        wanted = wanted[: edit.start] + edit.text + wanted[edit.end :]
    assert texts(done.data) == [wanted]
    before = looks(document, accepted=True)
    after = looks(done.data, accepted=True)
    assert "".join(character for character, _ in after if character != "¹") == wanted
    # Note marks are never lost.
    assert sum(c == "¹" for c, _ in after) == sum(c == "¹" for c, _ in before)
    if tracked:
        assert looks(done.data, accepted=False) == before
    assert _untouched(before, edits) == _untouched(after, _after(edits))
    assert _numbers(done.data) == sorted(set(_numbers(done.data)))


def _untouched(characters: list[Look], edits: tuple[Edit, ...]) -> list[Look]:
    plain = [look for look in characters if look[0] != "¹"]
    for edit in reversed(edits):
        del plain[edit.start : edit.end]
    return plain


def _after(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Where the new texts stand afterwards."""
    shift = 0
    moved = []
    for edit in edits:
        moved.append(Edit(edit.start + shift, edit.start + shift + len(edit.text), ""))
        shift += len(edit.text) - (edit.end - edit.start)
    return tuple(moved)


def _numbers(data: bytes) -> list[int]:
    """The identifiers of our tracked changes, and of insertions we divided."""
    xml = part_of(data, "word/document.xml")
    return sorted(
        int(number)
        for number in re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="termcheck"', xml)
    )


def test_raw_has_no_path() -> None:
    """The patcher never looks at a file: bytes in, bytes out."""
    document = word("<w:p><w:r><w:t>a.</w:t></w:r></w:p>")
    (segment,) = segments(document)
    nowhere = Raw("no/such/file.docx", document, "en", "zh", ".docx")
    done = patch(nowhere, [Change(segment, (Edit(0, 1, "b"),))], Options())
    assert texts(done.data) == ["b."]
