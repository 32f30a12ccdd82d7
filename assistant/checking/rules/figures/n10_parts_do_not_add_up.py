"""分项之和与总数不符。

## 检查内容
同一段话先给总数，再用“其中”“包括”“分别为”或括号列出分项时，核对同一单位的分项之和；
分项在前、“共计”“合计”在后的一样算。按两种口径先后列的（先按渠道、再按类别，“从内容看”“分为五类”），各算各的。
写明“等”“主要包括”的，用约数或“万”的，不要求相等。总数后面直接列分项的，政务新媒体总数与列出的账号，只询问。

## 为什么
总数和分项是读者最先验算的数。分项合计超过总数，或者像是列全了却加不到总数，多半抄错了一个。

## 怎么改
按台账改正总数或分项；没有列全的，补一项“其他N条”，或者把“其中”改成“主要包括”。
同一条信息在几个渠道发布、分别计数的，在正文说明。
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.checking.reading.breakdown import breakdowns
from assistant.checking.reading.listed import Kind, listed
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.breakdown import Breakdown
    from assistant.checking.reading.listed import Listed
    from assistant.checking.reading.parts import Part
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"


def _says(text: str) -> Example:
    return Example(sections={"overview": text})


GOOD = (
    Example(),
    _says("主动公开48条，其中网站20条、公众号18条、公开栏10条。"),
    _says("主动公开500条，其中财政预决算6条、惠农补贴31条。"),
    _says("主动公开60条，主要包括政策文件20条、工作动态18条、公示公告17条。"),
    _says("收到申请6件，其中网上4件、当面2件；予以公开3件、部分公开1件、无法提供2件。"),
    _says("新收申请5件，上年结转1件，其中自然人4件、商业企业2件。"),
    _says("公开36条（政策文件12条、财政信息4条、公示公告20条），培训2次，其中业务培训1次。"),
    _says("主动公开90余条，其中网站50条、公众号30条、公开栏5条。"),
    _says("发布解读8篇，其中图解3篇、视频2篇等。"),
    _says("公开信息1.2万条，其中网站7034条、公众号5000条。"),
    _says("一季度公开20条，二季度公开30条，上半年共公开50条，全年共公开110条。"),
    _says("机构职能4条、工作动态5条，共9条；财政信息6条、人事2条，共8条。"),
    _says("公开60条。从渠道看，网站40条、公众号20条。从内容看，补贴33条，工程27条。"),
    _says("因公开申请复议3件，其中维持2件、未审结1件；提起诉讼1件。"),
    _says("承办建议提案27件，其中建议15件、提案12件，27件答复都已公开。"),
    _says("收回问卷90份，满意、基本满意的分别为70份、12份，合计82份。"),
    _says("公开236条，其中网站27条、公众号198条，回复诉求11件。"),
    _says("公开88条，分布在专栏（50条）、公众号（33条）等处。"),
    _says("被评议的38个站所中，优秀12个，良好20个。"),
    _says("发布文件26个，公开征求意见93个，文字解读38个，图解38个，视频6个。"),
    _says("公开88条。在网站专栏公开50条，在公众号公开83条。"),
    _says(
        "办结申请4件，上年结转0件，新收5件。新收的5件申请里，自然人3件、法人2件。"
        "按提交方式分，当面提交1件、信函提交3件、网络提交1件。"
    ),
    _says("按类别统计，农田建设103条、公共文化55条、政策文件52条、其他信息11条，总共221条。"),
    _says("没有予以公开的1件中，部分公开1件；予以公开的有4件。"),
    _says("农业类46条、财政类37条、民政类24条，2023年合计105条，2024年合计107条。"),
    _says("受理公开申请25件，其中20件问的是补贴发放；2件结转下年答复。"),
    _says(
        "网站公布信息60条，其中：通知公告20条、政策文件40条；通过便民服务平台公布服务事项25条，通过公众号公布补贴名册30条。"
    ),
)
BAD = (
    _says("主动公开48条，其中网站20条、公众号18条、公开栏7条。"),
    _says("公开30条，其中网站20条、公众号15条。"),
    _says("收到申请9件（网上5件、信函3件、当面2件）。"),
    _says("全年收到申请12件。其中，自然人8件，法人或其他组织3件。"),
    _says("公开信息21条，分别为政策文件4条、工作动态5条、公示公告4条。"),
    _says("政府网站公开838条，微信公众号公开231条，共计1096条。"),
    _says("公开120条，其中文件70条，其中上级30条、本级50条；其他50条。"),
    _says("开设政务新媒体1个，微信公众号1个、视频号1个。"),
    _says("公开60条，其中网站40条、公众号20条。按内容分，补贴33条，工程12条，其他10条。"),
    _says("公开980条。其中，镇政府公开95条，8个站所公开510条，12个村公开315条。"),
    _says("9个站所考核中，优秀2个、合格6个、不合格2个。"),
    _says("公开88条，分布在专栏（50条）和“石桥发布”公众号（48条）。"),
    _says("公开88条，比上年少2条。在网站专栏公开50条，在公众号公开33条。"),
    _says("新收申请4件，均为网上提交；上年结转1件，共计6件。"),
    _says("张贴补贴名单12批、低保名单4批、救助名单7批，2024年我镇总共张贴22批。"),
)

_SUGGESTION = "请按台账改正总数或分项；分项没有列全的补“其他”一项，一条信息分几个渠道计数的请注明"
_FAULT = (SEVERITY, CERTAINTY)
_ASK = (Severity.WARNING, Certainty.ASK)
# Kinds of parts; numbers of two kinds are never added to each other.
_KINDS = (
    Pattern(r"网上|网络|在线|信函|邮寄|来信|当面|现场|传真|邮箱|邮件|书面"),
    Pattern(r"自然人|公民|个人|法人|企业|其[他它]组织|公益组织|科研机构|服务机构|律师"),
    Pattern(r"(?:予以|部分|同意)公开|无法提供|不予|其他处理|结转|撤[回销]|补正|办结|答复"),
    Pattern(
        r"网站|公众号|微信|微博|抖音|新媒体|公开栏|公报|电子屏|宣传栏|视频号|平台|APP|客户端|媒体"
    ),
)
_APPLICANTS = _KINDS[1]
_RESULT = 2
_LEFT = Pattern(r"结转|转结")
_TWICE = Pattern(r"含|转[发载]|同步|重复")


# A total behind a list that names its sum misses it by a slip; by more, the list is not whole.
_SLIP = Decimal("0.1")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every total that its parts exceed, or seem to fall short of."""
    for breakdown in breakdowns(report):
        weight = _weight(breakdown)
        if weight:
            yield _fault(breakdown, *(_ASK if breakdown.is_picked else weight))
    for items in listed(report):
        weight = _weight_of_list(items)
        if weight:
            yield _fault(items, *weight)


def _fault(sums: Breakdown | Listed, severity: Severity, certainty: Certainty) -> Fault:
    message = _message(sums)
    if certainty is Certainty.ASK:
        message += "，是没有列全，还是写错了？"
    return Fault(sums.place, message, _SUGGESTION, severity=severity, certainty=certainty)


def _message(sums: Breakdown | Listed) -> str:
    unit, total = sums.total.unit, sums.total.value
    added = sum(sums.values, Decimal(0))
    formula = "＋".join(map(format_number, sums.values))
    return (
        f"总数写{format_number(total)}{unit}，分项合计{format_number(added)}{unit}（{formula}），"
        f"相差{format_number(abs(total - added))}{unit}"
    )


def _weight_of_list(items: Listed) -> tuple[Severity, Certainty] | None:
    """Return how much the gap between a list and its total weighs; None when there is no claim."""
    total, added = items.total.value, sum(items.values, Decimal(0))
    if items.may_hold or not total:
        return None
    if items.kind is Kind.ACCOUNTS:
        return _ASK
    gap = abs(added - total) / total
    if items.kind is Kind.SUMMED and gap <= _SLIP:
        return _FAULT
    bound = {Kind.SUMMED: Decimal("0.5"), Kind.TOLD: _SLIP, Kind.BARE: Decimal("0.4")}
    return _ASK if gap <= bound[items.kind] else None


def _weight(breakdown: Breakdown) -> tuple[Severity, Certainty] | None:
    """Return how much the gap between total and parts weighs; None when there is no claim."""
    values, total = breakdown.values, breakdown.total.value
    if len(values) < 2 or not breakdown.is_exact or max(values) > total:
        return None
    closed = _closed(breakdown)
    if not closed and _holds_with_following(breakdown):
        return None
    if closed:
        return _ASK if _goes_on(breakdown, closed) else None
    if _is_left_over(breakdown):
        return None
    if _is_counted_twice(breakdown) or _is_of_several_kinds(breakdown):
        return None
    added = sum(values, Decimal(0))
    if added > total:
        return _ASK if total in values else _FAULT
    return _shortfall(breakdown, added)


def _closed(breakdown: Breakdown) -> int:
    """Return how many of the first parts add up to a total; 0 when none do."""
    sums = list(accumulate(breakdown.values))
    if sums[-1] in breakdown.totals:
        return len(sums)
    return next((at + 1 for at in range(1, len(sums)) if sums[at] in breakdown.totals), 0)


def _holds_with_following(breakdown: Breakdown) -> bool:
    """Return whether the parts add up with the number behind them, though it has another unit."""
    following = breakdown.following
    return following is not None and sum(breakdown.values, following.value) in breakdown.totals


def _goes_on(breakdown: Breakdown, closed: int) -> bool:
    """Return whether parts of the same kind follow a list that is complete without them."""
    if _is_over(breakdown, closed):
        return False
    last, rest = breakdown.parts[closed - 1], breakdown.parts[closed:]
    # Behind a semicolon the text may have turned to another matter.
    if rest and "；" in breakdown.passage.text[last.figure.end : rest[0].figure.start]:
        return False
    rest = tuple(part for part in rest if part.figure.value)
    if any(added in breakdown.totals for added in accumulate(p.figure.value for p in rest)):
        return False
    kinds = {_kind(part) for part in breakdown.parts[:closed]}
    return bool(rest) and all(_kind(part) in kinds for part in rest)


def _is_over(breakdown: Breakdown, closed: int) -> bool:
    """Return whether a semicolon, the first one, stands behind the last part of a whole list."""
    text, parts = breakdown.passage.text, breakdown.parts
    last = parts[closed - 1].figure.end
    following = parts[closed].figure.start if closed < len(parts) else last
    return "；" in text[last:following] and "；" not in text[parts[0].figure.end : last]


def _kind(part: Part) -> int:
    """Return by what a part is counted: channel, applicant, result, medium, or else its matter."""
    return next((at for at, words in enumerate(_KINDS) if words.search(part.label)), len(_KINDS))


def _is_left_over(breakdown: Breakdown) -> bool:
    """Return whether 结转 follows parts that go by something else: 其中招生类20件；2件结转."""
    *others, last = breakdown.parts
    is_result = _LEFT.search(last.label) and _kind(last) == _RESULT
    return bool(is_result) and all(_kind(part) != _RESULT for part in others)


def _is_counted_twice(breakdown: Breakdown) -> bool:
    """Return whether the parts add up once those are left out that lie within another."""
    twice = sum((p.figure.value for p in breakdown.parts if _TWICE.search(p.label)), Decimal(0))
    return bool(twice) and sum(breakdown.values, Decimal(0)) - twice in breakdown.totals


def _is_of_several_kinds(breakdown: Breakdown) -> bool:
    """Return whether the parts go by several counts, none of which exceeds the total."""
    sums: dict[int, Decimal] = {}
    for part in breakdown.parts:
        sums[_kind(part)] = sums.get(_kind(part), Decimal(0)) + part.figure.value
    total = breakdown.total.value
    return len(sums) > 1 and sum(sums.values(), Decimal(0)) > total >= max(sums.values())


def _shortfall(breakdown: Breakdown, added: Decimal) -> tuple[Severity, Certainty] | None:
    """Return the weight of parts that fall short: 其中 alone does not promise all of them."""
    if breakdown.is_open:
        return None
    share = added / breakdown.total.value
    is_whole = all(_APPLICANTS.search(part.label) for part in breakdown.parts)
    if is_whole or (breakdown.is_closed and share >= Decimal("0.5")):
        return _FAULT
    if share >= Decimal("0.9") and len(breakdown.parts) > 2:
        return _FAULT
    return _ASK if share >= Decimal("0.6") else None
