"""A walk through all screens, with a clock that stands still and a folder of a fixed name."""

from __future__ import annotations

import asyncio
import datetime
import shutil
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self

import pytest
from filelock import FileLock
from textual.widgets import Button, Input, OptionList, TextArea

from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.sources import Sources
from assistant.tui.app import NianbaoApp
from assistant.tui.drafts import Drafter
from assistant.tui.screens.start import StartScreen
from tests.tui.conftest import Desk
from tests.tui.snapshots.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.tui.snapshots.picture import Picture

SAMPLES = Path(__file__).parents[3] / "samples"
# Paths are shown on some screens: those of a temporary folder would be others each time.
FOLDER = Path("/tmp/nianbao")
_ONE_AT_A_TIME = FileLock(f"{FOLDER}.lock")
_NOW = datetime.datetime(2025, 1, 8, 15, 4, 5)
_WITH_A_CLOCK = (
    *("assistant.facts.value", "assistant.facts.versions", "assistant.tui.fact_file"),
    *("assistant.tui.screens.export", "assistant.tui.screens.versions"),
)
_SOON = 0.05  # the preview follows after the keys


class _Moment(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return cls(*_NOW.timetuple()[:6])


class _Day(datetime.date):
    @classmethod
    def today(cls) -> Self:
        return cls(_NOW.year, _NOW.month, _NOW.day)


def pictures(size: tuple[int, int], theme: str) -> dict[str, Picture]:
    """Return every screen by its name, in the order of the walk."""
    with _stage() as patch:
        return asyncio.run(_taken(size, theme, patch))


@contextmanager
def _stage() -> Iterator[pytest.MonkeyPatch]:
    """Make the folder anew, for nobody else meanwhile, and let time and cursor stand still."""
    with _ONE_AT_A_TIME, pytest.MonkeyPatch.context() as patch:
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir()
        patch.chdir(FOLDER)
        patch.setenv("HOME", str(FOLDER))
        patch.delenv("NO_COLOR", raising=False)
        patch.setattr("assistant.tui.memory.user_state_path", lambda *_, **__: FOLDER / ".state")
        patch.setattr("assistant.checking.settings_file.user_file", lambda: FOLDER / ".none")
        clock = SimpleNamespace(**vars(datetime) | {"datetime": _Moment, "date": _Day})
        for module in _WITH_A_CLOCK:
            patch.setattr(f"{module}.datetime", clock)
        patch.setattr(Input, "cursor_blink", False)
        patch.setattr(TextArea, "cursor_blink", False)
        # A button that was pressed looks so for a moment.
        patch.setattr(Button, "_start_active_affect", lambda _: None)
        yield patch
        shutil.rmtree(FOLDER, ignore_errors=True)


async def _taken(
    size: tuple[int, int], theme: str, patch: pytest.MonkeyPatch
) -> dict[str, Picture]:
    # A phrasebank of its own: ours changes every day, and no screen looks another for that.
    drafter = Drafter(Sources(load_phrasebank(Path(__file__).parent / "phrasebank")))
    app = NianbaoApp(StartScreen(drafter))
    app.theme, app.animation_level = theme, "none"
    taken = {}
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot, FOLDER / "双溪乡2024.toml")
        await desk.rest()
        async for name in _walk(desk, patch):
            await pilot.pause(_SOON)
            await desk.rest()
            assert name not in taken
            taken[name] = picture_of(app)
    return taken


async def _walk(desk: Desk, patch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Go from screen to screen; yield the name of each as it is reached."""
    for part in (_start, _questions, _lists, _tables, _around, _sentences, _findings, _export):
        async for name in part(desk):
            yield name
    async for name in _unsaved(desk, patch):
        yield name
    async for name in _review(desk):
        yield name


async def _start(desk: Desk) -> AsyncIterator[str]:
    yield "start-empty"
    await desk.press("f1")
    yield "start-help"
    await desk.press("escape", "enter")
    yield "new-path"
    await desk.press("ctrl+u", "enter")
    yield "new-path-missing"
    await desk.type(str(FOLDER / "年报事实.toml"), "enter")
    yield "unit-empty"
    shutil.copy(SAMPLES / "facts" / "双溪乡.toml", desk.path)
    await _command(desk, "回到")
    yield "start-files"
    await desk.press("enter")


async def _questions(desk: Desk) -> AsyncIterator[str]:
    await desk.go("unit", "unit.level")
    yield "unit"
    await desk.press("enter")
    yield "choice-open"
    await desk.press("escape", "f1")
    yield "question-help"
    await desk.press("escape")
    await desk.go("proactive", "proactive.total")
    await desk.type("一百多", "enter")
    yield "count-wrong"
    await desk.press("escape", "f9", "f8")
    await desk.go("others")
    yield "last-section"


async def _lists(desk: Desk) -> AsyncIterator[str]:
    await desk.go("problems")
    yield "list"
    await desk.press("enter")
    yield "record"
    await desk.press("escape", "delete")
    yield "delete-confirm"
    await desk.press("escape")


async def _tables(desk: Desk) -> AsyncIterator[str]:
    await desk.go("applications", "applications")
    yield "table"
    await desk.press("9", "down")
    yield "table-broken-sum"
    await desk.press("f7")
    yield "figures-path"
    await desk.press("escape", "f4")
    yield "table-preview"
    await desk.press("escape")
    await desk.go("disputes", "disputes")
    yield "table-upright"


async def _around(desk: Desk) -> AsyncIterator[str]:
    await desk.go("supervision")
    await desk.press("f3")
    yield "outline"
    await desk.press("escape", "f4")
    yield "preview"
    await desk.press("escape", "ctrl+p")
    yield "palette"
    await desk.type("以前")
    yield "palette-search"
    await desk.press("enter")
    yield "versions"
    await desk.press("enter")
    yield "versions-difference"
    await desk.press("escape", "escape")


async def _sentences(desk: Desk) -> AsyncIterator[str]:
    await desk.press("f2")
    yield "sentences"
    await desk.press("enter")
    yield "alternatives"
    await desk.press("enter")
    yield "reword"
    await desk.press("escape", "escape", "escape")


async def _findings(desk: Desk) -> AsyncIterator[str]:
    await desk.press("f5")
    yield "findings"
    await desk.press("f2")
    yield "rule"
    await desk.press("escape", "f3")
    yield "finding-whole"
    await desk.press("escape", "f6")
    yield "filter"
    await desk.press("escape", "f4")
    yield "accept"
    await desk.press("escape", "escape")


async def _export(desk: Desk) -> AsyncIterator[str]:
    await desk.press("f10")
    yield "export"
    await desk.press("enter")
    yield "exported"
    await desk.press("shift+tab", "enter")
    yield "overwrite-confirm"
    await desk.press("escape", "escape")


async def _unsaved(desk: Desk, patch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    file = desk.interview.file
    patch.setattr(file, "path", FOLDER / "没有这个文件夹" / file.path.name)
    await desk.go("unit", "unit.name")
    await desk.type("（新）", "tab")
    yield "save-failed"
    await desk.press("escape", "ctrl+q")
    yield "quit-confirm"
    await desk.press("escape")
    patch.setattr(file, "path", desk.path)
    await desk.press("ctrl+s")


async def _review(desk: Desk) -> AsyncIterator[str]:
    await _command(desk, "回到")
    choices = desk.app.screen.query_one(OptionList)
    choices.highlighted = choices.option_count - 1
    await desk.press("enter")
    yield "review-start"
    reports = FOLDER / "各乡镇年报"
    shutil.copytree(SAMPLES / "reports", reports, ignore=shutil.ignore_patterns("*.toml"))
    await desk.press("ctrl+u")
    await desk.type(str(reports / "白果镇2024-抄改.txt"), "tab")
    await desk.type(str(reports / "石桥镇2024.txt"), "enter")
    yield "review"
    await desk.press("f3")
    yield "review-evidence"
    await desk.press("escape", "f9")
    yield "review-write"


async def _command(desk: Desk, words: str) -> None:
    await desk.press("ctrl+p")
    await desk.type(words, "enter")
