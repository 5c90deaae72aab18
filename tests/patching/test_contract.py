"""What holds for every format: found in samples of all of them, in random edits, in real files."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termcheck.errors import UsageError
from termcheck.model.document import Document, Segment, Side
from termcheck.model.finding import Edit
from termcheck.patching import PATCHERS, Change, patch_bytes
from termcheck.patching.edits import around_markup, checked, edited, visible, visible_after
from termcheck.patching.reading import segments_in
from termcheck.readers import READERS
from tests.conftest import ROOT
from tests.patching.tools import find, format_of, patch, read
from tests.readers.test_contract import SAMPLES

WORD = re.compile(r"\w+")
LANGUAGES = {
    "Strings.zh-Hans.xlf": ("zh", "en"),
    "errors.po": ("zh", "en"),
    "glossary.po": ("zh", "en"),
    "Paragraph_TM.tmx": ("de", "en"),
}
SEEDS = sorted(
    path.relative_to(ROOT / "seeds").as_posix()
    for path in (ROOT / "seeds").rglob("*.*")
    if path.name != "README.md"
)


def free_words(segment: Segment) -> list[tuple[int, int]]:
    """Words of a segment that touch nothing protected."""
    found = []
    for match in WORD.finditer(segment.text):
        start, end = match.span()
        if not any(p.start <= end and start <= p.end for p in segment.protected):
            found.append((start, end))
    return found


def changeable(document: Document) -> list[Segment]:
    """The segments that a change may be about."""
    sourceless = document.format in ("po", "xliff")
    return [s for s in document.segments if not (sourceless and s.side is Side.SOURCE)]


def check(before: Document, after: Document, changes: list[Change]) -> None:
    """Changed segments read as they shall, all others as before."""
    wanted = {change.segment.id: change for change in changes}
    texts = []
    for segment in before.segments:
        change = wanted.get(segment.id)
        texts.append(edited(segment.text, change.edits) if change else segment.text)
    if before.format == "txt":
        assert [w for s in after.segments for w in s.text.split()] == " ".join(texts).split()
    else:
        assert [s.text for s in after.segments] == texts


def change_some_words(data: bytes, name: str, language: str, source: str, count: int) -> int:
    """Replace a word in several segments at once; the number of those replaced."""
    document = read(data, name, language=language, source=source)
    chosen = [s for s in changeable(document) if free_words(s)]
    random.Random(7).shuffle(chosen)
    changes = []
    for segment in chosen[:count]:
        start, end = free_words(segment)[0]
        changes.append(Change(segment, (Edit(start, end, "Word𠀀"),)))
    changes.sort(key=lambda change: change.segment.number)
    made = patch(data, name, *changes, language=language, source=source)
    assert [r.reason for r in made.refused] == []
    after = read(made.data, name, language=language, source=source)
    if format_of(name) != "docx":
        check(document, after, changes)
    return len(changes)


def test_whatever_is_read_can_be_changed() -> None:
    assert set(PATCHERS) == set(READERS)
    assert all(patcher.format == name for name, patcher in PATCHERS.items())


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    assert change_some_words(SAMPLES[name](), name, "en", "zh", 3)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_change_gives_the_very_bytes(name: str) -> None:
    data = SAMPLES[name]()
    assert patch(data, name).data is data
    segment = changeable(read(data, name))[0]
    nothing = Change(segment, ())
    same = Change(segment, (Edit(0, 2, segment.text[:2]),))
    made = patch(data, name, nothing, same)
    assert made.data == data
    assert made.applied == (nothing, same)


@pytest.mark.parametrize("name", SAMPLES)
def test_two_steps_equal_one(name: str) -> None:
    data = SAMPLES[name]()
    segments = [s for s in changeable(read(data, name)) if free_words(s)]
    first, last = segments[0], segments[-1]
    (start, end), (other, other_end) = free_words(first)[0], free_words(last)[-1]
    changes = [
        Change(first, (Edit(start, end, "Something"),)),
        Change(last, (Edit(other, other_end, "else"),)),
    ]
    if first is last:
        pytest.skip("one segment only: its text is another after the first step")
    once = patch(data, name, *changes)
    twice = patch(patch(data, name, changes[1]).data, name, changes[0])
    assert once.refused == twice.refused == ()
    if format_of(name) == "docx":
        assert [s.text for s in read(once.data, name).segments] == [
            s.text for s in read(twice.data, name).segments
        ]
    else:
        assert once.data == twice.data


@pytest.mark.parametrize("name", [n for n in SAMPLES if not n.endswith(".docx")])
def test_a_change_is_made_once(name: str) -> None:
    data = SAMPLES[name]()
    segment = next(s for s in changeable(read(data, name)) if free_words(s))
    start, end = free_words(segment)[0]
    change = Change(segment, (Edit(start, end, "Something"),))
    once = patch(data, name, change)
    again = patch(once.data, name, change)
    assert again.data == once.data
    assert "already" in again.refused[0].reason


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_cannot_be_read_is_left_alone(name: str) -> None:
    segment = read(SAMPLES[name](), name).segments[0]
    change = Change(segment, (Edit(0, 1, "x"),))
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d\0" * 9
    made = patch_bytes(data, name, format_of(name), [change], language="en", source_language="zh")
    assert made.data == data
    assert made.refused[0].reason


def test_a_format_that_nobody_knows() -> None:
    change = Change(read(b"a", "a.txt").segments[0], ())
    with pytest.raises(UsageError, match="pdf"):
        patch_bytes(b"", "a.pdf", "pdf", [change], language="en", source_language="zh")


texts = st.text(
    st.sampled_from("ab 检察院 *_#[](){}<>&|\"'\\`~$!-+=.,;:1\t\n%\u00a0𠀀ﬁßİ\u0301]")
    | st.characters(),
    max_size=12,
)


@pytest.mark.parametrize("name", [n for n in SAMPLES if not n.endswith((".docx", ".xlsm"))])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_random_edits_are_made_as_asked_or_not_at_all(name: str, data: st.DataObject) -> None:
    content = SAMPLES[name]()
    document = read(content, name)
    changes = []
    for _ in range(data.draw(st.integers(1, 3))):
        segment = data.draw(st.sampled_from(changeable(document)))
        start = data.draw(st.integers(0, len(segment.text)))
        end = data.draw(st.integers(start, min(len(segment.text), start + 12)))
        changes.append(Change(segment, (Edit(start, end, data.draw(texts)),)))
    made = patch(content, name, *changes)
    after = read(made.data, name)
    if made.applied and document.format not in ("txt", "markdown"):
        assert [s.id for s in after.segments] == [s.id for s in document.segments]
    if len(made.applied) == 1 and document.format == "markdown":
        (change,) = made.applied
        laid = around_markup(change.segment, checked(change), "markdown")
        seen = visible(after.segments[change.segment.number - 1])
        assert seen == visible_after(change.segment, laid)


@pytest.mark.parametrize("name", SEEDS)
def test_our_own_documents(name: str) -> None:
    language, source = ("zh", "en") if name.endswith(("zh.txt", "zh.docx")) else ("en", "zh")
    data = (ROOT / "seeds" / name).read_bytes()
    assert change_some_words(data, name, language, source, 5)


@pytest.mark.parametrize(
    "name",
    [
        "32415989.sdlxliff",
        "ImportTest2A.tmx",
        "Paragraph_TM.tmx",
        "Strings.zh-Hans.xlf",
        "errors.po",
        "form15976.sdlxliff",
        "glossary.po",
        "header_with_prop_and_note.tmx",
        "html_test.tmx",
    ],
)
def test_files_of_translation_programs(name: str, shared: Path) -> None:
    data = (shared / "data/cat" / name).read_bytes()
    into = "es" if name.endswith("sdlxliff") else "fr"
    language, source = LANGUAGES.get(name, (into, "en"))
    assert change_some_words(data, name, language, source, 12)


def test_users_documents(shared: Path) -> None:
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        assert change_some_words(path.read_bytes(), path.name, "en", "zh", 20)


def test_segments_come_in_order() -> None:
    from termcheck.patching.reading import raw_of

    raw = raw_of(SAMPLES["memory.tmx"](), "memory.tmx", "en", "zh")
    found = [segment.number for segment in segments_in(raw, "tmx")]
    assert found == list(range(1, len(found) + 1))
    assert find(read(raw.data, "memory.tmx"), "procuratorate").number in found
