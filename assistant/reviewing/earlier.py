"""What was found the round before: in the earlier draft, or in the results written then."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.checking.decisions import decide
from assistant.checking.rule import Decision
from assistant.checking.second_round import Answer
from assistant.decode import decode
from assistant.emitters.json import SCHEMA
from assistant.emitters.terminal import SHORT_FINGERPRINT
from assistant.errors import UnreadableFileError
from assistant.readers.guard import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from assistant.checking.rule import Finding
    from assistant.report.report import Report

RESULTS = ".json"
_WORD = ".docx"
_NUMBER = re.compile(rf"编号([0-9a-f]{{{SHORT_FINGERPRINT}}})")
# A finding is kept as a decision is; nobody gave a reason, and nobody asks when.
_UNDATED = datetime.date.min


@dataclass(frozen=True, slots=True)
class Earlier:
    """The findings of one report the round before, and the unit's answers by their numbers."""

    unit: str
    year: int | None
    findings: tuple[Decision, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def with_answers(self, path: Path) -> Earlier:
        """Return it with the answers to our comments in the Word file `path`, if it is one."""
        found = _answers(path) if path.suffix.lower() == _WORD else {}
        answers = {
            each.fingerprint: found[each.fingerprint[:SHORT_FINGERPRINT]]
            for each in self.findings
            if each.fingerprint[:SHORT_FINGERPRINT] in found
        }
        return Earlier(self.unit, self.year, self.findings, {**self.answers, **answers})


def earlier_of(report: Report, findings: Iterable[Finding]) -> Earlier:
    """Return what was found in an earlier draft."""
    kept = tuple(decide(finding, "", "", _UNDATED) for finding in findings)
    return Earlier(report.unit or "", report.year, kept)


def earlier_in(results: Path) -> list[Earlier]:
    """Return what the results of an earlier run say of each report; accepted findings left out.

    `UnreadableFileError` when the file is not what `check --format json` writes.
    """
    try:
        written = json.loads(decode(read_bytes(results)))
        if written["schema"] != SCHEMA:
            raise ValueError(written["schema"])
        return [
            Earlier(file["unit"] or "", file["year"], tuple(_open(file["findings"])))
            for file in written["files"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError(
            f"{results}：不是 nianbao check --format json 写出的结果"
        ) from error


def _open(findings: Iterable[Mapping[str, Any]]) -> Iterator[Decision]:
    for each in findings:
        if each["status"] == "new":
            yield Decision(
                fingerprint=str(each["fingerprint"]),
                code=str(each["code"]),
                section=each["where"]["section"] or "",
                cell=each["where"]["cell"] or "",
                quote=str(each["quote"]),
                context=str(each.get("context", "")),
                message=str(each["message"]),
                reason="",
                by="",
                date=_UNDATED,
            )


def _answers(path: Path) -> dict[str, Answer]:
    """Return by finding's number what was replied to our comments, and whether it is resolved.

    Programs that know no replies keep one as a comment of its own, at the end of the same words.
    """
    from assistant.readers.docx_comments import read_comments

    found: dict[str, Answer] = {}
    ending: dict[int | None, tuple[str, str]] = {}  # our last comment that ended at a place
    for thread in read_comments(read_bytes(path)):
        remark = thread.remark
        number, author = ending.get(thread.end, ("", remark.author))
        if ours := _NUMBER.search(remark.text):
            replies = tuple((reply.author, reply.text) for reply in thread.replies)
            found[ours[1]] = Answer(replies, thread.is_resolved)
            ending[thread.end] = (ours[1], remark.author)
        elif thread.end is not None and remark.author != author:
            said = (*found[number].replies, (remark.author, remark.text))
            found[number] = replace(found[number], replies=said)
    return {key: answer for key, answer in found.items() if answer.replies or answer.is_resolved}
