"""Asks which finished report is to be reviewed, and what it is to be compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input

from assistant.tui.screens.dialog import AskingDialog
from assistant.tui.screens.path import unproposed
from assistant.tui.screens.review import Asked
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FIELDS = {
    "report": "年报文件：Word、网页、PDF、OFD、纯文本都可以",
    "against": "和哪些年报比对雷同：比对库或者放年报的文件夹，不比对就空着",
    "last_year": "本单位上年的年报，用来核对衔接，没有就空着",
}


class ReviewStartScreen(AskingDialog[Asked | None]):
    """Gives the report and what it is compared with, or nothing when it is closed."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "review_start.tcss"]  # type: ignore[assignment]

    def __init__(self, report: str, against: str) -> None:
        super().__init__()
        self._proposed = {"report": report, "against": against}

    def compose(self) -> ComposeResult:
        """Lay out a field each for the report, the corpus and last year's report."""
        with Vertical(classes="box"):
            yield Prose("审核写好的年报", classes="title")
            for name, label in _FIELDS.items():
                yield Prose(label)
                value = self._proposed.get(name, "")
                yield LineEditor(value, "完整路径", id=name)
            yield from self.confirm_or_return()
        yield KeyBar()

    def answer(self) -> tuple[Asked, str]:
        """Return what was asked for, and which of the paths leads nowhere."""
        typed = {name: self._typed(name) for name in _FIELDS}
        asked = Asked(Path(typed["report"]), typed["against"], typed["last_year"])
        return asked, _fault(typed)

    def _typed(self, name: str) -> str:
        value = self.query_one(f"#{name}", Input).value
        raw = unproposed(value, self._proposed.get(name, ""))
        return str(Path(raw).expanduser()) if raw else ""


def _fault(typed: dict[str, str]) -> str:
    """Return what is wrong with the paths, or ""."""
    report, against, last_year = typed["report"], typed["against"], typed["last_year"]
    if not report:
        return "还没有填年报文件"
    if Path(report).is_dir():
        return f"这是文件夹：{report}，请填其中一份年报的文件名"
    for path in (report, last_year):
        if path and not Path(path).is_file():
            return f"没有这个文件：{path}，请核对路径"
    if against and not Path(against).exists():
        return f"没有这个文件夹：{against}，请核对路径"
    return ""
