"""argparse in Chinese: its own words, and help cut into lines where Chinese is cut."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What argparse says to users, in the wordings of Python 3.11 to 3.14.
TRANSLATIONS: Mapping[str, str] = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "subcommands": "命令",
    "show this help message and exit": "显示本帮助并退出",
    "show program's version number and exit": "显示版本并退出",
    " (default: %(default)s)": "（默认%(default)s）",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s：提醒：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少%s",
    "one of the arguments %s is required": "%s要给出一个",
    "unrecognized arguments: %s": "不认识%s",
    "expected one argument": "后面要跟一个值",
    "expected at most one argument": "后面最多跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "expected %s argument": "后面要跟%s个值",
    "expected %s arguments": "后面要跟%s个值",
    "ignored explicit argument %r": "后面不用跟值，多了%r",
    "unexpected option string: %s": "这里不能用%s",
    "not allowed with argument %s": "不能与%s同用",
    "invalid %(type)s value: %(value)r": "填的是%(value)r，不是这里要的值",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有%(value)r，可以选%(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "没有%(value)r，是否想写%(closest)r？可以选%(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "没有命令%(parser_name)r，可以选%(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s写得太短，可能是%(matches)s"
    ),
    "can't open '%(filename)s': %(error)s": "打不开%(filename)s：%(error)s",
}

_HEADING = re.compile(r"^(\S+):$", re.MULTILINE)


def speak_chinese() -> None:
    """Put our words in place of argparse's gettext look-ups, which have no catalogue for them."""
    vars(argparse)["_"] = _translated
    vars(argparse)["ngettext"] = _translated_number


def _translated(message: str) -> str:
    return TRANSLATIONS.get(message, message)


def _translated_number(singular: str, plural: str, number: int) -> str:
    return _translated(singular if number == 1 else plural)


class ChineseHelp(argparse.HelpFormatter):
    """Help whose lines are cut by the columns that Chinese takes, not by spaces."""

    def format_help(self) -> str:
        """Return the help with a full-width colon after each heading."""
        return _HEADING.sub(r"\1：", super().format_help())

    def _format_action(self, action: argparse.Action) -> str:
        # The commands speak for themselves; argparse would put a line 命令 above them.
        if isinstance(action, argparse._SubParsersAction):
            return "".join(map(super()._format_action, action._get_subactions()))
        return super()._format_action(action)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from assistant.emitters.plain import wrap

        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(f"{indent}{line}" for line in self._split_lines(text, width))


class OptionHelp(ChineseHelp):
    """Help that explains each option under it: argparse cannot line up behind Chinese names."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=6)
