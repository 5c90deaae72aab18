"""Each rule on glossaries: where it speaks and, as often, where it is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.glossary.lint import GLOSSARY_RULES, GlossaryRule, lint_glossary
from termcheck.glossary.load import load
from tests.glossary.tools import linted, write

FIRES = [
    ("TC401", "id,zh,en\na,主席,President\nb,主席,Chairman\n", [3]),
    ("TC401", "id,zh,en\na,甲|主席,President\nb,乙|主席,Chairman\nc,丙|主席,Chair\n", [3]),
    ("TC402", "id,zh,en\na,党组,A\na,党组,B\n", [3]),
    ("TC402", "zh,en\n党组,A\n党组,B\n", [3]),
    ("TC403", "zh,en,status\n灯下黑,darkness,deprecated\n", [2]),
    ("TC403", "zh,en:admitted\n灯下黑,darkness\n", [2]),
    ("TC403", "zh:admitted,en\n灯下黑,darkness\n", [2]),
    ("TC404", "zh,en\n审查,review\n复核,Review\n", [3]),
    ("TC404", "zh,en\n审查,examination|review\n复核,review\n", [3]),
    ("TC405", "zh,en\n法院,a court\n最高人民法院,Supreme Court\n", [2]),
    ("TC405", "zh,en\n甲,Party Group\n乙,Leading party group office\n", [2]),
    ("TC406", 'zh,en\n双规,"=HYPERLINK(""x"")"\n', [2]),
    ("TC406", "zh,en\n双规,+A\n党组,\t=1+1\n组织,@A\n部门,-A\n", [2, 3, 4, 5]),
    ("TC406", "id,zh,en,note\n=x,双规,A,\ny,党组,B,@SUM\n", [2, 3]),
    ("TC408", "zh,en\n检察官,procurator.*\n", [2]),
    ("TC408", "zh,en\n检察官,procurator(s)\n", [2]),
    ("TC408", "zh,en\n检察官,procurator*\n", [2]),
    ("TC408", "zh,en\n颜色,colou?r\n", [2]),
    ("TC408", "zh,en\n颜色,[a-z]lor\n", [2]),
    ("TC408", "zh,en\n颜色,\\w+ colour\n", [2]),
    ("TC408", "zh,en\n颜色,^colour\n", [2]),
    ("TC408", "zh,en\n颜色,colour$\n", [2]),
    ("TC408", "zh,en\n颜色,(?i)colour\n", [2]),
    ("TC408", "zh,en\n以……为核心,take … as the core\n", [2, 2]),
    ("TC408", "zh,en\n党,(the) Party\n", [2]),
    ("TC409", "zh,en\n第一,1\n", [2]),
    ("TC409", "zh,en\n法,law\n", [2]),
    ("TC409", "zh,en\n省略,……\n", [2]),
    ("TC409", "zh,en\n甲类,A\n", [2]),
    ("TC410", "zh,en,en:deprecated\n党组,AA,AA\n", [2]),
    ("TC410", "id,zh,en,status\na,党组,AA,admitted\na,党组,AA,废弃\n", [3]),
    ("TC411", "zh,en,en:deprecated\n检察长,AA,chief prosecutor\n首席,Chief Prosecutor,\n", [2]),
    ("TC412", "zh,en\nTwo Upholds,两个维护\n", [2]),
    ("TC412", "zh,en\n两个维护,Two Upholds (两个维护)\n", [2]),
    ("TC412", "zh,en\n字,the sign 𠀀\n", [2]),
    ("TC413", "zh,en\n党组,Party Group\n", [2]),
    (
        "TC413",
        "zh,en,en:admitted\n党组,procuratorial leadership,Party group|the group's work\n",
        [2],
    ),
    ("TC413", "zh,en\n新时代,the new era\n枫桥,Fengqiao\n核心利益,core interests\n", [2, 4]),
    ("TC413", "zh,en\n新时代,ＮＥＷ ＥＲＡ\n", [2]),
]

SILENT = [
    ("TC401", "id,zh,en\na,主席,President\na,主席,Chairman\n"),
    ("TC401", "zh,en\n国家主席,President\n军委主席,Chairman\n"),
    ("TC401", "id,zh,en\na,主席,President\nb,会长,President\n"),
    ("TC402", "zh,en\n党组,A|B\n"),
    ("TC402", "zh,en-US,en-GB\n颜色,color,colour\n"),
    ("TC402", "id,zh,en,status\na,党组,A,\na,党组,B,admitted\n"),
    ("TC403", "zh,en\n灯下黑,darkness\n"),
    ("TC403", "zh,en\n灯下黑,\n党组,AA\n"),
    ("TC403", "zh,en,status,replaced_by\n灯下黑,darkness,废弃,lamp\n"),
    ("TC404", "zh,en\n审查,review\n复核,re-examination\n"),
    ("TC404", "id,zh,en\na,主席,Chairman\nb,主席,Chairman\n"),
    ("TC404", "zh,en,case_sensitive\n我们,us,\n美国,US,yes\n"),
    ("TC404", "zh,en,en:deprecated\n审查,AA,review\n复核,BB,review\n"),
    ("TC405", "zh,en\n党,art\n乙,party\n"),
    ("TC405", "zh,en\n党组|党组会,A\n"),
    ("TC405", "zh,en\n甲,Party group\n乙,partygroup\n"),
    ("TC405", "zh,en\n甲,İ\n乙,ﬁ ß\n"),
    ("TC406", "zh,en,note\n双规,A = B,see a-b\n"),
    ("TC408", "zh,en\n枫桥经验,What if I were in the proceeding?\n"),
    ("TC408", "zh,en\n互联网+,Internet+|Internet+ model\n"),
    ("TC408", "zh,en\n中共,CPC (Communist Party of China)|U.S.|C++|G20+3|100%|$5\n"),
    ("TC408", "zh,en\n两会,the “two sessions”|St. John's|A/B|P&L\n"),
    ("TC409", "zh,en\n5G,5G|A4|SPP|𠀀字\n"),
    ("TC409", "zh,en\n十八大,18th CPC National Congress\n"),
    ("TC410", "zh,en,en:deprecated\n党组,Two Upholds,two upholds\n"),
    ("TC411", "zh,en,en:deprecated\n检察长,AA,chief\n首席,CC,chief\n"),
    ("TC411", "zh,en,en:deprecated\n检察长,AA,AA\n"),
    ("TC412", "zh,en,ja\nAPEC,Café ß İ ﬁ,東京\n"),
    ("TC413", "zh,en,minimum_band\n党组,Party Group,likely\n"),
    ("TC413", "zh,en\n枫桥经验,Fengqiao Experience\n宽严相济,tempering justice with mercy\n"),
    ("TC413", "zh,en\n两个维护,Two Upholds\n两会,two sessions\n"),
    ("TC413", "zh,en\n霸权,hegemony\n最高检,SPP\n会议,meeting\n"),
    ("TC413", "zh,en,en:deprecated\n党组,Party Leadership Group,Party group\n"),
]


@pytest.mark.parametrize(("code", "text", "rows"), FIRES)
def test_fires(tmp_path: Path, code: str, text: str, rows: list[int]) -> None:
    assert linted(tmp_path, text, code) == [(code, f"g.csv:{row}") for row in rows]


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_stays_silent(tmp_path: Path, code: str, text: str) -> None:
    assert linted(tmp_path, text, code) == []


def test_a_clean_glossary(tmp_path: Path) -> None:
    text = (
        "id,zh,en,en:admitted,en:deprecated,domain,note\n"
        "spp,最高人民检察院|最高检,Supreme People's Procuratorate,SPP,Supreme Prosecutor,law,\n"
        "upholds,两个维护,Two Upholds,,Two Safeguards,party,\n"
    )
    assert linted(tmp_path, text) == []


@pytest.mark.parametrize("code", [c for c in GLOSSARY_RULES if c < "TC420"])
def test_each_rule_is_tried_both_ways(code: str) -> None:
    assert any(code == case[0] for case in FIRES)
    assert any(code == case[0] for case in SILENT)


@pytest.mark.parametrize("rule", GLOSSARY_RULES.values(), ids=lambda rule: rule.name)
def test_the_documentation_has_all_headings(rule: GlossaryRule) -> None:
    assert GLOSSARY_RULES[rule.code] is rule
    headings = [line for line in rule.doc.splitlines() if line.startswith("## ")]
    assert headings == ["## What it finds", "## Why", "## Example", "## What to do"]
    assert rule.summary
    assert len(rule.summary) < 80


def test_codes_are_in_order_and_names_unique() -> None:
    assert list(GLOSSARY_RULES) == sorted(GLOSSARY_RULES)
    assert len({rule.name for rule in GLOSSARY_RULES.values()}) == len(GLOSSARY_RULES)


def test_remarks_come_by_file_row_and_code(tmp_path: Path) -> None:
    first = write(tmp_path, "zh,en\n党组,=AA\n党组,=AA\n" + "\n" * 8 + "法,BB\n", "b.csv")
    second = write(tmp_path, "zh,en\n章,=CC\n", "a.csv")
    remarks = lint_glossary(load([first, second]))
    assert [(Path(r.where).name, r.code) for r in remarks if r.code != "TC405"] == [
        ("b.csv:2", "TC406"),
        ("b.csv:3", "TC422"),
        ("b.csv:12", "TC409"),
        ("a.csv:2", "TC406"),
        ("a.csv:2", "TC409"),
    ]
