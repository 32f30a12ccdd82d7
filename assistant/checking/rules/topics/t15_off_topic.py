"""总体情况写了与信息公开无关的内容。

## 检查内容
“总体情况”里有没有地理、人口、经济成绩、荣誉、党务等与政府信息公开无关的内容；
党务、村务、群团信息计入公开条数的，改为询问。光提到这些词、没有写数或写事的不算。
词表在 phrasebank/knowledge/off_topic.toml。

## 为什么
年报只写条例第五十条列明的内容，不遗漏，也不泛化。无关的内容多了，该写的反而看不到。

## 怎么改
删去无关的内容；党务、村务信息不计入政府信息的条数，已计入的减去。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.topic_told import overview_sentences
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条；国办公开办函〔2021〕30号"


def _says(text: str) -> Example:
    return Example(
        sections={
            "overview": f"{text}\n（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息管理\n未制发行政规范性文件。\n（四）平台建设\n专栏1个。\n（五）监督保障\n培训1次。"
        }
    )


GOOD = (
    Example(),
    _says("全镇12个村都设了公开栏，覆盖人口约4万。"),
    _says("公开地区生产总值、财政收入等统计信息5条。"),
    _says("镇党委会议研究政务公开工作2次，党务、村务公开栏与政务公开栏并排设置。"),
    _says("被县政府评为政务公开工作先进单位。"),
)
BAD = (
    _says("全镇总面积88.5平方公里，辖12个行政村。"),
    _says("石桥镇地处云岭县东部，常住人口2.7万。"),
    _says("全年完成固定资产投资3.2亿元，招商引资到位1.1亿元。"),
    _says("全年发展党员8名，开展主题党日12次。"),
    _says("全年粮食产量1.9万吨，新增就业320人。"),
    _says("主动公开信息97条，其中党建信息21条、村务信息30条、通知公告46条。"),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for each kind of unrelated matter in section one, at its first place."""
    seen: set[str] = set()
    for sentence in overview_sentences(report):
        for entry in load_knowledge("off_topic")["off_topic"]:
            if entry["name"] not in seen and (fault := _found(sentence, entry)):
                seen.add(entry["name"])
                yield fault


def _found(sentence: Sentence, entry: Mapping[str, str]) -> Fault | None:
    match = pattern(entry["pattern"]).search(sentence.text)
    if not match or ("unless" in entry and pattern(entry["unless"]).search(_around(match))):
        return None
    place = sentence.passage.place(*match.span())
    if entry.get("certainty") == Certainty.ASK:
        return Fault(
            place,
            f"“{match[0]}”是{entry['name']}，是否属于政府信息、该不该计入公开条数？",
            "不属于政府信息的，请从条数里减去，并删去这一项",
            certainty=Certainty.ASK,
        )
    return Fault(
        place,
        f"“{match[0]}”是{entry['name']}，与政府信息公开工作无关",
        "请删去，只写信息公开工作的情况",
    )


def _around(match: re.Match[str]) -> str:
    """Return the clause, or the clauses, that the match stands in."""
    start = match.string.rfind("，", 0, match.start()) + 1
    end = match.string.find("，", match.end())
    return match.string[start : end if end >= 0 else None]
