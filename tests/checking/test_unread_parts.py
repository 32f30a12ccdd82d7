"""A table that is a picture: rules over it say that they cannot judge, and never pass it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.checking.reading.unread_parts import no_table, unread_in
from assistant.report.document import Document, Grid, UnreadPart
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.report.document import Block
    from assistant.report.report import Report


def pictured(draft: Draft, *tables: int, what: str = "图片") -> Report:
    """Return the draft's report with its tables number `tables`, from 0, turned into pictures."""
    blocks: list[Block] = []
    unread: list[UnreadPart] = []
    number = 0
    for block in draft.document().blocks:
        if isinstance(block, Grid):
            number += 1
            if number - 1 in tables:
                unread.append(UnreadPart(len(blocks), what))
                continue
        blocks.append(block)
    return recognise(Document("年报.docx", tuple(blocks), tuple(unread)))


@pytest.mark.parametrize("code", ["F10", "F12", "F14", "N21", "N09"])
def test_rules_on_a_pictured_table_cannot_judge(draft: Draft, code: str) -> None:
    result = check_report(pictured(draft, 0), select=[code])
    assert (code, "第二部分的表是图片，读不出来") in result.not_assessed
    assert not [finding for finding in result.findings if "表二" in finding.message]


@pytest.mark.parametrize("code", ["N01", "N02", "N03", "N05", "N06", "N07"])
def test_sums_of_a_pictured_table_are_not_judged(draft: Draft, code: str) -> None:
    result = check_report(pictured(draft, 1, what="附件"), select=[code])
    assert result.not_assessed == ((code, "第三部分的表是附件，读不出来"),)
    assert result.findings == ()


def test_the_other_tables_are_judged_as_ever(draft: Draft) -> None:
    result = check_report(pictured(draft, 0), select=["N04", "F10"])
    assert [code for code, _ in result.not_assessed] == ["F10"]


def test_a_table_that_is_nowhere_stays_a_fault(draft: Draft) -> None:
    report = pictured(draft, 0)
    bare = recognise(replace(report.document, unread=()))
    assert [finding.code for finding in check_report(bare, select=["F10"]).findings] == ["F10"]
    assert no_table(bare, "disclosure").why == "表二没有找到"


def test_a_picture_elsewhere_excuses_nothing(draft: Draft) -> None:
    report = pictured(draft, 0)
    section = report.section("problems")
    assert section
    assert section.heading
    moved = (UnreadPart(section.heading.block + 1, "图片"),)
    elsewhere = recognise(replace(report.document, unread=moved))
    assert unread_in(elsewhere, "disclosure") == ""
    assert unread_in(elsewhere, "problems") == "图片"
    assert check_report(elsewhere, select=["F10"]).findings


def test_a_section_that_may_stand_in_a_picture_is_asked_for(draft: Draft) -> None:
    report = pictured(draft, 2)
    heading = next(s.heading for s in report.sections if s.key == "disputes")
    assert heading
    blocks = report.document.blocks
    without = (*blocks[: heading.block], *blocks[heading.block + 1 :])
    parts = (UnreadPart(heading.block, "扫描页"),)
    lost = recognise(replace(report.document, blocks=without, unread=parts))
    (finding,) = check_report(lost, select=["F01"]).findings
    assert finding.certainty.value == "ask"
    assert "它的位置上有扫描页，读不出来" in finding.message
