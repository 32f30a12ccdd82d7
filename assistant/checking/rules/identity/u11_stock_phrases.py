"""套话多，或一个小节没有数字。

## 检查内容
正文每100个汉字里的套话（“高度重视”“进一步”“健全机制”一类）有几处，超过限度的提示一次，并列出用得最多的
几种；“总体情况”的小节写了一百多字却没有一个数字的，逐节提示。“没有发生”“未收到”算事实。套话和限度见
phrasebank/knowledge/worn_out.toml，限度怎么定的也写在里面。

## 为什么
审核看事实。换上哪家的名字都通顺的话，写得再多也等于没写，还容易和别家雷同。

## 怎么改
每一节留一两句概括，其余换成做了什么、几次、几条、哪一天、结果怎样。
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge
from assistant.checking.reading.empty_talk import DENSITY, UNNUMBERED, digit_free_topics, wear
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.empty_talk import Wear
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：不得敷衍塞责、内容雷同"
THRESHOLDS = (DENSITY, UNNUMBERED)

_EMPTY = """\
（一）主动公开
2024年，我镇主动公开政府信息147条，其中政府网站98条、微信公众号49条。
（二）依申请公开
2024年未收到政府信息公开申请，上年结转0件，办结0件，结转下年度0件。
（三）政府信息管理
我镇把信息管理摆在突出位置，切实规范信息制作、审核、发布各个环节，严格执行保密审查，明确专人负责，\
层层落实责任，确保公开的内容合法合规，真正做到让群众看得懂、信得过，同时注重对历史信息的梳理归档，方便日后查阅利用，\
努力形成管理有序、衔接顺畅的良好局面，推动管理水平迈上新的台阶。
（四）政府信息公开平台建设
便民服务中心设政务公开专区1个，12个查阅点每月10日更新公开栏。
（五）监督保障
配备专职1人、兼职2人，组织培训2次58人次，11月收回社会评议问卷120份，3月通报考核结果，未发生责任追究情形。"""
_WORN = """\
我镇高度重视政务公开工作，切实加强组织领导，健全工作机制，进一步压实责任，扎实推进各项任务落地见效。\
坚持以公开为常态、不公开为例外，应公开尽公开，不断提高政府工作透明度和公信力，切实保障群众的知情权、参与权、监督权。\
严格落实三审三校，严把审核关，确保信息及时、准确、全面。紧紧围绕群众关心的热点难点，不断丰富公开内容，\
拓宽公开渠道，创新公开形式，持续提升公开质效，取得了明显成效。下阶段将进一步提高认识，着力完善制度，\
大力加强培训，切实打通服务群众的最后一公里。全年公开信息147条。同时举一反三，齐抓共管，着力补齐短板，\
加强队伍建设，提升业务能力，有序推进标准化、规范化、便民化建设，不断增强群众的获得感和满意度，\
以公开促落实，以公开促服务，为全镇发展提供有力保障。"""

GOOD = (
    Example(),
    Example(sections={"others": "进一步、不断这类词一处两处不要紧。2024年收取信息处理费0元。"}),
    Example(
        sections={"overview": _EMPTY.replace("明确专人负责", "由两名信息员逐条核对，撤回三条", 1)}
    ),
)
BAD = (
    Example(sections={"overview": _EMPTY}),
    Example(sections={"overview": _WORN}),
    Example(sections={"others": f"收取信息处理费0元。{_WORN}"}, unit="云岭县水务局"),
)

_MOST_NAMED = 3


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for the whole prose when it is too worn, and for each topic without number."""
    found = wear(report)
    if found.length < load_knowledge("worn_out")["least_length"]:
        yield NotAssessed("正文太短，套话多少量不准")
    elif found.worst and found.density > context.threshold(DENSITY):
        yield _worn(found, found.worst)
    for topic, length in digit_free_topics(report, context):
        yield Fault(
            topic.heading.place(),
            f"这一小节{length}个字，没有一个数字，除了单位自己和上级，也没有写出别的名称",
            "请写上做了几次、几条、谁做的、结果怎样；没有做的，直说没有",
        )


def _worn(found: Wear, worst: Passage) -> Fault:
    often = Counter(found.names).most_common(_MOST_NAMED)
    named = "、".join(f"“{name}”一类{times}处" for name, times in often)
    return Fault(
        worst.place(),
        f"正文{found.length}字里有套话{len(found.names)}处，每百字{found.density:.1f}处，"
        f"其中{named}；这一段最多",
        "请把套话换成事实：什么事、几次、几条、结果怎样",
    )
