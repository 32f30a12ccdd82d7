"""Problems and measures judged in words that the rules' own examples do not use."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_context, build_report
from assistant.checking.registry import all_rules
from assistant.checking.rule import Certainty, Example, Finding, NotAssessed, Severity

_DUE = "\n下一步，党政办每月5日前核对一次。"


def found(code: str, example: Example) -> list[Finding]:
    report, context = build_report(example), build_context(example)
    return list(check_report(report, context, select=[code]).findings)


def said(code: str, problems: str) -> list[Finding]:
    return found(code, Example(sections={"problems": problems}))


@pytest.mark.parametrize(
    "text",
    [
        "存在的问题：（1）公开意识还需增强；（2）公开渠道不够宽；（3）专业人才匮乏。",
        "从自查情况看，存在公开不及时、形式不够丰富、基础工作不扎实等现象。",
        "（一）公开时效有待提升。\n（二）公开队伍建设有待加强。",
    ],
)
def test_stock_problems_are_generic_in_every_layout(text: str) -> None:
    findings = said("P02", text + _DUE)
    assert findings
    assert {finding.severity for finding in findings} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        "第一，养老机构收费标准没有上墙，家属来电问价。第二，财政所换人后预算表没有更新。",
        "镇志办搬迁时丢了旧档案目录，查阅要靠老同志回忆。",
        "红旗社区的公开栏被快递柜挡住，居民看不到公示。",
        "一是更新不及时。\n“村务公开”一栏停在春节前，县里抽查时看到。",
    ],
)
def test_a_problem_with_any_fact_is_concrete(text: str) -> None:
    assert not said("P02", text + _DUE)


def test_a_problem_in_words_of_its_own_is_only_asked_about() -> None:
    findings = said("P02", "公示栏的玻璃反光，字迹看不清。" + _DUE)
    assert [(f.severity, f.certainty) for f in findings] == [(Severity.INFO, Certainty.ASK)]


def test_one_generic_problem_among_concrete_ones_weighs_less() -> None:
    findings = said("P02", "一是“补贴”栏目6月停更。二是公开形式较为单一。" + _DUE)
    assert [finding.severity for finding in findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "下一步，我们将从思想上高度重视，在行动上积极落实，确保信息公开工作再上新台阶。",
        "改进：（1）建立健全长效机制。（2）加大宣传引导力度。",
    ],
)
def test_a_measure_of_good_intentions_is_hollow(text: str) -> None:
    assert said("P04", f"“补贴”栏目6月停更。\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "整改：（1）谁换岗谁移交账号，党政办登记。（2）漏发的名单当日补上。",
        "改进措施（责任单位：农业农村办，完成时限：3月底）：加强更新，完善台账。",
        "2025年的改进办法是：\n一是每月5日前报送。\n二是请县融媒体中心代制图解。",
        "对上述问题，作出如下安排：财政所4月补齐目录。",
    ],
)
def test_a_measure_with_owner_or_date_is_not_hollow(text: str) -> None:
    assert not said("P04", f"“补贴”栏目6月停更。\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "依申请答复文书不规范，2件被复议纠正。\n下一步，新建村级公示栏12块。",
        "信息员业务不熟，答复口径不一。\n改进：公众号每周推送1篇图文。",
        "政策解读形式少，4篇都是文字稿。\n改进：组织1次保密知识测试。",
    ],
)
def test_a_measure_on_another_topic_answers_no_problem(text: str) -> None:
    assert [finding.severity for finding in said("P03", text)] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "依申请答复文书不规范，2件被复议纠正。\n下一步，请县司法局逐件把关。",
        "公示栏破损，雨天名单看不清。\n下一步，4月给12个村换防雨栏。",
        "年轻人不看公告栏。\n下一步，在村民微信群同步推送。",
        "网站检索不出旧文件。\n改进：3月底前给旧文件补标题关键词。",
        "公示表漏了身份证遮盖。\n改进：发布前两人核对，不遮盖不发。",
    ],
)
def test_a_measure_may_answer_in_words_of_its_own(text: str) -> None:
    assert Severity.ERROR not in {finding.severity for finding in said("P03", text)}


def test_where_each_problem_has_its_own_measure_another_s_does_not_count() -> None:
    findings = said(
        "P03",
        "1.问题：村务栏换得慢，9月抽查还贴着6月的名单。\n改进：民政办每月3日送名单到村。\n"
        "2.问题：网上留言回复超期，4件过了5个工作日。\n改进：3月召开动员会1次，讲清公开的意义。",
    )
    assert [finding.quote[:7] for finding in findings] == ["2.问题：网上"]


def test_beside_each_other_a_measure_answers_its_own_problem_only() -> None:
    findings = said(
        "P03",
        "一是政策解读滞后，17篇晚于文件10天。二是乡镇信息更新慢。\n"
        "改进措施：一是2月召开会议，提高各单位对公开的认识。二是每季度抽查乡镇更新情况。",
    )
    assert len(findings) == 1
    assert "解读滞后" in findings[0].message


def test_the_same_number_is_no_word_in_common() -> None:
    text = "其一，栏目更新慢。其二，公众号推文太长，读完率21%。\n改进措施：其一，每月5日前更新。"
    assert said("P03", f"{text}其二，讲一次申请答复的办理时限。")


_LAST_YEAR = Example(
    year=2023,
    sections={
        "problems": "（一）存在的问题\n1.依申请答复说理不够，1件被复议纠正。\n2.村级公开栏破损。\n"
        "（二）改进措施\n1.法制股审核答复。\n2.更换公开栏。"
    },
)


def answering(text: str) -> list[Finding]:
    return found("P05", Example(sections={"problems": text}, last_year=_LAST_YEAR))


def test_last_year_s_problems_left_out_altogether_are_one_finding() -> None:
    findings = answering("“补贴”栏目6月停更。" + _DUE)
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert [related.quote[:2] for related in findings[0].related] == ["1.", "2."]


def test_each_of_last_year_s_problems_wants_its_own_answer() -> None:
    findings = answering(
        "对照上年报告指出的问题：答复由法制股逐件审核，全年没有被纠正的。\n"
        "2024年的问题：“补贴”栏目6月停更。" + _DUE
    )
    assert len(findings) == 1
    assert "公开栏破损" in findings[0].message


def test_a_general_assurance_is_asked_for_results() -> None:
    findings = answering("2023年年报提出的问题均已整改到位。\n今年的问题：补贴栏目6月停更。" + _DUE)
    assert {finding.certainty for finding in findings} == {Certainty.ASK}


def test_follow_up_told_in_another_section_counts() -> None:
    example = Example(
        sections={
            "problems": "“补贴”栏目6月停更。" + _DUE,
            "others": "没有收取信息处理费。\n（二）上年度问题整改情况\n"
            "一是答复说理改由法制股把关，没有再被纠正。二是7个村换了公开栏，还有2个村没有换。",
        },
        last_year=_LAST_YEAR,
    )
    assert not found("P05", example)


def test_a_report_of_an_older_year_is_not_taken_for_last_year_s() -> None:
    older = Example(year=2021, sections=_LAST_YEAR.sections)
    report = build_report(Example())
    context = build_context(Example(last_year=older))
    for rule in all_rules():
        if rule.code in ("P05", "P06"):
            yielded = list(rule.check(report, context))
            assert yielded == [NotAssessed("给出的上年年报是2021年的，不是2023年的")]


def test_without_last_year_s_report_nothing_is_judged() -> None:
    result = check_report(build_report(Example()), select=["P05", "P06"])
    assert result.not_assessed == (("P05", "没有上年报告"), ("P06", "没有上年报告"))


def test_a_problem_that_is_back_though_said_to_be_solved_is_asked_about() -> None:
    findings = found(
        "P06",
        Example(
            sections={
                "problems": "2023年年报提出的“村级公开栏破损”已解决。\n"
                "2024年的问题：村级公开栏破损，4个村看不清名单。" + _DUE
            },
            last_year=_LAST_YEAR,
        ),
    )
    assert [finding.certainty for finding in findings] == [Certainty.ASK]


def test_the_same_problem_in_an_earlier_report_of_the_corpus_is_a_warning() -> None:
    problem = "一是村级公开栏破损，群众看不清公示的名单和补贴标准。"
    before, last = (
        Example(year=year, sections={"problems": problem + _DUE}) for year in (2022, 2023)
    )
    this = Example(sections={"problems": problem + _DUE}, last_year=last, against=(before,))
    findings = found("P06", this)
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert "2022年" in findings[0].message


def test_praise_that_only_plans_contradicts_no_problem() -> None:
    overview = "（一）主动公开\n公开61条，力求信息更新及时、内容全面。"
    problems = "一是信息更新不及时。二是内容不够全面。" + _DUE
    assert not found("P07", Example(sections={"overview": overview, "problems": problems}))


def test_a_number_of_problems_that_is_announced_is_counted() -> None:
    findings = said("P10", "主要有两方面不足：1.更新慢；2.解读少；3.人手缺。\n改进：补上。")
    assert "说问题有2个，后面列出3个" in findings[0].message


def test_a_plan_dated_in_the_report_s_own_year_is_found_once() -> None:
    plain = "更新慢。\n2024年将进一步加强更新。"
    roundabout = "更新慢。\n在2024年的政务公开工作中，将重点抓好栏目更新。"
    assert [len(said(code, plain)) for code in ("U07", "P11")] == [1, 0]
    assert [len(said(code, roundabout)) for code in ("U07", "P11")] == [0, 1]


def test_a_measure_done_within_the_year_is_no_plan() -> None:
    assert not said("P11", "更新慢。\n整改情况：2024年12月底前目录已补齐，2025年3月前建台账。")
