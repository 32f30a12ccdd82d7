"""A program in a terminal of its own: keys are written to it, rows are read back from it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN = re.compile(
    r"\x1b\[(?P<codes>[0-9;?<=>$]*)(?P<final>[@-~])|\x1b[\]P^_].*?(?:\x07|\x1b\\)|\x1b.|"
    r"(?P<control>[\r\n])|(?P<text>[^\x1b\r\n]+)",
    re.DOTALL,
)
_GIVE_UP = 30.0


class Terminal:
    """Runs a command; `rows` is what was written to each row last, which is enough to look for."""

    def __init__(
        self, command: list[str], size: tuple[int, int], environment: Mapping[str, str]
    ) -> None:
        self.rows: dict[int, str] = {}
        self.started = time.perf_counter()
        self._row = 0
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], command, dict(environment))
        width, height = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self._fd, keys.encode())

    def until(self, is_there: Callable[[], bool]) -> float:
        """Return the seconds from the start till the screen shows what is waited for."""
        while not is_there():
            if time.perf_counter() - self.started > _GIVE_UP or not self._read():
                raise TimeoutError("\n".join(text for _, text in sorted(self.rows.items())))
        return time.perf_counter() - self.started

    def shows(self, words: str) -> bool:
        """Return whether `words` stand in a row."""
        return any(words in text for text in self.rows.values())

    def filled(self) -> int:
        """Return how many rows are not blank."""
        return sum(bool(text.strip()) for text in self.rows.values())

    def leave(self) -> float:
        """Wait until the program has ended; return the most memory that it took, in MB."""
        while self._read():
            pass
        _, _, usage = os.wait4(self._pid, 0)
        # Linux counts kilobytes, macOS bytes.
        return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)

    def _read(self) -> bool:
        """Take in what was written; return False when the program has ended."""
        if not select.select([self._fd], [], [], _GIVE_UP)[0]:
            return False
        try:
            written = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other side is closed
            return False
        for token in _TOKEN.finditer(written.decode(errors="replace")):
            self._take(token)
        return bool(written)

    def _take(self, token: re.Match[str]) -> None:
        if token["final"] in ("H", "f"):
            row, _, column = token["codes"].partition(";")
            self._row = int(row or 1) - 1
            if column in ("", "1"):
                self.rows[self._row] = ""
        elif token["control"] == "\n":
            self._row += 1
            self.rows[self._row] = ""
        elif token["text"]:
            self.rows[self._row] = self.rows.get(self._row, "") + token["text"]
