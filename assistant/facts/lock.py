"""Who has a fact file open: two windows on one file would save over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.versions import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import FileLock

_NAME = "lock"


class Guard:
    """Marks the fact file `path` as open, until it is released or the program ends.

    The system takes the mark away from a program that was ended, however it was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None

    def take(self) -> bool:
        """Mark the file, and return False where another window has done so.

        Where no mark can be left, as in a folder that can only be read, nobody is kept out.
        """
        from filelock import FileLock, Timeout

        try:
            place = make_folder(self._path) / _NAME
            lock = FileLock(place, timeout=0, thread_local=False)
            lock.acquire()
        except Timeout:
            # Windows answers so, too, where the mark must not be written.
            return not place.exists()
        except (OSError, NotImplementedError):
            return True
        self._lock = lock
        return True

    @property
    def is_held(self) -> bool:
        """Return whether the file is marked, and by this window."""
        return self._lock is not None

    def release(self) -> None:
        """Take the mark away."""
        if self._lock:
            self._lock.release()
            self._lock = None
