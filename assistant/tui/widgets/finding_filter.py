"""Says which findings are listed, and lets others be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import HorizontalGroup
from textual.message import Message
from textual.widgets import Button

from assistant.checking.registry import FAMILIES
from assistant.checking.rule import Status
from assistant.emitters.terminal import SEVERITY_WORDS
from assistant.tui.view import ACCEPTED, ALL, FAMILY, SEVERITY, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from assistant.checking.rule import Finding

_WORDS: Mapping[str, Mapping[str, str]] = {
    SEVERITY: {ALL: "全部", **{str(key): word for key, word in SEVERITY_WORDS.items()}},
    FAMILY: {ALL: "全部", **FAMILIES},
}
TITLES = {SEVERITY: "F6 级别", FAMILY: "F7 类别"}


class FindingFilter(HorizontalGroup):
    """Three buttons that say what is listed, and how much of it; posts `Wanted`."""

    DEFAULT_CSS = """
    FindingFilter {
        height: 1; padding: 0 1; background: $surface;
        & Button { margin-right: 1; }
    }
    """

    @dataclass
    class Wanted(Message):
        """Others are to be listed: of another weight or family, or the accepted, too."""

        kind: str

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._findings: Sequence[Finding] = ()

    def compose(self) -> ComposeResult:
        """Lay out a button each for weight, family, and what was accepted."""
        yield Button("", id=SEVERITY, compact=True)
        yield Button("", id=FAMILY, compact=True)
        yield Button("", id=ACCEPTED, compact=True)

    def on_mount(self) -> None:
        """Show no buttons before there is something to choose from."""
        self.query(Button).set(display=False)

    def show(self, findings: Sequence[Finding], view: View) -> None:
        """Show what `view` lists of `findings`."""
        self._findings, self._view = findings, view
        accepted = sum(finding.status is Status.ACCEPTED for finding in findings)
        done = "隐藏" if view.shows_accepted else "显示"
        labels = {
            **{kind: f"{TITLES[kind]}：{self._word(kind, view.choice(kind))}" for kind in TITLES},
            ACCEPTED: f"F8 {done}已认可的{accepted}处" if accepted else "",
        }
        for button in self.query(Button):
            button.label = labels[button.id or ""]
            button.display = bool(labels[button.id or ""])
            button.refresh(layout=True)

    def _word(self, kind: str, value: str) -> str:
        """Return a choice with the number of findings that it lists."""
        return f"{_WORDS[kind][value]}{len(self._view.choosing(kind, value).of(self._findings))}处"

    def words(self, kind: str) -> dict[str, str]:
        """Return what of a kind can be chosen, each with its count: what is there at all."""
        chosen = self._view.choice(kind)
        return {
            value: self._word(kind, value)
            for value in _WORDS[kind]
            if value in (ALL, chosen) or self._view.choosing(kind, value).of(self._findings)
        }

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Wanted(str(event.button.id)))
