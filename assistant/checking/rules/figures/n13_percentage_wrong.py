"""百分比算错，或者合计不是100%。

## 检查内容
件数后面写了“占……%”的，用同一段的总数重算，相差超过0.1个百分点（不带小数的按四舍五入）就提出；
写了应公开、已公开数又写公开率，发放、收回数又写回收率的，同样重算；没有写件数、只列几个占比的，看合计是不是100%。
找不到总数的、写“约”的不算。

## 为什么
百分比是算出来的，读者拿总数和分项一除就知道对不对。截去小数不作四舍五入，几项加起来就少一两个点。

## 怎么改
用台账里的数重算，同一段保留一样的小数位；各项合计与100%差在末位的，不必硬凑。
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.shares import agrees, shares
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.shares import Share
    from assistant.report.figures import Figure
    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"


def _says(text: str) -> Example:
    return Example(sections={"overview": f"（一）主动公开\n{text}"})


GOOD = (
    Example(),
    _says("公开信息80条，其中网站53条，占66.3%，公众号27条，占33.7%。"),
    _says("收到申请12件，上年结转1件。予以公开5件，占38%；无法提供8件，占62%。"),
    _says("应公开53条，已公开50条，公开率94.3%。"),
    _says("发布信息60条，同比增长12.5%，占全县政务信息总量的3%。"),
    _says("政策文件占33.3%、工作动态占33.3%、公示公告占33.3%。"),
    _says("网站和公众号分别发布60条和40条，分别占60%和40%。"),
    _says("回收问卷120份，满意的占91%，基本满意的占6%。"),
    _says("收回问卷142份，满意率94.4%（134份）。"),
    _says("发放问卷150份，其中有效问卷120份，满意率95%。"),
)
BAD = (
    _says("公开信息80条，其中人事信息1条，占1.1%。"),
    _says("全年收到申请16件，予以公开3件，占18%；无法提供13件，占81%。"),
    _says("应公开53条，已公开50条，公开率100%。"),
    _says("按类别看，政策文件占18%，工作动态占55%，公示公告占16%，其他占9%。"),
    _says("收回问卷142份，满意率96.4%（134份）。"),
    _says("共发布60条，网站40条、公众号20条，分别占60%和40%。"),
    _says("发放问卷150份，回收120份，回收率90%。"),
    _says("答复申请16件，其中按期答复15件，按期答复率99%。"),
    _says("累计公开80条。按类别分，人事信息1条，占1.1%；工作动态68条，占85%；财政11条，占13.8%。"),
)

_SUGGESTION = "请用台账里的数重算；同一段里小数位数取齐"
_HUNDRED = Decimal(100)
_RATE = Pattern(
    r"应(?:当|予)?[^，。；]{0,10}$|(?:收到|受理|交办|承办|办理|新收|发放|发出)[^，。；、]{0,16}$"
)
_DONE = Pattern(
    r"(?:已|实际|实|按[时期]|均)[^，。；]{0,10}(?:公开|发布|公布|办结|答复|办理|更新|回复)[^，。；]{0,6}$|^，?(?:办结|答复|收回|回收)(?:有效问卷)?$"
)
_RATE_NAMED = Pattern(
    r"[，、（]?(?:主动)?(?:公开|发布|办结|答复|办复|回复|回收|完成|更新|及时)率(?:为|达到?|是)?$"
)
_OF_ALL = Pattern(r"占(?:比|总数|全部|全年)?(?:[^，。；、\d]{0,8})?(?:为|约)?$")
_OPEN = Pattern(r"等|主要|其中|满意|同比|增|降")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield the percentages that their numbers do not bear out, and shares that miss 100%."""
    counted = list(shares(report))
    yield from _wrong_shares(counted)
    told = {share.passage.place(share.percent.start, share.percent.end) for share in counted}
    for sentence in report.sentences:
        figures = list(read_figures(sentence.text))
        yield from _wrong_rates(sentence, figures)
        yield from _wrong_whole(
            sentence, [f for f in figures if sentence.passage.place(f.start, f.end) not in told]
        )


def _wrong_shares(counted: Sequence[Share]) -> Iterator[Fault]:
    for share in counted:
        if not share.is_right:
            right = share.right.quantize(min(share.percent.step, Decimal("0.1")), ROUND_HALF_UP)
            unit = share.part.unit
            why = "，像是截去了小数" if share.is_cut else ""
            yield Fault(
                share.place,
                f"{format_number(share.part.value)}{unit}占{format_number(share.total.value)}{unit}的"
                f"{format_number(right)}%，这里写{format_number(share.percent.value)}%{why}",
                _SUGGESTION,
                certainty=CERTAINTY if share.is_sure else Certainty.ASK,
            )


def _wrong_rates(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Fault]:
    """Yield the rate behind two numbers of one unit, how many there were and how many are done."""
    for three in zip(figures, figures[1:], figures[2:], strict=False):
        due, done, rate = (three[0], three[2], three[1]) if three[1].unit == "%" else three
        is_rate = rate.unit == "%" and due.unit == done.unit != "%" and 0 < done.value <= due.value
        if not is_rate or not (due.is_exact and done.is_exact) or rate.is_approximate:
            continue
        right = done.value / due.value * 100
        if _is_rate(sentence.text, due, done, rate) and not agrees(rate, right):
            yield Fault(
                sentence.passage.place(due.start, three[2].end),
                f"{format_number(due.value)}{due.unit}中的{format_number(done.value)}{due.unit}是"
                f"{format_number(right.quantize(Decimal('0.1'), ROUND_HALF_UP))}%，"
                f"这里写{format_number(rate.value)}%",
                _SUGGESTION,
            )


def _is_rate(text: str, due: Figure, done: Figure, rate: Figure) -> bool:
    """Return whether the words give the rate for these two: 收回142份，满意率94.4%（134份）."""
    if done.start > rate.start:
        is_named = re.fullmatch(
            r"，[^，。；：、（\d]{0,6}率(?:为|达到?|是)?", text[due.end : rate.start]
        )
        return bool(is_named) and text[rate.end : done.start] == "（"
    if not _RATE.search(text[: due.start]) or not _DONE.search(text[due.end : done.start]):
        return False
    return bool(_RATE_NAMED.search(text[done.end : rate.start]))


def _wrong_whole(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Fault]:
    """Yield three or more shares without numbers that stand together and miss 100%."""
    text = sentence.text
    parts = [f for f in figures if f.unit == "%" and _OF_ALL.search(text[: f.start])]
    if len(parts) < 3 or _OPEN.search(text[: parts[-1].end]) or text[parts[-1].end :][:1] == "等":
        return
    added = sum((figure.value for figure in parts), Decimal(0))
    # Rounding of four shares seldom moves their sum by more than their last digit.
    slack = max(figure.step for figure in parts) * max(4, len(parts)) / 4
    if abs(added - _HUNDRED) <= slack or not 90 <= added <= 110:
        return
    yield Fault(
        sentence.passage.place(parts[0].start, parts[-1].end),
        f"{len(parts)}个占比合计{format_number(added)}%，是没有列全，还是截去了小数？",
        "请重算各项占比；没有列全的补上“其他”，或者在前面写明“主要”",
        certainty=Certainty.ASK,
    )
