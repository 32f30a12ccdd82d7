"""Comments in a copy of a Word file: exactly at the words, and nothing else is touched."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document as open_word
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.readers.docx import read_docx
from assistant.report.document import Grid, Paragraph, Place
from assistant.writers.docx import docx_of
from assistant.writers.docx_comments import Comment, Reviewer, with_comments
from tests.readers.docx_builder import cell, docx, p, row, run, style, table

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft

NOW = datetime.datetime(2025, 1, 20, 9, 30)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def commented(content: bytes, *comments: Comment, by: Reviewer | None = None) -> bytes:
    """Return the file with the comments in it, made at a fixed time."""
    return with_comments(content, comments, by or Reviewer(), NOW)


def at(block: int, start: int, end: int, *cell: int) -> Comment:
    """Return a comment on some characters of a paragraph, or of a table's cell."""
    return Comment(Place(block, start, end, *cell), ("请核对",))


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part's XML."""
    with ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def anchored(content: bytes) -> dict[int, str]:
    """Return by comment the words between its marks, read from the file's XML alone."""
    found: dict[int, str] = {}
    running: set[int] = set()
    for element in part(content).iter():
        if element.tag == f"{W}commentRangeStart":
            running.add(int(element.get(f"{W}id", "")))
        elif element.tag == f"{W}commentRangeEnd":
            running.remove(int(element.get(f"{W}id", "")))
        elif element.tag == f"{W}t":
            for number in running:
                found[number] = found.get(number, "") + (element.text or "")
    assert not running
    return found


SENTENCE = "全年主动公开信息412条。"


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        (run(SENTENCE), 0, 4),
        (run(SENTENCE), 8, 13),
        (run("全年主动") + run("公开信息", "<w:b/>") + run("412条。"), 2, 10),
        (
            f'<w:hyperlink w:anchor="x">{run("全年主动公开")}</w:hyperlink>{run("信息412条。")}',
            4,
            9,
        ),
        (f"<w:ins w:id='7' w:author='甲'>{run('全年主动')}</w:ins>{run('公开信息412条。')}", 1, 3),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run(SENTENCE)}</w:sdtContent></w:sdt>", 2, 6),
        (
            f"{run('全年')}<w:del><w:r><w:delText>曾</w:delText></w:r></w:del>{run(SENTENCE[2:])}",
            1,
            5,
        ),
        (f"<w:r><w:t>{SENTENCE[:6]}</w:t><w:tab/><w:t>{SENTENCE[6:]}</w:t></w:r>", 4, 9),
    ],
    ids=["begin", "middle", "runs", "link", "inserted", "control", "deleted", "tab"],
)
def test_a_comment_stands_at_exactly_the_words(body: str, start: int, end: int) -> None:
    content = docx(p(body))
    (block,) = read_docx(content).blocks
    assert isinstance(block, Paragraph)
    made = commented(content, at(0, start, end))
    assert anchored(made) == {0: block.text[start:end].replace(" ", "")}
    assert read_docx(made).blocks == (block,)


def test_overlapping_comments_keep_their_own_words() -> None:
    made = commented(docx(p(run(SENTENCE))), at(0, 0, 6), at(0, 4, 11), at(0, 4, 6), at(0, 0, 13))
    assert anchored(made) == {
        0: SENTENCE[:6], 1: SENTENCE[4:11], 2: SENTENCE[4:6], 3: SENTENCE,
    }  # fmt: skip


def test_a_cell_can_be_commented_on_and_so_can_an_empty_one() -> None:
    body = table(row("商业企业", "3", "科研机构"), row("新收", cell(p("")), "4"))
    content = docx(body)
    made = commented(content, at(0, 0, 1, 0, 1), at(0, 0, 0, 1, 1))
    assert anchored(made) == {0: "3"}
    marks = part(made).iter(f"{W}commentRangeStart")
    cells = [next(mark.iterancestors(f"{W}tc")) for mark in marks]
    assert ["".join(map(str, found.itertext())) for found in cells] == ["3", ""]
    assert read_docx(made).blocks == read_docx(content).blocks
    assert isinstance(read_docx(made).blocks[0], Grid)


def test_what_has_no_words_of_its_own_is_shown_beside_the_nearest() -> None:
    content = docx(p(run("标题")) + p(run(SENTENCE)))
    made = commented(content, at(1, 13, 13), at(1, 0, 0), Comment(None, ("缺少第六部分",)))
    assert anchored(made) == {0: "。", 1: "全", 2: "标题"}


def test_a_mark_never_stands_in_what_somebody_else_inserted() -> None:
    body = p(f"<w:ins w:id='7' w:author='甲'>{run(SENTENCE)}</w:ins>")
    made = part(commented(docx(body), at(0, 0, 4)))
    (reference,) = made.iter(f"{W}commentReference")
    assert not list(reference.iterancestors(f"{W}ins"))


def test_every_other_part_is_the_same_byte_for_byte(draft: Draft) -> None:
    content = docx_of(draft)
    before, after = (_parts(each) for each in (content, commented(content, at(0, 0, 2))))
    changed = {name for name, kept in before.items() if after[name] != kept}
    added = after.keys() - before.keys()
    assert added == {"word/comments.xml"}
    assert changed == {
        "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_earlier_comments_stay_and_ours_are_counted_on() -> None:
    once = commented(docx(p(run(SENTENCE))), at(0, 0, 2), by=Reviewer("王主任", "王"))
    twice = commented(once, Comment(Place(0, 4, 6), ("写法不一", "建议：统一")))
    comments = list(part(twice, "word/comments.xml"))
    assert [each.get(f"{W}id") for each in comments] == ["0", "1"]
    assert [each.get(f"{W}author") for each in comments] == ["王主任", "年报审核"]
    lines = ["".join(map(str, line.itertext())) for line in comments[1]]
    assert lines == ["写法不一", "建议：统一"]
    assert comments[1].get(f"{W}date") == "2025-01-20T09:30:00Z"
    assert anchored(twice) == {0: "全年", 1: "公开"}


def test_a_comment_has_the_documents_own_styles_for_comments() -> None:
    styles = style("a7", "annotation text") + style("a8", "Annotation Reference", kind="character")
    made = commented(docx(p(run(SENTENCE)), styles=styles), at(0, 0, 2))
    (comment,) = part(made, "word/comments.xml")
    assert [each.get(f"{W}val") for each in comment.iter(f"{W}pStyle")] == ["a7"]
    refers = [*comment.iter(f"{W}rStyle"), *part(made).iter(f"{W}rStyle")]
    assert [each.get(f"{W}val") for each in refers] == ["a8", "a8"]
    assert not list(comment.iter(f"{W}sz"))


def test_without_such_styles_a_comment_is_set_small_by_itself() -> None:
    made = commented(docx(p(run(SENTENCE))), Comment(Place(0, 0, 2), ("写法不一", "建议：统一")))
    (comment,) = part(made, "word/comments.xml")
    assert [each.get(f"{W}val") for each in comment.iter(f"{W}sz")] == ["21", "21"]
    assert [each.get(f"{W}lineRule") for each in comment.iter(f"{W}spacing")][::2] == ["auto"] * 2
    assert len(list(comment.iter(f"{W}annotationRef"))) == 1


def test_a_commented_draft_is_sound_and_python_docx_finds_the_comments(
    draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "批注.docx"
    content = docx_of(draft)
    places = [Comment(None, ("缺少",))]
    for number, block in enumerate(read_docx(content).blocks):
        if isinstance(block, Paragraph):
            places.append(at(number, 0, max(1, len(block.text) // 2)))
        else:
            cells = [(r, c) for r, row in enumerate(block.rows) for c in range(len(row))]
            places += [at(number, 0, len(block.rows[r][c]), r, c) for r, c in cells]
    path.write_bytes(commented(content, *places))
    from openxml_audit import OpenXmlValidator

    assert OpenXmlValidator().validate(str(path)).errors == []
    assert len(list(open_word(str(path)).comments)) == len(places)
    assert read_docx(path.read_bytes()).blocks == read_docx(content).blocks


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text("全年公开3条，。 、A", min_size=1, max_size=6), min_size=1, max_size=6),
    cuts=st.lists(st.tuples(st.integers(0, 36), st.integers(0, 36)), min_size=1, max_size=6),
)
def test_any_words_can_be_commented_on_and_the_text_stays(
    texts: list[str], cuts: list[tuple[int, int]]
) -> None:
    text = "".join(texts)
    if not text.strip():
        return
    content = docx(p("".join(map(run, texts))))
    spans = [(min(a, b) % len(text), max(a, b) % len(text) + 1) for a, b in cuts]
    spans = [(min(a, b - 1), max(a + 1, b)) for a, b in spans]
    made = commented(content, *(at(0, start, end) for start, end in spans))
    assert anchored(made) == {n: text[start:end] for n, (start, end) in enumerate(spans)}
    assert read_docx(made).blocks == read_docx(content).blocks


GONE = "<w:del w:id='8' w:author='甲'><w:r><w:delText>曾</w:delText></w:r></w:del>"
FIELD_END = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
AROUND = (
    "|",
    "<w:ins w:id='7' w:author='甲'>|</w:ins>",
    "<w:hyperlink w:anchor='x'>|</w:hyperlink>",
    "<w:sdt><w:sdtPr/><w:sdtContent>|</w:sdtContent></w:sdt>",
    "<w:smartTag w:element='x'>|</w:smartTag>",
    f"{GONE}|{GONE}",
    "<w:bookmarkStart w:id='1' w:name='x'/>|<w:bookmarkEnd w:id='1'/>",
    "<w:fldSimple w:instr='DATE'>|</w:fldSimple>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>|",
)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.tuples(
            st.text("全年公开3条，。", min_size=1, max_size=6), *[st.sampled_from(AROUND)] * 2
        ),
        min_size=1,
        max_size=5,
    ),
    cuts=st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), min_size=1, max_size=6),
    in_cell=st.booleans(),
)
def test_words_in_any_wrapping_can_be_commented_on_and_the_text_stays(
    words: list[tuple[str, str, str]], cuts: list[tuple[int, int]], in_cell: bool
) -> None:
    text = "".join(word for word, *_ in words)
    body = p("".join(outer.replace("|", inner.replace("|", run(w))) for w, inner, outer in words))
    content = docx(table(row("项目", "数"), row(cell(body), "3")) if in_cell else body)
    where = (1, 0) if in_cell else ()
    spans = [sorted((a % len(text), b % len(text))) for a, b in cuts]
    made = commented(content, *(at(0, start, end + 1, *where) for start, end in spans))
    found = {number: words.replace("藏", "") for number, words in anchored(made).items()}
    assert found == {n: text[start : end + 1] for n, (start, end) in enumerate(spans)}
    assert read_docx(made).blocks == read_docx(content).blocks


NUMBER = "（国办发[2019]61号）"
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
)


def suggested(body: str, start: int, end: int, words: str) -> bytes:
    """Return a file in which other words are suggested for some."""
    return commented(docx(p(body)), Comment(Place(0, start, end), ("括号不对",), words))


@pytest.mark.parametrize(
    "body",
    [
        run(NUMBER),
        run(NUMBER[:6]) + run(NUMBER[6:], "<w:b/>"),
        f"{run('见')}{run(NUMBER)}{run('要求')}",
    ],
)
def test_a_suggestion_is_a_tracked_deletion_and_insertion(body: str) -> None:
    (block,) = read_docx(docx(p(body))).blocks
    assert isinstance(block, Paragraph)
    start = block.text.index("[2019]")
    made = suggested(body, start, start + 6, "〔2019〕")
    (accepted,) = read_docx(made).blocks
    assert accepted == Paragraph(block.text.replace("[2019]", "〔2019〕"))
    root = part(made)
    deleted = "".join(each.text or "" for each in root.iter(f"{W}delText"))
    (inserted,) = root.iter(f"{W}ins")
    assert deleted == "[2019]"
    assert inserted.get(f"{W}author") == "年报审核"
    assert inserted.get(f"{W}date") == "2025-01-20T09:30:00Z"


def test_what_refuses_every_suggestion_has_the_text_of_before() -> None:
    root = part(suggested(run(NUMBER), 4, 10, "〔2019〕"))
    kept = [each.text or "" for each in root.iter(f"{W}t", f"{W}delText")]
    inserted = [each.text for ins in root.iter(f"{W}ins") for each in ins.iter(f"{W}t")]
    assert "".join(text for text in kept if text not in inserted) == NUMBER


@pytest.mark.parametrize(
    "body",
    [
        f"<w:ins w:id='7' w:author='甲'>{run(NUMBER)}</w:ins>",
        f'<w:hyperlink w:anchor="x">{run(NUMBER)}</w:hyperlink>',
        f"{run(NUMBER[:6])}<w:r><w:tab/></w:r>{run(NUMBER[6:])}",
        f"{FIELD}{run(NUMBER)}{FIELD_END}",
    ],
    ids=["somebody's change", "link", "tab inside", "field"],
)
def test_where_it_is_not_plain_text_only_the_comment_is_written(body: str) -> None:
    made = suggested(body, 4, 10, "〔2019〕")
    assert "〔" not in "".join(map(str, part(made).itertext()))
    assert len(list(part(made).iter(f"{W}commentReference"))) == 1


def test_changes_are_numbered_after_those_that_are_there() -> None:
    body = f"<w:ins w:id='7' w:author='甲'>{run('新')}</w:ins>"
    comments = [
        Comment(Place(0, 5, 11), ("括号",), "〔2019〕"),
        Comment(Place(0, 1, 2), ("标点",), "〈"),
    ]
    made = commented(docx(p(body + run(NUMBER))), *comments)
    changes = [each for kind in ("ins", "del") for each in part(made).iter(f"{W}{kind}")]
    numbers = [each.get(f"{W}id") for each in changes]
    assert len(set(numbers)) == len(numbers) == 5


def test_word_opens_a_file_with_suggestions_without_repair(draft: Draft, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "修订.docx"
    path.write_bytes(commented(docx_of(draft), Comment(Place(2, 1, 4), ("改",), "另一种写法")))
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert "另一种写法" in read_docx(path.read_bytes()).blocks[2].text  # type: ignore[union-attr]
