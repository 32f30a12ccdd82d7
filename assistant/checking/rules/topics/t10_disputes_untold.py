"""没有写行政复议、行政诉讼情况。

## 检查内容
没有表四的，正文有没有写行政复议、行政诉讼几件，或没有发生。有表四的不用再写；
表格缺失由F10来说，空格由F14来说，正文与表格不一致由N08来说。

## 为什么
有没有人复议、起诉，结果怎样，是第四部分必须报告的。表没有，话也没有，这一部分就是空的。

## 怎么改
填全表四；表四确实放不进来的，在正文写明复议、诉讼各几件、结果如何，没有的写“未发生”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import extent, unread_in
from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.document import Paragraph
from assistant.report.passage import fold
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_MINIATURE = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年主动公开政府信息31条，未收到申请。
四、政府信息公开行政复议、行政诉讼情况
{}
五、存在的主要问题及改进情况
“水质公告”栏目停更两个月，已补齐。
"""


def _says(text: str) -> Example:
    return Example(text=_MINIATURE.format(text))


GOOD = (
    Example(),
    _says("2024年没有发生因政府信息公开引起的行政复议和行政诉讼。"),
    _says("行政复议1件，结果维持；无行政诉讼。"),
    _says("本局因信息公开被申请复议0件、被起诉0件。"),
    _says("无。"),
)
BAD = (
    _says("依法做好行政复议、行政诉讼应对工作。"),
    _says("情况如下。"),
    _says("网站公开行政复议决定书31份。"),
    _says("详见附表。"),
)

_SAID = Pattern(
    r"(?:未|没有|无|零|不存在|尚无)[^。；]{0,40}(?:复议|诉讼|起诉|应诉)"
    r"|(?:复议(?!决定|机[关构])|诉讼|起诉|应诉)[^。；]{0,30}(?:未|没有|[^有]无|零|\d|[一二两三四五六七八九十]件)"
    r"|(?:\d+|[一二两三四五六七八九十])[件起宗][^。；]{0,16}(?:复议|诉讼)"
)
_BARE = Pattern(r"(?<![\d年月第])\d+(?![\d年月日号])")
# With fewer numbers than this under the heading, there is no torn table.
_FEWEST = 3
_NONE = Pattern(
    r"(?:本年度?|20\d\d年度?)?，?(?:无|没有|未发生|未产生|零|均为0)(?:此类|相关|上述)?(?:情况|情形|案件)?[。；]?"
)
_SECTIONS = frozenset({"overview", "applications", "disputes"})


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault when neither table four nor the prose tells of reviews and lawsuits."""
    section = report.section("disputes")
    if section is None or section.heading is None or is_older_than_the_form(report):
        return
    if report.tables.get("disputes"):
        return
    below = list(_below(report))
    if any(map(_tells, report.sentences)) or any(_NONE.fullmatch(text) for text in below):
        return
    if unread_in(report, "disputes") or sum(map(_bare_numbers, below)) >= _FEWEST:
        yield NotAssessed("第四部分有认不出的内容")
        return
    yield Fault(
        section.heading.place(),
        "没有表四，正文也没有写有没有行政复议、行政诉讼",
        "请补上表四，没有发生的填0；并可在正文写明“未发生”",
    )


def _tells(sentence: Sentence) -> bool:
    """Return whether a sentence counts reviews or lawsuits, or says that there were none."""
    return sentence.section in _SECTIONS and bool(_SAID.search(sentence.text))


def _below(report: Report) -> Iterator[str]:
    """Yield the section's lines; one as short as 没有 may pass for a cell of a table."""
    start, end = extent(report, "disputes")
    for block in report.document.blocks[start + 1 : end]:
        if isinstance(block, Paragraph):
            yield fold(block.text)


def _bare_numbers(line: str) -> int:
    return len(_BARE.findall(line))
