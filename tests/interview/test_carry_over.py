"""What last year's report tells for the next fact file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.facts.facts import read_facts
from assistant.interview.carry_over import Carried, carried_over, nested
from assistant.interview.question import all_fields
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise
from assistant.reviewing.inputs import require_report

SAMPLE = Path(__file__).parents[2] / "samples" / "reports" / "石桥镇2024.txt"


def _carried(*preface: str) -> dict[str, object]:
    lines = ("云岭县白果镇人民政府2024年政府信息公开工作年度报告", *preface, "一、总体情况")
    report = recognise(Document("", tuple(map(Paragraph, lines))))
    return {one.path: one.value for one in carried_over(report, ())}


def test_names_contact_and_what_was_carried_on_are_taken() -> None:
    carried = carried_over(require_report(SAMPLE), ("村级公开栏更新慢",))
    facts = read_facts(nested(carried), all_fields())
    assert facts.unit_name == "云岭县石桥镇人民政府"
    assert facts.year == 2025
    assert facts.get("unit.contact_office") == "石桥镇党政综合办公室"
    assert facts.get("unit.phone") == "0599-6120016"
    assert facts.get("unit.postcode") == "630512"
    assert facts.get("report.site") == "云岭县人民政府门户网站"
    assert facts.get("report.column") == "政府信息公开年报"
    assert facts.get("platform.account_names") == ("“石桥发布”微信公众号",)
    assert facts.get("proactive.last_total") == 163
    assert facts.get("applications.carried_in.natural") == 0
    assert facts.get("promises.0.problem") == "村级公开栏更新慢"


def test_this_years_numbers_are_asked_anew() -> None:
    carried = carried_over(require_report(SAMPLE), ())
    facts = read_facts(nested(carried), all_fields())
    asked = ("proactive.total", "applications.received.natural", "disclosure.licences", "promises")
    assert [facts.get(path) for path in asked] == [None] * len(asked)


def test_what_was_taken_says_where_it_stood() -> None:
    carried = carried_over(require_report(SAMPLE), ())
    assert Carried("proactive.last_total", 163, "第一部分") in carried


@pytest.mark.parametrize(
    ("sentence", "path", "value"),
    [
        ("请与白果镇党政办联系，电话：0599-6180033。", "unit.contact_office", "白果镇党政办"),
        ("白果镇党政办负责解答，电话0599-6180033。", "unit.contact_office", "白果镇党政办"),
        ("地址：云岭县白果镇银杏路3号，邮编630515。", "unit.address", "云岭县白果镇银杏路3号"),
        ("地址：云岭县白果镇银杏路3号，邮编630515。", "unit.postcode", "630515"),
        ("报告可登录云岭县人民政府网站查阅。", "report.site", "云岭县人民政府网站"),
        ("查阅请打开云岭县人民政府网站。", "report.site", "云岭县人民政府网站"),
        ("网址为http://www.yunling.gov.cn/baiguo。", "unit.address", None),
        ("网址为www.yunling.gov.cn/baiguo。", "report.url", "www.yunling.gov.cn/baiguo"),
        ("手机13800000000。", "unit.phone", None),
    ],
)
def test_contact_is_read_in_other_words(sentence: str, path: str, value: str | None) -> None:
    assert _carried(f"本报告按《条例》编制。{sentence}").get(path) == value


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("全年主动公开政府信息1,234条。", 1234),
        ("2024年，我镇主动公开信息总数88条，其中网站60条。", 88),
        # A round number is none to compare with.
        ("全年主动公开政府信息1200余条。", None),
        ("主动公开目录修订2次。", None),
    ],
)
def test_last_years_total_is_taken_where_it_is_exact(sentence: str, total: int | None) -> None:
    lines = ("云岭县白果镇人民政府2024年政府信息公开工作年度报告", "一、总体情况", sentence)
    report = recognise(Document("", tuple(map(Paragraph, lines))))
    told = {one.path: one.value for one in carried_over(report, ())}
    assert told.get("proactive.last_total") == total
