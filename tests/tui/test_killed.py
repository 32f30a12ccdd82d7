"""Ended at any moment, the program loses no more than the answer that was being typed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import load_facts
from assistant.facts.versions import folder_of
from assistant.interview.question import all_fields
from assistant.tui.fact_file import FactFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.facts.field import Value

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

# The questions asked first in the section that the program is to come back to.
_SECTION = "proactive"
_ASKED = [f"{_SECTION}.{key}" for key in ("total", "website", "wechat", "other_media", "boards")]
_LONGEST_WAIT = 30.0


class Terminal:
    """The program in a terminal of its own, typed into from outside."""

    def __init__(self, path: Path, home: Path) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "assistant", "edit", str(path)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "XDG_STATE_HOME": str(home), "TERM": "xterm-256color"},
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
        os.close(slave)
        self._reader = Thread(target=self._drain, daemon=True)
        self._reader.start()

    def _drain(self) -> None:
        try:
            while os.read(self._master, 65536):
                pass
        except OSError:
            return

    def type(self, text: str) -> None:
        """Send `text` to the program."""
        os.write(self._master, text.encode())

    def kill(self) -> None:
        """End the program at once, whatever it is doing."""
        self.program.kill()
        self.program.wait()

    def close(self) -> None:
        """Take the terminal away."""
        self.kill()
        self._reader.join()
        os.close(self._master)


@contextmanager
def at_terminal(path: Path, home: Path) -> Iterator[Terminal]:
    """Run the program on `path` until the section's first question waits for an answer."""
    memory = {"schema": 1, "files": [str(path)], "sections": {str(path): _SECTION}}
    (home / "nianbao").mkdir(parents=True)
    (home / "nianbao" / "recent.json").write_text(json.dumps(memory), encoding="utf-8")
    terminal = Terminal(path, home)
    try:
        _wait((folder_of(path) / "lock").exists)
        yield terminal
    finally:
        terminal.close()


def _wait(is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST_WAIT
    while not is_done():
        assert time.monotonic() < end
        time.sleep(0.005)


def _saved(path: Path) -> dict[str, Value]:
    """Return what the file holds, which must be whole, or nothing where there is none yet."""
    return dict(load_facts(path, all_fields()).values) if path.exists() else {}


@pytest.mark.parametrize("seed", range(3))
def test_what_was_answered_before_the_kill_is_there_after_it(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "facts.toml"
    *answered, last = _ASKED[: chance.randint(2, len(_ASKED))]
    with at_terminal(path, tmp_path / "home") as terminal:
        for number, key in enumerate(answered):
            terminal.type(f"{number}\r")
            _wait(lambda key=key: key in _saved(path))  # type: ignore[misc]
        terminal.type("99\r")
        time.sleep(chance.uniform(0, 0.1))
        terminal.kill()
    found = _saved(path)
    assert found.pop(last, 99) == 99
    assert found == {key: number for number, key in enumerate(answered)}
    reopened = FactFile(path)
    assert reopened.take()
    reopened.release()
    assert not list(tmp_path.rglob(".*.tmp"))
