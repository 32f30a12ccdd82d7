"""Counts of what a unit did in the year, which another year hardly repeats to the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.reading.comparisons import comparisons
from assistant.checking.reading.scope import Period
from assistant.checking.reading.statements import statements
from assistant.corpus.normalise import han_length
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from assistant.checking.reading.statements import Statement
    from assistant.report.report import Report


@dataclass(frozen=True, slots=True)
class SoftCount:
    """A count of deeds: what was counted, in the plainest words, how many, and who says so."""

    noun: str
    unit: str
    value: Decimal
    statement: Statement

    @property
    def words(self) -> str:
        """Return the words that tell it, as rules read them."""
        return self.statement.words


# Measure words that count deeds; those beside each other are used for the same thing.
_UNITS = {
    word: words[0]
    for words in (
        ("次", "场", "场次", "期", "批次"),
        ("条", "篇", "件", "则"),
        ("份", "册", "本", "张", "套"),
        *((word,) for word in ("人次", "件次", "批", "起", "例", "部", "幅")),
    )
    for word in words
}
# People and things are counted anew only where they were trained, made or found.
_TAUGHT = Pattern("培训|参训|参加|接待|走访|宣讲")
_OF_DEEDS = {
    "人": _TAUGHT,
    "名": _TAUGHT,
    "户": _TAUGHT,
    "家": _TAUGHT,
    "个": Pattern("视频|图解|动漫|漫画|意见|建议|问题|错链|错别字"),
    "处": Pattern("错|问题|整改"),
}
# What the tables hold, what others set, and what is there every year.
_NO_DEED = Pattern(
    r"公开申请|依申请|予以公开|不予|部分公开|复议|诉讼|规范性文件|规章|许可|处罚|行政强制|收费|办结|结转|转结"
    r"|现行有效|制度|任务|要点|事项|责任(?:追究|清单)|法定"
)
_NOT_COUNTED = Pattern(
    r"没有|[未无拟]|计划|每(?:半?年|季度?|个?月|两?周|日|天|场|次|期|条|批|人)|[月季周年]均|平均|按[月季周]"
)
_DRESS = Pattern(
    r"^(?:公开|举办|开设|发布|制作|编写|编发|撰写|制发|印发|发放|参加|接受|完成|共|并|还|其中|对|把|年内|先后)+"
    r"|(?:信息|工作|活动|情况|类|方面|等|各)+$"
)


def soft_counts(report: Report) -> tuple[SoftCount, ...]:
    """Return the counts of what the unit did in the year, none twice, in reading order.

    Left out are 0 and 1, rough numbers, what the tables tell, what is there every year, what is
    wrong or planned, and numbers that are held against last year's in so many words.
    """
    found: dict[tuple[str, str, Decimal], SoftCount] = {}
    compared = {c.passage.place(c.now.start, c.now.end) for c in comparisons(report)}
    for statement in statements(report):
        is_deed = statement.sentence.section != "problems"
        if is_deed and statement.number_place not in compared:
            for count in _read(statement):
                found.setdefault((count.noun, count.unit, count.value), count)
    return tuple(found.values())


def _read(statement: Statement) -> Iterator[SoftCount]:
    figure, counts = statement.figure, statement.counts
    unit = _UNITS.get(figure.unit)
    deeds = _OF_DEEDS.get(figure.unit)
    if deeds and deeds.search(counts):
        unit = figure.unit
    is_of_the_year = statement.period is Period.YEAR and not statement.is_change
    if not unit or not is_of_the_year or not figure.is_exact or figure.value <= 1:
        return
    if _NO_DEED.search(counts) or _NOT_COUNTED.search(_clause(statement)):
        return
    noun = _DRESS.sub("", counts)
    noun = noun if han_length(noun) >= 2 else counts
    if han_length(noun) >= 2:
        yield SoftCount(noun, unit, figure.value, statement)


def _clause(statement: Statement) -> str:
    """Return the words of the sentence before the number, back to the mark before them."""
    before = statement.sentence.text[: statement.figure.start]
    start = max(before.rfind(mark) for mark in "，；：")
    return before[start + 1 :]
