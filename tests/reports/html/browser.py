"""A headless Chromium for the tests of the page; they skip where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)


@contextmanager
def chromium(*, javascript: bool = True) -> Iterator[Any]:
    """A driver; skips the test, saying so, where selenium or the browser is missing."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium; on Debian: apt install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not javascript:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2}
        )
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(driver)) as started:
        yield started


def size(driver: Any, width: int, height: int) -> None:
    """Make the page so large, also narrower than a window can be."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def prefer(driver: Any, scheme: str, media: str = "") -> None:
    """Say what the reader likes, `light` or `dark`, and the medium: the screen or `print`."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


def show(driver: Any, page: Path, view: str = "") -> None:
    """Open the page afresh, at a view."""
    driver.get("about:blank")
    driver.get(page.resolve().as_uri() + (f"#{view}" if view else ""))
