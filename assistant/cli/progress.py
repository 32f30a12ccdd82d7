"""How far a long piece of work is, on stderr: a line that moves, or one now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from assistant.emitters.plain import width

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_BAR = 20
_SECONDS_BETWEEN_DRAWINGS = 0.1
# A log is read afterwards: a line in ten seconds says that the work goes on.
_SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """A count of `total` things called `measure`, such as 份, that are being `doing`."""

    def __init__(
        self,
        doing: str,
        total: int,
        measure: str,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._doing, self._total, self._measure = doing, total, measure
        self._stream = stream or sys.stderr
        self._clock = clock
        self._moves = self._stream.isatty()
        self._done = 0
        self._drawn = 0
        self._began = self._last = clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wipe()

    def advance(self, count: int = 1) -> None:
        """Count on, and show it if it is time to."""
        self._done += count
        pause = _SECONDS_BETWEEN_DRAWINGS if self._moves else _SECONDS_BETWEEN_LINES
        now = self._clock()
        if now - self._last < pause:
            return
        self._last = now
        self._show(now - self._began)

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self._wipe()
        print(text, file=self._stream)

    def _show(self, seconds: float) -> None:
        line = f"{self._doing}{self._done}/{self._total}{self._measure}，{self._speed(seconds)}"
        if not self._moves:
            print(line, file=self._stream, flush=True)
            return
        filled = _BAR * self._done // max(1, self._total)
        line = f"[{'=' * filled}{' ' * (_BAR - filled)}] {line}"
        columns = width(line)
        padding = " " * max(0, self._drawn - columns)
        print(f"\r{line}{padding}", end="", file=self._stream, flush=True)
        self._drawn = columns

    def _speed(self, seconds: float) -> str:
        speed = self._done / seconds if seconds else 0.0
        shown = f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"
        left = (self._total - self._done) / speed if speed else 0.0
        return f"每秒{shown}{self._measure}，还要{duration(left)}"

    def _wipe(self) -> None:
        if self._drawn:
            print(f"\r{' ' * self._drawn}\r", end="", file=self._stream, flush=True)
            self._drawn = 0


def duration(seconds: float) -> str:
    """Return a span of time as people say it: 8秒, 3分20秒, 2小时5分."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole}秒"
    if whole < 3600:
        return f"{whole // 60}分{whole % 60}秒"
    return f"{whole // 3600}小时{whole % 3600 // 60}分"
