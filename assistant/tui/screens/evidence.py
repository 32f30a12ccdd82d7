"""One finding over the whole screen, with the text around it and what it was copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from assistant.emitters.plain import clean
from assistant.emitters.terminal import told_weight
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.widgets.finding_detail import FindingDetail
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile

_REACH = 6


class EvidenceScreen(ChineseScreen[None]):
    """Is scrolled with the arrow keys."""

    CSS_PATH = "evidence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f3", "close", "返回")]

    def __init__(self, file: CheckedFile, finding: Finding) -> None:
        super().__init__()
        self._file, self._finding = file, finding

    def compose(self) -> ComposeResult:
        """Lay out what is wrong over the evidence."""
        finding = self._finding
        yield Prose(f"{told_weight(finding)}　{finding.code}", id="bar")
        yield Prose(clean(finding.message), id="message")
        yield FindingDetail(id="detail", reach=_REACH)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Show the words complained of."""
        detail = self.query_one(FindingDetail)
        await detail.show(self._file, self._finding)
        detail.focus()
        detail.reveal()

    def action_close(self) -> None:
        """Go back to the findings."""
        self.dismiss(None)
