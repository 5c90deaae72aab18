"""Where in the content of a Markdown block the markup stands.

markdown-it-py parses inline markup without keeping positions. Each of its inline rules consumes a
stretch of the content, though, so the rules are replaced by ones that call them and note where the
stretch began and ended. Emphasis is settled only after all rules have run: its marks are noted with
their tokens, and read again once those are known to be marks or plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from termcheck.model.document import Protected, Protection

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_Rule = Callable[["StateInline", bool], bool]
_KEY = "termcheck"


class _Notes:
    """What is noted while one content is parsed; passed through markdown-it's `env`."""

    __slots__ = ("bases", "marks", "spans")

    def __init__(self) -> None:
        self.spans: list[Protected] = []
        """In the order in which they were met."""
        self.marks: list[tuple[StateInline, Token, int, int]] = []
        """Emphasis marks not settled yet: state, token, start and end."""
        self.bases = [0]
        """Where the content that is being parsed begins: image descriptions are parsed apart."""

    def add(self, start: int, end: int, kind: Protection) -> None:
        """Note a stretch, counted in the content that is being parsed."""
        base = self.bases[-1]
        self.spans.append(Protected(base + start, base + end, kind))


def make_parser() -> MarkdownIt:
    """A parser of blocks, whose inline rules note positions; for `inline_spans`."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    # The preset's limit of 20 would lose the text of lists ten levels deep without a word.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin)
    parser.use(footnote_plugin)
    # A dollar sign is mostly money: no blank inside, no digit outside.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    # Inline content is parsed by `inline_spans`, footnotes stay where they are written.
    parser.core.ruler.disable(["inline", "footnote_tail"], ignoreInvalid=True)
    ruler = parser.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        wrapper = _WRAPPERS.get(name)
        if wrapper:
            ruler.at(name, wrapper(rule))
    # Joining neighbouring text tokens would blur which marks came to nothing.
    parser.inline.ruler2.before("fragments_join", "termcheck_marks", _settle)
    return parser


def inline_spans(parser: MarkdownIt, content: str, env: dict[str, Any]) -> list[Protected]:
    """Markup and opaque stretches of a block's content, in no particular order.

    `env` is that of the block parse: it knows the link definitions. Spans may lie within others.
    """
    notes = _Notes()
    parser.inline.parse(content, parser, {**env, _KEY: notes}, [])
    return notes.spans


def _whole(kind: Protection) -> Callable[[_Rule], _Rule]:
    """For rules whose whole stretch is protected."""

    def wrap(rule: _Rule) -> _Rule:
        def noting(state: StateInline, silent: bool) -> bool:
            start = state.pos
            done = rule(state, silent)
            if done and not silent:
                _notes(state).add(start, state.pos, kind)
            return done

        return noting

    return wrap


def _escape(rule: _Rule) -> _Rule:
    """A backslash is markup, what it escapes is text."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        done = rule(state, silent)
        if done and not silent:
            _notes(state).add(start, start + 1, Protection.MARKUP)
        return done

    return noting


def _html(rule: _Rule) -> _Rule:
    """A tag is markup; a line break tag parts words."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        done = rule(state, silent)
        if done and not silent:
            is_break = state.src[start : start + 3].lower() == "<br"
            kind = Protection.OPAQUE if is_break else Protection.MARKUP
            _notes(state).add(start, state.pos, kind)
        return done

    return noting


def _math(rule: _Rule) -> _Rule:
    """A formula, if it looks like one: `$5bn to A$` is money."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, True):
            return False
        end = state.pos
        if not any(sign in state.src[start:end] for sign in "\\^_={}"):
            state.pos = start
            return False
        if silent:
            return True
        state.pos = start
        done = rule(state, False)
        if done:
            _notes(state).add(start, end, Protection.OPAQUE)
        return done

    return noting


def _labelled(opening: int, kind: Protection, *, apart: bool) -> Callable[[_Rule], _Rule]:
    """For `[text](target)` and its kin: what is in the brackets is text.

    `opening` is the length of what stands before the label, `apart` whether markdown-it parses
    the label with a state of its own, whose positions begin at the label.
    """

    def wrap(rule: _Rule) -> _Rule:
        def noting(state: StateInline, silent: bool) -> bool:
            if silent:
                return rule(state, True)
            notes, start = _notes(state), state.pos
            if apart:
                notes.bases.append(notes.bases[-1] + start + opening)
            done = rule(state, False)
            if apart:
                notes.bases.pop()
            if done:
                end, state.pos = state.pos, start
                label_end = _label_end(state, start + opening - 1)
                state.pos = end
                notes.add(start, start + opening, kind)
                notes.add(label_end, end, kind)
            return done

        return noting

    return wrap


def _label_end(state: StateInline, bracket: int) -> int:
    end: int = state.md.helpers.parseLinkLabel(state, bracket, False)
    return end


def _emphasis(rule: _Rule) -> _Rule:
    def noting(state: StateInline, silent: bool) -> bool:
        # `push` first turns what is pending into a token of its own.
        first = len(state.tokens) + bool(state.pending)
        start = state.pos
        done = rule(state, silent)
        if done and not silent:
            notes = _notes(state)
            at = notes.bases[-1] + start
            for token in state.tokens[first:]:
                end = at + len(token.content)
                notes.marks.append((state, token, at, end))
                at = end
        return done

    return noting


def _settle(state: StateInline) -> None:
    """Note the emphasis marks of a state that were not left as plain text."""
    notes = _notes(state)
    open_marks = []
    for mark in notes.marks:
        owner, token, start, end = mark
        if owner is not state:
            open_marks.append(mark)
        elif token.type != "text" or not token.content:
            notes.spans.append(Protected(start, end, Protection.MARKUP))
    notes.marks = open_marks


def _notes(state: StateInline) -> _Notes:
    notes: _Notes = state.env[_KEY]
    return notes


_WRAPPERS: dict[str, Callable[[_Rule], _Rule]] = {
    "escape": _escape,
    "backticks": _whole(Protection.OPAQUE),
    "strikethrough": _emphasis,
    "emphasis": _emphasis,
    "link": _labelled(1, Protection.MARKUP, apart=False),
    "image": _labelled(2, Protection.MARKUP, apart=True),
    "autolink": _whole(Protection.OPAQUE),
    "html_inline": _html,
    "math_inline": _math,
    "math_single": _math,
    "footnote_inline": _labelled(2, Protection.OPAQUE, apart=True),
    "footnote_ref": _whole(Protection.MARKUP),
}
