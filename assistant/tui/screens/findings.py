"""What the rules say of the draft; Enter goes to the question that caused a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.checking.rule import Severity
from assistant.errors import AssistantError
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.traces import key_of_finding
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from assistant.checking.check import CheckResult
    from assistant.checking.rule import Finding
    from assistant.drafting.draft import Draft
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter

_ORDER = list(Severity)
_BLANK = "F15"
# Reasons may name an option of the command line, which is of no use on this screen.
_OPTION = re.compile("（--[^）]*）")
_STYLES = {
    Severity.ERROR: "$text-error bold",
    Severity.WARNING: "$text-warning bold",
    Severity.INFO: "$text-primary bold",
}


class FindingsScreen(ChineseScreen[str | None]):
    """Gives the fact that the finding chosen comes from, or nothing when it is closed."""

    CSS_PATH = "findings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("escape", "cancel", "返回"),
    ]

    def __init__(self, interview: Interview, folder: Path, drafter: Drafter) -> None:
        super().__init__()
        self._drafter = drafter
        self._interview = interview
        self._folder = folder
        self._draft: Draft | None = None
        self._findings: list[Finding] = []
        self._not_assessed: tuple[tuple[str, str], ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out counts, list, details of the finding under the cursor, and keys."""
        yield Static("正在检查……", id="bar", markup=False)
        yield OptionList(id="list")
        yield Prose(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start checking; keys go on working meanwhile."""
        self._check()

    @work(thread=True, exclusive=True)
    def _check(self) -> None:
        from assistant.tui.drafts import check_draft

        try:
            draft = self._drafter.draft(self._interview.effective_facts())
            result = check_draft(draft, self._folder)
        except AssistantError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._show, draft, result)

    def _show(self, draft: Draft, result: CheckResult) -> None:
        from assistant.emitters.terminal import counts

        self._draft = draft
        self._findings = sorted(result.findings, key=_weight)
        self._not_assessed = result.not_assessed
        numbers = {
            str(severity): sum(finding.severity is severity for finding in result.findings)
            for severity in _ORDER
        }
        blanks = f"，待核{len(draft.blanks)}处" if draft.blanks else ""
        hint = "　选中一处按回车去修改" if self._findings else ""
        self._say(f"检查结果：{counts(numbers)}{blanks}{hint}")
        self._list()
        self.query_one(OptionList).focus()

    def _say(self, text: str) -> None:
        self.query_one("#bar", Static).update(text)

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._list()

    def _list(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        width = self.size.width - 6
        options.add_options(Option(_line(finding, width)) for finding in self._findings)
        options.add_options(
            Option(f"未判断 {code}　{_OPTION.sub('', why)}", disabled=True)
            for code, why in self._not_assessed
        )
        if self._findings:
            options.highlighted = min(at or 0, len(self._findings) - 1)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        finding = self._findings[event.option_index]
        lines = [f"建议：{finding.suggestion}"]
        if finding.quote:
            lines.append(f"原文：{finding.quote}")
        if finding.basis:
            lines.append(f"依据：{finding.basis}")
        self.query_one("#detail", Prose).show("\n".join(lines))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self._draft is None:
            return
        key = key_of_finding(
            self._findings[event.option_index], self._interview.groups, self._draft
        )
        if key:
            self.dismiss(key)
        else:
            self.notify("这一处不是某个问题单独引起的，请按建议核对全文")

    def action_cancel(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)


def _weight(finding: Finding) -> tuple[bool, int]:
    """Return what findings are sorted by: blanks, which the clerk knows of, come last."""
    return (finding.code == _BLANK, _ORDER.index(finding.severity))


def _line(finding: Finding, width: int) -> Content:
    """Return severity, place and message, cut to lines of `width` cells."""
    from assistant.emitters.terminal import SEVERITY_WORDS

    where = "，".join(filter(None, (finding.where.section, finding.where.cell)))
    head = f"{SEVERITY_WORDS[finding.severity]}　{where or '全文'}　{finding.code}"
    body = "\n".join(f"  {line}" for line in wrap(finding.message, width))
    return Content.styled(head, _STYLES[finding.severity]).append(f"\n{body}\n")
