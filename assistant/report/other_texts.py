"""Texts that only look like an annual report: about one, or reports and tables of another kind."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from assistant.report.pattern import Pattern
from assistant.report.title import could_be_title
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence, Sized

    from assistant.report.passage import Passage
    from assistant.report.title import Title

_ABOUT = "这是对年报的解读、说明、通知或目录，不是年报本身，没有检查"
# What follows the title's own words, and what precedes them, on a page about a report.
_BEHIND = Pattern(
    r"解读|图解|一图读懂|一图看懂|图说|问答|汇总|汇编|目录|一览|列表|通知|通报|公告|预告|说明会|整改|的函|模板"
    r"|格式|撰写|编制|培训|会议|部署|召开|制度|办法|统计表|评议|评估|考核"
)
_BEFORE = Pattern(
    r"【?(?:解读|图解|图说|一图读懂|一图看懂|文字解读|图片解读|视频解读|政策解读)[】：:|丨]?"
    r"|(?:.{0,12})?各(?:乡镇|镇街|单位|部门|县区)"
)
_ASKS_FOR = Pattern(r"关于.*(?:报送|做好|编制|编报|发布|公布).*(?:报告|年报)")
_PART_OF_YEAR = Pattern(r"上半年|下半年|半年度?|[一二三四]季度|月份")
_OPENS = Pattern(
    r"(?:现就|现将|现对|对).{0,40}(?:年报|报告).{0,12}(?:解读|说明)如下|内容进行如下解读"
    r"|(?:有关|具体|相关|如下)?(?:事项|要求|工作|情况)(?:通知|通报|函告)如下"
)
_OPENING = 12
# Names of other texts on their own title line, on which a unit or a year stands, too.
_OTHER_KINDS = (
    (Pattern(r"政府网站(?:工作|监管)?年度(?:工作|监管)?报表"), "政府网站年度报表"),
    (
        Pattern(r"法治政府建设.{0,12}(?:报告|总结)|依法行政.{0,8}(?:报告|总结)"),
        "法治政府建设报告",
    ),
    (
        Pattern(r"(?:政务|信息)公开.{0,8}(?:总结|工作要点|实施方案|工作计划|工作安排|情况汇报)"),
        "政务公开的总结或工作安排",
    ),
    (Pattern(r"公开(?:工作)?指南|申请公开(?:须知|流程|说明)"), "政府信息公开指南"),
    (Pattern(r"公开.{0,6}(?:制度|办法|规定|细则)$"), "政府信息公开制度"),
    (Pattern(r"(?<!公开)(?<!公开工作)工作(?:报告|总结)$"), "别的工作报告"),
)
_HEAD_LINES = 40
_LONGEST = 60
_FEWEST_LISTED = 3
_SPARSE = 4


def other_text(
    title: Title | None,
    passages: Sequence[Passage | None],
    sections: Collection[str],
    tables: Sized,
) -> str:
    """Return a sentence on what the text is instead of an annual report, or "" when it is one.

    `sections` are the keys of the form's sections found in it, `tables` are its tables. A text
    that has most of the sections, or a table, is what its structure says, whatever its title.
    """
    if title and title.is_report and _is_about(title):
        return _ABOUT
    if title and title.is_report and _PART_OF_YEAR.search(title.text):
        return "这份报告说的不是全年，不是年报，没有检查"
    if any("如下" in text and _OPENS.search(text) for text in _opening(title, passages)):
        return _ABOUT
    if len(sections) >= _SPARSE or tables:
        return ""
    if len(sections) < 2 and _is_list(passages):
        return _ABOUT
    kind = None if title and title.is_named else _other_kind(passages)
    return f"这是{kind}，不是政府信息公开工作年度报告，没有检查" if kind else ""


def _is_about(title: Title) -> bool:
    text = title.text
    return bool(_BEHIND.search(title.tail) or _BEFORE.match(text) or _ASKS_FOR.search(text))


def _opening(title: Title | None, passages: Sequence[Passage | None]) -> Iterator[str]:
    start = title.end if title else 0
    following = (passages[index] for index in range(start, len(passages)))
    return islice((passage.text for passage in following if passage), _OPENING)


def _is_list(passages: Sequence[Passage | None]) -> bool:
    """Return whether the lines are titles of several reports."""
    titles = {p.text for p in passages if p and could_be_title(p.text) and re.search(r"\d", p.text)}
    prose = sum(1 for p in passages if p and p.text.endswith("。"))
    return len(titles) >= _FEWEST_LISTED and len(titles) > prose


def _other_kind(passages: Sequence[Passage | None]) -> str | None:
    """Return the name of the other kind of text whose title stands at the head."""
    for passage in passages[:_HEAD_LINES]:
        text = passage.text if passage else ""
        if "。" in text:
            return None
        for pattern, name in _OTHER_KINDS:
            found = pattern.search(text)
            if found and len(text) <= _LONGEST and _tells_whose(text, text[: found.start()]):
                return name
    return None


def _tells_whose(text: str, before: str) -> bool:
    """Return whether a title tells unit or year; a bare label is an entry of the site's menu."""
    unit = re.sub(r"(?:政府|政务)?(?:信息)?$", "", before)
    return re.search(r"20\d\d", text) is not None or level_of(unit) is not None
