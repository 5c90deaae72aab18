"""Files of translation programs beside the checkout, against counts made without this package.

Expected figures: units, those with a target, and code points of all sources and targets. They were
made with the standard library (xml.etree, regular expressions for PO) and compared with
translate-toolkit 3.20, which agrees except that

- it counts every `trans-unit` of an SDLXLIFF as a unit, 134 of `32415989.sdlxliff` being structure
  that is not to be translated, and takes a paragraph of several segments for one;
- it shortens runs of blanks in XLIFF (29,478 code points of sources in `Strings.zh-Hans.xlf`).

Nine targets of `Strings.zh-Hans.xlf` are copies of the source in the state `new`: no translations.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers import files

EXPECTED = [
    ("ImportTest2A.tmx", "en", "fr", 7, 7, 307, 309),
    ("ImportTest2A.tmx", "fr-CA", "en-US", 7, 7, 309, 307),
    ("Paragraph_TM.tmx", "en", "de", 7, 7, 1705, 2007),
    ("header_with_prop_and_note.tmx", "en", "fr", 1, 1, 64, 76),
    ("html_test.tmx", "en", "fr", 11, 11, 504, 502),
    ("Strings.zh-Hans.xlf", "en", "zh", 188, 179, 38_620, 22_966),
    ("32415989.sdlxliff", "en", "es", 68, 8, 5067, 39),
    ("FFFEBOM15992.sdlxliff", "en", "es", 1, 0, 20, 0),
    ("UTF8WithBOM16001.sdlxliff", "en", "es", 1, 0, 20, 0),
    ("form15976.sdlxliff", "en", "es", 44, 1, 456, 13),
    ("quoted-code-type-values.sdlxliff", "en", "es", 0, 0, 0, 0),
    ("simpleTest15984.sdlxliff", "en", "es", 9, 0, 141, 0),
    ("errors.po", "en", "zh", 96, 96, 22_327, 14_067),
    ("glossary.po", "en", "zh", 418, 413, 57_597, 29_551),
]


@pytest.mark.parametrize(
    ("name", "source", "target", "units", "translated", "source_size", "target_size"), EXPECTED
)
def test_units_and_text_agree_with_an_independent_count(
    name: str,
    source: str,
    target: str,
    units: int,
    translated: int,
    source_size: int,
    target_size: int,
    shared: Path,
) -> None:
    document = files.read(shared / "data/cat" / name, language=target, source=source)
    sources = [u.source.text for u in document.units if u.source]
    targets = [u.target.text for u in document.units if u.target]
    assert (len(document.units), len(sources), len(targets)) == (units, units, translated)
    assert (sum(map(len, sources)), sum(map(len, targets))) == (source_size, target_size)


def test_every_file_but_the_termbases_is_in_the_list(shared: Path) -> None:
    names = {path.name for path in (shared / "data/cat").iterdir() if path.suffix != ".tbx"}
    assert names == {name for name, *_ in EXPECTED}


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Strings.zh-Hans.xlf", {"translated": 174, "needs-review-translation": 5, "new": 9}),
        ("32415989.sdlxliff", {"not-translated": 60, "Draft": 8}),
        ("form15976.sdlxliff", {"not-translated": 43, "Draft": 1}),
    ],
)
def test_states_agree_with_an_independent_count(
    name: str, states: dict[str, int], shared: Path
) -> None:
    target = "zh" if name.endswith(".xlf") else "es"
    document = files.read(shared / "data/cat" / name, language=target, source="en")
    found = [unit.state for unit in document.units]
    assert {state: found.count(state) for state in states} == states
    assert len(found) == sum(states.values())


def test_a_large_bilingual_table(shared: Path) -> None:
    path = shared / "data/bilingual/cpc_constitution_2017.zh-en.tsv"
    rows = path.read_text(encoding="utf-8").split("\n")[1:]
    pairs = [tuple(row.split("\t")) for row in rows if row]
    document = files.read(path)
    assert [
        (u.source and u.source.text, u.target and u.target.text) for u in document.units
    ] == pairs


AGREES = [row[0] for row in EXPECTED if row[0].endswith((".tmx", ".po"))]


@pytest.mark.parametrize("name", sorted(set(AGREES)))
def test_translate_toolkit_counts_the_same(name: str, shared: Path) -> None:
    """Where it does not err (see above): translation memories and PO files, text and all.

    Of SDLXLIFF it counts structure too, and takes a paragraph of several segments for one; of
    XLIFF it shortens blanks.
    """
    module = "tmx" if name.endswith(".tmx") else "po"
    storage = pytest.importorskip(f"translate.storage.{module}", reason="no translate-toolkit")
    store = getattr(storage, f"{module}file").parsefile(str(shared / "data/cat" / name))
    units = [unit for unit in store.units if not unit.isheader()]
    _, source, target, *_ = next(row for row in EXPECTED if row[0] == name)
    document = files.read(shared / "data/cat" / name, language=target, source=source)
    ours = [
        (unit.source.text if unit.source else "", unit.target.text if unit.target else "")
        for unit in document.units
    ]
    theirs = [(str(unit.source or ""), str(unit.target or "")) for unit in units]
    assert [(len(a), len(b)) for a, b in ours] == [(len(a), len(b)) for a, b in theirs]
