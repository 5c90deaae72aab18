"""Picture a Word document with its comments in the margin and its tracked changes.

    python docs/scripts/render_word.py report.docx pictures/

LibreOffice (`soffice`) prints it into a PDF, `pdftoppm` (poppler-utils) turns each page into a PNG
file: `pictures/report-1.png` is the first page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from office import missing, run, tell

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop>
</item>
</oor:items>
"""
"""Comments are printed in the margin. Exported as PDF without a window they would not be: there
LibreOffice 7.4 passes over the setting of the same name."""


def render(document: Path, folder: Path, *, dpi: int, pages: int) -> list[Path]:
    """Write the pictures of the first pages into the folder and give their paths, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        settings = room / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
        printing = ["--headless", "--print-to-file", "--outdir", str(room), str(document)]
        run(["soffice", profile, *printing])
        pdf = room / f"{document.stem}.pdf"
        if not pdf.exists():
            raise SystemExit(f"{document}: LibreOffice made no PDF of it")
        run(["pdftoppm", "-png", "-r", str(dpi), "-l", str(pages), str(pdf), str(room / "page")])
        # pdftoppm writes as many digits as the last page has, made or not.
        made = sorted(room.glob("page-*.png"))
        pictures = [folder / f"{document.stem}-{number}.png" for number in range(1, len(made) + 1)]
        for picture, page in zip(pictures, made, strict=True):
            shutil.copyfile(page, picture)
    return pictures


def main() -> int:
    """Read the arguments, check the tools, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("document", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dpi", type=int, default=110)
    parser.add_argument("--pages", type=int, default=2, help="at most so many pages")
    parser.add_argument("--picture", type=Path, help="copy the first picture to this file as well")
    options = parser.parse_args()
    if missing({"soffice": "libreoffice-writer", "pdftoppm": "poppler-utils"}):
        return 2
    if not options.document.is_file():
        print(f"{options.document}: there is no such document", file=sys.stderr)
        return 2
    pictures = render(options.document, options.folder, dpi=options.dpi, pages=options.pages)
    tell(pictures, options.picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
