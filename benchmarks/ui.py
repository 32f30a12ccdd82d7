"""Measure what a clerk at the terminal UI waits for, on the largest sample.

Prints the rows of the tables in README.md. Run from a checkout: python benchmarks/ui.py
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from textual._compositor import CompositorUpdate  # noqa: E402
from textual.events import Key  # noqa: E402
from textual.widgets import OptionList  # noqa: E402

from assistant.__main__ import _OBJECTS_BETWEEN_COLLECTIONS  # noqa: E402
from assistant.reviewing.draft import check_draft  # noqa: E402
from assistant.tui.app import app_for  # noqa: E402
from assistant.tui.drafts import Drafter  # noqa: E402
from assistant.tui.screens.interview import InterviewScreen  # noqa: E402
from assistant.tui.widgets.preview import Preview  # noqa: E402
from assistant.tui.widgets.prose import Prose  # noqa: E402
from assistant.tui.widgets.question_field import QuestionField  # noqa: E402
from benchmarks.run import Measured, Task, measure, row, shown, verdict  # noqa: E402
from benchmarks.terminal import Terminal  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.app import App
    from textual.pilot import Pilot
    from textual.screen import Screen

FACTS = max((ROOT / "samples" / "facts").glob("*.toml"), key=lambda path: path.stat().st_size)
SIZE = (120, 36)
RUNS, KEYS = 5, 20
FIRST_FRAME, KEY, OPENED, MEGABYTES = 0.8, 0.050, 1.0, 300.0
_FRAME_ROWS = 6
_PAUSE = 0.15  # between keys; a fast typist needs about as long
_LOOK = 0.001
_GIVE_UP = 10.0


# ── in the terminal: whole processes ──


def opened_in_terminal(facts: Path, state: Path) -> list[tuple[Task, Measured]]:
    """Return how long the program takes to show itself, and what memory all of it takes."""
    runs = [_at_terminal(facts, state) for _ in range(RUNS)]
    frames, forms, memory = zip(*runs, strict=True)
    return [
        (Task("nianbao edit：第一屏", (), FIRST_FRAME), Measured(statistics.median(frames))),
        (
            Task("nianbao edit：可以填写", (), OPENED),
            Measured(statistics.median(forms), None, max(memory)),
        ),
    ]


def _at_terminal(facts: Path, state: Path) -> tuple[float, float, float]:
    """Run the program once, look at every screen, leave; return both times and the memory."""
    command = [sys.executable, "-m", "assistant", "edit", str(facts)]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(state),
    }
    with Terminal(command, SIZE, environment) as terminal:
        frame = terminal.until(lambda: terminal.filled() >= _FRAME_ROWS)
        form = terminal.until(lambda: terminal.shows("，共"))
        for key, words in (("\x1b[15~", "检查结果"), ("\x1bOQ", "换一种说法")):
            terminal.write(key)
            terminal.until(lambda words=words: terminal.shows(words))  # type: ignore[misc]
            terminal.write("\x1b")
            time.sleep(_PAUSE)
        terminal.write("\x11")
        return frame, form, terminal.leave()


# ── inside the program: from a key to what it changes on the screen ──


class Took(NamedTuple):
    """Seconds by the clock, and of the processor's time, which other programs do not lengthen."""

    seconds: float
    processor: float


def now() -> Took:
    """Return both clocks."""
    return Took(time.perf_counter(), time.process_time())


class Desk:
    """The app at the keyboard; `timed` says how long a key takes to show."""

    def __init__(self, app: App[None], pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self._is_there: Callable[[], bool] | None = None
        self._shown_at = Took(0, 0)
        app._display = self._painted  # type: ignore[method-assign]

    def _painted(self, _: Screen[object], update: object) -> None:
        # Without a terminal Textual does not write the update out, which is work to be counted.
        if isinstance(update, CompositorUpdate):
            update.render_segments(self.app.console)
        elif update is not None:
            self.app.console.render_lines(update, pad=False)  # type: ignore[arg-type]
        if self._is_there and self._is_there():
            self._shown_at, self._is_there = now(), None

    @property
    def interview(self) -> InterviewScreen:
        return next(s for s in self.app.screen_stack if isinstance(s, InterviewScreen))

    @property
    def preview(self) -> str:
        return self.interview.query_one(Preview).query_one("#text", Prose).text

    async def timed(self, key: str, is_there: Callable[[], bool]) -> Took:
        """Press a key; return how long it takes till what it does has been painted."""
        await self.rest()
        self._is_there = is_there
        start = now()
        self.send(key)
        while self._is_there:
            if now().seconds - start.seconds > _GIVE_UP:
                raise TimeoutError(f"{key}: {self.app.screen} {self.app.focused}")
            await asyncio.sleep(_LOOK)
        shown_at = self._shown_at
        return Took(shown_at.seconds - start.seconds, shown_at.processor - start.processor)

    async def to_preview(self, key: str) -> Took:
        """Press a key; return the seconds till the preview shows another text."""
        before = self.preview
        return await self.timed(key, lambda: self.preview != before)

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        self.app.post_message(Key(key, key if len(key) == 1 else None))

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.send(key)
            await self.rest()

    async def rest(self) -> None:
        """Wait until nothing is being done any more."""
        await asyncio.sleep(_PAUSE)
        await self.pilot.pause()

    async def go(self, section: str, key: str = "") -> None:
        """Go to a section, to the question `key` of it."""
        await self.interview.show_section(section, key)
        await self.rest()


@asynccontextmanager
async def at_desk(facts: Path) -> AsyncIterator[Desk]:
    """Open the interview on `facts`, the phrases loaded."""
    app = app_for(facts, Drafter())
    async with app.run_test(size=SIZE) as pilot:
        desk = Desk(app, pilot)
        while not desk.interview._can_compose:
            await desk.rest()
        yield desk


async def typed(desk: Desk, key: str, character: str) -> list[Took]:
    """Type into the question `key`, a character and away again."""
    await desk.go(key.partition(".")[0], key)
    await desk.press("end")
    return [await desk.to_preview(each) for each in (character, "backspace") * (KEYS // 2)]


async def chosen(desk: Desk) -> list[Took]:
    """Choose one word and the other again."""
    await desk.go("supervision", "supervision.appraisal")
    times = []
    for direction in ("down", "up") * (KEYS // 2):
        await desk.press("enter", direction)
        times.append(await desk.to_preview("enter"))
    return times


async def recorded(desk: Desk) -> list[Took]:
    """Change the first entry of a list, and change it back."""
    await desk.go("proactive", "proactive.areas")
    await desk.press("enter", "end")
    times = []
    for character in ("新", "backspace") * (KEYS // 2):
        await desk.press(character)
        times.append(await desk.to_preview("enter"))
        await desk.press("shift+tab", "end")
    await desk.press("escape")
    return times


async def tabulated(desk: Desk) -> list[Took]:
    """Type figures into a table; the totals follow when a cell is left."""
    await desk.go("applications", "applications")
    times = []
    table = desk.interview.form.table
    assert table
    for _ in range(KEYS):
        before = table._figures
        await desk.press(str(int(before.get(table.grid.cursor) or 0) % 9 + 1))
        times.append(await desk.timed("down", lambda: table._figures != before))  # noqa: B023
    return times


async def echoed_while_checking(desk: Desk, facts: Path) -> list[Took]:
    """Type while a worker checks the draft over and over; return the times to the echo."""
    await desk.go("unit", "unit.contact_office")
    await desk.press("end")
    field = desk.interview.form.fields["unit.contact_office"]
    assert isinstance(field, QuestionField)
    drafter = desk.interview.drafter
    draft = drafter.draft(desk.interview.interview.effective_facts())
    is_over = threading.Event()
    rounds = [0]

    def check() -> None:
        while not is_over.is_set():
            check_draft(draft, facts, drafter.sources)
            rounds[0] += 1

    worker = threading.Thread(target=check)
    worker.start()
    times = []
    for character in ("新", "backspace") * KEYS:
        before = field.raw
        times.append(await desk.timed(character, lambda: field.raw != before))  # noqa: B023
    is_over.set()
    worker.join()
    assert rounds[0] > 1
    return times


async def turned(desk: Desk) -> list[Took]:
    """Go from section to section, to the last one and back."""
    sections = desk.interview.sections
    await desk.go(sections[0])
    keys = ["f9"] * (len(sections) - 1) + ["f8"] * (len(sections) - 1)
    return [await desk.timed(key, _has_turned(desk)) for key in keys]


def _has_turned(desk: Desk) -> Callable[[], bool]:
    before = desk.interview.form.query_one(".section", Prose)
    return lambda: desk.interview.form.query_one(".section", Prose) is not before


async def opened(desk: Desk, key: str, widget: str) -> list[Took]:
    """Open a screen until its result shows, and close it, several times."""
    times = []
    for _ in range(RUNS):
        times.append(await desk.timed(key, lambda: _has_result(desk, widget)))
        await desk.press("escape")
    return times


def _has_result(desk: Desk, widget: str) -> bool:
    found = desk.app.screen.query(widget)
    if desk.app.screen is desk.interview or not found:
        return False
    first = found.first()
    return first.option_count > 0 if isinstance(first, OptionList) else not first.disabled


# ── tables ──


@dataclass(frozen=True)
class Waited:
    """How long it took, each time, and how many seconds it may take."""

    name: str
    times: list[Took]
    budget: float

    def row(self) -> str:
        """Return a row of the table; what counts for the budget is the 95th percentile."""
        seconds = [took.seconds for took in self.times]
        high = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
        processor = statistics.median(took.processor for took in self.times)
        return (
            f"| {self.name} | {_milliseconds(statistics.median(seconds))} "
            f"| {_milliseconds(high)} | ≤ {_milliseconds(self.budget)} "
            f"{verdict(high, self.budget)} | {_milliseconds(processor)} |"
        )


def _milliseconds(seconds: float) -> str:
    return shown(seconds * 1000, "ms", 0)


async def waited(facts: Path) -> list[Waited]:
    """Return all that is waited for inside the program."""
    async with at_desk(facts) as desk:
        return [
            Waited("文字：按键到预览", await typed(desk, "supervision.leader", "某"), KEY),
            Waited("数字：按键到预览", await typed(desk, "proactive.total", "7"), KEY),
            Waited("几项：按键到预览", await typed(desk, "requests.topics", "某"), KEY),
            Waited("选择：回车到预览", await chosen(desk), KEY),
            Waited("列表：回车到预览", await recorded(desk), KEY),
            Waited("表格：离开一格到合计", await tabulated(desk), KEY),
            Waited("正在检查时：按键到字", await echoed_while_checking(desk, facts), KEY),
            Waited("F8、F9：换一节", await turned(desk), OPENED),
            Waited("F2：到列出句子", await opened(desk, "f2", "#list"), OPENED),
            Waited("F5：到列出问题", await opened(desk, "f5", "#list"), OPENED),
            Waited("F10：到可以导出", await opened(desk, "f10", "#write"), OPENED),
        ]


def main() -> None:
    """Print both tables."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    bare = measure(("-c", "pass"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        facts = Path(shutil.copy(FACTS, folder))
        print(f"{FACTS.name}，{SIZE[0]}×{SIZE[1]}\n")
        print("| 界面 | 用时 | 上限 | 倍数 | 处理器 | 内存峰值 |\n|---|---|---|---|---|---|")
        for task, measured in opened_in_terminal(facts, Path(folder)):
            print(row(task, measured, bare))
        print("\n| 界面 | 中位数 | 95% | 上限 | 处理器 |\n|---|---|---|---|---|")
        for one in asyncio.run(waited(facts)):
            print(one.row())


if __name__ == "__main__":
    main()
