"""Files that are none to read: each is refused with its reason and what to do."""

from __future__ import annotations

import contextlib
import os
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers import read_document
from assistant.readers.guard import (
    MOST_TAGS,
    check_html_depth,
    in_child,
    open_archive,
    parse_xml,
)
from tests.readers.docx_builder import packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORT = "石桥镇2024年报告"


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有这个文件"):
        read_document(tmp_path / "没有.txt")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="打不开"):
        read_document(tmp_path / "年\0报.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="这是文件夹"):
        read_document(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "年报.docx")
    with pytest.raises(UnreadableFileError, match="这不是普通文件"):
        read_document(tmp_path / "年报.docx")


@pytest.mark.parametrize(("size", "why"), [(0, "文件是空的"), (21, "超过20MB"), (51, "超过50MB")])
def test_files_without_or_with_too_much_content_are_refused(
    tmp_path: Path, size: int, why: str
) -> None:
    path = tmp_path / "年报.txt"
    with path.open("wb") as file:
        file.truncate(size * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match=why):
        read_document(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(REPORT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="没有读这个文件的权限"):
        read_document(path)


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"a.xml": b"0" * 4_000_000}, "大得不合常理"),
        ({f"{at}.bin": os.urandom(1000) for at in range(2001)}, "大得不合常理"),
        ({"a.bin": os.urandom(32_000_000)}, "大得不合常理"),
        ({f"{at}.bin": os.urandom(16_000_000) for at in range(4)}, "大得不合常理"),
    ],
    ids=["bomb", "many", "large", "all"],
)
def test_archives_that_break_a_limit_are_not_unpacked(members: dict[str, bytes], why: str) -> None:
    content = packed({**members})
    with pytest.raises(UnreadableFileError, match=why):
        open_archive(content)


def test_a_large_picture_in_an_archive_is_no_bomb() -> None:
    assert open_archive(packed({"word/media/a.png": os.urandom(5_000_000)})).names


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda content: content[: len(content) // 2], "损坏或不完整"),
        (lambda content: content.replace(b"\x14\0\0\0", b"\x14\0\x01\0"), "加了密码"),
        (lambda content: content.replace(b"\x08\0", b"\x0c\0"), "压缩方式"),
        (lambda content: content.replace(b"PK\x01\x02", b"PK\x01\x02" * 30_000), "大得不合常理"),
    ],
    ids=["cut", "locked", "method", "lines"],
)
def test_a_damaged_or_locked_archive_says_so(damage: Callable[[bytes], bytes], why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        open_archive(damage(packed({"word/document.xml": REPORT * 20})))


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    content = packed({"word/document.xml": REPORT * 1000})
    size = len((REPORT * 1000).encode())
    lying = content.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    with pytest.raises(UnreadableFileError, match="损坏或不完整"):
        open_archive(lying).read("word/document.xml")


def test_members_are_named_without_regard_to_case_or_slash() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("Word\\Document.xml", "x")
    opened = open_archive(archive.getvalue())
    assert opened.names == ("Word/Document.xml",)
    assert "word/document.xml" in opened
    assert opened.read("word/document.xml") == b"x"
    with pytest.raises(UnreadableFileError, match=r"缺少word/styles\.xml"):
        opened.read("word/styles.xml")


ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (ENTITY.encode(), "DOCTYPE"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}'.encode("utf-16"), "DOCTYPE"),
        (f'<?xml version="1.0" encoding="UTF-7"?>{ENTITY}'.encode("utf-7"), "没有读|损坏"),
        (f'<?xml version="1.0" encoding="cp037"?>{ENTITY}'.encode("cp037"), "没有读|损坏"),
        (b"<a>&b;</a>", "损坏"),
        (b"<a>" * 300 + b"</a>" * 300, "损坏"),
        (b"<a>" + b"1" * 11_000_000 + b"</a>", "损坏"),
        (b"<a/>" * (MOST_TAGS + 1), "大得不合常理"),
        (b"<a>", "损坏"),
        (b"", "损坏"),
    ],
)
def test_xml_that_could_do_harm_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        parse_xml(content)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 2001,
        "<p><div>" * 2001,
        "<DIV\n>" * 2001 + "</span>" * 2001,
        "<!-- a --><b>" * 2001,
        "<script>if (a < b) {}</script><i>" * 2001,
    ],
)
def test_a_page_nested_too_deep_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFileError, match="套了2000层以上"):
        check_html_depth(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div><b></b></div>" * 5000,
        "<p>甲<br><img><td>" * 5000,
        "<div><font></div>" * 5000,
        "<!-- <div> -->" * 5000,
        "<script>'<div>'</script>" * 5000,
        "<!--" * 5000,
        "a < b" * 5000,
    ],
)
def test_a_flat_page_is_not_taken_for_a_deep_one(page: str) -> None:
    check_html_depth(page)


@pytest.mark.parametrize("piece", ["<a", "<!--", "</a>", "<script", "<a></a>"])
def test_the_depth_of_a_page_is_found_fast(piece: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(UnreadableFileError):
        check_html_depth(piece * (MOST_TAGS // 2))
    assert time.perf_counter() - begun < 5


def count(content: bytes) -> int:
    return len(content)


def sleep(content: bytes) -> None:
    time.sleep(60)


def swell(content: bytes) -> int:
    return len(bytearray(2_000_000_000))


def die(content: bytes) -> None:
    os._exit(3)


def stumble(content: bytes) -> None:
    raise KeyError(content)


def refuse(content: bytes) -> None:
    raise UnreadableFileError("这是图片")


def test_a_child_returns_what_it_made() -> None:
    assert in_child(count, b"0" * 1_000_000, 20, 1000) == 1_000_000


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (sleep, "读了1秒还没有读完"),
        pytest.param(
            swell,
            "大得不合常理",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit"),
        ),
        (die, "损坏或不完整"),
        (stumble, "损坏或不完整"),
        (refuse, "这是图片"),
    ],
)
def test_what_goes_wrong_in_a_child_is_a_sentence(
    function: Callable[[bytes], None], why: str
) -> None:
    seconds = 1 if function is sleep else 20
    with pytest.raises(UnreadableFileError, match=why):
        in_child(function, b"0", seconds, 1000)
