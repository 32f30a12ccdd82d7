"""Files mapped into memory: what of them was read or written need not stay there."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def let_go(*arrays: NDArray[Any]) -> None:
    """Give back the memory that mapped arrays take; the file keeps what was written to them.

    Their values are read from the file anew when they are asked for. An array that is in memory
    only, and a system that cannot do this, is left as it is.
    """
    for array in arrays:
        mapping = _mapping_of(array)
        if mapping is not None and hasattr(mmap, "MADV_DONTNEED"):
            mapping.madvise(mmap.MADV_DONTNEED)


def _mapping_of(array: NDArray[Any]) -> mmap.mmap | None:
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    return base if isinstance(base, mmap.mmap) else None
