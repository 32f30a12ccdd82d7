"""The fact file that is being worked on: what was saved, when, and why it could not be."""

from __future__ import annotations

import contextlib
import datetime
import time
from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.facts.facts import load_facts, save_facts
from assistant.facts.lock import Guard
from assistant.facts.versions import Version, keep_version, remove_unfinished
from assistant.paths import reason

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.facts import Facts
    from assistant.interview.session import Interview
    from assistant.report.report import Report

# Twenty versions are to reach back over an afternoon, not over the last twenty answers.
_SECONDS_BETWEEN_VERSIONS = 60


class FactFile:
    """Where the answers are kept; what stood there before is kept as a version.

    `fault` is why the last saving failed, "" when it did not; `told` is what has to be said of it:
    that others had changed the file. Make this before reading the facts: what comes to stand in
    the file later is taken for a change by others.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault = ""
        self.told = ""
        self.saved_at: datetime.time | None = None
        self._known: bytes | None = None
        with contextlib.suppress(OSError):
            self._known = path.read_bytes()
        self._guard = Guard(path)
        self._opened: Version | None = None
        self._kept_at: float | None = None

    def take(self) -> bool:
        """Mark the file as open in this window; return False where it is in another one."""
        is_free = self._guard.take()
        if self._guard.is_held:
            remove_unfinished(self.path)
        return is_free

    def release(self) -> None:
        """Let another window have the file."""
        self._guard.release()

    def move_to(self, path: Path) -> None:
        """Save to `path` from now on, where no file is yet."""
        self.release()
        self.path, self._guard = path, Guard(path)
        self._known = self._opened = self._kept_at = None
        self.take()

    def save(self, facts: Facts, *, keep: bool = False) -> bool:
        """Save `facts` whole and return whether that worked.

        What stood there is kept as a version at the first saving, then once a minute, and with
        `keep`: for what takes answers away. What others wrote there is always kept.
        """
        self.told = ""
        try:
            stood = self._read()
            told = self._keep_of_others(stood)
            version = None if told or stood is None else self._keep(stood, is_wanted=keep)
            self._write(facts, version)
        except OutputError as error:
            self.fault = str(error)
            return False
        self.fault, self.told = "", told
        self.saved_at = datetime.datetime.now().time()
        return True

    def _read(self) -> bytes | None:
        """Return what stands in the file now, or None where there is none."""
        try:
            return self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise OutputError(f"{self.path}：打不开（{reason(error)}）") from error

    def _keep_of_others(self, stood: bytes | None) -> str:
        """Keep what others wrote since we read or saved, and return what to say of it, or ""."""
        if stood == self._known:
            return ""
        name = self.path.name
        if stood is None:
            return f"{name}不在原处了，可能被移走或者改了名。已在原处重新保存：{self.path}"
        try:
            version = keep_version(self.path, stood, spared=self._opened)
        except OutputError as error:
            raise OutputError(f"{name}在别处被改过，改过的那一份另存不了：{error}") from error
        return (
            f"{name}在别处被改过，现在保存的是这个窗口里的答案。"
            f"改过的那一份没有丢，在“恢复以前保存的”里，也可以直接打开：{version.path}"
        )

    def _keep(self, stood: bytes, *, is_wanted: bool) -> Version | None:
        """Keep what is about to be saved over, if it is time to; a failure hinders nothing."""
        now = time.monotonic()
        if not is_wanted and self._kept_at and now - self._kept_at < _SECONDS_BETWEEN_VERSIONS:
            return None
        try:
            version = keep_version(self.path, stood, spared=self._opened)
        except OutputError:
            return None
        self._opened = self._opened or version
        self._kept_at = now
        return version

    def _write(self, facts: Facts, version: Version | None) -> None:
        try:
            self._known = save_facts(self.path, facts)
        except OutputError:
            if version is None:
                raise
            # On a disk that is all but full, the answers need the room that the version took.
            with contextlib.suppress(OSError):
                version.path.unlink()
            self._kept_at = None
            self._known = save_facts(self.path, facts)

    @property
    def status(self) -> str:
        """Return 已保存 and when, or that it was not."""
        if self.fault:
            return "没有保存，请按Ctrl+S另存"
        return f"已保存 {self.saved_at:%H:%M:%S}" if self.saved_at else ""


def open_interview(path: Path) -> Interview:
    """Return the interview over the facts in `path`; raises what `load_facts` raises."""
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    return Interview(load_questions(), load_facts(path, all_fields()))


def new_interview(facts: Facts | None = None) -> Interview:
    """Return an interview in which nothing was answered, or what `facts` hold."""
    from assistant.facts.facts import Facts
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    return Interview(load_questions(), facts or Facts(fields=all_fields()))


def report_in(path: Path) -> Report:
    """Return the report in a finished file; `AssistantError` says why there is none."""
    from assistant.readers import read_document
    from assistant.report.recognise import recognise

    return recognise(read_document(path))
