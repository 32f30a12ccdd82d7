"""A finished report as it is reviewed: what was found in it, and what was copied from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from assistant.emitters.composition import bar
from assistant.emitters.outcome import Outcome, count_by_severity
from assistant.emitters.terminal import counts_with_accepted
from assistant.errors import AssistantError, UnreadableFileError
from assistant.tui.screens.dialog import ConfirmScreen, TextScreen
from assistant.tui.screens.found import FoundScreen
from assistant.tui.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.emitters.outcome import CheckedFile


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

    def above(self, file: CheckedFile) -> Iterator[str]:
        """Yield what the text is made of, how the file was read, and what else was told."""
        if file.shares is not None:
            yield f"构成　{'　'.join(bar(file.shares))}"
        yield from (*file.notes, *self._told)

    @on(OptionList.OptionSelected, "#list")
    def _selected(self) -> None:
        self.action_evidence()

    @work(exclusive=True, group="write")
    async def action_write(self) -> None:
        """Write the findings beside the report; a file that exists is not replaced unasked."""
        if self.file is None:
            return
        path = self._asked.report.with_name(f"{self._asked.report.name}.检查结果.txt")
        question = ConfirmScreen("覆盖？", f"{path.name}已经存在。", "覆盖")
        exists = path.exists()
        if exists and not await self.app.push_screen_wait(question):
            return
        try:
            _write(self.file, path, force=exists)
        except AssistantError as error:
            self.app.push_screen(TextScreen("没有写出", str(error)))
        else:
            self.notify(f"已写出：{path}", markup=False)


def _write(file: CheckedFile, path: Path, *, force: bool) -> None:
    import io

    from assistant.emitters.terminal import emit_text
    from assistant.paths import write_new_file

    text = io.StringIO()
    emit_text(Outcome((file,)), text)
    # Notepad before Windows 10 shows a text with bare \n as one line.
    write_new_file(path, text.getvalue().replace("\n", "\r\n").encode("utf-8"), force=force)
