"""One finding: what to do, the passages it was copied from, and the text with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll

from assistant.emitters.evidence import passage_around, side_by_side
from assistant.emitters.plain import clean
from assistant.emitters.terminal import told_decision, told_place, told_source
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from assistant.checking.rule import Finding, Related
    from assistant.emitters.evidence import Marked, Passage
    from assistant.emitters.outcome import CheckedFile

_NARROW = 76
_WORDS, _CHANGED = "$text-warning bold underline", "reverse"


class FindingDetail(VerticalScroll):
    """Shows a finding with up to `reach` paragraphs of the text on either side of it."""

    DEFAULT_CSS = """
    FindingDetail {
        padding: 1 2; background: $surface; scrollbar-gutter: stable;
        & .told { color: $text-muted; }
        & .caption { color: $text-primary; margin-top: 1; }
        & .around { color: $text-muted; }
        & .pair > VerticalGroup { width: 1fr; margin-right: 2; }
        &.-narrow .pair { layout: vertical; }
        &.-narrow .pair > VerticalGroup { width: 100%; margin-right: 0; }
        &:focus { background: $panel; }
    }
    """

    def __init__(self, *, id: str, reach: int = 0) -> None:
        super().__init__(id=id)
        self._reach = reach
        self._shown: tuple[CheckedFile, Finding | None] | None = None

    async def show(self, file: CheckedFile, finding: Finding | None) -> None:
        """Show the finding, or nothing; one that is shown already is left as it is."""
        if self._shown and self._shown[0] is file and self._shown[1] is finding:
            return
        self._shown = (file, finding)
        pieces = list(self._pieces(file, finding)) if finding else []
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(pieces)
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Put what was copied beside its source where there is room."""
        self.set_class(self.size.width < _NARROW, "-narrow")

    def reveal(self) -> None:
        """Scroll to the words complained of, unless there is a source to read first."""
        if not self.query(".pair"):
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        for here in self.query(".here"):
            self.scroll_to_widget(here, animate=False)

    def _pieces(self, file: CheckedFile, finding: Finding) -> Iterator[Widget]:
        yield Prose(_told(file, finding), classes="told")
        for related in finding.related:
            yield Prose(f"来源：{clean(told_source(related))}", classes="caption")
            if related.quote:
                yield _pair(finding, related)
        if finding.place:
            yield Prose("原文", classes="caption")
            yield from _text(passage_around(file.report.document, finding.place, self._reach))


def _told(file: CheckedFile, finding: Finding) -> str:
    rows = {
        "位置": told_place(file, finding) if file.path else "",
        "建议": finding.suggestion,
        "依据": finding.basis,
        "认可": told_decision(finding, finding.decision) if finding.decision else "",
    }
    return "\n".join(f"{name}：{clean(text)}" for name, text in rows.items() if text)


def _text(passage: Passage) -> Iterator[Prose]:
    yield Prose("\n\n".join(passage.before), classes="around")
    yield _marked(passage.here, _WORDS, "here")
    yield Prose("\n\n".join(passage.after), classes="around")


def _pair(finding: Finding, related: Related) -> HorizontalGroup:
    """Return what was written here beside what the source says."""
    own, source = side_by_side(finding, related)
    return HorizontalGroup(
        VerticalGroup(Prose("本稿", classes="told"), _marked(own, _CHANGED)),
        VerticalGroup(Prose("来源的原文", classes="told"), _marked(source, _CHANGED)),
        classes="pair",
    )


def _marked(marked: Marked, style: str, classes: str = "") -> Prose:
    prose = Prose(classes=classes)
    prose.show(marked.text, [(start, end, style) for start, end in marked.marks])
    return prose
