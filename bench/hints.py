"""Where does a rendering stand that the glossary does not have? Asked with the answer known.

For each concept with several accepted renderings one is hidden: the glossary keeps another one, the
text still has the hidden one. Of the segments whose source holds the term, and in which `find` sees
nothing for the concept, `look_for` and then the guess by association are asked for the place.

    python bench/hints.py [--bilingual FOLDER] [--glossaries FOLDER] [--list BAND]

The folders default to `../shared/data/...` beside the repository; what is absent is said and left
out. `--list` prints each answer of a band (`certain`, `likely`, `possible`, `guess`, `none`) to be
read by a person: a wrong place by this count may be another rendering of the term.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, permutations, repeat
from pathlib import Path
from time import perf_counter

from termcheck.matching.association import Association
from termcheck.matching.matcher import Matcher, compile_matcher
from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"

MOST_FOLDS = 12
PYTHON_TERMS = {
    "iterator": ("迭代器", "游标"),
    "callback": ("回调", "回呼"),
    "string": ("字符串", "文本"),
    "argument": ("参数", "实参"),
    "parameter": ("形参", "参数"),
    "attribute": ("属性", "特性"),
    "exception": ("异常", "例外"),
    "thread": ("线程", "执行绪"),
    "file object": ("文件对象", "档案物件"),
    "dictionary": ("字典", "映射表"),
    "interpreter": ("解释器", "直译器"),
    "decorator": ("装饰器", "修饰符"),
    "keyword": ("关键字", "关键词"),
    "encoding": ("编码", "编码格式"),
    "constructor": ("构造器", "构造函数"),
    "socket": ("套接字", "插座"),
    "generator": ("生成器", "产生器"),
    "context manager": ("上下文管理器", "情境管理员"),
    "default value": ("默认值", "预设值"),
    "return value": ("返回值", "回传值"),
    "regular expression": ("正则表达式", "规则运算式"),
    "event loop": ("事件循环", "事件回圈"),
    "operating system": ("操作系统", "作业系统"),
    "environment variable": ("环境变量", "环境参数"),
    "command line": ("命令行", "指令列"),
    "garbage collection": ("垃圾回收", "垃圾收集"),
    "subclass": ("子类", "子类别"),
    "timeout": ("超时", "逾时"),
    "buffer": ("缓冲区", "缓存"),
    "signal": ("信号", "讯号"),
}
"""What the Python documentation says, and what it might have said: the second is the glossary's."""


Fold = dict[str, tuple[list[str], str]]
"""Term to the renderings in the glossary, and the one that is hidden (empty for none)."""


@dataclass(frozen=True)
class Pair:
    """A segment in two languages."""

    place: str
    source: str
    target: Segment


@dataclass
class Counts:
    """Answers of one band."""

    right: int = 0
    wrong: int = 0
    close: int = 0
    """Right ones that share half of all words with the hidden rendering or more."""


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bilingual", type=Path, default=SHARED / "bilingual")
    parser.add_argument("--glossaries", type=Path, default=SHARED / "glossaries")
    parser.add_argument("--list", default="", metavar="BAND")
    parser.add_argument("--only", default="", choices=("", "zh-en", "en-zh"))
    chosen = parser.parse_args()
    constitution = chosen.bilingual / "cpc_constitution_2017.zh-en.tsv"
    python = chosen.bilingual / "pydocs_en_zh.tsv.gz"
    if chosen.only != "en-zh":
        if constitution.exists():
            pairs = list(_constitution(constitution))
            print(f"## {constitution.name}: {len(pairs)} segments\n")
            sources = "\n".join(pair.source for pair in pairs)
            known = _renderings(chosen.glossaries)
            here = {term: found for term, found in known.items() if term in sources}
            _report(_folds(here), pairs, "zh", "en", chosen.list)
        else:
            print(f"{constitution} is not there: nothing measured from Chinese to English")
    if chosen.only != "zh-en":
        if python.exists():
            pairs = list(_python(python, 8000))
            print(f"## {python.name}: {len(pairs)} segments\n")
            folds = [{en: ([listed], hidden) for en, (hidden, listed) in PYTHON_TERMS.items()}]
            _report(folds, pairs, "en", "zh", chosen.list)
        else:
            print(f"{python} is not there: nothing measured from English to Chinese")


def _report(
    folds: list[Fold],
    pairs: list[Pair],
    source: str,
    target: str,
    shown: str,
) -> None:
    table: dict[str, Counts] = {}
    asked, seconds = 0, 0.0
    for fold in folds:
        glossary = _glossary(fold, source, target)
        matcher = compile_matcher(glossary, source, target)
        asked_here, seconds_here = _ask(fold, matcher, pairs, source, target, table, shown)
        asked += asked_here
        seconds += seconds_here
    print(f"{asked} places asked for, {1e6 * seconds / max(1, asked):.0f} microseconds each")
    print("'guess' where nothing was recognised, 'alone' for every place without other evidence")
    print("band        right  wrong  precision  half or more of the words")
    for band in ("certain", "likely", "possible", "guess", "alone"):
        each = table.get(band, Counts())
        total = each.right + each.wrong
        share = f"{each.right / total:.3f}" if total else "-"
        print(f"{band:<10} {each.right:6} {each.wrong:6}  {share:>9}  {each.close:6}")
    hints, guesses = table.get("hit", Counts()).right, table.get("guess", Counts()).right
    print(f"hit rate {hints / max(1, asked):.3f}, with guesses", end=" ")
    print(f"{(hints + guesses) / max(1, asked):.3f}; silent {table.get('none', Counts()).wrong}\n")


def _ask(
    fold: Fold,
    matcher: Matcher,
    pairs: list[Pair],
    source: str,
    target: str,
    table: dict[str, Counts],
    shown: str,
) -> tuple[int, float]:
    """Number of questions and seconds for `look_for`; the answers go into `table`."""
    association, alone = Association(target), Association(target)
    unanswered, every = [], []
    asked, seconds = 0, 0.0
    in_source = _term_pattern(list(fold))
    for pair in pairs:
        found = None
        present = Counter(in_source.findall(pair.source.lower() if source == "en" else pair.source))
        lacking = []
        for term in present:
            listed, hidden = fold[term]
            if not hidden:
                continue
            spans = _spans(hidden, pair.target.text, target)
            if found is None:
                found = matcher.find(pair.target)
            if any(match.concept_id == term for match in found):
                continue
            spans = [s for s in spans if not any(m.start < s[1] and s[0] < m.end for m in found)]
            if not spans:
                continue
            lacking.append((term, listed, hidden, spans))
        if found is None:
            association.add(pair.target, ())
            alone.add(pair.target, ())
            continue
        begin = perf_counter()
        hints = matcher.look_for(pair.target, frozenset(each[0] for each in lacking), found)
        seconds += perf_counter() - begin
        without = []
        for term, listed, hidden, spans in lacking:
            asked += 1
            mine = [match for match in hints if match.concept_id == term]
            every.append((pair, term, spans, found))
            if any(_shared((m.start, m.end), spans) > 0 for m in mine):
                table.setdefault("hit", Counts()).right += 1
            if not mine:
                unanswered.append((pair, term, listed, hidden, spans, found))
                without.append(term)
            for match in mine:
                _count(table, match.band, (match.start, match.end), spans)
                if shown == match.band:
                    _show(
                        pair,
                        term,
                        listed,
                        hidden,
                        (match.start, match.end),
                        spans,
                        f"{match.confidence:.2f} {match.evidence}",
                    )
        association.add(pair.target, without)
        alone.add(pair.target, [each[0] for each in lacking])
    for pair, term, spans, found in every:
        guess = alone.guess(term, pair.target, found)
        if guess is not None:
            _count(table, "alone", (guess.start, guess.end), spans)
    for pair, term, listed, hidden, spans, found in unanswered:
        guess = association.guess(term, pair.target, found)
        if guess is None:
            table.setdefault("none", Counts()).wrong += 1
            if shown == "none":
                _show(pair, term, listed, hidden, (0, 0), spans, "")
            continue
        _count(table, "guess", (guess.start, guess.end), spans)
        if shown == "guess":
            _show(pair, term, listed, hidden, (guess.start, guess.end), spans, f"{guess.score}")
    return asked, seconds


def _count(
    table: dict[str, Counts], band: str, span: tuple[int, int], spans: list[tuple[int, int]]
) -> None:
    each = table.setdefault(band, Counts())
    shared = _shared(span, spans)
    if shared > 0:
        each.right += 1
        each.close += shared >= 0.5
    else:
        each.wrong += 1


def _shared(span: tuple[int, int], spans: list[tuple[int, int]]) -> float:
    """Shared characters over all characters of both, with the nearest; 0.0 or less for none."""
    return max(
        (min(span[1], end) - max(span[0], start)) / (max(span[1], end) - min(span[0], start))
        for start, end in spans
    )


def _show(
    pair: Pair,
    term: str,
    listed: list[str],
    hidden: str,
    span: tuple[int, int],
    spans: list[tuple[int, int]],
    why: str,
) -> None:
    text = pair.target.text
    mark = "+" if any(span[0] < end and start < span[1] for start, end in spans) else "-"
    around = text[max(0, spans[0][0] - 50) : spans[0][1] + 50].replace("\n", " ")
    print(
        f"{mark} {pair.place} {term} = {listed} | hidden: {hidden} | "
        f"given: {text[slice(*span)]!r} | ...{around}... | {why}"
    )


def _term_pattern(terms: list[str]) -> re.Pattern[str]:
    ordered = sorted(terms, key=len, reverse=True)
    latin = all(term.isascii() for term in terms)
    around = (r"(?<![a-z])", r"(?:e?s)?(?![a-z])") if latin else ("", "")
    return re.compile(f"{around[0]}({'|'.join(map(re.escape, ordered))}){around[1]}")


def _spans(rendering: str, text: str, language: str) -> list[tuple[int, int]]:
    pattern = re.escape(rendering)
    if language == "en":
        pattern = rf"(?<![a-z]){pattern}(?:e?s)?(?![a-z])".replace("'", "['’]")
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _glossary(fold: Fold, source: str, target: str) -> Glossary:
    return Glossary(
        tuple(
            Concept(
                term,
                (
                    Term(f"{term}/{source}/1", term, source),
                    *(
                        Term(f"{term}/{target}/{n}", each, target, status)
                        for n, (each, status) in enumerate(
                            zip(
                                listed,
                                chain([Status.PREFERRED], repeat(Status.ADMITTED)),
                                strict=False,
                            ),
                            1,
                        )
                    ),
                ),
            )
            for term, (listed, _) in fold.items()
        )
    )


def _folds(renderings: dict[str, list[str]]) -> list[Fold]:
    """Glossaries that hide a rendering and keep another one: each pair of renderings comes once."""
    pairs = {term: list(permutations(known, 2)) for term, known in renderings.items()}
    folds: list[Fold] = []
    for turn in range(min(MOST_FOLDS, max(map(len, pairs.values())))):
        folds.append(
            {
                term: ([pairs[term][turn][1]], pairs[term][turn][0])
                if turn < len(pairs[term])
                else (known, "")
                for term, known in renderings.items()
            }
        )
    return folds


def _renderings(folder: Path) -> dict[str, list[str]]:
    """Chinese term to its accepted renderings, ours first."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "glossary").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for term in (row["zh"], *_cell(row["zh:admitted"])):
                    known = found.setdefault(term, [])
                    known += [row["en"], *_cell(row["en:admitted"]), *_cell(row["en:deprecated"])]
    files = sorted(folder.glob("*.tsv"))
    if not files:
        print(f"{folder} is not there: only our own glossary is asked")
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for cells in list(csv.reader(lines, delimiter="\t"))[1:]:
                known = found.setdefault(cells[0], [])
                known += [re.sub("^the ", "", each.strip()) for each in cells[1].split("|")]
    for term, known in found.items():
        alone: dict[str, str] = {}
        for each in known:
            alone.setdefault(each.lower(), each)
        found[term] = list(alone.values())
    return found


def _cell(text: str | None) -> list[str]:
    return [each for each in (text or "").split("|") if each]


def _constitution(path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            yield Pair(f"{number + 2}", row["zh"], _segment(row["en"], "en", number))


def _python(path: Path, most: int) -> Iterator[Pair]:
    """Segments of a translator who wavers: in two of three the glossary's rendering stands."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(most), lines, strict=False):
            source, target, _ = line.rstrip("\n").split("\t")
            if number % 3:
                for hidden, listed in PYTHON_TERMS.values():
                    target = target.replace(hidden, listed)
            yield Pair(f"{number + 1}", source, _segment(target, "zh", number))


def _segment(text: str, language: str, number: int) -> Segment:
    return Segment(f"s{number + 1}", text, language, Side.TARGET, Anchor())


if __name__ == "__main__":
    main()
