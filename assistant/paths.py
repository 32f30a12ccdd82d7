"""Where the phrasebank is, and how a file is replaced without losing work."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
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
    errno.EDQUOT: "分给您的空间满了",
    errno.EFBIG: "分给您的空间满了",
    errno.ENOENT: "文件或文件夹不在了",
    errno.ENOTDIR: "文件或文件夹不在了",
    errno.EIO: "磁盘读写出错",
    errno.ESTALE: "网络盘断开了",
    errno.ENOTCONN: "网络盘断开了",
    errno.EHOSTDOWN: "网络盘断开了",
    errno.ETIMEDOUT: "网络盘断开了",
}
# A temporary file's name is that of its target between these.
_BEFORE, _AFTER = ".", ".tmp"
# On Windows a scanner or a synchronising program may have the target open for a moment.
_PATIENCE = (0.02, 0.1, 0.3)


def reason(error: OSError) -> str:
    """Return what the system says is wrong, in Chinese for what happens to users."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def replace_file(path: Path, content: bytes) -> None:
    """Replace `path` whole, or leave it as it was and raise `OutputError`.

    The content goes to a temporary file beside the target, which then takes its name. A link
    stays one: what it leads to is replaced.
    """
    import tempfile

    path = behind_links(path)
    try:
        handle, temporary = tempfile.mkstemp(
            prefix=f"{_BEFORE}{path.name}.", suffix=_AFTER, dir=path.parent
        )
    except OSError as error:
        raise OutputError(f"{path}：无法写入（{reason(error)}），请换一个文件夹") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A memory stick may know no permissions; without them the file is saved all the same.
        with contextlib.suppress(OSError):
            os.chmod(temporary, _mode(path))
        _rename(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        is_held = isinstance(error, PermissionError)
        why = "没有权限，或正被别的程序打开，请关掉后再试" if is_held else reason(error)
        raise OutputError(f"{path}：无法写入（{why}），原文件没有改动") from error


def behind_links(path: Path) -> Path:
    """Return the file that `path` leads to where it is a link, else `path`."""
    return path.resolve() if path.is_symlink() else path


def _rename(temporary: str, path: Path) -> None:
    for wait in _PATIENCE:
        try:
            return os.replace(temporary, path)
        except PermissionError:
            time.sleep(wait)
    os.replace(temporary, path)


def remove_leftovers(path: Path) -> None:
    """Remove what `replace_file` left beside `path` where the program was ended in it.

    Only for one who knows that no other program replaces `path` at this moment.
    """
    begins = f"{_BEFORE}{path.name}."
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            if other.name.startswith(begins) and other.name.endswith(_AFTER):
                with contextlib.suppress(OSError):
                    other.unlink()


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
