"""精确数后面又写“余”。

## 检查内容
“1633余条”“约147条”一类：数字写到了个位，又加“余、多、来、约、近、左右”。
整十整百的约数（“90余条”）不算，“不少于12件”“超过30件”不算。

## 为什么
写到个位就是数清楚了，再加“余”，读者反而不知道数过没有（GB/T 15835：约数不与精确数并用）。

## 怎么改
有台账的删掉“余”“约”，写准确数；确实只知道大概的，写整数。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.CERTAIN
BASIS = "GB/T 15835—2011《出版物上数字用法》"


def _says(text: str) -> Example:
    return Example(sections={"overview": text})


GOOD = (
    Example(),
    _says("公开信息90余条，阅读1.2万余次，发放材料1600多份。"),
    _says("每季度不少于12条，全年超过365条，至少15条。"),
    _says("除去重复的，剩余37条。"),
    _says("预约3次，签约5家，最近2期。"),
    _says("培训用了约2个小时，来访三四次。"),
)
BAD = (
    _says("公开信息1633余条。"),
    _says("发放宣传材料2012多份。"),
    _says("共发布信息约147条。"),
    _says("接待群众36人次左右。"),
    _says("主动公开政府信息近1283条。"),
)

# Read for itself: the figure below says only that something of the kind stands beside it.
_BEHIND = Pattern(r"(?<![\d.])\d*[1-9](?P<word>[余多来])(?=[^\d万亿千百])")
_BEFORE = Pattern(r"(?:(?<![最附])近|(?<![预签合特公制节条])约)$")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield the numbers that are exact to the last digit and approximate in words."""
    for sentence in report.sentences:
        for start, end in _spans(sentence):
            words = sentence.text[start:end]
            yield Fault(
                sentence.passage.place(start, end),
                f"“{words}”写到了个位，又写成约数",
                "请按台账写准确数，把表示约数的字删掉；只知道大概的写整数",
            )


def _spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = sentence.text
    for figure in read_figures(text):
        words = text[figure.start : figure.end]
        # 5条左右 is a manner of speaking; from two digits on, somebody has counted.
        is_counted = figure.step == 1 and figure.value % 10 and figure.value > 10
        if not (is_counted and figure.is_approximate and words[0].isdigit()):
            continue
        about = _BEFORE.search(text[max(0, figure.start - 3) : figure.start])
        if about:
            yield figure.start - 1, figure.end
        elif _BEHIND.match(words):
            yield figure.start, figure.end
        elif text.startswith(("左右", "上下"), figure.end):
            yield figure.start, figure.end + 2
