"""The terms that `discover` found, as a draft of a glossary: a table, or YAML.

The main rendering is the preferred one, the others are admitted: a program cannot know that one of
them is wrong, and a glossary that rejects what translators wrote by right does harm. An editor
moves to `en:deprecated` what shall go. With the draft as it is, TC301 shows where a text mixes
them. Renderings that make no good terms (single characters, for instance) stand in the note alone.

A draft is made to be edited. Its first line holds a checksum of the rest, so that a later run can
tell whether somebody has worked in it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.language import primary
from termcheck.reports.discovery_text import counted
from termcheck.reports.excerpt import one_line
from termcheck.text.fold import fold_text

if TYPE_CHECKING:
    from termcheck.discovery.values import Discovery, FoundRendering, FoundTerm

_NO_TERM = frozenset('|｜=+@\\<>{}[]*`_()（）/…"')
"""Characters that mean something in tables of terms, or belong to markup."""
_MARK = re.compile(rb"termcheck draft ([0-9a-f]{16})")
_UNSIGNED = "termcheck draft "


class DraftConcept(NamedTuple):
    """A row of the draft."""

    source: str
    preferred: str
    admitted: tuple[str, ...]
    note: str


def concepts(discovery: Discovery) -> Iterator[DraftConcept]:
    """The concepts of the draft in the order of the terms; each source term once."""
    seen = set()
    for term in discovery.terms:
        key = fold_text(term.text).replace("-", " ")
        texts = [text for text in map(_as_term, term.renderings) if text is not None]
        if key in seen or not texts or not _is_term(term.text):
            continue
        seen.add(key)
        yield DraftConcept(term.text, texts[0], tuple(dict.fromkeys(texts[1:])), _note(term))


def write_csv(discovery: Discovery, path: Path) -> None:
    """Write a table as `termcheck glossary` reads them: UTF-8 with a byte order mark, for Excel."""
    source, target = _tags(discovery)
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow([source, target, f"{target}:admitted", f"note ({_UNSIGNED})"])
    for concept in concepts(discovery):
        rows.writerow([concept.source, concept.preferred, "|".join(concept.admitted), concept.note])
    path.write_bytes(_signed(out.getvalue().encode("utf-8-sig")))


def write_yaml(discovery: Discovery, path: Path) -> None:
    """Write the same as YAML. All texts are quoted as JSON does it, which YAML reads alike."""
    source, target = _tags(discovery)
    lines = [f"# {_UNSIGNED}"]
    for concept in concepts(discovery):
        lines += [
            f"- {source}: {_quoted(concept.source)}",
            f"  {target}:",
            f"    preferred: {_quoted(concept.preferred)}",
        ]
        if concept.admitted:
            lines.append(f"    admitted: [{', '.join(map(_quoted, concept.admitted))}]")
        lines.append(f"  note: {_quoted(concept.note)}")
    if len(lines) == 1:
        lines.append("[]")
    path.write_bytes(_signed(("\n".join(lines) + "\n").encode("utf-8")))


def is_untouched_draft(data: bytes) -> bool:
    """Whether these are the bytes of a draft as it was written, and nobody has edited it since."""
    mark = _MARK.search(data.partition(b"\n")[0])
    if mark is None:
        return False
    unsigned = data[: mark.start(1)] + data[mark.end(1) :]
    return _checksum(unsigned) == mark.group(1)


def _signed(data: bytes) -> bytes:
    """The draft with its checksum in the first line."""
    mark = _UNSIGNED.encode()
    return data.replace(mark, mark + _checksum(data), 1)


def _checksum(unsigned: bytes) -> bytes:
    return sha256(unsigned).hexdigest()[:16].encode()


def _tags(discovery: Discovery) -> tuple[str, str]:
    return primary(discovery.source_language), primary(discovery.target_language)


def _as_term(rendering: FoundRendering) -> str | None:
    """The commonest wording that can stand in a glossary."""
    return next((text for text, _ in rendering.wordings if _is_term(text)), None)


def _is_term(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters > 1 and _NO_TERM.isdisjoint(text)


def _note(term: FoundTerm) -> str:
    found = ", ".join(counted(rendering) for rendering in term.renderings)
    return one_line(f"found in {term.uses:,} uses: {found}")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
