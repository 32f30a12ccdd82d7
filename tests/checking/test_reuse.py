"""What U01 and U02 say of a report that is compared with others."""

from __future__ import annotations

from dataclasses import replace

from assistant.checking.check import CheckResult, check_report
from assistant.checking.example import build_context, build_report
from assistant.checking.rule import Certainty, Example, Finding, Severity

OURS = "云岭县石桥镇人民政府"
NEIGHBOUR = "云岭县青坪乡人民政府"

# Six sentences of some 25 Han: each is about a sixth of a report made of them.
SENTENCES = (
    "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交",
    "赶集日在集市摆台十一次，由值班干部给群众念当批补贴名单",
    "政策解读以转发上级文件为主，自己制作的图解少，群众不爱看",
    "发布系统一年换了两次，旧栏目里的链接有三十多条打不开",
    "公开栏设得偏，字印得小，老年人看不清楚，更换也不按时",
    "法律顾问审了三份答复书，改掉两处写错的条款和一处漏写的期限",
)
OTHERS = (
    "村里的广播坏了半年，停水停电的消息靠组长挨家挨户去说",
    "便民大厅添了一台触摸屏，年纪大的由窗口人员帮着查办事指南",
    "信息员请产假期间由民政所代管，有三批救助名单迟了四十天",
    "季度抽查发现十一处错链，扣了相关站所的考核分再限期改好",
    "群众问得最多的是宅基地审批，六月起每批结果都附办理时长",
    "三次政府开放日来了九十六人，当场提的二十条意见都有回音",
)


def example(*sentences: str, unit: str = OURS, year: int = 2024) -> Example:
    text = (
        f"{unit}{year}年政府信息公开工作年度报告\n"
        f"一、总体情况\n{'。'.join(sentences)}。\n"
        f"五、存在的主要问题及改进情况\n宣传栏漏雨。\n"
        f"六、其他需要报告的事项\n{year}年没有收取信息处理费。\n"
    )
    return Example(text=text, unit=unit, year=year)


def check(report: Example, *others: Example, code: str) -> CheckResult:
    compared = replace(report, against=others)
    return check_report(build_report(compared), build_context(compared), select=[code])


def summary(result: CheckResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.place is None]


def copied(count: int) -> tuple[str, ...]:
    return SENTENCES[:count] + OTHERS[count:]


def test_a_sentence_of_last_year_is_named_with_its_report_and_its_words() -> None:
    last_year = example(SENTENCES[0], year=2023)
    (finding,) = check(example(*copied(1)), last_year, code="U01").findings
    assert finding.message == "与本单位2023年年报“一、总体情况”中的一句一字不差"
    assert finding.quote == SENTENCES[0]
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.CERTAIN)
    assert [(r.unit, r.year, r.quote, r.kind) for r in finding.related] == [
        (OURS, 2023, SENTENCES[0], "照搬")
    ]


def test_a_neighbour_s_sentence_with_another_name_is_named_with_what_was_changed() -> None:
    theirs = "我乡“惠农补贴”栏目停更四个月，主要是换岗以后账号没有移交"
    ours = "我镇“惠农补贴”栏目停更四个月，主要是换岗以后账号没有移交"
    neighbour = example(theirs, unit=NEIGHBOUR)
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U02").findings
    assert finding.message == f"与{NEIGHBOUR}2024年年报“一、总体情况”中的一句只换了名称"


def test_a_reworded_sentence_is_likely_and_gives_its_similarity() -> None:
    ours = SENTENCES[2].replace("转发", "转载").replace("少", "偏少")
    neighbour = example(SENTENCES[2], unit=NEIGHBOUR)
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U02").findings
    assert finding.certainty is Certainty.LIKELY
    assert "大体相同（相似度0." in finding.message


def test_new_figures_in_old_words_are_to_be_verified() -> None:
    last_year = example("2023年在集市摆台9次，发出补贴招工明白纸1500份", year=2023)
    report = example("2024年在集市摆台11次，发出补贴招工明白纸1900份", *OTHERS)
    (finding,) = check(report, last_year, code="U01").findings
    assert "只换了年份、数字" in finding.message
    assert "请核对数字是否为2024年的" in finding.suggestion


def test_a_third_copied_from_last_year_is_no_summary() -> None:
    result = check(example(*copied(2)), example(*SENTENCES, year=2023), code="U01")
    assert summary(result) == []


def test_half_copied_from_last_year_is_a_warning() -> None:
    result = check(example(*copied(3)), example(*SENTENCES, year=2023), code="U01")
    (finding,) = summary(result)
    assert finding.severity is Severity.WARNING
    assert "与本单位2023年年报相同或相近" in finding.message


def test_two_thirds_copied_from_last_year_are_an_error() -> None:
    result = check(example(*copied(4)), example(*SENTENCES, year=2023), code="U01")
    assert [finding.severity for finding in summary(result)] == [Severity.ERROR]


def test_sixty_characters_in_a_row_from_a_neighbour_are_an_error() -> None:
    neighbour = example(*SENTENCES, unit=NEIGHBOUR)
    (finding,) = summary(check(example(*SENTENCES[:3], *OTHERS), neighbour, code="U02"))
    assert finding.severity is Severity.ERROR
    assert "连续7" in finding.message


def test_two_sentences_apart_are_no_run() -> None:
    report = example(SENTENCES[0], OTHERS[0], SENTENCES[1], *OTHERS[1:])
    neighbour = example(*SENTENCES, unit=NEIGHBOUR)
    result = check(report, neighbour, code="U02")
    assert len(result.findings) == 2
    assert summary(result) == []


def test_half_copied_from_neighbours_is_an_error_that_names_them() -> None:
    report = example(SENTENCES[0], OTHERS[0], SENTENCES[1], OTHERS[1], SENTENCES[2])
    neighbours = (
        example(SENTENCES[0], SENTENCES[1], unit=NEIGHBOUR),
        example(SENTENCES[2], unit="云岭县柳河镇人民政府"),
    )
    (finding,) = summary(check(report, *neighbours, code="U02"))
    assert finding.severity is Severity.ERROR
    assert f"{NEIGHBOUR}2024年年报、云岭县柳河镇人民政府2024年年报" in finding.message
    assert [source.unit for source in finding.related] == [NEIGHBOUR, "云岭县柳河镇人民政府"]


def test_own_and_foreign_sources_are_told_apart() -> None:
    others = (
        example(SENTENCES[0], year=2023),
        example(SENTENCES[1], unit=NEIGHBOUR),
    )
    report = example(SENTENCES[0], SENTENCES[1], *OTHERS)
    assert [f.quote for f in check(report, *others, code="U01").findings] == [SENTENCES[0]]
    assert [f.quote for f in check(report, *others, code="U02").findings] == [SENTENCES[1]]


def test_without_another_report_reuse_is_not_assessed() -> None:
    why = "没有给出比对的年报（--against）"
    assert check(example(*OTHERS), code="U01").not_assessed == (("U01", why),)
    assert check(example(*OTHERS), code="U02").not_assessed == (("U02", why),)


def test_with_neighbours_alone_last_year_is_not_assessed() -> None:
    result = check(example(*OTHERS), example(*SENTENCES, unit=NEIGHBOUR), code="U01")
    assert result.not_assessed == (("U01", "比对的年报中没有本单位往年的"),)


def test_with_last_year_alone_other_units_are_not_assessed() -> None:
    result = check(example(*OTHERS), example(*SENTENCES, year=2023), code="U02")
    assert result.not_assessed == (("U02", "比对的年报中没有其他单位的"),)
