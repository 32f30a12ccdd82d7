"""A clerk at the keyboard: the app on a fact file of its own, and what the screen shows."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseUp, Paste

from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.interview.question import all_fields
from assistant.tui.app import NianbaoApp, app_for
from assistant.tui.drafts import Drafter
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.widgets.question_field import QuestionField

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from textual.geometry import Offset
    from textual.pilot import Pilot

    from assistant.drafting.sources import Sources
    from assistant.facts.field import Value

WIDE, NARROW = (120, 36), (80, 24)

_THREADS = (
    *("_warm_up", "_check", "_read_offer", "_read_progress", "_compose_draft"),
    *("_write_to", "_hand_over", "_read_versions", "_read_offer"),
)
_ROUNDS = 2  # a message of the first round may start a thread in the second


class Desk:
    """One run of the app, its keyboard, and the fact file on the disk."""

    def __init__(self, app: NianbaoApp, pilot: Pilot[None], path: Path) -> None:
        self.app, self.pilot, self.path = app, pilot, path

    @property
    def interview(self) -> InterviewScreen:
        """Return the interview screen, wherever in the stack it is."""
        screens = [s for s in self.app.screen_stack if isinstance(s, InterviewScreen)]
        assert screens, self.app.screen_stack
        return screens[0]

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the screen is at rest."""
        for key in keys:
            self.app.simulate_key(key)
            await self.rest()

    async def type(self, text: str, *keys: str) -> None:
        """Put `text` in at once, as an input method does, then press `keys`."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.press(*keys)

    async def click(self, at: Offset, times: int = 1) -> None:
        """Press the mouse button at a place of the screen, and let it come up a moment later.

        Other than with `pilot.click`, it is Textual that makes a click of the two, or does not.
        """
        for _ in range(times):
            for event in (MouseDown, MouseUp):
                self.app.post_message(event(None, at.x, at.y, 0, 0, 1, False, False, False))
                await self.rest()

    async def rest(self) -> None:
        """Wait until keys, messages and threads are done, and have started no others."""
        quiet = 0
        while quiet < _ROUNDS:
            await self.pilot.pause()
            busy = [w for w in self.app.workers if w.name in _THREADS and not w.is_finished]
            quiet = 0 if busy else quiet + 1
            for worker in busy:
                await worker.wait()

    async def go(self, section: str, key: str = "") -> None:
        """Go to a section, to the question `key` of it."""
        await self.interview.show_section(section, key)
        await self.rest()

    def saved(self) -> Facts:
        """Return the facts as they stand on the disk."""
        return load_facts(self.path, all_fields())

    def field(self, key: str) -> QuestionField:
        """Return the question `key` on the screen."""
        field = self.interview.form.fields[key]
        assert isinstance(field, QuestionField)
        return field

    def error(self, key: str) -> str:
        """Return what is said to be wrong under a question."""
        return self.field(key).error

    def screenful(self) -> str:
        """Return the text on the screen, line by line."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(line.text[:width].rstrip() for line in lines)


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the UI remembers out of the home of whoever runs the tests."""
    monkeypatch.setattr("assistant.tui.memory.user_state_path", lambda *_, **__: tmp_path / "state")


@asynccontextmanager
async def at_desk(
    path: Path,
    at: str = "",
    *,
    size: tuple[int, int] = NARROW,
    facts: Mapping[str, Value] | None = None,
    sources: Sources | None = None,
) -> AsyncIterator[Desk]:
    """Open the interview on `path`, which holds `facts`, at the question or section `at`."""
    if facts is not None:
        told = Facts(fields=all_fields())
        for key, value in facts.items():
            told = told.with_value(key, value)
        save_facts(path, told)
    app = app_for(path, Drafter(sources, path))
    if at and isinstance(app.first, InterviewScreen):
        app.first.section = at.partition(".")[0]
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot, path)
        await desk.rest()
        if at in desk.interview.form.fields:
            desk.interview.form.focus_on(at)
            await desk.rest()
        yield desk


@asynccontextmanager
async def at_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, size: tuple[int, int] = WIDE
) -> AsyncIterator[Desk]:
    """Open the start screen in `folder`."""
    monkeypatch.chdir(folder)
    app = NianbaoApp(StartScreen(Drafter()))
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot, folder / "年报事实.toml")
        await desk.rest()
        yield desk
