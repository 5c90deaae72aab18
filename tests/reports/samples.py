"""Small reports made by hand, as a run would make them."""

from __future__ import annotations

from dataclasses import replace

from termcheck.model.document import Anchor, Note, NoteCode, Segment, Side
from termcheck.model.finding import Finding, Place, Severity
from termcheck.model.glossary import Status, Term
from termcheck.model.match import Kind, Match
from termcheck.model.report import (
    ConceptUses,
    DocumentSummary,
    GlossaryRemark,
    Rendering,
    Report,
    Run,
)

RUN = Run(
    version="0.1.0",
    signature="termcheck 0.1.0 zh-en glossary:5f2c rules:TC101,TC102,TC103,TC301",
    source_language="zh",
    target_language="en",
    glossaries=("glossary/party.csv", "glossary/法律.csv"),
    glossary_sha256="5f2c" * 16,
    concepts=4,
    terms=9,
    rules=("TC101", "TC102", "TC103", "TC301"),
    fail_on="error",
    paths=("seeds", "data/表格 2.xlsx"),
    exclude=("drafts/", "*.tmp"),
    pairs=("{name}.{lang}.{ext}",),
    baseline="known.json",
    severities=(("TC103", "info"), ("TC301", "error")),
    columns=(("zh", "A"), ("en", "译文"), ("en", "D")),
)

CASES = (
    "The procuratorates shall firmly uphold the Two Safeguards. Every prosecutor took part in the "
    "study sessions.\r\nThe work report praised the fengqiao experience as a way of settling "
    "disputes where they arise, close to the people and without a lawsuit."
)
CHINESE = (
    "检察机关要坚决做到“两个维护”，坚持和发展新时代“枫桥经验”，把矛盾化解在基层、化解在萌芽状态。"
)
PLAIN = "The Two Maintains were discussed; 𠀀 the ﬁne print (İ, ß, ｆｕｌｌ) stayed as it was."


def segment(
    text: str,
    *,
    number: int = 1,
    line: int | None = 1,
    column: int | None = 1,
    path: str | None = None,
    file_start: int | None = 0,
    language: str = "en",
    side: Side = Side.TARGET,
) -> Segment:
    """A segment at the beginning of a plain-text file, or with a `path` in another format."""
    if path is not None:
        line = column = file_start = None
    return Segment(f"s{number}", text, language, side, Anchor(line, column, path, file_start))


def term(text: str, status: Status = Status.PREFERRED, concept: str = "two-upholds") -> Term:
    """An English term of a concept."""
    return Term(f"{concept}/en/1", text, "en", status)


def finding(
    where: Segment,
    text: str,
    *,
    expected: tuple[str, ...] = ("Two Upholds",),
    concept: str | None = "two-upholds",
    source_term: str | None = "两个维护",
    code: str = "TC103",
    rule: str = "unlisted-variant",
    severity: Severity = Severity.WARNING,
    kind: Kind = Kind.SYNONYM,
    confidence: float = 0.91,
    evidence: str = "",
    document: str = "seeds/one.txt",
    context: tuple[int, int] | None = None,
    source: Segment | None = None,
    message: str | None = None,
    related: tuple[Place, ...] = (),
    status: Status = Status.PREFERRED,
) -> Finding:
    """A finding about the first place where `text` stands in a segment."""
    start = where.text.index(text)
    end = start + len(text)
    listed = term(text if kind is Kind.LISTED else expected[0], status)
    match = Match(start, end, text, concept or "", listed, kind, confidence, evidence)
    return Finding(
        rule=rule,
        code=code,
        severity=severity,
        said=message or f"“{text}” stands for {source_term}; the term is “{expected[0]}”",
        document=document,
        segment=where,
        source=source,
        start=start,
        end=end,
        context=context or (0, len(where.text)),
        concept_id=concept,
        source_term=source_term,
        expected=expected,
        match=match,
        suggestion=expected[0],
        related=related,
        fingerprint=f"{document}:{start}:{code}",
    )


def report() -> Report:
    """Five findings of every severity in three documents, one of them with a Chinese name."""
    english = segment(CASES)
    cell = segment("Two Upholds and Two safeguard", path="Sheet1!B7")
    chinese = segment(CHINESE, language="zh", side=Side.SOURCE, path="unit 3", number=5)
    plain = segment(PLAIN, path="unit 3", number=6)
    other = Place("data/表格 2.xlsx", None, None, "Sheet1!B7", "Two safeguard")
    findings = (
        finding(
            cell,
            "Two safeguard",
            document="data/表格 2.xlsx",
            confidence=0.52,
            severity=Severity.INFO,
            evidence="“safeguard” is a sense of 维护; the number differs",
        ),
        finding(
            english,
            "Two Safeguards",
            code="TC101",
            rule="deprecated-term",
            severity=Severity.ERROR,
            kind=Kind.LISTED,
            status=Status.DEPRECATED,
            confidence=1.0,
            context=(0, 58),
            related=(other,),
        ),
        finding(
            english,
            "fengqiao experience",
            expected=("Fengqiao Experience", "Fengqiao Model"),
            concept="fengqiao",
            source_term="枫桥经验",
            code="TC102",
            rule="term-form",
            kind=Kind.CASE,
            confidence=0.99,
            context=(108, len(CASES)),
            evidence="capital letters differ",
        ),
        finding(
            plain,
            "Two Maintains",
            kind=Kind.LITERAL,
            confidence=0.8,
            document="文件/会议 纪要.tmx",
            source=chinese,
            evidence="“Maintains” is a sense of 维护, word for word",
        ),
        Finding(
            rule="unreadable-file",
            code="TC901",
            severity=Severity.ERROR,
            said="the file is cut short: its last part is missing. Ask for it again",
            document="文件/会议 纪要.tmx",
            fingerprint="file",
        ),
    )
    return Report(
        run=RUN,
        documents=(
            DocumentSummary("data/表格 2.xlsx", "xlsx", "en", 12, 140, 1, 4, checked_words=140),
            DocumentSummary("seeds/one.txt", "txt", "en", 3, 1200, 2, 9, checked_words=1200),
            DocumentSummary("文件/会议 纪要.tmx", "tmx", "en", 40, 3600, 2, 6, checked_words=3600),
        ),
        findings=findings,
        concepts=(
            ConceptUses(
                "two-upholds",
                "两个维护",
                "Two Upholds",
                9,
                (
                    Rendering(
                        "Two Upholds",
                        6,
                        "preferred",
                        (("data/表格 2.xlsx", 3), ("seeds/one.txt", 3)),
                    ),
                    Rendering("Two Safeguards", 1, "deprecated", (("seeds/one.txt", 1),), True),
                    Rendering("Two Maintains", 1, "variant", (("文件/会议 纪要.tmx", 1),), True),
                    Rendering("Two safeguard", 1, "variant", (("data/表格 2.xlsx", 1),), True),
                ),
                6 / 9,
                "Party building",
            ),
            ConceptUses(
                "fengqiao",
                "枫桥经验",
                "Fengqiao Experience",
                4,
                (
                    Rendering("Fengqiao Experience", 3, "preferred", (("文件/会议 纪要.tmx", 3),)),
                    Rendering("fengqiao experience", 1, "form", (("seeds/one.txt", 1),), True),
                ),
                0.75,
            ),
            ConceptUses(
                "spp",
                "最高人民检察院",
                "Supreme People's Procuratorate",
                6,
                (
                    Rendering(
                        "Supreme People's Procuratorate",
                        6,
                        "preferred",
                        (("seeds/one.txt", 4), ("文件/会议 纪要.tmx", 2)),
                    ),
                ),
                1.0,
            ),
        ),
        unused=(ConceptUses("lamp", "灯下黑", "darkness under the lamp", 0, (), None, "Party"),),
        notes=(
            Note(
                NoteCode.NOT_READ,
                "text boxes were not read; move their text into the document",
                "seeds/three.docx",
                3,
            ),
            Note(NoteCode.GUESSED_ENCODING, "taken for GB18030; save it as UTF-8", "seeds/old.txt"),
        ),
        glossary=(
            GlossaryRemark(
                "TC403",
                "none-preferred",
                "warning",
                "no preferred English term; mark one",
                "glossary/party.csv:12",
                "lamp",
            ),
        ),
        suppressed=2,
    )


def empty_report() -> Report:
    """A run in which nothing was found."""
    full = report()
    return replace(
        full,
        documents=tuple(replace(document, findings=0) for document in full.documents),
        findings=(),
        concepts=(full.concepts[2],),
        unused=(),
        notes=(),
        glossary=(),
        suppressed=0,
    )


def blank_report() -> Report:
    """A run without documents and without a glossary."""
    return Report(
        run=replace(RUN, glossaries=(), concepts=0, terms=0, rules=()),
        documents=(),
        findings=(),
        concepts=(),
    )


def report_of(*texts: str) -> Report:
    """One finding for each text, in the middle of a sentence, all of them dangerous for a cell."""
    findings = tuple(
        finding(
            segment(f"{text} stands here", number=number, path=text),
            text,
            expected=(text,),
            source_term=text,
            document=text,
            evidence=text,
            message=text,
            concept=text,
        )
        for number, text in enumerate(texts, 1)
    )
    return Report(
        run=replace(RUN, glossaries=texts, signature=texts[0]),
        documents=tuple(
            DocumentSummary(t, t, t, 1, 1, 1, 1, checked_words=1) for t in sorted(texts)
        ),
        findings=findings,
        concepts=tuple(
            ConceptUses(t, t, t, 1, (Rendering(t, 1, "variant", ((t, 1),), True),), 0.0, t, t)
            for t in texts
        ),
        unused=tuple(ConceptUses(t, t, t, 0, (), None, t, t) for t in texts),
        notes=tuple(Note(NoteCode.SKIPPED, t, t) for t in texts),
        glossary=tuple(GlossaryRemark("TC400", t, "warning", t, t, t) for t in texts),
    )
