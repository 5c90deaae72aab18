"""Print the findings of a bilingual check with both sides, for somebody to read and judge.

    python bench/bilingual_reading.py [TABLE] [-g GLOSSARY]... [--source-lang zh] [--target-lang en]
        [--rule TC201,TC202] [--severity error] [--first N] [--made-glossary N] [--rows N]

`TABLE` is a bilingual table with the source in the first column and the target in the second (a
`.tsv`, `.tsv.gz` or `.csv`), or any file or folder that `termcheck check` reads; by default the
2017 constitution of the CPC in `../shared/data/bilingual` beside the checkout, with all of
`../shared/data/glossaries` as the glossary. What is absent is said. `--made-glossary N` makes one
of N concepts from the table itself (see `bilingual_speed.py`); `--rows N` takes the first N rows.

Findings stand by rule and severity, each with the term in the source and what stands in the target
between « and ». Whoever reads asks of each: is it as the message says? `right`, `arguable` or
`wrong`; bench/README.md says what came of it. `--first N` takes N of each group, evenly spread.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bilingual_speed import make_glossary

from termcheck.api import check, load_glossary
from termcheck.model.finding import Finding

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
TABLES = (".tsv", ".tsv.gz", ".csv")


def main() -> None:
    """Read the arguments, check, print."""
    options = _arguments()
    if not options.table.exists():
        print(f"{options.table} is not there: nothing to read")
        return
    languages = (options.source_lang, options.target_lang)
    with tempfile.TemporaryDirectory() as name:
        path, glossaries = options.table, options.glossary
        if path.name.endswith(TABLES):
            rows = list(_rows(path, options.rows))
            path = Path(name) / "table.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([languages, *rows])
            if options.made_glossary:
                glossaries = [Path(name) / "made.csv"]
                make_glossary(glossaries[0], rows, options.made_glossary)
        if not glossaries:
            glossaries = sorted((SHARED / "glossaries").glob("*.tsv"))
        if not glossaries:
            print(f"{SHARED / 'glossaries'} is not there: name a glossary with -g")
            return
        glossary = load_glossary(
            glossaries, source_language=languages[0], target_language=languages[1]
        )
        report = check(
            [path], glossary, source_language=languages[0], target_language=languages[1], lint=False
        )
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.code, str(finding.severity)), []).append(finding)
    for (rule, severity), findings in sorted(groups.items()):
        if options.rule and rule not in options.rule.split(","):
            continue
        if options.severity and severity != options.severity:
            continue
        chosen = spread(findings, options.first)
        print(f"\n## {rule} {severity}: {len(findings)} findings, {len(chosen)} shown")
        for number, finding in enumerate(chosen, 1):
            print(f"\n{number}. {described(finding, options.around)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = SHARED / "bilingual" / "cpc_constitution_2017.zh-en.tsv"
    parser.add_argument("table", nargs="?", type=Path, default=default)
    parser.add_argument("-g", "--glossary", action="append", type=Path, default=[])
    parser.add_argument("--source-lang", default="zh")
    parser.add_argument("--target-lang", default="en")
    parser.add_argument("--rule", default="", help="codes with commas between; all by default")
    parser.add_argument("--severity", default="", choices=("", "error", "warning", "info"))
    parser.add_argument("--first", type=int, default=0, metavar="N", help="of each group")
    parser.add_argument("--around", type=int, default=80, help="characters shown on either side")
    parser.add_argument("--rows", type=int, default=0, metavar="N", help="of the table")
    parser.add_argument("--made-glossary", type=int, default=0, metavar="N")
    return parser.parse_args()


def _rows(path: Path, most: int) -> Iterator[tuple[str, str]]:
    """Source and target of each row, without the headings where the first row holds languages."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as lines:
        if path.suffix == ".csv":
            rows = list(csv.reader(lines))
        else:
            rows = [line.rstrip("\r\n").split("\t") for line in lines]
    if rows and all(len(cell) <= 3 for cell in rows[0][:2]):
        rows = rows[1:]
    for row in rows[: most or None]:
        if len(row) > 1:
            yield row[0], row[1]


def spread(findings: Sequence[Finding], most: int) -> list[Finding]:
    """So many of the findings, evenly spread; all for 0."""
    if not most or len(findings) <= most:
        return list(findings)
    return [findings[number * len(findings) // most] for number in range(most)]


def described(finding: Finding, around: int) -> str:
    """A finding on a few lines."""
    segment, band = finding.segment, ""
    if segment is None or finding.start is None or finding.end is None:
        return f"{finding.document}: {finding.message}"
    if finding.match is not None and finding.match.derived:
        band = f" [{finding.match.band} {finding.match.confidence:.2f}]"
    lines = [f"{segment.anchor.path or segment.anchor.line}: {finding.message}{band}"]
    if finding.source is not None:
        lines.append(marked(finding.source.text, finding.source_span or (0, 0), around))
    lines.append(marked(segment.text, (finding.start, finding.end), around))
    return "\n     ".join(lines)


def marked(text: str, span: tuple[int, int], around: int) -> str:
    """A text with a stretch between « and », cut to what stands near it; whole where the stretch
    is empty."""
    start, end = span
    if start < end:
        before, after = text[max(0, start - around) : start], text[end : end + around]
        text = f"{before}«{text[start:end]}»{after}"
    return " ".join(text.split())


if __name__ == "__main__":
    main()
