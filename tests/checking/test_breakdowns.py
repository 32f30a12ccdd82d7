"""Totals and their parts in prose."""

from __future__ import annotations

import pytest

from assistant.checking.example import build_report
from assistant.checking.reading.breakdown import breakdowns
from assistant.checking.rule import Certainty, Severity
from tests.checking.little_reports import found, report_of


def parts_of(text: str) -> list[tuple[int, list[int]]]:
    report = build_report(report_of(proactive=text))
    return [(int(b.total.value), [int(v) for v in b.values]) for b in breakdowns(report)]


def test_brackets_and_the_list_around_them_are_two_breakdowns() -> None:
    text = "公开80条，其中财政类30条（预算12条、决算18条）、民生类50条。"
    assert parts_of(text) == [(80, [30, 50]), (30, [12, 18])]


def test_a_change_against_last_year_is_no_total() -> None:
    text = "公开80条，比上年增加20条，其中网站50条、公众号30条。"
    assert parts_of(text) == [(80, [50, 30])]


def test_parts_in_a_sentence_of_their_own_belong_to_the_sentence_before() -> None:
    assert parts_of("公开48条。其中，网站30条，公众号18条。") == [(48, [30, 18])]


def test_parts_of_another_unit_are_no_parts() -> None:
    assert parts_of("培训2次，其中线上58人次。") == []


def test_a_list_ends_where_another_matter_begins() -> None:
    text = "公开48条，其中网站30条、公众号18条，全年收到留言26条。"
    assert parts_of(text) == [(48, [30, 18])]


def test_a_list_ends_where_another_unit_begins() -> None:
    text = "公开48条，其中网站30条、公众号18条，专栏2个。"
    assert parts_of(text) == [(48, [30, 18])]


def test_words_that_say_how_the_parts_are_counted_are_passed_over() -> None:
    assert parts_of("公开48条，其中，按渠道分，网站30条，公众号18条。") == [(48, [30, 18])]


def test_a_sum_that_holds_is_not_spoilt_by_what_follows() -> None:
    text = "公开48条，其中网站30条、公众号18条，财政类12条。"
    assert not found(report_of(proactive=text), "N10")


def test_a_shortfall_under_其中_is_asked_but_a_near_miss_is_an_error() -> None:
    (asked,) = found(report_of(proactive="公开100条，其中网站50条、公众号20条。"), "N10")
    (missed,) = found(report_of(proactive="公开100条，其中财政50条、救助30条、人事18条。"), "N10")
    assert asked.certainty is Certainty.ASK
    assert (missed.severity, missed.certainty) == (Severity.ERROR, Certainty.LIKELY)


def test_what_is_counted_within_another_part_is_not_added() -> None:
    text = "公开48条，其中网站30条、含转载6条、公众号18条。"
    assert not found(report_of(proactive=text), "N10")


def test_parts_by_two_counts_are_not_added_to_each_other() -> None:
    text = "收到申请20件，其中网上申请15件、予以公开16件。"
    assert not found(report_of(text), "N10")


def test_nothing_exceeds_an_approximate_total() -> None:
    assert not found(report_of(proactive="公开30余条，其中公众号31条。"), "N11")


def test_a_part_greater_than_the_total_is_told_once() -> None:
    findings = found(report_of(proactive="公开38条，其中公众号243条、网站20条。"), "N10", "N11")
    assert [finding.code for finding in findings] == ["N11"]


# ── lists without 其中 ──────────────────────────────────────


def asked_or_told(text: str) -> list[Certainty]:
    return [finding.certainty for finding in found(report_of(proactive=text), "N10")]


@pytest.mark.parametrize(
    "text",
    [
        "政府网站公开838条，微信公众号公开231条，共计1096条。",
        "网站发布20条、公众号34条、公开栏3条、电子屏1条，合计57条。",
        "公开文件一百二十件、其他信息十五件，总计一百三十件。",
    ],
)
def test_a_sum_behind_its_list_is_added_up(text: str) -> None:
    assert asked_or_told(text) == [Certainty.LIKELY]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息21条，机构职能4条、工作动态5条、公示公告4条、财政0条、人事1条。",
        "开设政务新媒体1个，微信公众号1个、视频号1个。",
        "网站公开120条，公众号公开30条，全年共公开信息155条。",
    ],
)
def test_a_list_that_may_not_be_meant_as_a_sum_is_asked_about(text: str) -> None:
    assert asked_or_told(text) == [Certainty.ASK]


@pytest.mark.parametrize(
    "text",
    [
        "网站发布20条，公众号发布34条，全年共公开信息154条。",
        "一季度公开20条，二季度公开30条，上半年共公开50条，全年共公开110条。",
        "发布信息98条、阅读1200次，公众号49条、阅读800次，共计147条、2000次。",
        "机构职能4条、工作动态5条，共9条；财政信息6条、人事2条，共8条；合计17条。",
        "公开90条，其中网站60条、公众号30条，另发材料20条，合计110条。",
        "公开信息48条，包括图文20条、视频8条、制度2项、问答18条。",
        "维护政务新媒体1个，即微信公众号“石桥发布”1个。",
        "政务新媒体3个，其中微信公众号2个、视频号1个。",
        "公开信息21条，财政4条、人事5条、救助3条等。",
        "收到来信12件，其中网上8件、信函4件，涉及征地的5件，共答复12件。",
    ],
)
def test_lists_that_hold_or_are_open_are_left_alone(text: str) -> None:
    assert asked_or_told(text) == []


def test_a_list_under_a_second_其中_ends_at_the_semicolon() -> None:
    text = "公开120条，其中文件70条，其中上级30条、本级40条；其他50条。"
    assert parts_of(text) == [(120, [70]), (70, [30, 40])]
    assert asked_or_told(text) == []
    assert parts_of(text.replace("30", "25")) == [(120, [70]), (70, [25, 40])]


def test_the_number_after_共_is_the_only_total() -> None:
    text = "新收12件，上年结转1件，共13件，其中自然人9件、法人3件。"
    assert [f.certainty for f in found(report_of(text), "N10")] == [Certainty.LIKELY]


def test_a_number_in_ten_thousands_is_no_exact_total() -> None:
    assert asked_or_told("公开1.2万条，其中网站7034条、公众号5000条。") == []
    assert not found(report_of(proactive="公开1.2万条，其中网站12300条。"), "N11")
    assert found(report_of(proactive="公开1.2万条，其中网站12800条。"), "N11")


def test_another_channels_number_is_no_part() -> None:
    assert parts_of("网站公开98条，其中解读12条；公众号公开信息49条。") == [(98, [12])]


def test_a_view_takes_apart_the_total_that_stands_in_it() -> None:
    text = "现行有效1件。按公开属性分，86件公文中不予公开的13件、主动公开的73件。"
    assert parts_of(text) == [(86, [13, 73])]


def test_a_view_takes_apart_no_number_that_counts_another_thing() -> None:
    text = "现行有效规范性文件1件。按来源分，上级转发文件13件、本级文件73件。"
    assert parts_of(text) == []
