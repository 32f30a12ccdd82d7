"""Errors that a user can act on; anything else is a fault of ours and crashes."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 70


class AssistantError(Exception):
    """Something the user can mend; the message is Chinese and says how.

    AssistantError
    ├── UnreadableFileError   a file that is missing, damaged, or of an unknown kind
    ├── NotAReportError       a file that was read, but is no annual report
    ├── FactsError            a fact file with faults, all of them listed
    ├── PhrasebankError       a fault in phrasebank/, with file, line and cure
    ├── CorpusError           a corpus that is missing, damaged, in use, or of a newer version
    └── OutputError           a file that cannot be written
    """


class UnreadableFileError(AssistantError):
    """A file that could not be read; the message says why and what to do."""


class NotAReportError(AssistantError):
    """A file that was read, but is not a 政府信息公开工作年度报告."""


class FactsError(AssistantError):
    """A fact file with faults; `faults` holds one Chinese sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class PhrasebankError(AssistantError):
    """A fault in the phrasebank; the message names file, line and cure."""


class CorpusError(AssistantError):
    """A corpus that cannot be used; the message says why and how to get it back."""


class OutputError(AssistantError):
    """A file that could not be written; nothing was changed."""
