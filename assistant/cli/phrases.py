"""`nianbao phrases`: look the phrasebank over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.chinese import ChineseHelp

if TYPE_CHECKING:
    import argparse

NAME = "phrases"
ABOUT = "检查或列出句库"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parts = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for name, about, run in (
        ("check", "检查句库，一次列出全部毛病", _check),
        ("list", "列出每条句式的编号和主题", _list),
    ):
        part = parts.add_parser(
            name, help=about, description=f"{about}。", formatter_class=ChineseHelp
        )
        part.set_defaults(run_part=run)


def run(options: argparse.Namespace) -> int:
    """Run the part that was named."""
    code: int = options.run_part()
    return code


def _check() -> int:
    from assistant.drafting.phrase_files import check_phrasebank

    print(f"句库没有毛病，共{len(check_phrasebank().phrases)}条句式")
    return 0


def _list() -> int:
    from assistant.drafting.phrase_files import load_phrasebank

    for phrase in load_phrasebank().phrases:
        print(f"{phrase.id}\t{phrase.topic}")
    return 0
