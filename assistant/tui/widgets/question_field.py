"""One question on the screen: what is asked, where to answer, a hint, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalGroup
from textual.widgets import Input, Select, TextArea

from assistant.tui.messages import Answered, Submitted, Typed
from assistant.tui.widgets.editors import FIGURES, LineEditor, LongEditor, editor_for
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.remarks import ERROR, PLAIN, WARNING, Remarks, doubts_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from assistant.facts.field import Field
    from assistant.interview.contradictions import Contradiction
    from assistant.tui.history import TextHistory


class QuestionField(VerticalGroup):
    """A question answered by typing or choosing; posts `Typed` and `Answered`."""

    DEFAULT_CSS = """
    QuestionField { margin-bottom: 1; }
    QuestionField > .ask { text-style: bold; }
    QuestionField > .hint { color: $text-muted; }
    QuestionField > LineEditor, QuestionField > LongEditor { background: $foreground 10%; }
    QuestionField > LineEditor, QuestionField > ChoiceEditor > SelectCurrent {
        padding: 0 1 !important;
    }
    QuestionField > LineEditor.-short { max-width: 30; }
    QuestionField > ChoiceEditor { max-width: 44; }
    QuestionField > ChoiceEditor > SelectCurrent { background: $foreground 10%; }
    QuestionField > LongEditor { height: auto; min-height: 3; max-height: 10; }
    QuestionField > LineEditor:focus, QuestionField > LongEditor:focus,
    QuestionField > ChoiceEditor:focus > SelectCurrent { background: $primary-muted; }
    """

    def __init__(
        self, field: Field, ask: str, help: str, raw: str, past: TextHistory | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self.ask = ask
        self.help = help
        self.error = ""
        self._told = ""
        self._doubts: Sequence[Contradiction] = ()
        self.editor = editor_for(field, raw, past)
        self.editor.set_class(field.kind in FIGURES, "-short")

    def compose(self) -> ComposeResult:
        """Lay out ask, editor, and the line that hints or says what is wrong."""
        yield Prose(f"{self.ask}（必答）" if self.field.required else self.ask, classes="ask")
        yield self.editor
        yield Remarks(self.help, classes="hint")

    @property
    def raw(self) -> str:
        """Return what stands in the editor."""
        return self.editor.raw

    def show(self, raw: str) -> None:
        """Show an answer as the interview words it, and no error any more."""
        self.editor.show(raw)
        self.show_error("")

    def restore(self, raw: str) -> None:
        """Put the saved answer back; what was typed over it is a step back."""
        self.editor.put(raw)
        self.show_error("")

    def show_error(self, message: str) -> None:
        """Show what is wrong, under the editor and over the hint; "" takes it away."""
        self.error = message
        self._show_hint()

    def doubt(self, doubts: Sequence[Contradiction]) -> None:
        """Say in the same place which other answers this one contradicts."""
        self._doubts = doubts
        self._show_hint()

    def tell(self, message: str) -> None:
        """Say in the same place what is not wrong, but good to know until there is an answer."""
        self._told = message
        self._show_hint()

    def _show_hint(self) -> None:
        if self.raw:
            self._told = ""
        # What cannot be read as an answer contradicts nothing yet.
        doubts = () if self.error else doubts_told(self._doubts)
        told = "" if self.error else self._told
        remarks = ((self.error, ERROR), *doubts, (told, WARNING), (self.help, PLAIN))
        self.query_one(".hint", Remarks).show_all(remarks)

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
