"""All pairs out of core, with DuckDB: for the reports of a province on one machine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
import numpy as np

from assistant.corpus.overlap.engines import sql
from assistant.corpus.overlap.engines.rows import Counts, ReportPairs, SentencePairs
from assistant.corpus.overlap.engines.temporary import temporary_folder
from assistant.errors import AssistantError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.corpus.overlap.engines.rows import Column, Rows, Sampling, Sentences

# Enough for a hundred thousand reports; what does not fit is put on the disk.
_MEMORY = "400MB"
# The join is run for the sentences of so many fingerprints at a time.
_AT_A_TIME = 4_000_000


@contextmanager
def duckdb_engine(sampling: Sampling, memory: str, folder: str | None) -> Iterator[DuckdbEngine]:
    """Yield the engine; its database lies in a temporary folder, in `folder` if that is given."""
    limit = memory or _MEMORY
    with temporary_folder(folder) as home:
        try:
            with duckdb.connect(home / "pairs.duckdb") as database:
                _set_limit(database, limit)
                database.execute("SET temp_directory = ?", [str(home / "spill")])
                database.execute("SET preserve_insertion_order = false")
                yield DuckdbEngine(sampling, database)
        except duckdb.OutOfMemoryException as error:
            raise AssistantError(
                f"内存上限{limit}不够用，请用 --memory 调大，例如 --memory 2GB"
            ) from error
        except duckdb.IOException as error:
            raise OutputError(
                f"临时文件写不进去（{error}），请用 --work 换一个空间够的文件夹"
            ) from error


def _set_limit(database: duckdb.DuckDBPyConnection, limit: str) -> None:
    try:
        database.execute("SET memory_limit = ?", [limit])
    except duckdb.ParserException as error:
        raise AssistantError(f"--memory：{limit}不是内存大小，请写成 400MB、2GB 这样") from error


class DuckdbEngine:
    """Keeps fingerprints and pairs as tables of a database on the disk."""

    def __init__(self, sampling: Sampling, database: duckdb.DuckDBPyConnection) -> None:
        self._sampling = sampling
        self._database = database
        self._rows = 0
        self._run("CREATE TABLE fingerprints (gram INTEGER, sentence INTEGER)")

    def add(self, rows: Rows) -> None:
        """Take the fingerprints of a batch of sentences."""
        self._insert("fingerprints", gram=rows.gram, sentence=rows.sentence)
        self._rows += len(rows)

    def count(self, sentences: Sentences, share: float) -> Counts:
        """Return how many pairs there are, and those of reports that may share so much."""
        self._tell_sentences(sentences)
        self._run(f"CREATE TABLE telling AS {sql.telling(self._sampling)}")
        self._run("DROP TABLE fingerprints")
        self._make_alike(len(sentences))
        self._run(f"CREATE TABLE shared AS {sql.SHARED}")
        alike, shared = self._numbers(sql.TOTALS)
        return Counts(int(alike[0]), int(shared[0]), ReportPairs(*self._numbers(sql.pairs(share))))

    def sentence_pairs(self, chosen: ReportPairs) -> SentencePairs:
        """Return the pairs of sentences of the chosen pairs of reports, in order."""
        self._run("CREATE OR REPLACE TABLE chosen (one INTEGER, other INTEGER)")
        self._insert("chosen", one=chosen.one, other=chosen.other)
        return SentencePairs(*self._numbers(sql.CHOSEN))

    def _tell_sentences(self, sentences: Sentences) -> None:
        kept, said = sentences.kept(), sentences.said()
        self._run("CREATE TABLE sentences (sentence INTEGER, report INTEGER, length INTEGER)")
        self._insert(
            "sentences",
            sentence=kept,
            report=sentences.report[kept],
            length=sentences.length[kept],
        )
        self._run("CREATE TABLE left_out (sentence INTEGER)")
        self._insert("left_out", sentence=sentences.left_out())
        self._run("CREATE TABLE reports (report INTEGER, length BIGINT)")
        self._insert("reports", report=np.arange(len(said)), length=said)

    def _make_alike(self, sentences: int) -> None:
        self._run(
            "CREATE TABLE alike (one INTEGER, other INTEGER, report_one INTEGER,"
            " report_other INTEGER, length_one INTEGER, length_other INTEGER)"
        )
        step = max(1, sentences * _AT_A_TIME // max(1, self._rows))
        for first in range(0, sentences, step):
            self._run(f"INSERT INTO alike {sql.alike(self._sampling, first, first + step)}")

    def _run(self, query: str) -> None:
        self._database.execute(query)

    def _insert(self, table: str, **columns: Column) -> None:
        self._database.register("batch", columns)
        self._run(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM batch")
        self._database.unregister("batch")

    def _numbers(self, query: str) -> list[Column]:
        found = self._database.execute(query).fetchnumpy()
        return [np.asarray(column).astype(np.int64) for column in found.values()]
