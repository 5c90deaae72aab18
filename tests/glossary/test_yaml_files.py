from __future__ import annotations

import inspect
import textwrap
from pathlib import Path

import pytest

from termcheck.errors import GlossaryError
from termcheck.glossary import yaml_files, yaml_nodes
from termcheck.glossary.load import Loaded
from termcheck.model.glossary import Example
from tests.glossary.tools import load_text, said, terms


def yaml(folder: Path, text: str) -> Loaded:
    return load_text(folder, textwrap.dedent(text), "g.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "- {zh: 两个维护, en: Two Upholds}",
        "- zh: 两个维护\n  en: Two Upholds\n",
        "concepts:\n- zh: 两个维护\n  en: Two Upholds\n",
        "- zh: [两个维护]\n  en: [Two Upholds]\n",
        "- zh: {preferred: 两个维护}\n  en: {preferred: [Two Upholds]}\n",
        "- zh: {text: 两个维护}\n  en:\n  - text: Two Upholds\n",
        "- source: 来源\n  zh: 两个维护\n  target: Two Upholds\n",
        "\ufeff# comment\n---\n- zh: 两个维护\r\n  en: >\n    Two\n    Upholds\n",
        '- zh: "两个维护"\n  EN-us: Two Upholds\n'.replace("EN-us", "en"),
    ],
)
def test_shorthand(tmp_path: Path, text: str) -> None:
    loaded = yaml(tmp_path, text)
    assert terms(loaded) == [["zh preferred 两个维护", "en preferred Two Upholds"]]
    assert loaded.remarks == ()


def test_the_example_of_the_documentation(tmp_path: Path) -> None:
    doc = inspect.getdoc(yaml_files) or ""
    lines = [line for line in doc.splitlines() if not line or line.startswith("    ")]
    example = "\n".join(lines)
    loaded = yaml(tmp_path, example)
    assert loaded.remarks == ()
    (concept,) = loaded.glossary.concepts
    assert terms(loaded) == [
        [
            "zh preferred 两个维护",
            "en preferred Two Upholds",
            "en admitted two upholds",
            "en deprecated Two Safeguards",
        ]
    ]
    assert (concept.id, concept.subject_field, concept.minimum_band, concept.replaced_by) == (
        "two-upholds",
        "party building",
        "likely",
        "other-concept",
    )
    zh, en, admitted, deprecated = concept.terms
    assert deprecated.note == "too literal"
    assert en.not_in == admitted.not_in == deprecated.not_in == ("Two Upholds Avenue",)
    assert en.examples == (Example("They put the Two Upholds into practice.", True),)
    assert zh.source == "report to the congress"


def test_a_list_of_terms_prefers_the_first(tmp_path: Path) -> None:
    loaded = yaml(tmp_path, "- {zh: 党组, en: [A, B, {text: C, status: deprecated}]}")
    assert terms(loaded)[0][1:] == ["en preferred A", "en admitted B", "en deprecated C"]


def test_everything_a_term_can_say(tmp_path: Path) -> None:
    loaded = yaml(
        tmp_path,
        """
        - zh: 最高检
          en:
            preferred:
              text: SPP
              case_sensitive: yes
              forms: [SPPs]
              not_in: SPP Road
              term_type: abbreviation
              valid_from: 2018-03-01
              valid_to: 2030-01-01
              examples: [The SPP said., {text: The spp said., matches: no}]
              source: site
        """,
    )
    term = loaded.glossary.concepts[0].terms[1]
    assert term.case_sensitive
    assert (term.forms, term.not_in, term.term_type) == (("SPPs",), ("SPP Road",), "abbreviation")
    assert (term.valid_from, term.valid_to, term.source) == ("2018-03-01", "2030-01-01", "site")
    assert term.examples == (Example("The SPP said.", True), Example("The spp said.", False))
    assert loaded.remarks == ()


def test_examples_of_a_concept_go_to_the_term_of_their_language(tmp_path: Path) -> None:
    loaded = yaml(
        tmp_path,
        """
        - zh: 党组
          en: Party group
          examples:
            - 党组会议
            - The Party group met.
            - {text: APEC, language: zh, matches: false}
        """,
    )
    zh, en = loaded.glossary.concepts[0].terms
    assert zh.examples == (Example("党组会议", True), Example("APEC", False))
    assert en.examples == (Example("The Party group met.", True),)


def test_words_are_taken_as_they_stand(tmp_path: Path) -> None:
    loaded = yaml(tmp_path, "- {id: 1.0, zh: 否, en: no, note: ~, domain: null, definition: '~'}")
    (concept,) = loaded.glossary.concepts
    assert (concept.id, concept.terms[1].text) == ("1.0", "no")
    assert (concept.note, concept.subject_field, concept.definition) == (None, None, "~")


@pytest.mark.parametrize(
    ("line", "code", "row", "message"),
    [
        ("notes: x", "TC421", 2, "did you mean “note”?"),
        ("colour: red", "TC421", 2, "the key “colour” is not known"),
        ("en: {prefered: A}", "TC421", 2, "did you mean “preferred”?"),
        ("en: [{text: A, forma: x}]", "TC421", 2, "did you mean “forms”?"),
        ("minimum_band: sure", "TC424", 1, "“sure” is no band"),
        ("note: [a, b]", "TC424", 2, "`note` is a text"),
        ("en: [[A]]", "TC424", 2, "a term is a text or a mapping"),
        ("en: [{note: A}]", "TC424", 2, "a term has no `text`"),
        ("en: [{text: A, status: foo}]", "TC420", 2, "“foo” is no status"),
        ("en: {preferred: A, case_sensitive: maybe}", "TC424", 2, "neither yes nor no"),
        ("examples: [{matches: yes}]", "TC424", 2, "an example is a text"),
        ("examples: [{text: ABC, matches: yes}]", "TC424", 1, "no term is in the language"),
        ("zh: 党组", "TC424", 2, "stands twice"),
    ],
)
def test_what_is_not_understood_is_reported_with_its_line(
    tmp_path: Path, line: str, code: str, row: int, message: str
) -> None:
    loaded = load_text(tmp_path, f"- zh: 党组\n  {line}\n- {{zh: 双规, en: B}}\n", "g.yaml")
    assert len(loaded.glossary.concepts) == 2
    assert said(loaded) == [(code, f"g.yaml:{row}")]
    assert message in loaded.remarks[0].message


@pytest.mark.parametrize(
    ("concept", "reason"),
    [
        ("just text", "a concept is a mapping"),
        ("[zh, en]", "a concept is a mapping"),
        ("{id: x}", "no terms under `zh` nor `en`"),
        ("{fr: x}", "no terms under `zh` nor `en`"),
        ("{zh: ''}", "no terms under `zh` nor `en`"),
    ],
)
def test_a_concept_that_cannot_be_used(tmp_path: Path, concept: str, reason: str) -> None:
    loaded = load_text(tmp_path, f"- {{zh: 双规, en: B}}\n- {concept}\n", "g.yaml")
    assert said(loaded) == [("TC420", "g.yaml:2")]
    assert reason in loaded.remarks[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- zh: [1\n- b", r"g\.yaml:\d.*this is not YAML"),
        ("- a\n\tb: c", r"g\.yaml:2:1: this is not YAML"),
        ("a: \x01", "this is not YAML"),
        ("--- [a]\n--- [b]\n", "this is not YAML"),
        ("[" * 5000, "nested too deeply"),
        ("just text", "holds no list of concepts"),
        ("zh: 党组\nen: A\n", "holds no list of concepts"),
        ("", "holds no concept"),
        ("# nothing\n", "holds no concept"),
        ("[]", "holds no concept"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        load_text(tmp_path, text, "g.yaml")


def test_an_alias_is_followed(tmp_path: Path) -> None:
    loaded = yaml(tmp_path, "- {zh: 党组, en: &a A}\n- {zh: 双规, en: *a }\n")
    assert [each[1] for each in terms(loaded)] == ["en preferred A", "en preferred A"]


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    many = "[" + ", ".join(["{text: A}"] * 300) + "]"
    text = f"- {{zh: x, en: &a {many}}}\n" + "- {zh: y, en: *a }\n" * 300
    with pytest.raises(GlossaryError, match="aliases"):
        load_text(tmp_path, text, "g.yaml")


def test_a_list_within_itself_ends(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "- {zh: 党组, en: A}\n- &a [*a ]\n", "g.yaml")
    assert said(loaded) == [("TC420", "g.yaml:2")]


def test_tags_make_no_objects(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "- {zh: 党组, en: !!python/object:os.system A}\n", "g.yaml")
    assert terms(loaded)[0][1] == "en preferred A"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "SIZE_LIMIT", 10)
    with pytest.raises(GlossaryError, match="too large for YAML"):
        yaml(tmp_path, "- {zh: 党组, en: A}")
