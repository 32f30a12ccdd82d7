"""What U01, U02 and U10 say of a report that is compared with others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.checking.check import CheckResult, check_report
from assistant.checking.comparison import compared
from assistant.checking.example import build_context, build_report
from assistant.checking.rule import Certainty, Example, Finding, Severity
from assistant.corpus.index import Corpus
from assistant.corpus.record import record_of
from assistant.corpus.shard import Shard

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


def changed(finding: Finding) -> list[tuple[str, str]]:
    """Return what a finding marks as changed: the source's words, and its own."""
    (source,) = finding.related
    return [
        (source.quote[c.source_start : c.source_end], finding.quote[c.start : c.end])
        for c in source.changes
    ]


def test_what_was_changed_is_marked_in_both_quotes_as_they_are_printed() -> None:
    last_year = example("2023年在集市 摆台 9 次，发出补贴招工明白纸1500份", year=2023)
    report = example("一是2024年在集市摆台11次,发出补贴招工明白纸 1900 份", *OTHERS)
    (finding,) = check(report, last_year, code="U01").findings
    assert changed(finding) == [("2023", "2024"), ("9", "11"), ("1500", "1900")]
    assert finding.related[0].section == "一、总体情况"


def test_a_summary_marks_nothing_for_it_quotes_nothing() -> None:
    edited = tuple(sentence.replace("，", "，后来") for sentence in SENTENCES)
    (finding,) = summary(check(example(*edited), example(*SENTENCES, year=2023), code="U01"))
    assert [source.changes for source in finding.related] == [()]


def test_clauses_added_to_a_copy_are_told_as_such() -> None:
    theirs = SENTENCES[0]
    ours = f"{theirs}，分管副镇长约谈了两名责任人"
    neighbour = example(theirs, unit=NEIGHBOUR)
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U02").findings
    assert "有增删（相似度0." in finding.message
    assert finding.certainty is Certainty.LIKELY


def test_a_neighbours_name_left_standing_is_said() -> None:
    theirs = "青坪乡“惠农补贴”栏目停更四个月，主要是换岗以后账号没有移交"
    neighbour = example(theirs, unit=NEIGHBOUR)
    (finding,) = check(example(theirs, *OTHERS), neighbour, code="U02").findings
    assert finding.message.endswith("，文中还留着“青坪乡”")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "石桥镇“惠农补贴”栏目停更四个月，主要是换岗以后账号没有移交",
            "青坪乡“惠农补贴”栏目停更四个月，主要是换岗以后账号没有移交",
        ),
        (
            "云岭县的检查组查出“惠农补贴”栏目停更四个月，换岗以后账号没有移交",
            "云岭县的检查组查出“惠农补贴”栏目停更四个月，换岗以后账号没有移交",
        ),
        (
            "青坪乡来人学习“惠农补贴”栏目怎么管，主要是看账号怎么移交",
            "来人学习“惠农补贴”栏目怎么管，主要是看账号怎么移交",
        ),
    ],
)
def test_the_units_own_names_and_those_it_put_in_are_not_left_standing(
    ours: str, theirs: str
) -> None:
    neighbour = example(theirs, unit=NEIGHBOUR)
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U02").findings
    assert "留着" not in finding.message


def test_a_corpus_without_text_gives_unit_year_and_section_only() -> None:
    report, neighbour = build_report(example(*copied(3))), example(*SENTENCES, unit=NEIGHBOUR)
    hashed = Shard.build([record_of(build_report(neighbour))]).hashed()
    context = compared(report, Corpus([hashed]), None)
    sentences = [f for f in check_report(report, context, select=["U02"]).findings if f.quote]
    assert [finding.quote for finding in sentences] == list(SENTENCES[:3])
    for finding in sentences:
        told = f"与{NEIGHBOUR}2024年年报“一、总体情况”中的一句雷同，比对库不含原文"
        assert finding.message == told
        assert [(s.unit, s.quote, s.changes) for s in finding.related] == [(NEIGHBOUR, "", ())]
    slips = check_report(report, context, select=["U10"])
    assert slips.not_assessed == (("U10", "比对库不含原文"),)


SLIP = "信息上网以前严格落实三审三较，由分管领导在登记簿上逐条签字"


def test_a_neighbours_slip_in_a_copied_sentence_is_an_error_that_quotes_both() -> None:
    neighbour = example(SLIP, unit=NEIGHBOUR)
    ours = SLIP.replace("以前", "之前").replace("领导", "镇长")
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U10").findings
    assert (finding.severity, finding.certainty) == (Severity.ERROR, Certainty.LIKELY)
    assert finding.message == (
        f"“三审三较”应为“三审三校”，{NEIGHBOUR}2024年年报“一、总体情况”里也错成这样"
    )
    assert finding.quote == ours
    assert [source.quote for source in finding.related] == [SLIP]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("群众在大厅办完低保手续手续就能领到明白纸", "群众在大厅办完低保手续手续后领一张明白纸"),
        (
            "欢迎群众可通过可以通过镇政府网站下载本报告全文",
            "本报告全文可通过可以通过镇政府网站下载",
        ),
        (
            "答复书由法律顾问审查以后按排专人送到申请人手里",
            "法律顾问审查以后按排专人送到申请人手里",
        ),
        ("对行政复仪案件逐件分析，把败诉原因讲给经办人听", "对行政复仪案件逐件分析败诉原因"),
        ("各村的公开栏跟新不及时，有两处还贴着去年的名单", "公开栏跟新不及时，有两处还贴着旧名单"),
    ],
)
def test_a_slip_with_the_same_words_beside_it_is_shared(ours: str, theirs: str) -> None:
    neighbour = example(theirs, unit=NEIGHBOUR)
    (finding,) = check(example(ours, *OTHERS), neighbour, code="U10").findings
    assert finding.quote == ours


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("信息员按排了一名大学生，专管网站后台的账号和密码", "党政办按排人手，逐村核对公开栏"),
        (SLIP, SLIP.replace("三较", "三校")),
        (SLIP.replace("三较", "三校"), SLIP),
        ("群众一条一条核对名单，干部当场改正写错的两处", "群众一条一条核对名单，干部当场改正"),
        ("按照要求要求各村每月更换公开栏里的补贴名单", "按照要求要求各村每月更换公开栏里的名单"),
    ],
)
def test_a_slip_of_ones_own_is_not_shared(ours: str, theirs: str) -> None:
    neighbour = example(theirs, unit=NEIGHBOUR)
    assert check(example(ours, *OTHERS), neighbour, code="U10").findings == ()


def test_a_slip_of_ones_own_last_year_is_a_warning() -> None:
    (finding,) = check(example(SLIP, *OTHERS), example(SLIP, year=2023), code="U10").findings
    assert finding.severity is Severity.WARNING


def test_a_slip_that_many_units_make_is_no_evidence() -> None:
    names = ("青坪乡", "柳河镇", "杨集镇", "双井镇")
    others = [example(SLIP, unit=f"云岭县{name}人民政府") for name in names]
    assert check(example(SLIP, *OTHERS), *others[:3], code="U10").findings
    assert check(example(SLIP, *OTHERS), *others, code="U10").findings == ()
