"""Print what `termcheck discover` finds, with examples, for somebody to read and judge.

    python bench/discover_reading.py corpus.csv --source-lang zh --target-lang en --first 50

Each term stands with its renderings and, for each of them, the surest short examples, the found
words between « and ». Whoever reads asks of each term: is it one source term, really rendered by
different words? `right`, `arguable` or `wrong`; bench/README.md says what came of it.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from termcheck.api import discover
from termcheck.discovery.values import Use

AROUND = 60
"""Characters that are shown on either side."""


def main() -> None:
    """Read the arguments, run, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--source-lang", default="zh")
    parser.add_argument("--target-lang", default="en")
    parser.add_argument("--min-count", type=int, default=None)
    parser.add_argument("--first", type=int, default=50)
    parser.add_argument("--examples", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    found = discover(
        options.paths,
        source_language=options.source_lang,
        target_language=options.target_lang,
        min_count=options.min_count,
    )
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{found.pairs:,} pairs, {len(found.terms)} terms, {found.min_count} uses or more: "
        f"{seconds:.1f} s, {memory:.0f} MB"
    )
    for number, term in enumerate(found.terms[: options.first], 1):
        print(f"\n{number}. {term.text}  ({term.uses} uses)")
        for rendering in term.renderings:
            wordings = ", ".join(f"{text} {count}" for text, count in rendering.wordings[:5])
            print(f"   {rendering.count:>4}  {rendering.text}   [{wordings}]")
            for use in rendering.examples[: options.examples]:
                print(f"         {around(use)}")


def around(use: Use) -> str:
    """An example on one line."""
    return (
        f"{marked(use.pair.source, use.source_span)}  ⇒  {marked(use.pair.target, use.target_span)}"
    )


def marked(text: str, span: tuple[int, int]) -> str:
    """A text with a stretch between « and », cut to what stands near it."""
    start, end = span
    before = text[max(0, start - AROUND) : start]
    line = f"{before}«{text[start:end]}»{text[end : end + AROUND]}"
    return " ".join(line.split())


if __name__ == "__main__":
    main()
