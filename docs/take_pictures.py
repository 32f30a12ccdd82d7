"""Draws the pictures of the README from the program itself, as it runs on the samples.

Run from a checkout: python -m docs.take_pictures
"""

from __future__ import annotations

import asyncio
import datetime
import tempfile
from argparse import Namespace
from contextlib import ExitStack, asynccontextmanager, chdir
from functools import cache
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from textual.widgets import Input, OptionList, TextArea

from assistant.cli.draft_sources import draft_sources
from assistant.tui.app import app_for
from assistant.tui.drafts import Drafter
from assistant.tui.screens.sentences import SentencesScreen
from docs.drawing import draw
from tests.tui.conftest import Desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

SAMPLES = Path(__file__).parents[1] / "samples"
FOLDER = Path(__file__).parent / "pictures"
# Days are counted to the last day of January.
_TODAY = datetime.date(2025, 1, 20)
_SAVED_AT = datetime.time(15, 2, 33)
_TOWN, _GAPS = "青坪乡.toml", "残缺-石桥镇.toml"
_NEIGHBOUR = "石桥镇2024.txt"
_TIMERS = 0.1  # seconds; by then every timer of the screens has run down


class Picture(NamedTuple):
    """What is shown: a fact file or the start, on so many cells, after these keys."""

    facts: str
    size: tuple[int, int]
    play: Callable[[Desk], Awaitable[None]]


@cache
def _drafter() -> Drafter:
    """Return what drafts with a neighbour's report at hand."""
    against = [str(SAMPLES / "reports" / _NEIGHBOUR)]
    return Drafter(draft_sources(Namespace(phrasebank=None, last_year=None, against=against)))


async def _start(_: Desk) -> None:
    pass


async def _interview(desk: Desk) -> None:
    await desk.go("proactive", "proactive.last_total")


async def _table(desk: Desk) -> None:
    await desk.go("applications")
    table = desk.interview.form.table
    assert table
    table.grid.focus()
    await desk.press("right", "2", "down")
    desk.interview.file.saved_at = _SAVED_AT
    desk.interview.refresh_around()


async def _sentences(desk: Desk) -> None:
    await desk.press("f2")
    screen = desk.app.screen
    assert isinstance(screen, SentencesScreen)
    rows = screen._rows.items()
    row = next(row for row, shown in rows if shown.sentence.slot == "platform.zones")
    options = screen.query_one(OptionList)
    options.highlighted = options.get_option_index(row)
    await desk.press("enter", "down", "down", "down")


async def _findings(desk: Desk) -> None:
    await _table(desk)
    await desk.press("f5")


async def _review(desk: Desk) -> None:
    await desk.press("end", "enter")
    typed = {"report": "白果镇2024-抄改.txt", "against": _NEIGHBOUR}
    for name, value in typed.items():
        desk.app.screen.query_one(f"#{name}", Input).value = value
    await desk.press("enter", "down", "down")


async def _export(desk: Desk) -> None:
    await desk.press("f10")
    desk.app.screen.query_one(Input).value = "石桥镇2024.docx"


PICTURES = {
    "start": Picture("", (88, 22), _start),
    "interview": Picture(_GAPS, (120, 32), _interview),
    "table": Picture(_TOWN, (120, 32), _table),
    "sentences": Picture(_TOWN, (120, 30), _sentences),
    "findings": Picture(_TOWN, (120, 20), _findings),
    "review": Picture("", (120, 28), _review),
    "export": Picture(_GAPS, (100, 30), _export),
}


@asynccontextmanager
async def staged(name: str) -> AsyncIterator[Desk]:
    """Run the program up to what picture `name` shows, in a folder with copies of the samples."""
    picture = PICTURES[name]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for sample in (SAMPLES / "facts" / _TOWN, SAMPLES / "facts" / _GAPS):
            copy(sample, folder)
        for sample in SAMPLES.glob("reports/*.txt"):
            copy(sample, folder)
        stack.enter_context(chdir(folder))
        state = folder / "state"
        stack.enter_context(patch("assistant.tui.memory.user_state_path", lambda *_, **__: state))
        stack.enter_context(patch("assistant.tui.screens.export.today", lambda: _TODAY))
        path = folder / picture.facts if picture.facts else None
        app = app_for(path, _drafter())
        app.animation_level = "none"
        async with app.run_test(size=picture.size) as pilot:
            desk = Desk(app, pilot, folder / picture.facts)
            await desk.rest()
            await picture.play(desk)
            await _come_to_rest(desk)
            yield desk


async def _come_to_rest(desk: Desk) -> None:
    """Wait for the timers too, and leave the cursor visible."""
    field = desk.app.screen.focused
    if isinstance(field, Input | TextArea):
        field.cursor_blink = False
    await asyncio.sleep(_TIMERS)
    await desk.rest()


async def main() -> None:
    """Draw every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        async with staged(name) as desk:
            picture = draw(desk.app.screen._compositor.render_strips())
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    asyncio.run(main())
