"""同一个量前后写了两个数。

## 检查内容
同一件事、同一渠道、同一单位的数，在正文里出现两次而不相等：主动公开总数、某一栏目或账号的发布数、
收到和办结的申请数等；也包括一处写没有公开、没有收到，另一处写了数。
分项、上年数、年内一段时间的数不比；全镇的和本级的，县、市年报里口径不明的，改为询问。

## 为什么
前后两个数，读者不知道信哪个，多半是分头起草、没有统稿，或者改了一处漏了一处。

## 怎么改
按台账定下一个数，各处统一；两个数都对的，写清各自算的是什么。
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.requests_said import Said, sayings
from assistant.checking.reading.scope import Standing, Whose, is_wide, standing
from assistant.checking.reading.statements import statements
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.statements import Statement
    from assistant.report.document import Place
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"


def _says(proactive: str, platform: str, unit: str = "云岭县石桥镇人民政府") -> Example:
    prose = f"（一）主动公开\n{proactive}\n（四）政府信息公开平台建设\n{platform}"
    return Example(sections={"overview": prose}, unit=unit)


GOOD = (
    Example(),
    _says("主动公开政府信息147条，其中网站98条。", "政府网站公开政府信息98条，栏目更新36次。"),
    _says("2024年公开政府信息147条。", "2023年公开政府信息120条，上半年公开政府信息60条。"),
    _says("围绕惠农补贴公开信息20条。", "围绕灾后重建公开信息16条。"),
    _says("“石桥发布”公众号发布信息30条。", "“石桥农技”公众号发布信息12条。"),
    _says("召开新闻发布会2次。", "召开业务会3次。"),
    _says("开展培训1次，讲的是保密审查。", "开展培训2次。"),
    _says("政府网站公开信息98条。", "县政府网站公开信息12条。"),
    _says("微博账号（1个）发布信息49条。", "短视频账号（1个）发布信息16条。"),
    _says("全县公开政府信息9800条。", "县政府办公室公开政府信息730条。", "云岭县人民政府"),
    Example(
        sections={
            "overview": "（二）依申请公开\n答复申请5件，予以公开3件、不予公开2件。\n"
            "（三）政府信息管理\n全年制发公文130件，主动公开117件，不予公开13件。"
        },
        tables={
            "applications": {
                "received.natural": 5,
                "granted.natural": 3,
                "refused_secret.natural": 2,
            }
        },
    ),
)
BAD = (
    _says("2024年主动公开政府信息147条。", "全年共公开各类政府信息174条。"),
    _says("政务公开专栏公开信息20条。", "政务公开专栏全年发布信息16条。"),
    _says("通过微信公众号发布政府信息49条。", "微信公众号推送政府信息94条。"),
    _says("2024年未公开发布政府信息。", "全年共计主动公开政府信息36条。"),
    _says("全镇主动公开政府信息147条。", "我镇主动公开政府信息98条。"),
    _says("公开政府信息81条，其中补贴发放48条、低保救助33条。", "全年公开补贴发放信息84条。"),
    Example(
        sections={
            "overview": "当年办结公开申请76件。办结的82件申请中，予以公开11件、不予公开65件。"
        },
        tables={"applications": {"received.natural": 76, "granted.natural": 76}},
    ),
)

# What every report counts once: all that was published, by a channel or in all, and what came in.
_PLAIN = Pattern(
    rf"(?:(?:{HAN}|[“”]){{0,10}}(?:网站|公众号|微博|抖音号?|视频号|公开栏|专栏))*公开(?:政府)?信息|收到公开申请"
)
_NONE = Pattern(
    r"(?:^|[，：])(?:20\d\d年)?(?:度|全年|[我本][镇乡局办委街道]+)*，?"
    r"(?P<words>(?:未|没有)(?:主动)?(?:公开发布|公开|发布)(?:过)?(?:各类)?政府信息)(?=$|，)"
)
_ANSWER = Pattern(r"(?:不予|予以|部分|同意)公开|无法提供")
# So many characters name one thing only, whatever follows: 公开义务教育招生信息.
_TELLING = 8
_SUGGESTION = "请按台账定下一个数，两处统一；算的不是同一件事的，把各自的范围写清楚"
_ASK = (Severity.WARNING, Certainty.ASK)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield the later of two statements that give one quantity two numbers."""
    firm = [statement for statement in statements(report) if statement.is_this_years]
    yield from _two_numbers(report, firm)
    yield from _published_none(report, firm)
    yield from _received_none(report)
    yield from _settled_twice(report)


def _two_numbers(report: Report, firm: Sequence[Statement]) -> Iterator[Fault]:
    same: dict[tuple[str, str, bool], list[Statement]] = defaultdict(list)
    for statement in firm:
        if statement.whose is not Whose.OTHER and _stands_alone(statement):
            same[statement.counts, statement.figure.unit, _is_answer(statement)].append(statement)
    for group in same.values():
        values = [statement.figure.value for statement in group]
        # A total and its parts may go by the same words.
        if len(group) > 2 and max(values) == sum(values) - max(values):
            continue
        yield from _contradictions(report, group)


def _is_answer(statement: Statement) -> bool:
    """Return whether 不予公开 and its like are answers; documents are marked with them as well."""
    return statement.sentence.topic == "requests" and bool(_ANSWER.search(statement.counts))


def _contradictions(report: Report, group: Sequence[Statement]) -> Iterator[Fault]:
    told = group[0].figure.value
    for earlier, later in combinations(group, 2):
        if earlier is not group[0] or (earlier.is_part and later.is_part):
            continue
        if later.figure.value != told and earlier.sentence is not later.sentence:
            weight = _weight(report, earlier, later)
            if weight:
                yield _fault(later.place, earlier.words, later.words, *weight)


def _stands_alone(statement: Statement) -> bool:
    """Return whether the number has words of its own, and no more of them behind it."""
    behind = statement.sentence.text[statement.end :]
    if _PLAIN.fullmatch(statement.counts) or len(statement.counts) >= _TELLING:
        return not re.match(r"[^，、）]", behind)
    return len(statement.counts) >= 4 and not behind and not statement.is_part


def _weight(
    report: Report, earlier: Statement, later: Statement
) -> tuple[Severity, Certainty] | None:
    is_same_scope = earlier.whose is later.whose
    if is_wide(report):
        return _ASK if is_same_scope else None
    is_plain = bool(_PLAIN.fullmatch(later.counts))
    return (SEVERITY, CERTAINTY) if is_same_scope and is_plain else _ASK


def _published_none(report: Report, firm: Sequence[Statement]) -> Iterator[Fault]:
    some = [s for s in firm if _PLAIN.fullmatch(s.counts) and "申请" not in s.counts]
    some = [statement for statement in some if statement.figure.value]
    if not some or is_wide(report):
        return
    for sentence in report.sentences:
        match = _NONE.search(sentence.text) if sentence.section != "preface" else None
        if match and standing(report, sentence.text[: match.end()]) is Standing.SAME:
            place = sentence.passage.place(*match.span("words"))
            yield _fault(place, some[0].words, match["words"], SEVERITY, CERTAINTY)


def _received_none(report: Report) -> Iterator[Fault]:
    """Yield none received against some received, where the table does not settle it already."""
    table = report.tables.get("applications")
    received = sure(table, "received.total") if table else None
    said = [s for s in sayings(report) if s.said is Said.RECEIVED and s.standing is Standing.SAME]
    some = [saying for saying in said if saying.value]
    # N07 holds each of them against the table, unless one of them agrees with it.
    if not some or (received is not None and received not in {s.value for s in some}):
        return
    for saying in said:
        if not saying.value:
            yield _fault(saying.place, some[0].words, saying.words, SEVERITY, CERTAINTY)


def _settled_twice(report: Report) -> Iterator[Fault]:
    """Yield a second number of applications settled, unless N06 holds it against the table."""
    table = report.tables.get("applications")
    settled = sure(table, "settled.total") if table else None
    said = [
        saying
        for saying in sayings(report)
        if saying.said is Said.SETTLED and saying.standing is Standing.SAME and saying.value
    ]
    values = [saying.value for saying in said]
    if len(set(values)) != 2 or (settled is not None and settled not in values):
        return
    first, second = said[0], next(s for s in said if s.value != said[0].value)
    # 办结 twice may be one number and what it holds of last year's.
    if not any("结转" in s.sentence.text for s in (first, second)):
        yield _fault(second.place, first.words, second.words, *_ASK)


def _fault(
    place: Place, earlier: str, later: str, severity: Severity, certainty: Certainty
) -> Fault:
    ask = "，算的是不是同一件事？" if certainty is Certainty.ASK else "，同一个量两个数"
    message = f"这里写“{_inner(later)}”，另一处写“{_inner(earlier)}”{ask}"
    return Fault(place, message, _SUGGESTION, severity=severity, certainty=certainty)


def _inner(words: str) -> str:
    """Return words with their own quotation marks turned into inner ones."""
    return words.replace("“", "‘").replace("”", "’")
