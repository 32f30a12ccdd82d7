"""A question answered by a list, an entry at a time: add, change, move, take out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Button, OptionList

from assistant.interview.answer import show_answer
from assistant.tui.messages import ListStepped, NoRecords, RecordMoved, RecordRemoved, RecordWanted
from assistant.tui.widgets.button_row import ButtonRow
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.remarks import Remarks, doubts_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from assistant.facts.field import Field, Record
    from assistant.interview.contradictions import Contradiction

_SHOWN = 4
_KEYS = "Tab到按钮，←→选一个；回车改，Insert加，Delete删"


class RecordList(OptionList):
    """The entries; Enter changes one, Insert adds one, Delete takes one out.

    A click goes to an entry, so that the buttons can move it or take it out; a second one opens it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert", "press('add')", "添加", show=False),
        Binding("delete", "press('remove')", "删除", show=False),
        Binding("shift+up", "press('up')", "上移", show=False),
        Binding("shift+down", "press('down')", "下移", show=False),
    ]

    def action_press(self, button: str) -> None:
        """Do what the button below the list does."""
        if self.parent:
            self.parent.query_one(f"#{button}", Button).press()

    async def _on_click(self, event: events.Click) -> None:
        clicked = event.style.meta.get("option")
        if clicked is not None and event.chain == 1:
            event.prevent_default()
            self.highlighted = clicked


class RecordsField(VerticalGroup):
    """The list and its buttons; posts `RecordWanted`, `RecordMoved` and `RecordRemoved`."""

    DEFAULT_CSS = """
    RecordsField {
        margin-bottom: 1;
        & .ask { text-style: bold; }
        &:focus-within .ask { color: $text-primary; }
        & .help, & .keys { color: $text-muted; }
        & RecordList { height: auto; max-height: 10; border: none; background: $foreground 10%; }
        & RecordList:focus { border: none; }
        & RecordList.-empty { display: none; }
        & .buttons { margin-top: 1; }
        & .buttons Button { margin-right: 1; min-width: 8; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "step(False)", "撤销", show=False),
        Binding("ctrl+y", "step(True)", "重做", show=False),
    ]

    def __init__(self, field: Field, ask: str, help: str) -> None:
        super().__init__()
        self.field, self.ask, self.help = field, ask, help
        self._records: Sequence[Record] = ()

    def compose(self) -> ComposeResult:
        """Lay out ask, hint, list, buttons and their keys."""
        yield Prose(f"{self.ask}（必答）" if self.field.required else self.ask, classes="ask")
        yield Remarks(classes="doubts")
        yield Prose(self.help, classes="help")
        yield RecordList()
        with ButtonRow(classes="buttons"):
            yield Button("添加", id="add", compact=True, variant="primary")
            yield Button("修改", id="change", compact=True)
            yield Button("上移", id="up", compact=True)
            yield Button("下移", id="down", compact=True)
            yield Button("删除", id="remove", compact=True)
            yield Button("确认没有", id="none", compact=True)
        yield Prose(classes="keys")

    def show(self, records: Sequence[Record], *, is_none: bool) -> None:
        """Show `records`; `is_none` says that there are none, and that this is the answer."""
        self._records = records
        entries = self.query_one(RecordList)
        at = entries.highlighted or 0
        entries.clear_options()
        entries.add_options(
            f"{number}. {self.summary(record)}" for number, record in enumerate(records, 1)
        )
        none = self.query_one("#none", Button)
        loses_focus = (entries.has_focus and not records) or (none.has_focus and is_none)
        entries.set_class(not records, "-empty")
        entries.highlighted = min(at, len(records) - 1) if records else None
        for button in self.query(".buttons Button"):
            button.display = button.id == "add" or (button.id == "none") is not bool(records)
        self.query_one(ButtonRow).is_one_stop = bool(records)
        self.query_one(".keys", Prose).show(_KEYS if records else "")
        none.disabled = is_none
        none.label = "已确认没有" if is_none else "确认没有"
        if loses_focus:
            self.query_one("#add", Button).focus()

    def doubt(self, doubts: Sequence[Contradiction]) -> None:
        """Say which other answers the entries contradict, or one another."""
        self.query_one(Remarks).show_all(doubts_told(doubts))

    def action_step(self, onward: bool) -> None:
        """Ask for the list as it was before its last change or, `onward`, after it."""
        self.post_message(ListStepped(self.field.key, onward))

    def summary(self, record: Record) -> str:
        """Return a record's first answers in one line."""
        answers = (
            show_answer(field, record[field.key])
            for field in self.field.fields
            if field.key in record
        )
        return "　".join(answer for answer, _ in zip(answers, range(_SHOWN), strict=False))

    def take_focus(self) -> None:
        """Put the cursor on the entries, or on the button that adds the first one."""
        self.query_one(RecordList if self._records else "#add").focus()

    def select(self, index: int) -> None:
        """Put the cursor on the entry `index`."""
        self.query_one(RecordList).highlighted = index

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(RecordWanted(self.field.key, event.option_index))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        key, index = self.field.key, self.query_one(RecordList).highlighted
        if event.button.id == "add":
            self.post_message(RecordWanted(key, None))
        elif event.button.id == "none":
            self.post_message(NoRecords(key))
        elif index is None:
            return
        elif event.button.id == "change":
            self.post_message(RecordWanted(key, index))
        elif event.button.id == "remove":
            self.post_message(RecordRemoved(key, index))
        else:
            self.post_message(RecordMoved(key, index, -1 if event.button.id == "up" else 1))
