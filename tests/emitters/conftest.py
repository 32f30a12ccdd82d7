"""An outcome with one of everything that an emitter has to write."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.checking.decisions import decide
from assistant.checking.rule import Certainty, Finding, Related, Severity, Status, Where
from assistant.corpus.change import Change
from assistant.corpus.prose import Shares
from assistant.emitters.outcome import CheckedFile, Outcome, Unread
from assistant.report.document import Document, Grid, Paragraph, Place
from assistant.report.form import load_form
from assistant.report.report import Report
from assistant.report.units import level_named

if TYPE_CHECKING:
    from assistant.report.document import Block

LINES = (
    "云岭县石桥镇人民政府2024年政府信息公开工作年度报告",
    "一、总体情况",
    "2024年收到政府信息公开申请8件。",
)


def finding(
    code: str,
    severity: Severity,
    place: Place | None,
    quote: str,
    *,
    certainty: Certainty = Certainty.CERTAIN,
    section: str | None = "一、总体情况",
    cell: str | None = None,
    related: tuple[Related, ...] = (),
    message: str = "写“收到申请8件”，表三“本年新收”为6件，相差2件",
) -> Finding:
    """Return a finding of a made-up rule."""
    where = Where(section, None, None, None, cell)
    if place:
        where = Where(section, place.block + 1, place.start, place.end, cell)
    return Finding(
        code=code,
        name="applications-differ-from-table",
        severity=severity,
        certainty=certainty,
        message=message,
        quote=quote,
        where=where,
        related=related,
        suggestion="请核对台账后统一",
        basis="国办公开办函〔2021〕30号",
        fingerprint="0123456789abcdef",
        place=place,
    )


def found() -> tuple[Finding, ...]:
    """Return a finding of each kind: certain, asked, in a cell, of something missing."""
    copied = Related(
        "青坪乡2023.txt",
        "云岭县青坪乡人民政府",
        2023,
        "2023年收到政府信息公开申请 7 件。",
        0.934,
        "换年份、换数字",
        section="一、总体情况",
        changes=(Change(0, 4, 0, 4), Change(15, 16, 16, 17)),
    )
    hashed = Related("", "云岭县柳河镇人民政府", 2022, "", 0.9, section="前言")
    return (
        finding("N05", Severity.ERROR, Place(2, 5, 18), "收到政府信息公开申请8件"),
        finding(
            "U02",
            Severity.WARNING,
            Place(2, 0, 18),
            LINES[2],
            certainty=Certainty.ASK,
            related=(copied, hashed),
            message="这一句与青坪乡2023年年报雷同",
        ),
        finding(
            "F14",
            Severity.INFO,
            Place(3, 0, 0, row=0, column=1),
            "",
            section="二、主动公开政府信息情况",
            cell="表二“规章·本年制发件数”",
            message="空格，看不出是0还是漏填",
        ),
        finding(
            "F01", Severity.ERROR, None, "", section=None, message="缺“六、其他需要报告的事项”"
        ),
    )


@pytest.fixture
def outcome() -> Outcome:
    """Two files, the second without findings, and one that was not read."""
    blocks: tuple[Block, ...] = (
        *(Paragraph(text, ((0, number),)) for number, text in enumerate(LINES, 1)),
        Grid((("规章", ""),), (9,)),
    )
    report = Report(
        document=Document("石桥镇2024.txt", blocks, notes=("文稿里有3处修订还没有接受",)),
        form=load_form("2021"),
        title=None,
        unit="云岭县石桥镇人民政府",
        level=level_named("镇"),
        year=2024,
        preface=(),
        sections=(),
        tables={},
    )
    lengths = {"common": 620, "last_year": 440, "others": 180, "phrasebank": 0, "own": 760}
    flawed = CheckedFile(
        "石桥镇2024.txt", report, found(), (("N15", "没有上年报告"),), Shares(lengths)
    )
    unnamed = Report(Document("乙.md", ()), load_form("2019"), None, "", None, None, (), (), {})
    return Outcome(
        (flawed, CheckedFile("乙.md", unnamed, ())), (Unread("丙.docx", "这是 Word 文件（.docx）"),)
    )


@pytest.fixture
def accepted(outcome: Outcome) -> Outcome:
    """The outcome with its first finding accepted, and a decision that has lost its own."""
    file = outcome.files[0]
    first = file.findings[0]
    decision = decide(first, "口径不同，正文已注明", "", datetime.date(2025, 1, 20))
    stands = replace(first, status=Status.ACCEPTED, decision=decision)
    stale = (replace(decision, fingerprint="fedcba9876543210", by="王某"),)
    changed = replace(file, findings=(stands, *file.findings[1:]), stale=stale)
    return replace(outcome, files=(changed, *outcome.files[1:]))
