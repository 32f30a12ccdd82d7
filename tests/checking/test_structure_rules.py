"""What the rules on headings, titles and tables do beyond what their examples can say."""

from __future__ import annotations

import re

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.miniature import MINIATURE
from assistant.checking.reading.old_headings import old_heading
from assistant.checking.registry import all_rules
from assistant.checking.rule import Certainty, Example, Finding, Severity
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
ZEROS = "\t0" * 7
TABLE = f"""\
云岭县青坪乡人民政府2024年政府信息公开工作年度报告
一、总体情况
2024年公开信息19条。
三、收到和处理政府信息公开申请情况
{NOTE}\t申请人情况
\t自然人\t法人或其他组织\t总计
\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量{ZEROS}
二、上年结转政府信息公开申请数量{ZEROS}
三、本年度办理结果\t（一）予以公开{ZEROS}
四、结转下年度继续办理{ZEROS}
"""


def found(example: Example, *codes: str) -> list[Finding]:
    return list(check_report(build_report(example), select=codes).findings)


def with_heading(heading: str) -> Example:
    return Example(text=f"{MINIATURE}{heading}\n党政办公室按月更新。\n")


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("七、2025年工作安排", "F03"),
        ("七、宣传培训情况", "F03"),
        ("七、政府信息公开指南和目录编制情况", "F03"),
        ("七、收费及减免情况", "C-08"),
        ("七、群众咨询情况", "C-09"),
        ("七、联系方式", "F01"),
        ("七、特色亮点", "F01"),
    ],
)
def test_an_extra_heading_is_told_by_one_rule_only(heading: str, code: str) -> None:
    findings = found(with_heading(heading), "F01", "F03", "C-08", "C-09")
    assert [(f.code, f.quote) for f in findings] == [(code, heading)]


def test_an_old_heading_says_where_its_content_belongs() -> None:
    (finding,) = found(with_heading("七、机构建设和人员情况"), "F03")
    assert "“一、总体情况”的“监督保障”" in finding.suggestion


def test_the_measures_told_in_a_heading_of_section_five_are_no_old_heading() -> None:
    text = MINIATURE.replace("及改进情况", "和下一步工作思路")
    assert not found(Example(text=text), "F01", "F03")


def test_every_old_heading_belongs_to_a_rule_and_compiles() -> None:
    codes = {rule.code for rule in all_rules()}
    for entry in load_knowledge("old_headings")["heading"]:
        assert pattern(entry["pattern"])
        assert entry.get("code", "F03") in codes
        assert entry["into"]


def test_of_the_forms_own_headings_only_概述_is_an_old_one() -> None:
    form = build_report(Example()).form
    assert not [s.title for s in form.sections if old_heading(form.heading(s.key))]
    assert old_heading("一、概述")


def test_the_doubled_year_is_quoted_from_the_title() -> None:
    text = MINIATURE.replace("2024年政府", "2024年度政府", 1)
    (finding,) = found(Example(text=text), "F05")
    assert finding.quote == "2024年度"
    assert finding.suggestion == "请改为“2024年”"
    assert finding.severity is Severity.INFO


def test_the_note_on_sums_is_told_by_f13_and_not_again_by_f12() -> None:
    text = TABLE.replace("第三项加第四项", "第三项和第四项")
    assert [f.code for f in found(Example(text=text), "F12", "F13")] == ["F13"]


def test_a_note_that_lost_its_punctuation_is_right() -> None:
    text = TABLE.replace(NOTE, re.sub(r"[（）：，]", "", NOTE))
    assert not found(Example(text=text), "F13")


def test_a_note_torn_over_two_lines_is_not_judged() -> None:
    text = TABLE.replace("之和，等于", "之和，\n等于")
    result = check_report(build_report(Example(text=text)), select=["F13"])
    assert not result.findings
    assert result.not_assessed == (("F13", "表三的勾稽关系说明没有认全"),)


@pytest.mark.parametrize(
    "text",
    [
        "本部分主要概述本单位全年工作情况。",
        "若无此类情况的，应注明“无”。",
        "（包括《条例》第五十条第一项规定的内容）公开36条。",
    ],
)
def test_instructions_in_other_words_are_found(text: str) -> None:
    assert found(Example(sections={"overview": f"{text}\n公开36条。未收到申请。"}), "F16")


@pytest.mark.parametrize(
    "text",
    [
        "村级公示栏应写明补贴标准、金额。",
        "各村应如实填报补贴面积。",
        "此项工作主要由党政办承担。",
        "按照《条例》第五十条第四项的规定，写明考核结果。",
        "本报告包括《条例》第五十条规定的六个部分。",
    ],
)
def test_what_a_unit_asks_of_others_is_no_copied_instruction(text: str) -> None:
    assert not found(Example(sections={"overview": f"{text}\n公开36条。未收到申请。"}), "F16")


def test_what_the_article_demands_is_only_asked_about() -> None:
    text = "根据条例，年度报告应当包括总体情况等。"
    (finding,) = found(Example(sections={"preface": text}), "F16")
    assert finding.certainty is Certainty.ASK


def test_every_instruction_compiles() -> None:
    for entry in load_knowledge("instructions")["instruction"]:
        assert pattern(entry["pattern"])
        assert Certainty(entry.get("certainty", "likely"))


def test_regulations_of_a_town_name_cell_and_number() -> None:
    cells = {"regulations.in_force": 6, "regulations.issued": 1}
    (finding,) = found(Example(tables={"disclosure": cells}), "F17")
    assert finding.message == "表二“规章”填了本年制发件数1、现行有效件数6，镇不能制定规章"
    assert finding.where.cell == "表二“规章·本年制发件数”"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("unit", ["云江市自然资源局", "云江经济开发区管理委员会"])
def test_regulations_of_a_city_department_are_asked_about(unit: str) -> None:
    example = Example(unit=unit, tables={"disclosure": {"regulations.in_force": 2}})
    (finding,) = found(example, "F17")
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)


def test_the_table_of_2019_is_not_judged_for_regulations() -> None:
    example = Example(year=2020, tables={"disclosure": {"regulations.public": 3}})
    result = check_report(build_report(example), select=["F17"])
    assert result.not_assessed == (("F17", "2019年格式的表二不报制发件数"),)


def test_headings_that_are_all_lost_are_asked_for_once() -> None:
    report = recognise(Document("", tuple(map(Paragraph, _without_headings()))))
    findings = check_report(report, select=["F01"]).findings
    assert [f.certainty for f in findings if "没有标题" in f.message] == [Certainty.ASK]
    assert not any("似从这里开始" in f.message for f in findings)


def _without_headings() -> list[str]:
    """Return the lines of an ordinary report as a page gives them that has dropped its headings."""
    lines: list[str] = []
    for block in build_report(Example()).document.blocks:
        if not isinstance(block, Paragraph):
            lines += ["\t".join(row) for row in block.rows]
        elif not block.text.startswith(("一、", "二、", "三、", "四、", "五、", "六、")):
            lines.append(block.text)
    return lines
