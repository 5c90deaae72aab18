"""Every phrase has words in every language, and English ones are as they always were."""

from __future__ import annotations

import ast
import marshal
import re
from pathlib import Path

import pytest

from termcheck.lexicon.romanisation import other_spellings, places
from termcheck.matching.chinese.alternatives import Reason
from termcheck.model.glossary import Status
from termcheck.model.phrase import Phrase, from_plain
from termcheck.model.wording import in_words, wordings
from termcheck.model.wording.chinese_notes import LEFT_OUT
from termcheck.readers.bilingual import LOCKED, NOT_FOR_TRANSLATION, OBSOLETE, OUTSIDE
from termcheck.readers.docx_text import COMMENTS, EMBEDDED
from termcheck.reports.xlsx.words import WORDS
from tests.conftest import ROOT

MODULES = sorted((ROOT / "termcheck").rglob("*.py"))
LETTERS = re.compile(r"[A-Za-z]{2,}")
COMMANDS = re.compile(r"`[^`]*`|--[a-z-]+")
NAMES = {"of", "termcheck", "Excel", "LibreOffice", "UTF", "NUL", "XML", "msgfmt"}
NAMES |= {"docx", "txt", "case", "sensitive"}  # the column case_sensitive
"""What has the same name in every language."""


def codes_in(path: Path) -> set[str]:
    """The codes of the phrases that a module makes.

    First arguments of `Phrase`, both branches of a choice between two.
    """
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Phrase" and node.args):
            continue
        first = node.args[0]
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        found |= {str(each.value) for each in choices if isinstance(each, ast.Constant)}
    return found


MADE = {code for path in MODULES for code in codes_in(path)}
BY_NAME = {
    # Chosen by a variable where the phrase is made.
    *("singular", "plural", "plural-name", "possessive", "a-form"),
    *("lint-optional-part", "lint-gap", "lint-pattern"),
    *("lint-figures-only", "lint-no-letters", "lint-one-letter"),
    *(f"zh-{reason}" for reason in Reason),
    "zh-sound-whole",
    *(f"zh-{each}-traditional" for each in ("region", "ordinary-region", "mainland")),
}


@pytest.mark.parametrize("lang", WORDS)
def test_every_phrase_has_words_in_every_language_and_no_other_has(lang: str) -> None:
    assert set(wordings(lang)) == MADE | BY_NAME


def test_the_languages_are_those_of_the_workbook() -> None:
    for lang, words in WORDS.items():
        assert words.language == lang
        assert wordings(lang)


@pytest.mark.parametrize("code", sorted(wordings("zh")))
def test_chinese_words_hold_no_english(code: str) -> None:
    wording = wordings("zh")[code]
    if isinstance(wording, str):
        assert set(LETTERS.findall(COMMANDS.sub("", wording))) <= NAMES
        assert not set("‘’'\",;()") & set(wording)


def test_every_way_to_spell_a_name_is_called_by_name() -> None:
    origins = {origin for found in places().values() for _, origin in found}
    origins |= {what for name in ("吕梁", "西藏", "重庆") for _, what in other_spellings(name)}
    assert origins >= {"post", "wade-giles", "typed", "reading"}
    for origin in origins - {""}:
        said = Phrase("latin-as", ("重庆", origin))
        assert in_words(said) != f"重庆 in Latin letters: {origin}" or origin == "pinyin"
        assert set(LETTERS.findall(in_words(said, "zh"))) == set()


@pytest.mark.parametrize(
    "name", [COMMENTS, EMBEDDED, LOCKED, NOT_FOR_TRANSLATION, OBSOLETE, OUTSIDE]
)
def test_what_was_not_read_is_named_in_chinese(name: str) -> None:
    assert name.partition("|")[0] in LEFT_OUT
    assert in_words(Phrase("note-not-read", (name, 2, "")), "zh").startswith("2 ")


@pytest.mark.parametrize("status", Status)
def test_statuses_are_called_as_in_the_workbook(status: Status) -> None:
    said = in_words(Phrase("not-accepted", ("x", str(status), "", ())), "zh")
    assert WORDS["zh"].statuses[str(status)].removeprefix("已") in said


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("as it is", "as it is", "as it is"),
        (Phrase("same-as-source"), "The target is the same as the source", "译文与原文相同。"),
        (
            Phrase("missing", ("枫桥经验", 1, ("Fengqiao Experience",))),
            "No rendering of “枫桥经验” was recognised; use “Fengqiao Experience”",
            "未见“枫桥经验”的译法；应为“Fengqiao Experience”。",
        ),
        (
            Phrase("missing", ("𠀀", 3, ("a", "b"))),
            "No rendering of “𠀀” (3 times in the source) was recognised; use “a” or “b”",
            "未见“𠀀”（原文 3 次）的译法；应为“a”或“b”。",
        ),
        (
            Phrase("not-accepted", ("x", "deprecated", "", ("a", "b", "c", "d", "e"))),
            "“x” is deprecated; use “a”, “b”, “c” or 2 more",
            "“x”是不用的译法；应为“a”、“b”、“c”等 5 种。",
        ),
        (
            Phrase("not-accepted", ("xs", "superseded", "x", ())),
            "“xs” is a form of “x” (superseded)",
            "“xs”是“x”（已被取代的译法）的变形。",
        ),
        (
            Phrase("guessed", (Phrase("missing", ("{0}", 1, ("%s",))), "{}")),
            "No rendering of “{0}” was recognised; use “%s”. Perhaps “{}” stands for it (a guess "
            "from the other units)",
            "未见“{0}”的译法；应为“%s”。可能由“{}”译出（据其他单元推测）。",
        ),
        (
            Phrase(
                "variant",
                (
                    (
                        Phrase(
                            "stands-for",
                            ("safeguard", "uphold", Phrase("means", ("维护", "safeguard"))),
                        ),
                        Phrase("words-left-out", (("two", "three"),)),
                        Phrase("words-put-in", (("all",),)),
                        Phrase("other-order"),
                    ),
                    "preferred",
                    "Two Upholds",
                ),
            ),
            "'safeguard' stands where the term has 'uphold': 维护 means 'safeguard'; 'two' and "
            "'three' are left out; 'all' is put in; the words stand in another order; the "
            "preferred rendering is 'Two Upholds'.",
            "“safeguard”对应术语的“uphold”：“维护”可译“safeguard”；漏了“two”、“three”；多了“all”；"
            "词序不同；首选译法为“Two Upholds”。",
        ),
        (
            Phrase(
                "variant",
                (
                    (Phrase("word-for-word", ("维护", (Phrase("for", ("keep", "维")),))),),
                    "admitted",
                    "t",
                ),
            ),
            "Word for word from 维护: 'keep' for 维; the admitted rendering is 't'.",
            "照“维护”字面直译：“keep”译“维”；认可的译法为“t”。",
        ),
        (
            Phrase(
                "sentences", ((Phrase("plural", ("as", "a")), Phrase("with-hyphen", ("b-c",))),)
            ),
            "'as' is the plural of 'a'. “b-c” is written with a hyphen.",
            "“as”是“a”的复数。“b-c”多连字符。",
        ),
        (
            Phrase(
                "light-words",
                ("rule by law", (Phrase("has-instead", ("by", "of")), Phrase("lacks", ("the",)))),
            ),
            "“rule by law” has 'by' where the term has 'of'; lacks 'the'.",
            "“rule by law”用“by”，术语用“of”，缺“the”。",
        ),
        (
            Phrase("latin-as", ("扎西", "wade-giles")),
            "扎西 in Latin letters: the older spelling of Wade and Giles",
            "“扎西”的拉丁字母拼写（威妥玛式旧拼法）",
        ),
        (
            Phrase("zh-part", ("软体", "软件", "件", "体", "x")),
            "'软体' has '体' where the preferred term '软件' has '件'; both mean 'x'",
            "“软体”用“体”，首选译法“软件”用“件”，两者都有“x”之义。",
        ),
        (
            Phrase(
                "zh-also-traditional", (Phrase("zh-connective", ("甲乙", "甲的乙", "的", "", "")),)
            ),
            "'甲乙' has '' where the preferred term '甲的乙' has '的'; it is written in "
            "traditional characters",
            "“甲乙”比“甲的乙”少“的”；且用繁体字。",
        ),
        (
            Phrase("rendered-elsewhere", ("a", 1, "甲", "b", 1234)),
            "“a” (once) stands for “甲”, elsewhere “b” (1,234 times)",
            "“甲”译作“a”（1 次），别处译作“b”（1234 次）。",
        ),
    ],
)
def test_words(said: Phrase | str, english: str, chinese: str) -> None:
    assert in_words(said) == english
    assert in_words(said, "zh") == chinese


@pytest.mark.parametrize(
    ("path", "chinese"),
    [
        ("paragraph 12", "第 12 段"),
        (
            "table 1, row 4, column 2, paragraph 1",
            "表 1，第 4 行，第 2 列，第 1 段",
        ),
        (
            "footnote 2, paragraph 1, picture 3, alternative text",
            "脚注 2，第 1 段，图片 3，替代文字",
        ),
        ("unit 3 (𠀀 ß), segment 7, target", "单元 3 (𠀀 ß)，句段 7，译文"),
        ("unit 9, en-US", "单元 9，en-US"),
        ("line 27, msgstr[1]", "第 27 行，msgstr[1]"),
        ("'row 1, column 2'!B7", "'row 1, column 2'!B7"),
        ("C5", "C5"),
    ],
)
def test_places(path: str, chinese: str) -> None:
    assert in_words(Phrase("at", (path,))) == path
    assert in_words(Phrase("at", (path,)), "zh") == chinese


@pytest.mark.parametrize(
    "said",
    [
        "a text",
        Phrase("same-as-source"),
        Phrase("missing", ("甲", 2, ("a", "b"))),
        Phrase("missing", ("甲", 2, ())),
        Phrase("guessed", (Phrase("missing", ("甲", 2, ("a", "b"))), "c")),
        Phrase("sentences", ((Phrase("plural", ("as", "a")), Phrase("with-hyphen", ("b-c",))),)),
        Phrase("lint-row-skipped", (Phrase("row-width", (3, 2)),)),
    ],
)
def test_phrases_come_back_from_plain_data(said: Phrase | str) -> None:
    assert from_plain(marshal.loads(marshal.dumps(plain(said)))) == said
    assert type(from_plain(plain(said))) is type(said)


@pytest.mark.parametrize("broken", [None, 3, ("code",), ("code", "args"), ("code", (1.5,))])
def test_what_is_no_phrase_is_refused(broken: object) -> None:
    with pytest.raises(ValueError, match="no "):
        from_plain(broken)


def plain(value: object) -> object:
    """Tuples all the way down, as `marshal` wants them."""
    return tuple(map(plain, value)) if isinstance(value, tuple) else value
