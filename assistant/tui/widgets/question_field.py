"""One question on the screen: what is asked, where to answer, a hint, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import HorizontalGroup, VerticalGroup
from textual.widgets import Input, Label, Select, TextArea

from assistant.report.field import FieldKind
from assistant.tui.messages import Answered, Submitted, Typed
from assistant.tui.widgets.editors import LineEditor, LongEditor, editor_for
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.report.field import Field


_SHORT = (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.YEAR, FieldKind.DATE)


class QuestionField(VerticalGroup):
    """A question answered by typing or choosing; posts `Typed` and `Answered`."""

    DEFAULT_CSS = """
    QuestionField {
        margin-bottom: 1;
        & .ask { text-style: bold; }
        &:focus-within .ask { color: $text-primary; }
        & .help { color: $text-muted; }
        & .error { color: $text-error; }
        & .unit { width: auto; margin-left: 1; color: $text-muted; }
        & LineEditor { width: 1fr; background: $panel; }
        &.-short LineEditor { max-width: 24; }
        & ChoiceEditor { width: 1fr; max-width: 44; }
        & ChoiceEditor > SelectCurrent { background: $panel; }
        & LongEditor { height: auto; min-height: 3; max-height: 10; background: $panel; }
        & LineEditor:focus, & LongEditor:focus, & ChoiceEditor:focus > SelectCurrent {
            background: $primary-muted;
        }
    }
    """

    def __init__(self, field: Field, ask: str, help: str, raw: str) -> None:
        super().__init__()
        self.field = field
        self.ask = ask
        self.help = help
        self.editor = editor_for(field, raw)
        self.set_class(field.kind in _SHORT, "-short")

    def compose(self) -> ComposeResult:
        """Lay out ask, editor with its unit, hint and error."""
        yield Prose(f"{self.ask}（必答）" if self.field.required else self.ask, classes="ask")
        with HorizontalGroup():
            yield self.editor
            if self.field.unit:
                yield Label(self.field.unit, classes="unit")
        yield Prose(self.help, classes="help")
        yield Prose(classes="error")

    @property
    def raw(self) -> str:
        """Return what stands in the editor."""
        return self.editor.raw

    def show(self, raw: str) -> None:
        """Show an answer as the interview words it, and no error any more."""
        self.editor.show(raw)
        self.show_error("")

    def show_error(self, message: str) -> None:
        """Show what is wrong, under the editor; "" takes it away."""
        self.query_one(".error", Prose).show(message)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.field.key, self.raw))

    @on(Input.Blurred)
    @on(Select.Changed)
    @on(LongEditor.Blurred)
    def _answered(self, event: Input.Blurred | Select.Changed | LongEditor.Blurred) -> None:
        event.stop()
        self.post_message(Answered(self.field.key, self.raw))

    @on(LineEditor.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Submitted(self.field.key, self.raw))

    def take_focus(self) -> None:
        """Put the cursor where the answer is typed."""
        self.editor.focus()
