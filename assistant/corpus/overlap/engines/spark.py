"""All pairs on Spark: the query of the other engines, run by a cluster or on this machine."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.overlap.engines import sql
from assistant.corpus.overlap.engines.rows import Counts, ReportPairs, SentencePairs
from assistant.corpus.overlap.engines.temporary import temporary_folder
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.corpus.overlap.engines.rows import Column, Rows, Sampling, Sentences

# What Spark is told when it runs on this machine alone.
_ALONE = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


@contextmanager
def spark_engine(sampling: Sampling, master: str, folder: str | None) -> Iterator[SparkEngine]:
    """Yield the engine; its files lie in `folder`, which every worker must see."""
    with temporary_folder(folder) as home:
        spark = _session(master)
        try:
            yield SparkEngine(sampling, spark, home)
        finally:
            spark.stop()


def _session(master: str) -> Any:
    """Return a session: at `master`, where SPARK_REMOTE says, or on this machine."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    remote = master if master.startswith("sc://") else os.environ.get("SPARK_REMOTE", "")
    builder = SparkSession.builder.appName("nianbao overlap")
    if remote and master in ("", remote):
        builder = builder.remote(remote)
    else:
        builder = builder.master(master or "local[*]").config("spark.log.level", "ERROR")
        for key, value in {} if master else _ALONE.items():
            builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise AssistantError(
            f"连不上Spark（{error}），请检查 --master 和 Java（17或更新），"
            "用法见程序目录里的 docs/spark.md"
        ) from error


class SparkEngine:
    """Writes fingerprints as Parquet files, and lets Spark do the rest."""

    def __init__(self, sampling: Sampling, spark: Any, folder: Path) -> None:
        self._sampling = sampling
        self._spark = spark
        self._folder = folder
        self._files = 0

    def add(self, rows: Rows) -> None:
        """Take the fingerprints of a batch of sentences."""
        self._write("fingerprints", gram=rows.gram, sentence=rows.sentence)

    def count(self, sentences: Sentences, share: float) -> Counts:
        """Return how many pairs there are, and those of reports that may share so much."""
        self._tell_sentences(sentences)
        self._view("telling", self._spark.sql(sql.telling(self._sampling)))
        self._view("alike", self._spark.sql(sql.alike(self._sampling)).cache())
        self._view("shared", self._spark.sql(sql.SHARED).cache())
        alike, shared = self._numbers(sql.TOTALS)
        return Counts(int(alike[0]), int(shared[0]), ReportPairs(*self._numbers(sql.pairs(share))))

    def sentence_pairs(self, chosen: ReportPairs) -> SentencePairs:
        """Return the pairs of sentences of the chosen pairs of reports, in order."""
        self._write("chosen", one=chosen.one, other=chosen.other)
        self._view("chosen", self._files_of("chosen"))
        return SentencePairs(*self._numbers(sql.CHOSEN))

    def _tell_sentences(self, sentences: Sentences) -> None:
        kept, said = sentences.kept(), sentences.said()
        report, length = sentences.report[kept], sentences.length[kept]
        self._write("sentences", sentence=kept, report=report, length=length)
        self._write("left_out", sentence=sentences.left_out())
        self._write("reports", report=np.arange(len(said)), length=said)
        for table in ("fingerprints", "left_out", "sentences", "reports"):
            self._view(table, self._files_of(table))

    def _write(self, table: str, **columns: Column) -> None:
        import pyarrow
        from pyarrow import parquet

        folder = self._folder / table
        folder.mkdir(exist_ok=True)
        self._files += 1
        parquet.write_table(pyarrow.table(columns), folder / f"{self._files:06}.parquet")

    def _files_of(self, table: str) -> Any:
        # Without file: a cluster would look for the folder in its own file system.
        return self._spark.read.parquet((self._folder / table).resolve().as_uri())

    def _view(self, name: str, frame: Any) -> None:
        frame.createOrReplaceTempView(name)

    def _numbers(self, query: str) -> list[Column]:
        frame = self._spark.sql(query)
        rows = frame.collect()
        columns = zip(*rows, strict=True) if rows else ((),) * len(frame.columns)
        return [np.array(column, np.int64) for column in columns]
