"""没有写到本部门的重点领域。

## 检查内容
条例点了名的部门（教育、财政、卫生健康、人社、民政、生态环境、市场监管、应急等），
正文有没有写到本部门的重点公开领域。写到一处就算；没有点名的部门、乡镇、街道不查。只问不断言。
词表在 phrasebank/knowledge/key_fields.toml。

## 为什么
换掉单位名称就能给别家用的年报，往往就缺本部门的领域。

## 怎么改
在“主动公开”里写本部门重点领域公开了什么、多少条；没有产生的写明没有。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.overview import is_empty
from assistant.checking.reading.walk import after, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "条例第二十条、第二十一条"

GOOD = (
    Example(),
    Example(unit="云岭县水务局"),
    Example(
        unit="云岭县教育局",
        sections={"overview": "公开信息36条，其中招生入学12条、资助名单6条。未收到申请。"},
    ),
    Example(
        unit="云江市民政局",
        sections={"problems": "“临时救助”栏目7月停更，已补齐；以后每月5日前更新。"},
    ),
)
BAD = (
    Example(
        unit="云岭县教育局", sections={"overview": "公开信息36条。未收到申请。", "problems": ""}
    ),
    Example(
        unit="云岭县教育局",
        sections={"overview": "“云岭教育”公众号发文36条。未收到申请。", "problems": ""},
    ),
    Example(unit="云岭县应急管理局"),
    Example(unit="云江市生态环境局云岭分局"),
)


_ACCOUNT = r"“[^”]*”(?=官方|政务|微信|公众号|微博|抖音|视频号)"


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a question when a department's own field is nowhere spoken of."""
    overview = report.section("overview")
    entry = _entry(report.unit)
    if entry is None or overview is None or is_empty(overview, context) or not overview.paragraphs:
        return
    # The unit's own name and its account's hold the words of its field.
    own = map(re.escape, _names(report.unit, entry))
    name = Pattern("|".join([*own, _ACCOUNT]))
    words = pattern(entry["words"])
    if any(words.search(name.sub("", passage.text)) for passage in prose(report)):
        return
    topic = overview.topic("proactive")
    paragraphs = (topic.paragraphs if topic else ()) or overview.paragraphs
    yield Fault(
        after(paragraphs[-1]),
        f"全文没有写到{entry['field']}，是否漏写？（{entry['basis']}）",
        "请在“主动公开”写明本部门重点领域公开了什么、多少条；没有产生的写明没有",
        section="overview",
    )


def _entry(unit: str) -> Mapping[str, str] | None:
    """Return the entry for a unit of this name, or None."""
    for entry in load_knowledge("key_fields")["key_field"]:
        if pattern(f"(?:{entry['unit']})(?:.{{0,8}}分局)?$").search(unit):
            found: Mapping[str, str] = entry
            return found
    return None


def _names(unit: str, entry: Mapping[str, str]) -> tuple[str, ...]:
    """Return the unit's full name, and the part of it that tells what department it is."""
    match = pattern(entry["unit"]).search(unit)
    return (unit, match[0]) if match else (unit,)
