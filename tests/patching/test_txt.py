"""Plain text: only the bytes under an edit change."""

from __future__ import annotations

import codecs

import pytest

from tests.conftest import NASTY
from tests.patching.tools import find, patch, read, refusal, replaced, replacing

TEXT = f"The petition hall opens.\r\n\r\nOdd: {NASTY}end\n\nThe petition hall closes.\r"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("new", ["letters hall", "", "信访大厅 𠀀", "ﬁ ß İ"])
def test_only_the_words_change(encoding: str, new: str) -> None:
    data = TEXT.encode(encoding)
    changed = replaced(data, "a.txt", "petition hall", new, within="closes")
    head, _, tail = TEXT.rpartition("petition hall")
    assert changed == (head + new + tail).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_by_its_mark(encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding]
    data = mark + TEXT.encode(encoding)
    assert replaced(data, "a.txt", "opens", "shuts") == mark + TEXT.replace(
        "opens", "shuts"
    ).encode(encoding)


CHINESE = "人民检察院依法独立行使检察权，不受行政机关、社会团体和个人的干涉。\r\n" * 8


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_old_chinese_encodings_stay(encoding: str) -> None:
    text = CHINESE if encoding == "gb18030" else "人民法院依法獨立審判，不受任何干涉。\r\n" * 12
    old, new = ("检察权", "审判权") if encoding == "gb18030" else ("審判", "裁判")
    changed = replaced(text.encode(encoding), "a.txt", old, new, language="zh", source="en")
    assert changed == text.replace(old, new, 1).encode(encoding)


def test_what_the_encoding_lacks_is_refused() -> None:
    text = "Le café de la préfecture est fermé; voilà l'été. " * 5
    reason = refusal(text.encode("cp1252"), "a.txt", "café", "检察院", language="fr")
    assert "检 (U+68C0)" in reason
    assert "CP1252" in reason


def test_damaged_bytes_elsewhere_stay() -> None:
    text = "检察机关依法履行职责。The court sits.\n\n" * 20
    data = text.encode() + b"broken \xff\xfe here\n\nThe procuratorate ends."
    changed = replaced(data, "a.txt", "procuratorate ends", "检察院 ends")
    assert changed == data.replace(b"procuratorate ends", "检察院 ends".encode())


def test_a_line_end_under_the_words_goes_with_them() -> None:
    text = (
        "The work report says that the deepening of the reform of the people's\n"
        "procuratorates of the whole country goes on as it did before the year's\n"
        "end, and more.\n"
    )
    changed = replaced(text.encode(), "a.txt", "people's\nprocuratorates", "organs")
    assert changed.decode() == text.replace("people's\nprocuratorates", "organs")


def test_no_change_gives_the_very_bytes() -> None:
    data = b"\xff\xfeodd"
    assert patch(b"a\xff b", "a.txt").data == b"a\xff b"
    document = read(b"The court.", "a.txt")
    change = replacing(document, "court", "court")
    made = patch(b"The court.", "a.txt", change)
    assert (made.data, made.applied) == (b"The court.", (change,))
    assert data == b"\xff\xfeodd"


def test_a_paragraph_is_not_deleted() -> None:
    data = b"First.\n\nSecond.\n\nThird."
    assert "Nothing would be left" in refusal(data, "a.txt", "Second.", "")


def test_a_paragraph_may_become_two() -> None:
    data = b"First.\n\nSecond.\n\nThird."
    changed = replaced(data, "a.txt", "Second.", "One.\n\nTwo.")
    assert changed == b"First.\n\nOne.\n\nTwo.\n\nThird."


def test_several_changes_in_any_order() -> None:
    data = TEXT.encode()
    document = read(data, "a.txt")
    changes = [
        replacing(document, "hall", "room", "closes"),
        replacing(document, "petition", "letters", "closes"),
        replacing(document, "opens", "shuts"),
    ]
    made = patch(data, "a.txt", *changes)
    assert made.applied == tuple(changes)
    text = TEXT.replace("opens", "shuts").replace("petition hall closes", "letters room closes")
    assert made.data == text.encode()


def test_of_two_changes_at_one_place_the_later_is_refused() -> None:
    document = read(b"The petition hall.", "a.txt")
    first = replacing(document, "petition hall", "letters hall")
    second = replacing(document, "hall", "room")
    made = patch(b"The petition hall.", "a.txt", first, first, second)
    assert made.data == b"The letters hall."
    assert made.applied == (first, first)
    assert "same words" in made.refused[0].reason


def test_one_bad_change_does_not_keep_others_from_being_made() -> None:
    data = "\n\n".join(f"Paragraph {n} of the text." for n in range(40)).encode()
    document = read(data, "a.txt")
    changes = [replacing(document, f"Paragraph {n} of", f"Part {n} of") for n in range(40)]
    changes[17] = replacing(document, " 17 of", "\0\ud800 of")
    made = patch(data, "a.txt", *changes)
    assert [r.change for r in made.refused] == [changes[17]]
    assert made.data.count(b"Part ") == 39
    assert find(read(made.data, "a.txt"), "Paragraph 17").id == "s18"
