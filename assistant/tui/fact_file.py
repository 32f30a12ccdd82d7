"""The fact file that is being worked on: what was saved, when, and why it could not be."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.facts.facts import load_facts, save_facts

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.facts import Facts
    from assistant.interview.session import Interview
    from assistant.report.report import Report


@dataclass
class FactFile:
    """Where the answers are kept; `fault` is why the last saving failed, "" when it did not."""

    path: Path
    fault: str = ""
    saved_at: datetime.time | None = None

    def save(self, facts: Facts) -> bool:
        """Save `facts` whole and return whether that worked."""
        try:
            save_facts(self.path, facts)
        except OutputError as error:
            self.fault = str(error)
            return False
        self.fault, self.saved_at = "", datetime.datetime.now().time()
        return True

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
