"""One section's questions, mounted together; which there are follows the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import HorizontalGroup, VerticalScroll
from textual.widgets import Button

from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.records_field import RecordsField
from assistant.tui.widgets.table_field import TableField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.interview.question import Question, QuestionGroup
    from assistant.interview.session import Interview
    from assistant.tui.history import TextHistory

AnyField = QuestionField | RecordsField | TableField
_FEWEST_ROWS = 6
_NOTHING_ASKED = "按目前的答案，这一节没有要填的。"


class SectionForm(VerticalScroll, can_focus=False):
    """The questions of one section and, below them, the buttons that lead on."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.fields: dict[str, AnyField] = {}
        # What answers have called for since the mouse button went down, and no cursor was at yet.
        self.called_for: list[str] = []
        self._pasts: dict[str, TextHistory] = {}

    async def show(
        self, interview: Interview, group: QuestionGroup, rejected: Mapping[str, str]
    ) -> None:
        """Put the questions of `group` on the screen.

        `rejected` holds what was typed before and could not be read as an answer, by question.
        """
        questions = interview.visible(group.section)
        self.called_for.clear()
        self.fields = {
            question.key: self._field_for(question, interview, rejected) for question in questions
        }
        sections = [each.section for each in interview.groups]
        at = sections.index(group.section) + 1
        heading = f"{group.title}　第{at}节，共{len(sections)}节"
        onward = interview.groups[at].title if at < len(sections) else ""
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(
                [
                    Prose(heading, classes="section"),
                    Prose(group.intro if questions else _NOTHING_ASKED, classes="intro"),
                    *self.fields.values(),
                    Prose(_set_aside(interview, group), classes="aside"),
                    _buttons(onward),
                ]
            )
            self._show_lists(interview)
            self._doubt(interview)
            self.fit_grid()
            self.scroll_home(animate=False)

    async def follow(self, interview: Interview, group: QuestionGroup) -> None:
        """Mount the questions that an answer calls for, take away those it makes void."""
        wanted = {q.key: q for q in interview.visible(group.section)}
        for key in self.fields.keys() - wanted.keys():
            await self.fields.pop(key).remove()
        before: AnyField | Prose = self.query_one(".intro", Prose)
        for key, question in wanted.items():
            if key not in self.fields:
                self.fields[key] = self._field_for(question, interview, {})
                self.called_for.append(key)
                await self.mount(self.fields[key], after=before)
            before = self.fields[key]
        self.fields = {key: self.fields[key] for key in wanted}
        self.query_one(".aside", Prose).show(_set_aside(interview, group))
        self._show_lists(interview)
        self._doubt(interview)
        self.fit_grid()

    def _field_for(
        self, question: Question, interview: Interview, rejected: Mapping[str, str]
    ) -> AnyField:
        field, ask, help = question.field, question.ask, question.help
        if field.kind == "table":
            return TableField(field, ask, help, interview.facts.table(field.table).form)
        if field.kind == "records":
            return RecordsField(field, ask, help)
        raw = rejected.get(field.key, interview.raw(field.key))
        shown = QuestionField(field, ask, help, raw, self._pasts.get(field.key))
        self._pasts[field.key] = shown.editor.past
        return shown

    def _show_lists(self, interview: Interview) -> None:
        for key, field in self.fields.items():
            if isinstance(field, TableField):
                field.show(interview.facts.table(field.field.table))
            elif isinstance(field, RecordsField):
                is_none = key in interview.facts.values and not interview.records(key)
                field.show(interview.records(key), is_none=is_none)

    def _doubt(self, interview: Interview) -> None:
        for key, field in self.fields.items():
            field.doubt(interview.doubts(key))

    @property
    def table(self) -> TableField | None:
        """Return the official table among the questions, or None."""
        return next((f for f in self.fields.values() if isinstance(f, TableField)), None)

    @property
    def current_key(self) -> str:
        """Return the key of the question that has the focus, or ""."""
        focused = self.screen.focused
        for node in focused.ancestors_with_self if focused else ():
            if isinstance(node, AnyField):
                return node.field.key
        return ""

    def focus_on(self, key: str) -> None:
        """Put the cursor on the question `key`, or on the way onward where it is not shown."""
        if key in self.fields:
            self.fields[key].take_focus()
        else:
            self.query_one(".onward Button", Button).focus()

    def focus_after(self, key: str) -> None:
        """Put the cursor on the question after `key`, also where it was mounted just now."""
        keys = list(self.fields)
        following = keys[keys.index(key) + 1 :] if key in keys else []
        self.focus_on(following[0] if following else "")

    def on_resize(self) -> None:
        """Give a table as many rows as the screen leaves it."""
        self.fit_grid()

    def fit_grid(self) -> None:
        """Let the grid end where the screen ends, once the lines above it are laid out."""
        self.call_after_refresh(self._fit_grid)

    def _fit_grid(self) -> None:
        if self.table and self.table.is_mounted:
            grid = self.table.grid
            above = grid.virtual_region.y + self.table.virtual_region.y
            grid.styles.max_height = max(_FEWEST_ROWS, self.size.height - above)


def _set_aside(interview: Interview, group: QuestionGroup) -> str:
    """Return which answers the others have made void, or ""."""
    labels = [question.field.label for question in interview.set_aside(group.section)]
    if not labels:
        return ""
    return f"先前填过，现在不用填：{'、'.join(labels)}。答案留着，情况变了再用。"


def _buttons(onward: str) -> HorizontalGroup:
    if onward:
        return HorizontalGroup(
            Button(f"下一节：{onward}", id="next", compact=True), classes="onward"
        )
    return HorizontalGroup(
        Button("检查", id="check", compact=True),
        Button("导出", id="export", compact=True),
        classes="onward",
    )
