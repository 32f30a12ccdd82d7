"""A copy of each Word file with the findings as comments at the words they complain of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.rule import Severity
from assistant.emitters.comment import comment_lines, rest_lines
from assistant.errors import OutputError
from assistant.paths import reason, write_new_file
from assistant.readers.guard import read_bytes
from assistant.writers.docx_comments import Comment, Reviewer, with_comments

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile

SUFFIX = ".docx"
MOST = 5
_GRAVEST_FIRST = list(Severity)


@dataclass(frozen=True, slots=True)
class Notes:
    """Who comments, and at most how often in one paragraph or cell."""

    reviewer: Reviewer = field(default_factory=Reviewer)
    most: int = MOST


def annotate(
    file: CheckedFile, folder: Path, notes: Notes, now: datetime.datetime, *, force: bool = False
) -> Path:
    """Write the commented copy of a .docx into `folder` and return its path.

    The folder is made if it is not there; findings that were accepted get no comment.
    `OutputError` when the copy is there already and `force` is not set, when it would stand in
    the original's place, or when it cannot be written.
    """
    source = Path(file.path)
    target = folder / source.name
    if target.resolve() == source.resolve():
        raise OutputError(f"{target}：批注件不能写在原稿的位置，请另选一个文件夹")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}：建不了这个文件夹（{reason(error)}）") from error
    comments = list(_comments(file.open, notes.most))
    content = with_comments(read_bytes(source), comments, notes.reviewer, now)
    write_new_file(target, content, force=force)
    return target


def _comments(findings: Iterable[Finding], most: int) -> Iterator[Comment]:
    """Yield a comment a finding, the gravest first in each paragraph; the rest share the last."""
    used: Counter[object] = Counter()
    left: list[Finding] = []
    for finding in sorted(findings, key=lambda each: _GRAVEST_FIRST.index(each.severity)):
        place = finding.place
        where = place and (place.block, place.row, place.column)
        used[where] += 1
        if used[where] > most:
            left.append(finding)
        else:
            yield Comment(place, comment_lines(finding))
    if left:
        yield Comment(None, rest_lines(left))
