"""U03: what was done in the year, in the numbers of the year before."""

from __future__ import annotations

import pytest

from assistant.checking.check import CheckResult, check_report
from assistant.checking.comparison import compared
from assistant.checking.example import build_context, build_report
from assistant.checking.rule import Certainty, Context, Example, Severity
from assistant.corpus.index import Corpus


def example(prose: str, year: int, last_year: Example | None = None) -> Example:
    sections = {"overview": f"（一）主动公开\n{prose}"}
    return Example(sections=sections, year=year, last_year=last_year)


def check(now: str, then: str) -> CheckResult:
    report = example(now, 2024, example(then, 2023))
    return check_report(build_report(report), build_context(report), select=["U03"])


def test_three_counts_as_last_year_are_one_finding_that_quotes_each_on_both_sides() -> None:
    now = "2024年举办培训4次，收回问卷120份，推送文章 96 篇，接待213人次。"
    then = "2023年开展培训4次，收回问卷120份，公众号推送文章96篇，接待198人次。"
    result = check(now, then.replace("公众号", ""))
    (finding,) = result.findings
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "有3处工作量与2023年年报一个数：“2024年举办培训4次”、“收回问卷120份”、“推送文章 96 篇”，"
        "是不是没有换数？"
    )
    assert [source.quote for source in finding.related] == [
        "2023年开展培训4次",
        "收回问卷120份",
        "推送文章96篇",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "全年开展信息员培训4次，参训58人次，编发工作简报12期。",
        "公众号推送文章96篇，短视频18个，收到留言37条。",
        "举办政府开放日2场，发放宣传册1500册，走访群众60户。",
        "公开信息60条，其中征地信息14条、低保名单26条、财政信息20条。",
        "召开协调会3次，抽查栏目8次，退回修改21条，发现错链6处。",
    ],
)
def test_deeds_of_any_kind_are_compared(prose: str) -> None:
    assert len(check(prose, prose).findings) == 1


@pytest.mark.parametrize(
    "prose",
    [
        "收到政府信息公开申请3件，办结3件，制发规范性文件2件，现行有效12件，复议2件。",
        "设公开栏12个、查阅点13个、窗口2个，配信息员14名，账号3个，服务12个村。",
        "每季度抽查2次，每月更新2次公开栏，每年培训3次，平均每期3篇。",
        "要点12项完成11项，制度5项，20个工作日内答复，电话0999-8888123。",
        "错发信息0条，退回0件，投诉0起，发现问题0处。",
        "上年培训3次，2022年发文60篇，近三年办班9期。",
        "开了1次会，印了1份通报，办了1期专栏，发了1条更正。",
    ],
)
def test_what_stays_the_same_honestly_is_left_alone(prose: str) -> None:
    assert check(prose, prose).findings == ()


def test_two_are_chance() -> None:
    assert check("培训4次，推送文章96篇，接待213人次。", "培训4次，推送文章96篇。").findings == ()


def test_few_small_ones_among_many_new_ones_are_chance() -> None:
    same = "培训2次，抽查4次，开会3次，"
    now = "推送文章96篇，收回问卷120份，接待213人次，走访60户，发现问题15处，编发简报26期。"
    then = "推送文章88篇，收回问卷110份，接待198人次，走访55户，发现问题11处，编发简报24期。"
    assert check(same + now, same + then).findings == ()


def test_large_ones_tell_even_among_new_ones() -> None:
    same = "推送文章96篇，收回问卷120份，接待213人次，"
    now, then = "走访60户，发现错链15处，编发简报26期。", "走访55户，发现错链11处，编发简报24期。"
    (finding,) = check(same + now, same + then).findings
    assert finding.certainty is Certainty.LIKELY


def test_a_few_small_ones_are_asked_for() -> None:
    prose = "培训2次，抽查4次，开会3次。"
    (finding,) = check(prose, prose).findings
    assert finding.certainty is Certainty.ASK


def test_a_number_held_against_last_years_is_no_oversight() -> None:
    then = "培训4次，推送文章96篇，收回问卷120份。"
    now = "培训4次，推送文章96篇，与上年的96篇持平，收回问卷120份。"
    assert check(now, then).findings == ()


def test_a_compared_report_of_the_years_before_will_do() -> None:
    prose = "举办培训4次，收回问卷120份，推送文章96篇。"
    earlier = [build_report(example(text, year)) for text, year in ((prose, 2023), ("", 2022))]
    report = build_report(example(prose, 2024))
    context = compared(report, Corpus.of(earlier), None)
    (finding,) = check_report(report, context, select=["U03"]).findings
    assert [source.year for source in finding.related] == [2023] * 3


def test_without_an_earlier_report_it_is_not_assessed() -> None:
    report = build_report(example("培训4次。", 2024))
    result = check_report(report, Context(), select=["U03"])
    assert result.not_assessed == (("U03", "没有上年报告"),)
