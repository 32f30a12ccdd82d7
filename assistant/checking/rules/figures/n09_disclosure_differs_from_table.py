"""正文的规范性文件、许可、处罚、收费数与表二不符。

## 检查内容
正文写的行政规范性文件制发、废止、现行有效件数，行政许可、行政处罚、行政强制决定数，
行政事业性收费金额，与表二相应的格核对。只写“规范性文件”的，可能包括党委文件，改为询问。
公开了多少条许可、处罚信息不比。

## 为什么
表二的数来自法制、审批、执法、财政几个口，正文往往另有来源，最容易各写各的。

## 怎么改
请司法所（法制科）、执法队、财政所核对后统一；表二收费的单位是万元，先换算再比。
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.scope import Standing, mismatch, standing
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.figures import read_figures
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.figures import Figure
    from assistant.report.report import Report, ReportTable, Sentence

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "条例第二十条；国办公开办函〔2021〕30号：内容准确"


def _says(text: str, cells: dict[str, int | str], unit: str = "云岭县石桥镇人民政府") -> Example:
    prose = (
        f"（一）主动公开\n公开30条。\n（二）依申请公开\n未收到申请。\n（三）政府信息管理\n{text}"
    )
    return Example(sections={"overview": prose}, tables={"disclosure": cells}, unit=unit)


GOOD = (
    Example(),
    _says(
        "制发行政规范性文件2件，废止1件，现行有效6件。",
        {"normative.issued": 2, "normative.repealed": 1, "normative.in_force": 6},
    ),
    _says("公开行政许可信息120条、行政处罚信息36条。", {"licences": 118, "penalties": 40}),
    _says("作出行政处罚决定36件，行政事业性收费12.3万元。", {"penalties": 36, "charges": "12.34"}),
    _says("为县政府起草行政规范性文件3件，协助审查行政规范性文件8件。", {}, "云岭县司法局"),
    _says("清理废止过期公开栏内容26件。", {}),
)
BAD = (
    _says("制发行政规范性文件2件。", {}),
    _says("全年制定行政规范性文件1件，废止3件。", {"normative.issued": 1}),
    _says("累计发布规范性文件0件。", {"normative.issued": 1, "normative.in_force": 18}),
    _says("全年没有制发行政规范性文件。", {"normative.issued": 1}),
    _says("作出行政许可决定86件。", {"licences": 68}, "云岭县水务局"),
    _says("行政事业性收费1.2万元。", {"charges": "12000"}, "云岭县水务局"),
)


class _Quantity(NamedTuple):
    """A cell of table two, and the words that give its number in prose.

    With `is_loose` the words may also mean something else, so a difference is asked about.
    """

    key: str
    lead: Pattern
    is_loose: bool = False


_DOCUMENTS = r"(?:的)?行政规范性文件(?:数量|总数|共计|共|为)*$"
_QUANTITIES = (
    _Quantity(
        "normative.issued",
        Pattern(rf"(?:制[定发]|出台|印发)(?:并?[印发布出台]{{2}}|了)?{_DOCUMENTS}"),
    ),
    _Quantity("normative.repealed", Pattern(r"(?:废止|失效)(?:行政规范性文件)?(?:共)?$")),
    _Quantity("normative.in_force", Pattern(r"现行有效(?:的)?(?:行政规范性文件)?(?:共|为|总数)?$")),
    _Quantity(
        "normative.issued",
        Pattern(r"(?:制[定发]|出台|印发|发布)(?:并?[印发布出台]{2}|了)?规范性文件(?:共)?$"),
        is_loose=True,
    ),
    _Quantity("normative.repealed", Pattern(r"废止(?:和失效)?规范性文件(?:共)?$"), is_loose=True),
    _Quantity("normative.in_force", Pattern(r"现行有效(?:的)?规范性文件(?:共)?$"), is_loose=True),
    _Quantity(
        "regulations.issued",
        Pattern(r"(?:制[定发]|出台)(?:市|省)?(?:人民)?(?:政府)?规章(?:共)?$"),
    ),
    _Quantity(
        "regulations.in_force", Pattern(r"现行有效(?:的)?(?:市|省)?(?:政府)?规章(?:共|为)?$")
    ),
    _Quantity("licences", Pattern(r"行政许可(?:处理)?决定(?:数量|书|共)*$")),
    _Quantity("licences", Pattern(r"办[理结]行政许可(?:事项|申请|案件|共)*$"), is_loose=True),
    _Quantity("penalties", Pattern(r"行政处罚(?:处理)?决定(?:数量|书|共)*$")),
    _Quantity("penalties", Pattern(r"(?:实施|办[理结])行政处罚(?:案件|共)*$"), is_loose=True),
    _Quantity("coercion", Pattern(r"行政强制(?:措施|执行)?(?:处理)?决定(?:数量|书|共)*$")),
    _Quantity("charges", Pattern(r"行政事业性收费(?:收入|金额|总额|共计|合计|共|为)*$")),
)
_ELSEWHERE = Pattern(
    r"起草|代拟|审查|审核|备案|公[开示布]|上传|归集|报送|解读|清理(?!废止)|收到|指导|评查|抽查|涉及|修[订改]|拟"
)
_NONE = Pattern(r"(?:未|没有|无)(?:新)?(?:制[定发]|出台|印发)(?:行政)?规范性文件(?!公开|解读)")
_YUAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the numbers in prose that table two gives otherwise."""
    table = report.tables.get("disclosure")
    if table is None:
        yield no_table(report, "disclosure")
        return
    for sentence in report.sentences:
        if sentence.section in ("overview", "disclosure"):
            yield from _in_figures(report, table, sentence)
            yield from _in_words(report, table, sentence)


def _in_figures(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    text = sentence.text
    previous = 0
    for figure in read_figures(text):
        start = max(
            previous, *(text.rfind(mark, previous, figure.start) + 1 for mark in "，；：、")
        )
        clause = text[start : figure.start]
        previous = figure.end
        found = _quantity(sentence, clause, figure)
        if found and not figure.is_approximate and not _ELSEWHERE.search(text[: figure.start]):
            quantity, at = found
            how = standing(report, text[: start + at])
            if quantity.is_loose and how is Standing.SAME:
                how = Standing.UNSURE
            yield from _compared(table, sentence, quantity, figure, start + at, how)


def _quantity(sentence: Sentence, clause: str, figure: Figure) -> tuple[_Quantity, int] | None:
    """Return which cell a figure stands for, and where its words begin in the clause."""
    for quantity in _QUANTITIES:
        match = quantity.lead.search(clause)
        is_money = figure.unit in _YUAN
        if not match or is_money != (quantity.key == "charges"):
            continue
        if not is_money and figure.unit not in ("件", "宗", "起", "份", "个"):
            continue
        # 制发、废止、现行有效三个数 counts numbers, no documents.
        if figure.unit == "个" and sentence.text.startswith("数", figure.end):
            continue
        if quantity.key.startswith("normative") and "规范性文件" not in sentence.text:
            continue
        is_loose = quantity.is_loose or (
            quantity.key.startswith("normative") and "行政规范性文件" not in sentence.text
        )
        return _Quantity(quantity.key, quantity.lead, is_loose), match.start()
    return None


def _compared(
    table: ReportTable,
    sentence: Sentence,
    quantity: _Quantity,
    figure: Figure,
    start: int,
    how: Standing,
) -> Iterator[Fault]:
    value = table.get(quantity.key)
    if value is None or how is Standing.OTHER or _is_same(value, figure):
        return
    words = sentence.text[start : figure.end]
    yield mismatch(
        sentence.passage.place(start, figure.end),
        f"正文写“{words}”，{table.form.cell_name(quantity.key)}为{_shown(value, figure)}",
        "请按台账核对，把正文和表二改成同一个数",
        how,
    )


def _is_same(value: Decimal, figure: Figure) -> bool:
    """Return whether a figure equals a cell, as far as its decimals and its unit show."""
    if figure.unit not in _YUAN:
        return figure.value == value
    in_table_unit = figure.value * _YUAN[figure.unit]
    step = Decimal(1).scaleb(int(figure.value.as_tuple().exponent)) * _YUAN[figure.unit]
    return abs(in_table_unit - value) < max(step, Decimal("0.01"))


def _shown(value: Decimal, figure: Figure) -> str:
    return format_number(value) + ("万元" if figure.unit in _YUAN else "件")


def _in_words(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    issued = table.get("normative.issued")
    for match in _NONE.finditer(sentence.text):
        how = standing(report, sentence.text[: match.start()])
        if issued and how is not Standing.OTHER:
            if "行政" not in match[0]:
                how = Standing.UNSURE
            yield mismatch(
                sentence.passage.place(*match.span()),
                f"正文写“{match[0]}”，{table.form.cell_name('normative.issued')}为{format_number(issued)}件",
                "请按台账核对，把正文和表二改成一致",
                how,
            )
