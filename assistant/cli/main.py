"""Run one command, and turn what went wrong into a sentence and an exit code."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from assistant.cli.parser import build_parser
from assistant.errors import AssistantError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a shell returns for a program that Ctrl+C or a closed pipe ended.
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def run(arguments: Sequence[str]) -> int:
    """Return the exit code; nothing but a wrong use of the command line raises `SystemExit`."""
    _bear_old_consoles()
    try:
        options = build_parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except AssistantError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return _BROKEN_PIPE
    except Exception as fault:
        return _report_fault(fault)
    return code


def _bear_old_consoles() -> None:
    """Let a console that cannot show a character show ? in its place instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Send what is still to be flushed nowhere: whoever read the output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_fault(fault: Exception) -> int:
    if os.environ.get("NIANBAO_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    print(
        f"nianbao自身出错（{type(fault).__name__}：{fault}），不是文件的问题。"
        "请把环境变量NIANBAO_DEBUG设为1再运行一次，将全部输出报给维护人员",
        file=sys.stderr,
    )
    return ExitCode.INTERNAL
