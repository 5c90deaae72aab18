"""CSV and TSV: the quoting of the cells stays, other cells keep their bytes."""

from __future__ import annotations

import pytest

from tests.conftest import NASTY
from tests.patching.tools import patch, read, refusal, replaced, replacing

TABLE = (
    '"zh",en,no\r\n"检察院","the ""petition"" hall",1\r\n法院,the court,2\n\n'
    f'国家,"odd {NASTY}end, too",3\r\n公民,"a ""b"" c" d,4\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("old", "new", "was", "written"),
    [
        ("court", "tribunal", "the court", "the tribunal"),
        ("court", "court, too", "the court", '"the court, too"'),
        ("court", 'c"t', "the court", 'the c"t'),
        ("the court", '"it"', "the court", '"""it"""'),
        ("court", "co\nurt", "the court", '"the co\nurt"'),
        ('"petition" hall', "x", 'the ""petition"" hall', "the x"),
        ("petition", 'p"q', 'the ""petition"" hall', 'the ""p""q"" hall'),
        ("end, too", "end", "end, too", "end"),
        ("法院", "检察院", "法院", "检察院"),
    ],
)
def test_only_the_cell_changes(encoding: str, old: str, new: str, was: str, written: str) -> None:
    changed = replaced(TABLE.encode(encoding), "a.csv", old, new)
    assert changed.decode(encoding) == TABLE.replace(was, written).encode(encoding).decode(encoding)


def test_tabs_need_no_quotation_marks_for_commas() -> None:
    changed = replaced("zh\ten\n法院\tthe court\n".encode(), "a.tsv", "court", "court, too")
    assert changed == "zh\ten\n法院\tthe court, too\n".encode()


def test_semicolons_do() -> None:
    changed = replaced("zh;en\n法院;the court\n".encode(), "a.csv", "court", "court; too")
    assert changed == 'zh;en\n法院;"the court; too"\n'.encode()


@pytest.mark.parametrize("old", ['a "b" c d', '"b" c d'])
def test_odd_quotation_marks_are_left_alone(old: str) -> None:
    document = read(TABLE.encode(), "a.csv")
    assert any('a "b" c d' in s.text for s in document.segments)
    assert "not regular" in refusal(TABLE.encode(), "a.csv", old, "x")


def test_a_cell_that_becomes_a_number_is_no_text_any_more() -> None:
    assert "other segments" in refusal(b"zh,en\n\xe6\xb3\x95,one\n", "a.csv", "one", "1")


def test_a_character_that_the_encoding_lacks() -> None:
    data = ("zh,en\n" + "人民法院依法独立行使审判权,the court\n" * 20).encode("gbk")
    document = read(data, "a.csv")
    bad = replacing(document, "court", "𠀀é")
    assert patch(data, "a.csv", bad).refused == ()  # GB18030 has every character
    data = "fr,en\n".encode("cp1252") + "préfecture fermée,café\n".encode("cp1252") * 20
    assert "can't be written" in refusal(data, "a.csv", "café", "法院", source="fr")


def test_two_cells_of_a_row() -> None:
    document = read(TABLE.encode(), "a.csv")
    changes = [replacing(document, "court", "tribunal"), replacing(document, "法院", "人民法院")]
    made = patch(TABLE.encode(), "a.csv", *changes)
    assert made.data.decode() == TABLE.replace("法院,the court", "人民法院,the tribunal")


def test_a_damaged_cell_keeps_its_bytes_where_it_gets_quotation_marks() -> None:
    data = "zh,en\n国家,the cou? rt x\n检察院,the people\n".encode().replace(b"?", b"\xff")
    changed = replaced(data, "a.csv", "rt x", "rt, y")
    assert changed == data.replace(b"the cou\xff rt x", b'"the cou\xff rt, y"')


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("the", "the, a", '"the, a c""t"'),
        ('c"t', 'd"u, v', '"the d""u, v"'),
        ("the c", ", ", '", ""t"'),
    ],
)
def test_quotation_marks_in_a_cell_that_gets_some(old: str, new: str, written: str) -> None:
    data = 'zh,en\n法院,the c"t\n国家,the state\n'.encode()
    changed = replaced(data, "a.csv", old, new)
    assert changed.decode() == data.decode().replace('the c"t', written)
