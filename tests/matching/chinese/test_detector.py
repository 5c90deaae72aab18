"""Chinese variants: what is found, what stays silent, and what is said about it."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.matching import chinese
from termcheck.matching.chinese.compile import compile_chinese
from termcheck.matching.detector import Detector
from termcheck.matching.prepared import PreparedText
from termcheck.model.document import Protected, Protection
from termcheck.model.glossary import Glossary
from termcheck.model.match import Band
from tests.conftest import NASTY, ROOT
from tests.matching.chinese.tools import detectors, pair, variants

COMPUTING = (
    pair("software", "软件"),
    pair("server", "服务器"),
    pair("file", "文件"),
    pair("operating system", "操作系统", minimum_band="certain"),
    pair("thread", "线程", admitted=("执行绪",)),
    pair("garbage collection", "垃圾回收"),
)
LAW = (
    pair("public interest litigation procuratorial work", "公益诉讼检察"),
    pair("Supreme People's Procuratorate", "最高人民检察院"),
    pair("Fengqiao", "枫桥"),
    pair("rights and obligations", "权利和义务"),
    pair("leniency system", "认罪认罚从宽制度"),
)


@pytest.fixture(scope="module")
def computing() -> list[Detector]:
    return detectors(*COMPUTING)


@pytest.fixture(scope="module")
def law() -> list[Detector]:
    return detectors(*LAW)


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("新的軟體上市", "軟體", "synonym"),
        ("新的软体上市", "软体", "synonym"),
        ("新的軟件上市", "軟件", "spelling"),
        ("邮件伺服器", "伺服器", "synonym"),
        ("服务务器", "服务务器", "spelling"),
        ("服器务", "服器务", "spelling"),
        ("請開啟檔案", "檔案", "synonym"),
        ("垃圾的回收", "垃圾的回收", "function-word"),
        ("拉圾回收", "拉圾回收", "spelling"),
    ],
)
def test_computing_fires(computing: list[Detector], text: str, found: str, kind: str) -> None:
    assert [(m.text, m.kind) for m in variants(computing, text)] == [(found, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "软件和服务器",
        "软体动物",
        "服务期满",
        "档案已经封存",  # an everyday word as long as the text is in simplified characters
        "执行绪",  # listed
        "作业系统",  # likely, below the minimum band of its concept
        "垃圾要分类回收",
        "",
        "software server",
        "𠀀𠀁𠀂",
    ],
)
def test_computing_stays_silent(computing: list[Detector], text: str) -> None:
    assert variants(computing, text) == []


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("检察公益诉讼", "检察公益诉讼", "order"),
        ("公益诉讼的检察", "公益诉讼的检察", "function-word"),
        ("公益诉讼专项检察", "公益诉讼专项检察", "insertion"),
        ("公益检察", "公益检察", "omission"),
        ("最高检印发", "最高检", "omission"),
        ("最高检察院印发", "最高检察院", "omission"),
        ("枫侨镇", "枫侨", "spelling"),
        ("义务和权利", "义务和权利", "order"),
        ("权利及义务", "权利及义务", "function-word"),
        ("认罪认罚从宽治度", "认罪认罚从宽治度", "spelling"),
    ],
)
def test_law_fires(law: list[Detector], text: str, found: str, kind: str) -> None:
    assert [(m.text, m.kind) for m in variants(law, text)] == [(found, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "最高检查标准",
        "人民检察院",
        "检察机关提起公诉",
        "公益广告和诉讼",
        "公益诉讼，检察",
        "权利与自由",
        "枫树和桥",
        "认罪认罚从宽制度",
    ],
)
def test_law_stays_silent(law: list[Detector], text: str) -> None:
    assert variants(law, text) == []


@pytest.mark.parametrize("before", ["", NASTY, "\ufeff", "０１２", "e\u0301\r\n"])
def test_offsets_are_those_of_the_printed_text(computing: list[Detector], before: str) -> None:
    text = f"{before}「軟體」{before}"
    (match,) = variants(computing, text)
    assert text[match.start : match.end] == match.text == "軟體"


def test_evidence_is_a_sentence(computing: list[Detector]) -> None:
    said = [variants(computing, text)[0].evidence for text in ("軟體", "软体", "軟件", "拉圾回收")]
    assert said == [
        "'軟體' is written in traditional characters and is the Taiwan word for '软件'",
        "'软体' is the Taiwan word for '软件'",
        "'軟件' is written in traditional characters; the preferred term is '软件'",
        "'拉圾回收' has '拉圾' where the preferred term '垃圾回收' has '垃圾'; the two sound alike",
    ]


def test_a_word_of_taiwan_is_surer_in_a_traditional_text(computing: list[Detector]) -> None:
    bands = [variants(computing, text)[0].band for text in ("软体", "軟體")]
    assert bands == [Band.LIKELY, Band.CERTAIN]


def test_protected_text_is_not_looked_at(computing: list[Detector]) -> None:
    text = PreparedText("見軟體", (Protected(1, 3, Protection.OPAQUE),))
    assert [m for detector in computing for m in detector.find(text, ())] == []


def test_what_is_already_found_is_not_proposed_again(computing: list[Detector]) -> None:
    text = PreparedText("軟體")
    first = computing[-1].find(text, ())
    assert len(first) == 1
    assert computing[-1].find(text, first) == []


def test_a_traditional_glossary_turns_the_question_round() -> None:
    loaded = detectors(pair("software", "軟體"))
    found = [(m.text, m.evidence) for m in variants(loaded, "軟體、软体、软件")]
    assert found == [
        ("软体", "'软体' is written in simplified characters; the preferred term is '軟體'"),
        ("软件", "'软件' is the mainland word for '軟體'"),
    ]


def test_characters_that_no_dictionary_has() -> None:
    loaded = detectors(pair("name", "𠀀𠀁枫"), pair("other", "𠀀桥"), pair("interface", "API 接口"))
    assert variants(loaded, "𠀀𠀁枫、𠀀桥") == []
    assert [m.text for m in variants(loaded, "API 介面")] == ["API 介面"]


def test_other_targets_are_left_alone() -> None:
    glossary = Glossary((pair("software", "软件"),))
    assert chinese.compile_terms(glossary, "zh", "en") is None
    assert chinese.compile_terms(Glossary(()), "en", "zh") is None
    assert chinese.load(None, glossary, "en", "zh") is None


def test_without_english_the_other_kinds_work() -> None:
    glossary = Glossary((pair("Server", "服务器"),))
    compiled = compile_chinese(glossary, "de", "zh")
    assert "伺服器" in dict(compiled["patterns"])


def test_compiled_data_is_plain_and_the_same_every_time(tmp_path: Path) -> None:
    glossary = Glossary(LAW)
    first = chinese.compile_terms(glossary, "en", "zh")
    assert marshal.loads(marshal.dumps(first)) == first
    assert chinese.compile_terms(glossary, "en", "zh") == first


def test_a_warm_start_imports_no_dictionary(tmp_path: Path) -> None:
    glossary = Glossary(COMPUTING)
    data = tmp_path / "compiled"
    data.write_bytes(marshal.dumps(chinese.compile_terms(glossary, "en", "zh")))
    code = (
        "import marshal, pathlib, sys\n"
        "from termcheck.matching import chinese\n"
        "from termcheck.matching.prepared import PreparedText\n"
        "from termcheck.model.glossary import Glossary\n"
        "from tests.matching.chinese.test_detector import COMPUTING\n"
        f"compiled = marshal.loads(pathlib.Path({str(data)!r}).read_bytes())\n"
        "for name in ('jieba', 'opencc', 'pypinyin', 'lemminflect', 'numpy'):\n"
        "    assert name not in sys.modules, name\n"
        "detector = chinese.load(compiled, Glossary(COMPUTING), 'en', 'zh')\n"
        "assert len(detector.find(PreparedText('「軟體」'), ())) == 1\n"
        "print(sorted({'jieba', 'opencc', 'pypinyin', 'lemminflect', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
