from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.model.document import Document, NoteCode, Segment, Side
from termcheck.readers.alignment.reader import read_pair
from tests.readers import files
from tests.readers.alignment.test_together import EN, ZH

LINES = ["\n\n", "\n", "\r\n\r\n", "\r\n"]


def pair(
    folder: Path,
    zh: str | bytes,
    en: str | bytes,
    names: tuple[str, str] = ("a.zh.txt", "a.en.txt"),
) -> Document:
    paths = []
    for name, content in zip(names, (zh, en), strict=True):
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return read_pair(paths[0], names[0], paths[1], names[1], language="en", source_language="zh")


def texts(document: Document) -> list[tuple[str | None, str | None]]:
    return [
        (u.source.text if u.source else None, u.target.text if u.target else None)
        for u in document.units
    ]


def side(document: Document, which: Side) -> list[Segment]:
    return [s for s in document.segments if s.side is which]


def codes(document: Document) -> list[NoteCode]:
    return [note.code for note in document.notes]


@pytest.mark.parametrize("gap", LINES)
def test_two_files_are_one_document(gap: str, tmp_path: Path) -> None:
    document = pair(tmp_path, gap.join(ZH), gap.join(EN))
    assert texts(document) == list(zip(ZH, EN, strict=True))
    assert (document.uri, document.source_uri, document.format) == ("a.en.txt", "a.zh.txt", "txt")
    assert document.notes == ()
    assert all(unit.alignment is not None and unit.bead is None for unit in document.units)


@pytest.mark.parametrize("gap", ["\n\n", "\r\n", " "])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_segments_are_slices_of_their_files(gap: str, mark: str, tmp_path: Path) -> None:
    zh, en = "".join(ZH) + "𠀀。", gap.join(EN) + " ﬁ ß İ."
    document = pair(tmp_path, mark + zh, mark + en)
    for which, text in ((Side.SOURCE, zh), (Side.TARGET, en)):
        lines = text.split("\r\n" if "\r\n" in text else "\n")
        end = 0
        for segment in side(document, which):
            anchor = segment.anchor
            assert anchor.file_start is not None
            assert anchor.line is not None
            assert anchor.column is not None
            assert text[anchor.file_start : anchor.file_start + len(segment.text)] == segment.text
            assert lines[anchor.line - 1][anchor.column - 1 :].startswith(segment.text)
            assert not text[end : anchor.file_start].strip()
            end = anchor.file_start + len(segment.text)
        assert end == len(text)


def test_ids_are_unique_and_in_reading_order(tmp_path: Path) -> None:
    document = pair(tmp_path, "".join(ZH), "\n\n".join(EN[:2] + EN[3:]))
    numbers = [segment.number for segment in document.segments]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({unit.id for unit in document.units}) == len(document.units)
    places = [s.anchor.file_start or 0 for s in side(document, Side.TARGET)]
    assert places == sorted(places)


def test_a_bead_of_several_segments_is_several_units(tmp_path: Path) -> None:
    zh = [ZH[0], ZH[1].replace("。", "，") + ZH[2], *ZH[3:]]
    document = pair(tmp_path, "\n".join(zh), "\n".join(EN))
    bead = [unit for unit in document.units if unit.bead is not None]
    assert [(u.source is None, u.target.text if u.target else None) for u in bead] == [
        (False, EN[1]),
        (True, EN[2]),
    ]
    assert len({unit.bead for unit in bead}) == 1
    assert len({unit.alignment for unit in bead}) == 1


def test_what_has_no_counterpart_is_said_and_checked_by_itself(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(ZH[:2] + ZH[3:]), "\n\n".join(EN))
    assert (None, EN[2]) in texts(document)
    (note,) = document.notes
    assert (note.code, note.where, note.count) == (NoteCode.UNALIGNED, "a.en.txt:5", 1)
    assert "Line 5" in note.message


def test_what_was_not_translated_is_said_of_the_source(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(ZH), "\n\n".join(EN[:2] + EN[3:]))
    (note,) = document.notes
    assert (note.code, note.where) == (NoteCode.UNALIGNED, "a.zh.txt:5")


def test_many_stretches_get_five_notes_and_a_total(tmp_path: Path) -> None:
    zh = [f"第{n}号文件由{n * 37}人签署，档案号为{n * 1003}。" for n in range(11, 35)]
    en = [f"Document no. {n}, file {n * 1003}, has {n * 37} signatures." for n in range(11, 35)]
    extra = "Nobody knows who wrote this line about summer and roses."
    for at in range(21, 0, -3):
        en.insert(at, extra)
    document = pair(tmp_path, "\n\n".join(zh), "\n\n".join(en))
    assert codes(document) == [NoteCode.UNALIGNED] * 6
    assert document.notes[-1].message.startswith("2 more stretches")
    assert document.notes[-1].count == 2


def test_what_says_nothing_needs_no_note(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(ZH), "\n\n".join([*EN[:2], "* * *", *EN[2:]]))
    assert document.notes == ()


def test_swapped_files_are_turned_round(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(EN), "\n\n".join(ZH))
    assert texts(document) == list(zip(ZH, EN, strict=True))
    assert (document.uri, document.source_uri) == ("a.zh.txt", "a.en.txt")
    assert codes(document) == [NoteCode.SWAPPED]
    assert all(segment.language == "en" for segment in side(document, Side.TARGET))


def test_two_files_in_one_language_are_not_aligned(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(ZH), "\n\n".join(ZH))
    assert codes(document) == [NoteCode.SWAPPED]
    assert "both in Chinese" in document.notes[0].message


@pytest.mark.parametrize("empty", ["", "\n \n", "\ufeff"])
def test_an_empty_source(empty: str, tmp_path: Path) -> None:
    document = pair(tmp_path, empty, "\n\n".join(EN))
    assert texts(document) == [(None, text) for text in EN]
    assert codes(document) == [NoteCode.UNTRANSLATED]
    assert document.source_uri is None


def test_an_empty_target(tmp_path: Path) -> None:
    document = pair(tmp_path, "\n\n".join(ZH), "")
    assert texts(document) == [(text, None) for text in ZH]
    assert codes(document) == [NoteCode.UNTRANSLATED]
    assert document.notes[0].where == "a.zh.txt"


def test_a_broken_source_leaves_the_target_to_be_checked(tmp_path: Path) -> None:
    document = pair(tmp_path, b"no archive", "\n\n".join(EN), ("a.zh.docx", "a.en.txt"))
    assert texts(document) == [(None, text) for text in EN]
    assert [(n.code, n.where) for n in document.notes] == [(NoteCode.UNREADABLE, "a.zh.docx")]


def test_a_broken_target_and_two_broken_files(tmp_path: Path) -> None:
    names = ("a.zh.docx", "a.en.docx")
    document = pair(tmp_path, files.simple_word(*ZH), b"no archive", names)
    assert document.units == ()
    assert [n.where for n in document.notes] == ["a.en.docx"]
    document = pair(tmp_path, b"no", b"no", names)
    assert document.units == ()
    assert sorted(n.where for n in document.notes) == ["a.en.docx", "a.zh.docx"]


def test_files_of_different_kinds(tmp_path: Path) -> None:
    document = pair(tmp_path, files.simple_word(*ZH), "\n\n".join(EN), ("a.zh.docx", "a.en.txt"))
    assert texts(document) == list(zip(ZH, EN, strict=True))
    assert document.units[1].source is not None
    assert document.units[1].source.anchor.path == "paragraph 2"
    document = pair(
        tmp_path, "\n".join(ZH), files.simple_word(" ".join(EN)), ("a.zh.txt", "a.en.docx")
    )
    assert texts(document) == list(zip(ZH, EN, strict=True))
    assert {s.anchor.path for s in side(document, Side.TARGET)} == {"paragraph 1"}


def test_a_table_with_both_languages_stands_for_itself(tmp_path: Path) -> None:
    table = "zh,en\n" + "".join(f"{a},{b}\n" for a, b in zip(ZH, EN, strict=True) if "," not in b)
    document = pair(tmp_path, "\n".join(ZH), table, ("a.zh.txt", "a.en.csv"))
    assert codes(document) == [NoteCode.NOT_READ]
    assert document.source_uri is None
    assert len(document.units) == sum("," not in b for b in EN) > 0
    assert all(u.source is not None and u.target is not None for u in document.units)


def test_protected_stretches_move_with_their_sentence(tmp_path: Path) -> None:
    en = f"{EN[0]} See https://x.org/a?b=1. {EN[1]} {EN[2]}"
    document = pair(tmp_path, ZH[0] + "见https://x.org/a?b=1。" + ZH[1] + ZH[2], en)
    found = [s for s in side(document, Side.TARGET) if "https" in s.text]
    (segment,) = found
    (span,) = segment.protected
    assert segment.text[span.start : span.end] == "https://x.org/a?b=1"


def test_from_english_into_chinese(tmp_path: Path) -> None:
    en, zh = tmp_path / "a.en.txt", tmp_path / "a.zh.txt"
    en.write_text(" ".join(EN), encoding="utf-8")
    zh.write_text("".join(ZH), encoding="utf-8")
    document = read_pair(en, "a.en.txt", zh, "a.zh.txt", language="zh", source_language="en")
    assert texts(document) == list(zip(EN, ZH, strict=True))


def test_the_pair_of_our_own_samples(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "seeds" / "bilingual" / "pair"
    document = read_pair(
        folder / "a.zh.txt", "a.zh.txt", folder / "a.en.txt", "a.en.txt",
        language="en", source_language="zh",
    )  # fmt: skip
    assert document.notes == ()
    assert document.units
    assert all(u.source is not None and u.target is not None for u in document.units)
    (tea,) = [u for u in document.units if u.target and "tea" in u.target.text]
    assert tea.source is not None
    assert "茶" in tea.source.text
