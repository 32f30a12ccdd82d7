"""Writes the report to a file: which format, where to, and what is still blank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, HorizontalGroup, Vertical
from textual.widgets import Button, Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from assistant.errors import AssistantError
from assistant.tui.screens.dialog import ConfirmScreen, Dialog
from assistant.tui.traces import key_of_blank
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.drafting.draft import Draft
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter

FORMATS = (("Word文件（.docx）", ".docx"), ("Markdown（.md）", ".md"), ("纯文本（.txt）", ".txt"))


class ExportScreen(Dialog[str | None]):
    """Gives the fact of the blank chosen, or nothing when it is closed."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "export.tcss"]  # type: ignore[assignment]

    def __init__(self, interview: Interview, facts_path: Path, drafter: Drafter) -> None:
        super().__init__()
        self._drafter = drafter
        self._interview = interview
        self._facts_path = facts_path.resolve()
        self._draft: Draft | None = None

    def compose(self) -> ComposeResult:
        """Lay out the blanks, the format, the path and the buttons."""
        with Vertical(classes="box"):
            yield Prose("导出年报", classes="title")
            yield Prose("正在成文……", id="state", classes="text")
            yield OptionList(id="blanks")
            with HorizontalGroup():
                yield Label("格式")
                yield Select(FORMATS, allow_blank=False, value=".docx", compact=True)
            with HorizontalGroup():
                yield Label("保存到")
                yield Input(select_on_focus=False, compact=True)
            yield Prose(classes="error")
            with Horizontal(classes="buttons"):
                yield Button("导出", id="write", variant="primary", disabled=True, compact=True)
                yield Button("返回", id="close", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Compose the draft; keys go on working meanwhile."""
        self.query_one("#blanks").display = False
        self._compose_draft()

    @work(thread=True)
    def _compose_draft(self) -> None:
        try:
            draft = self._drafter.draft(self._interview.effective_facts())
        except AssistantError as error:
            self.app.call_from_thread(self._show_error, str(error))
        else:
            self.app.call_from_thread(self._show, draft)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self.query_one("#state", Prose).show(_state(len(draft.blanks)))
        blanks = self.query_one("#blanks", OptionList)
        blanks.add_options(Option(label) for label in draft.blanks)
        blanks.display = bool(draft.blanks)
        name = draft.title if draft.unit and draft.year else self._facts_path.stem
        self.query_one(Input).value = str(self._facts_path.with_name(f"{name}.docx"))
        write = self.query_one("#write", Button)
        write.label = "导出未定稿" if draft.blanks else "导出"
        write.disabled = False
        write.focus()

    def _show_error(self, message: str) -> None:
        self.query_one(".error", Prose).show(message)

    @on(OptionList.OptionSelected)
    def _blank_chosen(self, event: OptionList.OptionSelected) -> None:
        if self._draft:
            label = self._draft.blanks[event.option_index]
            self.dismiss(key_of_blank(label, self._interview.groups, self._draft))

    @on(Select.Changed)
    def _format_chosen(self, event: Select.Changed) -> None:
        field = self.query_one(Input)
        if field.value and isinstance(event.value, str):
            field.value = str(Path(field.value).with_suffix(event.value))

    @on(Button.Pressed, "#close")
    def _close_pressed(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    @work(exclusive=True)
    async def _write(self) -> None:
        """Write the file; one that exists is not overwritten unasked."""
        path = self._target()
        if path is None or self._draft is None:
            return
        question = ConfirmScreen(
            "覆盖？", f"{path.name}已经存在，覆盖后原来的内容找不回来。", "覆盖"
        )
        exists = path.exists()
        if not exists or await self.app.push_screen_wait(question):
            self._write_to(self._draft, path, force=exists)

    def _target(self) -> Path | None:
        path = Path(self.query_one(Input).value.strip().strip("\"“”'")).expanduser()
        suffixes = [suffix for _, suffix in FORMATS]
        if path.suffix.lower() not in suffixes:
            self._show_error(f"文件名要以{'、'.join(suffixes)}之一结尾")
            return None
        return path

    @work(thread=True, exclusive=True, group="write")
    def _write_to(self, draft: Draft, path: Path, *, force: bool) -> None:
        from assistant.writers import write_draft

        try:
            write_draft(draft, path, force=force)
        except AssistantError as error:
            self.app.call_from_thread(self._show_error, str(error))
        else:
            self.app.call_from_thread(self._written, path)

    def _written(self, path: Path) -> None:
        self._show_error("")
        done = f"已导出：{path}"
        self.query_one("#state", Prose).show(done, [(0, len(done), "$text-success")])
        self.query_one("#close", Button).focus()


def _state(blanks: int) -> str:
    if not blanks:
        return "没有待核的地方，可以定稿。"
    return f"还有{blanks}处待核，定稿前要补齐；选中一处按回车，去填那一题。现在也可以先导出未定稿。"
