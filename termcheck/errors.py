"""What can go wrong through a caller's or a user's doing, as exceptions.

    TermcheckError
    ├── UsageError        an argument that cannot be meant
    ├── SettingsError     termcheck.toml or [tool.termcheck]
    ├── GlossaryError     a glossary that cannot be used at all
    ├── DocumentError     one document that cannot be read (becomes a finding, never ends a run)
    └── ReportError       a report that cannot be written or read

Every one says what is wrong, where, and how to mend it. Anything else that is raised is our bug.
"""

from __future__ import annotations


class TermcheckError(Exception):
    """A mistake that the user can mend.

    `str()` gives "where: what. hint" in one line; the parts are kept for whoever wants to lay
    them out in another way.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        """What is wrong, a sentence without a full stop."""
        self.where = where
        """File, row, cell or option; None where the mistake has no place."""
        self.hint = hint
        """How to mend it, a sentence without a full stop, or a question with its mark; None where
        nothing can be advised."""
        super().__init__(what)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        if not self.hint:
            return text
        return f"{text}. {self.hint}{'' if self.hint.endswith('?') else '.'}"

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders by their positional arguments only.
        return (_rebuild, (type(self), self.what, self.where, self.hint))


def _rebuild(
    kind: type[TermcheckError], what: str, where: str | None, hint: str | None
) -> TermcheckError:
    return kind(what, where=where, hint=hint)


class UsageError(TermcheckError):
    """An argument or option that cannot be meant."""


class SettingsError(TermcheckError):
    """A settings file with an unknown key or a value of the wrong kind."""


class GlossaryError(TermcheckError):
    """A glossary that cannot be read or that could never match anything."""


class DocumentError(TermcheckError):
    """A document that cannot be read. The engine turns it into a finding and goes on."""


class ReportError(TermcheckError):
    """A report that cannot be written or read."""
