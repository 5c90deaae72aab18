"""Notes on documents in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.language import language_name

if TYPE_CHECKING:
    from termcheck.model.wording import Wording


def _not_read(name: str, count: int, hint: str) -> str:
    singular, _, plural = name.partition("|")
    what = f"1 {singular} was" if count == 1 else f"{count} {plural or singular} were"
    return f"{what} not read. {hint}".rstrip()


def _other_languages(count: int, names: Sequence[str], more: int, source: str, target: str) -> str:
    listed = ", ".join(name or "without a language" for name in names)
    listed += f" and {more} more" if more > 0 else ""
    what = (
        "1 text in another language was" if count == 1 else f"{count} texts in other languages were"
    )
    return (
        f"{what} not read ({listed}): the run is about {source} and {target}. Use "
        "--source-lang and --target-lang for others."
    )


def _damaged_more(count: int, encoding: str) -> str:
    what = "1 more line holds" if count == 1 else f"{count} more lines hold"
    return f"{what} bytes that are not {encoding}."


def _nuls(count: int, line: int) -> str:
    what, them = (
        ("1 NUL character stands", "it")
        if count == 1
        else (f"{count} NUL characters stand", "them")
    )
    return f"{what} in the text, first in line {line}. Take {them} out and save it again."


def _guessed_markup(encoding: str, declared: str) -> str:
    said = f", not {declared} as its first line says" if declared else ""
    return f"The encoding was taken to be {encoding}{said}. Save the file as UTF-8."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _no_counterpart(place: str, several: int, rest: str) -> str:
    return f"{_capital(place)} {'have' if several else 'has'} no counterpart in {rest}"


def _more_stretches(count: int, source: str) -> str:
    return (
        f"{count} more {'stretch' if count == 1 else 'stretches'} of this file and {source} could "
        "not be brought together; each was checked by itself."
    )


def _turned_units(count: int) -> str:
    what = "1 unit has its" if count == 1 else f"{count} units have their"
    return (
        f"{what} languages the wrong way round: Chinese stands where another language is named. "
        "They were turned. Correct the languages in the file."
    )


def _no_text(language: str) -> str:
    name = language_name(language)
    return f"no text in {name}" if name == language else f"no {name} text"


def _no_target(count: int, places: Sequence[str], language: str) -> str:
    if count == 1:
        return f"{_capital(places[0])} has {_no_text(language)}."
    more = f" and {count - len(places)} more" if count > len(places) else ""
    return f"{count} units have {_no_text(language)}: {'; '.join(places)}{more}."


def _columns_alike(table: str, first: str, second: str, source: str, target: str) -> str:
    return (
        f"Columns {first} and {second}{f' of {table}' if table else ''} look like "
        f"{language_name(source)} and {language_name(target)}, but hardly a row holds both; each "
        f"was read by itself. If they belong together, use --columns {source}={first},"
        f"{target}={second}."
    )


NOTES: Mapping[str, Wording] = {
    "note-unreadable": "{}",
    "note-not-read": _not_read,
    "hint-calculate": "Open the workbook in Excel or LibreOffice, let it calculate, and save it.",
    "hint-headings": "The columns are headed {}.",
    "note-own-report": "This is a report of termcheck; it was passed over.",
    "note-both-languages": (
        "This file holds both languages itself, so it was not aligned with the file of the same "
        "name in the other language."
    ),
    "note-swapped-files": lambda language, other, its: (
        f"By their names this file is in {language_name(language)} and {other} in "
        f"{language_name(its)}, but it is the other way round; they were read as what they "
        "are. Rename them."
    ),
    "note-same-language": lambda other, language: (
        f"This file and {other}, the other side of it by its name, are both in "
        f"{language_name(language)}; it was checked by itself."
    ),
    "note-empty-source": (
        "There is no text in {}, which belongs to this file: it was checked by itself."
    ),
    "note-empty-target": (
        "There is no text in {}, which belongs to this file: it was not translated there."
    ),
    "note-no-original": lambda language: (
        f"There is no file in {language_name(language)} that belongs to this one, though others "
        "here are in pairs; it was checked by itself."
    ),
    "note-no-translation": lambda language: (
        f"There is no file in {language_name(language)} that belongs to this one; nothing can be "
        "checked in an original alone."
    ),
    "lines": lambda first, last: f"line {first}" if first == last else f"lines {first} to {last}",
    "places": lambda first, last: (
        (first or "the beginning")
        if first == last
        else f"{first or 'the beginning'} to {last or 'the end'}"
    ),
    "note-not-in-target": lambda place, several, target: _no_counterpart(
        place, several, f"the translation {target}. Is something left out there?"
    ),
    "note-not-in-source": lambda place, several, source: _no_counterpart(
        place, several, f"the original {source}; checked without it."
    ),
    "note-not-together": lambda place, its_place, source: (
        f"{_capital(place)} of this file and {its_place} of {source} could not be brought "
        "together; checked without the original."
    ),
    "note-more-stretches": _more_stretches,
    "note-turned-columns": lambda table, source, target: (
        f"The headings of {table or 'the table'} name the languages the wrong way round for "
        f"{source} into {target}; the columns were turned."
    ),
    "note-no-columns": (
        "There is no table with the columns {}; tables were read by their headings. Check the "
        "names of the columns."
    ),
    "note-columns-alike": _columns_alike,
    "note-turned-units": _turned_units,
    "note-direction": (
        "The file is a translation from {0} into {1}, and the run checks {2} into {3}; so what it "
        "translates from was taken for the translation. To check it as it is, use --source-lang "
        "{4} --target-lang {5}."
    ),
    "note-no-target-text": lambda language: (
        f"The file holds {_no_text(language)}, so there is nothing to check."
    ),
    "note-no-source-text": lambda language: (
        f"The file holds {_no_text(language)}, so the translation was checked without its source."
    ),
    "note-without-target": _no_target,
    "note-plain-text": (
        "Files of this kind ({}) are read as plain text, markup and all. Save it as .docx or .txt "
        "to have only its text checked."
    ),
    "note-other-languages": _other_languages,
    "note-guessed-encoding": (
        "The encoding was guessed to be {}. Save the file as UTF-8 to be sure."
    ),
    "note-guessed-markup": _guessed_markup,
    "note-damaged-line": (
        "Line {} holds bytes that are not {}; they were read as \ufffd. Retype that place and save "
        "the file as UTF-8."
    ),
    "note-damaged-lines": _damaged_more,
    "note-damaged-from": (
        "From line {} on there are bytes that are not {}; they were read as \ufffd. Save the file "
        "anew in the program that made it."
    ),
    "note-nuls": _nuls,
    "note-no-xml": (
        "Line {} is not valid XML ({}); nothing was read from there on. Mend that place, or save "
        "the file anew in the program that made it."
    ),
    "note-no-message": (
        "Line {} can't be understood; nothing was read from the message there on. Check the file "
        "with msgfmt."
    ),
    "note-no-file": "There is no such file or folder. Check the path for typing slips.",
    "note-no-file-or-folder": "This is neither a file nor a folder.",
    "note-dead-link": "This link leads nowhere.",
    "note-path-closed": "The path can't be opened ({}).",
    "note-folder-closed": "This folder can't be opened ({}).",
    "note-nothing-in-folder": (
        "There is nothing to read in this folder: no document ({}) that is not excluded."
    ),
}
