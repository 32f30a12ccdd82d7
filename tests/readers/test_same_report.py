"""The same report in every format is the same report: sections, cells, sentences, signature."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields
from assistant.readers import read_document
from assistant.report.recognise import recognise
from assistant.writers.docx import docx_of
from assistant.writers.markdown import markdown_of
from assistant.writers.text import text_of
from tests.readers.make_fixtures import FIXTURES, to_doc
from tests.readers.print_shop import bound_as_ofd, bound_as_pdf, printed
from tests.readers.web_site import article, page, saved_as_mht

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.report.passage import Passage
    from assistant.report.report import Report

Maker = Callable[["Draft"], bytes]
# What makes a file of each format out of a draft. The .doc was made of the same draft once.
MAKERS: Mapping[str, Maker] = {
    ".txt": lambda draft: text_of(draft).encode("utf-8"),
    ".md": lambda draft: markdown_of(draft).encode("utf-8"),
    ".docx": docx_of,
    ".doc": lambda draft: (FIXTURES / "石桥镇2024.doc").read_bytes(),
    ".html": lambda draft: page(article(draft)).encode("utf-8"),
    ".htm": lambda draft: page(article(draft), charset="gb2312").encode("gb18030"),
    ".mht": lambda draft: saved_as_mht(page(article(draft))),
    ".pdf": lambda draft: bound_as_pdf(printed(draft, title_in_one=True)),
    ".ofd": lambda draft: bound_as_ofd(printed(draft, title_in_one=True)),
}
SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "facts").glob("*.toml"))


def told(report: Report) -> dict[str, Any]:
    """Return all that a report says, without where it stands."""
    return {
        "title": report.title.text if report.title else None,
        "unit": report.unit,
        "level": report.level,
        "year": report.year,
        "preface": _texts(report.preface),
        "sections": [
            (section.key, section.heading and section.heading.text, section.text)
            for section in report.sections
        ],
        "topics": [
            (section.key, topic.key, topic.heading.text, topic.text)
            for section in report.sections
            for topic in section.topics
        ],
        "cells": {
            (name, key): (cell.raw, cell.value)
            for name, table in report.tables.items()
            for key, cell in table.cells.items()
        },
        "sentences": [sentence.text for sentence in report.sentences],
        "closing": _texts(report.closing),
    }


def _texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def read_as(content: bytes, suffix: str, folder: Path) -> Report:
    """Return the report in a file of this content."""
    path = folder / f"年报{suffix}"
    path.write_bytes(content)
    return recognise(read_document(path))


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_report_is_the_same_in_every_format(draft: Draft, tmp_path: Path, suffix: str) -> None:
    found = told(read_as(MAKERS[suffix](draft), suffix, tmp_path))
    assert found == told(recognise(draft.document()))
    assert len(found["cells"]) == 10 + 175 + 15


@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf", ".ofd"])
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_sample_is_the_same_as_in_text(path: Path, suffix: str, tmp_path: Path) -> None:
    draft = compose(load_facts(path, all_fields()), load_phrasebank())
    as_text = read_as(MAKERS[".txt"](draft), ".txt", tmp_path)
    assert told(read_as(MAKERS[suffix](draft), suffix, tmp_path)) == told(as_text)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_sample_is_the_same_in_the_old_word_format(path: Path, tmp_path: Path) -> None:
    draft = compose(load_facts(path, all_fields()), load_phrasebank())
    as_text = read_as(MAKERS[".txt"](draft), ".txt", tmp_path)
    assert told(read_as(to_doc(docx_of(draft)), ".doc", tmp_path)) == told(as_text)
