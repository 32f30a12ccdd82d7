"""Made-up reports for the tests of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.corpus import phrase_wording
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


@pytest.fixture
def few_phrases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a phrasebank of four phrases, whatever becomes of ours."""
    templates = (
        "收到群众留言、咨询{{ n }}件，年底前答复{{ m }}件，在办{{ k }}件。",
        "平台检查{{ n }}次，查出问题{{ m }}个，其中错链{{ k }}条，年底前整改{{ j }}个。",
        "{{ year }}年报告列出的{{ n }}个问题，整改结果如下。",
        "审核登记簿全年记了{{ n }}条，由两人复核。",
    )
    monkeypatch.setattr(phrase_wording, "_templates", lambda: iter(templates))
    _forget_phrases()
    yield
    _forget_phrases()


def _forget_phrases() -> None:
    for known in ("frames", "_frames_by_beginning", "_best"):
        getattr(phrase_wording, known).cache_clear()
