"""Units of files that hold several languages, and the account of what is not in them.

Which text is the source and which the target is decided by the languages of the run, never by the
order in the file: a memory that was made from English into Chinese serves a run from Chinese into
English as well, and of thirty languages two are taken. A text whose label contradicts its script
(Chinese marked as English beside English marked as Chinese) is turned.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Anchor, Note, NoteCode, Segment, Side, Unit
from termcheck.model.language import same_language
from termcheck.model.phrase import Phrase
from termcheck.readers.base import not_read
from termcheck.readers.inline import STAND_IN, Text
from termcheck.readers.sides import is_chinese, mainly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

LOCKED = "locked segment|locked segments"
NOT_FOR_TRANSLATION = "segment that is not to be translated|segments that are not to be translated"
OBSOLETE = "obsolete message|obsolete messages"
OUTSIDE = "text between segments|texts between segments"

_BLANK = f" \t\r\n\u00a0\u3000{STAND_IN}"
_NAMED_LANGUAGES = 8
_NAMED_UNITS = 3
_SOURCE, _TARGET, _OTHER = range(3)


class Version(NamedTuple):
    """A text of a unit in one language."""

    language: str
    """As the file names it."""
    text: Text
    path: str
    """Where it stands: `unit 12, en`."""


class UnitMaker:
    """Makes the units of one file, numbers them, and counts."""

    def __init__(self, language: str, source_language: str, uri: str) -> None:
        """`language` is the target language of the run."""
        self._languages = (source_language, language)
        self._uri = uri
        self._one_is_chinese = is_chinese(language) != is_chinese(source_language)
        self._target_is_chinese = is_chinese(language)
        self._roles: dict[str, int] = {}
        self._tags: dict[str, str] = {}
        self._segments = self._units = 0
        self._with_source = self._with_target = self._with_both = 0
        self._without_target: list[str] = []
        self._turned = 0
        self._others: Counter[str] = Counter()
        self._directions: Counter[tuple[str, str]] = Counter()
        self.left_out: Counter[str] = Counter()
        """How many of what were left out; see `readers.base.not_read`."""

    @property
    def made(self) -> int:
        """Units made so far."""
        return self._units

    def wants(self, language: str) -> bool:
        """Whether the run is about a language, so that its texts are worth reading."""
        role = self._roles.get(language)
        return (self._role(language) if role is None else role) != _OTHER

    def pass_over(self, language: str) -> None:
        """Count a text in a language that the run is not about."""
        self._others[language] += 1

    def add(self, versions: Sequence[Version], state: str | None = None) -> list[Unit]:
        """The units of texts that mean the same.

        One unit for each text in the target language (American and British English, say), all with
        the same source. Texts of blanks and bare tags only count as missing.
        """
        sources: list[Version] = []
        targets: list[Version] = []
        for version in versions:
            role = self._roles.get(version.language)
            if role is None:
                role = self._role(version.language)
            if not version.text.text.strip(_BLANK):
                continue
            if role == _SOURCE:
                sources.append(version)
            elif role == _TARGET:
                targets.append(version)
            else:
                self._others[version.language] += 1
        if len(sources) > 1:
            sources = self._best(sources, self._languages[0])
            self._others.update(version.language for version in sources[1:])
        if len(targets) > 1:
            targets = self._best(targets, self._languages[1])
        source = sources[0] if sources else None
        self._with_source += source is not None
        self._with_target += bool(targets)
        self._with_both += source is not None and bool(targets)
        if not targets:
            if source is None:
                return []
            if len(self._without_target) < _NAMED_UNITS:
                self._without_target.append(source.path.rpartition(", ")[0])
            return [self._unit(source, None, state)]
        return [self._unit(source, target, state) for target in targets]

    def direction(self, source: str, target: str) -> None:
        """Take note that the file says it is a translation from one language into another."""
        self._directions[source, target] += 1

    def notes(self) -> tuple[Note, ...]:
        """What was left out or is missing, and what was guessed."""
        source, target = self._languages
        notes = [*self._direction_notes(source, target)]
        if self._turned:
            said = Phrase("note-turned-units", (self._turned,))
            notes.append(Note(NoteCode.SWAPPED, said, self._uri, self._turned))
        notes += self._missing(source, target)
        notes += not_read(self.left_out, self._uri)
        if self._others:
            notes.append(self._other_languages())
        return tuple(notes)

    def _role(self, language: str) -> int:
        source, target = self._languages
        if same_language(language, target):
            role = _TARGET
        else:
            role = _SOURCE if same_language(language, source) else _OTHER
        self._roles[language] = role
        self._tags[language] = _tag(language)
        return role

    def _best(self, versions: list[Version], language: str) -> list[Version]:
        """Those in just the language of the run where there are such; else all."""
        wanted = _tag(language).lower()
        exact = [v for v in versions if self._tags[v.language].lower() == wanted]
        for version in versions:
            if exact and version not in exact:
                self._others[version.language] += 1
        return exact or versions

    def _unit(self, source: Version | None, target: Version | None, state: str | None) -> Unit:
        if self._one_is_chinese and source is not None and target is not None:
            chinese, other = (target, source) if self._target_is_chinese else (source, target)
            # The texts of a turned unit both contradict their labels.
            if (
                not other.text.text.isascii()
                and mainly_han(other.text.text)
                and mainly_han(chinese.text.text) is False
            ):
                self._turned += 1
                turned = source._replace(text=target.text, path=target.path)
                target = target._replace(text=source.text, path=source.path)
                source = turned
        self._units += 1
        return Unit(
            f"u{self._units}",
            None if source is None else self._segment(source, Side.SOURCE),
            None if target is None else self._segment(target, Side.TARGET),
            state,
        )

    def _segment(self, version: Version, side: Side) -> Segment:
        self._segments += 1
        language, (text, protected), path = version
        anchor = Anchor(None, None, path)
        return Segment(f"s{self._segments}", text, self._tags[language], side, anchor, protected)

    def _direction_notes(self, source: str, target: str) -> list[Note]:
        notes = []
        for first, second in self._directions:
            if same_language(first, target) and same_language(second, source):
                said = Phrase(
                    "note-direction", (first, second, source, target, _tag(first), _tag(second))
                )
                notes.append(Note(NoteCode.SWAPPED, said, self._uri))
        return notes

    def _missing(self, source: str, target: str) -> list[Note]:
        if self._units and not self._with_target:
            said, count = Phrase("note-no-target-text", (target,)), self._with_source
        elif self._units and not self._with_source:
            said, count = Phrase("note-no-source-text", (source,)), self._with_target
        else:
            count = self._with_source - self._with_both
            if not count:
                return []
            said = Phrase("note-without-target", (count, tuple(self._without_target), target))
        return [Note(NoteCode.UNTRANSLATED, said, self._uri, count)]

    def _other_languages(self) -> Note:
        total = self._others.total()
        # Texts without a language stand where their words do in English.
        names = sorted(self._others, key=lambda name: name or "without a language")
        named, more = tuple(names[:_NAMED_LANGUAGES]), max(0, len(names) - _NAMED_LANGUAGES)
        said = Phrase("note-other-languages", (total, named, more, *self._languages))
        return Note(NoteCode.NOT_READ, said, self._uri, total)


def _tag(language: str) -> str:
    """As BCP 47 writes it, with hyphens."""
    return language.replace("_", "-")
