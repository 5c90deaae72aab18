"""Picture the HTML report of our sample documents: light, dark, and on a phone.

    python docs/scripts/render_html.py [report.html] [pictures/]

Without arguments the samples in `seeds/` are checked against `glossary/` and the pictures go to
`docs/pictures/`. Chromium draws them, driven by selenium (`pip install termcheck[test]`; on Debian
`apt install chromium chromium-driver`).
"""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from office import missing

ROOT = Path(__file__).resolve().parent.parent.parent
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True)
class Picture:
    """One view of the page at one size."""

    name: str
    view: str
    """What stands after `#` in the address."""
    width: int
    height: int
    dark: bool = False
    phone: bool = False


PICTURES = (
    Picture("html_light", "findings?severity=error", 1360, 850),
    Picture("html_dark", "matrix", 1360, 850, dark=True),
    Picture("html_phone", "findings?severity=error&at=1", 390, 844, phone=True),
)


def browser() -> Any:
    """A headless Chromium."""
    from selenium import webdriver

    driver = shutil.which("chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in _FLAGS:
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def draw(driver: Any, page: Path, picture: Picture, folder: Path) -> Path:
    """Write `folder/name.png` and give its path."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": picture.width,
            "height": picture.height,
            "deviceScaleFactor": 2 if picture.phone else 1,
            "mobile": picture.phone,
        },
    )
    scheme = "dark" if picture.dark else "light"
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    driver.get("about:blank")
    driver.get(f"{page.resolve().as_uri()}#{picture.view}")
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    target = folder / f"{picture.name}.png"
    target.write_bytes(base64.b64decode(taken["data"]))
    return target


def main() -> int:
    """Read the arguments, make the report where none is given, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path, nargs="?", help="an HTML report")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "pictures")
    options = parser.parse_args()
    if options.page is not None and not options.page.is_file():
        print(f"{options.page}: there is no such report", file=sys.stderr)
        return 2
    if missing({"chromium": "chromium", "chromedriver": "chromium-driver"}):
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        page = options.page or _report_of_the_samples(Path(name) / "report.html")
        driver = browser()
        try:
            for picture in PICTURES:
                print(draw(driver, page, picture, options.folder))
        finally:
            driver.quit()
    return 0


def _report_of_the_samples(target: Path) -> Path:
    import contextlib

    from termcheck.api import check, load_glossary
    from termcheck.reports import write_report

    with contextlib.chdir(ROOT):
        loaded = load_glossary(["glossary"], source_language="zh", target_language="en")
        write_report(check([Path("seeds")], loaded), target)
    return target


if __name__ == "__main__":
    raise SystemExit(main())
