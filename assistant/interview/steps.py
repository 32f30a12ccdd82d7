"""What was changed step by step, to be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.facts import Facts, Value

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """The facts that one act changed: by path, what was there before and after, None for none."""

    before: Mapping[str, Value | None]
    after: Mapping[str, Value | None]

    def onto(self, facts: Facts) -> Facts:
        """Return the facts with the step done; what was changed otherwise since is left."""
        values = dict(facts.values)
        for path, value in self.after.items():
            if values.get(path) == self.before[path]:
                values.pop(path, None)
                if value is not None:
                    values[path] = value
        return replace(facts, values=MappingProxyType(values))

    @property
    def reversed(self) -> Step:
        """Return the step that takes this one back."""
        return Step(self.after, self.before)


def step_between(before: Facts, after: Facts) -> Step:
    """Return what leads from one state of the facts to the other."""
    paths = [
        path
        for path in {**before.values, **after.values}
        if before.values.get(path) != after.values.get(path)
    ]
    return Step(
        {path: before.values.get(path) for path in paths},
        {path: after.values.get(path) for path in paths},
    )


class Steps:
    """The last steps, and those that were taken back and can be done again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, step: Step) -> None:
        """Keep a step that was done; what was taken back before cannot be done again."""
        self._done = [*self._done[1 - _KEPT :], step]
        self._undone = []

    def undo(self) -> Step | None:
        """Return the step that takes the last one back, None where there is none."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].reversed

    def redo(self) -> Step | None:
        """Return the step that was taken back last, None where there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]
