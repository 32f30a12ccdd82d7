"""The corpus that a report is compared with: corpora on disk, and reports read on the spot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.corpus.index import Corpus
from assistant.corpus.manifest import is_begun
from assistant.corpus.record import Record, record_of
from assistant.corpus.shard import Shard
from assistant.corpus.store import open_store
from assistant.emitters.plain import clean
from assistant.errors import CorpusError, UnreadableFileError
from assistant.reviewing.inputs import find_files
from assistant.reviewing.records import read_records
from assistant.reviewing.talk import Say, to_stderr, unheard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.report import Report


def corpus_against(
    names: Sequence[str],
    last_year: Report | None = None,
    tell: Say = to_stderr,
    step: Say = unheard,
) -> Corpus:
    """Return one corpus of everything that the names stand for, and of last year's report.

    A file that was named and is no report raises; `tell` is told what else lies in a folder, and
    `step` how many files were read.
    """
    stored = [name for name in names if is_begun(Path(name))]
    loose = [name for name in names if name not in stored]
    records = [record for name in loose for record in _records(name, tell, step)]
    if last_year:
        records.append(record_of(last_year))
    by_file = {os.path.abspath(record.source.path): record for record in records}
    shards = [shard for name in dict.fromkeys(stored) for shard in _shards(Path(name))]
    return Corpus([*shards, Shard.build(by_file.values())] if by_file else shards)


def _shards(folder: Path) -> Sequence[Shard]:
    store = open_store(folder)
    if not len(store):
        raise CorpusError(
            f"{folder}：比对库是空的，请先收入年报：nianbao corpus add {folder} 年报或文件夹"
        )
    return store.shards


def _records(name: str, tell: Say, step: Say) -> Iterator[Record]:
    paths = find_files([name])
    for number, record in enumerate(read_records(paths), 1):
        step(f"正在读比对的年报，第{number}份，共{len(paths)}份")
        if isinstance(record, Record):
            yield record
        elif Path(name).is_dir():
            told = f"{clean(record.path)}：{clean(record.why)}"
            tell(f"没有用来比对：{told}")
        else:
            raise UnreadableFileError(f"{record.path}：{record.why}")
