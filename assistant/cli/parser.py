"""The commands and their options, explained in Chinese."""

from __future__ import annotations

import argparse

from assistant import __version__
from assistant.cli import (
    accept,
    check,
    corpus,
    draft,
    edit,
    explain,
    figures_form,
    new,
    overlap,
    phrases,
    rules,
    serve,
)
from assistant.cli.chinese import ChineseHelp, OptionHelp, speak_chinese

_COMMANDS = (
    *(new, figures_form, edit, serve, draft, check, accept),
    *(corpus, overlap, rules, explain, phrases),
)
_ABOUT = "起草和审核政府信息公开工作年度报告，全程离线。不带命令时打开界面。"
_ENDING = (
    "每个命令的用法见“nianbao 命令 --help”。"
    "退出码：0没有发现问题，1有问题，2用法不对或有文件没有读出来，70程序自身出错。"
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses holds `run`, the function that does the work."""
    speak_chinese()
    parser = argparse.ArgumentParser(
        prog="nianbao", description=_ABOUT, epilog=_ENDING, formatter_class=ChineseHelp
    )
    parser.add_argument(
        "--version", action="version", version=f"nianbao {__version__}", help="显示版本并退出"
    )
    parser.set_defaults(**edit.WITHOUT_FILE)
    commands = parser.add_subparsers(title="命令", metavar="命令")
    for command in _COMMANDS:
        own = commands.add_parser(
            command.NAME,
            help=command.ABOUT,
            description=f"{command.ABOUT}。",
            formatter_class=OptionHelp,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser
