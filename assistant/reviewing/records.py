"""Read many reports for the corpus, on every processor when they are many."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.corpus.record import Record, record_of
from assistant.emitters.outcome import Unread
from assistant.errors import AssistantError
from assistant.readers.guard import allow_processes
from assistant.reviewing.inputs import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

T = TypeVar("T")

# Starting a process takes as long as reading some thirty reports.
_FEWEST = 40
# What is made of many reports at once comes out smaller, and what is made of few sooner.
_SMALLEST, _LARGEST = 10, 400


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """Some files as read: what was made of their records, and those that hold no report."""

    files: int
    made: T
    unread: tuple[Unread, ...]


def read_records(paths: Sequence[Path]) -> Iterator[Record | Unread]:
    """Yield the record of each file, or why there is none."""
    for read in read_portions(paths, list):
        yield from read.made
        yield from read.unread


def read_portions(paths: Sequence[Path], make: Callable[[list[Record]], T]) -> Iterator[Read[T]]:
    """Yield what `make` makes of the files, some at a time, in their order.

    `make` may run in another process, and is a function of a module therefore.
    """
    processes = _processors()
    read = partial(_read_some, make)
    if len(paths) < _FEWEST or processes < 2:
        yield from map(read, _portions(paths, processes))
        return
    yield from _in_processes(read, _portions(paths, processes), processes)


def _processors() -> int:
    # From 3.13 on Python knows how many of the processors it may use.
    count = getattr(os, "process_cpu_count", os.cpu_count)
    return int(count() or 1)


def _portions(paths: Sequence[Path], processes: int) -> Iterator[Sequence[Path]]:
    size = min(_LARGEST, max(_SMALLEST, len(paths) // (8 * processes)))
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def _in_processes(
    read: Callable[[Sequence[Path]], Read[T]], portions: Iterator[Sequence[Path]], processes: int
) -> Iterator[Read[T]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    allow_processes()
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)
    waiting: deque[Future[Read[T]]] = deque()
    try:
        for portion in portions:
            waiting.append(pool.submit(_in_a_process, read, portion))
            # What was read and is not used yet is bounded, however many files there are.
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise AssistantError(
            "读取年报的进程中途退出了，可能是内存不够；请关掉别的程序，或者分几批来做"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl+C to the process that the user started, and looking for garbage for later."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _in_a_process(read: Callable[[Sequence[Path]], Read[T]], paths: Sequence[Path]) -> Read[T]:
    """Return what was read; to look for garbage only now saves a tenth of the time."""
    import gc

    made = read(paths)
    gc.collect()
    # What is still in use need not be looked at again.
    gc.freeze()
    return made


def _read_some(make: Callable[[list[Record]], T], paths: Sequence[Path]) -> Read[T]:
    found = [_read(path) for path in paths]
    return Read(
        files=len(found),
        made=make([record for record in found if isinstance(record, Record)]),
        unread=tuple(unread for unread in found if isinstance(unread, Unread)),
    )


def _read(path: Path) -> Record | Unread:
    try:
        return record_of(read_report(path))
    except AssistantError as error:
        return Unread(str(path), str(error))
