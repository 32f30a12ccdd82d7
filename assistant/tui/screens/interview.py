"""The interview: sections on the left, one section's questions, the text that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, OptionList

from assistant.errors import AssistantError
from assistant.interview.session import SectionState
from assistant.tui.guide import help_of
from assistant.tui.memory import recall, remember
from assistant.tui.messages import Typed
from assistant.tui.screens.tables import TablesScreen
from assistant.tui.traces import paragraphs_of, question_key
from assistant.tui.view import View
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.outline import Outline
from assistant.tui.widgets.preview import Preview
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.section_form import SectionForm
from assistant.tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from assistant.drafting.draft import Draft
    from assistant.interview.question import Question
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter
    from assistant.tui.fact_file import FactFile

# Keys that come together are shown together, and a key in the same painting as its sentence.
_SOON = 0.005


class InterviewScreen(TablesScreen):
    """Shows one section at a time; F8 and F9 go from section to section."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("f2", "sentences", "句子"),
        Binding("f3", "sections", "目录"),
        Binding("f4", "preview", "预览"),
        Binding("f5", "check", "检查"),
        Binding("f8", "section(-1)", "上节"),
        Binding("f9", "section(1)", "下节"),
        Binding("f10", "export", "导出"),
        # Every answer is saved, and the bar above says so: eighty columns have no room for it.
        Binding("ctrl+s", "save", "保存", show=False),
        Binding("ctrl+p", "app.commands", "命令"),
        Binding("ctrl+q", "app.quit", "退出"),
        Binding("tab", "move_on", "下一项", show=False),
        Binding("escape", "back", "返回", show=False),
    ]

    def __init__(self, interview: Interview, file: FactFile, drafter: Drafter) -> None:
        super().__init__(interview, file)
        self.drafter = drafter
        last = recall().section(file.path)
        left = (s for s in self.sections if interview.state(s) is not SectionState.COMPLETE)
        self.section = last if last in self.sections else next(left, self.sections[0])
        self._timer: Timer | None = None
        self._composed: tuple[Interview, Draft] | None = None
        self._can_compose = False
        self._came_from = ""
        self._findings_view = View()

    def compose(self) -> ComposeResult:
        """Lay out bar, outline, questions, preview and keys."""
        yield StatusBar()
        with Horizontal():
            yield Outline(id="outline")
            yield SectionForm(id="form")
            yield Preview(id="preview")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show bar and outline at once, the questions next, then load what composes the text."""
        self.refresh_around()
        if self.interview.facts.warnings:
            self._say("\n".join(self.interview.facts.warnings), "warning")
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.show_section(self.section)
        if not self.file.take():
            self.ask_for_file()
        self.call_after_refresh(self._warm_up)

    @work(thread=True)
    def _warm_up(self) -> None:
        try:
            self.drafter.draft(self.interview.effective_facts())
        except AssistantError as error:
            self.tell(self._say, str(error), "error")
        else:
            self.tell(self._warmed_up)

    def _say(self, message: str, severity: SeverityLevel) -> None:
        self.notify(message, severity=severity, timeout=60, markup=False)

    def _warmed_up(self) -> None:
        for told in self.drafter.told:
            self._say(told, "warning")
        self._can_compose = True
        self.preview_soon()

    # ── sections ──

    async def show_section(self, section: str, key: str = "") -> None:
        """Put the questions of `section` on the screen, the cursor on `key` or the first open."""
        self.section = section
        self.call_after_refresh(self._remember_place)
        self._came_from = ""
        self.remove_class("-listing", "-previewing")
        await self.form.show(self.interview, self.group, self.rejected)
        self.set_class(self.form.table is not None, "-table")
        for rejected, raw in list(self.rejected.items()):
            if rejected in self.form.fields:
                await self.answer(rejected, raw)
        self.form.focus_on(key or self._first_unanswered())
        self.refresh_around()

    def _remember_place(self) -> None:
        remember(recall().with_section(self.file.path, self.section))

    def _first_unanswered(self) -> str:
        shown = list(self.form.fields)
        if self.interview.state(self.section) is SectionState.EMPTY:
            # The first required one may stand far down, and what is above it would never be seen.
            return next(iter(shown), "")
        opened = (q.field.key for q in self.interview.unanswered(self.section))
        return next((key for key in opened if key in shown), next(iter(shown), ""))

    async def go_to(self, fact: str) -> None:
        """Show the question that asks for `fact`."""
        key = question_key(fact, self.interview.groups)
        if key:
            await self.show_section(key.partition(".")[0], key)

    @on(OptionList.OptionSelected, "#outline")
    async def _section_chosen(self, event: OptionList.OptionSelected) -> None:
        await self.show_section(str(event.option_id))

    async def action_section(self, by: int) -> None:
        """Go to the section before or after this one."""
        await self.commit()
        at = self.sections.index(self.section) + by
        if 0 <= at < len(self.sections):
            await self.show_section(self.sections[at])

    def hold(self) -> None:
        """Take note that the mouse button is down; whoever presses it has seen the questions."""
        super().hold()
        self.form.called_for.clear()

    @on(Button.Pressed, "#next")
    async def _next_pressed(self) -> None:
        """Go on to the next section, or to what the answer left just now has called for."""
        await self.commit()
        if self.form.called_for:
            self.form.focus_on(self.form.called_for[0])
        else:
            await self.action_section(1)

    @work
    async def show_versions(self) -> None:
        """Show what was saved before; the one chosen takes the place of the answers."""
        from assistant.tui.screens.versions import VersionsScreen

        await self.commit()
        self.settle()
        versions = VersionsScreen(self.interview, self.file.path)
        facts = await self.app.push_screen_wait(versions)
        if facts:
            self.rejected.clear()
            await self.accept(replace(self.interview, facts=facts), keep=True)
            await self.show_section(self.section)

    # ── outline, preview, bar ──

    def show_text(self) -> None:
        """Show at once the text that the answers make."""
        self._show_preview()

    def refresh_around(self) -> None:
        """Bring bar, outline and preview up to date."""
        super().refresh_around()
        interview = self.interview
        sections = [
            (group.section, group.title, _state(interview, group.section, self.rejected))
            for group in interview.groups
        ]
        self.query_one(Outline).show(sections, self.section)
        self.preview_soon()

    def preview_soon(self, key: str = "", raw: str = "") -> None:
        """Show the preview next, unless something newer is to be shown by then.

        `raw` is what stands in the field `key` while it is being typed; nothing of it is kept.
        """
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_SOON, lambda: self._show_preview(key, raw))

    def _show_preview(self, key: str = "", raw: str = "") -> None:
        preview = self.query_one(Preview)
        if not self._can_compose or not preview.display:
            return
        try:
            draft = self._draft_of(self.interview.answer(key, raw) if key else self.interview)
        except AssistantError:
            return
        preview.show(paragraphs_of(draft, self.group), self.form.current_key)

    def _draft_of(self, interview: Interview) -> Draft:
        """Return the draft, composed anew only where the answers are others."""
        if self._composed is None or self._composed[0] is not interview:
            self._composed = (interview, self.drafter.redraft(interview.effective_facts()))
        return self._composed[1]

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        if event.key in self.form.fields:
            self.preview_soon(event.key, event.raw)

    def on_descendant_focus(self) -> None:
        """Mark the sentences that the question now asked makes."""
        if self.form.current_key in self.form.called_for:
            self.form.called_for.remove(self.form.current_key)
        self.preview_soon()

    @property
    def question(self) -> Question | None:
        """Return the question that has the focus, or None."""
        key = self.form.current_key
        return next((q for q in self.group.questions if key and q.field.key == key), None)

    def explain(self) -> tuple[str, str]:
        """Return the question that has the focus, and what there is to know of it."""
        return (self.question.ask, help_of(self.question)) if self.question else ("", "")

    async def action_sections(self) -> None:
        """Go to the outline; on a narrow screen it takes the place of the questions."""
        await self._look_at("-listing", "#outline")

    async def action_preview(self) -> None:
        """Go to the preview; on a narrow screen it takes the place of the questions."""
        await self._look_at("-previewing", "#preview")
        self.preview_soon()

    async def _look_at(self, class_: str, selector: str) -> None:
        if self.has_class(class_):
            self.action_back()
            return
        await self.commit()
        self._came_from = self.form.current_key or self._came_from
        self.remove_class("-listing", "-previewing")
        self.add_class(class_)
        self.query_one(selector).focus()

    def action_back(self) -> None:
        """Go back to the question that was left, or in a question to the answer that is saved."""
        if self.has_class("-listing") or self.has_class("-previewing"):
            self.remove_class("-listing", "-previewing")
            self.form.focus_on(self._came_from or self._first_unanswered())
        else:
            self.restore()

    async def action_move_on(self) -> None:
        """Go to the next field; what this one holds is taken over first."""
        key = self.form.current_key
        await self.commit()
        if isinstance(self.form.fields.get(key), QuestionField):
            self.form.focus_after(key)
        else:
            self.focus_next()

    # ── checking and exporting ──

    @on(Button.Pressed, "#check")
    @work
    async def action_check(self) -> None:
        """Show the findings, the last one looked at first; the one chosen leads to its question."""
        from assistant.tui.screens.findings import FindingsScreen

        await self.commit()
        path, view = self.file.path, self._findings_view
        findings = FindingsScreen(self.interview, path, self.drafter, view, self.accept)
        fact = await self.app.push_screen_wait(findings)
        self._findings_view = findings.view
        if fact:
            await self.go_to(fact)

    @work
    async def action_sentences(self) -> None:
        """Show the sentences, to choose and to reword; one without facts leads to its question."""
        from assistant.tui.screens.sentences import SentencesScreen

        await self.commit()
        sentences = SentencesScreen(self.interview, self.drafter, self.accept)
        fact = await self.app.push_screen_wait(sentences)
        if fact:
            await self.go_to(fact)

    @on(Button.Pressed, "#export")
    @work
    async def action_export(self) -> None:
        """Write the report to a file; a blank chosen leads to its question."""
        from assistant.tui.screens.export import ExportScreen

        await self.commit()
        export = ExportScreen(self.interview, self.file.path, self.drafter)
        fact = await self.app.push_screen_wait(export)
        if fact:
            await self.go_to(fact)


def _state(interview: Interview, section: str, rejected: Collection[str]) -> str:
    """Return how far a section is, in one word; what cannot be read as an answer is a fault."""
    asked = interview.visible(section)
    if any(question.key in rejected for question in asked):
        return str(SectionState.FAULTY)
    return str(interview.state(section)) if asked else "不用填"
