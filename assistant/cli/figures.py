"""`--figures`: what a workbook of figures tells, put among the facts and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from assistant.facts.facts import Facts, Value
    from assistant.readers.figures_xlsx import Found


def add_figures_option(parser: argparse.ArgumentParser) -> None:
    """Declare `--figures`."""
    parser.add_argument(
        "--figures",
        metavar="数字工作簿",
        help="从Excel工作簿（.xlsx）读入三张表和其他数字；空表用nianbao figures-form生成",
    )


def with_figures(facts: Facts, name: str) -> tuple[Facts, list[str]]:
    """Return the facts with the workbook's figures, and what to tell, a line each."""
    from pathlib import Path

    from assistant.readers.figures_xlsx import read_figures

    try:
        figures = read_figures(Path(name), facts.fields, facts.year)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{name}：{error}") from error
    differing = list(_differing(facts, figures.found))
    for one in figures.found:
        facts = facts.with_value(one.path, one.value)
    unfilled = _unfilled(facts, figures.found)
    return facts, [*_taken(facts, figures.found), *figures.remarks, *differing, *unfilled]


def _taken(facts: Facts, found: Sequence[Found]) -> Iterator[str]:
    """Yield what was taken from where, a line each; cells of 0 are only counted."""
    from assistant.facts.cells import REST

    zeros: dict[str, int] = {}
    for one in found:
        root, _, key = one.path.partition(".")
        sheet = one.place.rpartition("!")[0]
        if key == REST:
            yield f"{facts.table(root).form.name}没有填的各格：0（{one.place}）"
        elif one.value == 0:
            zeros[sheet] = zeros.get(sheet, 0) + 1
        else:
            yield f"{_label(facts, one.path)}：{_shown(one.value)}（{one.place}）"
    for sheet, count in zeros.items():
        yield f"另有{count}个数填的是0（工作表“{sheet}”）"


def _differing(facts: Facts, found: Sequence[Found]) -> Iterator[str]:
    """Yield a sentence for each figure that last year's report tells otherwise."""
    for one in found:
        known = facts.values.get(one.path)
        if known is not None and known != one.value:
            yield (
                f"{_label(facts, one.path)}：{one.place}是{_shown(one.value)}，"
                f"从上年年报得出的是{_shown(known)}，用的是{one.place}的，请核对"
            )


def _unfilled(facts: Facts, found: Sequence[Found]) -> Iterator[str]:
    """Yield a sentence for each table that the workbook fills in part."""
    from assistant.facts.cells import form_for

    begun = {one.path.partition(".")[0] for one in found}
    for form in form_for(facts.year).tables:
        missing = facts.table(form.key).missing() if form.key in begun else ()
        if missing:
            yield (
                f"{form.name}还有{len(missing)}格没有数，不当作0；确认都是0的，"
                f"在事实文件的[{form.key}]下写rest = 0"
            )


def _label(facts: Facts, path: str) -> str:
    from assistant.interview.scope import Scope

    return Scope(facts).label(path)


def _shown(value: Value) -> str:
    from decimal import Decimal

    from assistant.report.layout import format_number

    return format_number(value) if isinstance(value, Decimal) else str(value)
