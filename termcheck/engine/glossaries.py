"""Loaded glossaries in the cache, beside the compiled ones.

Reading the files of a large glossary takes longer than checking a page. So what they were read into
is kept, under a name made of their content and of what they are called, and made again from that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from termcheck.engine.compiled import key_of, no_collection, store, stored
from termcheck.glossary.load import VERSION, File, Loaded, load_files, read_files
from termcheck.model.glossary import Concept, Example, Glossary, Status, Term
from termcheck.model.phrase import from_plain
from termcheck.model.report import GlossaryRemark

LEAST = 8_000
"""Bytes of all files below which reading them is as fast."""
_STATUS = {str(status): status for status in Status}
_STATUS_AT, _EXAMPLES_AT = map(Term.__match_args__.index, ("status", "examples"))


def load_cached(paths: Sequence[Path], source: str, target: str, *, cache: Path | None) -> Loaded:
    """A glossary as `glossary.load.load` gives it, from the cache where it is there.

    `cache` is the folder to keep it in, None for no cache.

    Raises:
        GlossaryError: as `load`.
    """
    files = read_files(paths)
    if cache is None or sum(len(file.data) for file in files) < LEAST:
        return load_files(files, source_language=source, target_language=target)
    path = cache / f"{_key(files, source, target)}.bin"
    held = stored(path)
    if held is None:
        loaded = load_files(files, source_language=source, target_language=target)
        store(path, dict(zip(Loaded._fields, map(_plain, loaded), strict=True)))
        return loaded
    with no_collection():
        concepts, origin, digest = held["glossary"]
        return Loaded(
            Glossary(tuple(map(_concept, concepts)), origin, digest),
            tuple(map(_remark, held["remarks"])),
            source,
            target,
        )


def _key(files: Sequence[File], source: str, target: str) -> str:
    parts = [f"glossary={VERSION}", source, target]
    for file in files:
        parts += [file.name, str(file.named), sha256(file.data).hexdigest()]
    return key_of(*parts)


def _plain(value: Any) -> Any:
    """Nested tuples of the values of all fields, in their order."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return str(value) if isinstance(value, Status) else value


def _remark(plain: tuple[Any, ...]) -> GlossaryRemark:
    code, rule, severity, said, *rest = plain
    return GlossaryRemark(code, rule, severity, from_plain(said), *rest)


def _concept(plain: tuple[Any, ...]) -> Concept:
    name, terms, *rest = plain
    return Concept(name, tuple(map(_term, terms)), *rest)


def _term(plain: tuple[Any, ...]) -> Term:
    values = list(plain)
    values[_STATUS_AT] = _STATUS[values[_STATUS_AT]]
    values[_EXAMPLES_AT] = tuple(Example(*each) for each in values[_EXAMPLES_AT])
    return Term(*values)
