"""Excel workbooks changed in place: the characters of a cell's text in the XML parts.

Nothing is loaded and saved, so that styles, rich text, charts, macros and whatever else stands in
the file stay as they are. A text that several cells share gets a copy of its own for the cells that
change. What a formula, a pivot table or the heading of a table says is not changed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from termcheck.archive import Archive, with_parts
from termcheck.errors import DocumentError
from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Options, Patched, Refused
from termcheck.patching.edits import NotPossibleError, reason
from termcheck.patching.encoded import Splice
from termcheck.patching.spliced import GONE, refused_all
from termcheck.patching.xlsx_cells import Part, Text, local, place_of
from termcheck.patching.xml_source import Element, Source, elements
from termcheck.readers.base import Raw
from termcheck.readers.xlsx import quoted

_SHARED = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?=(?:[^<>]*\s)?t\s*=\s*["']s["'])[^<>]*(?<!/)>\s*
    (?:<(?:[\w.-]+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</[^<>]*>)\s*)?<(?:[\w.-]+:)?v[^<>]*>\s*(\d+)""",
    re.VERBOSE,
)
_UNIQUE = re.compile(r"""(\suniqueCount\s*=\s*["'])(\d+)""")
_ARRAY = re.compile(r"""<(?:[\w.-]+:)?f\s[^<>]*?\sref\s*=\s*["']([^"']+)["'][^<>]*>""")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_CALCULATION = re.compile(r"(<(?:[\w.-]+:)?calcPr)(?=[\s/>])[^<>]*>")
_BEFORE_CALCULATION = re.compile(
    r"</(?P<prefix>[\w.-]+:)?(?:sheets|functionGroups|externalReferences|definedNames)\s*>"
)
_PIVOT = "A pivot table gives this text; change the data that it is made from."
_EDGE = "The cell is a heading or a total of a table; change it in Excel."
_COMPUTED = "A formula gives this text; change the formula in Excel."


class _Use(NamedTuple):
    """A cell whose text is shared."""

    change: Change
    sheet: Part
    value: tuple[int, int]
    """Where in the sheet the number of the shared text is written."""


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change cells; only the parts that hold their texts are written anew.

    Options mean nothing here. A workbook with formulas is marked to be calculated when it is next
    opened, since they may show a changed text. Cost: one pass over the worksheets, memory for the
    parts that change.
    """
    try:
        book = _Book(Archive(raw.data))
        for change in changes:
            book.take(change)
        return book.patched(raw.data, changes)
    except (DocumentError, NotPossibleError) as fault:
        return refused_all(raw.data, changes, reason(fault))


class _Book:
    """A workbook that is being changed."""

    def __init__(self, archive: Archive) -> None:
        """Raises `DocumentError` and `NotPossibleError` for a workbook that can't be changed."""
        self._archive = archive
        if any(name.startswith("_xmlsignatures/") for name in archive.names):
            raise NotPossibleError(
                "The workbook is signed, and a change would break the signature; remove the "
                "signature in Excel first."
            )
        main = [name for kind, name in archive.related("").values() if kind == "officeDocument"]
        if not main:
            raise NotPossibleError(GONE)
        self._main = main[0]
        related = archive.related(self._main)
        root = archive.parse(self._main)
        self._sheets: dict[str, str] = {}
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            link = next((v for n, v in sheet.attrib.items() if n.endswith("}id")), "")
            if link in related:
                self._sheets[quoted(sheet.get("name", ""))] = related[link][1]
        self._strings = next((n for kind, n in related.values() if kind == "sharedStrings"), None)
        self._parts: dict[str, Part] = {}
        self._wanted: dict[str, dict[str, Change]] = defaultdict(dict)
        self._reasons: dict[str, str] = {}

    def take(self, change: Change) -> None:
        """Note a change by the sheet and the cell that it is about."""
        sheet, _, cell = (change.segment.anchor.path or "").rpartition("!")
        if sheet in self._sheets:
            self._wanted[self._sheets[sheet]][cell] = change
        else:
            self._reasons[change.segment.id] = GONE

    def patched(self, data: bytes, changes: Sequence[Change]) -> Patched:
        """The workbook with the changes made that can be made."""
        uses: list[_Use] = []
        for name in sorted(self._wanted):
            uses += self._in_sheet(name, self._wanted[name])
        if uses:
            self._in_strings(uses)
        if any(part.splices for part in self._parts.values()):
            self._calculate_when_opened()
        parts = {name: part.changed() for name, part in self._parts.items() if part.splices}
        return Patched(
            with_parts(data, parts) if parts else data,
            tuple(c for c in changes if c.segment.id not in self._reasons),
            tuple(
                Refused(c, self._reasons[c.segment.id])
                for c in changes
                if c.segment.id in self._reasons
            ),
        )

    def _part(self, name: str) -> Part:
        if name not in self._parts:
            self._parts[name] = Part(self._archive.read(name))
        return self._parts[name]

    def _in_sheet(self, name: str, wanted: dict[str, Change]) -> list[_Use]:
        """Change the cells that hold their text themselves; the others are given back."""
        part = self._part(name)
        kept = list(self._kept(name, part))
        uses = []
        left = dict(wanted)
        for cell, element in part.cells(wanted):
            change = left.pop(cell, None)
            if change is None:
                continue
            try:
                _check_place(cell, kept)
                use = _in_cell(part, element, change)
            except NotPossibleError as fault:
                self._reasons[change.segment.id] = str(fault)
                continue
            if use is not None:
                uses.append(use)
        self._reasons.update((change.segment.id, GONE) for change in left.values())
        return uses

    def _kept(self, name: str, part: Part) -> Iterator[tuple[str, str]]:
        """Ranges of a sheet in which nothing is changed, with the reason."""
        for mark in _ARRAY.finditer(part.text):
            yield mark[1], _COMPUTED
        for kind, target in self._archive.related(name).values():
            if kind == "pivotTable":
                for place in self._archive.parse(target).iterfind("{*}location"):
                    yield place.get("ref", ""), _PIVOT
            elif kind == "table":
                yield from _table_edges(self._archive.parse(target))

    def _calculate_when_opened(self) -> None:
        """Set `fullCalcOnLoad` (ECMA-376 part 1, 18.2.2) where there are formulas."""
        sheets = self._archive.parts_with_root("worksheet")
        if not any(_FORMULA.search(data) for _, data in sheets):
            return
        part = self._part(self._main)
        found = _CALCULATION.search(part.text)
        if found is None:
            # Its place is behind the last of these elements that there is.
            *_, before = _BEFORE_CALCULATION.finditer(part.text)
            prefix = before["prefix"] or ""
            setting = f'<{prefix}calcPr fullCalcOnLoad="1"/>'
            part.splices.append(Splice(before.end(), before.end(), setting))
        elif "fullCalcOnLoad" not in found[0]:
            part.splices.append(Splice(found.end(1), found.end(1), ' fullCalcOnLoad="1"'))

    def _in_strings(self, uses: Sequence[_Use]) -> None:
        """Change shared texts, and give their own to cells whose text others have too."""
        if self._strings is None:
            self._reasons.update((use.change.segment.id, GONE) for use in uses)
            return
        part = self._part(self._strings)
        groups: dict[tuple[int, tuple[Edit, ...]], list[_Use]] = defaultdict(list)
        for use in uses:
            index = int(use.sheet.text[slice(*use.value)])
            groups[index, use.change.edits].append(use)
        total: Counter[int] = Counter()
        for _, data in self._archive.parts_with_root("worksheet"):
            total.update(int(mark) for mark in _SHARED.findall(data))
        wanted = sorted({index + 1 for index, _ in groups})
        places = dict(zip(wanted, elements(part.text, {"si"}, wanted), strict=False))
        unique = _UNIQUE.search(part.root()[0])
        fresh = sum(1 for _ in re.finditer(r"<(?:[\w.-]+:)?si[\s/>]", part.text))
        copies: list[str] = []
        for (index, edits), share in groups.items():
            element = places.get(index + 1)
            try:
                if element is None:
                    raise NotPossibleError(GONE)
                source = Source(part.text, element)
                text = Text.of(source, source.node)
                made = text.splices(share[0].change.segment.text, edits, part.encoded.encoding)
            except NotPossibleError as fault:
                self._reasons.update((use.change.segment.id, str(fault)) for use in share)
                continue
            if total[index] == len(share):
                part.splices += made
                continue
            copies.append(_spliced(part.text, element, made))
            for use in share:
                use.sheet.splices.append(Splice(*use.value, str(fresh)))
            fresh += 1
        if copies:
            end = part.text.rindex("</")
            part.splices.append(Splice(end, end, "".join(copies)))
            if unique is not None:
                at = part.root().start()
                number = str(int(unique[2]) + len(copies))
                part.splices.append(Splice(at + unique.start(2), at + unique.end(2), number))


def _in_cell(part: Part, element: Element, change: Change) -> _Use | None:
    """Change the text in a cell; give back the use of a shared one. Raises `NotPossibleError`."""
    source = Source(part.text, element)
    cell = source.node
    children = {local(child): child for child in cell}
    if "f" in children:
        raise NotPossibleError(_COMPUTED)
    kind = cell.get("t")
    if kind == "s" and "v" in children:
        characters = source.characters(children["v"], False)
        # The number as it is written: `&#49;` would be one too, and nobody writes it so.
        if not characters or not part.text[characters[0].start : characters[-1].end].isdecimal():
            raise NotPossibleError(GONE)
        return _Use(change, part, (characters[0].start, characters[-1].end))
    if kind == "inlineStr" and "is" in children:
        text = Text.of(source, children["is"])
    elif kind == "str" and "v" in children:
        text = Text.of_value(source, children["v"])
    else:
        raise NotPossibleError(GONE)
    part.splices += text.splices(change.segment.text, change.edits, part.encoded.encoding)
    return None


def _table_edges(table: Any) -> Iterator[tuple[str, str]]:
    """The rows of a table whose texts stand in its definition too."""
    first, _, last = table.get("ref", "").partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return
    columns = re.sub(r"[\d$]", "", first), re.sub(r"[\d$]", "", last or first)
    if table.get("headerRowCount", "1") != "0":
        yield f"{columns[0]}{start[0]}:{columns[1]}{start[0]}", _EDGE
    if table.get("totalsRowCount", "0") != "0":
        yield f"{columns[0]}{end[0]}:{columns[1]}{end[0]}", _EDGE


def _check_place(cell: str, kept: Sequence[tuple[str, str]]) -> None:
    """Raise `NotPossibleError` for a cell in one of the ranges."""
    place = place_of(cell)
    if place is None:
        raise NotPossibleError(GONE)
    for area, why in kept:
        first, _, last = area.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start is None or end is None:
            continue
        if start[0] <= place[0] <= end[0] and start[1] <= place[1] <= end[1]:
            raise NotPossibleError(why)


def _spliced(text: str, element: Element, splices: Sequence[Splice]) -> str:
    """A copy of an element with splices made in it."""
    parts: list[str] = []
    done = element.start
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        parts += (text[done : splice.start], splice.text)
        done = splice.end
    return "".join((*parts, text[done : element.end]))
