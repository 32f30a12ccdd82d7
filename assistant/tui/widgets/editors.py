"""What an answer is typed or chosen in, one kind of widget for each kind of field."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, Select, TextArea

from assistant.facts.field import FieldKind

if TYPE_CHECKING:
    from textual import events

    from assistant.facts.field import Field

FIGURES = (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.YEAR, FieldKind.DATE)
FLAGS = ("是", "否")
_JOINED_BY = "、"


class LineEditor(Input):
    """One line; pasted lines are all kept, joined by 、.

    A figure is selected as the cursor comes to it and typed over; words are not, lest one key
    replace a whole sentence.
    """

    def __init__(self, raw: str, placeholder: str, *, is_figure: bool) -> None:
        super().__init__(raw, placeholder=placeholder, select_on_focus=is_figure, compact=True)

    @property
    def raw(self) -> str:
        """Return what stands in the line."""
        return self.value

    def show(self, raw: str) -> None:
        """Put `raw` into the line without saying that it changed."""
        if raw != self.value:
            with self.prevent(Input.Changed):
                self.value = raw

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = filter(None, (line.strip() for line in event.text.splitlines()))
        self.replace(_JOINED_BY.join(lines), *sorted(self.selection))


class LongEditor(TextArea):
    """A paragraph; grows with what is typed."""

    class Blurred(Message):
        """The field was left."""

    def __init__(self, raw: str, placeholder: str) -> None:
        super().__init__(
            raw,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            placeholder=placeholder,
            compact=True,
            highlight_cursor_line=False,
        )

    @property
    def raw(self) -> str:
        """Return the whole text."""
        return self.text

    def show(self, raw: str) -> None:
        """Put `raw` into the field without saying that it changed."""
        if raw != self.text:
            with self.prevent(TextArea.Changed):
                self.text = raw

    def on_blur(self) -> None:
        """Say that the field was left."""
        self.post_message(self.Blurred())


class ItemsEditor(LongEditor):
    """A few short items, one a line."""

    def __init__(self, raw: str, placeholder: str) -> None:
        super().__init__(_a_line_each(raw), placeholder)

    def show(self, raw: str) -> None:
        """Put the items of `raw`, which 、 joins, a line each."""
        super().show(_a_line_each(raw))


def _a_line_each(raw: str) -> str:
    return raw.replace(_JOINED_BY, "\n")


class ChoiceEditor(Select[str]):
    """One of a few words; nothing chosen is no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "clear", "清除", show=False),
    ]

    def __init__(self, raw: str, choices: tuple[str, ...]) -> None:
        super().__init__(
            [(choice, choice) for choice in choices],
            prompt="未答（按回车选择）",
            value=raw if raw in choices else Select.NULL,
            compact=True,
        )

    @property
    def raw(self) -> str:
        """Return the word chosen, or ""."""
        return self.selection or ""

    def show(self, raw: str) -> None:
        """Choose `raw` without saying that it changed."""
        if raw != self.raw:
            with self.prevent(Select.Changed):
                self.value = raw or Select.NULL

    def action_clear(self) -> None:
        """Take the answer back."""
        self.clear()


Editor = LineEditor | LongEditor | ChoiceEditor


def editor_for(field: Field, raw: str) -> Editor:
    """Return the editor that a field of this kind is answered in, showing `raw`."""
    example = f"例如：{field.example}{field.unit}" if field.example else ""
    if field.kind is FieldKind.TEXTS:
        return ItemsEditor(raw, "一行一个，" + example)
    if field.kind is FieldKind.PARAGRAPH:
        return LongEditor(raw, example)
    if field.kind in (FieldKind.CHOICE, FieldKind.FLAG):
        return ChoiceEditor(raw, FLAGS if field.kind is FieldKind.FLAG else field.choices)
    return LineEditor(raw, example, is_figure=field.kind in FIGURES)
