"""One entry of a list: its fields in a form, each saved as soon as it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button

from assistant.interview.answer import AnswerError, parse_answer
from assistant.tui.guide import field_help
from assistant.tui.messages import Answered, Submitted, Typed
from assistant.tui.screens.dialog import Dialog
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.question_field import QuestionField

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from assistant.facts.field import Field


class RecordScreen(Dialog[None]):
    """Calls `take` with what is typed so far, by field, whenever one of them has changed."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "record.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "返回"),
        Binding("ctrl+q,ctrl+s", "close", "返回", show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        raws: Mapping[str, str],
        take: Callable[[Mapping[str, str]], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._raws = dict(raws)
        self._take = take
        self._is_told = False

    def compose(self) -> ComposeResult:
        """Lay out a field for each part of the entry."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            with VerticalScroll(classes="scroll", can_focus=False):
                for field in self._fields:
                    ask, hint = ask_and_hint(field.label)
                    yield QuestionField(field, ask, hint, self._raws.get(field.key, ""))
            with Horizontal(classes="buttons"):
                yield Button("完成", id="done", variant="primary", compact=True)
        yield KeyBar()

    def explain(self) -> tuple[str, str]:
        """Return the part that has the focus, and how it is answered."""
        shown = next((s for s in self.query(QuestionField) if s.has_focus_within), None)
        if shown is None:
            return "", ""
        hint = f"怎么填：{shown.help}" if shown.help else ""
        return shown.ask, "\n".join(filter(None, (field_help(shown.field), hint)))

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        event.stop()

    @on(Answered)
    async def _answered(self, event: Answered) -> None:
        event.stop()
        await self._hand_in(self._shown(event.key))

    @on(Submitted)
    async def _submitted(self, event: Submitted) -> None:
        event.stop()
        shown = self._shown(event.key)
        if self._can_be_read(shown):
            # Saving takes a moment: what is typed meanwhile belongs to the next field.
            self.focus_next()
            await self._hand_in(shown)

    def _shown(self, key: str) -> QuestionField:
        return next(shown for shown in self.query(QuestionField) if shown.field.key == key)

    def _can_be_read(self, shown: QuestionField) -> bool:
        """Return whether a field can be read as an answer, and show why not."""
        try:
            parse_answer(shown.field, shown.raw)
        except AnswerError as error:
            shown.show_error(str(error))
            return False
        shown.show_error("")
        return True

    async def _hand_in(self, shown: QuestionField) -> bool:
        """Save a field and return True, or show why it cannot be read as an answer."""
        if not self._can_be_read(shown):
            return False
        key, raw = shown.field.key, shown.raw
        if raw != self._raws.get(key, ""):
            self._raws[key] = raw
            await self._take(self._raws)
        return True

    @on(Button.Pressed, "#done")
    async def _done(self) -> None:
        """Close a whole entry; in one that is not, go to the first field that is left."""
        for shown in self.query(QuestionField):
            if not await self._hand_in(shown):
                shown.take_focus()
                return
        left = [s for s in self.query(QuestionField) if s.field.required and not s.raw.strip()]
        for shown in left:
            shown.show_error("这一项还没有填；暂时不知道的，按Esc先返回，以后再补")
        if left:
            left[0].take_focus()
        else:
            self.dismiss(None)

    async def hand_in(self) -> list[QuestionField]:
        """Save what is being typed and return the fields that cannot be read."""
        return [shown for shown in self.query(QuestionField) if not await self._hand_in(shown)]

    async def action_close(self) -> None:
        """Close; what is being typed is saved first, and what cannot be is dropped when told."""
        wrong = await self.hand_in()
        if wrong and not self._is_told:
            self._is_told = True
            wrong[0].show_error(f"{wrong[0].error}；不改的话，再返回一次，这一项就不要了")
            wrong[0].take_focus()
        else:
            self.dismiss(None)


def ask_and_hint(label: str) -> tuple[str, str]:
    """Return a label without its bracketed hint, and the hint."""
    ask, bracket, hint = label.partition("（")
    return ask, hint.removesuffix("）") if bracket else ""
