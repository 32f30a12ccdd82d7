"""Files that are none to read: each is refused with its reason and what to do."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers import read_document

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "石桥镇2024年报告"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "文件是空的"),
        (b"\r\n  \n", "文件是空的"),
        (b"%PDF-1.7\n...", "这是 PDF 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
        (b"{\\rtf1\\ansi}", "这是 RTF 文件"),
        (b"\x89PNG\r\n\x1a\n....", "这是图片"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "这是网页文件"),
        (bytes(range(256)) * 20, "不是文本文件"),
    ],
)
def test_content_that_is_no_text_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=why):
        read_document(path)


@pytest.mark.parametrize(
    ("member", "why"),
    [
        ("word/document.xml", "这是 Word 文件（.docx）"),
        ("xl/workbook.xml", "这是 Excel 表格"),
        ("OFD.xml", "这是 OFD 文件"),
        ("年报.txt", "这是压缩文件"),
    ],
)
def test_archives_are_told_by_what_they_hold(tmp_path: Path, member: str, why: str) -> None:
    path = tmp_path / "年报.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    assert str(caught.value).startswith(why)


def test_text_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_text(REPORT, encoding="utf-8")
    assert len(read_document(path).blocks) == 1


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有这个文件"):
        read_document(tmp_path / "没有.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="这是文件夹"):
        read_document(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match="超过20MB"):
        read_document(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(REPORT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="没有读这个文件的权限"):
        read_document(path)
