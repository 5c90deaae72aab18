"""Make `termcheck/lexicon/data/english_frequency.tsv`: how common English words are.

Run it in an environment that has `wordfreq` and `lemminflect`:

    python docs/scripts/make_frequency.py termcheck/lexicon/data/english_frequency.tsv

One line per word, most frequent first: word, zipf value times 100 (zipf is the base-10 logarithm
of the occurrences per thousand million words), and the parts of speech it can be, one letter each
(n noun, v verb, a adjective, r adverb, p proper noun; `-` where the dictionary has none).
Only words of plain letters; the table ends where words get rarer than zipf `RAREST`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

RAREST = 2.5
PLAIN = re.compile(r"[a-z]+")
LETTERS = {"NOUN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r", "PROPN": "p"}
HEADER = (
    "# English word frequencies. Source: wordfreq 3.1 (Robyn Speer, doi 10.5281/zenodo.7199437),"
    " large English list; data licensed CC BY-SA 4.0. Parts of speech: lemminflect (MIT)."
    " Made by docs/scripts/make_frequency.py. Columns: word, zipf x 100, parts of speech.\n"
)


def main(target: Path) -> None:
    """Write the table to `target`."""
    import lemminflect
    import wordfreq

    lines = [HEADER]
    for word in wordfreq.iter_wordlist("en", "large"):
        zipf = wordfreq.zipf_frequency(word, "en", "large")
        if zipf < RAREST:
            break
        if not PLAIN.fullmatch(word) or (len(word) == 1 and word not in "ai"):
            continue
        classes = {LETTERS[c] for c in lemminflect.getAllLemmas(word) if c in LETTERS}
        lines.append(f"{word}\t{round(zipf * 100)}\t{''.join(sorted(classes)) or '-'}\n")
    # Sorted, because the program finds words by bisection.
    target.write_text("".join([lines[0], *sorted(lines[1:])]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
