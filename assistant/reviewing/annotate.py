"""The findings for the units: as comments in a copy of a Word file, of others on a page each."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.rule import Severity
from assistant.emitters.comment import comment_lines, rest_lines
from assistant.emitters.html import emit_html
from assistant.emitters.outcome import Outcome
from assistant.errors import OutputError
from assistant.paths import reason, require_free, write_new_file
from assistant.readers.guard import read_bytes
from assistant.writers.docx_comments import Comment, Reviewer, with_comments

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile

SUFFIX = ".docx"
_GRAVEST_FIRST = list(Severity)


@dataclass(frozen=True, slots=True)
class Notes:
    """Who comments, and at most how often in one paragraph or cell.

    With `suggests_changes`, what certainly belongs there is suggested as a tracked change, too.
    """

    most: int
    reviewer: Reviewer = field(default_factory=Reviewer)
    suggests_changes: bool = False


def annotate(
    files: Sequence[CheckedFile],
    folder: Path,
    notes: Notes,
    now: datetime.datetime,
    *,
    force: bool = False,
) -> list[Path]:
    """Write what each file's unit is to be given into `folder`, and return the paths.

    The folder is made if it is not there; findings that were accepted are left out. `OutputError`
    when one of them is there already and `force` is not set, when it would stand in the place of
    an original, or when it cannot be written; nothing is written then but what came before it.
    """
    targets = _targets(files, folder)
    for target in targets:
        require_free(target, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}：建不了这个文件夹（{reason(error)}）") from error
    for file, target in zip(files, targets, strict=True):
        write_new_file(target, _content(file, notes, now), force=force)
    return targets


def _targets(files: Sequence[CheckedFile], folder: Path) -> list[Path]:
    """Return where each goes: its name, with its folder's before it where two are alike."""
    sources = [Path(file.path).resolve() for file in files]
    names = Counter(source.stem for source in sources)
    targets = []
    for source in sources:
        stem = source.stem if names[source.stem] == 1 else f"{source.parent.name}-{source.stem}"
        suffix = SUFFIX if source.suffix.lower() == SUFFIX else f"{source.suffix}.html"
        target = folder / f"{stem}{suffix}"
        if target.resolve() in sources:
            raise OutputError(f"{target}：批注件不能写在原稿的位置，请另选一个文件夹")
        targets.append(target)
    return targets


def _content(file: CheckedFile, notes: Notes, now: datetime.datetime) -> bytes:
    source = Path(file.path)
    if source.suffix.lower() != SUFFIX:
        page = io.StringIO()
        emit_html(Outcome((file,)), page)
        return page.getvalue().encode("utf-8")
    comments = list(_comments(file, notes))
    return with_comments(read_bytes(source), comments, notes.reviewer, now)


def _comments(file: CheckedFile, notes: Notes) -> Iterator[Comment]:
    """Yield a comment a finding, the gravest first in each paragraph; the rest share the last."""
    used: Counter[object] = Counter()
    left: list[Finding] = []
    for finding in sorted(file.open, key=lambda each: _GRAVEST_FIRST.index(each.severity)):
        place = finding.place
        where = place and (place.block, place.row, place.column)
        used[where] += 1
        if used[where] > notes.most:
            left.append(finding)
        else:
            replacement = finding.replacement if notes.suggests_changes else ""
            yield Comment(place, comment_lines(file, finding), replacement)
    if left:
        yield Comment(None, rest_lines(left))
