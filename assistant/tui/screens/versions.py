"""What was saved before, by time; Enter shows what differs from now, and brings it back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from assistant.errors import AssistantError
from assistant.facts.facts import Facts, load_facts
from assistant.facts.versions import folder_of, versions_of
from assistant.interview.differences import Difference, differences
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.screens.dialog import Dialog, TextScreen
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from assistant.facts.versions import Version
    from assistant.interview.session import Interview

# So many differences of one section, and so many sections in one line, are told one by one.
_FEW, _FEW_SECTIONS = 12, 4
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """A version as it was read: its facts and what differs from now, or why it is unreadable."""

    version: Version
    facts: Facts | None
    changes: tuple[Difference, ...] = ()
    fault: str = ""


class VersionsScreen(ChineseScreen[Facts | None]):
    """Gives the facts of the version to be brought back, or nothing when it is closed."""

    CSS_PATH = "versions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("escape", "cancel", "返回"),
    ]

    def __init__(self, interview: Interview, path: Path) -> None:
        super().__init__()
        self._interview = interview
        self._path = path
        self._rows: list[_Row] = []

    def compose(self) -> ComposeResult:
        """Lay out the count, the versions, where they are, and the keys."""
        yield Static("正在读取……", id="bar", markup=False)
        yield OptionList(id="list")
        yield Prose(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start reading; keys go on working meanwhile."""
        self._read_versions()

    @work(thread=True, exclusive=True)
    def _read_versions(self) -> None:
        rows = [_row(version, self._interview) for version in versions_of(self._path)]
        self.tell(self._show, rows)

    def _show(self, rows: list[_Row]) -> None:
        self._rows = rows
        bar = f"以前保存的{len(rows)}份　回车：看有什么不同，恢复" if rows else "还没有以前保存的"
        self.query_one("#bar", Static).update(bar)
        where = f"文件在{folder_of(self._path.resolve())}，也可以复制一份出来，改回原来的文件名。"
        self.query_one("#detail", Prose).show(where if rows else _NOTHING)
        options = self.query_one(OptionList)
        options.add_options(_line(row) for row in rows)
        options.highlighted = 0 if rows else None
        options.focus()

    @on(OptionList.OptionSelected)
    @work
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        if row.facts is None:
            self.app.push_screen(TextScreen("这一份打不开", row.fault))
        elif not row.changes:
            self.notify("这一份与现在相同，不用恢复")
        elif await self.app.push_screen_wait(DifferenceScreen(row.version.time, row.changes)):
            self.dismiss(row.facts)

    def action_cancel(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)


class DifferenceScreen(Dialog[bool]):
    """Shows what would change, and asks; True means bring it back."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "versions.tcss"]  # type: ignore[assignment]
    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "上翻", show=False),
        Binding("down", "scroll(1)", "下翻", show=False),
    ]

    def __init__(self, time: datetime.datetime, changes: Sequence[Difference]) -> None:
        super().__init__()
        self._time, self._changes = time, changes

    def compose(self) -> ComposeResult:
        """Lay out the differences by section; the button that changes nothing has the focus."""
        with Vertical(classes="box"):
            yield Prose(f"恢复到{_when(self._time)}？", classes="title")
            with VerticalScroll(classes="scroll", can_focus=False):
                yield Prose("\n".join(_told(self._changes)))
            yield Prose("恢复以前，现在的答案先另存一份，也在这张表里。", classes="after")
            with Horizontal(classes="buttons"):
                yield Button("返回", id="no", compact=True)
                yield Button("恢复", id="yes", variant="warning", compact=True)
        yield KeyBar()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_scroll(self, by: int) -> None:
        """Go up or down the differences."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


_NOTHING = (
    "打开文件后第一次保存、以后每隔一分钟，以及删除、成批填写以前，先把原来的另存一份，留最近20份。"
)


def _row(version: Version, interview: Interview) -> _Row:
    now = interview.facts
    try:
        then = load_facts(version.path, now.fields)
    except AssistantError as error:
        return _Row(version, None, fault=f"{error}\n\n{version.path}")
    return _Row(version, then, differences(interview.groups, then, now))


def _line(row: _Row) -> Option:
    """Return the time and how far the answers were, and in which sections they differ."""
    line = Content(f"{_when(row.version.time)}　{_progress(row)}")
    sections = list(dict.fromkeys(change.section for change in row.changes))
    more = f"等{len(sections)}节" if len(sections) > _FEW_SECTIONS else ""
    where = f"不同的在：{'、'.join(sections[:_FEW_SECTIONS])}{more}" if sections else ""
    return Option(line.append("\n").append(Content.styled(f"　　{where}", "$text-muted")))


def _progress(row: _Row) -> str:
    if row.facts is None:
        return "打不开，选中看原因"
    less = sum(not change.then for change in row.changes)
    more = sum(not change.now for change in row.changes)
    other = len(row.changes) - less - more
    parts = {"比现在少答{}项": less, "比现在多答{}项": more, "{}项答得不同": other}
    told = "，".join(text.format(number) for text, number in parts.items() if number)
    return told or "与现在相同"


def _when(time: datetime.datetime) -> str:
    days = (datetime.date.today() - time.date()).days
    day = {0: "今天", 1: "昨天"}.get(days, f"{time.year}年{time.month}月{time.day}日")
    return f"{day}{time:%H:%M:%S}"


def _told(changes: Sequence[Difference]) -> list[str]:
    """Return the lines that say what was and what is; of very many in a section, the first."""
    lines = []
    for section, own in groupby(changes, lambda change: change.section):
        found = list(own)
        lines += [f"【{section}】", *(_change(change) for change in found[:_FEW])]
        if len(found) > _FEW:
            lines.append(f"这一节另有{len(found) - _FEW}处不同")
    return lines


def _change(change: Difference) -> str:
    then, now = _shortened(change.then), _shortened(change.now)
    return f"{change.label}：{then or '没有答'} → {f'现在是{now}' if now else '现在没有答'}"


def _shortened(answer: str) -> str:
    line = answer.replace("\n", " ")
    return f"{line[:_LONGEST]}……" if len(line) > _LONGEST else line
