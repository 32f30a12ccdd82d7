"""平台建设没有写平台和变化。

## 检查内容
“政府信息公开平台建设”有没有写用的是哪些平台（网站、公众号、专栏、公开栏、查阅点等），本年有什么变化或数字。
两样都没有的报一般问题；写了平台、没有变化和数字的，只作提示。没有自建平台的，写明没有即可。

## 为什么
“加强平台建设”说不清在哪里能查到信息，也看不出这一年做了什么。

## 怎么改
写平台的名称和数量、本年新增或调整了什么，例如“县政府网站石桥镇专栏由19个栏目并为14个，6个村新装了公开栏”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.topic_told import has_number, told_of
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.topic_told import Told
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：总体情况包括政府信息公开平台建设"


def _says(text: str) -> Example:
    return Example(
        sections={
            "overview": "（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息管理\n未制发行政规范性文件。\n"
            f"（四）政府信息公开平台建设\n{text}\n（五）监督保障\n培训1次。"
        }
    )


GOOD = (
    Example(),
    _says("县政府网站石桥镇专栏改版，栏目由9个并为6个。"),
    _says("没有自建网站和政务新媒体，信息都在县政府网站发布。"),
    _says("新开“石桥发布”公众号，各村公示栏换了防雨罩。"),
)
BAD = (
    _says("不断加强平台建设，提升服务水平。"),
    _says("压实责任，督促各站所按时报送，公开质量稳步提高。"),
    _says("依托县政府门户网站及时发布各类信息，方便群众查询。"),
    _says("持续优化栏目设置，提升检索体验，推动各类平台互联互通。"),
)

_PLATFORM = Pattern(
    r"网站|网页|网址|公众号|微信|微博|抖音|快手|视频号|头条|小程序|客户端|APP|app|QQ群|新媒体|专栏|专区|专窗"
    r"|“[^”]{2,14}”[^，。；]{0,4}栏目|栏目[^，。；]{0,4}\d|\d+个?[^，。；]{0,4}栏目"
    r"|公开栏|公示栏|公告栏|宣传栏|板报|电子屏|显示屏|触摸|一体机|查阅[点室场处]|广播|大厅|服务中心|便民中心|档案馆|图书馆"
    r"|公报|政务网|门户|云平台|一网|信息网|“[^”]{2,14}”[^，。；]{0,4}平台"
)
_CHANGE = Pattern(
    r"新[增设建开]|增[设加开]|改[版造进]|调整|升级|上线|开[设通办]|设[立置]|建[成立设](?:了)|整合|合并|关[停闭]|注销|迁移"
    r"|更换|更新了|换[了成新]|优化|完善|修订|打造|搭建|建立|开辟|改为|移[到至]|撤[销并]|接入|并入"
)
_NONE = Pattern(
    r"(?:未|没有|无|不再?)(?:自建|开设|开通|建立|建设|独立|单独|设立|政务新媒体|新媒体|网站)"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when no platform is named, or nothing is told of it but its use."""
    told = told_of(report, context, "platform")
    if told is None or _NONE.search(told.text):
        return
    is_named = bool(_PLATFORM.search(told.text))
    has_fact = has_number(told.text) or bool(is_named and _CHANGE.search(told.text))
    if is_named and has_fact:
        return
    yield _fault(told, is_named=is_named, has_fact=has_fact)


def _fault(told: Told, *, is_named: bool, has_fact: bool) -> Fault:
    missing = "用了哪些平台" if not is_named else ""
    if not has_fact:
        missing = f"{missing}、本年有什么变化" if missing else "本年有什么变化，也没有数字"
    is_minor = is_named or has_fact
    return Fault(
        told.end,
        f"“政府信息公开平台建设”没有写{missing}",
        "请写明平台名称、数量和本年的增减调整；没有自建平台的写明没有",
        section="overview",
        severity=Severity.INFO if is_minor else None,
        certainty=Certainty.ASK if is_minor else None,
    )
