from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.model.document import Protected, Protection
from termcheck.readers.protect import addresses, join, within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "see https://en.spp.gov.cn/2024-03/12/c_1.htm), and",
            "https://en.spp.gov.cn/2024-03/12/c_1.htm",
        ),
        ("报道见https://www.spp.gov.cn/xw。完", "https://www.spp.gov.cn/xw"),
        ("write to a.b@spp.gov.cn.", "a.b@spp.gov.cn"),
        ("en.spp.gov.cn| March 12", "en.spp.gov.cn"),
        ("at www.example.de!", "www.example.de"),
        ("(http://a.b/c_(d))", "http://a.b/c_(d)"),
        ("ftp://x.y/z?q=1#frag;", "ftp://x.y/z?q=1#frag"),
    ],
)
def test_addresses_are_found_without_what_follows(text: str, expected: str) -> None:
    assert [text[p.start : p.end] for p in addresses(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@user and x @ y",
        "e.g. the",
        "U.S.-led",
        "end.Come on",
        ".com",
        "http:// nothing",
        "a.b",
    ],
)
def test_what_only_looks_like_an_address_is_text(text: str) -> None:
    assert addresses(text) == []


@given(st.text(st.sampled_from("ab.@:/w()。, "), max_size=60))
def test_addresses_are_sorted_and_apart(text: str) -> None:
    edges = [edge for p in addresses(text) for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def opaque(start: int, end: int) -> Protected:
    return Protected(start, end, Protection.OPAQUE)


def test_join_prefers_the_first() -> None:
    markup = Protected(4, 9, Protection.MARKUP)
    assert join([markup], [opaque(0, 4), opaque(5, 6), opaque(8, 12), opaque(9, 10)]) == (
        opaque(0, 4),
        markup,
        opaque(9, 10),
    )


def test_join_sees_a_span_that_covers_several() -> None:
    marks = [Protected(2, 3, Protection.MARKUP), Protected(6, 7, Protection.MARKUP)]
    assert join(marks, [opaque(0, 10)]) == tuple(marks)


def test_within_cuts_and_counts_from_the_start() -> None:
    spans = [opaque(0, 3), opaque(5, 8), opaque(9, 20)]
    assert within(spans, 6, 12) == (opaque(0, 2), opaque(3, 6))
    assert within(spans, 3, 5) == ()
