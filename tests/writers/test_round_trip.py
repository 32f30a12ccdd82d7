"""What a writer writes, our reader reads back: every cell, every sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.readers import read_document
from assistant.report.passage import fold
from assistant.report.recognise import recognise
from assistant.writers import write_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.report.report import Report


@pytest.fixture(params=[".txt", ".md", ".docx", ".html"])
def reread(draft: Draft, tmp_path: Path, request: pytest.FixtureRequest) -> Report:
    """The draft, written, read and recognised."""
    path = tmp_path / f"年报{request.param}"
    write_draft(draft, path)
    return recognise(read_document(path))


def test_every_cell_comes_back(draft: Draft, reread: Report) -> None:
    for section in draft.sections:
        if section.table:
            found = reread.tables[section.key]
            assert found.is_complete
            assert dict(found.figures.values) == dict(section.table.values)


def test_every_sentence_comes_back(draft: Draft, reread: Report) -> None:
    in_memory = recognise(draft.document())
    assert [sentence.text for sentence in reread.sentences] == [
        sentence.text for sentence in in_memory.sentences
    ]


def test_every_character_of_the_prose_comes_back(draft: Draft, reread: Report) -> None:
    read = {fold(getattr(block, "text", "")) for block in reread.document.blocks}
    assert all(fold(paragraph.text) in read for paragraph in draft.paragraphs())


def test_unit_year_and_headings_come_back(reread: Report) -> None:
    assert (reread.unit, reread.year) == ("云岭县石桥镇人民政府", 2024)
    assert [section.key for section in reread.sections] == [
        "overview",
        "disclosure",
        "applications",
        "disputes",
        "problems",
        "others",
    ]
    assert len(reread.closing) == 2
