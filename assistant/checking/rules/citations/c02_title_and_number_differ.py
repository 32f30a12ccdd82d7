"""文件的标题与文号、发文机关不符。

## 检查内容
书名号里的标题与紧跟着的文号是不是同一个文件，标题里的发文机关对不对。国家文件的标题和文号照
phrasebank/knowledge/citations.toml 的目录核对；目录里注明没有查证的，改为询问。
地方的文件、地方的文号，目录里没有的文件，都不判断。用2019年通知的文号引格式的由C-01来说。

## 为什么
标题和文号不是同一个文件，多是只改了一处，或者抄错了数字。

## 怎么改
照文件原文改正。报告格式应引《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.catalogue import core_of, document_numbered, document_titled
from assistant.checking.reading.citations import wrong_citations
from assistant.checking.reading.cited import citations
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.catalogue import KnownDocument
    from assistant.checking.reading.cited import Citation
    from assistant.checking.rule import NotAssessed
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号；国办公开办函〔2019〕60号"


def _preface(basis: str) -> Example:
    return Example(sections={"preface": f"按照{basis}编制。"})


_OFFICE = "国务院办公厅政府信息与政务公开办公室"
GOOD = (
    Example(),
    _preface("《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"),
    _preface(
        f"《{_OFFICE}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（以下简称《通知》，国办公开办函〔2021〕30号）"
    ),
    _preface(
        "《政府信息公开工作年度报告格式》和《关于做好2024年年报编制工作的通知》"
        "（云政公开办〔2024〕6号）"
    ),
    Example(
        sections={"others": "印发《2022年政务公开工作要点》（云政办发〔2022〕31号）。"}, year=2022
    ),
)
BAD = (
    _preface(
        f"《{_OFFICE}关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）"
    ),
    _preface("《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）"),
    _preface(f"{_OFFICE}关于印发《政府信息公开工作年度报告格式》的通知（国办发〔2021〕30号）"),
    _preface(
        "《国务院关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
    ),
    Example(sections={"others": "执行《政府信息公开信息处理费管理办法》（国办函〔2021〕109号）。"}),
    Example(sections={"others": "《政府网站发展指引》（国办发〔2018〕47号）学习1次，收费0元。"}),
)

# Numbers of other issuers belong to local documents, which nobody lists.
_NATIONAL = Pattern(r"国(?:办|发|函|务院|公开)|中办|中发|法释|$")
_OLD_FORMAT = "国办公开办函〔2019〕60号"


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every citation whose title, number or issuer does not fit."""
    listed = [item for item in wrong_citations(report, "C-02") if isinstance(item, Fault)]
    yield from listed
    said = {item.place.block: item.place.end for item in listed if item.place}
    for passage in written(report):
        for cited in citations(passage.text):
            fault = _judged(passage, cited)
            if fault and fault.place and said.get(fault.place.block) != fault.place.end:
                yield fault


def _judged(passage: Passage, cited: Citation) -> Fault | None:
    if not _NATIONAL.match(cited.number.prefix):
        return None
    known = document_titled(cited.title.words)
    if known and known.number:
        if not cited.number.is_same(known.number):
            return _wrong_number(passage, cited, known)
        return _wrong_issuer(passage, cited, known)
    owner = document_numbered(cited.number)
    return _other_title(passage, cited, owner) if owner else None


def _wrong_number(passage: Passage, cited: Citation, known: KnownDocument) -> Fault | None:
    # The number of 2019 is what C-01 speaks of, the trial format C-03.
    if str(cited.number) == _OLD_FORMAT or "（试行）" in cited.title.words:
        return None
    start, end = cited.title.start, cited.end
    if known.verified and cited.number.prefix:
        return Fault(
            passage.place(start, end),
            f"{known.cited}的文号是{known.number}，写成了{cited.number}",
            f"请核对引的是哪个文件；标题不错的，文号改为{known.number}",
        )
    return Fault(
        passage.place(start, end),
        f"{known.cited}的文号似为{known.number}，写的是{cited.number}",
        "请对照文件原文核对标题和文号",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _wrong_issuer(passage: Passage, cited: Citation, known: KnownDocument) -> Fault | None:
    issuer = core_of(cited.title.words)[0]
    if not issuer or issuer == known.issuer:
        return None
    # The office that issued it belongs to 国务院办公厅; 国务院 itself is another issuer.
    is_short = issuer != "国务院" and known.issuer.startswith(issuer)
    return Fault(
        passage.place(cited.title.start, cited.end),
        f"{known.number}的发文机关是{known.issuer}，写成了{issuer}",
        f"请改为“{known.issuer}”",
        severity=Severity.INFO if is_short else Severity.WARNING,
        certainty=Certainty.LIKELY if known.verified and not is_short else Certainty.ASK,
    )


def _other_title(passage: Passage, cited: Citation, owner: KnownDocument) -> Fault:
    return Fault(
        passage.place(cited.title.start, cited.end),
        f"{owner.number}的标题是{owner.cited}，这里写的是{cited.title.mended}",
        "请核对引的是哪个文件；文号不错的，照原文写标题",
        severity=Severity.INFO,
        certainty=Certainty.ASK,
    )
