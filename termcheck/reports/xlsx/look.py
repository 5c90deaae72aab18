"""How cells look. Colours are few and pale, so that a printed page stays readable.

Arial is the font because every office program has it or one of the same widths; Chinese text falls
back to the program's own font.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Arial"
INK = "1F2933"
PALE_INK = "7B8794"
ACCENT = "1F4E5F"
LINK = "1A5FB4"
MARK = "B42318"
LINE = "D9E2EC"
BAR = "9FC5D6"
DEPARTS_BAR, AGREED_BAR = "E0A03C", "9FC5D6"

_THIN = Side(style="thin", color=LINE)
_HAIR = Side(style="hair", color=LINE)
_RULE = Border(bottom=_THIN, left=_HAIR, right=_HAIR)
_FIRST = Border(top=Side(style="thin", color="829AB1"), bottom=_THIN, left=_HAIR, right=_HAIR)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=color, end_color=color)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Everything about a cell but its value.

    Compared by identity (comparing openpyxl's styles is slow): make each look once, up here.
    """

    font: Font = field(default_factory=lambda: Font(name=FONT, size=10, color=INK))
    fill: PatternFill | None = None
    border: Border | None = _RULE
    alignment: Alignment = field(
        default_factory=lambda: Alignment(horizontal="left", vertical="top", wrap_text=True)
    )
    number_format: str = "General"
    wraps: bool = True
    """Whether a long text goes on in further lines; as in `alignment`."""

    def with_font(self, *, size: int = 10, color: str = INK, bold: bool = False) -> Look:
        """The same look in another font."""
        return replace(self, font=Font(name=FONT, size=size, color=color, bold=bold))

    def filled(self, color: str) -> Look:
        """The same look on a coloured ground."""
        return replace(self, fill=_fill(color))

    def aligned(self, horizontal: str, vertical: str = "top", *, wrap: bool = True) -> Look:
        """The same look, aligned in another way; at the right edge a little room is left."""
        alignment = Alignment(
            horizontal=horizontal,
            vertical=vertical,
            wrap_text=wrap,
            indent=1 if horizontal == "right" else 0,
        )
        return replace(self, alignment=alignment, wraps=wrap)

    def formatted(self, number_format: str) -> Look:
        """The same look with a number format, at the right edge."""
        return replace(self.aligned("right", wrap=False), number_format=number_format)

    def bare(self) -> Look:
        """The same look without lines."""
        return replace(self, border=None)

    def first(self) -> Look:
        """The same look with a darker line above, where a group begins."""
        return replace(self, border=_FIRST)


TEXT = Look()
PALE = TEXT.with_font(color=PALE_INK)
IDENTITY = PALE.aligned("left", wrap=False)
BOLD = TEXT.with_font(bold=True)
LINKED = Look(font=Font(name=FONT, size=10, color=LINK, underline="single"))
NUMBER = TEXT.formatted("#,##0")
COUNT = TEXT.formatted("#,##0").aligned("left", wrap=False)
NUMBER_BOLD = NUMBER.with_font(bold=True)
# LibreOffice forgets the room at the right edge where a cell has a bar.
SHARE = TEXT.formatted("0%").aligned("center", wrap=False)
PER_THOUSAND = TEXT.formatted('0.00"‰"').aligned("center", wrap=False)
DENSITY = TEXT.formatted("0.0").aligned("center", wrap=False)
ROW_NUMBER = NUMBER.with_font(color=PALE_INK).aligned("center", wrap=False)
HEADING = TEXT.with_font(color="FFFFFF", bold=True).filled(ACCENT).aligned("left", "center").bare()
HEADINGS = {align: HEADING.aligned(align, "center") for align in ("left", "right", "center")}
TITLE = (
    TEXT.with_font(size=18, color=ACCENT, bold=True).aligned("left", "center", wrap=False).bare()
)
SUBTITLE = (
    TEXT.with_font(size=12, color=ACCENT, bold=True).aligned("left", "bottom", wrap=False).bare()
)
PROSE = TEXT.bare()
PROSE_LINKED = LINKED.bare()
PLAIN_LINE = PROSE.aligned("left", wrap=False)
PALE_LINE = PALE.aligned("left", wrap=False).bare()
TILE_NUMBER = (
    TEXT.with_font(size=18, color=ACCENT, bold=True)
    .filled("F0F4F8")
    .formatted("#,##0")
    .aligned("center", "center", wrap=False)
    .bare()
)
TILE_LABEL = TEXT.with_font(size=9, color="52606D").filled("F0F4F8").aligned("center", "top").bare()

SEVERITY = {
    "error": TEXT.with_font(color="8C1D18", bold=True).filled("FBE3E1"),
    "warning": TEXT.with_font(color="7A4B00", bold=True).filled("FFF1D6"),
    "info": TEXT.with_font(color="0B4A8F", bold=True).filled("E4EFFA"),
}
STATUS = {
    "preferred": TEXT.with_font(color="1E6B3A"),
    "admitted": TEXT.with_font(color="1E6B3A"),
    "form": TEXT,
    "deprecated": TEXT.with_font(color="8C1D18", bold=True).filled("FBE3E1"),
    "superseded": TEXT.with_font(color="8C1D18", bold=True).filled("FBE3E1"),
    "variant": TEXT.with_font(color="7A4B00", bold=True).filled("FFF1D6"),
}
DECISION = TEXT.filled("F7F9FB")
DECISION_FIRST = DECISION.first()
AGREED = TEXT.with_font(color="486581")
DEPARTS = TEXT.filled("FFF1D6")
FORBIDDEN = TEXT.filled("FBE3E1")
GROUP = {
    "term": (BOLD.first(), PALE),
    "preferred": (TEXT.first(), PALE),
    "uses": (NUMBER.first(), NUMBER.with_font(color=PALE_INK)),
    "share": (SHARE.first(), SHARE.with_font(color=PALE_INK)),
    "text": (TEXT.first(), TEXT),
    "number": (NUMBER.first(), NUMBER),
    "part": (SHARE.first(), SHARE),
}
"""Pairs for tables with several rows a concept: its first row, the others (repeated, pale)."""
STATUS_FIRST = {name: style.first() for name, style in STATUS.items()}
