"""A web page saved as one file is read as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.html import read_html
from assistant.readers.mht import read_mht
from tests.readers.web_site import article, page, saved_as_mht

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_package_gives_what_the_page_gives(draft: Draft, charset: str) -> None:
    html = page(article(draft), charset=charset)
    packed = read_mht(saved_as_mht(html, charset=charset))
    assert packed.blocks == read_html(html.encode(charset)).blocks


def test_a_page_that_leaves_its_charset_to_the_package_is_read() -> None:
    content = (
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gbk\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + "<p>石桥镇公开信息30条。</p>".encode("gbk")
    )
    assert [getattr(block, "text", "") for block in read_mht(content).blocks] == [
        "石桥镇公开信息30条。"
    ]


def test_the_part_that_is_named_as_the_start_is_the_page() -> None:
    parts = b"".join(
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <%s>\r\n\r\n<p>%s</p>\r\n"
        % (name, text.encode())
        for name, text in ((b"frame", "广告。"), (b"main", "公开30条。"))
    )
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; start="<main>"; boundary=x\r\n'
    content = read_mht(head + b"\r\n" + parts + b"--x--\r\n")
    assert [getattr(block, "text", "") for block in content.blocks] == ["公开30条。"]


@pytest.mark.parametrize(
    "content",
    [
        b"MIME-Version: 1.0\nContent-Type: text/plain\n\nabc",
        b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n@",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a0\n\n"
        + b"".join(
            b"--a%d\nContent-Type: multipart/mixed; boundary=a%d\n\n" % (n, n + 1)
            for n in range(1000)
        ),
    ],
    ids=["no page", "no bytes", "packages in packages"],
)
def test_a_package_without_a_page_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_mht(content)
