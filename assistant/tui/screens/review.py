"""A finished report as it is reviewed: what was found in it, and what was copied from where."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from assistant.emitters.composition import bar, legend
from assistant.emitters.outcome import count_by_severity
from assistant.emitters.terminal import counts_with_accepted
from assistant.errors import AssistantError, UnreadableFileError
from assistant.tui.screens.dialog import ConfirmScreen, TextScreen
from assistant.tui.screens.findings_file import FindingsFileScreen, write_findings
from assistant.tui.screens.found import FoundScreen
from assistant.tui.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.emitters.outcome import CheckedFile
    from assistant.tui.widgets.finding_list import Remark


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reviewed, and what it is compared with; "" for nothing."""

    report: Path
    against: str = ""
    last_year: str = ""


class ReviewScreen(FoundScreen[None]):
    """Gives nothing; what is accepted is kept beside the report."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "write", "写出")]

    def __init__(self, asked: Asked) -> None:
        super().__init__(View())
        self._asked = asked
        self._told: list[str] = []

    @property
    def decisions(self) -> Path:
        """Return the file beside the report that keeps what is accepted."""
        from assistant.checking.decisions_file import decisions_file

        return decisions_file(self._asked.report)

    def check(self) -> CheckedFile:
        """Return the report with what was found; `AssistantError` says why it cannot be read."""
        from assistant.reviewing.review import review

        self._told = []
        outcome = review(
            [str(self._asked.report)],
            last_year=self._asked.last_year or None,
            against=[self._asked.against] if self._asked.against else [],
            tell=self._told.append,
            step=lambda text: self.tell(self.say, text),
        )
        for unread in outcome.unread:
            raise UnreadableFileError(f"{self._asked.report.name}：{unread.why}")
        return outcome.files[0]

    def title_of(self, file: CheckedFile) -> str:
        """Return whose report it is and how many findings there are."""
        report = file.report
        whose = f"{report.unit}{f'{report.year}年' if report.year else ''}"
        counts = counts_with_accepted(count_by_severity(file.open), len(file.accepted))
        return f"{whose or '没有认出单位和年份'}　{counts}"

    def above(self, file: CheckedFile) -> Iterator[Remark]:
        """Yield what the text is made of, how the file was read, and what else was told."""
        if file.shares is not None:
            drawn, _ = bar(file.shares)
            yield (f"构成　{drawn}　", *(f"{part}　" for part in legend(file.shares)))
        yield from (*file.notes, *self._told)

    @on(OptionList.OptionSelected, "#list")
    def _selected(self) -> None:
        self.action_evidence()

    @work(exclusive=True, group="write")
    async def action_write(self) -> None:
        """Write the findings to a file; one that exists is not replaced unasked."""
        if self.file is None:
            return
        path = await self.app.push_screen_wait(FindingsFileScreen(self._asked.report))
        exists = path is not None and path.exists()
        if path is None or (exists and not await self.app.push_screen_wait(_replacing(path))):
            return
        shows_accepted = self.view.shows_accepted
        try:
            await to_thread(
                write_findings, self.file, path, force=exists, show_accepted=shows_accepted
            )
        except AssistantError as error:
            self.app.push_screen(TextScreen("没有写出", str(error)))
        else:
            self.notify(f"已写出：{path}", markup=False)


def _replacing(path: Path) -> ConfirmScreen:
    return ConfirmScreen("覆盖？", f"{path.name}已经存在，覆盖后原来的内容找不回来。", "覆盖")
