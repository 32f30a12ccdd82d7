"""答复期限写成15个工作日。

## 检查内容
写答复申请的句子里，有没有“15个工作日”。征求第三方意见、自己压缩的时限、平均用时不算。

## 为什么
15个工作日是2008年条例的期限，2019年修订后为20个工作日。

## 怎么改
改为20个工作日。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "条例第三十三条"

GOOD = (
    Example(),
    Example(sections={"others": "征求第三方意见的，第三方15个工作日内答复。收取信息处理费0元。"}),
    Example(sections={"others": "申请平均15个工作日办结，收取信息处理费0元。"}),
    Example(sections={"others": "1件申请涉及两个村，于第15个工作日答复。收取信息处理费0元。"}),
)
BAD = (
    Example(sections={"others": "申请都在15个工作日内答复，收取信息处理费0元。"}),
    Example(
        sections={"others": "严格执行收到申请之日起十五个工作日内答复的规定，收取信息处理费0元。"}
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-06")
