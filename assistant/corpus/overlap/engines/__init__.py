"""Which sentences share fingerprints, and which reports such sentences: one engine of several."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from assistant.corpus.overlap.engines.rows import (
        Counts,
        ReportPairs,
        Rows,
        Sampling,
        SentencePairs,
        Sentences,
    )

ENGINES = ("memory", "duckdb", "spark")
_NEEDED = {
    "duckdb": (("duckdb",), "overlap"),
    "spark": (("pyspark", "pyarrow"), "cluster"),
}


class Engine(Protocol):
    """Finds the pairs of sentences of different reports that share enough fingerprints.

    Rows are added batch by batch, then the pairs are asked for, once. Every engine gives the same.
    """

    def add(self, rows: Rows) -> None:
        """Take the fingerprints of a batch of sentences."""

    def count(self, sentences: Sentences, share: float) -> Counts:
        """Return how many pairs there are, and those of reports that may share so much."""

    def sentence_pairs(self, chosen: ReportPairs) -> SentencePairs:
        """Return the pairs of sentences of the chosen pairs of reports, in order."""


def open_engine(
    name: str,
    sampling: Sampling,
    *,
    memory: str = "",
    folder: str | None = None,
    master: str = "",
) -> AbstractContextManager[Engine]:
    """Return the engine called `name`; what it put on the disk goes away when it is closed.

    `memory` and `folder` limit what it takes and say where it puts the rest; `master` is where
    Spark is found.
    """
    _require(name)
    if name == "duckdb":
        from assistant.corpus.overlap.engines.duckdb import duckdb_engine

        return duckdb_engine(sampling, memory, folder)
    if name == "spark":
        from assistant.corpus.overlap.engines.spark import spark_engine

        return spark_engine(sampling, master, folder)
    from assistant.corpus.overlap.engines.memory import memory_engine

    return memory_engine(sampling)


def _require(name: str) -> None:
    modules, extra = _NEEDED.get(name, ((), ""))
    if any(find_spec(module) is None for module in modules):
        raise AssistantError(
            f'--engine {name} 要另装组件：在程序目录里运行 pip install ".[{extra}]"，'
            f'或运行 pip install "nianbao[{extra}]"'
        )
