"""The page without JavaScript."""

from __future__ import annotations

from pathlib import Path

from termcheck.reports import write_report

from .. import samples
from .browser import chromium, show, size


def test_without_a_script_everything_stands_there(tmp_path: Path) -> None:
    write_report(samples.report(), tmp_path / "r.html")
    with chromium(javascript=False) as driver:
        size(driver, 1280, 900)
        show(driver, tmp_path / "r.html")
        assert "js-on" not in (driver.find_element("tag name", "html").get_attribute("class") or "")
        rows = driver.find_elements("css selector", "#table tbody tr")
        assert len(rows) == 5
        assert all(row.is_displayed() for row in rows)
        assert rows[1].find_element("class name", "c-found").text == "Two Safeguards"
        sections = driver.find_elements("css selector", "section")
        assert [each.get_attribute("id") for each in sections] == [
            "summary", "findings", "texts", "terms", "matrix", "documents", "notes",
        ]  # fmt: skip
        assert all(each.is_displayed() for each in sections)
        for hidden in (".filters", "#theme", ".keys"):
            assert not driver.find_element("css selector", hidden).is_displayed()
        mark = driver.find_element("css selector", "mark#m2")
        assert "Two Upholds" in mark.get_attribute("title")
