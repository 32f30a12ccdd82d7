"""整段话哪家单位都能用。

## 检查内容
“总体情况”和“其他需要报告的事项”里，四十字以上的一段，没有数字，没有单位名和“我镇”一类自称，也没有地名、
文件名、栏目名的，提示一次。写明“没有发生”“未收到”的不提示；已经按U11提示过的小节不再提示。

## 为什么
这样的段落换个封面就是另一家的年报，审核时和照搬一样看待。

## 怎么改
写成本单位的事：哪个栏目、哪个站所、哪一次、多少条；写不出的，删去。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.empty_talk import ANONYMOUS, anonymous_paragraphs
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"
THRESHOLDS = (ANONYMOUS,)


def _with(text: str) -> Example:
    return Example(sections={"others": f"{text}\n2024年收取信息处理费0元。"})


GOOD = (
    Example(),
    _with(
        "公开栏换季以后，由我镇农业服务中心逐村更换内容，旧的补贴名册同时收回存档，方便村民前后对照。"
    ),
    _with(
        "“惠农补贴”栏目按季更新，名册张贴以前先由经办人遮去身份证号码，再送分管负责人看过，当天上墙。"
    ),
    Example(
        sections={
            "overview": "本报告内容包括总体情况、主动公开政府信息情况、"
            "收到和处理政府信息公开申请情况、"
            "存在的主要问题及改进情况、其他需要报告的事项，电子版可在网站下载。\n"
            "公开36条，未收到申请，培训1次。"
        }
    ),
    _with(
        "没有发生因政府信息公开引起的行政复议和行政诉讼，也没有收到要求追究责任的举报，社会评议中没有差评。"
    ),
)
BAD = (
    _with(
        "部分地区运用大数据手段分析群众办事需求，把政策主动推送到人，一些单位还探索了智能问答，效果值得肯定。"
    ),
    _with(
        "各部门按照职责分工抓好公开内容的报送，办公室统一汇总把关，做到公开事项有人管、有人审、有人发，形成合力。"
    ),
    _with(
        "信息公开是建设法治政府的重要内容，做好这项工作有利于保障公众依法获取政府信息，也有利于改进机关作风。"
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every paragraph that names nothing of the unit's own."""
    for paragraph in anonymous_paragraphs(report, context):
        yield Fault(
            paragraph.place(),
            "这一段没有数字，也没有本单位的名字、地方、栏目、文件，哪家单位都能用",
            "请写成本单位做的事，写明哪个栏目、哪一次、多少条；写不出的，请删去",
        )
