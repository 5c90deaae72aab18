"""Stretches of program texts that are not prose: placeholders, tags of HTML, literals."""

from __future__ import annotations

import re

from termcheck.model.document import Protected, Protection

_OPAQUE_TAGS = "br|img|hr|p|li|ul|ol|div|td|th|tr|table|input|button"
_MARKUP_TAGS = "a|abbr|b|big|cite|em|font|i|kbd|q|s|small|span|strong|sub|sup|tt|u|var"
# Each begins with one of a few signs, so that the expression is tried at these alone.
_FOUND = re.compile(
    rf"""
    [<`${{%]
    (?: (?<=<)
        (?: (?P<markup> /?(?:{_MARKUP_TAGS})(?:\s[^<>]*+)?/?> )
        | /?(?:{_OPAQUE_TAGS}|code|pre)(?:\s[^<>]*+)?/?>
        )
    | (?<=`)`[^`]++``
    | (?<=\$)\{{\{{?[\w.:\[\]!,+\#-]{{0,60}}+\}}\}}?
    | (?<=\{{)\{{?[\w.:\[\]!,+\#-]{{0,60}}+\}}\}}?
    | (?<=%)(?<![\d%]%)
        (?: (?:\d{{1,2}}\$)?(?:\([\w.-]{{1,60}}\))?[-+\#0]*\d{{0,3}}(?:\.\d{{1,3}})?
            (?:hh?|ll?|[jztLq])?[diouxXeEfgGcrsaAp@](?![A-Za-z])
        | \([\w.-]{{1,60}}\)[a-z]
        | L?\d{{1,2}}(?!\d)
        )
    )
    """,
    re.VERBOSE,
)


def placeholders(text: str) -> list[Protected]:
    """Placeholders of the usual kinds, sorted, without overlap.

    Opaque: `%s`, `%1$s`, `%(name)s`, `%1`, `{0}`, `{name}`, `${name}`, tags of HTML that part what
    stands on both sides, and literals between double backticks. Markup: tags of HTML that set words
    in another style. A share such as `50 % of` or `100%` is none.
    """
    opaque, markup = Protection.OPAQUE, Protection.MARKUP
    return [
        Protected(*match.span(), opaque if match.lastgroup is None else markup)
        for match in _FOUND.finditer(text)
    ]
