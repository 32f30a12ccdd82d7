"""What the rules on section one's topics and section six do beyond what their examples can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.published import published
from assistant.checking.registry import all_rules
from assistant.checking.rule import Certainty, Example, Finding, Severity
from assistant.report.document import Document, Paragraph, UnreadPart
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Mapping

TOPICS = {
    "proactive": (
        "主动公开",
        "2024年主动公开政府信息147条，其中政府网站98条、微信公众号49条。",
    ),
    "requests": ("依申请公开", "2024年未收到政府信息公开申请。"),
    "management": (
        "政府信息管理",
        "未制发行政规范性文件。发布前审核信息147条，退回修改6条。",
    ),
    "platform": ("政府信息公开平台建设", "便民服务中心设政务公开专区1个，公开栏每月10日更新。"),
    "supervision": ("监督保障", "配备专职1人、兼职2人，组织培训2次58人次。"),
}
REQUESTS = {"applications": {"received.natural": 3, "granted.natural": 3}}


def report_of(*, tables: Mapping[str, Mapping[str, int]] | None = None, **topics: str) -> Example:
    lines = []
    for number, (key, (title, usual)) in zip("一二三四五", TOPICS.items(), strict=True):
        lines += [f"（{number}）{title}", topics.get(key, usual)]
    return Example(sections={"overview": "\n".join(lines)}, tables=tables or {})


def found(example: Example, *codes: str) -> list[Finding]:
    return list(check_report(build_report(example), select=codes).findings)


# ── T02, T03: how much was published ────────────────────────


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("截至年底，镇里向社会公布各类政务信息近百条。", "近百条"),
        ("本年度共上传信息五百余条。", "五百余条"),
        ("2024年，我镇在县政府网站更新信息约350条，公众号推文120余篇。", "约350条"),
        ("全年公开政府信息上千条，涵盖民政、农业等。", "上千条"),
        ("主动公开信息200条左右，其中网站146条。", "200条左右"),
    ],
)
def test_an_approximate_total_is_quoted_with_the_word_that_makes_it_so(
    text: str, quote: str
) -> None:
    (finding,) = found(report_of(proactive=text), "T02")
    assert finding.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "主动公开信息247条，网站专栏186条，公众号61条，阅读量3万余次。",
        "2024年公开信息58条，发放明白纸2000余份。",
        "全年公开行政处罚决定14件，公开政府信息203条，解读20余条。",
        "上年公开信息约300条，2024年主动公开信息342条。",
        "主动公开政府信息1633余条。",
    ],
)
def test_other_approximate_numbers_are_no_approximate_total(text: str) -> None:
    assert not found(report_of(proactive=text), "T02")


def test_a_total_of_tens_of_thousands_is_only_hinted_at() -> None:
    (finding,) = found(report_of(proactive="全市共主动公开政府信息14万余条。"), "T02")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "text",
    [
        "主动公开96条：民政34、农业22、财政40。",
        "公开信息188条，政策文件、惠农补贴、招投标分别为8条、130条、50条。",
        "全年公开信息一百四十六条，网站九十条，公众号五十六条。",
        "主动公开信息100条，动态类占60%，公告类占40%。",
    ],
)
def test_a_total_divided_in_any_manner_is_divided(text: str) -> None:
    assert not found(report_of(proactive=text), "T03")


def test_numbers_of_the_platform_topic_do_not_divide_the_total() -> None:
    (finding,) = found(report_of(proactive="全年主动公开政府信息205条。"), "T03")
    assert finding.severity is Severity.WARNING


def test_a_part_of_the_total_is_not_taken_for_another_total() -> None:
    text = "全年主动公开政府信息147条，其中公众号发布信息49条。"
    report = build_report(report_of(proactive=text))
    assert [item.words for item in published(report)] == ["147条"]


# ── T05: what became of the applications ────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请3件，均已办理。",
        "收到3件申请，都给了答复，申请人表示满意。",
        "受理群众信息公开申请3件，镇里逐件进行了处理。",
    ],
)
def test_applications_merely_dealt_with_are_a_warning(text: str) -> None:
    (finding,) = found(report_of(requests=text, tables=REQUESTS), "T05")
    assert finding.severity is Severity.WARNING
    assert "3件" in finding.message


def test_applications_settled_in_time_are_only_asked_about() -> None:
    text = "收到政府信息公开申请3件，均在法定期限内办结。"
    (finding,) = found(report_of(requests=text, tables=REQUESTS), "T05")
    assert (finding.severity, finding.certainty) == (Severity.INFO, Certainty.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "新收申请3件，2件予以公开，1件不属于本机关负责，已告知。",
        "收到申请3件，向申请人提供了3份材料。",
        "收到3件，均在12月底收到，均转2025年办理。",
    ],
)
def test_any_word_on_the_result_will_do(text: str) -> None:
    assert not found(report_of(requests=text, tables=REQUESTS), "T05")


# ── T06 to T09: facts of each topic ─────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "本年度我镇未出台行政规范性文件。",
        "无规范性文件制发、废止情况。",
        "行政规范性文件：制发零件，现行有效一件。",
        "全年没有新制定文件。",
    ],
)
def test_a_short_word_on_documents_is_enough(text: str) -> None:
    assert not found(report_of(management=text), "T06")


def test_documents_counted_under_another_heading_count() -> None:
    proactive = "公开信息32条，其中规范性文件2条、财政预决算3条。"
    assert not found(report_of(proactive=proactive, management="专人负责。"), "T06")


def test_documents_that_only_the_table_counts_are_asked_about() -> None:
    (finding,) = found(report_of(management="抓好规范性文件清理。"), "T06")
    assert (finding.severity, finding.certainty) == (Severity.INFO, Certainty.ASK)


def test_a_topic_that_is_missing_altogether_is_left_to_f07() -> None:
    overview = "（一）主动公开\n公开36条。\n（二）依申请公开\n未收到申请。"
    assert not found(Example(sections={"overview": overview}), "T06", "T07", "T08", "T09")


def test_a_topic_with_a_heading_and_nothing_under_it_is_told() -> None:
    example = report_of(platform="", supervision="")
    assert [f.code for f in found(example, "T08", "T09")] == ["T08", "T09"]


def test_a_text_that_breaks_off_is_not_judged() -> None:
    cut = (
        "各科室轮流值守公开邮箱，疑难申请由分管副主任召集司法所、综合办公室"
        "会商以后再答复，平时登记和归档"
    )
    example = Example(
        text="云岭县望江街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n"
        f"（一）主动公开\n公开36条。\n（五）监督保障\n{cut}"
    )
    assert not found(example, "T09")


@pytest.mark.parametrize(
    "text",
    [
        "未制发规范性文件。四季度自查一次，审核没有发现差错。",
        "未制发规范性文件。目录随机构改革调整。",
        "未制发规范性文件。保密审查两次，零泄密。",
        "规范性文件经合法性审核2件。",
    ],
)
def test_checks_with_a_result_or_none_spoken_of_are_not_asked_about(text: str) -> None:
    assert not found(report_of(management=text), "T07")


def test_the_rule_on_checks_quotes_the_first_sentence_on_them() -> None:
    text = "未制发规范性文件。健全信息发布三级审核机制。"
    (finding,) = found(report_of(management=text), "T07")
    assert finding.quote == "健全信息发布三级审核机制"


@pytest.mark.parametrize(
    "text", ["进一步畅通公开渠道，丰富公开形式。", "明确信息员职责，按时报送信息。"]
)
def test_a_platform_topic_without_a_platform_is_a_warning(text: str) -> None:
    (finding,) = found(report_of(platform=text), "T08")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "村务公开栏全部换新。",
        "我镇未开通政务新媒体，信息由县政府网站统一发布。",
        "县政府网站镇专栏4月改版。",
    ],
)
def test_a_platform_with_a_change_or_none_of_ones_own_is_enough(text: str) -> None:
    assert not found(report_of(platform=text), "T08")


@pytest.mark.parametrize(
    "text",
    [
        "党政办一人兼办，7月去县里听课一次。",
        "全年没有办培训，也没有专职人员。",
        "召开专题会议三次。",
        "考核良好。\n（六）教育培训\n信息员集中学习2天，23人参加。",
    ],
)
def test_people_or_training_counted_in_any_words_will_do(text: str) -> None:
    assert not found(report_of(supervision=text), "T09")


def test_results_without_people_are_only_asked_about() -> None:
    text = "加强监督。全年未发生因政府信息公开工作被申请行政复议、举报的情况。"
    (finding,) = found(report_of(supervision=text), "T09")
    assert finding.certainty is Certainty.ASK


# ── T10, T13, T14: sections four and six ────────────────────

MINIATURE = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年主动公开政府信息31条，未收到申请。
四、政府信息公开行政复议、行政诉讼情况
认真做好应诉工作。
五、存在的主要问题及改进情况
“水质公告”栏目停更两个月，已补齐。
"""


@pytest.mark.parametrize(
    "text",
    ["没有。", "未被申请行政复议。", "行政复议1起，为维持；行政诉讼零起。", "发生复议两件。"],
)
def test_disputes_told_in_words_need_no_table_for_t10(text: str) -> None:
    assert not found(Example(text=MINIATURE.replace("认真做好应诉工作。", text)), "T10")


def test_disputes_in_a_picture_are_not_judged() -> None:
    blocks = tuple(map(Paragraph, MINIATURE.splitlines()))
    document = Document("", blocks, unread=(UnreadPart(5, "图片"),))
    result = check_report(recognise(document), select=["T10"])
    assert not result.findings
    assert result.not_assessed == (("T10", "第四部分有认不出的内容"),)


def test_a_single_word_fills_section_six() -> None:
    assert not found(Example(sections={"others": "无。"}), "T13")


def test_proposals_are_asked_about_only_where_the_rule_is_named() -> None:
    (rule,) = (rule for rule in all_rules() if rule.code == "T14")
    assert not rule.default
    result = check_report(build_report(Example()))
    assert "T14" not in [finding.code for finding in result.findings]
    assert found(Example(), "T14")


# ── T15, T16: what does not belong, what does ───────────────


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("石桥镇位于云岭县城西北部，全镇公开信息36条。", "位于云岭县城西北部"),
        ("全镇户籍人口3.6万人，公开信息36条。", "户籍人口3.6万人"),
        ("镇财政收入完成4100万元，公开信息36条。", "财政收入完成4100万"),
        ("获评省级卫生镇，公开信息36条。", "获评省级卫生镇"),
    ],
)
def test_unrelated_matter_is_quoted(text: str, quote: str) -> None:
    (finding,) = found(report_of(proactive=text), "T15")
    assert finding.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "在位于镇政府一楼的公开专区摆放资料。",
        "公开人口普查信息3条、招商引资政策5条、财政收支预算各1份。",
        "向12个村的党支部书记征求意见。",
        "公开人大代表建议答复6件。",
        "政务公开工作获评优秀。",
    ],
)
def test_matter_that_is_disclosed_is_not_unrelated(text: str) -> None:
    assert not found(report_of(proactive=text), "T15")


def test_party_items_among_the_published_are_asked_about() -> None:
    text = "公开信息96条，党建工作40条，其余56条。"
    (finding,) = found(report_of(proactive=text), "T15")
    assert finding.certainty is Certainty.ASK


@pytest.mark.parametrize("unit", ["云岭县交通运输局", "云岭县水务局", "云岭县石桥镇人民政府"])
def test_a_unit_that_the_regulation_does_not_name_is_not_asked(unit: str) -> None:
    assert not found(Example(unit=unit), "T16")


def test_the_units_own_name_does_not_count_as_its_field() -> None:
    text = "云岭县教育局公开信息36条，教育局办公室负责。未收到申请。"
    example = Example(unit="云岭县教育局", sections={"overview": text, "problems": "更新慢。"})
    (finding,) = found(example, "T16")
    assert finding.certainty is Certainty.ASK


def test_the_lists_of_fields_and_unrelated_matter_compile() -> None:
    for entry in load_knowledge("off_topic")["off_topic"]:
        assert pattern(entry["pattern"])
        assert pattern(entry.get("unless", ""))
        assert Certainty(entry.get("certainty", "likely"))
    for entry in load_knowledge("key_fields")["key_field"]:
        assert pattern(entry["unit"])
        assert pattern(entry["words"])
        assert entry["field"]
