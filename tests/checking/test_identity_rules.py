"""Whose report it is: names, fields, addresses, phrases of others, and when it was signed."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.rule import Certainty, Example, Finding, Severity

TOWN = "金乡县胡集镇人民政府"
COUNTY = "金乡县人民政府"
BUREAU = "金乡县水务局"


def found(code: str, text: str, unit: str = "云岭县石桥镇人民政府") -> list[Finding]:
    example = Example(sections={"others": f"{text}收取信息处理费0元。"}, unit=unit)
    return list(check_report(build_report(example), select=[code]).findings)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2024年，金乡县鸡黍镇未收到政府信息公开申请。", TOWN),
        ("嘉祥县2024年主动公开政府信息3000条。", COUNTY),
        ("云岭县交通运输局未收到政府信息公开申请。", "云岭县水务局"),
        ("三是大王镇严格落实发布审核，做好政务公开。", "云岭县石桥镇人民政府"),
        ("柳河镇办事处未接收到政府信息公开申请。", "云岭县望江街道办事处"),
    ],
)
def test_another_unit_that_acts_in_the_unit_s_place_is_an_error(text: str, unit: str) -> None:
    assert [finding.severity for finding in found("U04", text, unit)] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "柳河镇党政办公室负责登记来信。",
        "下一步，平山镇将每季度核对栏目一次。",
        "在青阳县政务公开办公室指导下调整了目录。",
        "卜集镇主要领导多次过问公开栏。",
    ],
)
def test_another_place_s_household_is_asked_about(text: str) -> None:
    (finding,) = found("U04", text)
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)


def test_a_town_of_the_same_county_is_called_so() -> None:
    (finding,) = found("U04", "2024年，鸡黍镇主动公开信息88条。", TOWN)
    assert "（同县）" in finding.message


def test_a_place_elsewhere_is_told_by_its_county() -> None:
    (finding,) = found("U04", "2024年，霄云镇主动公开信息88条。", "嘉祥县金屯镇人民政府")
    assert "山东省济宁市金乡县" in finding.message


def test_an_account_named_after_a_neighbour_is_asked_about() -> None:
    assert [f.quote for f in found("U04", "“鸡黍发布”全年推送60条。", TOWN)] == ["“鸡黍发布”"]
    assert not found("U04", "“胡集发布”“金乡发布”全年推送60条。", TOWN)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("11月到鱼山街道观摩专区建设，带回3条做法。", TOWN),
        ("受理嘉祥县居民张某提出的申请1件。", TOWN),
        ("济宁市、金乡县、山东省三级督查没有发现问题。", TOWN),
        ("联合鸡黍镇、马庙镇开展跨镇公示牌互换。", TOWN),
        ("鸡黍镇、羊山镇、胡集镇公开信息420条。", COUNTY),
        ("羊山镇供水站信息公开22条，嘉祥县来人考察1次。", BUREAU),
        ("原柳河乡的5个村并入后，补公开信息12条。", TOWN),
        ("《浙江省公共数据条例》学习1次，江苏省南通市来访1批。", TOWN),
        ("为村镇建设、城镇化服务，城区街道两侧设公开栏8块。", TOWN),
        ("县生态环境局转来申请1件，县财政局核对补贴3批。", BUREAU),
        ("金乡县水务局、县水务局、我局收到政府信息公开申请2件。", BUREAU),
    ],
)
def test_places_named_for_a_good_reason_are_left_alone(text: str, unit: str) -> None:
    assert found("U04", text, unit) == []


def test_the_signature_of_another_town_is_an_error() -> None:
    report = build_report(Example(unit=TOWN))
    assert not check_report(report, select=["U04"]).findings
    text = "\n".join(p.text for p in report.preface)
    signed = Example(
        text=f"{TOWN}2024年政府信息公开工作年度报告\n{text}\n一、总体情况\n公开信息147条。\n"
        "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n未收到申请。\n"
        "五、存在的主要问题及改进情况\n更新慢。\n六、其他需要报告的事项\n没有收费。\n"
        "金乡县鸡黍镇人民政府\n2025年1月15日"
    )
    findings = check_report(build_report(signed), select=["U04"]).findings
    assert [(f.severity, f.quote) for f in findings] == [(Severity.ERROR, "鸡黍镇")]


def test_one_name_is_reported_once_where_it_tells_most() -> None:
    text = "柳河镇公开栏换了新的。2024年，柳河镇收到政府信息公开申请2件。柳河镇收费0元。"
    (finding,) = found("U04", text)
    assert finding.severity is Severity.ERROR
    assert "全文" in finding.message


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("加强统计信息公开，发布公报2份。", "云岭县民政局"),
        ("作为主管全县林业工作的部门，公开造林名单3批。", "云岭县教育局"),
        ("水务系统全年公开信息210条。", "云岭县统计局"),
        ("委属各单位每月报送信息。", "云岭县望江街道办事处"),
    ],
)
def test_another_bureau_s_field_is_asked_about(text: str, unit: str) -> None:
    assert [finding.certainty for finding in found("U06", text, unit)] == [Certainty.ASK]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("会同县统计局发布公报，做好行业统计。", "云岭县民政局"),
        ("做好救助信息公开、财政信息公开。", "云岭县民政局"),
        ("加强城市管理信息公开。", "云岭县住房和城乡建设局"),
        ("抓好安全生产、生态环境、教育信息公开。", "云岭县石桥镇人民政府"),
        ("推进教育工作决策公开。", "云岭县某某中心"),
    ],
)
def test_shared_work_and_own_fields_are_left_alone(text: str, unit: str) -> None:
    assert found("U06", text, unit) == []


def test_a_topic_with_a_number_in_han_is_not_free_of_numbers() -> None:
    filler = "信息员逐条核对发布内容，遇到拿不准的先问办公室，再送分管负责人看过，" * 4
    topics = "（一）主动公开\n公开147条。\n（二）依申请公开\n未收到申请。\n（三）政府信息管理\n{}"
    for text, times in ((filler, 1), (f"两名{filler}", 0), (f"“惠农补贴”栏目{filler}", 0)):
        example = Example(sections={"overview": topics.format(text)})
        findings = check_report(build_report(example), select=["U11"]).findings
        assert len(findings) == times, text


@pytest.mark.parametrize("unit", ["云岭县水务局", "云岭县石桥镇人民政府"])
def test_late_towns_and_bureaus_are_only_asked(unit: str) -> None:
    report = build_report(
        Example(
            text=f"{unit}2024年政府信息公开工作年度报告\n一、总体情况\n公开信息31条。\n"
            "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n未收到申请。\n"
            f"六、其他需要报告的事项\n没有收费。\n{unit}\n二〇二五年三月二日"
        )
    )
    (finding,) = check_report(report, select=["F18"]).findings
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)
    assert finding.quote == "二〇二五年三月二日"


def test_a_report_without_any_date_is_not_assessed() -> None:
    report = build_report(
        Example(
            text="云岭县石桥镇2024年政府信息公开工作年度报告\n一、总体情况\n公开信息31条。\n"
            "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n未收到申请。"
        )
    )
    assert check_report(report, select=["F18"]).not_assessed == (
        ("F18", "没有找到落款日期或发布日期"),
    )


def test_a_year_without_holiday_table_is_not_assessed() -> None:
    example = Example(
        sections={"overview": "公开1条。3月4日收到的申请，4月20日答复申请人。"}, year=2034
    )
    result = check_report(build_report(example), select=["N23"])
    assert result.findings == ()
    assert result.not_assessed == (("N23", "节假日表没有2034年"),)


def test_a_zone_s_committee_is_not_judged_by_the_list_of_places() -> None:
    report = build_report(Example(unit="云岭高新区管理委员会"))
    result = check_report(report, select=["U04"])
    assert result.not_assessed == (("U04", "管委会管哪些地方，地名表里没有"),)


def test_the_county_named_in_the_signature_alone_is_the_unit_s_own() -> None:
    report = build_report(
        Example(
            unit="石桥镇",
            sections={"others": "2024年没有收取信息处理费。\n云岭县石桥镇人民政府\n2025年1月16日"},
        )
    )
    assert not check_report(report, select=["U04"]).findings
