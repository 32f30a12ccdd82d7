"""The start: a new report, or one to go on with; and what is never to be entered."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.errors import AssistantError, FactsError
from assistant.facts.sources import LAST_YEAR, named_from
from assistant.tui.fact_file import FactFile, new_interview, open_interview, report_in
from assistant.tui.memory import fact_files, recall, remember
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.path import PathScreen, free_path, proposed
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.checking.next_year import Begun
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter

_WELCOME = (
    "答完一节一节的问题，就得到一份完整的政府信息公开工作年度报告，可导出Word文件。"
    "每答一题即存盘，可以随时退出，下次接着填。全程不联网。"
)
# 申请人信息、个人电话和涉密内容，程序不问也不存（条例第十四条、第十五条）。
_NEVER = (
    "不要录入：申请人的姓名、身份证号、住址，申请书原文，个人手机号，涉密和工作秘密内容。"
    "人员只写职务，不写姓名。"
)
_NEW, _NEXT, _OTHER, _REVIEW = "new", "next", "other", "review"


class StartScreen(ChineseScreen[None]):
    """Lists what can be done; the progress of each file is read after the first paint."""

    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("ctrl+n", "new", "新建"),
    ]

    def __init__(self, drafter: Drafter) -> None:
        super().__init__()
        self._drafter = drafter
        self._files: list[Path] = []

    def compose(self) -> ComposeResult:
        """Lay out welcome, choices and the warning."""
        with Vertical(id="page"):
            yield Prose("年报助手", classes="title")
            yield Prose(_WELCOME, classes="text")
            yield OptionList(id="choices")
            yield Prose(_NEVER, classes="never")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """List the files, at first and on coming back."""
        self.list_files()

    def list_files(self) -> None:
        """Show the choices: a new report, the files there are, another file."""
        self._files = fact_files(Path.cwd())
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_option(Option("新建一份年报", id=_NEW))
        options.add_option(Option("从上年的年报新建", id=_NEXT))
        options.add_options(
            Option(_choice(path, ""), id=str(number)) for number, path in enumerate(self._files)
        )
        options.add_option(Option("打开别处的事实文件", id=_OTHER))
        options.add_option(Option("审核写好的年报", id=_REVIEW))
        options.highlighted = 2 if self._files else 0
        self.call_after_refresh(self._read_progress)

    # A group of its own: what is being asked for when this screen comes back goes on.
    @work(thread=True, exclusive=True, group="progress")
    def _read_progress(self) -> None:
        for number, path in enumerate(self._files):
            try:
                progress = progress_of(open_interview(path))
            except AssistantError:
                progress = "打不开，选中看原因"
            self.tell(self._show_progress, number, path, progress)

    def _show_progress(self, number: int, path: Path, progress: str) -> None:
        if self._files[number : number + 1] == [path]:
            options = self.query_one(OptionList)
            options.replace_option_prompt(str(number), _choice(path, progress))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _NEW:
            self.action_new()
        elif event.option_id == _NEXT:
            self._begin_next()
        elif event.option_id == _OTHER:
            self._open_other()
        elif event.option_id == _REVIEW:
            self._review()
        else:
            self.open(self._files[int(event.option_id or 0)])

    @work
    async def action_new(self) -> None:
        """Ask where to save, then start the interview."""
        path = await self.app.push_screen_wait(_saving_to(free_path(Path.cwd(), "年报事实")))
        if path:
            self._begin(new_interview(), FactFile(path))

    @work
    async def _begin_next(self) -> None:
        """Ask for last year's report and where to save, show what was taken over, and begin."""
        text = (
            "填上年年报的完整路径，Word、网页、PDF、OFD、纯文本都可以。名称、联系方式、结转数和"
            "写过的问题由它带出，本年的数重新填。"
        )
        question = PathScreen("从上年的年报新建", text, Path.cwd(), existing=True)
        last = await self.app.push_screen_wait(question)
        if last is None:
            return
        try:
            begun, name = await to_thread(_taken_from, last)
        except AssistantError as error:
            self.app.push_screen(TextScreen("读不出这份年报", str(error)))
            return
        path = await self.app.push_screen_wait(_saving_to(free_path(Path.cwd(), name)))
        if path:
            file = FactFile(path)
            facts = begun.facts.with_value(LAST_YEAR, named_from(path, last))
            file.save(facts)
            self._begin(new_interview(facts), file)
            told = "\n".join(begun.told) or "没有可以带出的内容"
            self.app.push_screen(TextScreen(f"从{last.name}带出的内容，请核对", told))

    @work
    async def _open_other(self) -> None:
        text = "填事实文件的完整路径，文件名以.toml结尾。"
        question = PathScreen("打开事实文件", text, Path.cwd(), existing=True)
        path = await self.app.push_screen_wait(question)
        if path:
            self.open(path)

    @work
    async def _review(self) -> None:
        """Ask for a finished report and what to compare it with, and show what is found in it."""
        from assistant.tui.screens.review import ReviewScreen
        from assistant.tui.screens.review_start import ReviewStartScreen

        memory = recall()
        question = ReviewStartScreen(memory.reviewed or proposed(Path.cwd()), memory.against)
        asked = await self.app.push_screen_wait(question)
        if asked:
            remember(replace(memory, reviewed=str(asked.report.resolve()), against=asked.against))
            self.app.push_screen(ReviewScreen(asked))

    def open(self, path: Path) -> None:
        """Go on with the file `path`, or say what is wrong with it."""
        file = FactFile(path)
        try:
            interview = open_interview(path)
        except FactsError as error:
            title = f"{path.name}有{len(error.faults)}处要改"
            self.app.push_screen(TextScreen(title, "\n\n".join(error.faults)))
        except AssistantError as error:
            self.app.push_screen(TextScreen("打不开这个文件", str(error)))
        else:
            self._begin(interview, file)

    def _begin(self, interview: Interview, file: FactFile) -> None:
        from assistant.tui.screens.interview import InterviewScreen

        remember(recall().with_file(file.path))
        self.app.push_screen(InterviewScreen(interview, file, self._drafter.of(file.path)))


def _saving_to(path: Path) -> PathScreen:
    return PathScreen("新建一份年报", "答案保存在这个文件里，以后从它接着填。", path)


def _taken_from(path: Path) -> tuple[Begun, str]:
    """Return what the report after that in `path` begins with, and a name for its file."""
    from assistant.checking.next_year import begun_from
    from assistant.corpus.normalise import short_name

    report = report_in(path)
    year = report.year + 1 if report.year else ""
    return begun_from(report), f"{short_name(report.unit)}{year}" or "年报事实"


def progress_of(interview: Interview) -> str:
    """Return the unit, the year and how many sections are complete."""
    facts = interview.facts
    states = [str(interview.state(group.section)) for group in interview.groups]
    year = f"{facts.year}年" if facts.year else ""
    unit = facts.unit_name or "单位未填"
    return f"{unit}　{year}　已完成{states.count('完成')}节，共{len(states)}节"


def _choice(path: Path, progress: str) -> Content:
    folder = "" if path.parent == Path.cwd() else f"　{path.parent}"
    line = Content(f"继续：{path.name}").append(Content.styled(folder, "$text-muted"))
    return line.append("\n").append(Content.styled(f"　　　{progress or '……'}", "$text-muted"))
