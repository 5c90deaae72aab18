"""The page in a browser: what a reader sees, clicks and types."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from termcheck.model.finding import Finding, Severity
from termcheck.model.report import Report
from termcheck.reports import write_report
from termcheck.reports.html.page import page

from .. import samples
from .browser import chromium, prefer, show, size

ROWS = "return [...document.querySelectorAll('#table tbody tr')]"
NASTY = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '" onmouseover="window.hit=1',
    "javascript:window.hit=1",
    "${window.hit=1}",
    "<!--<script>",
    "𠀀 ﬁ ß İ Ｆｕｌｌ e\u0301 \x1b[31m \u2028 x",
)


def long_report(count: int) -> Report:
    """Many findings, three to a paragraph, in four documents and of all severities."""
    findings: list[Finding] = []
    for number in range(count):
        paragraph = number // 3
        where = samples.segment(samples.CASES, number=paragraph + 1, line=paragraph + 1)
        text = ("Two Safeguards", "fengqiao experience", "study sessions")[number % 3]
        made = samples.finding(
            where,
            text,
            document=f"docs/{paragraph * 4 * 3 // count}.txt",
            severity=list(Severity)[number % 3],
            confidence=0.5 + (number * 7 % 50) / 100,
        )
        findings.append(replace(made, fingerprint=f"{number:016x}"))
    findings.sort(key=lambda f: f.document)
    return replace(samples.report(), findings=tuple(findings))


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(autouse=True)
def _as_it_was(driver: Any) -> Iterator[None]:
    size(driver, 1280, 900)
    prefer(driver, "light")
    yield
    # What the browser says of the page is part of every test.
    said = [each for each in driver.get_log("browser") if each["level"] != "INFO"]
    assert said == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "r.html"
    write_report(samples.report(), path)
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "r.html"
    write_report(long_report(1_200), path)
    return path


def column(driver: Any, name: str) -> list[str]:
    return driver.execute_script(f"{ROWS}.map(r => r.querySelector('.c-{name}').innerText.trim())")


def count(driver: Any) -> str:
    return driver.execute_script("return document.getElementById('shown').textContent")


def press(driver: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def state(driver: Any) -> str:
    return driver.execute_script("return location.hash")


def click(driver: Any, selector: str) -> None:
    driver.find_element("css selector", selector).click()


def eventually(driver: Any, said: Callable[[], Any], expected: Any = True) -> None:
    """Asserts what the page says once it has caught up: a new address is news to it a moment later,
    and a busy machine makes the moment long."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.ui import WebDriverWait

    with suppress(TimeoutException):
        WebDriverWait(driver, 10, poll_frequency=0.05).until(lambda _: said() == expected)
    assert said() == expected


def test_nothing_is_asked_of_the_network(driver: Any, small: Path) -> None:
    show(driver, small)
    driver.get_log("performance")
    show(driver, small)
    asked = []
    for line in driver.get_log("performance"):
        message = json.loads(line["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    assert {url.partition("#")[0] for url in asked} <= {small.as_uri(), "about:blank"}
    refused = driver.execute_async_script(
        "const done = arguments[0]; fetch('data:text/plain,x').then(() => done('asked'),"
        " () => done('refused'))"
    )
    assert refused == "refused"
    driver.get_log("browser")  # the refusal just asked for


def test_one_view_at_a_time(driver: Any, small: Path) -> None:
    show(driver, small)
    visible = (
        "return [...document.querySelectorAll('section')].filter(s => !s.hidden).map(s => s.id)"
    )
    assert driver.execute_script(visible) == ["summary"]
    for view in ("findings", "texts", "terms", "matrix", "documents", "notes"):
        click(driver, f"header nav a[href='#{view}']")
        eventually(driver, lambda: driver.execute_script(visible), [view])
        assert driver.execute_script("return document.activeElement.id") == f"h-{view}"
        assert driver.execute_script("return window.scrollY") == 0
        current = driver.find_elements("css selector", "header nav a[aria-current]")
        assert [each.get_attribute("hash") for each in current] == [f"#{view}"]


def test_the_script_shows_the_rows_that_stand_in_the_page(driver: Any, small: Path) -> None:
    show(driver, small, "findings")
    with_script = driver.execute_script(
        f"{ROWS}.map(r => [...r.cells].map(c => [c.textContent, c.className, c.dataset.label,"
        " c.lang]))"
    )
    plain = driver.execute_script(
        "const page = new DOMParser().parseFromString(arguments[0], 'text/html');"
        "return [...page.querySelectorAll('#table tbody tr')].map(r => [...r.cells].map("
        "c => [c.textContent, c.className, c.dataset.label, c.lang]))",
        page(samples.report()),
    )
    assert len(plain) == 5
    assert with_script == plain


@pytest.mark.parametrize("name", ["severity", "concept", "found", "expected"])
def test_headings_sort_both_ways_and_back(driver: Any, small: Path, name: str) -> None:
    show(driver, small, "findings")
    before = column(driver, name)
    heading = f"th.c-{name}"
    way = f"return document.querySelector('{heading}').getAttribute('aria-sort')"
    assert driver.execute_script(way) == "none"
    click(driver, f"{heading} button")
    assert driver.execute_script(way) == "ascending"
    up = column(driver, name)
    click(driver, f"{heading} button")
    assert driver.execute_script(way) == "descending"
    down = column(driver, name)
    assert sorted(up) == sorted(down) == sorted(before)
    if name == "severity":
        assert [each.split()[0] for each in up] == ["Error"] * 2 + ["Warning"] * 2 + ["Info"]
        assert [each.split()[0] for each in down] == ["Info"] + ["Warning"] * 2 + ["Error"] * 2
    elif name in ("found", "expected"):
        assert up == sorted(up, key=str.casefold)
        assert down == sorted(down, key=str.casefold, reverse=True)
    click(driver, f"{heading} button")
    assert driver.execute_script(way) == "none"
    assert column(driver, name) == before


def test_search_and_severities_narrow_the_table(driver: Any, small: Path) -> None:
    show(driver, small, "findings")
    assert count(driver) == "All 5"
    press(driver, "/", *"ＦＥＮＧＱＩＡＯ close")
    assert column(driver, "found") == ["fengqiao experience"]
    assert count(driver) == "1 of 5"
    assert "q=" in state(driver)
    from selenium.webdriver.common.keys import Keys

    press(driver, Keys.ESCAPE)
    assert count(driver) == "All 5"
    click(driver, "[data-severity=error]")
    assert {each.split()[0] for each in column(driver, "severity")} == {"Error"}
    click(driver, "[data-severity=info]")
    assert count(driver) == "3 of 5"
    assert "severity=error%2Cinfo" in state(driver)
    click(driver, "#clear")
    assert count(driver) == "All 5"
    assert state(driver) == "#findings"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("rule", "TC102", ["fengqiao experience"]),
        ("document", "文件/会议 纪要.tmx", ["Two Maintains", ""]),
        ("concept", "two-upholds", ["Two safeguard", "Two Safeguards", "Two Maintains"]),
    ],
)
def test_lists_narrow_the_table(
    driver: Any, small: Path, name: str, value: str, found: list[str]
) -> None:
    from selenium.webdriver.support.ui import Select

    show(driver, small, "findings")
    Select(driver.find_element("id", name)).select_by_value(value)
    assert column(driver, "found") == found
    address = state(driver)
    show(driver, small, address[1:])
    assert column(driver, "found") == found, "the address keeps the filter"
    assert driver.find_element("id", name).get_attribute("value") == value


def test_nothing_fits(driver: Any, small: Path) -> None:
    show(driver, small, "findings?q=no+such+words")
    assert count(driver) == "0 of 5"
    assert driver.find_element("id", "none-shown").text == "No finding fits the filter."
    press(driver, "j", "k")


@pytest.mark.parametrize(
    "address",
    [
        "findings?sort=nonsense&page=-4&at=999&severity=bad",
        "nowhere",
        "m9999",
        "%E0%A4%A?q=%E0%A4%A&x",
        "findings?page=zzz",
    ],
)
def test_a_strange_address_does_no_harm(driver: Any, small: Path, address: str) -> None:
    show(driver, small, address)
    click(driver, "header nav a[href='#findings']")
    eventually(driver, lambda: count(driver), "All 5")


def test_keys_go_from_finding_to_finding_and_into_the_text(driver: Any, small: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(driver, small, "findings")
    here = "return document.activeElement.querySelector('.c-found').textContent"
    press(driver, "j")
    assert driver.execute_script(here) == "Two safeguard"
    press(driver, "j", "j")
    assert driver.execute_script(here) == "fengqiao experience"
    press(driver, "k")
    assert driver.execute_script(here) == "Two Safeguards"
    assert "at=2" in state(driver)
    press(driver, Keys.ENTER)
    focused = "return document.activeElement.tagName + document.activeElement.textContent"
    eventually(driver, lambda: driver.execute_script(focused), "MARKTwo Safeguards")
    assert not driver.find_element("id", "texts").get_attribute("hidden")
    tip = driver.find_element("id", "tip")
    eventually(driver, tip.is_displayed)
    assert tip.text.startswith("Two Upholds · 两个维护")
    assert driver.execute_script("return document.activeElement.getAttribute('aria-describedby')")
    press(driver, "j")
    eventually(driver, lambda: driver.execute_script(focused), "MARKfengqiao experience")
    press(driver, Keys.ESCAPE)
    assert not tip.is_displayed()
    driver.back()
    eventually(driver, lambda: "at=2" in state(driver))
    eventually(driver, lambda: driver.execute_script(here), "Two Safeguards")


def test_an_address_leads_into_the_text(driver: Any, large: Path) -> None:
    show(driver, large, "m900")
    eventually(driver, lambda: driver.execute_script("return document.activeElement.id"), "m900")
    inside = (
        "const t = document.getElementById('tip').getBoundingClientRect();"
        "const m = document.getElementById('m900').getBoundingClientRect();"
        "return t.height > 0 && t.top >= 0 && t.bottom <= innerHeight && m.top >= 0"
        " && m.bottom <= innerHeight"
    )
    eventually(driver, lambda: driver.execute_script(inside))


def test_keys_of_other_programs_stay_theirs(driver: Any, small: Path) -> None:
    show(driver, small, "findings")
    press(driver, "/")
    press(driver, *"jdk/")
    assert driver.execute_script("return document.getElementById('q').value") == "jdk/"


def test_tab_reaches_everything_in_order(driver: Any, small: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(driver, small, "findings")
    driver.execute_script("document.body.tabIndex = -1; document.body.focus()")
    order = []
    for _ in range(24):
        press(driver, Keys.TAB)
        order.append(
            driver.execute_script(
                "const a = document.activeElement; const s = getComputedStyle(a);"
                "return [a.id || a.dataset.sort || a.dataset.severity || a.textContent,"
                " s.outlineStyle !== 'none']"
            )
        )
    names = [name for name, _ in order]
    assert names[:4] == ["Skip to the findings", "theme", "Summary", "Findings"]
    filters = ["q", "error", "warning", "info", "rule", "concept", "document"]
    assert names[9 : 9 + len(filters)] == filters
    sorts = ["severity", "place", "term", "found", "expected", "confidence"]
    assert names[16:22] == sorts
    assert all(visible for _, visible in order), "the focus must be seen"


def test_pages_of_two_hundred(driver: Any, large: Path) -> None:
    show(driver, large, "findings")
    assert len(column(driver, "found")) == 200
    assert driver.find_element("id", "page-of").text == "Page 1 of 6"
    driver.execute_script("document.getElementById('next').click()")
    assert driver.find_element("id", "page-of").text == "Page 2 of 6"
    assert "page=2" in state(driver)
    show(driver, large, "findings?page=99")
    assert driver.find_element("id", "page-of").text == "Page 6 of 6"
    show(driver, large, "findings?at=200")
    press(driver, "j")
    assert driver.find_element("id", "page-of").text == "Page 2 of 6"
    assert "at=201" in state(driver)
    press(driver, "k")
    assert driver.find_element("id", "page-of").text == "Page 1 of 6"


def test_links_of_the_summary_lead_to_their_findings(driver: Any, small: Path) -> None:
    show(driver, small)
    click(driver, ".tile.error a")
    eventually(driver, lambda: count(driver), "2 of 5")
    show(driver, small, "terms")
    driver.find_element("link text", "枫桥经验").click()
    eventually(driver, lambda: column(driver, "found"), ["fengqiao experience"])


def test_a_cell_of_the_matrix_tells_its_renderings(driver: Any, small: Path) -> None:
    show(driver, small, "matrix")
    click(driver, ".matrix td.forbidden")
    tip = driver.find_element("id", "tip")
    assert tip.text.split("\n") == ["Two Upholds: 3", "Two Safeguards: 1"]


def luminance(driver: Any, element: str, name: str) -> float:
    color = driver.execute_script(
        "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", element, name
    )
    red, green, blue = (
        (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        for c in (int(part) / 255 for part in color[color.index("(") + 1 : -1].split(",")[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_readable(driver: Any, small: Path, scheme: str) -> None:
    """Contrast after WCAG 2.2: at least 4.5 to 1."""
    prefer(driver, scheme)
    show(driver, small, "findings")
    paper = luminance(driver, "html", "backgroundColor")
    assert (paper > 0.8) if scheme == "light" else (paper < 0.05)
    own_ground = (".sev.error", ".sev.warning", ".sev.info", ".status.variant", "td.departs")
    for element in ("html", ".code", "td.c-expected", ".lead", "h1", "dt", "#shown", *own_ground):
        ground = luminance(driver, element, "backgroundColor") if element in own_ground else paper
        text = luminance(driver, element, "color")
        contrast = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
        assert contrast >= 4.5, f"{element}: {contrast:.2f}"


def test_light_and_dark_can_be_chosen_and_are_remembered(driver: Any, small: Path) -> None:
    show(driver, small)
    click(driver, "#theme")
    assert luminance(driver, "html", "backgroundColor") < 0.05
    assert driver.find_element("id", "theme").get_attribute("aria-label") == "Switch to light"
    show(driver, small)
    assert luminance(driver, "html", "backgroundColor") < 0.05
    press(driver, "d")
    assert luminance(driver, "html", "backgroundColor") > 0.8
    driver.execute_script("localStorage.clear()")


@pytest.mark.parametrize("width", [320, 360, 768])
@pytest.mark.parametrize(
    "view", ["summary", "findings", "texts", "terms", "matrix", "documents", "notes"]
)
def test_nothing_runs_off_a_phone(driver: Any, small: Path, view: str, width: int) -> None:
    size(driver, width, 740)
    show(driver, small, view)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_long_words_do_not_widen_a_phone(driver: Any, tmp_path: Path) -> None:
    size(driver, 360, 740)
    write_report(samples.report_of("x" * 300, "检" * 300), tmp_path / "r.html")
    for view in ("summary", "findings", "texts", "terms", "documents", "notes"):
        show(driver, tmp_path / "r.html", view)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 360, view


def test_paper_is_light_and_has_no_buttons(driver: Any, small: Path) -> None:
    prefer(driver, "dark", "print")
    show(driver, small, "findings")
    assert luminance(driver, "html", "backgroundColor") == pytest.approx(1)
    for hidden in (".filters", "#theme", "header nav", ".keys", "#pages"):
        assert not driver.find_element("css selector", hidden).is_displayed(), hidden


def test_all_filtered_findings_are_printed(driver: Any, large: Path) -> None:
    show(driver, large, "findings?severity=error")
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(column(driver, "found")) == 400
    driver.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert len(column(driver, "found")) == 200


def test_texts_of_documents_stay_texts(driver: Any, tmp_path: Path) -> None:
    report = samples.report_of(*NASTY)
    write_report(report, tmp_path / "r.html")
    for view in ("summary", "findings", "texts", "terms", "matrix", "documents", "notes", "m1"):
        show(driver, tmp_path / "r.html", view)
        press(driver, "j", "j")
    assert driver.execute_script("return window.hit") is None
    show(driver, tmp_path / "r.html", "findings")
    shown = driver.execute_script(f"{ROWS}.map(r => r.querySelector('.c-found').textContent)")
    assert shown[:6] == list(NASTY[:6])
    assert shown[6] == "𠀀 ﬁ ß İ Ｆｕｌｌ e\u0301 ␛[31m x"
    for element in driver.find_elements("css selector", "#table mark"):
        assert element.get_attribute("onmouseover") is None
    assert driver.find_elements("css selector", "img, iframe, object, embed, link") == []


def test_overlapping_findings_are_all_told(driver: Any, tmp_path: Path) -> None:
    where = samples.segment("The Two Safeguards of today.")
    pair = (samples.finding(where, "Two Safeguards"), samples.finding(where, "Safeguards of"))
    write_report(replace(samples.report(), findings=pair), tmp_path / "r.html")
    show(driver, tmp_path / "r.html", "m2")
    focused = driver.execute_script(
        "return [document.activeElement.textContent, document.activeElement.dataset.f]"
    )
    assert focused == ["Safeguards", "0 1"]
    text = driver.execute_script("return document.querySelector('.passage p').textContent")
    assert text == "The Two Safeguards of today."


def test_what_is_missing_is_marked_where_it_should_stand(driver: Any, tmp_path: Path) -> None:
    source = samples.segment(samples.CHINESE, language="zh", path="unit 1")
    where = samples.segment("They resolved it.", path="unit 1")
    made = samples.finding(where, "They", source=source, code="TC201", rule="missing-term")
    at = samples.CHINESE.index("枫桥经验")
    gap = replace(
        made, start=13, end=13, match=None, suggestion=None, source_span=(at, at + 4), guessed=True
    )
    write_report(replace(samples.report(), findings=(gap,)), tmp_path / "r.html")
    show(driver, tmp_path / "r.html", "findings")
    assert column(driver, "found") == ["not rendered"]
    assert "The place is a guess." in column(driver, "why")[0]
    lines = column(driver, "sentence")[0].split("\n")
    assert lines[0] == "They resolved‸ it."
    marks = driver.execute_script(
        "return [...document.querySelectorAll('#table mark')].map(m => m.textContent)"
    )
    assert marks == ["‸", "枫桥经验"]
    show(driver, tmp_path / "r.html", "texts")
    source_marks = driver.find_elements("css selector", ".passage .source mark")
    assert [each.text for each in source_marks] == ["枫桥经验"]


def test_twenty_thousand_findings_can_be_searched_and_sorted(driver: Any, tmp_path: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    write_report(long_report(20_000), tmp_path / "r.html")
    assert (tmp_path / "r.html").stat().st_size < 12_000_000
    show(driver, tmp_path / "r.html", "findings")
    press(driver, "/", *"2.txt")
    eventually(driver, lambda: count(driver), "4,998 of 20,000")
    press(driver, Keys.ESCAPE)
    eventually(driver, lambda: count(driver), "All 20,000")
    click(driver, "th.c-found button")
    assert column(driver, "found") == ["fengqiao experience"] * 200


def test_another_language(driver: Any, tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text(page(samples.report(), lang="zh"), encoding="utf-8")
    show(driver, tmp_path / "r.html", "findings")
    assert count(driver) == "共 5 条"
    assert driver.execute_script("return document.documentElement.lang") == "zh-Hans"
    assert driver.find_element("css selector", "h1").text == "术语检查报告"


def test_a_page_without_findings_takes_every_key(driver: Any, tmp_path: Path) -> None:
    for name in ("empty", "blank"):
        write_report(getattr(samples, f"{name}_report")(), tmp_path / "r.html")
        for view in ("summary", "findings", "texts", "terms", "matrix"):
            show(driver, tmp_path / "r.html", view)
            press(driver, *"jk/dd")
        assert "Nothing was found" in driver.execute_script("return document.body.textContent")
