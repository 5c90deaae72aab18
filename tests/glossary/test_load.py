from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from termcheck.errors import GlossaryError
from termcheck.glossary.lint import lint_glossary
from termcheck.glossary.load import load
from termcheck.reports import write_report
from tests.conftest import ROOT
from tests.glossary.tools import load_text, said, terms, write
from tests.reports import samples

UPHOLDS = [["zh preferred 两个维护", "en preferred Two Upholds"]]


def test_the_smallest_glossary(tmp_path: Path) -> None:
    path = write(tmp_path, "zh,en\n两个维护,Two Upholds\n")
    loaded = load([path])
    assert terms(loaded) == UPHOLDS
    assert loaded.remarks == ()
    assert loaded.glossary.origin == (path.as_posix(),)
    assert loaded.glossary.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    (concept,) = loaded.glossary.concepts
    assert concept.id == "two-upholds"
    assert concept.place == f"{path.as_posix()}:2"
    assert [term.id for term in concept.terms] == ["two-upholds/zh/1", "two-upholds/en/1"]


@pytest.mark.parametrize(
    "text",
    [
        "zh,en\r\n两个维护,Two Upholds\r\n",
        "zh,en\r两个维护,Two Upholds\r",
        "zh,en\n两个维护,Two Upholds",
        "zh;en\n两个维护;Two Upholds\n",
        "zh\ten\n两个维护\tTwo Upholds\n",
        "sep=;\nzh;en\n两个维护;Two Upholds\n",
        "\n\n,\nzh,en\n\n两个维护,Two Upholds\n,\n",
        "《术语表》,\n2024 edition,\n\nzh,en\n两个维护,Two Upholds\n",
        '"zh","en"\n"两个维护","Two Upholds"\n',
        "en,zh\nTwo Upholds,两个维护\n",
        "  zh , en \n 两个维护 ,\tTwo  Upholds\u00a0\n",
        'zh,en\n"两个维护","Two\r\nUpholds"\n',
        "zh,en\n两个\u200b维护\0,\ufeffTwo Upholds\n",
    ],
)
def test_however_a_table_is_laid_out(tmp_path: Path, text: str) -> None:
    loaded = load_text(tmp_path, text)
    assert [sorted(each) for each in terms(loaded)] == [sorted(each) for each in UPHOLDS]
    assert loaded.remarks == ()


@pytest.mark.parametrize("name", ["g.csv", "g.tsv", "g.txt"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen_whatever_the_name_says(
    tmp_path: Path, name: str, delimiter: str
) -> None:
    text = "id,zh,en,note\nu,两个维护,Two Upholds,n\n".replace(",", delimiter)
    assert terms(load_text(tmp_path, text, name)) == UPHOLDS


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("utf-32", False),
        ("gb18030", True),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, guessed: bool) -> None:
    text = "zh,en\n两个维护,Two Upholds\n枫桥经验,Fengqiao Experience\n"
    loaded = load_text(tmp_path, text, encoding=encoding)
    assert terms(loaded)[0] == UPHOLDS[0]
    assert said(loaded) == ([("TC426", "g.csv")] if guessed else [])


def test_big5(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en\n最高人民檢察院,SPP\n國家監察委員會,NSC\n", encoding="big5")
    assert terms(loaded)[0][0] == "zh preferred 最高人民檢察院"


def test_bytes_of_another_encoding_are_said_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    good = "zh,en\n两个维护,Two Upholds\n".encode()
    path.write_bytes(
        good + "党组".encode("gb18030") + b",A\n" + "枫桥经验,caf".encode() + b"\xe9\n"
    )
    loaded = load([path])
    assert terms(loaded)[0] == UPHOLDS[0]
    assert said(loaded) == [("TC426", "g.csv:3")]
    assert "the first of 2 such lines" in loaded.remarks[0].message


@pytest.mark.parametrize("data", [bytes(range(256)), bytes(range(0x80, 0x100))])
@pytest.mark.parametrize("name", ["g.csv", "g.yaml"])
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GlossaryError) as caught:
        load([tmp_path / name])
    assert caught.value.where == (tmp_path / name).as_posix()
    assert caught.value.hint


def test_several_terms_in_a_cell(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en\n最高人民检察院｜最高检,SPP | Procuratorate ||SPP\n")
    assert terms(loaded) == [
        [
            "zh preferred 最高人民检察院",
            "zh admitted 最高检",
            "en preferred SPP",
            "en admitted Procuratorate",
        ]
    ]


def test_columns_by_status(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path,
        "zh,en,en:admitted,en:deprecated,英文（废弃）,zh:admitted\n枫桥经验,A,B|C,D,E,枫桥\n",
    )
    assert terms(loaded) == [
        [
            "zh preferred 枫桥经验",
            "en preferred A",
            "en admitted B",
            "en admitted C",
            "en deprecated D",
            "en superseded E",
            "zh admitted 枫桥",
        ]
    ]


def test_the_status_of_a_row_is_that_of_its_target_term(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path,
        "id,zh,en,status\nx,枫桥经验,A,preferred\nx,枫桥经验,B|C,弃用\nx,,D,许用\n",
    )
    assert terms(loaded) == [
        [
            "zh preferred 枫桥经验",
            "en preferred A",
            "en deprecated B",
            "en deprecated C",
            "en admitted D",
        ]
    ]
    assert loaded.remarks == ()


def test_everything_a_row_can_say(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path,
        "id,zh,en,domain,definition,note,source,case_sensitive,not_in,zh:not_in,forms,minimum_band,"
        "replaced_by\n"
        "spp,最高检,SPP|S.P.P.,law,the court,n,site,yes,SPP Road|SPP2,最高检察,SPPs,Likely,other\n",
    )
    (concept,) = loaded.glossary.concepts
    zh, first, second = concept.terms
    assert (concept.subject_field, concept.definition, concept.note) == ("law", "the court", "n")
    assert (concept.minimum_band, concept.replaced_by) == ("likely", "other")
    assert zh.not_in == ("最高检察",)
    assert first.not_in == second.not_in == ("SPP Road", "SPP2")
    assert first.forms == ("SPPs",)
    assert second.forms == ()
    assert first.case_sensitive
    assert first.source == "site"
    assert zh.source is None


def test_the_note_of_a_rejected_term_stays_with_it(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path, "id,zh,en,status,note\nx,枫桥经验,A,,about it\nx,枫桥经验,B,弃用,too literal\n"
    )
    (concept,) = loaded.glossary.concepts
    assert concept.note == "about it"
    assert [term.note for term in concept.terms] == [None, None, "too literal"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,,,", "it has no Chinese and no English term"),
        ("# a comment,,,", "comment"),
        ("x,双规,A,perferred", "did you mean preferred?"),
        ("x,双规,A,draft", "write preferred, admitted, deprecated or superseded"),
        ("x,双规,A,,the,rest", "6 cells, but the table has 4 columns"),
        ("id,zh,en,status", "repeats the headings"),
    ],
)
def test_a_row_that_cannot_be_used_is_reported(tmp_path: Path, row: str, reason: str) -> None:
    loaded = load_text(tmp_path, f"id,zh,en,status\n{row}\ny,两个维护,Two Upholds,\n")
    assert terms(loaded) == UPHOLDS
    assert said(loaded) == [("TC420", "g.csv:2")]
    assert reason in loaded.remarks[0].message


@pytest.mark.parametrize(
    ("heading", "value", "reason"),
    [
        ("case_sensitive", "maybe", "neither yes nor no"),
        ("minimum_band", "sure", "write certain, likely or possible"),
    ],
)
def test_a_value_that_is_none_costs_only_itself(
    tmp_path: Path, heading: str, value: str, reason: str
) -> None:
    loaded = load_text(tmp_path, f"zh,en,{heading}\n两个维护,Two Upholds,{value}\n")
    assert terms(loaded) == UPHOLDS
    assert said(loaded) == [("TC424", "g.csv:2")]
    assert reason in loaded.remarks[0].message


def test_unknown_columns(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path, "zh,en,en:depricated,unit,\n两个维护,Two Upholds,x,1,\n党组,y,,,z\n"
    )
    assert [(r.severity, r.message) for r in loaded.remarks] == [
        (
            "warning",
            "the column “en:depricated” is not known and was left out; did you mean "
            "“en:deprecated”?",
        ),
        ("info", "the column “unit” is not known and was left out"),
        ("info", "column 5 has text but no heading, so it is not known and was left out"),
    ]


def test_a_cell_of_a_thousand_lines(tmp_path: Path) -> None:
    note = "\n".join(f"line {n} of a very long note" for n in range(1000))
    loaded = load_text(tmp_path, f'zh,en,note\n党组,A,"{note}"\n两个维护,Two Upholds,\n')
    first, second = loaded.glossary.concepts
    assert first.note is not None
    assert first.note.endswith("line 999 of a very long note")
    assert "\n" not in first.note
    assert second.place is not None
    assert second.place.endswith("g.csv:1002")


def test_a_cell_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    import csv

    limit = csv.field_size_limit()
    loaded = load_text(tmp_path, f"zh,en,note\n两个维护,Two Upholds,{'x' * 200_000}\n")
    assert len(loaded.glossary.concepts[0].note or "") == 200_000
    assert csv.field_size_limit() == limit


def test_a_quotation_mark_that_is_never_closed_costs_one_line(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path, 'zh,en\n党组,A\n双规,"Shuanggui\n两个维护,Two Upholds\n四个意识,B\n'
    )
    assert [each[0] for each in terms(loaded)] == [
        "zh preferred 党组",
        "zh preferred 两个维护",
        "zh preferred 四个意识",
    ]
    assert said(loaded) == [("TC420", "g.csv:3")]


@pytest.mark.parametrize(
    "row", ['"两个维护",x', '两个维护,"Two Upholds"', '两个维护,5" disk', '两个维护,"two\nlines"']
)
def test_quotation_marks_in_the_last_row_are_no_fault(tmp_path: Path, row: str) -> None:
    assert load_text(tmp_path, f"zh,en\n{row}").remarks == ()


def test_characters_beyond_the_basic_plane_and_composed_ones(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en\n𠀀字,ﬁne cafe\u0301 ß İ\n")
    assert terms(loaded) == [["zh preferred 𠀀字", "en preferred ﬁne café ß İ"]]


def test_one_language_is_enough(tmp_path: Path) -> None:
    assert terms(load_text(tmp_path, "en\nTwo Upholds\n")) == [["en preferred Two Upholds"]]


class TestFilesAndFolders:
    def test_a_folder_is_read_in_order_without_what_is_not_meant(self, tmp_path: Path) -> None:
        folder = tmp_path / "术语 表"
        (folder / "sub").mkdir(parents=True)
        (folder / ".git").mkdir()
        write(folder, "zh,en\n党组,A\n", "b.csv")
        write(folder, "zh\ten\n双规\tB\n", "a.tsv")
        write(folder / "sub", "- {zh: 枫桥经验, en: C}\n", "c.yml")
        write(folder, "# Readme", "README.md")
        write(folder, "zh,en\n不,no\n", "README.csv")
        write(folder, "zh,en\n不,no\n", ".hidden.csv")
        write(folder / ".git", "zh,en\n不,no\n", "x.csv")
        loaded = load([folder])
        assert [Path(name).name for name in loaded.glossary.origin] == ["a.tsv", "b.csv", "c.yml"]
        assert [c.id for c in loaded.glossary.concepts] == ["b", "a", "c"]

    def test_a_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        path = write(tmp_path, "zh,en\n党组,A\n")
        loaded = load([tmp_path, path, tmp_path / "." / "g.csv"])
        assert len(loaded.glossary.origin) == 1
        assert loaded.remarks == ()

    def test_a_table_of_something_else_in_a_folder_is_a_remark(self, tmp_path: Path) -> None:
        write(tmp_path, "name,telephone\nLi,1\n", "contacts.csv")
        write(tmp_path, "zh,en\n党组,A\n")
        loaded = load([tmp_path])
        assert said(loaded) == [("TC425", "contacts.csv")]
        assert "“name”, “telephone”" in loaded.remarks[0].message

    def test_the_same_named_itself_is_a_mistake(self, tmp_path: Path) -> None:
        other = write(tmp_path, "name,telephone\nLi,1\n", "contacts.csv")
        with pytest.raises(GlossaryError, match="no column of terms"):
            load([write(tmp_path, "zh,en\n党组,A\n"), other])

    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        write(tmp_path, "zh,en\n党组,A\n")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        assert len(load([tmp_path]).glossary.concepts) == 1

    def test_the_hash_is_over_all_files(self, tmp_path: Path) -> None:
        first, second = (
            write(tmp_path, "zh,en\n党组,A\n", "1.csv"),
            write(tmp_path, "zh,en\n双规,B\n", "2.csv"),
        )
        both = first.read_bytes() + second.read_bytes()
        assert load([first, second]).glossary.sha256 == hashlib.sha256(both).hexdigest()
        assert load([second, first]).glossary.sha256 != load([first, second]).glossary.sha256


class TestMistakes:
    """What nothing can be made of; the message says where and how to mend it."""

    def test_no_path(self) -> None:
        with pytest.raises(GlossaryError, match="no glossary was named"):
            load([])

    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        write(tmp_path, "zh,en\n党组,A\n", "glossary.csv")
        with pytest.raises(GlossaryError, match=r"no such file.*Did you mean .*glossary\.csv"):
            load([tmp_path / "glosary.csv"])

    def test_a_broken_link(self, tmp_path: Path) -> None:
        (tmp_path / "g.csv").symlink_to(tmp_path / "gone.csv")
        with pytest.raises(GlossaryError, match="cannot be read: no such file"):
            load([tmp_path / "g.csv"])

    def test_a_file_without_permission(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(tmp_path, "zh,en\n党组,A\n")

        def refuse(self: Path) -> bytes:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

        # Not by chmod: the tests may be run by root, who may read everything.
        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(GlossaryError, match="permission denied"):
            load([path])

    def test_a_folder_without_glossaries(self, tmp_path: Path) -> None:
        write(tmp_path, "x", "README.md")
        with pytest.raises(GlossaryError, match="no glossary file in this folder"):
            load([tmp_path])

    @pytest.mark.parametrize("name", ["g.docx", "g.xls", "g"])
    def test_a_file_of_another_kind(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(GlossaryError, match="CSV, TSV, XLSX and YAML"):
            load([write(tmp_path, "x", name)])

    @pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " , \n"])
    def test_an_empty_file(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(GlossaryError) as caught:
            load_text(tmp_path, text)
        assert "zh,en" in str(caught.value) or "no column of terms" in str(caught.value)

    @pytest.mark.parametrize("text", ["zh,en\n", "zh,en\n,\n", "zh,en\n# nothing,\n"])
    def test_headings_without_rows(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(GlossaryError, match="holds no concept, so nothing could ever be found"):
            load_text(tmp_path, text)

    def test_only_rows_that_are_skipped(self, tmp_path: Path) -> None:
        with pytest.raises(GlossaryError, match=r"2 rows were skipped, the first at .*g\.csv:2"):
            load_text(tmp_path, "zh,en,status\n党组,A,foo\n双规,B,bar\n")

    def test_no_known_column(self, tmp_path: Path) -> None:
        with pytest.raises(GlossaryError) as caught:
            load_text(tmp_path, "Chinesse,Engilsh\n党组,A\n")
        message = str(caught.value)
        assert "“Chinesse”, “Engilsh”" in message
        assert "“Chinesse” might be `chinese`" in message
        assert "Known headings are id, zh, en" in message
        assert caught.value.where is not None
        assert caught.value.where.endswith("g.csv:1")

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("两个维护,Two Upholds\n党组,Party group\n", "`zh,en`"),
            ("Two Upholds;两个维护\n", "`en;zh`"),
            ("1\t两个维护\tTwo Upholds\n2\t党组\tParty group\n", "`<tab>zh<tab>en`"),
        ],
    )
    def test_no_headings_at_all(self, tmp_path: Path, text: str, line: str) -> None:
        name = "g.tsv" if "\t" in text else "g.csv"
        with pytest.raises(GlossaryError) as caught:
            load_text(tmp_path, text, name)
        assert line in str(caught.value)

    def test_terms_in_other_languages_only(self, tmp_path: Path) -> None:
        path = write(tmp_path, "zh,fr\n党组,groupe\n")
        with pytest.raises(GlossaryError, match="no English terms"):
            load([path])
        assert load([path], target_language="fr-FR").glossary.languages == ("fr", "zh")

    def test_a_program_called_csv(self, tmp_path: Path) -> None:
        path = tmp_path / "g.csv"
        path.write_bytes(bytes(range(256)) * 40)
        with pytest.raises(GlossaryError):
            load([path])


class TestSharedGlossaries:
    """Files that people brought; they lie beside the repository or not at all."""

    @pytest.mark.parametrize(
        ("name", "concepts"),
        [
            ("quality/seeds_glossary.csv", 36),
            ("data/glossaries/laws_data_legal_terms.tsv", 112),
            ("data/glossaries/understanding_contemporary_china.tsv", 216),
        ],
    )
    def test_they_load(self, shared: Path, name: str, concepts: int) -> None:
        path = shared / name
        if not path.exists():
            pytest.skip(f"{name} is not there")
        loaded = load([path])
        assert len(loaded.glossary.concepts) == concepts
        assert not [r for r in loaded.remarks if r.code == "TC420"]


class TestOwnGlossaries:
    """The glossaries that come with the program."""

    FILES = sorted((ROOT / "glossary").glob("*.csv"))

    @pytest.mark.skipif(not FILES, reason="no folder glossary/ in this checkout")
    def test_lint_finds_nothing_to_mend(self) -> None:
        remarks = lint_glossary(load(self.FILES))
        assert [r for r in remarks if r.severity != "info"] == []


def test_reports_of_ours_in_a_folder_are_no_glossary(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("zh,en\n两个维护,Two Upholds\n", encoding="utf-8")
    alone = load([tmp_path])
    for name in ("report.csv", "report.xlsx"):
        write_report(samples.report(), tmp_path / name)
    loaded = load([tmp_path])
    assert loaded.glossary == alone.glossary
    assert [(Path(each.where).name, each.code) for each in loaded.remarks] == [
        ("report.csv", "TC425"),
        ("report.xlsx", "TC425"),
    ]
    assert "it is a report of termcheck" in loaded.remarks[0].message
    # Named itself, it may have become one.
    assert load([tmp_path / "report.xlsx"]).glossary.origin
    (tmp_path / "terms.csv").unlink()
    with pytest.raises(GlossaryError, match="holds no concept"):
        load([tmp_path])
