from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from termcheck.archive import Archive, Limits, parse_xml
from termcheck.errors import DocumentError
from tests.readers import files

SHEET = "xl/worksheets/sheet1.xml"


def with_cells(cells: str, before: str = "") -> Archive:
    """A workbook with a text in A1 and some more cells."""
    data = files.workbook(("Text",))
    sheet = before + files.part_of(data, SHEET).replace("</sheetData>", f"{cells}</sheetData>")
    return Archive(files.with_part(data, SHEET, sheet))


def test_limits() -> None:
    data = files.zipped({"a.xml": "x" * 100_000, "b.xml": "x", "c.bin": "x" * 1_000_000})
    assert Archive(data).names == ("a.xml", "b.xml")
    for limits in (Limits(total=100_000), Limits(harmless=10_000, ratio=10), Limits(parts=2)):
        with pytest.raises(DocumentError, match="zip bomb"):
            Archive(data, limits)


def test_a_part_larger_than_it_says_is_not_unpacked_further() -> None:
    data = files.zipped({"a.xml": "<a>" + "x" * 1_000_000 + "</a>"})
    size = struct.pack("<L", 1_000_007)
    lie = data.replace(size, struct.pack("<L", 100))
    assert lie != data
    with pytest.raises(DocumentError, match="can't be unpacked"):
        Archive(lie).read("a.xml")


def test_the_parser_itself_expands_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    xml = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    assert parse_xml(xml.encode(), "a.xml").text is None


def test_relationships_lead_to_names_of_parts() -> None:
    archive = Archive(files.workbook(("Text",)))
    assert set(archive.related("").values()) >= {("officeDocument", "xl/workbook.xml")}
    assert ("worksheet", "xl/worksheets/sheet1.xml") in archive.related("xl/workbook.xml").values()
    assert archive.related("xl/none.xml") == {}


def test_parts_are_found_by_their_root_element() -> None:
    parts = {
        "a.xml": '<?xml version="1.0"?>\n<!-- <other> -->\n<x:comments xmlns:x="y"/>',
        "b.xml": "\ufeff<comments>",
        "c.xml": "<other><comments/></other>",
        "d.xml": "no XML at all",
        "e.bin": "<comments/>",
    }
    archive = Archive(files.zipped(parts))
    for _ in range(2):
        found = [name for name, _ in archive.parts_with_root("comments", "ThreadedComments")]
        assert found == ["a.xml", "b.xml"]


def test_a_repacked_archive_holds_the_xml_parts() -> None:
    data = files.zipped({"b.xml": "<b/>", "a.rels": "<a/>", "picture.png": "x"})
    with zipfile.ZipFile(Archive(data).repacked()) as copy:
        assert {name: copy.read(name) for name in copy.namelist()} == {
            "a.rels": b"<a/>",
            "b.xml": b"<b/>",
        }


@pytest.mark.parametrize(
    ("cells", "reach"),
    [
        ('<row r="1048576"><c r="XFD1048576"/></row>', (1_048_576, 16_384)),
        ("<row r='1048576'><c s='1' r='XFD1048576'/></row>", (1_048_576, 16_384)),
        ('<row><c r="xfd1048576"/></row>', (1_048_576, 16_384)),
        ('<row><c r = "XFD1048576"/></row>', (1_048_576, 16_384)),
        ('<row><c x=">" r="XFD1048576"/></row>', (1_048_576, 16_384)),
        ('<row><a.b:c r="XFD1048576"/></row>', (1_048_576, 16_384)),
        ('<row><c r="A99999999"/></row>', (99_999_999, 1)),
        ('<row><c r="ZZZZZZ2"/></row>', (2, 321_272_406)),
        ('<row><c r="XFD1"/></row><row r="1048576"><c/></row>', (1_048_576, 16_384)),
        ('<row><c r="XFD1"/></row><row r="1048576" x="/>"><c/></row>', (1_048_576, 16_384)),
    ],
)
def test_cells_too_far_out_are_told(cells: str, reach: tuple[int, int]) -> None:
    assert with_cells(cells).sprawl() == reach
    assert with_cells(cells, "<!-- <other> -->").sprawl() == reach


@pytest.mark.parametrize(
    "cells",
    [
        "",
        '<row r="1048576"><c r="B1048576"/></row>',
        '<row><c r="XFD1"/></row>',
        '<row><c r="XFD1"/></row><row r="1048576" spans="1:9" hidden="1"/>',
        '<row><c r="B2" t="inlineStr"><is><t>r="XFD1048576"</t></is></c></row>',
    ],
)
def test_cells_near_enough_are_no_trouble(cells: str) -> None:
    assert with_cells(cells).sprawl() is None
