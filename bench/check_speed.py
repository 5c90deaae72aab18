"""How fast `termcheck check` is, as whole commands, in ratios taken in one run.

    python bench/check_speed.py [--size MB] [--files N] [--concepts N] [--runs N]

Prints, for the listed and form kinds and for all kinds: MB/s of English text on one core, in a
warm run (glossary compiled, byte code written). Then peak memory for a quarter of the files and for
all of them. Times are medians; trust the ratios, machines differ. `startup.py` times a small check.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import make_documents, make_glossary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=10, help="megabytes of text")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--concepts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TERMCHECK_CACHE_DIR"] = str(folder / "cache")
        texts = folder / "texts"
        total = make_documents(texts, options.files, int(options.size * 1e6 / options.files))
        glossary = folder / "glossary.csv"
        make_glossary(glossary, options.concepts)
        print(f"{total / 1e6:.1f} MB in {options.files} files, {options.concepts} concepts")
        check = [sys.executable, "-m", "termcheck", "check", "-g", str(glossary)]
        check += ["--fail-on", "never", "--quiet", "-j", "1"]
        for label, rules in (("listed and form kinds", ["--ignore", "TC103"]), ("all kinds", [])):
            seconds = median(options.runs, [*check, *rules, str(texts)])
            print(f"{label:24s}{seconds:8.2f} s {total / 1e6 / seconds:8.2f} MB/s, start included")
        quarter = [str(path) for path in sorted(texts.iterdir())[: options.files // 4]]
        few, many = peak([*check, *quarter]), peak([*check, str(texts)])
        print(
            f"peak memory             {few:8.0f} MB for a quarter of the files, {many:.0f} for all"
        )


def median(runs: int, command: list[str]) -> float:
    """Median seconds after one run that warms up."""
    seconds_of(command)
    return statistics.median(seconds_of(command) for _ in range(runs))


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def peak(command: list[str]) -> float:
    """Peak memory of one command in MB."""
    code = f"import subprocess, resource; subprocess.run({command!r}, stdout=subprocess.DEVNULL); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return int(done.stdout) / unit


if __name__ == "__main__":
    main()
