"""Glossary files changed in place: just the wanted term, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.glossary.edit import TermEdit, edit_glossary, term_edit
from termcheck.glossary.edit_csv import cell_spans
from termcheck.glossary.load import load
from termcheck.model.glossary import Concept, Status

ADMIT, DEPRECATE, NOT_IN = Status.ADMITTED, Status.DEPRECATED, None


def concept_in(path: Path, name: str) -> Concept:
    return next(c for c in load([path]).glossary.concepts if c.id == name)


def edited(path: Path, name: str, text: str, status: Status | None) -> str | bytes:
    """The bytes after the edit, or why there is none."""
    data = path.read_bytes()
    edit = term_edit(concept_in(path, name), text, status, "en")
    if edit is None:
        return "it is so already"
    if isinstance(edit, str):
        return edit
    result = edit_glossary(data, path.as_posix(), [edit], "zh", "en")
    return result.data if result.made else result.refused[0].reason


def lines_of(result: str | bytes) -> list[str]:
    assert isinstance(result, bytes), result
    return result.decode("utf-8").splitlines()


CSV = (
    "\ufeff# ours\r\nid,zh,en,en:admitted,note\r\n"
    'two,两个维护,"Two, Upholds",one | two,"a ""note"""\r\n'
    "\r\nb,𠀀乙,Beta,,İß ﬁ\r\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_bytes(CSV.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text", "status", "line", "expected"),
    [
        ("two", "three", ADMIT, 2, '两个维护,"Two, Upholds",one | two | three,"a ""note"""'),
        ("b", "new", ADMIT, 4, "b,𠀀乙,Beta,new,İß ﬁ"),
        ("b", 'a "new", one', ADMIT, 4, 'b,𠀀乙,Beta,"a ""new"", one",İß ﬁ'),
        ("b", "bad", DEPRECATE, 4, "b,𠀀乙,Beta,,İß ﬁ,bad"),
        ("b", "Beta House", NOT_IN, 4, "b,𠀀乙,Beta,,İß ﬁ,Beta House"),
        ("two", "ONE", DEPRECATE, 2, '"Two, Upholds",two,"a ""note""",one'),
    ],
)
def test_a_cell_of_a_csv_file(
    table: Path, name: str, text: str, status: Status | None, line: int, expected: str
) -> None:
    result = edited(table, name, text, status)
    assert lines_of(result)[line].endswith(expected)
    before, after = CSV.encode().splitlines(True), result.splitlines(True)  # type: ignore[union-attr]
    assert len(before) == len(after)
    if status is ADMIT:
        assert [
            i for i, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
        ] == [line]
    assert all(new.endswith(b"\r\n") for new in after)


def test_a_new_column_has_a_cell_in_every_row(table: Path) -> None:
    lines = lines_of(edited(table, "two", "bad", DEPRECATE))
    assert lines[0] == "\ufeff# ours"
    assert lines[1] == "id,zh,en,en:admitted,note,en:deprecated"
    assert lines[2].endswith('"a ""note""",bad')
    assert lines[4] == "b,𠀀乙,Beta,,İß ﬁ,"


@pytest.mark.parametrize(
    ("name", "text", "status", "why"),
    [
        ("two", "two", ADMIT, "already"),
        ("two", "two, upholds", DEPRECATE, "preferred rendering"),
        ("b", "a|b", ADMIT, "sets terms apart"),
        ("b", " \u200b ", ADMIT, "no text"),
    ],
)
def test_what_is_refused_or_needless(
    table: Path, name: str, text: str, status: Status | None, why: str
) -> None:
    result = edited(table, name, text, status)
    assert isinstance(result, str)
    assert why in result


def test_an_encoding_that_cannot_hold_the_text(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(
        "zh,en\n两个维护和两个确立的意义,Two Upholds\n党组织的作用,Party role\n".encode("gb18030")
    )
    result = edited(path, "two-upholds", "the 两个", ADMIT)
    assert isinstance(result, bytes)
    assert "Two Upholds|the 两个" in result.decode("gb18030")


def test_one_row_a_term_keeps_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(
        "zh\ten\tstatus\n甲\tTwo Upholds\tpreferred\n甲\ttwo up\tdeprecated\n", encoding="utf-8"
    )
    lines = lines_of(edited(path, "two-upholds", "two up", ADMIT))
    assert lines == ["zh\ten\tstatus", "甲\tTwo Upholds\tpreferred", "甲\ttwo up\tadmitted"]
    lines = lines_of(edited(path, "two-upholds", "both", ADMIT))
    assert lines[1] == "甲\tTwo Upholds|both\tpreferred"


YAML = """\
# my terms
- id: a      # first
  zh: 甲
  en: Two Upholds   # note

- id: b
  zh: 乙
  en:
      preferred: Beta
      deprecated:
        - bad one   # why
        - text: other
          note: "x"
  domain:   party
- {id: c, zh: 丙, en: [Gamma, 'gam ma']}
- id: d
  zh: 丁
  en:
    text: Delta
    note: yes   # a word, not a truth
"""


@pytest.mark.parametrize("name", "abcd")
@pytest.mark.parametrize("status", [ADMIT, DEPRECATE, NOT_IN])
def test_yaml_of_every_shape(tmp_path: Path, name: str, status: Status | None) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(YAML, encoding="utf-8")
    lines = lines_of(edited(path, name, "new: no", status))
    untouched = [line for line in YAML.splitlines() if line.startswith(("#", "- id", "  zh"))]
    assert [line for line in lines if line.startswith(("#", "- id", "  zh"))] == untouched
    for comment in ("# note", "# why", "# a word, not a truth"):
        assert any(comment in line for line in lines)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    terms = concept_in(path, name).in_language("en")
    if status is None:
        assert "new: no" in terms[0].not_in
    else:
        assert ("new: no", status) in [(t.text, t.status) for t in terms]


@pytest.mark.parametrize(
    ("name", "text", "status", "was"),
    [
        ("b", "bad one", ADMIT, "deprecated"),
        ("b", "other", ADMIT, "deprecated"),
        ("c", "gam ma", DEPRECATE, "admitted"),
    ],
)
def test_a_term_of_yaml_moves(
    tmp_path: Path, name: str, text: str, status: Status, was: str
) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(YAML.replace("\n", "\r\n").encode())
    result = edited(path, name, text, status)
    assert isinstance(result, bytes), result
    assert b"\r\n" in result
    assert b"\n" not in result.replace(b"\r\n", b"")
    path.write_bytes(result)
    standing = [t.status for t in concept_in(path, name).terms if t.text == text]
    assert standing == [status]


def workbook(path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "词表 & more"
    sheet.append(["Terms of the house"])
    sheet.append([None, "id", "zh", "en", "en:deprecated"])
    sheet.append([None, "a", "甲", "Alpha", "al|be"])
    sheet.append([None, "b", "乙", "Beta", None])
    sheet["D4"].font = Font(bold=True)
    sheet["D4"].comment = Comment("why", "somebody")
    book.create_sheet("other").append(["x", "=1+1"])
    book.save(path)


@pytest.mark.parametrize(
    ("name", "text", "status", "cell", "expected"),
    [
        ("b", "new & <b>", ADMIT, "D4", "Beta|new & <b>"),
        ("b", "new", DEPRECATE, "E4", "new"),
        ("a", "be", ADMIT, "D3", "Alpha|be"),
        ("b", "Beta House", NOT_IN, "F4", "Beta House"),
    ],
)
def test_a_cell_of_a_workbook(
    tmp_path: Path, name: str, text: str, status: Status | None, cell: str, expected: str
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "t.xlsx"
    workbook(path)
    before = path.read_bytes()
    result = edited(path, name, text, status)
    assert isinstance(result, bytes), result
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, result))
    assert old.namelist() == new.namelist()
    changed = [part for part in old.namelist() if old.read(part) != new.read(part)]
    assert changed == ["xl/worksheets/sheet1.xml"]
    sheet = load_workbook(io.BytesIO(result))["词表 & more"]
    assert sheet[cell].value == expected
    assert sheet["D4"].font.bold
    assert sheet["D4"].comment.text == "why"
    assert sheet["A1"].value == "Terms of the house"


def test_several_edits_at_once(table: Path) -> None:
    name = table.as_posix()
    edits = [
        TermEdit(f"{name}:3", "two", "en", "x", DEPRECATE),
        TermEdit(f"{name}:5", "b", "en", "y", DEPRECATE),
        TermEdit(f"{name}:5", "b", "en", "z", DEPRECATE),
        TermEdit(f"{name}:99", "b", "en", "z", DEPRECATE),
    ]
    result = edit_glossary(table.read_bytes(), name, edits, "zh", "en")
    assert result.made == tuple(edits[:3])
    assert [r.edit for r in result.refused] == [edits[3]]
    assert lines_of(result.data)[4].endswith(",y|z")


def test_no_edit_no_change(table: Path) -> None:
    assert edit_glossary(CSV.encode(), table.as_posix(), [], "zh", "en").data == CSV.encode()


CELLS = st.lists(st.text(st.sampled_from('ab,"|;\n\r 党𠀀ﬁ'), max_size=6), min_size=1, max_size=4)


@given(CELLS, st.sampled_from(",;\t"))
@settings(max_examples=150, deadline=None)
def test_cells_are_found_as_the_csv_module_finds_them(cells: list[str], delimiter: str) -> None:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerow(cells)
    text = out.getvalue()
    spans = cell_spans(text, 0, delimiter)
    raw = [text[a:b] for a, b in spans]
    read = [r[1:-1].replace('""', '"') if r[:1] == '"' else r for r in raw]
    assert read == cells
    assert text[spans[-1][1] :] == "\r\n"


@given(
    st.text(st.sampled_from("abc xyz,\"'#:-[]{}!&*@`%=党𠀀ﬁİ"), min_size=1, max_size=12),
    st.sampled_from([ADMIT, DEPRECATE, NOT_IN]),
    st.sampled_from(["t.csv", "t.yaml"]),
)
@settings(max_examples=120, deadline=None)
def test_any_text_comes_back_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, status: Status | None, name: str
) -> None:
    path = tmp_path_factory.mktemp("g") / name
    path.write_text(CSV if name == "t.csv" else YAML, encoding="utf-8", newline="")
    result = edited(path, "b", text, status)
    if isinstance(result, str):
        return
    path.write_bytes(result)
    terms = concept_in(path, "b").in_language("en")
    wanted = " ".join(text.split())
    import unicodedata

    wanted = unicodedata.normalize("NFC", wanted)
    if status is None:
        assert any(wanted in term.not_in for term in terms)
    else:
        assert (wanted, status) in [(term.text, term.status) for term in terms]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '- zh: 党\n  en: Party\n  note: "x\u2028y"\n- zh: 法院\n  en: court\n',
            '- zh: 党\n  en: Party\n  note: "x\u2028y"\n- zh: 法院\n  en: [court, tribunal]\n',
        ),
        (
            "- zh: 党\r  en: Party\r- zh: 法院\r  en: court\r",
            "- zh: 党\r  en: Party\r- zh: 法院\r  en: [court, tribunal]\r",
        ),
    ],
)
def test_yaml_keeps_the_line_ends_it_has(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(before.encode())
    court = next(c for c in load([path]).glossary.concepts if c.terms[-1].text == "court")
    assert edited(path, court.id, "tribunal", ADMIT) == after.encode()
