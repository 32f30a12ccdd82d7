"""A server on a fact file of its own, as `nianbao serve` starts it, and what a tab shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assistant.facts.field import Value

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 15.0


@dataclass
class Serving:
    """A running server."""

    process: subprocess.Popen[str]
    address: str
    facts: Path

    @property
    def origin(self) -> str:
        """Return the address without its token."""
        return self.address.partition("/?")[0]

    def apps(self) -> list[int]:
        """Return the processes that the server started and that still run."""
        return [pid for pid in _running() if _parent_of(pid) == self.process.pid]

    def answer(self, key: str) -> Value | None:
        """Return an answer as it stands on the disk."""
        return load_facts(self.facts, all_fields()).get(key)


@contextmanager
def serving(folder: Path, facts: Mapping[str, Value]) -> Iterator[Serving]:
    """Run `nianbao serve` on a file that holds `facts`, and end it."""
    told = Facts(fields=all_fields())
    for key, value in facts.items():
        told = told.with_value(key, value)
    path = folder / "年报事实.toml"
    save_facts(path, told)
    home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve", "--no-browser", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | home | {"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            assert process.stdout is not None
            yield Serving(process, process.stdout.readline().strip(), path)
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def wait_until(is_so: Callable[[], object], patience: float = _PATIENCE) -> bool:
    """Return whether it came to be so in time."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def is_running(pid: int) -> bool:
    """Return whether a process runs; one that only waits to be counted does not."""
    return pid in _running()


def _running() -> list[int]:
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    return [pid for pid in pids if _state(pid)[:1] not in (["Z"], [])]


def _parent_of(pid: int) -> int:
    return int((_state(pid) or ["", "0"])[1])


def _state(pid: int) -> list[str]:
    """Return state, parent and so on; nothing of a process that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    except OSError:
        return []


_PIECE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b[^\[]|([^\x1b]+)")


class Terminal:
    """What stands in a tab's terminal, by what the app has drawn."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], str] = {}
        self._at = (1, 1)

    def draw(self, content: bytes) -> None:
        """Take over what a message of the server draws."""
        for arguments, letter, text in _PIECE.findall(content.decode("utf-8", "replace")):
            if letter == "H":
                row, _, column = (arguments or "1;1").partition(";")
                self._at = (int(row), int(column))
            for character in filter(str.isprintable, text):
                row, column = self._at
                following = column + cell_len(character)
                self._cells.pop((row, following - 1), None)
                self._cells[row, column] = character
                self._at = (row, following)

    def text(self, first: int = 1) -> str:
        """Return what stands from the column `first` on, read line by line without a gap."""
        cells = sorted(place for place in self._cells if place[1] >= first)
        return "".join(self._cells[place] for place in cells).replace(" ", "")
