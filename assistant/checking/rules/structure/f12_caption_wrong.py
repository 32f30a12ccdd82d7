"""表格栏目名写错。

## 检查内容
表格的栏目名与统一格式只差一两个字的。只差标点、括号、序号、空格的，栏目名被拆成几格的，都不提示。

## 为什么
栏目名是统一格式规定的，错一个字意思就变了：“本年废止件数”写成“本年止件数”，读者不知道填的是什么。

## 怎么改
照统一格式的栏目名改正。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import unread_tables
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.form import TableForm
    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_TABLE = """\
云岭县石桥镇人民政府2022年政府信息公开工作年度报告
一、总体情况
2022年公开信息64条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t0\t1\t2
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t0
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t0
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t0
"""
GOOD = (
    Example(),
    Example(text=_TABLE),
    Example(
        text=_TABLE.replace("（单位：万元）", "(单位:万元)").replace("第（一）项", "第 (一) 项")
    ),
    Example(text=_TABLE.replace("本年制发件数", "本年制发\t件数")),
    Example(text=_TABLE.replace("行政规范性文件", "规范性文件")),
)
BAD = (
    Example(text=_TABLE.replace("本年废止件数", "本年度止件数")),
    Example(text=_TABLE.replace("万元", "元")),
    Example(text=_TABLE.replace("现行有效件数", "现行有效件次")),
)

# A page may glue a character of the caption beside it before the number: 理2.其他法律…
_NUMBERING = Pattern(r"^(?:[^\W\d]{0,2}?（?(?:[一二三四五六七八九十]+|\d+)[）、.．]+)+")
# Shorter captions (其他, 总计, 自然人) differ by a character from too many ordinary words.
_SHORTEST = 4


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every caption that is the official one but for a slip."""
    yield from unread_tables(report)
    for table in report.tables.values():
        yield from _wrong(table)


def _wrong(table: ReportTable) -> Iterator[Fault]:
    official = _official(table.form)
    seen: set[str] = set()
    for caption in table.captions:
        key = _key(caption.text)
        # F13 speaks of the note on the sums in the corner of table three.
        if key in seen or len(key) < _SHORTEST or "稽关系" in key or _is_right(key, official):
            continue
        seen.add(key)
        meant = _nearest(key, official)
        if meant:
            yield Fault(
                caption.place(),
                f"{table.form.name}的栏目名“{caption}”与统一格式不符，应为“{meant}”",
                f"请改为“{meant}”",
                cell=table.form.name,
                replacement="" if _NUMBERING.match(caption.text) else meant,
            )


def _official(form: TableForm) -> dict[str, str]:
    """Return every caption by what is compared of it, aliases included."""
    names = [*form.captions, *(name for row in form.rows.values() for name in row.aliases)]
    return {_key(name): name for name in names if _key(name)}


def _key(caption: str) -> str:
    """Return what two writings of a caption have in common: their Han without joints."""
    han = (character for character in _NUMBERING.sub("", caption) if "一" <= character <= "鿿")
    return "".join(han).replace("其它", "其他").replace("与", "和").replace("及", "和")


def _is_right(key: str, official: dict[str, str]) -> bool:
    """Return whether `key` is a caption, a piece of one, or one with a stray beside it."""
    return any(key in name or (len(name) >= _SHORTEST and name in key) for name in official)


def _is_half_right(key: str, name: str) -> bool:
    """Return whether the first half stands: 商业机构; 行政… may be a row of its own."""
    return key[:2] == name[:2] != "行政"


def _nearest(key: str, official: dict[str, str]) -> str | None:
    from rapidfuzz.distance import Levenshtein

    best, name = min((Levenshtein.distance(key, known), known) for known in official)
    if best == 2 and len(key) == len(name) == _SHORTEST and _is_half_right(key, name):
        return official[name]
    return official[name] if best <= min(3, len(name) // 3) and len(name) >= _SHORTEST else None
