"""Makes documents and glossaries of any size for measurements, always the same ones.

The sentences are those of the English documents in `seeds/`, repeated in an order that depends on
nothing but a counter; the glossary is ours, filled up with made concepts of everyday words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from termcheck.readers import read_document
from termcheck.readers.discover import discover
from termcheck.text.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent

_ADJECTIVES = (
    "annual basic central civil common coastal digital direct early equal external final financial "
    "general global green independent inland joint key lawful local long major maritime mobile "
    "mutual national natural new open orderly outer overall primary public quick regional remote "
    "rural safe shared social special stable steady strategic strict urban vital wide"
).split()
_NOUNS = (
    "account agency allowance archive area audit bureau capital centre charter clinic code college "
    "compact corridor credit data debt deposit district duty energy estate export factory farm "
    "fleet forum fund garden grid harbour hearing hospital income index interest ledger levy loan "
    "market mission museum network office order parcel park permit port price quota rail record "
    "refund registry rent reserve river route school sector signal station subsidy supply survey "
    "tariff tender title trade trust tunnel union venture village wage ward water zone"
).split()


def seed_sentences() -> list[str]:
    """All English sentences of the seeds, in the order of the files."""
    found = []
    for file in discover([ROOT / "seeds"]).files:
        document = read_document(file.path, file.uri, language="en", source_language="zh")
        for unit in document.units:
            if unit.target is not None and file.path.name != "README.md":
                text = unit.target.text
                found += [" ".join(text[a:b].split()) for a, b in sentences(text)]
    return [sentence for sentence in found if len(sentence) > 40]


def make_documents(folder: Path, files: int, size: int) -> int:
    """Writes `files` English text files of about `size` characters each; returns all bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    stock = _endless(seed_sentences())
    total = 0
    for number in range(files):
        paragraphs: list[str] = []
        length = 0
        while length < size:
            paragraph = " ".join(next(stock) for _ in range(4))
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        data = "\n\n".join(paragraphs).encode("utf-8")
        (folder / f"{number:05d}.txt").write_bytes(data)
        total += len(data)
    return total


def make_glossary(path: Path, concepts: int, *, own: int = 700) -> None:
    """Writes a glossary of `concepts`: at most `own` of ours, the rest made."""
    rows: list[tuple[str, str]] = []
    for file in sorted((ROOT / "glossary").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows += [(row["zh"], row["en"]) for row in csv.DictReader(lines)]
    rows = rows[: min(own, concepts)]
    known = {en.lower() for _, en in rows}
    for zh, en in _made():
        if len(rows) >= concepts:
            break
        if en not in known:
            rows.append((zh, en))
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("zh", "en"), *rows])


def _endless(stock: list[str]) -> Iterator[str]:
    """The stock over and over, each time from another beginning, so that files differ."""
    step = 7
    for turn in count():
        for i in range(len(stock)):
            yield stock[(i * step + turn) % len(stock)]


def _made() -> Iterator[tuple[str, str]]:
    """Two- and three-word terms; the Chinese side is a number written in Chinese characters."""
    digits = "〇一二三四五六七八九"
    number = 0
    for middle in (None, *_NOUNS):
        for adjective in _ADJECTIVES:
            for noun in _NOUNS:
                if noun == middle:
                    continue
                number += 1
                zh = "造" + "".join(digits[int(d)] for d in str(number))
                yield zh, " ".join(w for w in (adjective, middle, noun) if w)
