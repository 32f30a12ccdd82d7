"""The list of sections, each with how far its answers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = 12
_STYLES = {"完成": "$text-success", "部分": "$text-warning", "有问题": "$text-error bold"}


class Outline(OptionList):
    """One line a section; choosing one posts `OptionSelected` with the section's key."""

    DEFAULT_CSS = """
    Outline { border: none; padding: 1 0; background: $surface; }
    Outline:focus { border: none; }
    """

    def show(self, sections: Sequence[tuple[str, str, str]], current: str) -> None:
        """Show (key, title, state) of each section, with the cursor on `current`."""
        lines = {key: _line(title, state) for key, title, state in sections}
        if [option.id for option in self.options] != list(lines):
            self.clear_options()
            self.add_options(Option(line, id=key) for key, line in lines.items())
        else:
            for key, line in lines.items():
                if self.get_option(key).prompt != line:
                    self.replace_option_prompt(key, line)
        self.highlighted = self.get_option_index(current)


def _line(title: str, state: str) -> Content:
    room = " " * max(1, _TITLE - cell_len(title))
    return Content(f" {title}{room}").append(
        Content.styled(state, _STYLES.get(state, "$text-muted"))
    )
