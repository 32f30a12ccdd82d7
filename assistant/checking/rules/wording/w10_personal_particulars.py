"""正文有个人信息。

## 检查内容
联系人、组长等后面的个人姓名，手机号码，QQ邮箱一类的个人邮箱。办公电话、政务邮箱、科室名称不算。

## 为什么
年报长期公开，个人姓名和手机号放在上面既不必要，也会因为换岗失效。

## 怎么改
姓名改为科室或职务，手机号改为办公电话，个人邮箱改为政务邮箱。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge
from assistant.checking.reading.occurrences import occurrences
from assistant.checking.reading.walk import prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "《中华人民共和国个人信息保护法》；条例第十五条"


def _contact(text: str) -> Example:
    return Example(sections={"preface": f"本报告按照《条例》编制。{text}"})


GOOD = (
    Example(),
    _contact("联系人：党政办公室，电话0599-6120016，邮箱shiqiao@yunling.gov.cn。"),
    _contact("联系人：方面办，由镇长任组长，副组长：各站所负责人。"),
    _contact("网址https://www.yunling.gov.cn/13812345678/1.html，邮编630512。"),
)
BAD = (
    _contact("联系人：王小云，电话0599-6120016。"),
    _contact("如有疑问，请拨打13800001234。"),
    _contact("电子邮箱1234567@qq.com。"),
    _contact("本报告由党政办主任陈江同志负责解释。"),
    Example(sections={"overview": "主动公开61条，未收到申请。领导小组组长：李望江，副组长2人。"}),
)

_MOBILE = Pattern(r"(?<![A-Za-z\d/=.\-—])1[3-9]\d([ \-—]?)\d{4}\1\d{4}(?![\d./])")
_MAIL = Pattern(
    r"[A-Za-z\d._\-]+@(?:vip\.)?(?:qq|foxmail|139|189|163|126|sina|sohu|gmail|hotmail|outlook)"
    r"\.(?:com|cn|net)(?![A-Za-z.])"
)
_POSTS = (
    "书记",
    "主任",
    "局长",
    "镇长",
    "乡长",
    "县长",
    "区长",
    "市长",
    "科长",
    "股长",
    "所长",
    "站长",
    "部长",
)
_OWN_MAIL = Pattern(r"@(?:vip\.)?(?:qq|foxmail|139|189)")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every name, mobile number and private mailbox."""
    for hit in occurrences(prose(report), _MOBILE):
        yield Fault(hit.place, f"“{hit.text}”是手机号码", "请改为办公电话")
    for hit in occurrences(prose(report), _MAIL):
        if _OWN_MAIL.search(hit.text):
            yield Fault(hit.place, f"“{hit.text}”是个人邮箱", "请改为政务邮箱，没有的只留办公电话")
        else:
            yield Fault(
                hit.place,
                f"“{hit.text}”不是政务邮箱，是不是个人的？",
                "个人的请改为政务邮箱，没有的只留办公电话",
                certainty=Certainty.ASK,
            )
    for hit in occurrences(prose(report), _name()):
        if not hit.text.startswith(tuple(load_knowledge("wording")["personal"]["not_names"])):
            yield Fault(
                hit.place,
                f"“{hit.text}”是不是个人姓名？",
                "是姓名的，请改为科室或职务",
                certainty=Certainty.ASK,
            )


def _name() -> Pattern:
    """Return what a name looks like behind a role: two or three characters, a surname first."""
    surnames = load_knowledge("wording")["personal"]["surnames"]
    posts = "".join(rf"|(?<={post})" for post in _POSTS)
    return Pattern(
        rf"(?:{posts[1:]})[{surnames}]{HAN}{{1,2}}(?=同志|(?:具体|直接)?(?:担任|负责|牵头|主持))"
        rf"|(?<!\d)[{surnames}]{HAN}{{1,2}}(?=同志)"
        rf"|(?<=[人名员长任]（)[{surnames}]{HAN}{{2}}(?=[、，）])"
        rf"|[{surnames}]{HAN}{{1,2}}、[{surnames}]{HAN}{{1,2}}(?=等?(?:\d人|[二两三四]人|[两三]名))"
        rf"|(?<=[：为])(?<=组长.|系人.|办人.|报人.|表人.|责人.|姓名.)[{surnames}]{HAN}{{1,2}}"
        r"(?=[，。；、（）]|联系|电话|手机|办公|$)"
    )
