"""A segment is found again where it stands now, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from termcheck.errors import UsageError
from termcheck.model.document import Anchor, Segment
from termcheck.model.finding import Edit
from termcheck.patching import Change, Refused
from termcheck.patching.locate import Located, locate
from tests.patching.tools import find, read
from tests.readers import bilingual

TEXT = "Contents\n\nThe first hall. The second hall. The first hall.\n\nContents\n\nThe end."


def located(text: str, segment: Segment, *edits: Edit) -> Located | Refused:
    """Where a segment of a checked text stands in the text as it is now."""
    (found,) = locate(lambda: read(text.encode(), "a.txt").segments, [Change(segment, edits)])
    return found


def sentence(document_text: str, words: str, at: int = 0) -> Segment:
    """A part of a paragraph, as alignment cuts them."""
    whole = find(read(document_text.encode(), "a.txt"), words)
    start = whole.text.index(words, at)
    assert whole.anchor.file_start is not None
    anchor = Anchor(None, None, None, whole.anchor.file_start + start)
    return replace(whole, id="s99", text=words, anchor=anchor)


@pytest.mark.parametrize("number", range(4))
def test_nothing_has_changed(number: int) -> None:
    segment = read(TEXT.encode(), "a.txt").segments[number]
    found = located(TEXT, segment, Edit(0, 3, "x"))
    assert isinstance(found, Located)
    assert (found.segment, found.edits) == (segment, (Edit(0, 3, "x"),))


@pytest.mark.parametrize(("at", "expected"), [(0, 0), (5, 33)])
def test_a_sentence_is_found_at_its_offset(at: int, expected: int) -> None:
    part = sentence(TEXT, "The first hall.", at)
    found = located(TEXT, part, Edit(4, 9, "x"))
    assert isinstance(found, Located)
    assert found.segment.id == "s2"
    assert found.edits == (Edit(expected + 4, expected + 9, "x"),)


def test_text_was_inserted_before() -> None:
    new = "A new beginning.\n\n" + TEXT
    old = read(TEXT.encode(), "a.txt").segments
    found = located(new, old[3])
    assert isinstance(found, Located)
    assert found.segment.id == "s5"
    assert isinstance(located(new, old[0]), Refused)  # one of two, and neither where it stood


def test_a_paragraph_grew_before() -> None:
    new = TEXT.replace("second", "second and third")
    found = located(new, read(TEXT.encode(), "a.txt").segments[2])
    assert isinstance(found, Located)
    assert found.segment.id == "s3"


@pytest.mark.parametrize("new", ["Contents", TEXT.replace("The end", "An end"), ""])
def test_what_is_gone_is_refused(new: str) -> None:
    found = located(new, find(read(TEXT.encode(), "a.txt"), "The end"))
    assert isinstance(found, Refused)
    assert "no longer stands" in found.reason


@pytest.mark.parametrize(
    ("new", "where"),
    [
        ("New.\n\n" + TEXT, ("s3", 16)),
        (TEXT.replace("The first hall. The", "The"), ("s2", 0)),
        (TEXT.replace("The first hall. ", "“Oh!” "), ("s2", 6)),
        (TEXT + "\n\nThe second hall.", ("s5", 0)),  # a paragraph of just these words
        (TEXT + "\n\nOh. The second hall. Ah.", None),  # two places
        (TEXT.replace(". The second", " and The second"), None),  # no sentence of its own
        (TEXT.replace("second hall.", "second hall"), None),
    ],
)
def test_a_sentence_that_still_stands(new: str, where: tuple[str, int] | None) -> None:
    found = located(" " * 40 + "\n\n" + new, sentence(TEXT, "The second hall."), Edit(0, 3, "A"))
    if where is None:
        assert isinstance(found, Refused)
    else:
        assert isinstance(found, Located)
        assert (found.segment.id, found.edits[0].start) == where


def test_a_sentence_by_its_path() -> None:
    text = "The first hall. The second hall. The first hall."
    data = bilingual.tmx(("甲", text), ("乙", "The second hall."))
    segments = read(data, "a.tmx").segments
    whole = segments[1]
    part = replace(whole, id="s7", text="The second hall.")
    (found,) = locate(lambda: segments, [Change(part, (Edit(4, 10, "x"),))])
    assert isinstance(found, Located)
    assert (found.segment, found.edits) == (whole, (Edit(20, 26, "x"),))
    twice = replace(whole, id="s7", text="The first hall.")
    (refused,) = locate(lambda: segments, [Change(twice, ())])
    assert isinstance(refused, Refused)
    assert "more than once" in refused.reason


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(5, 3, ""),),
        (Edit(0, 99, ""),),
        (Edit(4, 6, ""), Edit(0, 1, "")),
        (Edit(0, 5, ""), Edit(4, 6, "")),
        (Edit(-1, 2, ""),),
    ],
)
def test_edits_that_cannot_be_meant(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(UsageError, match="edits of segment"):
        located(TEXT, read(TEXT.encode(), "a.txt").segments[1], *edits)
