"""What several commands share: the glossary they are given, lists by comma, a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from termcheck.cli.exits import say
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.api import Loaded
    from termcheck.config import Settings


def glossary_for(named: list[str] | None, settings: Settings, source: str, target: str) -> Loaded:
    """The glossary named on the command line, else that of the settings; what was skipped is said.

    Raises:
        UsageError: there is none.
        GlossaryError: it cannot be used.
    """
    from termcheck.api import load_glossary

    paths = named or settings.glossary
    if not paths:
        raise UsageError(
            "no glossary", hint='Name one with -g, or in termcheck.toml: glossary = ["terms.csv"]'
        )
    loaded = load_glossary(paths, source_language=source, target_language=target)
    skipped = [remark for remark in loaded.remarks if remark.severity != "info"]
    for remark in skipped[:5]:
        say(f"{remark.where}: {remark.message}")
    if len(skipped) > 5:
        say(f"... and {len(skipped) - 5} more; `termcheck glossary lint` lists them all")
    return loaded


def words(text: str | None) -> tuple[str, ...]:
    """The words of an option that takes several by comma."""
    return tuple(word for word in (text or "").split(",") if word.strip())


def say_compiling(concepts: int) -> None:
    """Tells a person at a terminal why nothing happens for some seconds."""
    import sys

    if sys.stderr.isatty() and concepts > 50:
        say(f"Compiling the glossary of {concepts} concepts; the next run finds it compiled")


@contextmanager
def show_progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr where that is a terminal and the work is long enough for one."""
    import sys

    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from termcheck.cli.progress import bar

    with bar() as advance:
        yield advance
