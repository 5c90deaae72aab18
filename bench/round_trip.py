"""There and back: check, decide 30 rows by script and 10 in LibreOffice, apply, check again, undo.

    python bench/round_trip.py [FOLDER...] [-g GLOSSARY]

Works on copies; by default of `seeds` and, where it is there, of `../shared/seeds`. It ends with 1
unless exactly what was decided has gone and every byte outside of the edits is as it was. What goes
or comes besides must be a consequence of a decision, which means one of these:

- `same rendering`: a decision about the glossary (accept always, deprecate, not this term) holds
  for all places of that rendering of the concept, in the singular and the plural, with an article
  or without, and one in Terms for all of its places;
- `overlap`: the finding is about some of the words that a correction has replaced;
- `whole run`: TC301 to TC303 about the concept of a decision, or in a segment that was corrected,
  since they compare all places with each other;
- `relisted`: a rendering that was deprecated is reported by TC101 (in bilingual documents TC202)
  from now on;
- `derived`: a rendering that was accepted always is a term now, and has unlisted renderings of its
  own, which may stand where another concept was seen before;
- `uncovered`: words that stood in the place of a rendering which is none any more (not this term,
  accept always) are now seen for themselves, as a rendering of another concept.

Findings are compared by document, rule, concept and words, not by line.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.model.report import Report
    from termcheck.review.apply import Prepared

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = Path(__file__).with_name("by_hand.py")
SCRIPTED = {
    "fix": 8,
    "fix with text": 5,
    "accept here": 4,
    "accept always": 3,
    "deprecate": 3,
    "not this term": 3,
    "later": 2,
    "Terms: fix": 1,
    "Terms: accept here": 1,
}
"""How many rows are decided by script, 30 in all."""
HAND = {"fix": 5, "fix with text": 1, "accept here": 2, "accept always": 1, "deprecate": 1}
"""How many rows are decided in LibreOffice, 10 in all."""
BASELINE = "known.json"
Key = tuple[str, str, str, str]


@dataclass
class Row:
    """A decided row."""

    way: str
    sheet: str
    row: dict[str, str]
    """What tells the row from others, by headings."""
    enter: dict[str, str]
    finding: Finding | None = None
    concept: str = ""
    rendering: str = ""


@dataclass
class Result:
    """What came of one round."""

    decided: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    """Rows that were not carried out, with the reason."""
    gone: int = 0
    consequences: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """What should not be; empty where all is well."""
    files: int = 0


def checked(folder: str = "docs") -> Report:
    """The report on the documents in the working folder."""
    import termcheck

    loaded = termcheck.load_glossary(["glossary"])
    return termcheck.check([folder], loaded, baseline=BASELINE, lint=False)


def choose(report: Report, wanted: dict[str, int]) -> list[Row]:
    """Rows of all kinds, spread over the documents, none of which has to do with another."""
    rows: list[Row] = []
    concepts: set[str] = set()
    spots: set[tuple[str, str]] = set()
    pool = [f for f in report.findings if _plain(f)]
    pool = [f for n in range(7) for f in pool[n::7]]

    def take(way: str, suits: Callable[[Finding], bool]) -> Finding | None:
        glossary = way in ("accept always", "deprecate", "not this term")
        for finding in pool:
            concept, spot = finding.concept_id or "", (finding.document, finding.segment.id)  # type: ignore[union-attr]
            if concept in concepts or spot in spots or not suits(finding):
                continue
            if glossary and any(row.concept == concept for row in rows):
                continue
            if glossary:
                concepts.add(concept)
            spots.add(spot)
            return finding
        return None

    # Decisions about the glossary first: they are about whole concepts.
    order = sorted(wanted, key=lambda way: way not in ("accept always", "deprecate",
                                                       "not this term"))  # fmt: skip
    for way in order:
        for _ in range(wanted[way]):
            if way.startswith("Terms"):
                row = _whole(report, way, concepts | {r.concept for r in rows})
                if row is not None:
                    concepts.add(row.concept)
                    rows.append(row)
                continue
            derived = way in ("accept always", "deprecate", "not this term")
            found = take(way, lambda f, d=derived: (f.code == "TC103") if d else bool(f.suggestion))  # type: ignore[misc]
            if found is None:
                continue
            enter = {"Decision": way.removesuffix(" with text")}
            if way == "fix with text":
                enter["Replace by"] = found.expected[0]
            row = {"Fingerprint": found.fingerprint}
            rows.append(Row(way, "Findings", row, enter, found, found.concept_id or "", found.text))
    return rows


def _plain(finding: Finding) -> bool:
    """Whether a finding is about words of one place, which no other finding is about."""
    return (
        finding.match is not None
        and finding.segment is not None
        and not finding.guessed
        and not finding.code.startswith("TC3")
        and finding.start != finding.end
    )


def _whole(report: Report, way: str, taken: set[str]) -> Row | None:
    words = {"variant": "Variant", "deprecated": "Deprecated"}
    for concept in report.concepts:
        if concept.id in taken:
            continue
        for rendering in concept.renderings:
            if rendering.status in words and rendering.reported:
                row = {"Rendering": rendering.text, "Status": words[rendering.status]}
                row["Concept id"] = concept.id
                enter = {"Decision": way.removeprefix("Terms: ")}
                return Row(way, "Terms", row, enter, None, concept.id, rendering.text)
    return None


def enter(workbook: Path, rows: Sequence[Row]) -> None:
    """Writes decisions into the cells of a workbook."""
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    for each in rows:
        sheet = book[each.sheet]
        heads = {str(cell.value): cell.column for cell in sheet[1]}
        for at in range(2, sheet.max_row + 1):
            if all(sheet.cell(at, heads[h]).value == value for h, value in each.row.items()):
                for head, value in each.enter.items():
                    sheet.cell(at, heads[head]).value = value
                break
        else:
            raise SystemExit(f"{each.sheet} has no row {each.row}")
    book.save(workbook)


def office_python() -> str | None:
    """A Python that can drive LibreOffice; None where there is none."""
    if shutil.which("soffice") is None:
        return None
    for python in ("/usr/bin/python3", sys.executable):
        if Path(python).exists():
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return None


def enter_by_hand(python: str, workbook: Path, rows: Sequence[Row]) -> Path:
    """The workbook after an editor has decided, sorted and filtered in LibreOffice."""
    records = [{"sheet": r.sheet, "row": r.row, "enter": r.enter} for r in rows]
    decisions = workbook.with_name("decisions.json")
    decisions.write_text(json.dumps(records), encoding="utf-8")
    ods, xlsx = workbook.with_name("edited.ods"), workbook.with_name("edited.xlsx")
    subprocess.run([python, BY_HAND, workbook, decisions, ods, xlsx], check=True, timeout=300)
    return xlsx


def round_trip(rows: list[Row], report: Report, workbook: Path) -> Result:
    """Applies a decided workbook, and judges what has become of findings and files."""
    import termcheck

    result = Result(Counter(row.way for row in rows))
    before = snapshot()
    prepared = termcheck.review_apply(workbook, write=True)
    result.files = len(prepared.files)
    cells = {d.cell: d for d in prepared.reading.decisions}
    left = {cells[u.cell].key for u in prepared.left if u.cell in cells}
    result.refused = [f"{u.cell}: {u.reason}" for u in prepared.left]
    done = [r for r in rows if r.way != "later" and not _left(r, left)]
    result.faults += changed_elsewhere(before, snapshot(), prepared)
    after = checked()
    old, new = Counter(map(_key, report.findings)), Counter(map(_key, after.findings))
    gone, come = old - new, new - old
    findings = {_key(f): f for f in report.findings}
    for row in done:
        if row.finding is not None:
            if gone[_key(row.finding)]:
                gone[_key(row.finding)] -= 1
                result.gone += 1
            else:
                result.faults.append(f"{row.way}: {_key(row.finding)} still stands")
    accepted = {_folded(r.rendering) for r in done if r.way == "accept always"}
    derived = {
        _key(f)
        for f in after.findings
        if f.match is not None and _folded(f.match.term.text) in accepted and f.match.derived
    }
    taken = {(key[0], key[3]) for key in come if key in derived}
    for key in gone.elements():
        why = _because(key, findings[key], done, prepared)
        if why is None and (key[0], key[3]) in taken:
            why = "derived"
        if why is None:
            result.faults.append(f"gone, though nobody decided it: {key}")
        else:
            result.consequences[why] += 1
    for key in come.elements():
        if key[1].startswith("TC3"):
            result.consequences["whole run"] += 1
        elif any(r.way == "deprecate" and _same(r, key) for r in done):
            result.consequences["relisted"] += 1
        elif key in derived:
            result.consequences["derived"] += 1
        elif any(r.way in ("accept always", "not this term") and _within(r, key) for r in done):
            result.consequences["uncovered"] += 1
        else:
            result.faults.append(f"has come: {key}")
    return result


def _left(row: Row, left: set[tuple[str, ...]]) -> bool:
    mark = row.row.get("Fingerprint")
    return (mark,) in left if mark else any(row.concept in key for key in left)


def _key(finding: Finding) -> Key:
    text = " ".join(finding.text.split())
    return (finding.document, finding.code, finding.concept_id or "", text)


def _folded(text: str) -> str:
    """A text without capitals, line ends, articles and the endings of plurals."""
    from termcheck.text.fold import fold_text

    words = [word for word in fold_text(text).split() if word not in ("a", "an", "the")]
    return " ".join(word.removesuffix("s") for word in words)


def _same(row: Row, key: Key) -> bool:
    return row.concept == key[2] and _folded(row.rendering) == _folded(key[3])


def _within(row: Row, key: Key) -> bool:
    return row.concept != key[2] and _folded(key[3]) in _folded(row.rendering)


def _because(key: Key, finding: Finding, done: Sequence[Row], prepared: Prepared) -> str | None:
    whole = ("accept always", "deprecate", "not this term", "Terms: fix", "Terms: accept here")
    if any(row.way in whole and _same(row, key) for row in done):
        return "same rendering"
    wishes = [w for w in prepared.made if w.document == finding.document]
    for wish in wishes:
        same = finding.segment is not None and finding.segment.id == wish.segment.id
        if same and (finding.start or 0) < wish.end and wish.start < (finding.end or 0):
            return "overlap"
    if key[1].startswith("TC3"):
        return "whole run"
    return None


def snapshot() -> dict[str, bytes]:
    """The documents and the glossary of the working folder, and the known findings."""
    found = [*Path("docs").rglob("*"), *Path("glossary").rglob("*"), Path(BASELINE)]
    return {p.as_posix(): p.read_bytes() for p in sorted(found) if p.is_file()}


def changed_elsewhere(
    before: dict[str, bytes], after: dict[str, bytes], prepared: Prepared
) -> list[str]:
    """What has changed that no edit was about, a sentence each."""
    edits: dict[str, list[Any]] = {}
    for wish in prepared.made:
        edits.setdefault(wish.document, []).append(wish)
    glossaries = {g.name for g in prepared.glossary}
    faults = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old == new or name == BASELINE or name in glossaries:
            continue
        if old is None or new is None or name not in edits:
            faults.append(f"{name} has changed, and no edit was about it")
        elif name.endswith((".docx", ".xlsx")):
            faults += [f"{name}: {fault}" for fault in _other_parts(old, new, len(edits[name]))]
        elif name.endswith((".txt", ".md")):
            if _made(old, edits[name]) != new:
                faults.append(f"{name}: its bytes are not the old ones with the edits made")
        else:
            lines = _lines_changed(old, new)
            if lines > sum(1 + w.old.count("\n") for w in edits[name]):
                faults.append(f"{name}: {lines} lines have changed")
    for change in prepared.glossary:
        if not change.name.endswith(".xlsx"):
            lines = _lines_changed(before[change.name], after[change.name])
            if lines > len(change.edits):
                faults.append(f"{change.name}: {lines} lines for {len(change.edits)} terms")
    return faults


def _made(old: bytes, wishes: Sequence[Any]) -> bytes:
    """The bytes of a UTF-8 text with edits made at their places, by nothing but slicing."""
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    text = old.removeprefix(mark).decode("utf-8")
    edits = [(w.segment.anchor.file_start, e) for w in wishes for e in w.edits]
    for origin, edit in sorted(edits, key=lambda each: -(each[0] + each[1].start)):
        text = text[: origin + edit.start] + edit.text + text[origin + edit.end :]
    return mark + text.encode("utf-8")


def _lines_changed(old: bytes, new: bytes) -> int:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old.split(b"\n"), new.split(b"\n"), False)
    codes = [c for c in matcher.get_opcodes() if c[0] != "equal"]
    return sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in codes)


def _other_parts(old: bytes, new: bytes, edits: int) -> Iterator[str]:
    """Parts of a package that differ, and paragraphs and cells of them, where there are too many.

    A part that is no text must be the same; in one with text all but `edits` paragraphs or cells
    must be the same XML.
    """
    import io

    from lxml import etree

    one, other = ZipFile(io.BytesIO(old)), ZipFile(io.BytesIO(new))
    names = set(one.namelist())
    if names - {"xl/calcChain.xml"} != set(other.namelist()) - {"xl/calcChain.xml"}:
        yield f"other parts: {sorted(names ^ set(other.namelist()))}"
        return
    changed = 0
    for name in sorted(names):
        before, after = one.read(name), other.read(name)
        if before == after:
            continue
        if not name.startswith(("word/", "xl/")):
            yield f"{name} has changed"
            continue
        pieces = [
            [
                etree.tostring(node)
                for node in etree.fromstring(data).iter()
                if etree.QName(node).localname in ("p", "c", "si")
            ]
            for data in (before, after)
        ]
        if name == "xl/sharedStrings.xml" or len(pieces[0]) != len(pieces[1]):
            changed += len(set(pieces[0]) - set(pieces[1]))
        else:
            changed += sum(a != b for a, b in zip(*pieces, strict=True))
    if changed > edits:
        yield f"{changed} paragraphs or cells have changed, for {edits} edits"


def copies(documents: Path, glossary: Path, folder: Path) -> None:
    """Copies to work on."""
    shutil.copytree(documents, folder / "docs", ignore=shutil.ignore_patterns("README.md"))
    shutil.copytree(glossary, folder / "glossary", ignore=shutil.ignore_patterns("README.md"))
    for path in (folder / "docs").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("-g", "--glossary", type=Path, default=ROOT / "glossary")
    options = parser.parse_args()
    folders = options.folders or [ROOT / "seeds", ROOT.parent / "shared" / "seeds"]
    glossary, ways = options.glossary.resolve(), [f.resolve() for f in folders if f.is_dir()]
    fine = True
    for documents in ways:
        with tempfile.TemporaryDirectory() as folder:
            copies(documents, glossary, Path(folder))
            os.chdir(folder)
            fine &= _both_rounds(documents.name)
            os.chdir(ROOT)
    return 0 if fine else 1


def _both_rounds(name: str) -> bool:
    import termcheck
    from termcheck.reports import write_report

    begun, start = time.perf_counter(), snapshot()
    results = []
    report = checked()
    print(f"{name}: {len(report.documents)} documents, {len(report.findings)} findings")
    write_report(report, "report.xlsx")
    rows = choose(report, SCRIPTED)
    enter(Path("report.xlsx"), rows)
    results.append(("by script", round_trip(rows, report, Path("report.xlsx"))))
    python = office_python()
    if python is None:
        print("  no LibreOffice with a Python that knows uno: nothing decided by hand")
    else:
        report = checked()
        write_report(report, "second.xlsx")
        rows = choose(report, HAND)
        edited = enter_by_hand(python, Path("second.xlsx"), rows)
        results.append(("in LibreOffice", round_trip(rows, report, edited)))
    for label, result in results:
        ways = ", ".join(f"{way} {count}" for way, count in result.decided.items())
        besides = ", ".join(f"{why} {count}" for why, count in sorted(result.consequences.items()))
        print(f"  {label}: {result.decided.total()} rows ({ways})")
        print(f"    {result.gone} decided findings gone, {result.files} files changed; "
              f"besides: {besides or 'nothing'}")  # fmt: skip
        for line in result.refused:
            print(f"    not carried out: {line}")
        for line in result.faults:
            print(f"    WRONG: {line}")
    while termcheck.review_undo() is not None:
        pass
    whole = snapshot() == start
    print(f"  taken back: {'every byte' if whole else 'WRONG: not every byte'}; "
          f"{time.perf_counter() - begun:.0f} s")  # fmt: skip
    return whole and not any(result.faults for _, result in results)


if __name__ == "__main__":
    raise SystemExit(main())
