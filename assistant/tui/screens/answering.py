"""What the interview screen does with an answer: ask the interview, save, show, or say why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from assistant.interview.answer import AnswerError, show_answer
from assistant.tui.history import History
from assistant.tui.memory import recall, remember
from assistant.tui.messages import (
    Answered,
    CellAnswered,
    ListStepped,
    NoRecords,
    RecordMoved,
    RecordRemoved,
    RecordWanted,
    RestIsZero,
    Submitted,
)
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.screens.path import PathScreen, free_path
from assistant.tui.screens.record import RecordScreen
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.records_field import RecordsField
from assistant.tui.widgets.section_form import SectionForm
from assistant.tui.widgets.status_bar import StatusBar
from assistant.tui.widgets.table_field import TableField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.field import Value
    from assistant.interview.question import QuestionGroup
    from assistant.interview.session import Interview
    from assistant.tui.fact_file import FactFile

_STILL_OPEN = "还没有填；先空着，正文里写作【待核】"


class AnsweringScreen(ChineseScreen[None]):
    """Holds the current interview and keeps the fact file up to date with it."""

    def __init__(self, interview: Interview, file: FactFile) -> None:
        super().__init__()
        self.interview = interview
        self.file = file
        self.sections = [group.section for group in interview.groups]
        self.section = self.sections[0]
        # What was typed but cannot be read as an answer, by question; shown again on coming back.
        self.rejected: dict[str, str] = {}
        self._lists: dict[str, History[Value | None]] = {}
        self._is_settled = True
        self._takes_away = False

    @property
    def form(self) -> SectionForm:
        """Return the questions on the screen."""
        return self.query_one(SectionForm)

    @property
    def group(self) -> QuestionGroup:
        """Return the section on the screen."""
        return self.interview.groups[self.sections.index(self.section)]

    def refresh_around(self) -> None:
        """Show what an answer changes elsewhere on the screen: whose report, saved or not."""
        is_fault = bool(self.file.fault)
        bar = self.query_one(StatusBar)
        bar.show(self.interview.facts, self.file.status, is_fault=is_fault)

    def show_text(self) -> None:
        """Show the text that the answers make, before anything else that they change."""

    # ── one answer ──

    @on(Answered)
    async def _answered(self, event: Answered) -> None:
        await self.answer(event.key, event.raw)

    @on(Submitted)
    async def _submitted(self, event: Submitted) -> None:
        if await self.answer(event.key, event.raw):
            field = self.form.fields.get(event.key)
            if isinstance(field, QuestionField) and field.field.required and not field.raw.strip():
                field.tell(_STILL_OPEN)
            self.form.focus_after(event.key)

    async def answer(self, key: str, raw: str) -> bool:
        """Take over an answer and return True, or show why it cannot be one."""
        field = self.form.fields.get(key)
        if not isinstance(field, QuestionField):
            return True
        try:
            interview = self.interview.answer(key, raw)
        except AnswerError as error:
            self.rejected[key] = raw
            field.show_error(str(error))
            self.refresh_around()
            return False
        self.rejected.pop(key, None)
        if interview.facts != self.interview.facts:
            await self.accept(interview)
        field.show(interview.raw(key))
        return True

    async def commit(self) -> bool:
        """Take over what is being typed; return whether it could be."""
        key = self.form.current_key
        field = self.form.fields.get(key)
        if isinstance(field, QuestionField):
            return await self.answer(key, field.raw)
        if isinstance(field, TableField) and (answer := field.grid.take()):
            return await self.answer_cell(answer)
        return True

    def restore(self) -> None:
        """Put the saved answer back into the field that is being typed in."""
        key = self.form.current_key
        field = self.form.fields.get(key)
        if isinstance(field, QuestionField):
            self.rejected.pop(key, None)
            field.restore(self.interview.raw(key))

    async def accept(self, interview: Interview, *, keep: bool = False) -> None:
        """Make `interview` the current one, show its text, ask what it calls for, save it next.

        With `keep`, for what takes answers away, all that stands so far is kept as a version.
        Saving comes after the keys that wait already, so that none of them goes to the field
        that is being left.
        """
        if keep:
            self.settle()
            self._takes_away = True
        self.interview = interview
        self._is_settled = False
        self.show_text()
        await self.form.follow(interview, self.group)
        self.call_later(self.settle)

    def settle(self) -> None:
        """Save the current interview unless that was done, and show what it changed."""
        if self._is_settled:
            return
        self._is_settled = True
        if self.file.save(self.interview.facts, keep=self._takes_away):
            self._takes_away = False
        self.refresh_around()
        if self.file.told:
            self.notify(self.file.told, severity="warning", timeout=60, markup=False)
        if self.file.fault:
            self.rescue()

    # ── tables ──

    @on(CellAnswered)
    async def answer_cell(self, event: CellAnswered) -> bool:
        """Take over one cell and return True, or show why it cannot be."""
        try:
            interview = self.interview.answer_cell(event.table, event.cell, event.raw)
        except AnswerError as error:
            if self.form.table:
                self.form.table.reject(event.cell, event.raw, str(error))
                self.form.fit_grid()
            return False
        await self.accept(interview)
        return True

    @on(RestIsZero)
    async def _rest_is_zero(self, event: RestIsZero) -> None:
        await self.accept(self.interview.fill_rest_with_zero(event.table), keep=True)

    # ── lists ──

    def _list(self, key: str) -> RecordsField | None:
        field = self.form.fields.get(key)
        return field if isinstance(field, RecordsField) else None

    def _past(self, key: str) -> History[Value | None]:
        """Return what the list `key` was; what changed since this was asked last is one step."""
        now = self.interview.facts.values.get(key)
        past = self._lists.setdefault(key, History(now))
        past.record(now)
        return past

    @on(ListStepped)
    async def _list_stepped(self, event: ListStepped) -> None:
        past = self._past(event.key)
        value = past.redo() if event.onward else past.undo()
        await self.accept(self.interview.put(event.key, value))

    @on(RecordWanted)
    @work
    async def _record_wanted(self, event: RecordWanted) -> None:
        shown = self._list(event.key)
        if shown is None:
            return
        self._past(event.key)
        records = self.interview.records(event.key)
        at = len(records) if event.index is None else event.index
        record = {} if event.index is None else records[event.index]
        fields = shown.field.fields
        raws = {field.key: show_answer(field, record.get(field.key)) for field in fields}
        title = f"{shown.field.label}：第{at + 1}条"
        screen = RecordScreen(title, fields, raws, lambda typed: self._take(event.key, at, typed))
        await self.app.push_screen_wait(screen)
        shown.select(at)
        shown.scroll_visible()

    async def _take(self, key: str, at: int, raws: Mapping[str, str]) -> None:
        """Save the entry `at`, as far as it is filled in; one past the end is a new one."""
        if not any(raws.values()):
            return
        if at < len(self.interview.records(key)):
            await self.accept(self.interview.replace_record(key, at, raws))
        else:
            await self.accept(self.interview.add_record(key, raws))

    @on(NoRecords)
    async def _no_records(self, event: NoRecords) -> None:
        self._past(event.key)
        await self.accept(self.interview.confirm_none(event.key))

    @on(RecordMoved)
    async def _record_moved(self, event: RecordMoved) -> None:
        target = event.index + event.by
        shown = self._list(event.key)
        if shown and 0 <= target < len(self.interview.records(event.key)):
            self._past(event.key)
            await self.accept(self.interview.move_record(event.key, event.index, event.by))
            shown.select(target)

    @on(RecordRemoved)
    @work
    async def _record_removed(self, event: RecordRemoved) -> None:
        shown = self._list(event.key)
        if shown is None:
            return
        record = self.interview.records(event.key)[event.index]
        question = ConfirmScreen(f"删除第{event.index + 1}条？", shown.summary(record), "删除")
        if await self.app.push_screen_wait(question):
            self._past(event.key)
            await self.accept(self.interview.remove_record(event.key, event.index), keep=True)

    # ── saving ──

    def on_unmount(self) -> None:
        """Let other windows have the file."""
        self.file.release()

    @work
    async def ask_for_file(self) -> None:
        """Ask whether to work on a file that is open in another window; else leave it to that."""
        text = (
            f"{self.file.path}\n\n请回到那个窗口接着填。两个窗口都保存的话，后保存的会盖掉先保存的，"
            "盖掉的那一份留在“恢复以前保存的”里。"
        )
        question = ConfirmScreen("这个文件已在另一个窗口打开", text, "仍然打开")
        if not await self.app.push_screen_wait(question):
            await self.app.run_action("start_over")

    @work(exclusive=True, group="rescue")
    async def rescue(self) -> None:
        """Offer another place for answers that could not be saved; they stay in memory."""
        while self.file.fault:
            text = f"{self.file.fault}。已填的答案都还在，请换一个地方保存。"
            proposed = free_path(Path.home(), self.file.path.stem)
            path = await self.app.push_screen_wait(PathScreen("没有保存成功", text, proposed))
            if path is None:
                return
            self.file.move_to(path)
            self.file.save(self.interview.facts)
            remember(recall().with_file(path))
            self.refresh_around()

    async def action_save(self) -> None:
        """Save at once; every answer is saved anyway, this is for peace of mind."""
        await self.commit()
        self._is_settled = False
        self.settle()

    @work
    async def leave(self) -> None:
        """Quit; what is being typed is saved first, and nothing unsaved is dropped unasked."""
        await self.commit()
        self.settle()
        text = f"{self.file.fault}。现在退出，没有保存的会丢失。"
        question = ConfirmScreen("退出？", text, "退出")
        if not self.file.fault or await self.app.push_screen_wait(question):
            self.app.exit()
