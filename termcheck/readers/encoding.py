"""From bytes to text when nobody says what the encoding is.

In this order: a byte order mark; strict UTF-8; UTF-16 by its pattern of NUL bytes; UTF-8 with
damage; then every encoding that Chinese and English offices still use, decoded and judged by how
much the outcome looks like writing (`_plausibility`); last, charset-normalizer, which knows many
more encodings but is easily misled by short Chinese texts.

Line ends stay as they are. Offsets count code points of the decoded text, after the byte order
mark if there is one.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from termcheck.errors import DocumentError
from termcheck.model.document import Note, NoteCode
from termcheck.readers.sniff import control_share
from termcheck.text.lines import LineIndex
from termcheck.text.scripts import han_count, is_han

_MARKS: tuple[tuple[bytes, str], ...] = (
    # The mark of UTF-16 LE begins that of UTF-32 LE, so the longer ones come first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp1252": "Windows-1252"}
_CANDIDATES = ("gb18030", "big5hkscs", "cp1252")
_SAMPLE = 32_768
_GOOD_ENOUGH = 0.3
"""Real texts score 0.5 and more, the same bytes misread 0.1 and less (tests/readers)."""
_BINARY_SHARE = 0.02
_NAMED_LINES = 10
"""Damaged lines that get a note of their own."""
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_FREQUENT = frozenset(
    "的一是不了在人有我他这个中大来上国和地到以说时要就出会可也你对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样"
    "理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外"
    "将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代"
    "內信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气"
    "题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金"
    "指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式"
    "色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运检"
    "察委员会党议案律司首席主席总书记人民检察官法院国务院全国会议坚持推进加强服务保障监督依法"
    "這個來國說時們過發後對經麼會學還進現當沒動開從實無長機關點業將兩間問應戰頭體見產與話門"
    "員聲論處義條氣題變總電數報結場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬術領確傳"
    "師觀讓識帶導爭運檢黨議務監督東車馬為並"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…　％－～")
_TYPOGRAPHIC = frozenset("“”‘’–—…•·£€©®™°½¼¾§¶«»‚„†‡\u00a0\u00ad")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was come by."""

    text: str
    """Without a byte order mark; line ends as in the file."""
    encoding: str
    """Python's name of the encoding."""
    guessed: bool = False
    """Whether neither a mark nor the bytes themselves prove the encoding."""
    damaged_lines: tuple[int, ...] = ()
    """1-based numbers of the lines with bytes that could not be decoded; U+FFFD stands there."""


def decode(data: bytes) -> Decoded:
    """The text in the bytes.

    Raises `DocumentError` for bytes that are no text in any encoding known here. Cost: for UTF-8
    one pass at the speed of Python's decoder; a guess decodes a sample of 32 KB a few times.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if encoding != "utf-32-le" or _decodes(body, encoding):
                return _decoded(body, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    # ASCII in UTF-16 is valid UTF-8, with a NUL in every other place.
    if "\0" in text:
        wide = _wide_by_nul(data)
        if wide and _decodes(data, wide):
            return _decoded(data, wide, guessed=True)
        if control_share(data) > 0.3:
            raise _binary()
    return Decoded(text, "utf-8")


def decoding_notes(decoded: Decoded, uri: str) -> tuple[Note, ...]:
    """What a user should know about how the text was come by; none in the ordinary case."""
    notes = []
    if decoded.guessed:
        name = _label(decoded.encoding)
        notes.append(
            Note(
                NoteCode.GUESSED_ENCODING,
                f"The encoding was guessed to be {name}. Save the file as UTF-8 to be sure.",
                uri,
            )
        )
    for line in decoded.damaged_lines[:_NAMED_LINES]:
        notes.append(
            Note(
                NoteCode.NOT_READ,
                f"Line {line} holds bytes that are not {_label(decoded.encoding)}; they were read "
                "as \ufffd. Retype that place and save the file as UTF-8.",
                f"{uri}:{line}",
            )
        )
    more = len(decoded.damaged_lines) - _NAMED_LINES
    if more > 0:
        what = "1 more line holds" if more == 1 else f"{more} more lines hold"
        message = f"{what} bytes that are not {_label(decoded.encoding)}."
        notes.append(Note(NoteCode.NOT_READ, message, uri, more))
    nuls = decoded.text.count("\0")
    if nuls:
        line, _ = LineIndex(decoded.text).position(decoded.text.index("\0"))
        what, them = (
            ("1 NUL character stands", "it")
            if nuls == 1
            else (f"{nuls} NUL characters stand", "them")
        )
        message = f"{what} in the text, first in line {line}. Take {them} out and save it again."
        notes.append(Note(NoteCode.NOT_READ, message, f"{uri}:{line}", nuls))
    return tuple(notes)


def _label(encoding: str) -> str:
    return _NAMES.get(encoding, encoding.upper())


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    index = LineIndex(text)
    places = (found.start() for found in re.finditer("\ufffd", text))
    lines = dict.fromkeys(index.position(place)[0] for place in places)
    return Decoded(text, encoding, guessed, tuple(lines))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> Decoded:
    """For bytes that are not valid UTF-8."""
    wide = _wide_by_nul(data) or _wide_chinese(data)
    if wide:
        return _decoded(data, wide, guessed=True)
    if control_share(data) > _BINARY_SHARE:
        raise _binary()
    high = len(_HIGH.findall(data))
    proper = sum(map(len, _UTF8_SEQUENCE.findall(data)))
    if proper >= 0.6 * high:
        return _decoded(data, "utf-8")
    first = _HIGH.search(data)
    start = first.start() if first else 0
    sample = data[max(0, start - 1) : start + _SAMPLE]
    scores = {name: _plausibility(sample.decode(name, "replace")) for name in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda name: scores[name])
    if scores[best] >= _GOOD_ENOUGH:
        return _decoded(data, best, guessed=True)
    other = _by_library(sample)
    if other is None:
        raise DocumentError(
            "the encoding of the text is not known", hint="Save the file as UTF-8 and try again"
        )
    return _decoded(data, other, guessed=True)


def _by_library(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    # Above a fifth of chaos the library itself calls an outcome unlikely.
    return best.encoding if best is not None and best.chaos < 0.2 else None


def _wide_by_nul(data: bytes) -> str | None:
    """UTF-16 without a mark by where its NUL bytes stand; None where they prove nothing.

    Latin letters, digits, blanks and line ends have a NUL as their upper byte, so in real text
    nearly all NULs fall on one parity.
    """
    if len(data) % 2 or b"\0" not in data:
        return None
    sample = data[:_SAMPLE]
    upper_first, lower_first = sample[0::2].count(0), sample[1::2].count(0)
    if lower_first > 20 * upper_first and _wide_enough(sample, lower_first, "utf-16-le"):
        return "utf-16-le"
    if upper_first > 20 * lower_first and _wide_enough(sample, upper_first, "utf-16-be"):
        return "utf-16-be"
    return None


def _wide_enough(sample: bytes, nuls: int, encoding: str) -> bool:
    if nuls > 0.3 * (len(sample) // 2):
        return True
    return _plausibility(sample.decode(encoding, "replace")) >= _GOOD_ENOUGH


def _wide_chinese(data: bytes) -> str | None:
    """UTF-16 without a mark and without NUL bytes: Chinese without a blank or a line end."""
    if len(data) % 2 or len(data) < 8:
        return None
    sample = data[:_SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if han_count(text) > 0.7 * len(text) and _plausibility(text) > 2 * _GOOD_ENOUGH:
            return encoding
    return None


def _plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like writing, up to 1.0; 0.0 where there are none.

    Chinese is judged by its characters: some 350 make up half of any text, and the 6,000 or so of
    the first levels of GB 2312 and Big5 nearly all of it, while misread bytes fall on rare ones.
    Latin letters are judged by their neighbours: an accented letter stands among ASCII letters.
    """
    counts = Counter(character for character in text if character >= "\x80")
    total = sum(counts.values())
    if not total:
        return 0.0
    lone = _lone_latin(text)
    return sum(_worth(c, n, lone) for c, n in counts.items()) / total


def _worth(character: str, count: int, lone: Counter[str]) -> float:
    if character in _FREQUENT:
        return 1.0 * count
    if is_han(character):
        return (0.4 if _common(character) else -0.5) * count
    if character in _PUNCTUATION or "\uff01" <= character <= "\uff5e":
        return 0.8 * lone[character] + 0.5 * (count - lone[character])
    if character < "\u0250" or character in _TYPOGRAPHIC:
        return 0.8 * lone[character] - 1.0 * (count - lone[character])
    category = unicodedata.category(character)
    return (-2.0 if category in ("Co", "Cn", "Cs", "Cc") or character == "\ufffd" else -0.5) * count


_LATIN_BESIDE_ASCII = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")


def _lone_latin(text: str) -> Counter[str]:
    """Letters and typographic signs of Western languages without another such beside them."""
    return Counter(
        character
        for character in _LATIN_BESIDE_ASCII.findall(text)
        if character in _TYPOGRAPHIC or (character < "\u0250" and character.isalpha())
    )


def _common(character: str) -> bool:
    for encoding, after_last in (("gb2312", b"\xd8"), ("big5", b"\xc7")):
        try:
            if character.encode(encoding)[:1] < after_last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _binary() -> DocumentError:
    return DocumentError(
        "this is not a text file: it holds binary data",
        hint="Check that the name has the right ending, or leave the file out",
    )
