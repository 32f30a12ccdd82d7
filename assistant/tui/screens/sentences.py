"""The report sentence by sentence: what each is made from, and what else could be said."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.errors import AssistantError
from assistant.facts.wording import picked, rewordings, with_pick
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.traces import key_of_blank, made_from
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from assistant.drafting.draft import Draft, DraftSentence
    from assistant.facts.facts import Facts
    from assistant.interview.session import Interview
    from assistant.tui.drafts import Drafter

_HINT = "回车：换一种说法、自己改写　F6：整段换一种说法"


class Keeper(Protocol):
    """Takes over a changed interview; with `keep`, what stood before is kept as a version."""

    async def __call__(self, interview: Interview, *, keep: bool = False) -> None:
        """Make `interview` the current one."""


class _Row(NamedTuple):
    """A sentence, and the paragraph that it stands in, by its number."""

    sentence: DraftSentence
    paragraph: int


class SentencesScreen(ChineseScreen[str | None]):
    """Gives the fact that a sentence lacks, or nothing when it is closed; changes are kept.

    The cursor stands on the sentence in the slot `at` first.
    """

    CSS_PATH = "sentences.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "帮助"),
        Binding("f6", "otherwise", "整段换说法"),
        Binding("escape", "cancel", "返回"),
    ]

    def __init__(
        self,
        interview: Interview,
        drafter: Drafter,
        keep: Keeper,
        at: str = "",
    ) -> None:
        super().__init__()
        self._first = at
        self._interview = interview
        self._drafter = drafter
        self._keep = keep
        self._draft: Draft | None = None
        self._rows: dict[str, _Row] = {}

    def compose(self) -> ComposeResult:
        """Lay out the hint, the sentences, what one is made from, and the keys."""
        yield Static("正在成文……", id="bar", markup=False)
        yield OptionList(id="list")
        yield Prose(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Compose the text; keys go on working meanwhile."""
        self._compose_draft()

    @work(thread=True, exclusive=True)
    def _compose_draft(self) -> None:
        try:
            draft = self._drafter.draft(self._interview.effective_facts())
        except AssistantError as error:
            self.tell(self._say, str(error))
        else:
            self.tell(self._show, draft)

    def _say(self, text: str) -> None:
        self.query_one("#bar", Static).update(text)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self._say(_HINT)
        self._list()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._list()

    def _list(self) -> None:
        if self._draft is None:
            return
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        self._rows = {}
        options.add_options(self._options(self._draft))
        options.highlighted = self._first_row() if at is None else at

    def _first_row(self) -> int | None:
        """Return the line of the sentence to begin with."""
        # Bare blanks have no slot.
        slots = {it.sentence.slot: row for row, it in self._rows.items() if it.sentence.slot}
        row = slots.get(self._first, next(iter(self._rows), None))
        return None if row is None else self.query_one(OptionList).get_option_index(row)

    def _options(self, draft: Draft) -> Iterator[Option]:
        """Yield a line for each heading and for each sentence."""
        width = self.size.width - 6
        picks = picked(self._interview.facts)
        number = 0
        parts = (("导语", draft.preface), *((s.heading, s.paragraphs) for s in draft.sections))
        for heading, paragraphs in parts:
            if paragraphs:
                yield Option(Content.styled(heading, "$text-primary bold"), disabled=True)
            for paragraph in paragraphs:
                number += 1
                if paragraph.heading:
                    yield Option(Content.styled(paragraph.heading, "$text-primary"), disabled=True)
                for sentence in paragraph.sentences:
                    row = str(len(self._rows))
                    self._rows[row] = _Row(sentence, number)
                    yield Option(_line(sentence, sentence.slot in picks, width), id=row)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        row = self._rows.get(str(event.option_id))
        if row is None:
            return
        sentence = row.sentence
        lines = [made_from(sentence, self._interview.facts)]
        if sentence.is_stale:
            lines.append(f"事实改了，现在起草的是：{sentence.drafted}")
        self.query_one("#detail", Prose).show("\n".join(lines))

    @on(OptionList.OptionSelected)
    @work
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        """Let another phrase be chosen, or the sentence be reworded."""
        from assistant.tui.screens.alternatives import AlternativesScreen

        sentence = self._rows[str(event.option_id)].sentence
        if not sentence.phrase:
            self._ask_for(next(iter(sentence.blanks), ""))
            return
        facts = self._interview.effective_facts()
        screen = AlternativesScreen(facts, self._drafter.sources, sentence)
        change = await self.app.push_screen_wait(screen)
        if isinstance(change, str):
            self._ask_for(change)
        elif change:
            await self._change(change)

    def _ask_for(self, label: str) -> None:
        """Close, and go to the question that fills the blank called `label`."""
        if self._draft:
            self.dismiss(key_of_blank(label, self._interview, self._draft) or None)

    @work
    async def action_otherwise(self) -> None:
        """Say all sentences of the paragraph under the cursor in another way."""
        from assistant.drafting.choices import said_otherwise

        option = self.query_one(OptionList).highlighted_option
        if option is None or option.id is None:
            return
        paragraph = self._rows[option.id].paragraph
        sentences = [row.sentence for row in self._rows.values() if row.paragraph == paragraph]
        facts, sources = self._interview.effective_facts(), self._drafter.sources
        picks = said_otherwise(facts, sources, sentences)
        if picks:
            await self._change(lambda told: reduce(_with_pick, picks.items(), told))
        else:
            self.notify("这一段没有别的说法可换，可以自己改写")

    async def _change(self, change: Callable[[Facts], Facts]) -> None:
        """Keep the facts with other wording, and show the text that they make."""
        before = self._interview.facts
        after = change(before)
        self._interview = replace(self._interview, facts=after)
        drops_own_words = bool(rewordings(before).keys() - rewordings(after).keys())
        await self._keep(self._interview, keep=drops_own_words)
        self._compose_draft()

    def action_cancel(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)


def _with_pick(facts: Facts, pick: tuple[str, str]) -> Facts:
    return with_pick(facts, *pick)


def _line(sentence: DraftSentence, is_picked: bool, width: int) -> Content:
    """Return the sentence, cut to lines of `width` cells, with what was done to it in front."""
    marks = _marks(sentence, is_picked)
    head = f"[{'，'.join(marks)}]" if marks else ""
    lines = "\n".join(f"  {line}" for line in wrap(f"{head}{sentence.text}", width))
    content = Content(lines)
    return content.stylize("$text-warning", 2, 2 + len(head)) if head else content


def _marks(sentence: DraftSentence, is_picked: bool) -> list[str]:
    told = {
        "改写过": sentence.drafted,
        "事实已变": sentence.is_stale,
        "换过": is_picked and not sentence.drafted,
        "待核": sentence.blanks,
    }
    return [mark for mark, is_true in told.items() if is_true]
