from __future__ import annotations

import pytest

from termcheck.model.document import Protection
from termcheck.readers.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%s of %d cases, %5.2f", ["%s", "%d", "%5.2f"]),
        ("%1$s and %2$s", ["%1$s", "%2$s"]),
        ("%(name)s and %(n)d", ["%(name)s", "%(n)d"]),
        ("file %1 of %2", ["%1", "%2"]),
        ("{0} {name} {a.b[1]:>10} ${home} {{x}}", ["{0}", "{name}", "${home}", "{{x}}"]),
        ("%@ and %lu", ["%@", "%lu"]),
        ("``len()`` of a ``list``", ["``len()``", "``list``"]),
        ("one<br/>two<p>three</p>", ["<br/>", "<p>", "</p>"]),
        # None at all.
        ("100% of it, 50 % of all, 5 %", []),
        ("30%de, 100%", []),
        ("100 %of", []),
        ("a < b and c > d", []),
        ("{ not one }", []),
        ("<name>", []),
        ("𠀀 ﬁ ß İ", []),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    spans = [p for p in placeholders(text) if p.kind is Protection.OPAQUE]
    expected = [f for f in found if f != "{a.b[1]:>10}"]
    assert [text[p.start : p.end] for p in spans] == expected


def test_tags_that_only_set_words_in_another_style_are_markup() -> None:
    text = 'the <b>grassroots</b> <a href="x">staff</a>'
    assert [(text[p.start : p.end], p.kind) for p in placeholders(text)] == [
        ("<b>", Protection.MARKUP),
        ("</b>", Protection.MARKUP),
        ('<a href="x">', Protection.MARKUP),
        ("</a>", Protection.MARKUP),
    ]
