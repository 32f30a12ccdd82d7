from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.match import Kept
from assistant.corpus.record import record_of
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from tests.corpus.conftest import MakeReport

TITLE = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"


def test_a_record_keeps_the_words_as_they_stand_in_the_file(make_report: MakeReport) -> None:
    record = record_of(make_report("“惠农补贴”栏目停更 4 个月,账号没有移交。发了明白纸；"))
    assert record.sentences[:2] == (
        Kept("“惠农补贴”栏目停更 4 个月,账号没有移交", "overview"),
        Kept("发了明白纸", "overview"),
    )


def test_a_record_says_where_the_report_comes_from(make_report: MakeReport) -> None:
    source = record_of(make_report(path="石桥镇.txt")).source
    assert (source.path, source.unit, source.year, source.level) == (
        "石桥镇.txt",
        "云岭县石桥镇人民政府",
        2024,
        "镇",
    )
    assert source.title == TITLE


def test_a_line_break_inside_a_sentence_is_dropped() -> None:
    lines = (TITLE, "一、总体情况", "值班干部在集市摆台 \n十一次，\n用 Word\nOffice 排明白纸。")
    report = recognise(Document("", tuple(map(Paragraph, lines))))
    (kept,) = record_of(report).sentences
    assert kept.text == "值班干部在集市摆台十一次，用 Word Office 排明白纸"


def test_the_date_of_signature_is_kept() -> None:
    lines = (TITLE, "一、总体情况", "摆台十一次。", "云岭县石桥镇人民政府", "2025年1月20日")
    report = recognise(Document("", tuple(map(Paragraph, lines))))
    assert record_of(report).source.date == "2025-01-20"


def test_tables_are_not_kept(make_report: MakeReport) -> None:
    report = make_report("摆台十一次。\n二、主动公开政府信息情况\n本表由党政办汇总填写。")
    assert "本表由党政办汇总填写" not in [kept.text for kept in record_of(report).sentences]
