"""What was done to a sentence to make one of a report of it: told when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.corpus.changes import changes
from assistant.corpus.kinds import REWORDED, kind_of

if TYPE_CHECKING:
    from assistant.corpus.change import Change
    from assistant.corpus.normalise import Mask


@dataclass(frozen=True)
class Edit:
    """A sentence, and the text it was made of: what stands between `start` and `end` of `source`.

    `mask` knows the names of both units, `stems` are the bare names of their places, in the order
    of the texts; `is_regrouped` says that it was put together of two sentences, or cut off one.
    """

    text: str
    source: str
    mask: Mask
    stems: tuple[str, str]
    is_regrouped: bool = False
    start: int = 0
    end: int | None = None

    @cached_property
    def kind(self) -> str:
        """Return one of `kinds`, or several joined with 、."""
        return kind_of(self.text, self._said, self.mask, self.stems, is_regrouped=self.is_regrouped)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Return which words were changed, by their places in `text` and in `source`."""
        return tuple(self._in_source(change) for change in changes(self.text, self._said))

    @property
    def _said(self) -> str:
        return self.source[self.start : self.end]

    def _in_source(self, change: Change) -> Change:
        start, end = change.source_start + self.start, change.source_end + self.start
        return replace(change, source_start=start, source_end=end)


@dataclass(frozen=True)
class UnknownEdit:
    """What can be told of an edit by hashes; `is_masked_alike` says that the sentences are equal.

    Which of the masked words, names and numbers, differ in these, hashes do not tell.
    """

    is_masked_alike: bool

    @property
    def kind(self) -> str:
        """Return 改写, or nothing where only masked words can differ."""
        return "" if self.is_masked_alike else REWORDED

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return nothing."""
        return ()
