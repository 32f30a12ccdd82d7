"""What stood in a fact file before is kept beside it, and one window at a time has it open."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.errors import OutputError
from assistant.facts.lock import Guard
from assistant.facts.versions import (
    KEPT,
    folder_of,
    keep_version,
    remove_unfinished,
    versions_of,
)
from assistant.paths import remove_leftovers, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "石桥镇2024.toml"


def kept(path: Path) -> list[str]:
    return [version.path.read_text(encoding="utf-8") for version in versions_of(path)]


def test_the_last_twenty_are_kept_the_newest_first(path: Path) -> None:
    for number in range(KEPT + 3):
        keep_version(path, str(number).encode())
    assert kept(path) == [str(number) for number in range(KEPT + 2, 2, -1)]


def test_names_sort_as_the_times_do_also_after_the_clock_was_put_back(path: Path) -> None:
    first = keep_version(path, b"1")
    first.path.rename(first.path.with_name("2099-12-31_23-59-59.toml"))
    second = keep_version(path, b"2")
    assert second.path.name == "2100-01-01_00-00-00.toml"
    assert kept(path) == ["2", "1"]


def test_what_the_newest_holds_already_is_not_kept_twice(path: Path) -> None:
    for content in (b"1", b"1", b"2", b"1"):
        keep_version(path, content)
    assert kept(path) == ["1", "2", "1"]


def test_a_version_that_is_spared_outlasts_younger_ones(path: Path) -> None:
    opened = keep_version(path, b"opened")
    for number in range(KEPT + 3):
        keep_version(path, str(number).encode(), spared=opened)
    assert len(kept(path)) == KEPT
    assert kept(path)[-1] == "opened"


def test_other_files_beside_the_versions_are_left_alone(path: Path) -> None:
    own = folder_of(path) / "我的备份.toml"
    keep_version(path, b"1")
    own.write_text("2", encoding="utf-8")
    for number in range(KEPT + 3):
        keep_version(path, str(number).encode())
    assert own.exists()
    assert len(versions_of(path)) == KEPT


def test_two_files_of_one_folder_keep_their_own(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "石桥镇2025.toml"
    keep_version(path, b"1")
    keep_version(other, b"2")
    assert (kept(path), kept(other)) == (["1"], ["2"])


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="不在了"):
        keep_version(tmp_path / "gone" / "facts.toml", b"1")
    assert not (tmp_path / "gone").exists()


def test_a_copy_of_a_version_in_the_old_place_is_all_it_takes(path: Path) -> None:
    path.write_text("now", encoding="utf-8")
    replace_file(path, keep_version(path, b"then").path.read_bytes())
    assert path.read_text(encoding="utf-8") == "then"


# ── one window at a time ──


def test_the_second_to_take_a_file_is_told_until_the_first_lets_go(path: Path) -> None:
    first, second = Guard(path), Guard(path)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()


def test_a_link_to_a_file_is_the_same_file(tmp_path: Path, path: Path) -> None:
    path.write_text("1", encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    first = Guard(path)
    assert first.take()
    assert not Guard(link).take()


def _holding(path: Path) -> subprocess.Popen[str]:
    """Return another program that has the file open."""
    code = (
        "import sys, time, pathlib; from assistant.facts.lock import Guard;"
        "guard = Guard(pathlib.Path(sys.argv[1])); print(guard.take(), flush=True); time.sleep(60)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    )


def test_a_program_that_was_killed_locks_nobody_out(path: Path) -> None:
    with _holding(path) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        assert not Guard(path).take()
        other.kill()
    assert Guard(path).take()


def test_where_no_mark_can_be_left_nobody_is_kept_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "mkdir", refused)
    guard = Guard(path)
    assert guard.take()
    assert not guard.is_held


# ── a program that was ended while it saved ──


def _killed_in(step: str, path: Path) -> None:
    """Replace `path` in a program that is killed when it calls `os.<step>`."""
    code = (
        "import os, signal, sys, pathlib; from assistant.paths import replace_file;"
        f"os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "replace_file(pathlib.Path(sys.argv[1]), b'new')"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends programs otherwise")
@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_program_killed_while_saving_leaves_the_file_whole(path: Path, step: str) -> None:
    path.write_text("old", encoding="utf-8")
    keep_version(path, b"older")
    _killed_in(step, path)
    _killed_in(step, versions_of(path)[0].path)
    assert path.read_text(encoding="utf-8") == "old"
    assert kept(path) == ["older"]
    assert len(list(path.parent.rglob(".*.tmp"))) == 2
    remove_unfinished(path)
    assert not list(path.parent.rglob(".*.tmp"))
    assert path.read_text(encoding="utf-8") == "old"


def test_only_the_files_own_leftovers_are_removed(tmp_path: Path) -> None:
    others = [tmp_path / name for name in (".b.toml.x.tmp", "a.toml.tmp", ".a.toml.bak", "a.toml")]
    for other in others:
        other.touch()
    (tmp_path / ".a.toml.x.tmp").touch()
    remove_leftovers(tmp_path / "a.toml")
    assert sorted(tmp_path.iterdir()) == sorted(others)


def _busy(times: int) -> Callable[[str, Path], None]:
    """Return an `os.replace` that another program hinders so many times."""
    left = [times]
    replace = os.replace

    def hindered(source: str, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "open in another program")
        replace(source, target)

    return hindered


def test_a_file_that_another_program_reads_for_a_moment_is_saved_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.paths._PATIENCE", (0, 0))
    monkeypatch.setattr(os, "replace", _busy(2))
    replace_file(path, b"1")
    assert path.read_bytes() == b"1"


def test_a_file_that_another_program_does_not_let_go_is_said_not_to_be_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.paths._PATIENCE", (0, 0))
    monkeypatch.setattr(os, "replace", _busy(3))
    with pytest.raises(OutputError, match="没有权限"):
        replace_file(path, b"1")
    assert not list(path.parent.iterdir())


def test_saving_through_a_link_leaves_it_one(tmp_path: Path, path: Path) -> None:
    path.write_text("old", encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
