"""`nianbao figures-form`: an empty workbook in which a report's figures are collected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, OutputError

if TYPE_CHECKING:
    import argparse

NAME = "figures-form"
ABOUT = "生成收集数字用的空白工作簿：三张官方表和其他数字，填好用nianbao new --figures读入"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("out", metavar="输出文件", help="要生成的工作簿，例如石桥镇2024数字.xlsx")
    parser.add_argument("--year", metavar="年度", help="报告年度，例如2024；决定用哪一版表格")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def run(options: argparse.Namespace) -> int:
    """Write the workbook; `OutputError` when it exists, or is to be no .xlsx."""
    from importlib.util import find_spec
    from pathlib import Path

    from assistant.interview.question import load_questions
    from assistant.paths import require_free, write_new_file

    path = Path(options.out)
    if path.suffix.lower() != ".xlsx":
        raise OutputError(f"{path}：写成的是Excel工作簿，文件名请以.xlsx结尾")
    if not find_spec("xlsxwriter"):
        raise AssistantError('写Excel工作簿要另装组件：在安装目录里运行 pip install ".[xlsx]"')
    year = _year(options.year)
    require_free(path, force=options.force)
    from assistant.writers.figures_form import figures_form

    write_new_file(path, figures_form(load_questions(), year), force=options.force)
    print(f"已生成{path}。填好后：nianbao new 事实文件 --figures {path}", file=sys.stderr)
    return 0


def _year(told: str | None) -> int | None:
    """Return the year that was told; `AssistantError` when it is none."""
    from assistant.facts.validate import YEAR_PATH
    from assistant.facts.value import MisfitError, read_value
    from assistant.interview.question import all_fields

    if told is None:
        return None
    field = next(field for field in all_fields() if field.key == YEAR_PATH)
    try:
        return int(str(read_value(field, told)))
    except (MisfitError, ValueError) as error:
        raise AssistantError(f"--year：{error}") from error
