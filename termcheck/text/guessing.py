"""Which encoding bytes are in that neither a byte order mark nor UTF-8 explains.

UTF-16 shows by the places of its NUL bytes. Every other encoding that Chinese and English offices
still use is tried on a sample and judged by how much the outcome looks like writing
(`_plausibility`); last comes charset-normalizer, which knows many more encodings but is easily
misled by short Chinese texts. Names of encodings are Python's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from termcheck.text.scripts import han_count, is_han

_CANDIDATES = ("gb18030", "big5hkscs", "cp1252")
_SAMPLE = 32_768
_ASCII = "".join(map(chr, range(32, 127)))
"""What every encoding of an office has in its usual place, unlike those of mainframes."""
_GOOD_ENOUGH = 0.3
"""Real texts score 0.5 and more, the same bytes misread 0.1 and less (tests/text)."""
_MOSTLY_UTF8 = 0.6
"""Share of the bytes beyond ASCII from which a text is UTF-8 with damage."""
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LATIN_BESIDE_ASCII = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_LATIN_PAIR = re.compile(
    r"(?<=[A-Za-z])[ß-öø-ÿ]{2}(?![^\x00-\x7f])|(?<![^\x00-\x7f])[ß-öø-ÿ]{2}(?=[A-Za-z])"
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


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, `utf-16-le` or `utf-16-be`; None where it is something else."""
    return wide_by_nul(data) or _wide_chinese(data)


def wide_by_nul(data: bytes) -> str | None:
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


def narrow_encoding(data: bytes) -> str | None:
    """The encoding of a text that is not UTF-16 and not valid UTF-8, or None for none known.

    `utf-8` for one that is mostly UTF-8.
    """
    high = len(_HIGH.findall(data))
    proper = sum(map(len, _UTF8_SEQUENCE.findall(data)))
    if proper >= _MOSTLY_UTF8 * high:
        return "utf-8"
    # Judged from the first character beyond ASCII on, however late in the text it stands.
    first = _HIGH.search(data)
    start = first.start() if first else 0
    sample = data[max(0, start - 1) : start + _SAMPLE]
    scores = {name: _plausibility(sample.decode(name, "replace")) for name in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda name: scores[name])
    return best if scores[best] >= _GOOD_ENOUGH else _by_library(sample)


def _by_library(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    for outcome in from_bytes(sample):
        # Above a fifth of chaos the library itself calls an outcome unlikely.
        if outcome.chaos < 0.2 and _ASCII.encode(outcome.encoding, "replace") == _ASCII.encode():
            return outcome.encoding
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
    Latin letters are judged by their neighbours: an accented letter stands among ASCII letters, at
    most with another one beside it.
    """
    counts = Counter(character for character in text if character >= "\x80")
    total = sum(counts.values())
    if not total:
        return 0.0
    lone, pairs = _lone_latin(text), Counter("".join(_LATIN_PAIR.findall(text)))
    return sum(_worth(c, n, lone[c], pairs[c]) for c, n in counts.items()) / total


def _worth(character: str, count: int, lone: int, paired: int) -> float:
    if character in _FREQUENT:
        return 1.0 * count
    if is_han(character):
        return (0.4 if _common(character) else -0.5) * count
    if character in _PUNCTUATION or "\uff01" <= character <= "\uff5e":
        return 0.8 * lone + 0.5 * (count - lone)
    if character < "\u0250" or character in _TYPOGRAPHIC:
        return 0.8 * lone + _GOOD_ENOUGH * paired - 1.0 * (count - lone - paired)
    category = unicodedata.category(character)
    return (-2.0 if category in ("Co", "Cn", "Cs", "Cc") or character == "\ufffd" else -0.5) * count


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
