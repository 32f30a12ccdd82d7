"""What an answer is typed or chosen in, one kind of widget for each kind of field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, Select, TextArea

from assistant.facts.field import FieldKind
from assistant.tui.history import TextHistory, end_of_change

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import EditResult
    from textual.document._edit import Edit

    from assistant.facts.field import Field

FIGURES = (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.YEAR, FieldKind.DATE)
FLAGS = ("是", "否")
_JOINED_BY = "、"
_UNDO = (
    Binding("ctrl+z", "undo", "撤销", show=False),
    Binding("ctrl+y", "redo", "重做", show=False),
)
# What numbers the lines of a list: 1. （一） ①, or a dot or dash before each.
_BULLET = re.compile(
    r"(?:[·•●○◆■□▪]|[-*–—](?=\s)|[①-⑳]"
    r"|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.．](?!\d)|[、)）]))\s*(?=\S)"
)


def pasted_lines(text: str) -> list[str]:
    """Return the lines and cells of pasted text, without the marks that each of them begins with.

    A mark that only some of the lines have belongs to the words.
    """
    parts = (part.strip() for line in text.splitlines() for part in line.split("\t"))
    lines = [part for part in parts if part]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [_BULLET.sub("", line, count=1) for line in lines]
    return lines


class _Undoing:
    """An editor whose `past` Ctrl+Z and Ctrl+Y go through."""

    past: TextHistory

    @property
    def raw(self) -> str:
        """Return what stands there."""
        raise NotImplementedError

    def put(self, raw: str) -> None:
        """Put `raw` in, as if it were typed."""
        raise NotImplementedError

    def notice(self) -> None:
        """Take in what the program, not the user, has put there meanwhile."""
        if self.raw != self.past.now:
            self.past.record(self.raw, joined=True)

    def action_undo(self) -> None:
        """Take the last step back."""
        self.notice()
        self.put(self.past.undo())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.put(self.past.redo())


class LineEditor(_Undoing, Input):
    """One line; pasted lines are all kept, joined by 、.

    A figure is selected as the cursor comes to it and typed over; words are not, lest one key
    replace a whole sentence.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*_UNDO]

    def __init__(
        self,
        raw: str = "",
        placeholder: str = "",
        *,
        is_figure: bool = False,
        past: TextHistory | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(
            raw, placeholder=placeholder, select_on_focus=is_figure, compact=True, id=id
        )
        self.past = past or TextHistory(raw)
        self.past.record(raw)

    @property
    def raw(self) -> str:
        """Return what stands in the line."""
        return self.value

    def show(self, raw: str) -> None:
        """Put `raw` into the line without saying that it changed."""
        self.past.record(raw, joined=True)
        if raw != self.value:
            with self.prevent(Input.Changed):
                self.value = raw

    def put(self, raw: str) -> None:
        """Put `raw` into the line, the cursor where it differs from what stood there."""
        self.past.record(raw)
        at = end_of_change(self.value, raw)
        self.value = raw
        self.cursor_position = at

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` for what stands from start to end; a step that can be taken back."""
        self.notice()
        super().replace(text, start, end)
        self.past.edit(self.value, text, *sorted((start, end)))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        self.replace(_JOINED_BY.join(pasted_lines(text)), *sorted(self.selection))


class LongEditor(_Undoing, TextArea):
    """A paragraph; grows with what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*_UNDO]

    class Blurred(Message):
        """The field was left."""

    def __init__(self, raw: str, placeholder: str, past: TextHistory | None = None) -> None:
        super().__init__(
            raw,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            placeholder=placeholder,
            compact=True,
            highlight_cursor_line=False,
        )
        self.past = past or TextHistory(raw)
        self.past.record(raw)

    @property
    def raw(self) -> str:
        """Return the whole text."""
        return self.text

    def show(self, raw: str) -> None:
        """Put `raw` into the field without saying that it changed."""
        self.past.record(raw, joined=True)
        if raw != self.text:
            with self.prevent(TextArea.Changed):
                self.text = raw

    def put(self, raw: str) -> None:
        """Put `raw` into the field, the cursor where it differs from what stood there."""
        self.past.record(raw)
        at = end_of_change(self.text, raw)
        self.text = raw
        before = raw[:at].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def edit(self, edit: Edit) -> EditResult:
        """Do one edit; a step that can be taken back."""
        start, end = sorted(map(self._index, (edit.from_location, edit.to_location)))
        result = super().edit(edit)
        self.past.edit(self.text, edit.text, start, end)
        return result

    def _index(self, location: tuple[int, int]) -> int:
        """Return how many characters stand before `location`."""
        row, column = location
        return column + sum(len(line) + 1 for line in self.document.lines[:row])

    def on_blur(self) -> None:
        """Say that the field was left."""
        self.post_message(self.Blurred())


class ItemsEditor(LongEditor):
    """A few short items, one a line."""

    def __init__(self, raw: str, placeholder: str, past: TextHistory | None = None) -> None:
        super().__init__(_a_line_each(raw), placeholder, past)

    def show(self, raw: str) -> None:
        """Put the items of `raw`, which 、 joins, a line each."""
        super().show(_a_line_each(raw))

    def put(self, raw: str) -> None:
        """Put the items of `raw` a line each, as if they were typed."""
        super().put(_a_line_each(raw))

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = "\n".join(pasted_lines(event.text))


def _a_line_each(raw: str) -> str:
    return raw.replace(_JOINED_BY, "\n")


class ChoiceEditor(_Undoing, Select[str]):
    """One of a few words; nothing chosen is no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "clear", "清除", show=False),
        *_UNDO,
    ]

    def __init__(self, raw: str, choices: tuple[str, ...], past: TextHistory | None = None) -> None:
        chosen = raw if raw in choices else ""
        super().__init__(
            [(choice, choice) for choice in choices],
            prompt="未答（按回车选择）",
            value=chosen or Select.NULL,
            compact=True,
        )
        self.past = past or TextHistory(chosen)
        self.past.record(chosen)

    @property
    def raw(self) -> str:
        """Return the word chosen, or ""."""
        return self.selection or ""

    def show(self, raw: str) -> None:
        """Choose `raw` without saying that it changed."""
        if raw != self.raw:
            with self.prevent(Select.Changed):
                self.value = raw or Select.NULL

    def put(self, raw: str) -> None:
        """Choose `raw`."""
        self.value = raw or Select.NULL

    def watch_value(self) -> None:
        """Keep every choice as a step that can be taken back."""
        self.past.record(self.raw)

    def action_clear(self) -> None:
        """Take the answer back."""
        self.clear()


Editor = LineEditor | LongEditor | ChoiceEditor


def editor_for(field: Field, raw: str, past: TextHistory | None = None) -> Editor:
    """Return the editor that a field of this kind is answered in, showing `raw`.

    `past` is what stood in the field when it was on the screen before.
    """
    example = f"例如：{field.example}{field.unit}" if field.example else ""
    if field.kind is FieldKind.TEXTS:
        return ItemsEditor(raw, "一行一个，" + example, past)
    if field.kind is FieldKind.PARAGRAPH:
        return LongEditor(raw, example, past)
    if field.kind in (FieldKind.CHOICE, FieldKind.FLAG):
        return ChoiceEditor(raw, FLAGS if field.kind is FieldKind.FLAG else field.choices, past)
    return LineEditor(raw, example, is_figure=field.kind in FIGURES, past=past)
