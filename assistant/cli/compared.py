"""The reports that are compared with one another, and how far that is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assistant.cli.progress import Progress
from assistant.corpus.index import Corpus
from assistant.corpus.manifest import is_begun
from assistant.corpus.shard import Shard
from assistant.corpus.store import open_store
from assistant.emitters.plain import clean
from assistant.errors import AssistantError
from assistant.reviewing.inputs import find_files
from assistant.reviewing.records import read_portions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.record import Record
    from assistant.emitters.outcome import Unread

# What is counted in each step of a comparison.
_MEASURES = {"读取": "份", "逐句核对": "对"}


def gather_reports(names: Sequence[str]) -> tuple[Corpus, Sequence[Unread]]:
    """Return one corpus of everything that the names stand for, and the files that are no reports.

    Fewer than two reports raise: there is nothing to compare.
    """
    stored = [name for name in names if is_begun(Path(name))]
    loose = [name for name in names if name not in stored]
    shards = [shard for name in dict.fromkeys(stored) for shard in open_store(Path(name)).shards]
    records, unread = _read(find_files(loose))
    corpus = Corpus([*shards, Shard.build(records)] if records else shards)
    if len(corpus) < 2:
        for each in unread:
            print(f"没有读出来：{clean(each.path)}：{clean(each.why)}", file=sys.stderr)
        raise AssistantError(
            f"读出来的年报有{len(corpus)}份，至少要两份才能比对，请再加年报，或者给出放年报的文件夹"
        )
    return corpus, unread


def _read(paths: Sequence[Path]) -> tuple[Sequence[Record], Sequence[Unread]]:
    records: list[Record] = []
    unread: list[Unread] = []
    with Progress("读取年报", len(paths), "份") as progress:
        for read in read_portions(paths, list):
            records += read.made
            unread += read.unread
            progress.advance(read.files)
    return records, unread


class Telling:
    """Tells on stderr which step of the comparison is on, and how far it is."""

    def __init__(self) -> None:
        self._doing = ""
        self._done = 0
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Tell that `done` of `total` is done of a step."""
        if doing != self._doing:
            self._end()
            self._doing, self._done = doing, 0
            self._progress = Progress(doing, total, _MEASURES[doing]) if total else None
        if self._progress:
            self._progress.advance(done - self._done)
            self._done = done

    def _end(self) -> None:
        if self._progress:
            self._progress.__exit__()
        self._progress = None
