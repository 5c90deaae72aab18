"""Settings: `termcheck.toml`, or `[tool.termcheck]` in a `pyproject.toml`.

The nearest file upwards from the working folder counts; paths in it are relative to its folder.
Those below the working folder are given from there on, so that a report names no machine.
Everything on the command line wins. Unknown keys and values of the wrong kind are errors that name
the file, the key and the nearest known name.

    glossary = ["glossary"]           # files and folders
    source-lang = "zh"
    target-lang = "en"
    select = ["+TC104"]               # codes, names, beginnings of codes; "+" adds to the defaults
    ignore = ["TC301"]
    fail-on = "error"                 # error, warning, info, never
    exclude = ["drafts/", "*.tmp"]    # as in .gitignore
    baseline = ".termcheck-baseline.json"
    jobs = 0                          # 0: as many as fit the work
    pairs = ["{name}.{lang}.{ext}"]   # how files in two languages are named; [] for no pairs
    columns = "zh=A,en=C"             # columns of tables, by letter or heading
    report-lang = "en"                # language of workbooks and pages: en or zh

    [severity]
    TC103 = "info"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from termcheck.errors import SettingsError

FILE_NAME = "termcheck.toml"
FAIL_ON = ("error", "warning", "info", "never")
REPORT_LANGUAGES = ("en", "zh")
_CHOICES = {"fail-on": FAIL_ON, "report-lang": REPORT_LANGUAGES}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told besides the documents."""

    glossary: tuple[str, ...] = ()
    """Glossary files and folders."""
    source_lang: str = "zh"
    target_lang: str = "en"
    select: tuple[str, ...] = ()
    """Empty: the rules that are on by default."""
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    exclude: tuple[str, ...] = ()
    """Patterns as in .gitignore, for files found in folders."""
    baseline: str | None = None
    jobs: int = 0
    """Processes; 0 chooses by the amount of work."""
    pairs: tuple[str, ...] | None = None
    """Patterns of names of files that are the two sides of a translation; None for the usual ones,
    empty for no pairs (see `readers.pairs`)."""
    columns: str | None = None
    """Columns of tables by language; None to go by headings and script (see `readers.layout`)."""
    report_lang: str = "en"
    """Language of the reports for people: `en` or `zh`."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """Severity by rule code, instead of the rule's own."""
    origin: str | None = None
    """The file they were read from; None for the defaults."""


_KINDS: dict[str, type] = {
    "glossary": list,
    "source-lang": str,
    "target-lang": str,
    "select": list,
    "ignore": list,
    "fail-on": str,
    "exclude": list,
    "baseline": str,
    "jobs": int,
    "pairs": list,
    "columns": str,
    "report-lang": str,
    "severity": dict,
}
_PATHS = ("glossary", "baseline")
_KIND_NAMES = {list: "a list of strings", str: "a string", int: "a whole number", dict: "a table"}


def find_settings(start: Path) -> Settings:
    """The settings of the nearest file at or above a folder; the defaults where there is none.

    Raises:
        SettingsError: the file is no TOML, or a key or value cannot be meant.
    """
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return settings_from(_load(own), own, here=start)
        project = folder / "pyproject.toml"
        if project.is_file():
            table = _load(project).get("tool", {}).get("termcheck")
            if table is not None:
                return settings_from(table, project, here=start)
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings of a named file.

    Raises:
        SettingsError: it cannot be read, is no TOML, or a key or value cannot be meant.
    """
    table = _load(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("termcheck", {})
    return settings_from(table, path, here=Path.cwd())


def settings_from(table: Mapping[str, Any], path: Path, *, here: Path) -> Settings:
    """Settings from a TOML table that was read from `path`; `here` is the working folder."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("_", "-")
        kind = _KINDS.get(name)
        if kind is None:
            close = get_close_matches(name, _KINDS, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Known keys: {', '.join(_KINDS)}"
            raise SettingsError(f"unknown key '{key}'", where=str(path), hint=hint)
        values[name.replace("-", "_")] = _checked(name, value, kind, path, here)
    for name, choices in _CHOICES.items():
        value = values.get(name.replace("-", "_"), choices[0])
        if value not in choices:
            hint = f"Use one of {', '.join(choices)}"
            raise SettingsError(f"{name} = '{value}'", where=str(path), hint=hint)
    return replace(Settings(), **values, origin=str(path))


def _checked(name: str, value: Any, kind: type, path: Path, here: Path) -> Any:
    if kind is list and isinstance(value, str):
        value = [value]
    fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if fits and kind is list:
        fits = all(isinstance(each, str) for each in value)
    if not fits:
        raise SettingsError(f"'{name}' must be {_KIND_NAMES[kind]}", where=str(path))
    if name == "severity":
        return _severities(value, path)
    if name in _PATHS:
        values = value if kind is list else [value]
        values = [_from(here, path.parent / each) for each in values]
        value = values if kind is list else values[0]
    return tuple(value) if kind is list else value


def _from(here: Path, path: Path) -> str:
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _severities(table: Mapping[str, Any], path: Path) -> Mapping[str, str]:
    for code, value in table.items():
        if value not in FAIL_ON[:3]:
            hint = f"Use one of {', '.join(FAIL_ON[:3])}"
            raise SettingsError(f"severity of {code} is '{value}'", where=str(path), hint=hint)
    return dict(table)


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror}", where=str(path), hint="Check the path"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"no valid TOML: {error}", where=str(path), hint="Mend the file, or save it as UTF-8"
        ) from error
