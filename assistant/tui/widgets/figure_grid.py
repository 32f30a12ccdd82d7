"""An official table to type and to paste figures into: arrows move, typing edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.readers.pasted import rows_of
from assistant.tui.messages import BlockPasted, CellAnswered
from assistant.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual import events

_STEPS = {
    "up": (-1, 0),
    "down": (1, 0),
    "left": (0, -1),
    "right": (0, 1),
    "pageup": (-10, 0),
    "pagedown": (10, 0),
}


class FigureGrid(SheetView, can_focus=True):
    """The cells of one table; posts `CellAnswered` for what is typed, `BlockPasted` for a block."""

    @dataclass
    class Moved(Message):
        """The cursor came to `cell`."""

        cell: str

    def reject(self, cell: str, raw: str) -> None:
        """Go back to `cell` with `raw` still standing in it, to be mended."""
        self._go(cell)
        self.typed = raw
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Move, type or clear.

        Arrows are taken here and not by bindings, which run later than the next character is
        typed: a fast typist's figures would run together.
        """
        if event.key in _STEPS:
            self.move(*_STEPS[event.key])
        elif event.key in ("home", "end"):
            self.commit()
            self._go(self._asked[0 if event.key == "home" else -1])
        elif event.key == "enter":
            self.go_on()
        elif event.key == "delete":
            self.typed = ""
            self.commit()
        elif not self._type(event):
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def _type(self, event: events.Key) -> bool:
        """Change what is being typed and return True, or False for a key that does not."""
        if event.key == "escape" and self.typed is not None:
            self.typed = None
        elif event.key == "backspace":
            self.typed = (self._text(self.cursor).removesuffix("_"))[:-1]
        elif event.is_printable and event.character and not event.character.isspace():
            self.typed = (self.typed or "") + event.character
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """A pasted figure replaces the one under the cursor; a block is handed in as it is."""
        event.stop()
        if sum(map(len, rows_of(event.text))) > 1:
            self.commit()
            self.post_message(BlockPasted(self.form.key, self.cursor, event.text))
        else:
            self.typed = "".join(event.text.split())
        self.refresh()

    def on_blur(self) -> None:
        """Hand in what was being typed."""
        self.commit()

    def on_focus(self) -> None:
        """Say which cell the cursor is on."""
        self.post_message(self.Moved(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y if offset.y < self._pinned else offset.y + self.scroll_offset.y
        column = (offset.x - self._caption) // self._cell
        if at >= len(self._lines) or column < 0:
            return
        keys = self.rows[self._lines[at][0]].keys
        if column < len(keys) and keys[column] in self._asked:
            self.commit()
            self._go(keys[column])

    def commit(self) -> None:
        """Hand in what is being typed, if anything."""
        answer = self.take()
        if answer:
            self.post_message(answer)

    def take(self) -> CellAnswered | None:
        """Return what is being typed, which is no longer being typed then."""
        if self.typed is None:
            return None
        raw, self.typed = self.typed, None
        return CellAnswered(self.form.key, self.cursor, raw)

    def move(self, down: int, right: int) -> None:
        """Hand in the cell and go to the next one in that direction that can be typed into."""
        self.commit()
        row, column = self._places[self.cursor]
        if right:
            keys = self.rows[row].keys
            target = column + right
            if 0 <= target < len(keys) and keys[target] in self._asked:
                self._go(keys[target])
            return
        rows = [index for index, at in enumerate(self.rows) if set(at.keys) & set(self._asked)]
        at = max(0, min(len(rows) - 1, rows.index(row) + down))
        keys = tuple(key for key in self.rows[rows[at]].keys if key in self._asked)
        self._go(keys[min(column, len(keys) - 1)])

    def go_on(self) -> None:
        """Hand in the cell and go to the next one in reading order; from the last, leave."""
        self.commit()
        at = self._asked.index(self.cursor) + 1
        if at == len(self._asked):
            self.screen.focus_next()
        else:
            self._go(self._asked[at])

    def go_to_next(self, cells: Collection[str]) -> None:
        """Hand in the cell and go to the next of `cells`, from the last to the first again."""
        self.commit()
        at = self._asked.index(self.cursor) + 1
        ahead = (*self._asked[at:], *self._asked[:at])
        self._go(next((cell for cell in ahead if cell in cells), self.cursor))

    def _go(self, cell: str) -> None:
        self.cursor = cell
        self._reveal()
        self.post_message(self.Moved(cell))
        self.refresh()
