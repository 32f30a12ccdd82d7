"""Findings one below the other, and what is to be said besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.checking.rule import Severity
from assistant.emitters.plain import clean
from assistant.emitters.terminal import told_weight
from assistant.report.lines import fill
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.rule import Finding

# What is said besides the findings: a text, or parts that stay whole where the line ends.
Remark = str | tuple[str, ...]

_STYLES = {
    Severity.ERROR: "$text-error bold",
    Severity.WARNING: "$text-warning bold",
    Severity.INFO: "$text-primary bold",
}
_INDENT = "  "


class FindingList(OptionList):
    """The cursor goes from finding to finding; remarks stand above and below them."""

    DEFAULT_CSS = """
    FindingList { border: none; padding: 1 1; background: $background; scrollbar-gutter: stable; }
    FindingList:focus { border: none; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._findings: dict[str, Finding] = {}
        self._above: Sequence[Remark] = ()
        self._below: Sequence[Remark] = ()
        self._width = 0

    def show(
        self,
        findings: Sequence[Finding],
        current: str,
        above: Sequence[Remark] = (),
        below: Sequence[Remark] = (),
    ) -> None:
        """List `findings` with the cursor on `current`, or else where it stood."""
        self._findings = {finding.fingerprint: finding for finding in findings}
        self._above, self._below = above, below
        self._fill(current)

    @property
    def current(self) -> Finding | None:
        """Return the finding under the cursor."""
        option = self.highlighted_option
        return self._findings.get(option.id or "") if option else None

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        if self.scrollable_content_region.width != self._width:
            self._fill(self.current.fingerprint if self.current else "")

    def _fill(self, current: str) -> None:
        at = self.highlighted
        self._width = self.scrollable_content_region.width
        self.clear_options()
        width = max(self._width - len(_INDENT), 20)
        self.add_options(_aside(remark, width) for remark in self._above)
        self.add_options(
            Option(_line(finding, width), id=finding.fingerprint)
            for finding in self._findings.values()
        )
        self.add_options(_aside(remark, width) for remark in self._below)
        if not self._findings:
            return
        first = len(self._above)
        if current in self._findings:
            self.highlighted = self.get_option_index(current)
        else:
            self.highlighted = min(max(at or 0, first), first + len(self._findings) - 1)


def _aside(remark: Remark, width: int) -> Option:
    if isinstance(remark, str):
        return Option("\n".join(wrap(clean(remark), width)), disabled=True)
    return Option("\n".join(fill(remark, width, cell_len)), disabled=True)


def _line(finding: Finding, width: int) -> Content:
    """Return weight, place and message, cut to lines of `width` cells."""
    where = "，".join(filter(None, (finding.where.section, finding.where.cell)))
    head = wrap(f"{told_weight(finding)}　{clean(where) or '全文'}　{finding.code}", width)
    body = "\n".join(f"{_INDENT}{line}" for line in wrap(clean(finding.message), width))
    return Content.styled("\n".join(head), _STYLES[finding.severity]).append(f"\n{body}\n")
