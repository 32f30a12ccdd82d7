"""The terminal UI, run by `nianbao` and `nianbao edit`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import InputEvent, MouseDown, MouseMove

from assistant.errors import ExitCode
from assistant.tui.drafts import Drafter
from assistant.tui.fact_file import FactFile, new_interview, open_interview
from assistant.tui.guide import key_lines, key_name, screen_help
from assistant.tui.memory import recall, remember
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.palette import Command, PaletteScreen
from assistant.tui.screens.record import RecordScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.theme import DARK, LIGHT, themes
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.events import Event
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from assistant.drafting.sources import Sources

_WIDE = 100
# A toast is so wide, but at most so much of the screen, and has so many cells beside its words.
_TOAST, _TOAST_SHARE, _TOAST_EDGES = 60, 0.8, 3


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
        self._pressed: ChineseScreen[object] | None = None
        for theme in themes():
            self.register_theme(theme)
        self.theme = recall().theme or DARK

    def on_mount(self) -> None:
        """Open the screen to begin with."""
        self.push_screen(self.first)

    async def on_event(self, event: Event) -> None:
        """Pass an event on, and tell the screen when the mouse button is down and when it is up."""
        is_new = isinstance(event, InputEvent) and not event.is_forwarded
        if is_new and isinstance(event, MouseDown) and isinstance(self.screen, ChineseScreen):
            self._pressed = self.screen
            self._pressed.hold()
        await super().on_event(event)
        # The button may come up where we are not told of it, outside the window.
        if is_new and self._pressed and not _is_held(event):
            self._pressed.release()
            self._pressed = None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message for a while, wrapped as Chinese is printed."""
        width = min(_TOAST, int(self.size.width * _TOAST_SHARE)) - _TOAST_EDGES
        text = "\n".join(wrap(message, width))
        super().notify(text, title=title, severity=severity, timeout=timeout, markup=markup)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as the footer shows it: ^S where the screen is narrow, else Ctrl+S."""
        return key_name(binding.key, short=self.size.width < _WIDE)

    def action_help(self) -> None:
        """Explain the question under the cursor, the screen, and the keys that work there."""
        screen = self.screen
        asked, known = screen.explain() if isinstance(screen, ChineseScreen) else ("", "")
        title, text = screen_help(screen)
        keys = key_lines(active.binding for active in screen.active_bindings.values())
        parts = (known, text, "\n".join(["按键", *keys]))
        self.push_screen(TextScreen(asked or title or "帮助", "\n\n".join(filter(None, parts))))

    async def action_quit(self) -> None:
        """Quit; an interview is saved first, whatever screen lies over it."""
        below = [screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)]
        if below:
            below[0].leave()
        else:
            self.exit()

    async def on_exit_app(self) -> None:
        """Save what is being typed before the exit, also one that nobody at the keys asked for."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, RecordScreen):
                await screen.hand_in()
            elif isinstance(screen, InterviewScreen) and screen.is_mounted:
                await screen.commit()
                screen.settle()

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C copies, it does not quit."""
        self.notify("退出请按Ctrl+Q")

    @work
    async def action_commands(self) -> None:
        """Let a command be chosen by name and do it."""
        command = await self.push_screen_wait(PaletteScreen(list(self._commands())))
        if command:
            await self.run_action(command.action, command.node)

    def _commands(self) -> Iterator[Command]:
        """Yield what the keys do here and, but for a dialog, where else one can go."""
        found: dict[tuple[str, str], Command] = {}
        for node, binding, *_ in self.screen.active_bindings.values():
            command = Command(binding.description, key_name(binding.key), binding.action, node)
            if binding.action.removeprefix("app.") != "commands":
                found.setdefault((command.name, command.action), command)
        yield from found.values()
        theme = "浅色" if self.theme == DARK else "深色"
        yield Command(f"换成{theme}", "", "change_theme_shade", self)
        interview = self._interview
        if interview and not self.screen.is_modal:
            for group in interview.interview.groups:
                action = f"go_to_section('{group.section}')"
                yield Command(f"跳到：{group.title}", "", action, self)
            yield Command("恢复以前保存的", "", "versions", self)
            yield Command("回到开始界面", "", "start_over", self)

    @property
    def _interview(self) -> InterviewScreen | None:
        shown = (screen for screen in self.screen_stack if isinstance(screen, InterviewScreen))
        return next(shown, None)

    async def _back_to_interview(self) -> InterviewScreen | None:
        """Close what lies over the interview, save what is being typed in it, and return it."""
        interview = self._interview
        while interview and self.screen is not interview:
            await self.screen.dismiss(None)
        if interview:
            await interview.commit()
        return interview

    async def action_go_to_section(self, section: str) -> None:
        """Go to a section of the interview, from whatever screen lies over it."""
        interview = await self._back_to_interview()
        if interview:
            await interview.show_section(section)

    async def action_versions(self) -> None:
        """Show what was saved before, from whatever screen lies over the interview."""
        interview = await self._back_to_interview()
        if interview:
            interview.show_versions()

    def action_change_theme_shade(self) -> None:
        """Change between dark and light, and keep to it the next time."""
        self.theme = LIGHT if self.theme == DARK else DARK
        remember(replace(recall(), theme=self.theme))

    async def action_start_over(self) -> None:
        """Go back to the start screen; what is being typed is saved first."""
        interview = await self._back_to_interview()
        if interview:
            interview.settle()
            if any(isinstance(screen, StartScreen) for screen in self.screen_stack):
                self.pop_screen()
            else:
                self.switch_screen(StartScreen(interview.drafter))


def _is_held(event: Event) -> bool:
    """Return whether the mouse button is still down after `event`."""
    return isinstance(event, MouseDown) or (isinstance(event, MouseMove) and event.button > 0)


def run(path: Path | None, sources: Sources | None = None) -> None:
    """Run the UI: on the fact file `path`, which is made if it is not there, or from the start.

    It drafts from `sources`, or from our own phrases alone.
    A file that cannot be opened raises before the screen is taken over.
    """
    app = app_for(path, Drafter(sources, path))
    app.run()
    if app.return_code:
        # Textual has shown the fault and given the terminal back by now.
        raise SystemExit(ExitCode.INTERNAL)


def app_for(path: Path | None, drafter: Drafter) -> NianbaoApp:
    """Return the app that `run` runs."""
    if path is None:
        return NianbaoApp(StartScreen(drafter))
    file = FactFile(path)
    interview = open_interview(path) if path.exists() else new_interview()
    remember(recall().with_file(path))
    return NianbaoApp(InterviewScreen(interview, file, drafter))
