"""Asks where the findings are to be written; the ending of the name says in which form."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from assistant.tui.screens.dialog import AskingDialog
from assistant.tui.screens.path import unproposed
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.emitters.outcome import CheckedFile

# The page is what a reviewer hands to the unit.
FORMS = {".html": "html", ".txt": "text", ".json": "json"}
_PAGE = ".html"
_TEXT = (
    "文件名以.html结尾的是网页，原文和问题对着看，可以直接发给单位；"
    "以.txt结尾的是纯文本，以.json结尾的给程序读。"
)


class FindingsFileScreen(AskingDialog[Path | None]):
    """Gives the path typed, beside the report where no folder is named, or nothing."""

    def __init__(self, report: Path) -> None:
        super().__init__()
        self._folder = report.resolve().parent
        self._proposed = str(self._folder / f"{report.stem}.检查结果{_PAGE}")

    def compose(self) -> ComposeResult:
        """Lay out the field with the name proposed."""
        with Vertical(classes="box"):
            yield Prose("写出检查结果", classes="title")
            yield Prose(_TEXT, classes="text")
            yield LineEditor(self._proposed, "文件的完整路径")
            yield from self.confirm_or_return()
        yield KeyBar()

    def answer(self) -> tuple[Path | None, str]:
        """Return the path, as a page where it has no ending, and why it cannot be written."""
        raw = unproposed(self.query_one(Input).value, self._proposed)
        if not raw:
            return None, "还没有填文件名"
        path = self._folder / Path(raw).expanduser()
        if path.is_dir():
            return None, "这是文件夹，请在后面写上文件名"
        path = path if path.suffix else path.with_suffix(_PAGE)
        if path.suffix.lower() not in FORMS:
            return None, f"文件名要以{'、'.join(FORMS)}之一结尾"
        if not path.parent.is_dir():
            return None, f"没有这个文件夹：{path.parent}，请先建好，或换一个文件夹"
        return path, ""


def write_findings(file: CheckedFile, path: Path, *, force: bool, show_accepted: bool) -> None:
    """Write what was found to `path`; raise `OutputError` where that cannot be done."""
    from assistant.emitters import emitter_of
    from assistant.emitters.outcome import Outcome
    from assistant.paths import write_new_file

    form, written = FORMS[path.suffix.lower()], io.StringIO()
    emitter_of(form, show_accepted=show_accepted)(Outcome((file,)), written)
    text = written.getvalue()
    if form == "text":
        # Notepad before Windows 10 shows a text with bare \n as one line.
        text = text.replace("\n", "\r\n")
    write_new_file(path, text.encode("utf-8"), force=force)
