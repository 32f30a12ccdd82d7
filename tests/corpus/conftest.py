"""Made-up reports for the tests of the corpus."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise
from assistant.report.report import Report

MakeReport = Callable[..., Report]


@pytest.fixture
def make_report() -> MakeReport:
    """Return a function that makes a report of sections given by their key."""
    headings = {
        "overview": "一、总体情况",
        "problems": "五、存在的主要问题及改进情况",
        "others": "六、其他需要报告的事项",
    }

    def make(
        overview: str = "",
        *,
        unit: str = "云岭县石桥镇人民政府",
        year: int = 2024,
        path: str = "",
        preface: str = "",
        problems: str = "宣传栏漏雨。",
        others: str = "没有其他需要报告的事项。",
    ) -> Report:
        lines = [f"{unit}{year}年政府信息公开工作年度报告", *preface.splitlines()]
        for key, text in (("overview", overview), ("problems", problems), ("others", others)):
            lines += [headings[key], *text.splitlines()]
        return recognise(Document(path, tuple(Paragraph(line) for line in lines)))

    return make
