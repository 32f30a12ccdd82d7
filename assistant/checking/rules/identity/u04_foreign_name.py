"""写了别的地方、别的单位的名字。

## 检查内容
正文、标题、落款里的省、市、县、乡镇、街道名和局名，是不是本单位、上级或下级的。别处的乡镇“未收到申请”、
别的局“主动公开信息”，以及落款、编制单位写成别家的，报错误；“某镇政务公开”“某镇门户网站”一类提示核对；
其他地方提到别处，只问一句。去别处学习、与别处交流、来信人和企业所在地、相邻的地方、沿革、地址、文件名里的
地名不提示；县区报告里本县的乡镇街道不提示。地名表没有收的单位（新设、改名的），只按写法判断乡镇、街道和局。

## 为什么
抄别处的稿子，最容易漏改的就是地名，一旦挂网，一眼就能看出来。

## 怎么改
改成本单位的名字，再核对这一句的数字和事实是不是本单位的。
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.checking.reading.foreign_names import (
    ForeignPlace,
    Part,
    foreign_accounts,
    foreign_bureaus,
    foreign_places,
)
from assistant.checking.reading.own_names import own_names, where_it_lies
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

    from assistant.checking.reading.own_names import OwnNames
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"


def _with(text: str, unit: str = "云岭县石桥镇人民政府") -> Example:
    return Example(sections={"others": f"{text}收取信息处理费0元。"}, unit=unit)


GOOD = (
    Example(),
    _with("2024年，石桥镇未收到政府信息公开申请，云岭县政务公开办公室检查2次。"),
    _with("5月组织信息员赴柳河镇学习公开栏管理，与青阳县平山镇交流惠农补贴公示的做法。"),
    _with("本镇东邻柳河镇，西接大王镇；3月从原柳林乡并入的2个村换了公开栏。"),
    _with("石桥镇下辖12个村，河湾村、桥头村的公开栏换了新的。"),
    _with("2024年，县水务局会同县财政局核对补贴名单，全年公开6批。", "云岭县水务局"),
    _with("2024年，我县望江街道、石桥镇、青坪乡公开信息420条。", "云岭县人民政府"),
)
BAD = (
    _with("2024年，柳河镇未收到政府信息公开申请。"),
    _with("大王镇政府坚持把政务公开列入会议议题，全年研究3次。"),
    _with("2024年，云岭县青坪乡主动公开政府信息88条。"),
    _with("2024年，望江街道办事处共收到政府信息公开申请2件。"),
    _with("为做好平山镇政务公开工作，党政办每月核对栏目。"),
    _with("县统计局主动公开各类信息64条。", "云岭县水务局"),
    Example(sections={"preface": "本报告由云岭县青坪乡人民政府根据《条例》编制。"}),
)

_REWRITE = "请改成本单位的名字，并核对这一句里的数字和事实是不是本单位的"


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every name of another place or bureau, at its most telling mention."""
    if not report.unit:
        yield NotAssessed("认不出单位名称")
        return
    own = own_names(report)
    is_zone = report.level is not None and report.level.name == "管委会"
    if is_zone:
        yield NotAssessed("管委会管哪些地方，地名表里没有")
    mentions: defaultdict[str, list[ForeignPlace]] = defaultdict(list)
    for foreign in () if is_zone else foreign_places(report):
        mentions[foreign.place.name].append(foreign)
    for found in mentions.values():
        yield _foreign_place(max(found, key=lambda foreign: foreign.part), len(found), own)
    for passage, match in foreign_bureaus(report):
        yield Fault(
            passage.place(match.start(1), match.end(1)),
            f"“{match[1]}”不是本单位，本单位是{report.unit}",
            _REWRITE,
        )
    for passage, account, town in foreign_accounts(report):
        yield Fault(
            passage.place(account.start(), account.end()),
            f"账号{account[0]}像是同县{town}的",
            "请核对账号名称；是照抄来的，请改成本单位的账号",
            severity=Severity.WARNING,
            certainty=Certainty.ASK,
        )


def _foreign_place(foreign: ForeignPlace, times: int, own: OwnNames) -> Fault:
    place = foreign.place
    often = f"，全文{times}处" if times > 1 else ""
    where = foreign.passage.place(place.start, place.end)
    told = f"“{place.name}”{_lying(foreign, own)}不是本单位，也不是上级、下级{often}"
    if foreign.part is Part.SUBJECT:
        return Fault(where, told, _REWRITE)
    is_close = foreign.part is Part.HOUSEHOLD or own.is_neighbour(place)
    return Fault(
        where,
        f"{told}，这里为什么写它",
        f"请核对；是照抄来的，{_REWRITE.removeprefix('请')}",
        severity=Severity.WARNING if is_close else Severity.INFO,
        certainty=Certainty.ASK,
    )


def _lying(foreign: ForeignPlace, own: OwnNames) -> str:
    if own.is_neighbour(foreign.place):
        return "（同县）"
    around = where_it_lies(foreign.place)
    return f"（{around}）" if around else ""
