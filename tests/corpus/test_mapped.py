"""What is written to a mapped file stays there when its memory is given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.corpus.mapped import let_go

if TYPE_CHECKING:
    from pathlib import Path

_ONE_MB = 1 << 20
_LENGTH = 40 * _ONE_MB


def _mb_resident() -> float:
    from pathlib import Path

    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("the system does not tell how much memory is taken")
    lines = status.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssFile")) / 1024


def test_a_mapped_file_keeps_what_was_written_and_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "numbers.npy"
    array = np.lib.format.open_memmap(path, mode="w+", dtype=np.uint8, shape=(_LENGTH,))
    written = np.asarray(array)
    before = _mb_resident()
    written[:] = 7
    assert _mb_resident() - before > 30
    let_go(written)
    assert _mb_resident() - before < 10
    assert (np.load(path, mmap_mode="r")[::_ONE_MB] == 7).all()


def test_an_array_in_memory_is_left_as_it_is() -> None:
    array = np.arange(5)
    let_go(array[1:])
    assert array.tolist() == [0, 1, 2, 3, 4]
