"""收到申请，没有写怎样办的。

## 检查内容
收到了申请的年报，“依申请公开”有没有写办理结果（予以公开、部分公开、不予公开、无法提供等）。
写了办结几件或按期答复、没有写各种结果的，只询问；连这些也没有的报一般问题。全部结转下年度的不提示。

## 为什么
“均已处理”说不清公开了没有、有没有超期。结果和时限是申请人最关心的两件事。

## 怎么改
按表三写各种结果的件数，再写答复时限，例如“公开4件、部分公开1件、不予公开2件，最长的一件用了17个工作日”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.requests_said import Said, sayings
from assistant.checking.reading.scope import Standing
from assistant.checking.reading.walk import after
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：总体情况包括依申请公开"


def _says(text: str) -> Example:
    rest = "（五）监督保障\n培训1次22人次。"
    prose = f"（一）主动公开\n主动公开政府信息30条。\n（二）依申请公开\n{text}\n{rest}"
    cells = {"received.natural": 3, "granted.natural": 3}
    return Example(sections={"overview": prose}, tables={"applications": cells})


GOOD = (
    Example(),
    _says("新收3件：两件提供了文件复印件，一件因本镇没有制作该信息，告知申请人。"),
    _says("新收申请3件，全部公开，没有超期。"),
    _says("收到政府信息公开申请3件，予以公开3件。"),
    _says("收到申请3件，12月下旬收到，都结转下年度继续办理。"),
    _says("收到申请3件，按期答复，其中2件提供了材料，1件告知向县档案馆查询。"),
)
BAD = (
    _says("收到政府信息公开申请3件，均已处理。"),
    _says("全年受理申请3件，办结3件，申请人满意。"),
    _says("收到政府信息公开申请3件，均在20个工作日内答复。"),
    _says("申请3件，均在法定期限内办结，答复率100%。"),
)

_RESULT = Pattern(
    r"(?:予以|同意|全部|主动|已经?|部分|不予|决定|依法)公开|公开(?:\d+|[一二三四五六七八九十]+)件|[不无][能法]提供"
    r"|提供(?:了)?(?:材料|文件|信息|复印件|\d+|相关)|不予处理|不存在|不掌握|没有现成|不属于|其他处理|告知"
    r"|撤回|撤销|撤件|终止|补正|驳回|区分处理|征求(?:第三方|意见)|转办|移送|便民答复|引导|查阅"
)
_IN_TIME = Pattern(
    r"工作日|期限|时限|限期|限时|按[时期]|如期|定期内|及时|超[期时]|逾期|延期|规定(?:的)?时间|法定时间"
    r"|时效|当[天日场]|即时|提前|平均|(?<!办结)率(?:达到?|均?为)?100%"
)
_ALL_CARRIED = Pattern(r"(?:[都均]|全部|尚未办结)[^，。；]{0,8}(?:结转|转结|转)")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when applications came and the prose does not tell the results."""
    told = _told(report)
    received = _received(report)
    if not told or not received:
        return
    text = "\n".join(sentence.text for sentence in told)
    if _RESULT.search(text) or _ALL_CARRIED.search(text) or _settled_none(report):
        return
    is_minor = bool(_IN_TIME.search(text)) or _settled_told(report)
    missing = "各种办理结果的件数" if is_minor else "怎样办理的，也没有写是否按期答复"
    yield Fault(
        after(told[-1].passage),
        f"收到申请{received}件，没有写{missing}",
        "请按表三写明予以公开、部分公开、不予公开等各几件，再写答复是否都在规定期限内",
        section="overview",
        severity=Severity.INFO if is_minor else None,
        certainty=Certainty.ASK if is_minor else None,
    )


def _told(report: Report) -> list[Sentence]:
    """Return the sentences on applications: under their heading, or wherever they stand."""
    return [
        s
        for s in report.sentences
        if s.topic == "requests"
        or s.section == "applications"
        or (s.section == "overview" and "申请" in s.text)
    ]


def _received(report: Report) -> int:
    """Return how many applications prose or table three says were received, 0 when none were."""
    said = [
        int(saying.value)
        for saying in sayings(report)
        if saying.said in (Said.RECEIVED, Said.ACCEPTED) and saying.standing is not Standing.OTHER
    ]
    table = report.tables.get("applications")
    listed = table.get("received.total") if table else None
    return said[0] if said else int(listed or 0)


def _settled_told(report: Report) -> bool:
    """Return whether the prose gives the number of applications settled."""
    return any(saying.said is Said.SETTLED for saying in sayings(report))


def _settled_none(report: Report) -> bool:
    """Return whether table three says that nothing was settled within the year."""
    table = report.tables.get("applications")
    return bool(table and table.get("settled.total") == 0)
