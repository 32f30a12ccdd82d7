"""`nianbao corpus`: keep the reports that others are compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.chinese import OptionHelp

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

NAME = "corpus"
ABOUT = "管理比对库：收入年报，供check --against比对雷同"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parts = parser.add_subparsers(title="命令", metavar="命令", required=True)
    add = _part(parts, "add", "收入年报，没有库就新建；同一单位同一年的换成新的", _add)
    add.add_argument(
        "paths",
        nargs="+",
        metavar="年报",
        help="要收入的文件（Word、网页、PDF、OFD、.md、.txt），或放着它们的文件夹",
    )
    _add_format(_part(parts, "list", "列出库里的年报", _list))
    remove = _part(parts, "remove", "从库里删去年报，原来的文件不动", _remove)
    remove.add_argument(
        "names", nargs="*", metavar="单位或文件", help="例如石桥镇，或收入时的文件；写全称更准"
    )
    remove.add_argument("--year", metavar="年份", help="只删这一年的；没有年份的写“无”")
    stats = _part(parts, "stats", "库里有多少年报，有多大", _stats)
    stats.add_argument("--verify", action="store_true", help="通读全部文件，看有没有损坏")
    _add_format(stats)
    export = _part(parts, "export", "另存一份，可以不带原文", _export)
    export.add_argument("target", metavar="新文件夹", type=Path, help="存到这里，要空的")
    export.add_argument(
        "--hashed",
        action="store_true",
        help="不带原文、标题和文件名，只留指纹、单位和年份：查得出雷同，看不到写了什么",
    )


def _part(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    run_part: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=about, description=f"{about}。", formatter_class=OptionHelp)
    part.add_argument("corpus", metavar="比对库", type=Path, help="放比对库的文件夹")
    part.set_defaults(run_part=run_part)
    return part


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="给人看的text（默认），给程序读的json",
    )


def run(options: argparse.Namespace) -> int:
    """Run the part that was named."""
    code: int = options.run_part(options)
    return code


def _add(options: argparse.Namespace) -> int:
    from assistant.cli.corpus_changes import add_reports

    return add_reports(options.corpus, options.paths)


def _remove(options: argparse.Namespace) -> int:
    from assistant.cli.corpus_changes import remove_reports

    return remove_reports(options.corpus, options.names, options.year)


def _export(options: argparse.Namespace) -> int:
    from assistant.cli.corpus_changes import export_corpus

    return export_corpus(options.corpus, options.target, hashed=options.hashed)


def _list(options: argparse.Namespace) -> int:
    from assistant.cli.corpus_contents import list_reports

    return list_reports(options.corpus, as_json=options.format == "json")


def _stats(options: argparse.Namespace) -> int:
    from assistant.cli.corpus_contents import tell_size

    return tell_size(options.corpus, verify=options.verify, as_json=options.format == "json")
