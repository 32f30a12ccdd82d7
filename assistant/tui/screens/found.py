"""What the screens have in common that list findings: filter, explain, accept, show the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import OptionList, Static

from assistant.checking.rule import Status
from assistant.emitters.terminal import by_reason, decision_line, told_reason
from assistant.errors import AssistantError
from assistant.tui.screens.base import ChineseScreen, Result
from assistant.tui.screens.choice import ChoiceScreen
from assistant.tui.screens.dialog import ConfirmScreen, TextScreen
from assistant.tui.traces import without_options
from assistant.tui.view import ACCEPTED
from assistant.tui.widgets.finding_detail import FindingDetail
from assistant.tui.widgets.finding_filter import TITLES, FindingFilter
from assistant.tui.widgets.finding_list import FindingList, Remark
from assistant.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile
    from assistant.tui.view import View


class FoundScreen(ChineseScreen[Result], Generic[Result]):
    """Checks in a thread, then lists what was found; `check` says what is checked, and how."""

    CSS_PATH = "found.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("f2", "explain", "说明"),
        Binding("f3", "evidence", "全屏"),
        Binding("f4", "accept", "认可"),
        Binding("f6", "filter('severity')", "级别", show=False),
        Binding("f7", "filter('family')", "类别", show=False),
        Binding("f8", "accepted", "已认可", show=False),
        Binding("escape", "cancel", "返回"),
    ]

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.file: CheckedFile | None = None

    def check(self) -> CheckedFile:
        """Return what is checked with its findings; runs in a thread."""
        raise NotImplementedError

    @property
    def decisions(self) -> Path:
        """Return the file that keeps what is accepted."""
        raise NotImplementedError

    def title_of(self, file: CheckedFile) -> str:
        """Return what the bar says."""
        raise NotImplementedError

    def above(self, file: CheckedFile) -> Iterator[Remark]:
        """Yield what is to be said before the findings."""
        yield from file.notes

    def ordered(self, file: CheckedFile) -> list[Finding]:
        """Return the findings in the order in which they are listed."""
        return list(file.findings)

    def compose(self) -> ComposeResult:
        """Lay out counts, filter, list, the words of the finding under the cursor, and keys."""
        yield Static("正在检查……", id="bar", markup=False)
        yield FindingFilter()
        with Container(id="panes"):
            yield FindingList(id="list")
            yield FindingDetail(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start checking; keys go on working meanwhile."""
        self.query_one(FindingList).focus()
        self._check()

    @work(thread=True, exclusive=True)
    def _check(self) -> None:
        try:
            file = self.check()
        except AssistantError as error:
            self.tell(self._fail, str(error))
        else:
            self.tell(self._show, file)

    def say(self, text: str) -> None:
        """Show how far the work is, or what it came to."""
        self.query_one("#bar", Static).update(text)

    def _fail(self, message: str) -> None:
        """Say why nothing was checked."""
        self.say("没有检查")
        self.query_one(FindingList).show((), "", (message,))

    # ── showing ──

    def _show(self, file: CheckedFile) -> None:
        self.file = file
        self.say(self.title_of(file))
        findings = self.ordered(file)
        self.query_one(FindingFilter).show(findings, self.view)
        above, below = list(self.above(file)), list(self._below(file))
        shown = self.query_one(FindingList)
        shown.show(self.view.of(findings), self.view.current, above, below)
        self.call_later(self._show_detail)

    def _below(self, file: CheckedFile) -> Iterator[str]:
        """Yield the decisions whose finding is gone, and which rules could not judge."""
        yield from (f"认可过，问题已经没有了：{decision_line(d)}" for d in file.stale)
        for why, codes in by_reason(file.not_assessed).items():
            yield f"未判断　{'、'.join(codes)}　{without_options(why)}"

    @on(OptionList.OptionHighlighted, "#list")
    async def _highlighted(self) -> None:
        await self._show_detail()

    async def _show_detail(self) -> None:
        current = self.query_one(FindingList).current
        if current:
            self.view = replace(self.view, current=current.fingerprint)
        if self.file:
            await self.query_one(FindingDetail).show(self.file, current)

    # ── filtering ──

    @on(FindingFilter.Wanted)
    def _wanted(self, event: FindingFilter.Wanted) -> None:
        if event.kind == ACCEPTED:
            self.action_accepted()
        else:
            self.action_filter(event.kind)

    @work(exclusive=True, group="filter")
    async def action_filter(self, kind: str) -> None:
        """Let a weight or a family be chosen, of those that are there."""
        if self.file:
            words = self.query_one(FindingFilter).words(kind)
            screen = ChoiceScreen(TITLES[kind], words, self.view.choice(kind))
            chosen = await self.app.push_screen_wait(screen)
            if chosen is not None:
                self._look_at(self.view.choosing(kind, chosen))

    def action_accepted(self) -> None:
        """Show the accepted findings, too, or no longer."""
        self._look_at(replace(self.view, shows_accepted=not self.view.shows_accepted))

    def _look_at(self, view: View) -> None:
        self.view = view
        self.query_one(FindingList).focus()
        if self.file:
            self._show(self.file)

    # ── keys ──

    def action_explain(self) -> None:
        """Show the page of the rule that found what is under the cursor."""
        from assistant.checking.registry import rules_called
        from assistant.emitters.rule_page import rule_page

        current = self.query_one(FindingList).current
        if current:
            title, _, page = rule_page(rules_called(current.code)[0]).partition("\n")
            self.app.push_screen(TextScreen(title, page.replace("## ", "")))

    def action_evidence(self) -> None:
        """Show the finding over the whole screen."""
        from assistant.tui.screens.evidence import EvidenceScreen

        current = self.query_one(FindingList).current
        if current and self.file:
            self.app.push_screen(EvidenceScreen(self.file, current))

    @work(exclusive=True, group="accept")
    async def action_accept(self) -> None:
        """Ask why the finding may stand and keep that; one that is accepted is taken back."""
        current = self.query_one(FindingList).current
        if current is None or self.file is None:
            return
        try:
            if current.status is Status.ACCEPTED:
                await self._withdraw(self.file, current)
            else:
                await self._accept(self.file, current)
        except AssistantError as error:
            self.app.push_screen(TextScreen("没有记下来", str(error)))

    async def _accept(self, file: CheckedFile, finding: Finding) -> None:
        from assistant.reviewing.accepting import accept
        from assistant.tui.screens.acceptance import AcceptScreen

        reason = await self.app.push_screen_wait(AcceptScreen(finding.message))
        if reason:
            self._show(accept(file, finding, self.decisions, reason, self.by))
            self.notify("已认可，按F8可以看到", markup=False)

    async def _withdraw(self, file: CheckedFile, finding: Finding) -> None:
        from assistant.reviewing.accepting import withdraw

        reason = told_reason(finding.decision) if finding.decision else ""
        question = ConfirmScreen("撤回认可？", f"当时的理由：{reason}", "撤回")
        if await self.app.push_screen_wait(question):
            self._show(withdraw(file, finding, self.decisions))

    @property
    def by(self) -> str:
        """Return who accepts; "" where that is not told."""
        return ""

    def action_cancel(self) -> None:
        """Close the screen; it gives nothing."""
        self.dismiss(None)
