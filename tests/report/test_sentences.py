"""Sentences are cut alike however they are asked for, and a report leaves nothing behind."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.document import Document, Paragraph
from assistant.report.passage import read_passage, read_passages
from assistant.report.recognise import recognise
from assistant.report.report import sentence_texts, split_sentences

_REPORT = (
    "云岭县石桥镇人民政府2024年政府信息公开工作年度报告",
    "一、总体情况",
    "（一）主动公开情况",
    "全镇公开信息30条，其中网站20条、公众号10条，都是居民常问的；公开栏换了9次。",
    "二、主动公开政府信息情况",
    "规章\t0\t0\t0",
    "三、收到和处理政府信息公开申请情况",
    "五、存在的主要问题及改进情况",
    "公开栏设得偏，字印得小，老年人看不清。",
)


@given(st.lists(st.text("年报。！；？”）’》a ", max_size=8)))
def test_texts_of_many_paragraphs_are_those_of_each(raws: list[str]) -> None:
    texts = [read_passage(raw, 0).text for raw in raws]
    each = [s.text for text in texts for s in split_sentences(read_passage(text, 0))]
    assert sentence_texts(texts) == each


@given(st.lists(st.text("年报。(,：１ \n", max_size=8)))
def test_blocks_are_read_together_as_they_are_alone(raws: list[str]) -> None:
    alone = [read_passage(raw, at) for at, raw in enumerate(raws)]
    assert list(read_passages(raws)) == [passage if passage else None for passage in alone]


def test_a_report_that_is_done_with_is_gone_without_a_search_for_garbage() -> None:
    document = Document("", tuple(Paragraph(text) for text in _REPORT))
    recognise(document)
    gc.collect()
    gc.disable()
    try:
        recognise(document)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("mark", ["：", "情况，", ""])
def test_a_long_line_is_prose_unless_its_number_is_that_of_a_section(mark: str) -> None:
    prose = "镇里把公开栏搬到集市口，每月换一次，赶集的人都看得到" * 3 + "。"
    lines = [*_REPORT, f"其他需要报告的事项{mark}{prose}", f"六、其他需要报告的事项{mark}{prose}"]
    report = recognise(Document("", tuple(map(Paragraph, lines))))
    found = report.section("others")
    assert found is not None
    assert len(found.paragraphs) == 1
