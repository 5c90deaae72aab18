"""What several commands share: the settings and the glossary, choices, JSON, a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from termcheck.cli.exits import CLEAN, FINDINGS, say
from termcheck.config import FAIL_ON, REPORT_LANGUAGES, find_settings, read_settings
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.api import Loaded
    from termcheck.config import Settings
    from termcheck.model.finding import Finding

FORMS = ("text", "json")
"""Forms of what is no report of findings."""


def settings_for(config: Path | None) -> Settings:
    """The settings in the file of `--config`, else those nearest to where we stand."""
    return read_settings(config) if config else find_settings(Path.cwd())


def check_choice(option: str, value: str, known: Iterable[str]) -> None:
    """Refuses a value that an option does not know.

    Raises:
        UsageError: the value is not among those known.
    """
    choices = list(known)
    if value not in choices:
        raise UsageError(f"{option} '{value}'", hint=f"Use one of {', '.join(choices)}")


def check_form(form: str) -> None:
    """Refuses a `--format` that is neither text nor json."""
    check_choice("--format", form, FORMS)


def check_report_choices(fail_on: str, report_lang: str) -> None:
    """Refuses a `--fail-on` or a `--report-lang` that does not exist."""
    check_choice("--fail-on", fail_on, FAIL_ON)
    check_choice("--report-lang", report_lang, REPORT_LANGUAGES)


def exit_code(findings: Iterable[Finding], fail_on: str) -> int:
    """1 where a finding is as severe as `--fail-on` says or more so, else 0."""
    if fail_on == "never":
        return CLEAN
    from termcheck.model.finding import Severity

    limit = Severity(fail_on)
    return FINDINGS if any(each.severity.reaches(limit) for each in findings) else CLEAN


def write_json(record: Mapping[str, Any]) -> None:
    """A record on stdout."""
    import json
    import sys

    from termcheck.cli.streams import in_utf8

    in_utf8(sys.stdout)
    sys.stdout.write(f"{json.dumps(record, ensure_ascii=False, indent=1)}\n")
    sys.stdout.flush()


def glossary_paths(named: Sequence[str] | None, settings: Settings) -> Sequence[str]:
    """The glossary files and folders named on the command line, else those of the settings.

    Raises:
        UsageError: there are none.
    """
    paths = named or settings.glossary
    if not paths:
        raise UsageError(
            "no glossary", hint='Name one with -g, or in termcheck.toml: glossary = ["terms.csv"]'
        )
    return paths


def glossary_for(
    named: list[str] | None, settings: Settings, source: str, target: str, *, cache: bool = True
) -> Loaded:
    """The glossary named on the command line, else that of the settings; what was skipped is said.

    `cache` is as in `api.load_glossary`.

    Raises:
        UsageError: there is none.
        GlossaryError: it cannot be used.
    """
    from termcheck.api import load_glossary

    paths = glossary_paths(named, settings)
    loaded = load_glossary(paths, source_language=source, target_language=target, cache=cache)
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


def collect_garbage() -> None:
    """Switches the collector on again, which `main.run` switched off: for commands that work long.

    What starting made lives to the end, and is never looked at.
    """
    import gc

    gc.freeze()
    gc.enable()


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
