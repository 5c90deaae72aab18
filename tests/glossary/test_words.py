from __future__ import annotations

import pytest

from termcheck.glossary.words import status_of, truth_of
from termcheck.model.glossary import Status


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("preferred", Status.PREFERRED),
        ("Approved", Status.PREFERRED),
        ("首选", Status.PREFERRED),
        ("首选术语", Status.PREFERRED),
        ("preferredTerm-admn-sts", Status.PREFERRED),
        ("admitted", Status.ADMITTED),
        ("许用", Status.ADMITTED),
        ("又译", Status.ADMITTED),
        ("DEPRECATED", Status.DEPRECATED),
        ("forbidden", Status.DEPRECATED),
        ("Do not use", Status.DEPRECATED),
        ("弃用", Status.DEPRECATED),
        ("ｄｅｐｒｅｃａｔｅｄ", Status.DEPRECATED),
        ("superseded", Status.SUPERSEDED),
        ("obsolete", Status.SUPERSEDED),
        ("废弃", Status.SUPERSEDED),
        ("旧译", Status.SUPERSEDED),
        ("", None),
        ("perferred", None),
        ("draft", None),
    ],
)
def test_status_words(word: str, status: Status | None) -> None:
    assert status_of(word) is status


@pytest.mark.parametrize(
    ("word", "truth"),
    [
        *((word, True) for word in ("yes", "TRUE", "1", "x", "是", "区分", "✓", "Ｙ")),
        *((word, False) for word in ("no", "False", "0", "否", "不区分", "", "-")),
        *((word, None) for word in ("maybe", "2", "大写")),
    ],
)
def test_yes_and_no(word: str, truth: bool | None) -> None:
    assert truth_of(word) is truth
