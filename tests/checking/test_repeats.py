"""U13: one sentence twice in one report."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_context, build_report
from assistant.checking.rule import Certainty, Example, Finding

FEE = "2024年没有发出收费通知，收取信息处理费0元。"
TWICE = "便民服务中心每周三由司法所律师坐班，解答政策并登记群众要求公开的事项"


def found(*lines: str, problems: str = "") -> list[Finding]:
    sections = {"others": "\n".join((*lines, FEE))}
    if problems:
        sections["problems"] = problems
    example = Example(sections=sections)
    result = check_report(build_report(example), build_context(example), select=["U13"])
    return list(result.findings)


def test_the_second_is_named_with_the_place_and_the_words_of_the_first() -> None:
    (finding,) = found(f"一是{TWICE}。", problems=f"宣传栏漏雨。\n二是{TWICE}。")
    assert finding.message == "与“五、存在的主要问题及改进情况”里的一句一字不差"
    assert finding.quote == f"一是{TWICE}"
    (source,) = finding.related
    assert source.quote == f"二是{TWICE}"
    assert source.section == "五、存在的主要问题及改进情况"
    assert finding.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("one", "other", "certainty"),
    [
        (
            "我镇把惠农政策印成口袋书，由村组干部送到家里，边送边讲",
            "石桥镇把惠农政策印成口袋书，由村组干部送到家里，边送边讲",
            Certainty.CERTAIN,
        ),
        (
            "谁审批、谁上传、谁复核都在登记簿上签名，党政办逐周核对",
            "同时，谁审批、谁上传、谁复核都在登记簿上签名，党政办逐周核对",
            Certainty.LIKELY,
        ),
        (
            "征地公告先贴到户门口，拍照存档以后再上网，免得被征地的人不知道",
            "征地公告先贴到户门口，拍照存档后再上网，免得被征地的人还不知道",
            Certainty.LIKELY,
        ),
        (
            "政府开放日请来人大代表和老党员共38人，参观财政所的补贴审核过程",
            "政府开放日请来人大代表和老党员共38人，参观了财政所的补贴审核过程",
            Certainty.LIKELY,
        ),
        (
            "新任信息员对后台操作不熟，两条救助信息发到招标栏目，过了五天才发现",
            "新任信息员对后台操作不熟、两条救助信息发到招标栏目，过了五天才发现",
            Certainty.CERTAIN,
        ),
    ],
)
def test_what_is_said_again_is_found(one: str, other: str, certainty: Certainty) -> None:
    (finding,) = found(f"{one}。", f"{other}。")
    assert finding.certainty is certainty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "一季度抽查公开栏12处，发现名单过期2处，当场更换",
            "二季度抽查公开栏15处，发现名单过期1处，当场更换",
        ),
        (
            "青石村的补贴名单在村口公开栏张贴七天，听取意见后上报",
            "柳树村的补贴名单在村口公开栏张贴七天，听取意见后上报",
        ),
        (
            "“惠农补贴”栏目由财政所每月5日前更新，党政办抽查",
            "“低保公示”栏目由民政所每月5日前更新，党政办抽查",
        ),
        (
            "没有因政府信息公开被申请行政复议和提起行政诉讼",
            "没有因政府信息公开被申请行政复议和提起行政诉讼",
        ),
        ("便民服务中心律师坐班", "便民服务中心律师坐班"),
    ],
)
def test_what_only_sounds_alike_is_left_alone(one: str, other: str) -> None:
    assert found(f"{one}。", f"{other}。") == []


@pytest.mark.parametrize(
    "answer",
    [
        "针对补贴发放的时间一直没有上网、群众在大厅反复问的问题，财政所提前3天公布。",
        "补贴发放的时间一直没有上网、群众在大厅反复问的问题，由财政所整改。",
        "对上年报告提出的补贴发放的时间一直没有上网、群众在大厅反复问，财政所提前3天公布。",
    ],
)
def test_a_problem_named_again_where_it_is_answered_is_no_repeat(answer: str) -> None:
    problem = "补贴发放的时间一直没有上网、群众在大厅反复问。"
    assert found(problems=f"（一）问题\n{problem}\n（二）改进\n{answer}") == []


def test_the_formulas_of_preface_and_overview_may_stand_twice() -> None:
    formula = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    assert found(formula, formula) == []
