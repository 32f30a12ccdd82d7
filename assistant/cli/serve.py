"""`nianbao serve`: the UI in a browser on this machine."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from assistant.cli.draft_sources import add_draft_sources, draft_sources
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "serve"
ABOUT = "在本机的浏览器里打开界面"
_LOWEST, _HIGHEST = 1024, 65535  # lower ports are the administrator's


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "facts",
        nargs="?",
        metavar="事实文件",
        help="要填写的文件，还没有就新建；不写这一项，从开始画面选",
    )
    add_draft_sources(parser)
    parser.add_argument(
        "--port", type=_port, default=0, metavar="端口", help="用这个端口；不写就找一个空闲的"
    )
    parser.add_argument("--no-browser", action="store_true", help="只显示地址，不自动打开浏览器")


def _port(written: str) -> int:
    if not (written.isdecimal() and _LOWEST <= int(written) <= _HIGHEST):
        raise argparse.ArgumentTypeError(
            f"填的是{written}，要{_LOWEST}到{_HIGHEST}的整数，例如8000"
        )
    return int(written)


def run(options: argparse.Namespace) -> int:
    """Serve the UI until Ctrl+C; the address goes to stdout, all talk to stderr."""
    from contextlib import redirect_stdout
    from importlib.util import find_spec

    if not find_spec("textual_serve"):
        raise AssistantError('在浏览器里用，要另装组件：在安装目录里运行 pip install ".[web]"')
    _require_readable(options)
    from assistant.web.server import BrowserServer, listen

    server = BrowserServer(listen(options.port), list(_edit_arguments(options)))
    print(server.address, flush=True)
    print(
        "上面的地址只有本机能打开，只能用一次。本窗口不要关；用完在这里按Ctrl+C停下，"
        "填过的内容都已保存",
        file=sys.stderr,
    )
    if not options.no_browser:
        _open_browser(server.address)
    # What an app that broke down has to say comes on stdout.
    with redirect_stdout(sys.stderr):
        server.serve()
    return 0


def _require_readable(options: argparse.Namespace) -> None:
    """Raise here what would otherwise keep the app in the browser from opening."""
    from pathlib import Path

    from assistant.facts.facts import load_facts
    from assistant.interview.question import all_fields

    if options.facts and Path(options.facts).exists():
        load_facts(Path(options.facts), all_fields())
    draft_sources(options)


def _edit_arguments(options: argparse.Namespace) -> Iterator[str]:
    """Yield the command line of what runs in the browser: `edit`, on the same file."""
    yield "edit"
    if options.last_year:
        yield f"--last-year={options.last_year}"
    yield from (f"--against={corpus}" for corpus in options.against)
    if options.phrasebank:
        yield f"--phrasebank={options.phrasebank}"
    if options.facts:
        yield from ("--", options.facts)


def _open_browser(address: str) -> None:
    """Open the browser, or say that there is none; the server need not wait for it."""
    from threading import Thread

    Thread(target=_open_or_tell, args=(address,), daemon=True).start()


def _open_or_tell(address: str) -> None:
    import os
    import webbrowser

    # Without a desktop, webbrowser would start a text browser over the terminal.
    has_desktop = sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not (has_desktop and webbrowser.open(address)):
        print("没有找到可以打开的浏览器，请把地址复制到浏览器里打开", file=sys.stderr)
