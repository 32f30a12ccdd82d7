"""Whatever a report has been through, it is read or refused, and quoted to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checking.check import check_report
from assistant.errors import NotAReportError
from assistant.readers.markdown import read_markdown
from assistant.readers.text import read_text
from assistant.report.document import Document
from assistant.report.recognise import recognise

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "reports").glob("*-有错.*"))
STRAYS = "0123456789，。、（）\t\n|一二三年月日件条%万 -—〔〕《》“”\u3000\u2028／"

Edit = tuple[str, float, int, str]
edits = st.lists(
    st.tuples(
        st.sampled_from(["cut", "double", "insert", "swap"]),
        st.floats(0, 1),
        st.integers(1, 300),
        st.text(STRAYS, max_size=20),
    ),
    min_size=1,
    max_size=8,
)


def mangled(text: str, changes: list[Edit]) -> str:
    for what, where, length, strays in changes:
        start = int(where * len(text))
        part = text[start : start + length]
        new = {"cut": "", "double": part * 2, "insert": part + strays, "swap": part[::-1]}[what]
        text = text[:start] + new + text[start + length :]
    return text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
@settings(max_examples=40, deadline=None)
@given(changes=edits)
def test_every_quote_stands_in_the_file_to_the_letter(path: Path, changes: list[Edit]) -> None:
    text = mangled(path.read_text(encoding="utf-8"), changes)
    read = read_markdown if path.suffix == ".md" else read_text
    document = Document(path.name, read(text))
    try:
        report = recognise(document)
    except NotAReportError:
        return
    for finding in check_report(report).findings:
        quote = document.quote(finding.place) if finding.place else ""
        assert quote == finding.quote
