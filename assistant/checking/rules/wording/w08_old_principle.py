"""公开的原则还用旧说法。

## 检查内容
有没有写“公开是原则，不公开是例外”或“公开为原则”。

## 为什么
条例第五条写的是“以公开为常态、不公开为例外”。

## 怎么改
改为“以公开为常态、不公开为例外”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import is_older_than_the_form, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "条例第五条"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"坚持以公开为常态、不公开为例外的原则，{_FEE}"}),
    Example(sections={"others": f"坚持公开为常态、不公开为例外原则，按时公开是原则性要求，{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"坚持“公开是原则，不公开是例外”，{_FEE}"}),
    Example(sections={"others": f"以公开为原则、以不公开为例外，{_FEE}"}),
    Example(sections={"others": f"遵循公开为基本原则、不公开为例外的要求，{_FEE}"}),
)

_OLD = Pattern(
    r"(?<!不)公开[是为](?:基本|一般)?原则(?:[，、]?以?不公开[是为](?:个别)?例外|(?=[，、。；的”]|$))"
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for all such phrases."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报不适用现行条例")
        return
    hits = list(occurrences(prose(report), _OLD))
    if hits:
        yield Fault(
            hits[0].place,
            f"“{hits[0].text}”是旧说法，条例第五条是“以公开为常态、不公开为例外”{often(len(hits))}",
            "请改为“以公开为常态、不公开为例外”",
        )
