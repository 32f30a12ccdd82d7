"""Writes the report to a file: which format, where to, what is still blank, and until when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll
from textual.widgets import Button, Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from assistant.emitters.deadline import told_deadline
from assistant.errors import AssistantError
from assistant.tui.screens.dialog import ConfirmScreen, Dialog
from assistant.tui.traces import key_of_blank
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose
from assistant.writers import SUFFIXES

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.drafting.draft import Draft
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter

_NAMES = {".docx": "Word文件", ".md": "Markdown", ".html": "网页", ".txt": "纯文本"}
FORMATS = tuple((f"{_NAMES[suffix]}（{suffix}）", suffix) for suffix in SUFFIXES)
_DRAFT, _FINAL = "draft", "final"
_STAGES = (("草稿，待核的地方留着标记", _DRAFT), ("定稿，有待核的不能导出", _FINAL))


def today() -> datetime.date:
    """Return the date that the days to the deadline are counted from."""
    return datetime.date.today()


class ExportScreen(Dialog[str | None]):
    """Gives the fact of the blank chosen, or nothing when it is closed.

    In a browser the file is handed to it to save; in a terminal it is written to the disk.
    """

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "export.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("f5", "check", "检查"),
    ]

    def __init__(self, interview: Interview, facts_path: Path, drafter: Drafter) -> None:
        super().__init__()
        self._drafter = drafter
        self._interview = interview
        self._facts_path = facts_path.resolve()
        self._draft: Draft | None = None
        self._errors: int | None = None
        self._wrong: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out what stands against a final version, the choices, and the buttons."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Prose("导出年报", classes="title")
            yield Prose("正在成文……", id="state", classes="text")
            yield OptionList(id="blanks")
            yield Prose("正在检查……", id="findings")
            yield Prose(self._deadline(), id="deadline", classes="text")
            for label, options, name in (("格式", FORMATS, "format"), ("版本", _STAGES, "stage")):
                yield from _choice(label, Select(options, allow_blank=False, compact=True, id=name))
            place = "文件名" if self.app.is_web else "保存到"
            yield from _choice(place, LineEditor())
            yield Prose(classes="error")
            with Horizontal(classes="buttons"):
                yield Button("导出", id="write", variant="primary", disabled=True, compact=True)
                yield Button("看检查结果", id="check", compact=True)
                yield Button("返回", id="close", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Compose the draft; keys go on working meanwhile."""
        self.query_one("#blanks").display = False
        self._compose_draft()

    def _deadline(self) -> str:
        facts = self._interview.facts
        if facts.level is None or facts.year is None:
            return ""
        return told_deadline(facts.level, facts.year, today())

    # ── what the report comes to ──

    @work(thread=True)
    def _compose_draft(self) -> None:
        try:
            draft = self._drafter.draft(self._interview.effective_facts())
        except AssistantError as error:
            self.tell(self._show_error, str(error))
        else:
            self.tell(self._show, draft)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self.query_one("#state", Prose).show(_state(len(draft.blanks)))
        blanks = self.query_one("#blanks", OptionList)
        blanks.add_options(Option(label) for label in draft.blanks)
        blanks.display = bool(draft.blanks)
        self.query_one("#stage", Select).value = _DRAFT if draft.blanks else _FINAL
        name = draft.title if draft.unit and draft.year else self._facts_path.stem
        place = Path() if self.app.is_web else self._facts_path.parent
        self.query_one(Input).value = str(place / f"{name}{SUFFIXES[0]}")
        write = self.query_one("#write", Button)
        write.disabled = False
        write.focus()
        self._check(draft)

    @work(thread=True, exclusive=True, group="check")
    def _check(self, draft: Draft) -> None:
        from assistant.checking.rule import Severity
        from assistant.emitters.outcome import count_by_severity
        from assistant.emitters.terminal import counts_with_accepted
        from assistant.interview.contradictions import doubts_about
        from assistant.reviewing.draft import check_draft

        wrong: tuple[str, ...] = ()
        try:
            sources = self._drafter.sources
            checked = check_draft(draft, self._facts_path, sources)
        except AssistantError as error:
            told, errors = f"没有检查：{error}", 0
        else:
            doubts = doubts_about(self._interview.effective_facts(), sources.last_year)
            wrong = tuple(one.message for one in doubts if one.is_certain)
            errors = sum(found.severity is Severity.ERROR for found in checked.open)
            counts = counts_with_accepted(count_by_severity(checked.open), len(checked.accepted))
            told = f"检查结果：{counts}"
        self.tell(self._show_findings, told, errors, wrong)

    def _show_findings(self, told: str, errors: int, wrong: tuple[str, ...]) -> None:
        self._errors, self._wrong = errors, wrong
        contradicted = (f"有{len(wrong)}处答案前后对不上：", *wrong) if wrong else ()
        self.query_one("#findings", Prose).show("\n".join((told, *contradicted)))

    def _show_error(self, message: str) -> None:
        self.query_one(".error", Prose).show(message)
        self.call_after_refresh(self.query_one(".box").scroll_end, animate=False)

    # ── choices ──

    @on(OptionList.OptionSelected)
    def _blank_chosen(self, event: OptionList.OptionSelected) -> None:
        if self._draft:
            label = self._draft.blanks[event.option_index]
            self.dismiss(key_of_blank(label, self._interview, self._draft))

    @on(Select.Changed, "#format")
    def _format_chosen(self, event: Select.Changed) -> None:
        field = self.query_one(Input)
        if field.value and isinstance(event.value, str):
            field.value = str(_without_format(Path(field.value))) + event.value

    @on(Select.Changed, "#stage")
    def _stage_chosen(self) -> None:
        self._show_error("")

    @on(Button.Pressed, "#close")
    def _close_pressed(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#check")
    def action_check(self) -> None:
        """Go to what the rules say of the draft."""
        self.dismiss(None)
        self.app.call_later(self.app.run_action, "screen.check")

    # ── writing ──

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    @work(exclusive=True)
    async def _write(self) -> None:
        """Write the file; one that exists is not overwritten unasked."""
        if self._draft is None:
            return
        fault, path = self._obstacle(self._draft), self._target()
        fault = fault or _fault_of(path, is_web=self.app.is_web)
        self._show_error(fault)
        if fault:
            return
        if self.app.is_web:
            self._hand_over(self._draft, path.name)
            return
        question = ConfirmScreen(
            "覆盖？", f"{path.name}已经存在，覆盖后原来的内容找不回来。", "覆盖"
        )
        exists = path.exists()
        if not exists or await self.app.push_screen_wait(question):
            self._write_to(self._draft, path, force=exists)

    def _obstacle(self, draft: Draft) -> str:
        """Return why the version chosen cannot be written, by the rule of `draft --final`."""
        if self.query_one("#stage", Select).value != _FINAL:
            return ""
        if draft.blanks:
            return f"还有{len(draft.blanks)}处待核，不能定稿。补齐后再导出，或者版本选草稿"
        if self._errors is None:
            return "还没有检查完，请稍等再导出，或者版本选草稿"
        if self._wrong:
            return f"有{len(self._wrong)}处答案前后对不上，不能定稿。返回去改，或者版本选草稿"
        if self._errors:
            return f"检查有{self._errors}处错误，不能定稿。按F5去改，或者版本选草稿"
        return ""

    def _target(self) -> Path:
        """Return the file to write, beside the facts where no folder is named."""
        typed = self.query_one(Input).value.strip().strip("\"“”'")
        path = self._facts_path.parent / Path(typed).expanduser()
        if typed and not path.suffix and not path.is_dir():
            return path.with_name(f"{path.name}{self.query_one('#format', Select).value}")
        return path

    @work(thread=True, exclusive=True, group="write")
    def _write_to(self, draft: Draft, path: Path, *, force: bool) -> None:
        from assistant.checking.draft_decisions import carry_decisions
        from assistant.writers import write_draft

        try:
            write_draft(draft, path, force=force)
            carry_decisions(self._facts_path, path)
        except AssistantError as error:
            told = f"{error}{_MAYBE_OPEN if isinstance(error.__cause__, PermissionError) else ''}"
            self.tell(self._show_error, told)
        else:
            self.tell(self._written, f"已导出：{path}")

    @work(thread=True, exclusive=True, group="write")
    def _hand_over(self, draft: Draft, name: str) -> None:
        """Let the browser save the file, which is never on our disk."""
        from io import BytesIO

        from assistant.writers import content_of

        file = BytesIO(content_of(draft, Path(name).suffix.lower()))
        self.app.call_from_thread(self.app.deliver_binary, file, save_filename=name)
        self.tell(self._written, f"已交给浏览器保存：{name}")

    def _written(self, done: str) -> None:
        self._show_error("")
        self.query_one("#state", Prose).show(done, [(0, len(done), "$text-success")])
        self.query_one("#close", Button).focus()


_MAYBE_OPEN = "。如果它正在Word或WPS里开着，请先关上"


def _choice(label: str, field: Select[str] | Input) -> ComposeResult:
    with HorizontalGroup():
        yield Label(label)
        yield field


def _without_format(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() in SUFFIXES else path


def _fault_of(path: Path, *, is_web: bool) -> str:
    """Return why nothing can be written to `path`, as far as its name and folder tell."""
    if path.is_dir():
        return "这是文件夹，请在后面写上文件名"
    if path.suffix.lower() not in SUFFIXES:
        return f"文件名要以{'、'.join(SUFFIXES)}之一结尾"
    if not is_web and not path.parent.is_dir():
        return f"没有这个文件夹：{path.parent}，请先建好，或换一个文件夹"
    return ""


def _state(blanks: int) -> str:
    if not blanks:
        return "没有待核的地方，可以定稿。"
    return f"还有{blanks}处待核，补齐了才能定稿；选中一处按回车，去填那一题。"
