"""The compiled glossary and its cache.

Compiling needs dictionaries and takes seconds; the result is plain data and loads in milliseconds.
It is kept under the user's cache folder (`TERMCHECK_CACHE_DIR` names another one) in a file named
after everything it depends on: the content of the glossary, the languages, the detectors with
their versions, this program's version and Python's. A damaged file is ignored and written again.
Two runs may write at once: each writes its own temporary file, and the last one stays.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from termcheck.files import write_bytes
from termcheck.matching.matcher import Matcher, compile_glossary, load_matcher
from termcheck.matching.registry import DETECTORS, detector_module
from termcheck.matching.source import VERSION as SOURCE_VERSION
from termcheck.matching.source import compile_source
from termcheck.model.glossary import Glossary
from termcheck.version import VERSION

_MAGIC = b"termcheck compiled glossary 1\n"
_KEPT = 40
"""Files kept in the cache; the ones that were used longest ago go first."""


def matcher_for(
    glossary: Glossary,
    source: str,
    target: str,
    *,
    cache: Path | None,
    names: Sequence[str] | None = None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Matcher:
    """The matcher of a glossary for texts in `target`.

    `cache` is the folder to keep compiled glossaries in, None for no cache; `names` chooses
    detectors, None means all. Glossaries made in code (without a hash) are never cached.
    `compiling` is as in `compiled_glossary`.
    """
    compiled = compiled_glossary(
        glossary, source, target, cache=cache, names=names, compiling=compiling
    )
    return load_matcher(compiled, glossary, source, target)


def compiled_glossary(
    glossary: Glossary,
    source: str,
    target: str,
    *,
    cache: Path | None,
    names: Sequence[str] | None = None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> dict[str, Any]:
    """The compiled data, from the cache where it is there; see `matcher_for`.

    `compiling` is told the number of concepts before a compilation, which takes seconds.
    """
    chosen = tuple(DETECTORS if names is None else names)
    if cache is None or not glossary.sha256:
        compiling(len(glossary.concepts))
        return compile_glossary(glossary, source, target, chosen)
    path = cache / f"{_key(glossary, source, target, chosen)}.bin"
    compiled = stored(path)
    if compiled is None:
        compiling(len(glossary.concepts))
        compiled = compile_glossary(glossary, source, target, chosen)
        store(path, compiled)
    return compiled


def compiled_source(glossary: Glossary, source: str, target: str, *, cache: Path | None) -> Any:
    """The compiled terms of the source language, from the cache where they are there; see
    `matching.source.compile_source`."""
    if cache is None or not glossary.sha256:
        return compile_source(glossary, source, target)
    path = cache / f"{_key(glossary, source, target, (), f'source={SOURCE_VERSION}')}.bin"
    held = stored(path)
    if held is None:
        held = {"source": compile_source(glossary, source, target)}
        store(path, held)
    return held["source"]


def default_cache() -> Path:
    """The folder for compiled glossaries; it need not exist."""
    named = os.environ.get("TERMCHECK_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("termcheck", appauthor=False) / "compiled"


def _key(glossary: Glossary, source: str, target: str, names: tuple[str, ...], *more: str) -> str:
    versions = [*(f"{name}={detector_module(name).VERSION}" for name in names), *more]
    return key_of(glossary.sha256, source, target, *versions)


def key_of(*parts: str) -> str:
    """The name of a file in the cache: for one version of the program and of Python."""
    python = f"{sys.implementation.cache_tag}-{marshal.version}"
    whole = "\x1f".join((VERSION, python, *parts))
    return sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def stored(path: Path) -> dict[str, Any] | None:
    """What `store` wrote; None where there is no such file, or a damaged one."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 32
    payload = memoryview(content)[start:]
    if content[: len(_MAGIC)] != _MAGIC or content[len(_MAGIC) : start] != sha256(payload).digest():
        return None
    with no_collection():
        compiled: dict[str, Any] = marshal.loads(payload)
    return compiled


@contextmanager
def no_collection() -> Iterator[None]:
    """Without garbage collection: looking for cycles among a hundred thousand new containers of
    plain data, time and again, takes six times as long as making them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def store(path: Path, compiled: dict[str, Any]) -> None:
    """Keeps data of the kinds that `marshal` knows. Where that fails, it only costs time."""
    payload = marshal.dumps(compiled)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, _MAGIC + sha256(payload).digest() + payload)
        _tidy(path.parent)
    except OSError:
        return


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("*.bin"), key=lambda file: (file.stat().st_mtime, file.name))
    for file in files[:-_KEPT]:
        file.unlink(missing_ok=True)
