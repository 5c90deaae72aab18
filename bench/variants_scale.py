"""How the search for unlisted renderings scales: 100, 1,000 and 10,000 concepts.

    python bench/variants_scale.py [--concepts 100,1000,10000] [--megabytes 2] [--texts FOLDER]

For each size: seconds of a cold compile, milliseconds of a warm load, and MB/s of English text with
all kinds on one core, in a warm run. Once for texts in which sentences recur (made of the seeds,
see `corpus.py`) and once for texts in which none does: the documents of FOLDER, or the seeds as
they stand, each sentence once. Peak memory is that of a process that loads and checks, without
compiling. Trust the ratios between lines of one run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import make_documents, make_glossary, seed_sentences

COMPILE = """
import sys, time
from pathlib import Path
from termcheck.engine.compiled import compiled_glossary
from termcheck.glossary.load import load
glossary = load([Path(sys.argv[1])]).glossary
started = time.perf_counter()
compiled_glossary(glossary, "zh", "en", cache=Path(sys.argv[2]))
print(time.perf_counter() - started)
"""

MATCH = """
import json, resource, sys, time
from pathlib import Path
from termcheck.engine.compiled import matcher_for
from termcheck.glossary.load import load
from termcheck.readers import read_document
glossary = load([Path(sys.argv[1])]).glossary
started = time.perf_counter()
matcher = matcher_for(glossary, "zh", "en", cache=Path(sys.argv[2]))
loaded = time.perf_counter() - started
result = {"load": loaded}
for name in sys.argv[3:]:
    files = sorted(path for path in Path(name).rglob("*") if path.is_file())
    segments = []
    for path in files:
        document = read_document(path, path.name, language="en", source_language="zh")
        segments += [unit.target for unit in document.units if unit.target is not None]
    size = sum(len(segment.text) for segment in segments) / 1e6
    started = time.process_time()
    matches = sum(len(matcher.find(segment)) for segment in segments)
    seconds = time.process_time() - started
    result[name] = [size, matches, size / seconds]
unit = 1e6 if sys.platform == "darwin" else 1e3
result["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(json.dumps(result))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--concepts", default="100,1000,10000")
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--texts", type=Path, help="English documents for the second figure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recurring, once = folder / "recurring", options.texts or folder / "once"
        make_documents(recurring, 100, int(options.megabytes * 1e4))
        if options.texts is None:
            once.mkdir()
            sentences = list(dict.fromkeys(seed_sentences()))
            (once / "all.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        print("concepts  compile s  load ms  MB/s recurring  MB/s once  matches  peak MB")
        for concepts in map(int, options.concepts.split(",")):
            glossary, cache = folder / f"{concepts}.csv", folder / f"cache{concepts}"
            make_glossary(glossary, concepts)
            compiled = float(run(COMPILE, glossary, cache))
            result = json.loads(run(MATCH, glossary, cache, recurring, once))
            first, second = result[str(recurring)], result[str(once)]
            print(
                f"{concepts:8,}{compiled:11.1f}{result['load'] * 1000:9.0f}{first[2]:16.2f}"
                f"{second[2]:11.2f}{first[1] + second[1]:9,}{result['memory']:9.0f}"
            )


def run(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
