"""Comments in a Word file that came back: replied to, resolved, or neither."""

from __future__ import annotations

import datetime
import io
from zipfile import ZipFile

from lxml import etree

from assistant.readers.docx_comments import Remark, Thread, read_comments
from assistant.report.document import Place
from assistant.writers.docx_comments import Comment, Reviewer, with_comments
from tests.readers.docx_builder import docx, p, run

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def answered(*comments: tuple[str, str, str, str, bool]) -> bytes:
    """Return a file with comments: author, text, paragraph's number, its parent's, resolved."""
    said = "".join(
        f'<w:comment w:id="{n}" w:author="{author}"><w:p w14:paraId="{key}"><w:r><w:t>{text}'
        "</w:t></w:r></w:p></w:comment>"
        for n, (author, text, key, _, _) in enumerate(comments)
    )
    marks = "".join(
        f'<w15:commentEx w15:paraId="{key}" w15:done="{int(is_done)}"'
        + (f' w15:paraIdParent="{parent}"/>' if parent else "/>")
        for _, _, key, parent, is_done in comments
    )
    return with_parts(one_comment(), said, marks)


def one_comment() -> bytes:
    """Return a file with one comment."""
    comment = Comment(Place(0, 0, 2), ("占位",))
    now = datetime.datetime(2025, 1, 20)
    return with_comments(docx(p(run("全年公开3条。"))), [comment], Reviewer(), now)


def with_parts(content: bytes, said: str, marks: str) -> bytes:
    """Return the file with these comments and these marks on them, as Word would have saved it."""
    into = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(into, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/comments.xml":
                part = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{said}</w:comments>'.encode()
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="x" Type="{KIND}" Target="commentsExtended.xml"/>'
                part = part.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(name, part)
        new.writestr(
            "word/commentsExtended.xml",
            f'<w15:commentsEx xmlns:w15="{W15}">{marks}</w15:commentsEx>',
        )
    return into.getvalue()


def with_replies(content: bytes, author: str, text: str) -> bytes:
    """Return a commented file in which every comment was replied to and marked as resolved."""
    with ZipFile(io.BytesIO(content)) as file:
        comments = etree.fromstring(file.read("word/comments.xml"))
    said, marks = [], []
    for number, comment in enumerate(comments):
        comment[-1].set(f"{{{W14}}}paraId", f"{number:08X}")
        said.append(etree.tostring(comment, encoding="unicode"))
        said.append(
            f'<w:comment w:id="{1000 + number}" w:author="{author}">'
            f'<w:p w14:paraId="{number + 256:08X}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        )
        marks.append(f'<w15:commentEx w15:paraId="{number:08X}" w15:done="1"/>')
        marks.append(
            f'<w15:commentEx w15:paraId="{number + 256:08X}" w15:done="1"'
            f' w15:paraIdParent="{number:08X}"/>'
        )
    return with_parts(content, "".join(said), "".join(marks))


def test_replies_stand_with_the_comment_they_answer() -> None:
    content = answered(
        ("年报审核", "数字不符", "1A", "", False),
        ("年报审核", "缺少网址", "2A", "", False),
        ("石桥镇", "已按台账改为6件", "3A", "1A", False),
        ("年报审核", "收到", "4A", "1A", False),
    )
    assert read_comments(content) == (
        Thread(
            Remark("年报审核", "数字不符"),
            (Remark("石桥镇", "已按台账改为6件"), Remark("年报审核", "收到")),
        ),
        Thread(Remark("年报审核", "缺少网址")),
    )


def test_a_comment_marked_as_resolved_is_told_from_one_that_is_not() -> None:
    content = answered(("年报审核", "甲", "1A", "", True), ("年报审核", "乙", "2A", "", False))
    assert [thread.is_resolved for thread in read_comments(content)] == [True, False]


def test_our_own_comments_read_back_line_by_line() -> None:
    comments = [Comment(Place(0, 0, 2), ("写法不一", "建议：统一")), Comment(None, ("缺一节",))]
    content = with_comments(
        docx(p(run("全年公开3条。"))), comments, Reviewer(), datetime.datetime(2025, 1, 20)
    )
    assert read_comments(content) == (
        Thread(Remark("年报审核", "写法不一\n建议：统一")),
        Thread(Remark("年报审核", "缺一节")),
    )


def test_a_file_without_comments_has_none() -> None:
    assert read_comments(docx(p(run("全年公开3条。")))) == ()
