"""The terminal UI, run by `nianbao` and `nianbao edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from assistant.errors import ExitCode
from assistant.tui.drafts import Drafter
from assistant.tui.fact_file import FactFile, new_interview, open_interview
from assistant.tui.guide import KEYS, help_of
from assistant.tui.memory import Memory, recall, remember
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.palette import Command, PaletteScreen
from assistant.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.screen import Screen

    from assistant.drafting.sources import Sources

DARK, LIGHT = "textual-dark", "textual-light"
_WIDE = 100


class NianbaoApp(App[None]):
    """Opens the start screen, or goes straight into a fact file."""

    TITLE = "年报助手"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (_WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "帮助"),
        Binding("ctrl+p", "commands", "命令"),
        Binding("ctrl+q", "quit", "退出"),
    ]

    def __init__(self, first: Screen[None]) -> None:
        super().__init__()
        self.first = first
        self.theme = recall().theme or DARK

    def on_mount(self) -> None:
        """Open the screen to begin with."""
        self.push_screen(self.first)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as the footer shows it: ^S where the screen is narrow, else Ctrl+S."""
        key = binding.key
        if not key.startswith("ctrl+"):
            return {"escape": "Esc", "enter": "回车"}.get(key, key.upper())
        letter = key.removeprefix("ctrl+").upper()
        return f"^{letter}" if self.size.width < _WIDE else f"Ctrl+{letter}"

    def action_help(self) -> None:
        """Explain the question under the cursor, or the keys."""
        screen = self.screen
        question = screen.question if isinstance(screen, InterviewScreen) else None
        if question:
            self.push_screen(TextScreen(question.ask, f"{help_of(question)}\n\n按键\n{KEYS}"))
        else:
            self.push_screen(TextScreen("按键", KEYS))

    async def action_quit(self) -> None:
        """Quit; an interview is saved first, whatever screen lies over it."""
        below = [screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)]
        if below:
            below[0].leave()
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C copies, it does not quit."""
        self.notify("退出请按Ctrl+Q")

    @work
    async def action_commands(self) -> None:
        """Let a command be chosen by name and do it."""
        action = await self.push_screen_wait(PaletteScreen(list(self._commands())))
        if action:
            await self.run_action(action, self.screen)

    def _commands(self) -> Iterator[Command]:
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action != "commands":
                prefix = "app." if active.node is self else ""
                key = self.get_key_display(binding)
                yield Command(binding.description, key, f"{prefix}{binding.action}")
        theme = "浅色" if self.theme == DARK else "深色"
        yield Command(f"换成{theme}", "", "app.change_theme_shade")
        if isinstance(self.screen, InterviewScreen):
            yield Command("保存", "", "save")
            yield Command("回到开始界面", "", "app.start_over")

    def action_change_theme_shade(self) -> None:
        """Change between dark and light, and keep to it the next time."""
        self.theme = LIGHT if self.theme == DARK else DARK
        remember(Memory(recall().files, self.theme))

    async def action_start_over(self) -> None:
        """Go back to the start screen; what is being typed is saved first."""
        if isinstance(self.screen, InterviewScreen):
            await self.screen.commit()
            self.screen.settle()
            if any(isinstance(screen, StartScreen) for screen in self.screen_stack):
                self.pop_screen()
            else:
                self.switch_screen(StartScreen(self.screen.drafter))


def run(path: Path | None, sources: Sources | None = None) -> None:
    """Run the UI: on the fact file `path`, which is made if it is not there, or from the start.

    It drafts from `sources`, or from our own phrases alone.
    A file that cannot be opened raises before the screen is taken over.
    """
    app = app_for(path, Drafter(sources))
    app.run()
    if app.return_code:
        # Textual has shown the fault and given the terminal back by now.
        raise SystemExit(ExitCode.INTERNAL)


def app_for(path: Path | None, drafter: Drafter) -> NianbaoApp:
    """Return the app that `run` runs."""
    if path is None:
        return NianbaoApp(StartScreen(drafter))
    interview = open_interview(path) if path.exists() else new_interview()
    remember(recall().with_file(path))
    return NianbaoApp(InterviewScreen(interview, FactFile(path), drafter))
