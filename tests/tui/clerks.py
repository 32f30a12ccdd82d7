"""Two clerks who answer whatever is asked: one with keys only, one with the mouse."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import partial
from typing import TYPE_CHECKING

from textual.events import MouseScrollDown, MouseScrollUp, Paste
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets._footer import FooterKey
from textual.widgets._select import SelectOverlay

from assistant.facts.field import FieldKind
from assistant.interview.answer import show_answer
from assistant.interview.session import Interview
from assistant.tui.screens.record import RecordScreen
from assistant.tui.widgets.editors import ChoiceEditor, LineEditor
from assistant.tui.widgets.figure_grid import FigureGrid
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.records_field import RecordsField
from assistant.tui.widgets.table_field import TableField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widgets import OptionList

    from assistant.facts.facts import Facts
    from assistant.facts.field import Record
    from assistant.tui.widgets.section_form import AnyField, SectionForm
    from tests.tui.conftest import Desk

_LINES_A_NOTCH = 2
_MOST = 60  # steps to something that shows, before it is said to be out of reach


class Clerk(ABC):
    """Answers the questions of a section as `told` has the answers."""

    def __init__(self, desk: Desk, told: Facts) -> None:
        self.desk, self.told = desk, told

    @property
    def form(self) -> SectionForm:
        """Return the questions on the screen."""
        return self.desk.interview.form

    @property
    def on_top(self) -> str:
        """Return which screen is on top."""
        return type(self.desk.app.screen).__name__

    async def answer_all(self) -> None:
        """Answer section by section, each question in its turn, and go on with the button."""
        sections = self.desk.interview.sections
        for section in sections:
            done: set[str] = set()
            for _ in range(_MOST):
                await self._answer_section(done)
                if section == sections[-1]:
                    return
                await self.go_on()
                # The last answer may have called for one more question.
                if self.desk.interview.section != section:
                    break
            else:
                raise AssertionError(f"no way on from {section}")

    async def _answer_section(self, done: set[str]) -> None:
        while (key := await self.next_question(done)) is not None:
            await self.answer(self.form.fields[key])
            done.add(key)

    async def answer(self, field: AnyField) -> None:
        """Answer one question; one that nothing is told of is passed over."""
        if isinstance(field, TableField):
            await self._fill_table(field)
        elif isinstance(field, RecordsField):
            await self._fill_list(field)
        else:
            raw = show_answer(field.field, self.told.values.get(field.field.key))
            await self.fill(field, raw)

    async def _fill_table(self, field: TableField) -> None:
        start = f"{field.form.key}."
        told = {
            path.removeprefix(start): value
            for path, value in self.told.values.items()
            if path.startswith(start)
        }
        is_rest_zero = told.pop("rest", None) == 0
        figures = {cell: str(value) for cell, value in told.items() if value or not is_rest_zero}
        await self.fill_cells(field.grid, figures)
        if is_rest_zero:
            await self.fill_rest(field)

    async def _fill_list(self, field: RecordsField) -> None:
        key = field.field.key
        records = Interview((), self.told).records(key)
        if self.told.values.get(key) == ():
            await self.confirm_none(field)
        for record in records:
            await self.add(field)
            assert self.on_top == "RecordScreen"
            await self._fill_record(record)
            assert self.on_top == "InterviewScreen", self.desk.screenful()
        assert self.desk.interview.interview.records(key) == records

    async def _fill_record(self, record: Record) -> None:
        screen = self.desk.app.screen
        assert isinstance(screen, RecordScreen)
        for part in screen.query(QuestionField):
            await self.fill(part, show_answer(part.field, record.get(part.field.key)))
        await self.finish()

    @abstractmethod
    async def next_question(self, done: set[str]) -> str | None:
        """Go to a question that was not `done`, and return its key, None after the last."""

    @abstractmethod
    async def go_on(self) -> None:
        """Go from the last question of a section to the next section."""

    @abstractmethod
    async def fill(self, field: QuestionField, raw: str) -> None:
        """Answer a question, or a part of an entry, with `raw`."""

    @abstractmethod
    async def fill_cells(self, grid: FigureGrid, figures: dict[str, str]) -> None:
        """Type `figures`, by cell, into a table."""

    @abstractmethod
    async def fill_rest(self, field: TableField) -> None:
        """Say that the other cells of a table are 0."""

    @abstractmethod
    async def add(self, field: RecordsField) -> None:
        """Open an empty entry of a list."""

    @abstractmethod
    async def finish(self) -> None:
        """Close an entry that is filled in."""

    @abstractmethod
    async def confirm_none(self, field: RecordsField) -> None:
        """Say that a list has no entries."""


class KeyClerk(Clerk):
    """Presses keys, and answers where the cursor stands."""

    async def next_question(self, done: set[str]) -> str | None:
        """Press Tab until the cursor stands on another question, or behind the last one."""
        for _ in range(_MOST):
            key = self.form.current_key
            if key not in done:
                return key or None
            await self.desk.press("tab")
        raise AssertionError(f"Tab does not lead on from {key}")

    async def go_on(self) -> None:
        """Press the button that the cursor stands on after the last question."""
        await self.desk.press("enter")

    async def press_fast(self, *keys: str) -> None:
        """Press keys one right after the other, without a look at the screen between them."""
        for key in keys:
            self.desk.app.simulate_key(key)
        await self.desk.rest()

    async def fill(self, field: QuestionField, raw: str) -> None:
        """Type or choose the answer and go on to the next field."""
        assert field.editor.has_focus, (field.field.key, self.desk.app.screen.focused)
        if raw and isinstance(field.editor, ChoiceEditor):
            await self._choose(field.editor, raw)
            raw = ""
        lines = raw.split("、") if field.field.kind is FieldKind.TEXTS else [raw]
        for number, line in enumerate(lines):
            self._write(f"\n{line}" if number else line)
        await self.press_fast("enter" if isinstance(field.editor, LineEditor) else "tab")
        assert not field.error, (field.field.key, field.error)

    def _write(self, text: str) -> None:
        """Type what keys can type, and put the rest in as an input method does."""
        if text.startswith("\n"):
            self.desk.app.simulate_key("enter")
        text = text.strip("\n")
        if not text.isascii():
            self.desk.app.post_message(Paste(text))
            return
        for key in text:
            self.desk.app.simulate_key(key)

    async def _choose(self, editor: ChoiceEditor, raw: str) -> None:
        await self.desk.press("enter")
        options = editor.query_one(SelectOverlay)
        prompts = [str(option.prompt) for option in options.options]
        away = prompts.index(raw) - (options.highlighted or 0)
        await self.press_fast(*["down" if away > 0 else "up"] * abs(away), "enter")

    async def fill_cells(self, grid: FigureGrid, figures: dict[str, str]) -> None:
        """Go through the table with Enter, and type the figures on the way."""
        assert grid.has_focus
        await self.desk.press("home")
        left = dict(figures)
        for _ in grid.form.cells:
            if not left:
                return
            await self.press_fast(*left.pop(grid.cursor, ""), "enter")
        raise AssertionError(f"Enter does not lead to {left}")

    async def fill_rest(self, field: TableField) -> None:
        """Press the quick path's key."""
        await self.desk.press("f6")

    async def add(self, field: RecordsField) -> None:
        """Press Enter on the button that adds."""
        await self.desk.press("enter")

    async def finish(self) -> None:
        """Press Enter on the button behind the last field."""
        await self.desk.press("enter")

    async def confirm_none(self, field: RecordsField) -> None:
        """Go to the button behind the one that adds, and press it."""
        await self.desk.press("tab", "enter")


class MouseClerk(Clerk):
    """Clicks on what shows, turns the wheel to what does not, and types nothing but characters."""

    async def next_question(self, done: set[str]) -> str | None:
        """Look down the form for the first question that was not answered."""
        return next((key for key in self.form.fields if key not in done), None)

    async def go_on(self) -> None:
        """Click on the button below the questions."""
        await self.click(self.form.query_one("#next"))

    async def fill(self, field: QuestionField, raw: str) -> None:
        """Click into the field and type, or open it and choose."""
        if not raw:
            return
        editor = field.editor
        if isinstance(editor, ChoiceEditor):
            await self.click(editor)
            await self.choose(editor.query_one(SelectOverlay), raw)
        else:
            await self.click(editor)
            await self.desk.type(raw)

    async def fill_cells(self, grid: FigureGrid, figures: dict[str, str]) -> None:
        """Click on each cell and type its figure."""
        for cell, figure in figures.items():
            await self.click_at(grid, partial(_place_of, grid, cell))
            assert grid.cursor == cell
            for key in figure:
                self.desk.app.simulate_key(key)
            await self.desk.rest()

    async def fill_rest(self, field: TableField) -> None:
        """Click on the quick path's button."""
        await self.click(field.query_one("#rest"))

    async def add(self, field: RecordsField) -> None:
        """Click on the button that adds."""
        await self.click(field.query_one("#add"))

    async def finish(self) -> None:
        """Click on the button below the fields."""
        await self.click(self.desk.app.screen.query_one("#done"))

    async def confirm_none(self, field: RecordsField) -> None:
        """Click on the button that says so."""
        await self.click(field.query_one("#none"))

    async def press_key(self, key: str) -> None:
        """Click on a key in the bottom line."""
        shown = [one for one in self.desk.app.screen.query(FooterKey) if one.key == key]
        assert shown, (self.on_top, key)
        await self.click(shown[0])

    async def choose(self, options: OptionList, raw: str) -> None:
        """Click on an option of a list that is open."""
        prompts = [str(option.prompt) for option in options.options]
        at = prompts.index(raw)
        await self.click_at(
            options,
            lambda: Offset(2, at - options.scroll_offset.y) + options.content_region.offset,
        )

    async def click(self, widget: Widget) -> None:
        """Click on a widget."""
        await self.click_at(widget, lambda: Offset(1, 0) + widget.content_region.offset)

    async def click_at(self, widget: Widget, place: Callable[[], Offset]) -> None:
        """Click on a `place` of a widget, which may not show before the wheel is turned."""
        for _ in range(_MOST):
            hidden = _hidden_in(widget, place())
            if hidden is None:
                break
            await self._turn_wheel(*hidden)
        at = place()
        hit, _ = self.desk.app.screen.get_widget_at(*at)
        assert widget in hit.ancestors_with_self, (widget, hit, self.desk.screenful())
        await self.desk.click(at)

    async def _turn_wheel(self, pane: Widget, lines: int) -> None:
        """Turn the wheel over a pane far enough to scroll it by `lines`, up where below 0."""
        at = pane.region.intersection(pane.screen.region)
        turn = MouseScrollDown if lines > 0 else MouseScrollUp
        notches = max(1, abs(lines) // _LINES_A_NOTCH)
        x, y = at.x, at.y + at.height // 2
        for _ in range(notches):
            pane.screen._forward_event(turn(None, x, y, 0, 0, 0, False, False, False))
        await self.desk.pilot.pause()


def _hidden_in(widget: Widget, at: Offset) -> tuple[Widget, int] | None:
    """Return the pane to scroll, and by how many lines, for `at` to show; None where it does."""
    inner: list[tuple[int, int]] = []
    found = None
    for pane in _panes(widget):
        y = at.y
        for top, bottom in inner:
            y = max(top, min(bottom - 1, y))
        window = pane.scrollable_content_region
        top = window.y + (pane._pinned if isinstance(pane, FigureGrid) else 0)
        if not top <= y < window.bottom:
            found = (pane, y - top if y < top else y - window.bottom + 1)
        inner.append((top, window.bottom))
    return found


def _panes(widget: Widget) -> Iterator[Widget]:
    """Yield what scrolls around a point of `widget`, the innermost first."""
    for node in widget.ancestors_with_self:
        if isinstance(node, Widget) and node.allow_vertical_scroll:
            yield node
        if isinstance(node, SelectOverlay):
            return


def _place_of(grid: FigureGrid, cell: str) -> Offset:
    """Return where a cell is drawn, or would be if the grid were long enough."""
    row, column = grid._places[cell]
    line = [index for index, _ in grid._lines].index(row)
    across = grid._caption + grid._cell * column + grid._cell // 2
    return Offset(across, line - grid.scroll_offset.y) + grid.content_region.offset
