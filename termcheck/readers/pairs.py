"""Which files are the two sides of one translation, by their names.

A pattern says where in a path the language stands: `{name}.{lang}.{ext}` for `notice.zh.md` beside
`notice.en.md`, `{lang}/{path}.{ext}` for `zh/a/notice.txt` beside `en/a/notice.docx`. `{lang}` is a
BCP 47 tag or a name of the language (`zh-Hans`, `en_GB`, `cn`, `chinese`, `英文`, `source`);
`{name}` is any part of a file or folder name, `{path}` may hold `/`, `{ext}` is an ending and may
differ on both sides. A pattern covers the end of a path; what stands before it must be the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termcheck.errors import UsageError
from termcheck.model.document import Note, NoteCode
from termcheck.model.language import language_name, primary, same_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termcheck.readers.discover import Found

PATTERNS = (
    "{name}.{lang}.{ext}",
    "{name}_{lang}.{ext}",
    "{name}-{lang}.{ext}",
    "{lang}/{path}.{ext}",
    "{lang}.{ext}",
)
"""The ways of naming that are known without being told; the first that finds a partner counts."""

_FIELDS = {
    "name": r"(?P<name>[^/]+?)",
    "path": r"(?P<path>.+?)",
    "ext": r"(?P<ext>[^/.]+)",
}
_SCRIPTS = ("hans", "hant", "hani", "latn", "cyrl", "arab", "deva", "mong", "tibt", "jpan", "kore")
"""Script subtags people use; with any four letters, `en-scan.txt` would be in "English, Scan"."""
_OTHER_CODES = {"zh": ("cn", "chn", "chi", "zho", "cmn"), "en": ("eng",)}
"""Codes that people use besides the primary subtag of BCP 47."""
_FIELD = re.compile(r"\{(\w*)\}")


class Pair(NamedTuple):
    """Two files that are the sides of one translation."""

    source: Found
    target: Found


class Pairing(NamedTuple):
    """All files of a run, in pairs as far as they have partners."""

    pairs: tuple[Pair, ...]
    """By the address of the target. A source stands in several pairs if it has several targets."""
    single: tuple[Found, ...]
    """All others, in the order in which they were found."""
    notes: tuple[Note, ...] = ()
    """On files named like those of the pairs whose partner is missing."""


class _Key(NamedTuple):
    """What two files must have in common."""

    pattern: str
    rest: tuple[str, ...]


def pair_files(
    found: Sequence[Found], source: str, target: str, patterns: Sequence[str] = PATTERNS
) -> Pairing:
    """The pairs among some files. `source` and `target` are the languages of the run.

    Of several files in the source language the one just in that of the run is taken (`zh-Hans` for
    `zh-Hans`), else the first by name; files with the same ending go together before others.
    Nothing is opened. A file without a partner gets a note where others beside it, with the same
    path before the pattern, were paired by a pattern that its name fits.

    Raises:
        UsageError: a pattern without `{lang}`, or with a field that is none.
    """
    words = _language_words(source, target)
    compiled = [(each, _compiled(each, (source, target), words)) for each in patterns]
    pairs: list[Pair] = []
    notes: list[tuple[Found, str]] = []
    taken: set[str] = set()
    for pattern, expression in compiled:
        sources: dict[_Key, list[tuple[str, Found]]] = defaultdict(list)
        targets: dict[_Key, list[tuple[str, Found]]] = defaultdict(list)
        for file in found:
            match = None if file.uri in taken else expression.fullmatch(file.uri)
            if match is None:
                continue
            word = match["lang"].lower()
            tag = words.get(word, word.replace("_", "-"))
            groups = match.groupdict()
            rest = tuple(groups.get(name) or "" for name in ("before", "name", "path"))
            side = targets if same_language(tag, target) else sources
            side[_Key(pattern, rest)].append((tag, file))
        made = [
            Pair(_partner(file, sources[key], source), file)
            for key in targets
            if key in sources
            for _, file in targets[key]
        ]
        pairs += made
        taken |= {file.uri for pair in made for file in pair}
        # Other folders may hold other things: only beside a pair is a partner to be expected.
        beside = {key.rest[0] for key in targets if key in sources}
        notes += [
            (file, other)
            for side, counterpart, other in ((sources, targets, target), (targets, sources, source))
            for key, files in side.items()
            for _, file in files
            if key not in counterpart and key.rest[0] in beside
        ]
    single = tuple(file for file in found if file.uri not in taken)
    left = {file.uri: (file, other) for file, other in notes if file.uri not in taken}
    return Pairing(
        tuple(sorted(pairs, key=lambda pair: pair.target.uri)),
        single,
        tuple(_missing(file, other) for _, (file, other) in sorted(left.items())),
    )


def _partner(target: Found, sources: Sequence[tuple[str, Found]], language: str) -> Found:
    def rank(each: tuple[str, Found]) -> tuple[bool, bool, str]:
        tag, file = each
        same_ending = file.path.suffix.lower() == target.path.suffix.lower()
        return tag.lower() != language.lower(), not same_ending, file.uri

    return min(sources, key=rank)[1]


def _missing(file: Found, language: str) -> Note:
    message = (
        f"There is no file in {language_name(language)} that belongs to this one, though others "
        "here are in pairs; it was checked by itself."
    )
    return Note(NoteCode.UNPAIRED, message, file.uri)


def _language_words(source: str, target: str) -> dict[str, str]:
    """The words for the languages of the run, in small letters -> their tags."""
    from termcheck.glossary.heading_words import AMBIGUOUS, SOURCE, TARGET, WORDS

    words = {}
    sides = {SOURCE: source, AMBIGUOUS: source, TARGET: target}
    for word, meaning in WORDS.items():
        tag = sides.get(meaning.language or "", meaning.language or "")
        if meaning.status is None and (same_language(tag, source) or same_language(tag, target)):
            words[word] = tag
    for language in (source, target):
        for code in _OTHER_CODES.get(primary(language), ()):
            words[code] = primary(language)
    return words


def _compiled(pattern: str, run: tuple[str, str], words: Iterable[str]) -> re.Pattern[str]:
    # Longer words first: a shorter one may begin them.
    known = [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    tags = "|".join(re.escape(primary(language)) for language in run)
    # What names the other language is no region: `zh-en.xlsx` holds both.
    region = f"[-_](?!(?:{tags})(?![a-z]))(?:[a-z]{{2}}|[0-9]{{3}})"
    subtags = f"(?:[-_](?:{'|'.join(_SCRIPTS)}))?(?:{region})?"
    fields = {**_FIELDS, "lang": f"(?P<lang>(?:{tags}){subtags}|{'|'.join(known)})"}
    parts = ["(?P<before>(?:.*/)?)"]
    end = 0
    seen = []
    for field in _FIELD.finditer(pattern):
        name = field.group(1)
        parts.append(re.escape(pattern[end : field.start()]))
        if name not in fields or name in seen:
            raise UsageError(
                f"the pattern '{pattern}' has a field {{{name}}} "
                + ("twice" if name in seen else "that is not known"),
                hint="Use each of {lang}, {name}, {path}, {ext} once at most",
            )
        parts.append(fields[name])
        seen.append(name)
        end = field.end()
    if "lang" not in seen:
        raise UsageError(
            f"the pattern '{pattern}' doesn't say where the language stands",
            hint="Put {lang} there, as in '{name}.{lang}.{ext}'",
        )
    parts.append(re.escape(pattern[end:]))
    return re.compile("".join(parts), re.IGNORECASE)
