"""How fast a bilingual check is: English documentation of Python with its Chinese translation.

    python bench/bilingual_speed.py PAIRS.tsv.gz [--concepts N] [--every N] [--runs N] [--tmx MB]
        [--profile]

`PAIRS` has a source and a target a line, apart by a tab; further columns are left out. A glossary
is made of it: English words and pairs of words that stand in 50 to 800 segments, each with the
Chinese stretch of two to six characters that goes with it most by Dice's coefficient (twice the
segments that hold both, over the sum of those that hold either); those with the greatest
coefficients are taken. It is no good glossary, but its terms are as frequent as in one, and now and
then rendered otherwise.

Prints units a second (a unit is a source with its target) on one core: of reading a TMX file
alone, and of whole checks for the listed kinds (`--ignore TC103`) and for all kinds, reading
included. With `--every N` only every Nth pair is checked, with the glossary of all of them. Given
are seconds of the processor in this process, so that other programs on the machine do not count;
start-up and compilation are left out by warming up. With `--tmx MB` a memory of about that size is
made of the pairs, and the peak memory of checking it and a quarter of it is printed. Medians; trust
the ratios, machines differ.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

_WORD = re.compile(r"[A-Za-z][a-z]{3,}")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_COMMON = frozenset(
    "this that with from have which when will would should could there their they them then than "
    "also been being each other into only more most some such used using uses same does make made "
    "what where while very must many much these those were your about after before between both "
    "because however since without within note example examples following first given "
    "case cases like need needs even well just want here over under another different".split()
)
_CODE = re.compile(r":[\w:]+:`[^`]*`|``.*?``|`[^`]*`_*")
_FEWEST, _MOST = 50, 800
"""Segments that a term must stand in, and may: words of every sentence are no terms."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--concepts", type=int, default=300)
    parser.add_argument("--every", type=int, default=1, help="check only every Nth pair")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tmx", type=float, default=0, help="megabytes of a memory to check")
    parser.add_argument("--profile", action="store_true", help="where the time of one run goes")
    options = parser.parse_args()
    pairs = read_pairs(options.pairs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TERMCHECK_CACHE_DIR"] = str(folder / "cache")
        glossary, memory = folder / "glossary.csv", folder / "memory.tmx"
        concepts = make_glossary(glossary, pairs, options.concepts)
        pairs = pairs[:: options.every]
        make_tmx(memory, pairs, len(pairs))
        print(f"{len(pairs):,} units, {concepts} concepts")
        seconds = reading(memory, options.runs)
        print(f"{'reading':14s}{seconds:7.2f} s {len(pairs) / seconds:9,.0f} units/s")
        for label, ignore in (("listed kinds", ["TC103"]), ("all kinds", [])):
            seconds, findings = timed(memory, glossary, ignore, options)
            rate = len(pairs) / seconds
            print(f"{label:14s}{seconds:7.2f} s {rate:9,.0f} units/s, {findings:,} findings")
        if options.tmx:
            for part in (0.25, 1.0):
                units = int(len(pairs) * part * options.tmx * 1e6 / memory.stat().st_size)
                large = folder / "large.tmx"
                size = make_tmx(large, pairs, units)
                print(f"TMX of {size / 1e6:6.1f} MB: {peak(large, glossary):6.0f} MB at most")


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Source and target of each line."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(row[0], row[1]) for row in rows if len(row) > 1]


def make_glossary(path: Path, pairs: list[tuple[str, str]], wanted: int) -> int:
    """Writes the glossary and returns the number of its concepts; see the head of this file."""
    terms: dict[str, list[int]] = {}
    for number, (source, _) in enumerate(pairs):
        for term in sorted(set(_terms(source))):
            terms.setdefault(term, []).append(number)
    stretches: Counter[str] = Counter()
    for _, target in pairs:
        stretches.update(set(_stretches(target)))
    found: list[tuple[float, str, str]] = []
    for term, segments in sorted(terms.items()):
        if not _FEWEST <= len(segments) <= _MOST:
            continue
        both: Counter[str] = Counter()
        for number in segments:
            both.update(set(_stretches(pairs[number][1])))
        dice = {
            text: 2 * count / (len(segments) + stretches[text])
            for text, count in both.items()
            if count * 5 >= len(segments)
        }
        if not dice:
            continue
        best = max(sorted(dice), key=lambda text: (round(dice[text], 2), len(text)))
        found.append((-dice[best], term, best))
    chosen: dict[str, str] = {}
    for _, term, rendering in sorted(found):
        if rendering not in chosen and len(chosen) < wanted:
            chosen[rendering] = term
    lines = "".join(f"{term},{rendering}\n" for rendering, term in chosen.items())
    path.write_text(f"en,zh\n{lines}", encoding="utf-8")
    return len(chosen)


def _terms(text: str) -> list[str]:
    prose = _CODE.sub(" ", text).lower()
    words = [word for word in _WORD.findall(prose) if word not in _COMMON]
    return [*words, *(pair for a, b in pairwise(words) if (pair := f"{a} {b}") in prose)]


def _stretches(text: str) -> list[str]:
    return [
        run[start : start + length]
        for run in _HAN.findall(text)
        for length in range(2, 7)
        for start in range(len(run) - length + 1)
    ]


def timed(
    memory: Path, glossary: Path, ignore: list[str], options: argparse.Namespace
) -> tuple[float, int]:
    """Median seconds of checks in this process after one that warms up, and the findings."""
    from termcheck.api import check, load_glossary

    loaded = load_glossary([glossary], source_language="en", target_language="zh")

    def run() -> int:
        report = check(
            [memory], loaded, source_language="en", target_language="zh", ignore=ignore, lint=False
        )
        return len(report.findings)

    findings = run()
    if options.profile:
        import cProfile
        import pstats

        profile = cProfile.Profile()
        profile.runcall(run)
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)
    seconds = []
    for _ in range(options.runs):
        started = time.process_time()
        run()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds), findings


def reading(memory: Path, runs: int) -> float:
    """Median seconds of reading a memory."""
    from termcheck.readers import read_parts

    seconds = []
    for _ in range(runs):
        started = time.process_time()
        for _ in read_parts(memory, memory.as_posix(), language="zh", source_language="en"):
            pass
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)


def make_tmx(path: Path, pairs: list[tuple[str, str]], units: int) -> int:
    """Writes a memory with so many units; returns its bytes. A unit that comes again has a number
    at its end, so that it is no repetition."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<tmx version="1.4"><header srclang="en"/><body>\n')
        for number in range(units):
            source, target = (escape(text) for text in pairs[number % len(pairs)])
            again = f" {number // len(pairs)}" if number >= len(pairs) else ""
            file.write(
                f'<tu><tuv xml:lang="en"><seg>{source}{again}</seg></tuv>'
                f'<tuv xml:lang="zh"><seg>{target}{again}</seg></tuv></tu>\n'
            )
        file.write("</body></tmx>\n")
        return file.tell()


def peak(memory: Path, glossary: Path) -> float:
    """Peak memory in MB of checking a memory for listed kinds, only the summary printed."""
    command = [sys.executable, "-m", "termcheck", "check", str(memory), "-g", str(glossary)]
    command += ["--source-lang", "en", "--target-lang", "zh", "--fail-on", "never", "--quiet"]
    command += ["-j", "1", "--select", "TC101,TC201,TC202,TC302,TC303"]
    code = f"import subprocess, resource; subprocess.run({command!r}, stdout=subprocess.DEVNULL); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return int(done.stdout) / unit


if __name__ == "__main__":
    main()
