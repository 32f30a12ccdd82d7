"""All commands by name: type a few characters, choose one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from assistant.tui.screens.dialog import Dialog
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.dom import DOMNode


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: its name, the key for it, the action that does it, and on what."""

    name: str
    key: str
    action: str
    node: DOMNode


class PaletteScreen(Dialog[Command | None]):
    """Gives the command chosen."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "palette.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "下一个", show=False, priority=True),
        Binding("up", "move(-1)", "上一个", show=False, priority=True),
        Binding("ctrl+p", "cancel", "返回", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay out the search field over the list of commands."""
        with Vertical(classes="box"):
            yield Prose("命令", classes="title")
            yield LineEditor(placeholder="输入几个字找命令，回车执行")
            yield OptionList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show every command."""
        self.query_one(OptionList).can_focus = False
        self._list("")

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._list(event.value.strip())

    def _list(self, words: str) -> None:
        found = [it for it in enumerate(self._commands) if _matches(words, it[1].name)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(f"{command.name}　{command.key}", id=str(number)) for number, command in found
        )
        if not found:
            options.add_option(Option("没有这个命令", disabled=True))
        options.highlighted = 0 if found else None

    def action_move(self, by: int) -> None:
        """Go up or down the list while typing goes on."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._commands[int(event.option_id or 0)])


def _matches(words: str, name: str) -> bool:
    return not words or Matcher(words).match(name) > 0
