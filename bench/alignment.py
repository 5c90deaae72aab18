"""How well and how fast two texts are aligned, against what a bilingual table says.

    python bench/alignment.py [TABLE] [-g GLOSSARY]... [--rows N] [--seeds N]

TABLE has a Chinese and an English column (TSV or CSV, also gzipped), one translated segment in each
row; without it the 2017 constitution of the CPC in `../shared/data/bilingual` is taken. Two texts
are made of it, changed at random, and aligned:

- *given sentences*: each row is one sentence on both sides, but on one side, taken at random,
  15 % of the rows are joined with the next one and 20 % are cut into their sentences. So it is
  known for each sentence which ones of the other side belong to it. A link is a pair of such
  sentences. Precision is the share of right links among those made, recall the share of links made
  among those that there are.
- *running text*: all paragraph marks are removed from both files, a third of the ends of rows
  become commas, and the files are read as `termcheck check` would read them: sentences are found,
  aligned, and judged together or not. What is counted is whether a unit's two sides come from the
  same rows. Precision: of the characters of the source sides, the share that belongs to a row that
  is in the target side of its bead as well. Recall: the share of all characters of the source text
  for which that holds. So a row of several sentences counts as right if they are mixed up.

Both with 0 % and 5 % of the rows dropped from one side, without a glossary and, where one is named,
with it. At last how sure the program was of its beads of given sentences, and how often it was
right.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from termcheck.api import load_glossary
from termcheck.model.glossary import Glossary
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.readers.alignment.reader import read_pair
from termcheck.readers.alignment.search import Bead, align
from termcheck.readers.alignment.together import LEAST, confidences
from termcheck.text.scripts import han_count
from termcheck.text.sentences import sentences

TABLE = Path(__file__).parents[2] / "shared/data/bilingual/cpc_constitution_2017.zh-en.tsv"
JOINED, CUT = 0.15, 0.20
Row = tuple[str, str]
Links = set[tuple[int, int]]


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, nargs="?", default=TABLE)
    parser.add_argument("-g", "--glossary", action="append", default=[])
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    if not options.table.is_file():
        sys.exit(f"{options.table} is not there: name a table with a Chinese and an English column")
    rows = read_rows(options.table)[: options.rows]
    glossaries: dict[str, Glossary | None] = {"no glossary": None}
    if options.glossary:
        glossaries["glossary"] = load_glossary(options.glossary).glossary
    print(f"{options.table.name}: {len(rows)} rows, means of {options.seeds} runs")
    print("                              precision  recall     F1   sentences/s of CPU")
    sure: dict[int, list[float]] = defaultdict(list)
    kept: list[tuple[bool, float]] = []
    for dropped in (0.0, 0.05):
        for name, glossary in glossaries.items():
            for what, measure in (("given sentences", given), ("running text", running)):
                found = []
                sentences_read = seconds = 0.0
                for seed in range(options.seeds):
                    lexical = Lexical("zh", "en", glossary)
                    lexical.clues("", "zh", deep=True)
                    count, taken, figures = measure(
                        rows, random.Random(seed), dropped, lexical, (sure, kept)
                    )
                    found.append(figures)
                    sentences_read += count
                    seconds += taken
                precision = sum(each[0] for each in found) / len(found)
                recall = sum(each[1] for each in found) / len(found)
                f1 = 2 * precision * recall / (precision + recall)
                print(
                    f"{what:15} {dropped:4.0%} {name:11} {precision:7.3f} {recall:7.3f} {f1:7.3f}"
                    f" {sentences_read / seconds:10.0f}"
                )
    print("confidence  beads  right")
    for step, shares in sorted(sure.items()):
        print(f"  {step / 10:.1f}      {len(shares):6} {sum(shares) / len(shares):6.2f}")
    judged = [right for is_judged, right in kept if is_judged]
    print(
        f"at {LEAST} and above: {len(judged) / len(kept):.1%} of the beads, "
        f"{sum(judged) / len(judged):.1%} of their links right"
    )


def read_rows(path: Path) -> list[Row]:
    """Chinese and English of each row that has both."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    is_csv = ".csv" in path.suffixes
    rows = []
    lines = io.StringIO(text)
    table = csv.reader(lines) if is_csv else csv.reader(lines, csv.excel_tab, quoting=3)
    for cells in table:
        if len(cells) >= 2 and cells[0].strip() and cells[1].strip():
            pair = (cells[0].strip(), cells[1].strip())
            rows.append(pair if 3 * han_count(pair[0]) >= han_count(pair[1]) else pair[::-1])
    return [row for row in rows if han_count(row[0])]


def given(
    rows: list[Row],
    chance: random.Random,
    dropped: float,
    lexical: Lexical,
    confidence: tuple[dict[int, list[float]], list[tuple[bool, float]]],
) -> tuple[int, float, tuple[float, float]]:
    """Sentences, seconds of CPU, and precision and recall of links between given sentences."""
    left, right, links = changed(rows, chance, dropped)
    start = time.process_time()
    beads = align(
        [lexical.clues(text, "zh", deep=True) for text in left],
        [lexical.clues(text, "en", deep=True) for text in right],
        ([len(text) for text in left], [len(text) for text in right]),
    )
    seconds = time.process_time() - start
    made = {link for bead in beads for link in links_of(bead)}
    for bead, how_sure in zip(beads, confidences(beads), strict=True):
        own = links_of(bead)
        if how_sure is not None:
            share = len(own & links) / len(own)
            confidence[0][min(9, int(10 * how_sure))].append(share)
            confidence[1].append((how_sure >= LEAST, share))
    return len(left), seconds, (len(made & links) / len(made), len(made & links) / len(links))


def links_of(bead: Bead) -> Links:
    """All pairs of sentences of a bead."""
    lefts, rights = range(bead.left, bead.left_end), range(bead.right, bead.right_end)
    return {(i, j) for i in lefts for j in rights}


def changed(
    rows: list[Row], chance: random.Random, dropped: float
) -> tuple[list[str], list[str], Links]:
    """Two texts in sentences, and the links between them."""
    sides: tuple[list[str], list[str]] = ([], [])
    links: Links = set()

    def add(lefts: list[str], rights: list[str]) -> None:
        for i in range(len(lefts)):
            for j in range(len(rights)):
                links.add((len(sides[0]) + i, len(sides[1]) + j))
        sides[0].extend(lefts)
        sides[1].extend(rights)

    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        what, side = chance.random(), chance.randrange(2)
        if chance.random() < dropped:
            sides[side].append(row[side])
            continue
        pieces = [row[side][start:end] for start, end in sentences(row[side])]
        if what < JOINED and at < len(rows):
            following = rows[at]
            at += 1
            one, several = [f"{row[side]} {following[side]}"], [row[1 - side], following[1 - side]]
        elif what < JOINED + CUT and 1 < len(pieces) <= 4:
            one, several = [row[1 - side]], pieces
            side = 1 - side
        else:
            one, several = [row[side]], [row[1 - side]]
        add(*((one, several) if side == 0 else (several, one)))
    return *sides, links


def running(
    rows: list[Row],
    chance: random.Random,
    dropped: float,
    lexical: Lexical,
    confidence: object,
) -> tuple[int, float, tuple[float, float]]:
    """Units, seconds of CPU, and precision and recall by characters of the source."""
    texts, owners = running_texts(rows, chance, dropped)
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "a.zh.txt"), Path(folder, "a.en.txt")
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        start = time.process_time()
        document = read_pair(
            files[0], "a.zh.txt", files[1], "a.en.txt",
            language="en", source_language="zh", lexical=lexical,
        )  # fmt: skip
        seconds = time.process_time() - start
    beads: dict[str, tuple[set[int], set[int]]] = {}
    for unit in document.units:
        offsets = beads.setdefault(unit.bead or unit.id, (set(), set()))
        for side, segment in enumerate((unit.source, unit.target)):
            if segment is not None and segment.anchor.file_start is not None:
                first = segment.anchor.file_start
                offsets[side].update(range(first, first + len(segment.text)))
    linked = right = 0
    for source, target in beads.values():
        if source and target:
            there = {owners[1][offset] for offset in target}
            linked += len(source)
            right += sum(owners[0][offset] in there for offset in source)
    both = set(owners[1])
    due = sum(owner in both for owner in owners[0])
    return len(document.units), seconds, (right / linked, right / due)


def running_texts(
    rows: list[Row], chance: random.Random, dropped: float
) -> tuple[tuple[str, str], tuple[list[int], list[int]]]:
    """Two texts without paragraph marks, and the number of the row of each of their characters."""
    texts: tuple[list[str], list[str]] = ([], [])
    owners: tuple[list[int], list[int]] = ([], [])
    for number, row in enumerate(rows):
        left_out = chance.randrange(2) if chance.random() < dropped else None
        for side, (text, gap) in enumerate(zip(row, ("", " "), strict=True)):
            if side == left_out:
                continue
            body = " ".join(text.split())
            if chance.random() < 1 / 3:
                body = body.rstrip("。.；;！？!?") + "，,"[side]
            body += gap
            texts[side].append(body)
            owners[side].extend([number] * len(body))
    return ("".join(texts[0]), "".join(texts[1])), owners


if __name__ == "__main__":
    main()
