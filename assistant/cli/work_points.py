"""`--work-points`: the year's work points from a list, put among the facts and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import AssistantError, FactsError, UnreadableFileError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.facts import Facts
    from assistant.interview.work_point_list import WorkPointList

_LINE_BY_LINE = (".txt", ".md")


def add_work_points_option(parser: argparse.ArgumentParser) -> None:
    """Declare `--work-points`."""
    parser.add_argument(
        "--work-points",
        metavar="要点清单",
        help="从清单读入当年工作要点的条目：.txt（一行一条）、.docx、.toml，"
        "或2019至2022的年份（国务院办公厅的要点）；完成状态自己填",
    )


def with_work_points(facts: Facts, name: str) -> tuple[Facts, list[str]]:
    """Return the facts with the list's points, and what to tell, a line each."""
    from assistant.facts.facts import read_facts
    from assistant.interview.work_point_list import with_topics

    found = with_topics(_found(name))
    try:
        read = read_facts(found.raw(), facts.fields)
    except FactsError as error:
        raise UnreadableFileError(f"{name}：{'；'.join(error.faults)}") from error
    for path, value in read.values.items():
        facts = facts.with_value(path, value)
    return facts, list(_told(found, name, facts.year))


def _found(name: str) -> WorkPointList:
    """Return the list that `name` stands for: a year of ours, or a file."""
    from pathlib import Path

    from assistant.interview.work_point_list import NATIONAL_YEARS, national_list

    if name.isdecimal() and len(name) == 4 and not Path(name).exists():
        if int(name) not in NATIONAL_YEARS:
            first, last = NATIONAL_YEARS[0], NATIONAL_YEARS[-1]
            raise AssistantError(
                f"{name}：国务院办公厅的要点只备有{first}年至{last}年的，"
                "其他年份请给出上级当年要点的文件，例如--work-points 要点.docx"
            )
        return national_list(int(name))
    try:
        found = _read(Path(name))
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{name}：{error}") from error
    if not found.points:
        raise UnreadableFileError("\n".join((f"{name}：没有读到要点条目", *found.left_out)))
    return found


def _read(path: Path) -> WorkPointList:
    import tomllib

    from assistant.decode import decode
    from assistant.interview.work_point_lines import Line, read_lines
    from assistant.interview.work_point_list import read_list
    from assistant.readers.guard import read_bytes

    suffix = path.suffix.lower()
    if suffix == ".toml":
        try:
            return read_list(tomllib.loads(decode(read_bytes(path))))
        except tomllib.TOMLDecodeError as error:
            raise UnreadableFileError(f"不合TOML的写法（{error}）") from error
    if suffix in _LINE_BY_LINE:
        lines = decode(read_bytes(path)).splitlines()
        return read_lines(Line(f"第{n}行", line) for n, line in enumerate(lines, start=1))
    return _read_document(path)


def _read_document(path: Path) -> WorkPointList:
    """Return the points of a document's paragraphs and list items; tables are told, not read."""
    from dataclasses import replace

    from assistant.interview.work_point_lines import Line, read_lines
    from assistant.readers import read_document
    from assistant.report.document import Paragraph

    blocks = read_document(path).blocks
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    found = read_lines(
        Line(f"第{number}段", one.text, one.level is not None)
        for number, one in enumerate(paragraphs, start=1)
    )
    tables = len(blocks) - len(paragraphs)
    said = (f"文件里有{tables}张表格，表格里的没有取",) if tables else ()
    return replace(found, left_out=(*found.left_out, *said))


def _told(found: WorkPointList, name: str, year: int | None) -> Iterator[str]:
    """Yield what was taken, what was not, and what to compare with the original."""
    import re

    from assistant.interview.question import all_fields

    labels = {field.key: field.label for field in all_fields()}
    for key in ("title", "number", "issuer"):
        value = getattr(found, key)
        label = labels[f"work_points.{key}"]
        yield f"{label}：{value}（{name}）" if value else f"{label}：清单里没有，请照原件填"
    for number, point in enumerate(found.points, start=1):
        topic = f"，主题：{point.topic}" if point.topic else ""
        yield f"要点第{number}条：{point.name}{topic}"
    yield from found.left_out
    unchecked = [point.name for point in found.points if not point.is_checked]
    if unchecked:
        yield f"请对照原件核对：{'、'.join(unchecked)}"
    named = re.findall(r"20\d\d(?=年)", found.title)
    if year and named and str(year) not in named:
        yield f"要点是{named[0]}年的，报告年度是{year}年，请核对是不是选错了"
    yield f"共取要点{len(found.points)}条，与本单位无关的请删去，每条的完成状态和做法请填写"
