"""The page as a file: its bytes, its policy, its parts. What a browser makes of it is elsewhere."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from termcheck.errors import UsageError
from termcheck.model.document import Anchor
from termcheck.model.finding import Finding
from termcheck.reports import write_report
from termcheck.reports.html import tables, texts
from termcheck.reports.html.markup import embedded, tag
from termcheck.reports.html.page import page
from termcheck.reports.html.words import UI

from .. import samples


def tree(text: str) -> Any:
    return html.document_fromstring(text)


def data_of(text: str) -> Any:
    return json.loads(tree(text).get_element_by_id("data").text)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_report(samples.report(), tmp_path / f"{name}.html")
    written = (tmp_path / "a.html").read_bytes()
    assert written == (tmp_path / "b.html").read_bytes()
    assert b"\r" not in written
    assert written.decode("utf-8") == page(samples.report())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["report", "empty_report", "blank_report"])
def test_nothing_comes_from_elsewhere(name: str, lang: str) -> None:
    text = page(getattr(samples, name)(), lang=lang)
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text.replace("seeds/", "")) == []
    assert "url(" not in text
    assert "@import" not in text
    for element in tree(text).iter():
        if isinstance(element.tag, str):
            assert element.tag not in {"link", "img", "iframe", "object", "embed", "base"}
            assert element.tag != "form" or "action" not in element.attrib
            for attribute, value in element.attrib.items():
                assert not attribute.startswith("on"), "no handlers in attributes"
                assert attribute != "style"
                if attribute in ("href", "src"):
                    assert value.startswith("#")


def test_the_policy_allows_the_one_style_and_the_one_script() -> None:
    root = tree(page(samples.report()))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind, path in (("style", "//style"), ("script", "//script[not(@type)]")):
        (element,) = root.xpath(path)
        digest = base64.b64encode(sha256(element.text.encode("utf-8")).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@given(st.text(max_size=30) | st.sampled_from(["</script>", "<!--", "]]>", "&amp;", "\u2028"]))
def test_embedded_json_stays_in_its_element(value: str) -> None:
    text = embedded({"a": value})
    assert not set(text) & set("<>&\u2028\u2029")
    if not re.search("[\ud800-\udfff]", value):
        assert json.loads(text) == {"a": value}


def test_attributes_are_escaped() -> None:
    made = tag("p", "x", title="\"><script>'&\x00", class_="a", data_id="3", hidden=None)
    assert made == ('<p title="&quot;&gt;&lt;script&gt;&#x27;&amp;␀" class="a" data-id="3">x</p>')


def test_dangerous_texts_make_no_elements() -> None:
    bad = ("</script><script>x</script>", "<img src=x onerror=y>", '" onclick="x', "</style><b>")
    safe = tuple("a" * len(text) for text in bad)
    made, plain = tree(page(samples.report_of(*bad))), tree(page(samples.report_of(*safe)))
    tags = [[e.tag for e in root.iter()] for root in (made, plain)]
    assert tags[0].count("script") == tags[1].count("script") == 2
    assert set(tags[0]) - {"wbr"} == set(tags[1])
    names = {name for element in made.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on")}


def test_findings_in_the_data() -> None:
    content = data_of(page(samples.report()))
    texts_ = content["texts"]
    second = content["findings"][1]
    assert [texts_[number] for number in second[:8]] == [
        "error", "TC101", "deprecated-term", "seeds/one.txt", "1:44", "两个维护",
        "Two Safeguards", "Two Upholds",
    ]  # fmt: skip
    assert second[9] == 100
    assert [texts_[number] for number in second[12]] == [
        "The procuratorates shall firmly uphold the ", "Two Safeguards", ".",
    ]  # fmt: skip
    assert second[14] == "m2"
    assert len(set(texts_)) == len(texts_)


def test_marks_stand_where_the_words_stand() -> None:
    root = tree(page(samples.report()))
    marks = {m.get("id"): m.text_content() for m in root.xpath("//section[@id='texts']//mark[@id]")}
    assert marks == {
        "m1": "Two safeguard",
        "m2": "Two Safeguards",
        "m3": "fengqiao experience",
        "m4": "Two Maintains",
    }
    passages = root.xpath("//div[@class='passage']")
    assert len(passages) == 3
    paragraph = passages[1].xpath(".//p")[0].text_content()
    assert paragraph == samples.CASES.replace("\r\n", "\n")
    assert passages[2].xpath(".//p[@class='source']")[0].get("lang") == "zh"
    beside = passages[1].xpath(".//ul[@class='beside']/li")
    assert [li.text_content() for li in beside] == [
        "Two Safeguards → Two Upholds",
        "fengqiao experience → Fengqiao Experience",
    ]


def test_marks_that_overlap_have_an_id_each() -> None:
    where = samples.segment("The Two Safeguards of today, 𠀀.")
    found = [
        samples.finding(where, text)
        for text in ("Two Safeguards", "Two Safeguards", "Safeguards of", "Safeguards", "𠀀")
    ]
    root = tree(page(replace(samples.report(), findings=tuple(found))))
    paragraph = root.xpath("//div[@class='passage']//p")[0]
    assert paragraph.text_content() == where.text
    ids = [e.get("id") for e in paragraph.iter() if e.get("id")]
    assert sorted(ids) == ["m1", "m2", "m3", "m4", "m5"]
    pieces = [(m.text_content(), m.get("data-f")) for m in paragraph.xpath(".//mark")]
    assert pieces == [("Two ", "0 1"), ("Safeguards", "0 1 2 3"), (" of", "2"), ("𠀀", "4")]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_any_spans_leave_the_text_whole(spans: list[tuple[int, int]]) -> None:
    text = "a𠀀 ﬁßİ b&<>c 两个维护 xyz…"[:20].ljust(20, "z")
    where = samples.segment(text)
    one = samples.finding(where, "b")
    made = [replace(one, start=min(s), end=max(s)) for s in spans]
    root = tree(page(replace(samples.report(), findings=tuple(made))))
    paragraphs = root.xpath("//div[@class='passage']//p")
    assert len(paragraphs) == bool(made)
    for paragraph in paragraphs:
        assert paragraph.text_content().replace("‸", "") == text
        ids = [e.get("id") for e in paragraph.iter() if e.get("id")]
        assert sorted(ids) == sorted(f"m{n + 1}" for n in range(len(made)))


def test_segments_left_out_are_told() -> None:
    def at(number: int) -> Finding:
        where = replace(samples.segment("Two Safeguards", number=number), anchor=Anchor(number, 1))
        return samples.finding(where, "Two")

    def signs(*numbers: int) -> int:
        report = replace(samples.report(), findings=tuple(map(at, numbers)))
        return len(tree(page(report)).xpath("//p[@class='left-out']"))

    assert signs(1, 2, 3) == 0
    assert signs(1, 3) == 1
    assert signs(1, 3, 4, 9) == 2


def test_a_long_report_lists_a_thousand_without_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MOST_MARKED", 20)
    one = samples.report().findings[1]
    text = page(replace(samples.report(), findings=(one,) * 1_100))
    root = tree(text)
    assert len(root.xpath("//table[@id='table']/tbody/tr")) == 1000
    assert "1,000 of 1,100 findings are listed here" in root.text_content()
    assert "1,080 more passages with findings are not shown" in root.text_content()
    assert len(data_of(text)["findings"]) == 1_100


def test_the_matrix_tells_departures_by_colour_and_number() -> None:
    root = tree(page(samples.report()))
    rows = root.xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    cells = [[(c.text_content(), c.get("class")) for c in row.xpath("./td")[1:]] for row in rows]
    assert cells[0] == [("1/4", "departs"), ("1/4", "forbidden"), ("1/1", "departs")]
    assert cells[1] == [("", None), ("1/1", "departs"), ("3", "agreed")]
    assert cells[2] == [("", None), ("4", "agreed"), ("2", "agreed")]


@pytest.mark.parametrize(
    ("uris", "expected"),
    [
        (["a/b/c.txt", "a/b/d.txt"], ["c.txt", "d.txt"]),
        (["a/b/c.txt", "a/d.txt"], ["b/c.txt", "d.txt"]),
        (["a/c.txt"], ["c.txt"]),
        (["c.txt", "a/c.txt"], ["c.txt", "a/c.txt"]),
        (["/x/a.txt", "/y/a.txt"], ["x/a.txt", "y/a.txt"]),
        ([], []),
    ],
)
def test_names_without_what_all_share(uris: list[str], expected: list[str]) -> None:
    assert list(tables.short_names(uris).values()) == expected


def test_headings_that_sort_are_buttons() -> None:
    heads = tree(page(samples.report())).xpath("//table[@id='table']/thead//th")
    assert [h.get("aria-sort") for h in heads] == ["none"] * 5 + [None, "none"]
    assert [len(h.xpath("./button")) for h in heads] == [1, 1, 1, 1, 1, 0, 1]


def test_every_id_is_there_once_and_every_link_has_its_target() -> None:
    root = tree(page(samples.report()))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {link.get("href")[1:] for link in root.xpath("//a[@href]")}
    assert links <= set(ids)
    labels = {e.get("aria-labelledby") for e in root.xpath("//*[@aria-labelledby]")}
    assert labels <= set(ids)


def test_reports_without_findings_say_so() -> None:
    assert "Nothing was found." in tree(page(samples.empty_report())).text_content()
    assert "no document was checked" in tree(page(samples.blank_report())).text_content()


def test_every_word_of_the_page_is_used() -> None:
    root = Path(texts.__file__).parent.parent
    sources = [root / "markdown.py", *(p for p in (root / "html").iterdir() if p.is_file())]
    used = "\n".join(p.read_text(encoding="utf-8") for p in sources if p.name != "words.py")
    assert [key for key in UI["en"] if not re.search(rf"[\"'$.]{key}[\"'\W]", used)] == []


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UsageError, match="no report in 'fr'"):
        page(samples.report(), lang="fr")
