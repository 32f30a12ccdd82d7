"""A Word file with faults in it, as the reviewer gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document as open_word

from assistant.reviewing.review import review
from assistant.writers.docx import docx_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.emitters.outcome import CheckedFile


@pytest.fixture
def checked(draft: Draft, tmp_path: Path) -> CheckedFile:
    """Return a Word file with two faults in one paragraph, and what was found in it."""
    path = tmp_path / "青坪乡.docx"
    path.write_bytes(docx_of(draft))
    word = open_word(str(path))
    body = next(p for p in word.paragraphs if p.text.endswith("。"))
    body.runs[
        -1
    ].text += "各项工作取得了显著成效。村民王某13800001111来电称赞。群众满意度达到120%。"
    word.save(str(path))
    (file,) = review([str(path)]).files
    assert len(file.open) > 1, file.open
    return file
