"""Labelled sets of reports, as benchmarks/reuse_sets.py writes them, read to be searched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.report.report import Report

# What is judged: headings and the rows of tables are no sentences.
JUDGED = ("copied", "independent", "formula")


@dataclass(frozen=True)
class Line:
    """A line of a draft: its text, its label, what was done to it, and whence it comes."""

    text: str
    label: str
    op: str
    lineage: frozenset[str]


@dataclass(frozen=True)
class LabelledDraft:
    """A draft, recognised; block i of its document is line i."""

    report: Report
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class LabelledSet:
    """A folder with a corpus and drafts; `most` limits how many reports the corpus has."""

    folder: Path
    most: int | None = None

    @cached_property
    def _rows(self) -> Sequence[dict[str, Any]]:
        return list(_json_lines(self.folder / "corpus.jsonl"))[: self.most]

    @cached_property
    def reports(self) -> list[Report]:
        """Return the reports of the corpus."""
        return [_report(row, row["doc"]) for row in self._rows]

    @cached_property
    def drafts(self) -> list[LabelledDraft]:
        """Return the drafts."""
        return [_draft(row) for row in _json_lines(self.folder / "drafts.jsonl")]

    @cached_property
    def _lineages(self) -> dict[str, list[tuple[str, str]]]:
        return {
            row["doc"]: [(s["text"], s["lid"]) for s in row["sents"] if s["lid"]]
            for row in self._rows
        }

    def lineage(self, doc: str, sentence: str) -> frozenset[str]:
        """Return where a report's sentence, or two of them together, come from."""
        parts = sentence.split("。")
        return frozenset(
            lineage
            for text, lineage in self._lineages.get(doc, ())
            if any(part and part in text for part in parts)
        )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _report(row: dict[str, Any], path: str) -> Report:
    return recognise(Document(path, tuple(Paragraph(line["text"]) for line in row["sents"])))


def _draft(row: dict[str, Any]) -> LabelledDraft:
    lines = (
        Line(line["text"], line["label"], line["op"] or line["label"], frozenset(line["lid"]))
        for line in row["sents"]
    )
    return LabelledDraft(_report(row, f"draft {row['doc']}"), tuple(lines))
