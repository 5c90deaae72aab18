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
from termcheck.model.document import Note, NoteCode, Side
from termcheck.model.language import primary, same_language
from termcheck.model.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termcheck.readers.discover import Found

PATTERNS = (
    "{name}.{lang}.{ext}",
    "{name}_{lang}.{ext}",
    "{name}-{lang}.{ext}",
    "{lang}/{path}.{ext}",
    "{lang}.{ext}",
)
"""The ways of naming that are known without being told; the first that finds a partner counts."""

_SEPARATORS = re.compile(r"[./_-]")
_MARKS = (
    *("zh", "en", "ch", "cn", "cmn", "mandarin", "simplified", "traditional"),
    *("american", "british", "uk ", "us ", "original", "rendering", "source", "target"),
    "translation",
)
"""How the words for Chinese, English and the sides begin, those in Chinese characters apart."""
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


def may_be_half(uri: str, source: str, target: str) -> bool:
    """Whether a name can fit one of the usual patterns, told without reading any pattern.

    False for most names of files without a language in them: a short run need not compile the
    patterns for one of these.
    """
    if {primary(source), primary(target)} != {"zh", "en"}:
        return True
    parts = _SEPARATORS.split(uri.lower())
    return any(part.startswith(_MARKS) or not part.isascii() for part in parts)


class Key(NamedTuple):
    """What the names of two files must have in common."""

    pattern: str
    rest: tuple[str, str, str]
    """What stands before the pattern, and its `{name}` and `{path}`; empty for none."""


class Named(NamedTuple):
    """How the name of a file reads by one pattern."""

    key: Key
    tag: str
    """The language in the name, as a BCP 47 tag."""
    side: Side
    at: int
    """Where in the path the language begins."""


class Naming:
    """The patterns of a run."""

    def __init__(self, source: str, target: str, patterns: Sequence[str] = PATTERNS) -> None:
        """`source` and `target` are the languages of the run.

        Raises:
            UsageError: a pattern without `{lang}`, or with a field that is none.
        """
        self.source, self.target = source, target
        self._words = _language_words(source, target)
        self._compiled = [
            (each, _compiled(each, (source, target), self._words)) for each in patterns
        ]

    def readings(self, uri: str) -> Iterator[Named]:
        """How a name reads by each of the patterns that it fits, in their order."""
        for pattern, expression in self._compiled:
            match = expression.fullmatch(uri)
            if match is None:
                continue
            word = match["lang"].lower()
            tag = self._words.get(word, word.replace("_", "-"))
            side = Side.TARGET if same_language(tag, self.target) else Side.SOURCE
            groups = match.groupdict()
            before, name, path = (groups.get(each) or "" for each in ("before", "name", "path"))
            yield Named(Key(pattern, (before, name, path)), tag, side, match.start("lang"))


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
    """On files whose names say that they are one side of a translation and whose other side is
    missing."""


def pair_files(found: Sequence[Found], naming: Naming) -> Pairing:
    """The pairs among some files.

    Of several files in the source language the one just in that of the run is taken (`zh-Hans` for
    `zh-Hans`), else the first by name; files with the same ending go together before others.
    Nothing is opened. A file without a partner gets a note where others beside it, with the same
    path before the pattern, were paired by a pattern that its name fits. An original gets it also
    where it is alone, if the language stands in its file name behind or before another name: of a
    translation alone everything can be checked, of an original nothing.
    """
    readings = [(file, named) for file in found for named in naming.readings(file.uri)]
    names = {file.uri.rpartition(".")[0] for file in found}
    pairs: list[Pair] = []
    notes: dict[str, Note] = {}
    taken: set[str] = set()
    for pattern in dict.fromkeys(named.key.pattern for _, named in readings):
        sources: dict[Key, list[tuple[str, Found]]] = defaultdict(list)
        targets: dict[Key, list[tuple[str, Found]]] = defaultdict(list)
        for file, named in readings:
            if named.key.pattern == pattern and file.uri not in taken:
                side = targets if named.side is Side.TARGET else sources
                side[named.key].append((named.tag, file))
        made = [
            Pair(_partner(file, sources[key], naming.source), file)
            for key in targets
            if key in sources
            for _, file in targets[key]
        ]
        pairs += made
        taken |= {file.uri for pair in made for file in pair}
        # Other folders may hold other things: only beside a pair is a partner to be expected.
        beside = {key.rest[0] for key in targets if key in sources}
        for key, files in targets.items():
            if key not in sources and key.rest[0] in beside:
                said = Phrase("note-no-original", (naming.source,))
                notes |= {file.uri: Note(NoteCode.UNPAIRED, said, file.uri) for _, file in files}
        for key, files in sources.items():
            # Beside `notice.zh.md` the file `notice.md` is most likely its translation.
            alone = key.rest[1] and f"{key.rest[0]}{key.rest[1]}" not in names
            if key not in targets and (alone or key.rest[0] in beside):
                said = Phrase("note-no-translation", (naming.target,))
                notes |= {file.uri: Note(NoteCode.UNPAIRED, said, file.uri) for _, file in files}
    return Pairing(
        tuple(sorted(pairs, key=lambda pair: pair.target.uri)),
        tuple(file for file in found if file.uri not in taken),
        tuple(note for uri, note in sorted(notes.items()) if uri not in taken),
    )


def says_untranslated(note: Note) -> bool:
    """Whether a note is that of a file which only its name makes out to be an original alone."""
    return isinstance(note.said, Phrase) and note.said.code == "note-no-translation"


def _partner(target: Found, sources: Sequence[tuple[str, Found]], language: str) -> Found:
    def rank(each: tuple[str, Found]) -> tuple[bool, bool, str]:
        tag, file = each
        same_ending = file.path.suffix.lower() == target.path.suffix.lower()
        return tag.lower() != language.lower(), not same_ending, file.uri

    return min(sources, key=rank)[1]


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
