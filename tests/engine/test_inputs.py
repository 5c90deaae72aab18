from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from termcheck.api import check
from termcheck.engine.inputs import Inputs, inputs, parts_of
from termcheck.errors import UsageError
from termcheck.glossary.load import Loaded
from termcheck.model.document import Document, NoteCode
from termcheck.model.report import PassedOver
from termcheck.readers import Reading
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.reports import write_report
from tests.conftest import concept, glossary
from tests.readers.alignment.test_together import EN, ZH

LANGUAGES = ("zh", "en")


def write(folder: Path, *names: str) -> Path:
    """Files in the language that their names say, as far as they say one."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(ZH if "zh" in name else EN), encoding="utf-8")
    return folder


def found(folder: Path, patterns: Sequence[str] | None = None) -> Inputs:
    return inputs([folder], languages=LANGUAGES, patterns=patterns)


def names(each: Inputs) -> list[tuple[str | None, str]]:
    return [(job.source.path.name if job.source else None, job.path.name) for job in each.jobs]


def read(each: Inputs) -> list[Document]:
    return [
        part for job in each.jobs for part in parts_of(job, language="en", source_language="zh")
    ]


def test_a_pair_is_one_job_in_the_place_of_its_target(tmp_path: Path) -> None:
    each = found(write(tmp_path, "a.zh.txt", "a.en.txt", "b.txt", "0.txt"))
    assert names(each) == [(None, "0.txt"), ("a.zh.txt", "a.en.txt"), (None, "b.txt")]
    assert each.notes == ()
    pair = each.jobs[1]
    assert pair.size == sum((tmp_path / name).stat().st_size for name in ("a.zh.txt", "a.en.txt"))
    document = read(each)[1]
    assert document.source_uri == (tmp_path / "a.zh.txt").as_posix()
    assert [u.source.text for u in document.units if u.source] == ZH


def test_three_targets_of_one_source(tmp_path: Path) -> None:
    each = found(write(tmp_path, "a.zh.txt", "a.en.txt", "a.en-GB.txt", "a.en.md"))
    assert names(each) == [("a.zh.txt", name) for name in ("a.en-GB.txt", "a.en.md", "a.en.txt")]
    assert all(len(document.units) == len(EN) for document in read(each))


def test_a_file_without_its_partner_is_named_and_checked(tmp_path: Path) -> None:
    each = found(write(tmp_path, "a.zh.txt", "a.en.txt", "b.en.txt", "c.zh.txt"))
    assert names(each) == [("a.zh.txt", "a.en.txt"), (None, "b.en.txt"), (None, "c.zh.txt")]
    assert [(note.code, Path(note.where).name) for note in each.notes] == [
        (NoteCode.UNPAIRED, "b.en.txt"),
        (NoteCode.UNPAIRED, "c.zh.txt"),
    ]


def test_no_patterns_no_pairs(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt")
    assert names(found(tmp_path, ())) == [(None, "a.en.txt"), (None, "a.zh.txt")]
    assert names(inputs([tmp_path])) == [(None, "a.en.txt"), (None, "a.zh.txt")]


def test_patterns_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, "zh--a.txt", "en--a.txt", "b.zh.txt", "b.en.txt")
    each = found(tmp_path, ("{lang}--{name}.{ext}",))
    assert ("zh--a.txt", "en--a.txt") in names(each)
    assert (None, "b.en.txt") in names(each)


def test_a_pattern_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lang"):
        found(write(tmp_path, "a.zh.txt"), ("{name}.{ext}",))


@pytest.mark.parametrize("ending", ["po", "tmx", "xliff"])
def test_files_with_both_sides_are_no_halves(ending: str, tmp_path: Path) -> None:
    each = found(write(tmp_path, f"zh/a.{ending}", f"en/a.{ending}"))
    assert [job.source for job in each.jobs] == [None, None]


def test_a_source_that_is_left_out_is_no_partner(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt")
    each = inputs([tmp_path], leave_out=[tmp_path / "a.zh.txt"], languages=LANGUAGES)
    assert names(each) == [(None, "a.en.txt")]


def named(folder: Path, *files: str, **more: Any) -> Inputs:
    return inputs([folder / name for name in files], languages=LANGUAGES, **more)


def test_the_original_of_a_file_that_is_named_is_read_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt", "a.en-GB.txt", "b.zh.txt")
    each = named(tmp_path, "a.en.txt")
    assert names(each) == [("a.zh.txt", "a.en.txt")]
    assert each.notes == ()
    assert read(each)[0].source_uri == (tmp_path / "a.zh.txt").as_posix()


def test_an_original_that_is_named_stands_for_its_translations(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt", "a.en-GB.txt", "b.txt", "c.txt")
    each = named(tmp_path, "b.txt", "a.zh.txt", "c.txt")
    assert names(each) == [
        (None, "b.txt"),
        ("a.zh.txt", "a.en-GB.txt"),
        ("a.zh.txt", "a.en.txt"),
        (None, "c.txt"),
    ]
    alone = named(tmp_path, "a.zh.txt", translations=False)
    assert names(alone) == [(None, "a.zh.txt")]
    both = named(tmp_path, "a.zh.txt", "a.en.txt", translations=False)
    assert names(both) == [("a.zh.txt", "a.en.txt")]


def test_partners_in_folders_of_the_languages(tmp_path: Path) -> None:
    write(tmp_path, "zh/x/a.txt", "en/x/a.txt", "en/x/b.txt")
    for one in ("zh/x/a.txt", "en/x/a.txt"):
        (job,) = named(tmp_path, one).jobs
        assert (job.uri, job.source and job.source.uri) == (
            (tmp_path / "en/x/a.txt").as_posix(),
            (tmp_path / "zh/x/a.txt").as_posix(),
        )


@pytest.mark.parametrize("patterns", [(), ("{lang}--{name}.{ext}",)])
def test_no_partner_is_looked_for_against_the_users_will(
    tmp_path: Path, patterns: tuple[str, ...]
) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt")
    assert names(named(tmp_path, "a.en.txt", patterns=patterns)) == [(None, "a.en.txt")]


def test_what_is_excluded_or_left_out_is_no_partner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt")
    monkeypatch.chdir(tmp_path)
    for more in ({"exclude": ["*.zh.*"]}, {"leave_out": [tmp_path / "a.zh.txt"]}):
        assert names(named(Path(), "a.en.txt", **more)) == [(None, "a.en.txt")]
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.zh.txt\n")
    assert names(named(Path(), "a.en.txt")) == [(None, "a.en.txt")]


@pytest.mark.parametrize("ending", ["po", "tmx"])
def test_files_with_both_sides_are_no_partners(ending: str, tmp_path: Path) -> None:
    write(tmp_path, f"a.zh.{ending}", "a.en.txt")
    assert names(named(tmp_path, "a.en.txt")) == [(None, "a.en.txt")]


def test_a_named_file_is_checked_with_its_partner_as_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notice.zh.md").write_text("检察院受理了这件案子。\n", encoding="utf-8")
    (tmp_path / "notice.en.md").write_text("It accepted the case.\n", encoding="utf-8")
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    monkeypatch.chdir(tmp_path)
    found = {
        path: [
            (f.code, f.document, f.fingerprint) for f in check([path], loaded, cache=False).findings
        ]
        for path in (".", "notice.en.md", "notice.zh.md")
    }
    assert [code for code, _, _ in found["."]] == ["TC201"]
    assert found["."] == found["notice.en.md"] == found["notice.zh.md"]
    alone = check(["notice.en.md"], loaded, pairs=(), cache=False)
    assert alone.findings == ()


def test_an_original_alone_has_a_note(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt")
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    for path in (tmp_path, tmp_path / "a.zh.txt"):
        report = check([path], loaded, cache=False)
        assert [f.code for f in report.findings] == ["TC905"]
        assert (report.totals.documents, report.totals.originals, report.totals.words) == (0, 1, 0)


def test_what_is_named_as_an_original_and_holds_a_translation_has_none(tmp_path: Path) -> None:
    rows = "\n".join(f"{zh}\t{en}" for zh, en in zip(ZH, EN, strict=True))
    (tmp_path / "slogans.zh.tsv").write_text(f"中文\t英文\n{rows}\n", encoding="utf-8")
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    report = check([tmp_path], loaded, cache=False)
    assert "TC905" not in {f.code for f in report.findings}
    assert report.notes == ()


def test_earlier_reports_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    (tmp_path / "a.txt").write_text("The procuratorate.", encoding="utf-8")
    report = check([tmp_path], loaded, cache=False)
    for name in ("old.csv", "old.md", "old.xlsx"):
        write_report(report, tmp_path / name)
    again = check([tmp_path], loaded, cache=False)
    assert [Path(document.uri).name for document in again.documents] == ["a.txt"]
    assert (again.findings, again.notes) == ((), ())
    assert again.passed_over == PassedOver(reports=3)
    named = check([tmp_path / "old.csv"], loaded, cache=False)
    assert [(f.code, f.severity) for f in named.findings] == [("TC904", "info")]
    assert named.passed_over == PassedOver()
    assert (named.totals.documents, named.totals.empty) == (0, 1)


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    for name in ("a.txt", "b.pdf", "c.pptx", "d.pdf"):
        (tmp_path / name).write_text("The procuratorate.", encoding="utf-8")
    report = check([tmp_path], loaded, cache=False)
    assert report.passed_over == PassedOver(kinds=((".pdf", 2), (".pptx", 1)))
    assert report.findings == ()


def test_a_pair_is_one_document_of_the_report(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "a.en.txt")
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    for jobs in (1, 2):
        report = check([tmp_path], loaded, jobs=jobs, cache=False)
        assert [Path(document.uri).name for document in report.documents] == ["a.en.txt"]
        assert report.documents[0].segments == 2 * len(EN)
    report = check([tmp_path], loaded, pairs=(), cache=False)
    assert len(report.documents) == 2


def test_terms_of_the_glossary_help_to_align(tmp_path: Path) -> None:
    (tmp_path / "a.zh.txt").write_text("甲乙丙。丁戊己。庚辛壬。", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("Abcd efgh.\n\nIjkl mnop.\n\nQrst uvwx.", encoding="utf-8")
    terms = glossary(
        concept("甲乙丙", "abcd efgh"),
        concept("丁戊己", "ijkl mnop"),
        concept("庚辛壬", "qrst uvwx"),
    )
    (job,) = found(tmp_path).jobs
    lexical = Lexical("zh", "en", terms, dictionary=False)
    (document,) = parts_of(job, language="en", source_language="zh", lexical=lexical)
    assert [(u.source and u.source.text, u.target and u.target.text) for u in document.units] == [
        ("甲乙丙。", "Abcd efgh."),
        ("丁戊己。", "Ijkl mnop."),
        ("庚辛壬。", "Qrst uvwx."),
    ]


def test_columns_are_handed_to_the_readers(tmp_path: Path) -> None:
    rows = [("人物", "备注", "译"), (ZH[0], "old", EN[0]), (ZH[1], "new", EN[1])]
    text = "\n".join("\t".join(row) for row in rows)
    (tmp_path / "a.tsv").write_text(text, encoding="utf-8")
    (job,) = found(tmp_path).jobs
    reading = Reading((("zh", "A"), ("en", "C")))
    (document,) = parts_of(job, language="en", source_language="zh", reading=reading)
    both = [(u.source.text, u.target.text) for u in document.units if u.source and u.target]
    assert both[-2:] == [(ZH[0], EN[0]), (ZH[1], EN[1])]


def test_columns_from_the_api(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(f"{ZH[0]}\tx\t{EN[0]}\n", encoding="utf-8")
    loaded = Loaded(glossary(concept("检察院", "procuratorate")), ())
    report = check([tmp_path], loaded, columns="zh=A,en=C", cache=False)
    assert report.documents[0].segments == 3
    wrong = check([tmp_path], loaded, columns="zh=X,en=Y", cache=False)
    assert [(f.code, f.severity) for f in wrong.findings] == [
        ("TC909", "warning"),
        ("TC903", "info"),  # which columns look like a translation
    ]
    with pytest.raises(UsageError, match="'fr'"):
        check([tmp_path], loaded, columns="fr=A,en=C", cache=False)
