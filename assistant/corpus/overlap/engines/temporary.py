"""A folder for what an engine puts on the disk, gone when the engine is closed."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def temporary_folder(parent: str | None) -> Iterator[Path]:
    """Yield a new folder in `parent`, or where the system puts such; it is removed at the end."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="nianbao-", dir=parent)
    except OSError as error:
        where = parent or tempfile.gettempdir()
        raise OutputError(f"{where}：无法写入（{error.strerror}），请用 --work 换一个") from error
    with folder as home:
        yield Path(home)
