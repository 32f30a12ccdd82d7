"""The findings for the units: as comments in a copy of a Word file, of others on a page each."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.rule import Severity
from assistant.emitters.comment import comment_lines, rest_lines
from assistant.emitters.html import emit_html
from assistant.emitters.outcome import Outcome
from assistant.emitters.plain import clean
from assistant.errors import OutputError, UnreadableFileError
from assistant.paths import reason, require_free, write_new_file
from assistant.readers.guard import read_bytes
from assistant.readers.kind import Kind, kind_of
from assistant.report.document import Paragraph, Place
from assistant.writers.docx_comments import Comment, Reviewer, with_comments

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile
    from assistant.report.document import Document

# Word opens a file with macros, or a template, by no other name than its own.
_WORDS = (".docx", ".docm", ".dotx")
_GRAVEST_FIRST = list(Severity)


@dataclass(frozen=True, slots=True)
class Notes:
    """Who comments, and at most how often in one paragraph or cell.

    With `suggests_changes`, what certainly belongs there is suggested as a tracked change, too.
    """

    most: int
    reviewer: Reviewer = field(default_factory=Reviewer)
    suggests_changes: bool = False


class Annotated(NamedTuple):
    """The paths that were written, and a sentence for each file of which nothing was."""

    made: tuple[Path, ...]
    failed: tuple[str, ...]


def annotate(
    files: Sequence[CheckedFile],
    folder: Path,
    notes: Notes,
    now: datetime.datetime,
    *,
    force: bool = False,
) -> Annotated:
    """Write what each file's unit is to be given into `folder`, which is made if it is not there.

    Findings that were accepted are left out. `OutputError` before anything is written when one of
    them is there already and `force` is not set, when it would stand in the place of an original,
    or when there can be no such folder. A file that fails later does not keep others from theirs.
    """
    targets = _targets(files, folder)
    for target in targets:
        require_free(target, force=force)
    _require_folder(folder)
    told = [_write(*each, notes, now) for each in zip(files, targets, strict=True)]
    made = (target for target, why in zip(targets, told, strict=True) if not why)
    return Annotated(tuple(made), tuple(filter(None, told)))


def _require_folder(folder: Path) -> None:
    """Make the folder if it is not there, and raise `OutputError` when nothing can be put in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(f"{folder}：这里有同名的文件，建不了文件夹，请换一个位置") from error
    except OSError as error:
        why = reason(error)
        raise OutputError(f"{folder}：不能往这个文件夹里写（{why}），请换一个位置") from error


def _targets(files: Sequence[CheckedFile], folder: Path) -> list[Path]:
    """Return where each goes: its name, with its folder's before it where two are alike."""
    sources = [Path(file.path).resolve() for file in files]
    names = Counter(source.stem for source in sources)
    targets = []
    for source in sources:
        stem = source.stem if names[source.stem] == 1 else f"{source.parent.name}-{source.stem}"
        target = folder / f"{stem}{_suffix(source)}"
        if target.resolve() in sources:
            raise OutputError(f"{target}：批注件不能写在原稿的位置，请另选一个文件夹")
        targets.append(target)
    return targets


def _suffix(source: Path) -> str:
    """Return how the name goes on; what a file is, its content decides, not what it is called."""
    suffix = source.suffix.lower()
    try:
        is_word = kind_of(read_bytes(source), suffix) is Kind.DOCX
    except UnreadableFileError:
        is_word = suffix in _WORDS  # what is wrong with it is told when it is to be written
    if is_word:
        return suffix if suffix in _WORDS else _WORDS[0]
    return f"{source.suffix}.html"


def _write(file: CheckedFile, target: Path, notes: Notes, now: datetime.datetime) -> str:
    """Write one of them; return why it was not written, or ""."""
    try:
        content = _content(file, target, notes, now)
    except UnreadableFileError as error:
        return f"{clean(file.path)}：批注没有写成，{error}"
    try:
        write_new_file(target, content, force=True)
    except OutputError as error:
        return clean(str(error))
    return ""


def _content(file: CheckedFile, target: Path, notes: Notes, now: datetime.datetime) -> bytes:
    if target.suffix not in _WORDS:
        page = io.StringIO()
        emit_html(Outcome((file,)), page)
        return page.getvalue().encode("utf-8")
    comments = list(_comments(file, notes))
    return with_comments(read_bytes(Path(file.path)), comments, notes.reviewer, now)


def _comments(file: CheckedFile, notes: Notes) -> Iterator[Comment]:
    """Yield a comment a finding, the gravest first in each paragraph; the rest share the last.

    That one stands at the document's last words, for Word lists comments by their places.
    """
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
        yield Comment(_last_words(file.report.document), rest_lines(left))


def _last_words(document: Document) -> Place | None:
    """Return where the last paragraph stands; None where there are but tables."""
    for number, block in reversed(list(enumerate(document.blocks))):
        if isinstance(block, Paragraph):
            return Place(number, 0, len(block.text))
    return None
