"""What a file is, its content says: never its name alone."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers import read_document
from assistant.readers.kind import Kind, kind_of
from assistant.report.document import Paragraph
from tests.readers.docx_builder import docx, p, picture
from tests.readers.make_fixtures import FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "石桥镇2024年报告"


@pytest.mark.parametrize(
    ("content", "suffix", "kind"),
    [
        (docx(p("甲")), ".txt", Kind.DOCX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".wps", Kind.DOC),
        (b"%PDF-1.7\n", ".docx", Kind.PDF),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", ".doc", Kind.MHT),
        (b"From: <IE>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", ".x", Kind.MHT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", ".txt", Kind.HTML),
        (b"<!-- a --><html xmlns='x'>", ".doc", Kind.HTML),
        (b'<?xml version="1.0"?>\n<html>', ".txt", Kind.HTML),
        (b"<table><tr><td>1</td></tr></table>", ".doc", Kind.HTML),
        ("<html><p>年报".encode("utf-16"), ".txt", Kind.HTML),
        ("年报<br>正文</p>".encode(), ".html", Kind.HTML),
        ("年报".encode(), ".html", Kind.TEXT),
        ("年报写到<html>标签</html>".encode(), ".txt", Kind.TEXT),
        ("主动公开MIME-Version: 1.0".encode(), ".txt", Kind.TEXT),
        ("# 年报\n<table>".encode(), ".md", Kind.MARKDOWN),
        ("<div>\n# 年报".encode(), ".md", Kind.MARKDOWN),
        (REPORT.encode(), ".docx", Kind.TEXT),
        (REPORT.encode(), "", Kind.TEXT),
    ],
)
def test_the_content_decides(content: bytes, suffix: str, kind: Kind) -> None:
    assert kind_of(content, suffix) is kind


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{\\rtf1\\ansi}", "这是 RTF 文件"),
        (b"\x89PNG\r\n\x1a\n....", "这是图片"),
        (b"\xff\xd8\xff\xe0", "这是图片"),
        (b"Rar!\x1a\x07\x00", "这是压缩文件"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word 的 XML"),
        (b"PK\x03\x04 and no more", "损坏或不完整"),
    ],
)
def test_kinds_that_are_not_read_are_named(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        kind_of(content, ".docx")


@pytest.mark.parametrize(
    ("member", "why"),
    [
        ("xl/workbook.xml", "这是 Excel 表格"),
        ("ppt/presentation.xml", "这是演示文稿"),
        ("content.xml", "这是 OpenDocument 文件"),
        ("年报.txt", "这是压缩文件"),
    ],
)
def test_archives_are_told_by_what_they_hold(tmp_path: Path, member: str, why: str) -> None:
    path = tmp_path / "年报.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    assert str(caught.value).startswith(why)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\r\n  \n", "文件是空的"), (bytes(range(256)) * 20, "不是文本文件")],
)
def test_what_is_no_text_at_all_says_so(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=why):
        read_document(path)


@pytest.mark.parametrize("name", ["年报.docx", "年报.docm", "年报.doc", "年报.wps", "年报"])
def test_a_word_file_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx(p("总体情况")))
    assert read_document(path).blocks == (Paragraph("总体情况"),)


def test_an_old_word_file_is_read_under_the_name_that_wps_gives_it(tmp_path: Path) -> None:
    path = tmp_path / "年报.wps"
    path.write_bytes((FIXTURES / "石桥镇2024.doc").read_bytes())
    assert len(read_document(path).blocks) > 20


def test_text_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_text(REPORT, encoding="utf-8")
    assert read_document(path).blocks == (Paragraph(REPORT, ((0, 1),)),)


def test_a_file_of_nothing_but_pictures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(docx(p(picture(15, 20))))
    with pytest.raises(UnreadableFileError, match="没有文字，只有图片"):
        read_document(path)


def test_what_was_not_read_in_a_file_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(docx(p("总体情况") + p(picture(15, 20)) * 2))
    assert read_document(path).notes == ("文件里有图片2处读不出来，里面的内容没有检查",)
