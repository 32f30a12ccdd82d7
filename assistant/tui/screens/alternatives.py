"""What else a sentence could say: other phrases with the same facts, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.facts.facts import Facts
from assistant.facts.wording import Rewording, picked, rewordings, with_pick, with_rewording
from assistant.tui.screens.dialog import AskingDialog, ConfirmScreen, Dialog
from assistant.tui.widgets.editors import LongEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from assistant.drafting.choices import Choice
    from assistant.drafting.draft import DraftSentence
    from assistant.drafting.sources import Sources

Change = Callable[[Facts], Facts]

_BLANK, _OWN, _DRAFTED, _UP_TO_DATE, _PROGRAM = "blank", "own", "drafted", "up-to-date", "program"


class AlternativesScreen(Dialog[Change | str | None]):
    """Gives what is to be done to the facts, or the blank to be filled, or nothing."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "alternatives.tcss"]  # type: ignore[assignment]

    def __init__(self, facts: Facts, sources: Sources, sentence: DraftSentence) -> None:
        super().__init__()
        self._facts = facts
        self._sources = sources
        self._sentence = sentence
        self._choices: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the phrases and what else can be done."""
        with Vertical(classes="box"):
            yield Prose("换一种说法", classes="title")
            yield OptionList(id="list")
        yield KeyBar()

    def on_mount(self) -> None:
        """List what can be done, and the phrases."""
        from assistant.drafting.choices import choices

        self._choices = choices(self._facts, self._sources, self._sentence)
        options = self.query_one(OptionList)
        width = min(self.size.width, 92) - 10
        options.add_options(self._actions())
        options.add_options(_option(choice, width) for choice in self._choices)
        options.highlighted = 0
        options.focus()

    def _actions(self) -> Iterator[Option]:
        sentence = self._sentence
        if sentence.blanks:
            yield Option(f"去填缺的事实：{sentence.blanks[0]}", id=_BLANK)
        yield Option("自己改写这一句", id=_OWN)
        if sentence.drafted:
            yield Option(f"用起草的句子：{sentence.drafted}", id=_DRAFTED)
        if sentence.is_stale:
            yield Option("核对过了，改写的句子照用", id=_UP_TO_DATE)
        if sentence.slot in picked(self._facts):
            yield Option("交给程序选", id=_PROGRAM)

    @on(OptionList.OptionSelected)
    @work
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        slot, chosen = self._sentence.slot, str(event.option_id)
        if chosen == _BLANK:
            self.dismiss(self._sentence.blanks[0])
        elif chosen == _OWN:
            await self._reword()
        elif chosen == _DRAFTED:
            if await self._may_drop_own_words():
                self.dismiss(lambda facts: with_rewording(facts, slot, None))
        elif chosen == _UP_TO_DATE:
            self.dismiss(self._in_words(rewordings(self._facts)[slot].text))
        elif chosen == _PROGRAM:
            self.dismiss(lambda facts: with_pick(facts, slot, ""))
        elif await self._may_drop_own_words():
            self.dismiss(lambda facts: with_pick(with_rewording(facts, slot, None), slot, chosen))

    async def _may_drop_own_words(self) -> bool:
        """Return whether the sentence may go; words of the user's own are not dropped unasked."""
        if not self._sentence.drafted:
            return True
        text = (
            f"{self._sentence.text}\n\n这是改写的句子。换掉以后要找回来的，"
            "在“恢复以前保存的”里有原来的那一份。"
        )
        confirmed = await self.app.push_screen_wait(ConfirmScreen("换掉？", text, "换掉"))
        return bool(confirmed)

    async def _reword(self) -> None:
        own = rewordings(self._facts).get(self._sentence.slot)
        text = own.text if own else self._drafted
        typed = await self.app.push_screen_wait(RewordScreen(self._drafted, text))
        if typed is not None:
            self.dismiss(self._in_words(typed))

    def _in_words(self, text: str) -> Change:
        """Return the change that puts words for the sentence; its own words are no rewording."""
        rewording = None if text == self._drafted else Rewording(self._drafted, text)
        return lambda facts: with_rewording(facts, self._sentence.slot, rewording)

    @property
    def _drafted(self) -> str:
        """Return the sentence as it was drafted, without what joins it to those before it."""
        current = (c.candidate.text for c in self._choices if c.is_current)
        return self._sentence.drafted or next(current, self._sentence.text)


class RewordScreen(AskingDialog[str | None]):
    """Gives the sentence in the user's words, or nothing when it is closed."""

    CSS_PATH: ClassVar[list[str]] = ["dialog.tcss", "alternatives.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "hand_in", "确定")]

    def __init__(self, drafted: str, text: str) -> None:
        super().__init__()
        self._drafted, self._text = drafted, text

    def compose(self) -> ComposeResult:
        """Lay out the drafted sentence and the field."""
        with Vertical(classes="box"):
            yield Prose("自己改写", classes="title")
            yield Prose(f"起草的句子：{self._drafted}", classes="text")
            yield LongEditor(self._text, "写一句完整的话，以句号结尾")
            yield from self.confirm_or_return()
        yield KeyBar()

    def action_cancel(self) -> None:
        """Close the dialog; words that were typed are not dropped unasked."""
        self._close_asking()

    @work(exclusive=True)
    async def _close_asking(self) -> None:
        question = ConfirmScreen("不要了？", "刚才写的话还没有用上，返回就没有了。", "不要了")
        if self.query_one(LongEditor).raw.strip() in ("", self._text) or (
            await self.app.push_screen_wait(question)
        ):
            self.dismiss(None)

    def answer(self) -> tuple[str, str]:
        """Return the sentence; one without words is none."""
        from assistant.drafting.prose import tidy

        text = "".join(self.query_one(LongEditor).raw.split("\n")).strip()
        return tidy(text), "" if text else "还没有写；不改写的，按Esc返回"


def _option(choice: Choice, width: int) -> Option:
    """Return the phrase with the unit's facts, cut to lines of `width` cells, and its badges."""
    text = "\n".join(f"  {line}" for line in wrap(choice.candidate.text, width))
    content = Content(text)
    if choice.badges:
        badges = "　".join(choice.badges)
        content = content.append(Content.styled(f"\n    {badges}", "$text-muted"))
    return Option(content, id=choice.candidate.phrase.id, disabled=not choice.can_be_picked)
