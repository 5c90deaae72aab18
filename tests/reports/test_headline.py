from __future__ import annotations

from dataclasses import replace

import pytest

from termcheck.model.report import DocumentSummary, PassedOver, Report
from termcheck.reports.headline import headline, kinds, nothing
from termcheck.reports.markdown import chunks
from termcheck.reports.terminal import render_text
from termcheck.reports.xlsx.words import WORDS
from tests.reports import samples

ORIGINAL = DocumentSummary("zh.txt", "txt", "zh-Hans", 4, 400, 0, 0)
PAIR = DocumentSummary("en.txt", "txt", "en", 4, 500, 0, 3, source_words=300, checked_words=200)
EMPTY = DocumentSummary("a.pdf", "txt", "en", 0, 0, 1, 0)


def report(*documents: DocumentSummary) -> Report:
    passed = PassedOver(4, ((".pdf", 2), (".pptx", 1)))
    return replace(samples.empty_report(), documents=documents, passed_over=passed)


def test_only_what_was_checked_is_counted() -> None:
    totals = report(ORIGINAL, PAIR, EMPTY).totals
    assert (totals.documents, totals.words, totals.uses) == (1, 200, 3)
    assert (totals.originals, totals.empty) == (1, 1)


def test_what_was_left_aside_is_said_in_every_report() -> None:
    whole = report(ORIGINAL, PAIR, EMPTY)
    text = render_text(whole)
    assert "in 1 document, 200 words, 3 uses" in text
    for line in (
        "1 original was not checked.",
        "1 document without text to check.",
        "4 reports of termcheck were left out.",
        "3 files of kinds that are not read: .pdf, .pptx",
    ):
        assert line in text
    assert "Originals, not checked: 1" in "".join(chunks(whole))


@pytest.mark.parametrize("lang", WORDS)
def test_a_line_for_each_and_none_for_nothing(lang: str) -> None:
    sentences = WORDS[lang].sentences
    assert len(headline(report(ORIGINAL, PAIR, EMPTY), sentences)) == 5
    assert len(headline(replace(report(PAIR), passed_over=PassedOver()), sentences)) == 1
    assert nothing(report(PAIR), sentences) == sentences["nothing"]
    assert nothing(report(ORIGINAL), sentences) == sentences["nothing_checked"]


def test_a_run_that_checked_nothing_does_not_look_clean() -> None:
    text = render_text(report(ORIGINAL))
    assert "No document was checked." in text
    assert "Nothing was found" not in text


def test_many_kinds_are_cut() -> None:
    assert kinds(PassedOver(0, tuple((f".{n}", 1) for n in range(9)))).endswith(".5, …")
    assert kinds(PassedOver(0, ((".pdf", 2), ("Makefile", 1)))) == ".pdf, Makefile"
