from __future__ import annotations

from pathlib import Path

from termcheck.readers.alignment.reader import read_pair

FLOOR = 0.99
"""Share of the source text that must come beside its translation; 0.999 when this was written."""


def test_a_long_text_without_paragraph_marks(shared: Path, tmp_path: Path) -> None:
    table = shared / "data/bilingual/cpc_constitution_2017.zh-en.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    rows = [row for row in rows if len(row) == 2]
    owners: tuple[list[int], list[int]] = ([], [])
    for side, gap in enumerate(("", " ")):
        text = ""
        for number, row in enumerate(rows):
            text += row[side] + gap
            owners[side].extend([number] * len(row[side] + gap))
        (tmp_path / f"a.{side}.txt").write_text(text, encoding="utf-8", newline="")
    document = read_pair(
        tmp_path / "a.0.txt", "a.0.txt", tmp_path / "a.1.txt", "a.1.txt",
        language="en", source_language="zh",
    )  # fmt: skip
    beads: dict[str, tuple[list[int], list[int]]] = {}
    for unit in document.units:
        bead = beads.setdefault(unit.bead or unit.id, ([], []))
        for side, segment in enumerate((unit.source, unit.target)):
            if segment is not None:
                start = segment.anchor.file_start or 0
                bead[side].extend(owners[side][start : start + len(segment.text)])
    right = sum(owner in set(target) for source, target in beads.values() for owner in source)
    total = sum(len(source) for source, _ in beads.values())
    print(f"{right / total:.3f} of {total} characters stand beside their own translation")
    assert right / total >= FLOOR
