"""The commented copy of a Word file, as the unit gets it back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document as open_word

from assistant.errors import OutputError
from assistant.readers import read_document
from assistant.reviewing.annotate import Notes, annotate
from assistant.reviewing.review import review
from assistant.writers.docx import docx_of
from assistant.writers.docx_comments import Reviewer
from assistant.writers.text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.emitters.outcome import CheckedFile

NOTES = Notes(most=5)
NOW = datetime.datetime(2025, 1, 20, 9, 30)


def comments(path: Path) -> list[tuple[str, str]]:
    """Return author and text of each comment."""
    return [(each.author, each.text) for each in open_word(str(path)).comments]


def test_each_finding_becomes_a_comment_that_says_what_why_and_what_to_do(
    checked: CheckedFile, tmp_path: Path
) -> None:
    (made,) = annotate([checked], tmp_path / "批注件", NOTES, NOW).made
    told = comments(made)
    assert made.name == "青坪乡.docx"
    assert len(told) == len(checked.open)
    for finding in checked.open:
        (text,) = (t for _, t in told if finding.fingerprint[:8] in t and finding.code in t)
        assert finding.message in text
        assert finding.suggestion in text
    assert {author for author, _ in told} == {"年报审核"}


def test_at_most_so_many_stand_at_one_paragraph_and_the_last_comment_lists_the_rest(
    checked: CheckedFile, tmp_path: Path
) -> None:
    notes = Notes(1, Reviewer("县政务公开办", "公开办"))
    (made,) = annotate([checked], tmp_path / "批注件", notes, NOW).made
    told = comments(made)
    *_, (author, rest) = told
    assert author == "县政务公开办"
    assert rest.startswith("另有")
    left = len(checked.open) - (len(told) - 1)
    assert rest.count("\n") == left > 0
    last = next(p for p in reversed(open_word(str(made)).paragraphs) if p.text.strip())
    assert f'w:id="{len(told) - 1}"' in last._p.xml


def test_the_original_is_never_written_over(checked: CheckedFile, tmp_path: Path) -> None:
    before = (tmp_path / "青坪乡.docx").read_bytes()
    with pytest.raises(OutputError, match="原稿"):
        annotate([checked], tmp_path, NOTES, NOW, force=True)
    assert (tmp_path / "青坪乡.docx").read_bytes() == before


def test_a_copy_that_is_there_is_kept_unless_it_is_to_be_replaced(
    checked: CheckedFile, tmp_path: Path
) -> None:
    folder = tmp_path / "批注件"
    annotate([checked], folder, NOTES, NOW)
    with pytest.raises(OutputError, match="已存在"):
        annotate([checked], folder, NOTES, NOW)
    annotate([checked], folder, NOTES, NOW, force=True)


def test_a_folder_that_cannot_be_made_is_told(checked: CheckedFile, tmp_path: Path) -> None:
    (tmp_path / "占着").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="同名的文件"):
        annotate([checked], tmp_path / "占着" / "里面", NOTES, NOW)


def test_files_of_other_formats_get_a_page_with_the_same_findings(
    draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "青坪乡.txt"
    path.write_text(text_of(draft) + "\n取得了显著成效。\n", encoding="utf-8")
    (file,) = review([str(path)]).files
    (made,) = annotate([file], tmp_path / "批注件", NOTES, NOW).made
    assert made.name == "青坪乡.txt.html"
    page = made.read_text(encoding="utf-8")
    assert file.open
    assert all(finding.fingerprint[:8] in page for finding in file.open)


def test_two_files_of_one_name_are_told_apart_by_their_folders(
    checked: CheckedFile, tmp_path: Path
) -> None:
    (tmp_path / "柳林镇").mkdir()
    other = tmp_path / "柳林镇" / "青坪乡.docx"
    other.write_bytes((tmp_path / "青坪乡.docx").read_bytes())
    files = [checked, *review([str(other)]).files]
    made = annotate(files, tmp_path / "批注件", NOTES, NOW).made
    assert len(set(made)) == 2
    assert made[1].name == "柳林镇-青坪乡.docx"


def test_nothing_is_written_where_one_of_them_is_in_the_way(
    checked: CheckedFile, tmp_path: Path
) -> None:
    other = tmp_path / "柳林镇.docx"
    other.write_bytes((tmp_path / "青坪乡.docx").read_bytes())
    folder = tmp_path / "批注件"
    folder.mkdir()
    (folder / "柳林镇.docx").write_bytes(b"")
    with pytest.raises(OutputError, match="已存在"):
        annotate([checked, *review([str(other)]).files], folder, NOTES, NOW)
    assert [path.name for path in folder.iterdir()] == ["柳林镇.docx"]


def test_certain_wording_is_suggested_as_a_change_only_when_asked_for(
    draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "青坪乡.docx"
    path.write_bytes(docx_of(draft))
    word = open_word(str(path))
    body = next(p for p in word.paragraphs if p.text.endswith("。"))
    body.runs[-1].text += "报告依据国办公开办函[2021]30号编制。"
    word.save(str(path))
    (file,) = review([str(path)]).files
    folder = tmp_path / "批注件"
    for suggests, brackets in ((False, "[2021]"), (True, "〔2021〕")):
        notes = Notes(5, suggests_changes=suggests)
        (made,) = annotate([file], folder, notes, NOW, force=True).made
        text = "".join(getattr(block, "text", "") for block in read_document(made).blocks)
        assert f"依据国办公开办函{brackets}30号编制" in text
