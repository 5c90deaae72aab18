from __future__ import annotations

import random
from pathlib import Path

import pytest

from termcheck.glossary.load import load
from tests.glossary.tools import load_text, said, terms, write


def ids(folder: Path, text: str) -> list[str]:
    return [concept.id for concept in load_text(folder, text).glossary.concepts]


@pytest.mark.parametrize(
    ("row", "made"),
    [
        ("两个维护,Two Upholds", "two-upholds"),
        ("最高检,Supreme People's Procuratorate", "supreme-peoples-procuratorate"),
        ("最高检,Supreme People’s Procuratorate", "supreme-peoples-procuratorate"),
        ("咖啡,Café – au lait!", "cafe-au-lait"),
        ("两个维护,", "两个维护"),
        ("两个维护,…", "两个维护"),
        (
            "长,one two three four five six seven eight nine",
            "one-two-three-four-five-six-seven-eight",
        ),
    ],
)
def test_an_id_is_made_of_the_words(tmp_path: Path, row: str, made: str) -> None:
    assert ids(tmp_path, f"zh,en\nx,y\n{row}\n")[1] == made


def test_ids_that_fall_together_are_numbered(tmp_path: Path) -> None:
    assert ids(tmp_path, "id,zh,en\n,甲,Review\n,乙,review\nreview-2,丙,other\n") == [
        "review-3",
        "review",
        "review-2",
    ]


def test_made_ids_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = ["甲,review", "乙,Review", "丙,review 2", "丁,review!", "戊,other", "己,"]

    def by_term(order: list[str]) -> dict[str, str]:
        loaded = load_text(tmp_path, "zh,en\n" + "\n".join(order))
        return {concept.terms[0].text: concept.id for concept in loaded.glossary.concepts}

    expected = by_term(rows)
    for seed in range(10):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert by_term(shuffled) == expected


def test_rows_with_one_id_are_one_concept(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path, "id,zh,en,status\nx,枫桥经验,A,\nz,党组,P,\nx,枫桥经验,B,deprecated\n"
    )
    assert terms(loaded) == [
        ["zh preferred 枫桥经验", "en preferred A", "en deprecated B"],
        ["zh preferred 党组", "en preferred P"],
    ]
    assert loaded.remarks == ()


def test_rows_without_an_id_are_joined_by_their_source_term(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en,status\n枫桥经验,A,\n枫桥经验,B,许用\n党组,A,\n")
    assert terms(loaded) == [
        ["zh preferred 枫桥经验", "en preferred A", "en admitted B"],
        ["zh preferred 党组", "en preferred A"],
    ]


def test_a_row_without_an_id_joins_the_concept_that_has_one(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "id,zh,en,status\n,枫桥经验,B,许用\nx,枫桥经验,A,\n")
    assert [concept.id for concept in loaded.glossary.concepts] == ["x"]
    assert terms(loaded) == [["zh preferred 枫桥经验", "en admitted B", "en preferred A"]]


def test_rows_that_say_the_same_are_one_row(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en,note\n党组,A,n\n党组,A,n\n党组,A,n\n")
    assert terms(loaded) == [["zh preferred 党组", "en preferred A"]]
    assert said(loaded) == [("TC422", "g.csv:3"), ("TC422", "g.csv:4")]
    assert loaded.remarks[0].message.endswith("g.csv:2")


def test_a_concept_in_two_files(tmp_path: Path) -> None:
    first = write(tmp_path, "id,zh,en\nx,党组,A\n", "1.csv")
    second = write(tmp_path, "id,zh,en:admitted\nx,党组,B\nx,党组,C\n", "2.csv")
    loaded = load([first, second])
    assert terms(loaded) == [
        ["zh preferred 党组", "en preferred A", "en admitted B", "en admitted C"]
    ]
    assert said(loaded) == [("TC422", "2.csv:2")]


def test_one_id_for_two_concepts(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "id,zh,en\nx,党组,A\nx,双规,B\n")
    assert terms(loaded) == [
        ["zh preferred 党组", "en preferred A", "zh admitted 双规", "en preferred B"]
    ]
    assert said(loaded) == [("TC423", "g.csv:3")]
    assert "“党组” and “双规”" in loaded.remarks[0].message


@pytest.mark.parametrize(
    "row",
    [
        "x,最高检,Supreme People's Procuratorate,",
        "x,最高检,SPP,admitted",
        "x,最高检,the Procuratorate,deprecated",
        "x,最高检,,",
        "x,,SPP,admitted",
    ],
)
def test_a_row_with_a_synonym_contradicts_nothing(tmp_path: Path, row: str) -> None:
    head = "id,zh,en,status\nx,最高人民检察院,Supreme People's Procuratorate,\n"
    assert load_text(tmp_path, f"{head}{row}\n").remarks == ()


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("domain", "law", "party"),
        ("definition", "a", "b"),
        ("replaced_by", "y", "z"),
        ("minimum_band", "likely", "certain"),
    ],
)
def test_values_that_contradict_each_other(
    tmp_path: Path, column: str, first: str, second: str
) -> None:
    text = f"zh,en,{column}\n党组,A,{first}\n党组,A,\n党组,A|B,{second}\n"
    loaded = load_text(tmp_path, text)
    assert said(loaded) == [("TC423", "g.csv:4")]
    assert f"the {column} “{second}”" in loaded.remarks[0].message
    kept = loaded.glossary.concepts[0]
    assert first in (kept.subject_field, kept.definition, kept.replaced_by, kept.minimum_band)


def test_a_text_both_accepted_and_rejected_is_kept_twice(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "zh,en,en:deprecated\n党组,A,A\n")
    assert terms(loaded) == [["zh preferred 党组", "en preferred A", "en deprecated A"]]


def test_a_repeated_term_keeps_the_better_status_and_adds_up(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path,
        "id,zh,en,status,not_in,forms\nx,党组,A,admitted,A1,As\nx,党组,A,preferred,A2,\n",
    )
    (concept,) = loaded.glossary.concepts
    term = concept.terms[1]
    assert (str(term.status), term.not_in, term.forms) == ("preferred", ("A1", "A2"), ("As",))
