"""Picture every sheet of a workbook, as it comes out of a printer.

    python docs/scripts/render_workbook.py report.xlsx pictures/

LibreOffice (`soffice`) turns each sheet into a PDF, `pdftoppm` (poppler-utils) each page into a PNG
file: `pictures/2-Findings-1.png` is the first page of the second sheet.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from office import missing, run, tell

_SHEET = re.compile(r'<(?:\w+:)?sheet [^>]*?name="([^"]*)"[^>]*/>')
_PRINT_AREA = re.compile(
    r'<(?:\w+:)?definedName [^>]*?name="_xlnm.Print_Area" localSheetId="(\d+)".*?definedName>'
)
_STATE = re.compile(r' state="\w+"')


def sheet_names(workbook: Path) -> list[str]:
    """The names of the sheets in their order, as they stand in the XML."""
    with ZipFile(workbook) as archive:
        return _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8"))


def only_sheet(workbook: Path, number: int, target: Path) -> None:
    """A copy in which all sheets but one are hidden: LibreOffice prints visible ones only.

    The copy is made in the zip, for openpyxl would lose charts and marked words on the way.
    """

    def shown(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        plain = _STATE.sub("", match[0])
        return plain if seen == number else plain.replace("/>", ' state="hidden"/>')

    seen = 0
    with ZipFile(workbook) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/workbook.xml":
                text = _SHEET.sub(shown, data.decode("utf-8"))
                text = re.sub(r'activeTab="\d+"', f'activeTab="{number - 1}"', text)
                # LibreOffice prints a print area even where its sheet is hidden.
                text = _PRINT_AREA.sub(lambda m: m[0] if int(m[1]) == number - 1 else "", text)
                data = text.encode("utf-8")
            copy.writestr(name, data)


def render(workbook: Path, folder: Path, *, dpi: int, sheets: list[str], pages: int) -> list[Path]:
    """Write the pictures into the folder and give their paths, in the order of the sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        chosen: list[str] = []
        for number, title in enumerate(sheet_names(workbook), 1):
            if not sheets or title in sheets:
                chosen.append(f"{number}-{re.sub('[^A-Za-z0-9]+', '_', title) or 'sheet'}")
                only_sheet(workbook, number, room / f"{chosen[-1]}.xlsx")
        if not chosen:
            raise SystemExit(f"{workbook}: no sheet named {', '.join(sheets)}")
        books = [str(room / f"{stem}.xlsx") for stem in chosen]
        profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", str(room)]
        run(["soffice", profile, *convert, *books])
        pictures: list[Path] = []
        for stem in chosen:
            pdf = room / f"{stem}.pdf"
            if not pdf.exists():
                raise SystemExit(f"{workbook}: LibreOffice made no PDF of the sheet {stem}")
            for old in folder.glob(f"{stem}-*.png"):
                old.unlink()
            run(
                ["pdftoppm", "-png", "-r", str(dpi), "-l", str(pages), str(pdf), str(folder / stem)]
            )
            for page, made in enumerate(sorted(folder.glob(f"{stem}-*.png")), 1):
                # pdftoppm writes as many digits as the last page has, made or not.
                pictures.append(made.replace(folder / f"{stem}-{page}.png"))
    return pictures


def main() -> int:
    """Read the arguments, check the tools, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workbook", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--sheet", action="append", default=[], help="only this one; may be repeated"
    )
    parser.add_argument("--dpi", type=int, default=110)
    parser.add_argument("--pages", type=int, default=2, help="at most so many pages a sheet")
    parser.add_argument("--picture", type=Path, help="copy the first picture to this file as well")
    options = parser.parse_args()
    if missing({"soffice": "libreoffice-calc", "pdftoppm": "poppler-utils"}):
        return 2
    if not options.workbook.is_file():
        print(f"{options.workbook}: there is no such workbook", file=sys.stderr)
        return 2
    pictures = render(
        options.workbook,
        options.folder,
        dpi=options.dpi,
        sheets=options.sheet,
        pages=options.pages,
    )
    tell(pictures, options.picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
