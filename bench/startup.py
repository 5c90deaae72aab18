"""How long a small check takes beside a program that does nothing, as a hook feels it.

    python bench/startup.py [--concepts N] [--files N] [--runs N]

Times whole processes in turn: an empty typer program, then `termcheck check` of `--files` Markdown
files of 50 bytes, with a glossary of `--concepts` concepts and with all of `glossary/`, each
compiled by a run before. Prints medians and the median of the ratios of neighbours; trust these,
machines differ. Byte-compile first where the environment sets `PYTHONDONTWRITEBYTECODE`.
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

from corpus import make_glossary

ROOT = Path(__file__).resolve().parent.parent
EMPTY_PROGRAM = """
import typer
app = typer.Typer()
@app.command()
def main(path: str) -> None:
    pass
app()
"""
SENTENCE = "They learn from the Fengqiao Experience every day."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--concepts", type=int, default=36)
    parser.add_argument("--files", type=int, default=1)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TERMCHECK_CACHE_DIR"] = str(folder / "cache")
        empty, few = folder / "empty.py", folder / "few.csv"
        empty.write_text(EMPTY_PROGRAM, encoding="utf-8")
        make_glossary(few, options.concepts)
        documents = [folder / f"{number}.md" for number in range(options.files)]
        for document in documents:
            document.write_text(SENTENCE + "\n", encoding="utf-8")
        nothing = [sys.executable, str(empty), str(documents[0])]
        for label, glossary in (
            (f"{options.concepts} concepts", few),
            ("glossary/", ROOT / "glossary"),
        ):
            check = [sys.executable, "-m", "termcheck", "check", "-q", "-g", str(glossary)]
            check += map(str, documents)
            seconds_of(check)
            theirs, ours = [], []
            for _ in range(options.runs):
                theirs.append(seconds_of(nothing))
                ours.append(seconds_of(check))
            ratio = statistics.median(b / a for a, b in zip(theirs, ours, strict=True))
            print(
                f"{label:14s}{statistics.median(ours):6.2f} s, an empty typer program "
                f"{statistics.median(theirs):.2f} s, ratio {ratio:.2f}"
            )


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path(command[-1]).parent)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
