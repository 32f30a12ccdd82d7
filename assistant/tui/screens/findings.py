"""What the rules say of the draft; Enter goes to the question or sentence that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import OptionList

from assistant.checking.draft_decisions import DRAFTER, draft_decisions_file
from assistant.checking.rule import Severity
from assistant.emitters.outcome import count_by_severity
from assistant.emitters.terminal import counts_with_accepted
from assistant.tui.screens.found import FoundScreen
from assistant.tui.traces import cause_of
from assistant.tui.widgets.finding_list import FindingList

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checking.rule import Finding
    from assistant.drafting.draft import Draft
    from assistant.emitters.outcome import CheckedFile
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter
    from assistant.tui.screens.sentences import Keeper
    from assistant.tui.view import View

_ORDER = list(Severity)
_BLANK = "F15"


class FindingsScreen(FoundScreen[str | None]):
    """Gives the fact that the finding chosen comes from, or nothing when it is closed.

    `keep` takes over what is changed in the sentences; `facts` is the file of the answers.
    """

    def __init__(
        self,
        interview: Interview,
        facts: Path,
        drafter: Drafter,
        view: View,
        keep: Keeper,
    ) -> None:
        super().__init__(view)
        self._interview = interview
        self._facts = facts
        self._drafter = drafter
        self._keep = keep
        self._draft: Draft | None = None

    def check(self) -> CheckedFile:
        """Return the draft with what the rules say of it."""
        from assistant.reviewing.draft import check_draft

        draft = self._drafter.draft(self._interview.effective_facts())
        checked = check_draft(draft, self._facts, self._drafter.sources)
        self._draft = draft
        return checked

    @property
    def decisions(self) -> Path:
        """Return the file beside the answers that keeps what is accepted."""
        return draft_decisions_file(self._facts)

    @property
    def by(self) -> str:
        """Say that nobody has reviewed the report yet."""
        return DRAFTER

    def title_of(self, file: CheckedFile) -> str:
        """Return how many findings and blanks there are."""
        counts = counts_with_accepted(count_by_severity(file.open), len(file.accepted))
        blanks = len(self._draft.blanks) if self._draft else 0
        return f"检查结果：{counts}{f'，待核{blanks}处' if blanks else ''}　回车去修改"

    def ordered(self, file: CheckedFile) -> list[Finding]:
        """Return the gravest first; blanks, which the clerk knows of, come last."""
        return sorted(file.findings, key=lambda f: (f.code == _BLANK, _ORDER.index(f.severity)))

    @on(OptionList.OptionSelected, "#list")
    @work
    async def _selected(self) -> None:
        finding = self.query_one(FindingList).current
        if finding is None or self._draft is None:
            return
        cause = cause_of(finding, self._interview, self._draft)
        if cause.slot:
            await self._go_to_sentence(cause.slot)
        elif cause.fact:
            self.dismiss(cause.fact)
        else:
            self.notify("这一处不是某个问题单独引起的，请按建议核对全文")

    async def _go_to_sentence(self, slot: str) -> None:
        """Show the sentence among the others; what is done there is checked at once."""
        from assistant.tui.screens.sentences import SentencesScreen

        sentences = SentencesScreen(self._interview, self._drafter, self._take, at=slot)
        fact = await self.app.push_screen_wait(sentences)
        if fact:
            self.dismiss(fact)
        else:
            self._check()

    async def _take(self, interview: Interview, *, keep: bool = False) -> None:
        self._interview = interview
        await self._keep(interview, keep=keep)
