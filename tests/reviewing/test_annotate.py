"""The commented copy of a Word file, as the unit gets it back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document as open_word

from assistant.errors import OutputError
from assistant.reviewing.annotate import Notes, annotate
from assistant.reviewing.review import review
from assistant.writers.docx import docx_of
from assistant.writers.docx_comments import Reviewer

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.emitters.outcome import CheckedFile

NOW = datetime.datetime(2025, 1, 20, 9, 30)


@pytest.fixture
def checked(draft: Draft, tmp_path: Path) -> CheckedFile:
    """Return a Word file with two faults in one paragraph, and what was found in it."""
    path = tmp_path / "青坪乡.docx"
    path.write_bytes(docx_of(draft))
    word = open_word(str(path))
    body = next(p for p in word.paragraphs if p.text.endswith("。"))
    body.runs[-1].text += "各项工作取得了显著成效。村民王某13800001111来电称赞。群众满意度达到120%。"
    word.save(str(path))
    (file,) = review([str(path)]).files
    assert len(file.open) > 1, file.open
    return file


def comments(path: Path) -> list[tuple[str, str]]:
    """Return author and text of each comment."""
    return [(each.author, each.text) for each in open_word(str(path)).comments]


def test_each_finding_becomes_a_comment_that_says_what_why_and_what_to_do(
    checked: CheckedFile, tmp_path: Path
) -> None:
    made = annotate(checked, tmp_path / "批注件", Notes(), NOW)
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
    notes = Notes(Reviewer("县政务公开办", "公开办"), most=1)
    told = comments(annotate(checked, tmp_path / "批注件", notes, NOW))
    *_, (author, rest) = told
    assert author == "县政务公开办"
    assert rest.startswith("另有")
    left = len(checked.open) - (len(told) - 1)
    assert rest.count("\n") == left > 0


def test_the_original_is_never_written_over(checked: CheckedFile, tmp_path: Path) -> None:
    before = (tmp_path / "青坪乡.docx").read_bytes()
    with pytest.raises(OutputError, match="原稿"):
        annotate(checked, tmp_path, Notes(), NOW, force=True)
    assert (tmp_path / "青坪乡.docx").read_bytes() == before


def test_a_copy_that_is_there_is_kept_unless_it_is_to_be_replaced(
    checked: CheckedFile, tmp_path: Path
) -> None:
    folder = tmp_path / "批注件"
    annotate(checked, folder, Notes(), NOW)
    with pytest.raises(OutputError, match="已存在"):
        annotate(checked, folder, Notes(), NOW)
    annotate(checked, folder, Notes(), NOW, force=True)


def test_a_folder_that_cannot_be_made_is_told(checked: CheckedFile, tmp_path: Path) -> None:
    (tmp_path / "占着").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="建不了"):
        annotate(checked, tmp_path / "占着" / "里面", Notes(), NOW)
