"""What the interview screen does with whole blocks of figures: paste, import, take back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from assistant.errors import AssistantError
from assistant.facts.cells import form_for
from assistant.facts.offer import Offer, RawTable, offer_of
from assistant.interview.steps import Steps, step_between
from assistant.readers.pasted import LONGEST, holds_words, rows_of, tables_in
from assistant.tui.messages import BlockPasted, FileWanted, TableStepped
from assistant.tui.screens.answering import AnsweringScreen
from assistant.tui.screens.path import PathScreen
from assistant.tui.screens.taking import TakingScreen
from assistant.tui.sheet import laid_at, sheet_of
from assistant.tui.taking import details, stepped, summary

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.facts import Facts
    from assistant.interview.session import Interview
    from assistant.tui.fact_file import FactFile

_WHAT = (
    "Excel工作簿，或者本年已经写好的年报（Word、网页、PDF、文本），取其中的三张表。"
    "取之前先列出要改动的数，由你决定。"
)
_WORDS = (
    "粘贴的内容里有文字，又认不出是哪张表，没有取。"
    "请连同官方表格的栏目一起复制，或者只复制数字，再粘贴到左上角的那一格。"
)


class TablesScreen(AnsweringScreen):
    """Takes figures from the clipboard and from files, and takes changes of tables back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Also behind the last cell, where Enter leaves the table with blanks in it.
        Binding("f6", "rest", "其余填0", show=False),
        Binding("f7", "take_from_file", "从文件取数", show=False),
    ]

    def __init__(self, interview: Interview, file: FactFile) -> None:
        super().__init__(interview, file)
        self._steps = Steps()
        # What there is to know of cells, by path: why nothing was taken, which total is not right.
        self._notes: dict[str, str] = {}
        self._told = ""

    async def accept(self, interview: Interview, *, keep: bool = False) -> None:
        """Make `interview` the current one; a change of a table can be taken back."""
        before, after = self.interview.facts, interview.facts
        step = step_between(before, after)
        if any(path.partition(".")[0] in _roots(after) for path in step.after):
            self._steps.record(step)
            self._told = ""
            same = (path for path in self._notes if before.get(path) == after.get(path))
            self._notes = {path: self._notes[path] for path in same}
        await super().accept(interview, keep=keep)
        self._show_notes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a key does something here: F6 only where a table is."""
        return self.form.table is not None if action == "rest" else True

    def action_rest(self) -> None:
        """Take the quick path of the table."""
        if self.form.table:
            self.form.table.action_rest()

    def refresh_around(self) -> None:
        """Show what an answer changes elsewhere; on the table, what was done last."""
        super().refresh_around()
        self._show_notes()

    def _show_notes(self) -> None:
        table = self.form.table
        if table and table.is_mounted:
            start = f"{table.form.key}."
            notes = {
                path.removeprefix(start): note
                for path, note in self._notes.items()
                if path.startswith(start)
            }
            table.tell(self._told, notes)
            self.form.fit_grid()

    def _tell(self, message: str, notes: dict[str, str]) -> None:
        self._told, self._notes = message, notes
        self._show_notes()

    # ── pasting ──

    @on(BlockPasted)
    @work
    async def _block_pasted(self, event: BlockPasted) -> None:
        if len(event.text) > LONGEST:
            self._tell("粘贴的内容太长，不像一张表，没有取", {})
            return
        facts = self.interview.facts
        offer, is_elsewhere = _pasted(event, facts)
        if offer is None:
            self._tell(_WORDS, {})
        elif is_elsewhere or offer.changes(facts):
            question = TakingScreen("粘贴", details(offer, facts, "粘贴的有"))
            if await self.app.push_screen_wait(question):
                await self._take_over(offer, "粘贴")
        else:
            await self._take_over(offer, "粘贴")

    async def _take_over(self, offer: Offer, done: str) -> None:
        before = self.interview.facts
        changed = bool(offer.changes(before))
        after = offer.onto(before)
        step = step_between(before, after)
        if step.after:
            await super().accept(replace(self.interview, facts=after), keep=changed)
            self._steps.record(step)
        self._tell(summary(offer, before, done), dict(offer.notes))

    # ── files ──

    @on(FileWanted)
    def _file_wanted(self) -> None:
        self.action_take_from_file()

    @work
    async def action_take_from_file(self) -> None:
        """Ask for a file, show what it would change, and take its figures."""
        await self.commit()
        path, text = self.file.path.parent, _WHAT
        while True:
            chosen = await self.app.push_screen_wait(
                PathScreen("从文件取数", text, path, existing=True)
            )
            if chosen is None:
                return
            offer: Offer | str = await self._read_offer(chosen).wait()
            if isinstance(offer, Offer):
                break
            path, text = chosen, offer
        facts = self.interview.facts
        question = TakingScreen(f"从{chosen.name}取数", details(offer, facts, "取"))
        if await self.app.push_screen_wait(question):
            await self._take_over(offer, "取")

    @work(thread=True)
    def _read_offer(self, path: Path) -> Offer | str:
        """Return what the file offers, or why nothing."""
        from assistant.readers.figures_file import offered_by

        try:
            return offered_by(path, self.interview.facts)
        except AssistantError as error:
            return str(error)

    # ── taking back ──

    @on(TableStepped)
    async def _stepped(self, event: TableStepped) -> None:
        step = self._steps.redo() if event.onward else self._steps.undo()
        done = "重做" if event.onward else "撤销"
        if step is None:
            self._tell(f"没有可以{done}的", self._notes)
            return
        before = self.interview.facts
        after = step.onto(before)
        await super().accept(replace(self.interview, facts=after))
        self._tell(stepped(before, after, step.after, done), {})


def _pasted(event: BlockPasted, facts: Facts) -> tuple[Offer | None, bool]:
    """Return what a pasted block offers, None for words, and whether to another table."""
    block = rows_of(event.text)
    form = form_for(facts.year)
    own = form.table(event.table)
    tables = tables_in(block, form, event.table)
    if tables:
        keys = {table.form.key for table in tables}
        return offer_of(tables, facts, "粘贴"), keys != {event.table}
    if holds_words(block):
        return None, False
    raws, beside = laid_at(sheet_of(own), event.cell, block)
    offer = offer_of((RawTable(own, raws),), facts, "粘贴")
    told = (f"有{beside}个数超出了表格，没有取",) if beside else ()
    return replace(offer, remarks=told), False


def _roots(facts: Facts) -> tuple[str, ...]:
    return tuple(form.key for form in form_for(facts.year).tables)
