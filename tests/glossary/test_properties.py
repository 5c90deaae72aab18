"""Whatever rows people write, they come back, and nothing but a clear mistake is raised."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.errors import GlossaryError
from termcheck.glossary.drafts import clean
from termcheck.glossary.lint import lint_glossary
from termcheck.glossary.load import Loaded, load

_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Z"), exclude_characters="|｜")
WORDS = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=8),
    st.sampled_from(
        ["𠀀字", "ﬁne", "ß", "İ", "Ｆｕｌｌ", "e\u0301", 'say "so"', "a,b;c\td", "=1+1"]
    ),
).filter(lambda text: clean(text) and not text.startswith("#"))
ROWS = st.lists(
    st.tuples(WORDS, WORDS), min_size=1, max_size=8, unique_by=lambda row: clean(row[0])
)


def load_bytes(data: bytes, name: str = "g.csv") -> Loaded:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return load([path])


@settings(max_examples=150, deadline=None)
@given(
    ROWS,
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_rows_survive_writing_and_loading(
    rows: list[tuple[str, str]], delimiter: str, line_end: str, encoding: str
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "zh", "en"])
    writer.writerows([f"c{number}", *row] for number, row in enumerate(rows))
    loaded = load_bytes(stream.getvalue().encode(encoding))
    assert [tuple(term.text for term in concept.terms) for concept in loaded.glossary.concepts] == [
        (clean(zh), clean(en)) for zh, en in rows
    ]
    assert loaded.remarks == ()
    term_ids = [term.id for concept in loaded.glossary.concepts for term in concept.terms]
    assert len(set(term_ids)) == len(term_ids)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_made_ids_are_unique_and_lint_never_fails(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("zh", "en"), *rows])
    loaded = load_bytes(stream.getvalue().encode())
    ids = [concept.id for concept in loaded.glossary.concepts]
    assert len(ids) == len(rows) == len(set(ids))
    assert all(ids)
    remarks = lint_glossary(loaded)
    assert remarks == lint_glossary(loaded)
    assert all(remark.message and remark.where for remark in remarks)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["g.csv", "g.tsv", "g.xlsx", "g.yaml"]))
def test_any_bytes_load_or_are_refused_with_a_reason(data: bytes, name: str) -> None:
    try:
        loaded = load_bytes(data, name)
    except GlossaryError as error:
        reason = f"{error.where}: {error.what}"
        loaded = None
    assert loaded.glossary.concepts if loaded else reason.startswith("/")


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60), st.sampled_from(["zh,en\n", "zh;en\n", "- zh: a\n", "id,zh,en,status\n"])
)
def test_any_text_after_headings_loads_or_is_refused(text: str, head: str) -> None:
    name = "g.yaml" if head.startswith("-") else "g.csv"
    try:
        loaded = load_bytes((head + text).encode("utf-8", "surrogatepass"), name)
    except GlossaryError:
        return
    for concept in loaded.glossary.concepts:
        for term in concept.terms:
            assert term.text == clean(term.text) != ""


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
