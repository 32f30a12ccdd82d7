"""What stood in a field before: a step back takes back a run of typing, a paste, a cut."""

from __future__ import annotations

from typing import Generic, TypeVar

State = TypeVar("State")

# A run of typing ends with a clause, so that one step never takes back a whole paragraph.
_ENDS_A_RUN = "，。；：！？、\n"


class History(Generic[State]):
    """The states of one field, the oldest first, and the one that it shows now."""

    def __init__(self, state: State) -> None:
        self._states = [state]
        self._at = 0

    @property
    def now(self) -> State:
        """Return the state that the field shows."""
        return self._states[self._at]

    def record(self, state: State, *, joined: bool = False) -> None:
        """Show `state` from now on; `joined` makes it one step with the state before it."""
        if state == self.now:
            return
        self._at += not joined
        self._states[self._at :] = [state]

    def undo(self) -> State:
        """Go a step back and return the state there; the first one stays."""
        self._at = max(0, self._at - 1)
        return self.now

    def redo(self) -> State:
        """Take the last step back again and return the state there."""
        self._at = min(len(self._states) - 1, self._at + 1)
        return self.now


class TextHistory(History[str]):
    """The texts of one field; keys pressed one after the other at one place are one step."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._run = ""
        self._cursor = 0

    def edit(self, text: str, inserted: str, start: int, end: int) -> None:
        """Record `text`, which putting `inserted` for what stood from start to end has made."""
        run = _run_of(inserted, end - start)
        goes_on = bool(run) and run == self._run and self._cursor in (start, end)
        is_typed_over = bool(inserted) and start != end
        super().record(text, joined=goes_on and not is_typed_over)
        self._run = "" if inserted and inserted in _ENDS_A_RUN else run
        self._cursor = start + len(inserted)

    def record(self, state: str, *, joined: bool = False) -> None:
        """Record a text that was not typed here; what is typed next is a step of its own."""
        super().record(state, joined=joined)
        self._run = ""

    def undo(self) -> str:
        """Go a step back and return the text there."""
        self._run = ""
        return super().undo()


def _run_of(inserted: str, removed: int) -> str:
    """Return which kind of run an edit belongs to, "" where it is a step of its own."""
    if len(inserted) == 1:
        return "typing"
    return "deleting" if not inserted and removed == 1 else ""


def end_of_change(before: str, after: str) -> int:
    """Return where in `after` that ends in which it differs from `before`."""
    return max(_shared(before, after), len(after) - _shared(before[::-1], after[::-1]))


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at the beginning."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(one), len(other)))
