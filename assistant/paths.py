"""Where the phrasebank is, and how a file is replaced without losing work."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from functools import cache
from pathlib import Path

from assistant.errors import AssistantError, OutputError


@cache
def phrasebank() -> Path:
    """Return the phrasebank's folder: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "phrasebank", package.parent / "phrasebank"):
        if (folder / "form").is_dir():
            return folder
    raise AssistantError("没有找到句库目录 phrasebank，请重新安装 nianbao")


@cache
def sample_facts() -> Path:
    """Return the folder of the sample fact files, that phrases are tried with."""
    package = Path(__file__).resolve().parent
    for folder in (package / "samples" / "facts", package.parent / "samples" / "facts"):
        if folder.is_dir():
            return folder
    raise AssistantError("没有找到样例目录 samples/facts，请重新安装 nianbao")


_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读",
}


def reason(error: OSError) -> str:
    """Return what the system says is wrong, in Chinese for what happens to users."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def replace_file(path: Path, content: bytes) -> None:
    """Replace `path` whole, or leave it as it was and raise `OutputError`.

    The content goes to a temporary file beside the target, which then takes its name.
    """
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path}：无法写入（{reason(error)}），请换一个文件夹") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise OutputError(f"{path}：无法写入（{reason(error)}），原文件没有改动") from error


def _mode(path: Path) -> int:
    """Return the permissions of `path`, or those of a new file: mkstemp lets nobody else read."""
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_new_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file that must not exist yet, unless `force`; raise `OutputError` otherwise."""
    require_free(path, force=force)
    replace_file(path, content)


def require_free(path: Path, *, force: bool = False) -> None:
    """Raise `OutputError` where `write_new_file` would, for work that takes long."""
    if path.exists() and not force:
        raise OutputError(f"{path}：文件已存在，没有覆盖；确要覆盖请加 --force")
