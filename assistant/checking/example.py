"""Build a whole report from the few lines that a rule's example names."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from string import Template
from typing import TYPE_CHECKING

from assistant.checking.comparison import compared
from assistant.corpus.index import Corpus
from assistant.report.document import Document, Grid, Paragraph
from assistant.report.form import cell_key, form_of_year
from assistant.report.layout import lay_out
from assistant.report.recognise import recognise
from assistant.report.tables import TableFigures
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.checking.rule import Context, Example
    from assistant.report.document import Block
    from assistant.report.form import Form, TableForm
    from assistant.report.report import Report

# What a section says that an example leaves out; no rule has anything to say of it.
_PREFACE = """\
本报告由${unit}根据《中华人民共和国政府信息公开条例》（以下简称《条例》）\
和《${form}》（${number}）编制。
报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、\
政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。
数据统计期限为${year}年1月1日至${year}年12月31日。"""
_PROSE = {
    "overview": """\
（一）主动公开
${year}年，${we}主动公开政府信息147条，其中政府网站98条、微信公众号49条。
（二）依申请公开
${year}年未收到政府信息公开申请，上年结转0件，办结0件，结转下年度0件。
（三）政府信息管理
制发行政规范性文件0件，废止0件，现行有效0件。发布前审核信息147条，退回修改6条。
（四）政府信息公开平台建设
便民服务中心设政务公开专区1个，12个查阅点每月10日更新公开栏。
（五）监督保障
配备专职1人、兼职2人，组织培训2次58人次。3月通报了上年度考核结果；11月开展社会评议，\
收回问卷120份；未发生责任追究情形。""",
    "problems": """\
（一）存在的主要问题
一是“惠农补贴”栏目6月至9月没有更新，3批名单到10月12日才补上。
二是政策解读只有文字，全年5件解读没有一件配图。
（二）改进情况
一是信息员每月5日前报送补贴名单，超过10日没有更新的栏目由办公室催办。
二是${next}年每季度制作1件图解，与文件同日发布。""",
    "others": """\
（一）收取信息处理费情况
${year}年没有发出收费通知，收取信息处理费0元。
（二）落实年度政务公开工作要点情况
对照《云岭县${year}年政务公开工作要点》12项任务，完成11项；政府开放日1次改到${next}年3月举办。""",
}


def build_report(example: Example) -> Report:
    """Return the report that an example stands for: its own lines, and plain ones around them."""
    return recognise(Document("", tuple(_blocks(example))))


def build_context(example: Example) -> Context:
    """Return what an example's rules know beyond its report: last year's, and its matches."""
    last_year = build_report(example.last_year) if example.last_year else None
    others = Corpus.of(map(build_report, example.against)) if example.against else None
    return compared(build_report(example), others, last_year)


def _blocks(example: Example) -> Iterator[Block]:
    if example.text:
        yield from map(Paragraph, filter(None, example.text.splitlines()))
        return
    form = form_of_year(example.year)
    words = _words(example, form)
    yield Paragraph(f"{example.unit}{example.year}年政府信息公开工作年度报告", level=0)
    yield from _prose("preface", _PREFACE, example, words)
    for section in form.sections:
        yield Paragraph(form.heading(section.key), level=1)
        yield from _prose(section.key, _PROSE.get(section.key, ""), example, words)
        for table in form.tables:
            if table.section == section.key:
                yield _grid(table, example.tables.get(table.key, {}))
    yield Paragraph(example.unit)
    yield Paragraph(f"{example.year + 1}年1月15日")


def _words(example: Example, form: Form) -> dict[str, str]:
    level = level_of(example.unit)
    return {
        "unit": example.unit,
        "we": level.self_names[0] if level else "本机关",
        "year": str(example.year),
        "next": str(example.year + 1),
        "form": form.name,
        "number": form.number,
    }


def _prose(key: str, usual: str, example: Example, words: Mapping[str, str]) -> Iterator[Paragraph]:
    own = example.sections.get(key)
    text = Template(usual).substitute(words) if own is None else own
    yield from map(Paragraph, filter(None, text.splitlines()))


def _grid(form: TableForm, own: Mapping[str, int | str]) -> Grid:
    """Return the table with 0 in every cell but those of `own`; sums follow unless named."""
    keys = [cell_key(row, column) for row, column in form.cells]
    parts = {key: _figure(own.get(key, 0)) for key in keys if key not in form.computed}
    figures = TableFigures(form, parts).completed()
    texts = {key: str(value) for key, value in own.items()}
    return Grid(
        tuple(
            tuple(texts.get(cell.key, cell.text) if cell.key else cell.text for cell in row)
            for row in lay_out(figures)
        )
    )


def _figure(raw: int | str) -> Decimal:
    try:
        return Decimal(raw)
    except InvalidOperation:
        return Decimal(0)
