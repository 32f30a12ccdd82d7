"""Which file is written, and which is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import OutputError
from assistant.writers import SUFFIXES, write_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_existing_file_is_left_as_it_was(draft: Draft, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"年报{suffix}"
    path.write_text("原稿", encoding="utf-8")
    with pytest.raises(OutputError, match="文件已存在，没有覆盖"):
        write_draft(draft, path)
    assert path.read_text(encoding="utf-8") == "原稿"


def test_force_replaces_an_existing_file(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    path.write_text("原稿", encoding="utf-8")
    write_draft(draft, path, force=True)
    assert path.read_text(encoding="utf-8").startswith("# 云岭县石桥镇")


@pytest.mark.parametrize("name", ["年报.pdf", "年报"])
def test_an_unknown_suffix_is_refused(draft: Draft, tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"不认识的文件类型.*\.docx、\.html、\.md、\.txt结尾"):
        write_draft(draft, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(draft: Draft, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="无法写入"):
        write_draft(draft, tmp_path / "没有" / "年报.txt")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_draft_gives_the_same_bytes(draft: Draft, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"一{suffix}", tmp_path / f"二{suffix}"
    write_draft(draft, first)
    write_draft(draft, second)
    assert first.read_bytes() == second.read_bytes()


def test_old_notepad_finds_its_line_ends(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    write_draft(draft, path)
    content = path.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") > 20
