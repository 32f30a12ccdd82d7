"""Section five taken apart: the problems it names and the measures it sets against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.problem_topics import measure_topics, problem_topics
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Section


class Kind(Enum):
    """What a sentence of section five speaks of."""

    PROBLEM = "problem"
    MEASURE = "measure"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem or a measure: its sentences, the first of which is quoted."""

    kind: Kind
    sentences: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """Return all that the entry says."""
        return "。".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class ProblemList:
    """What section five holds; what became of last year's problems is neither of the two."""

    problems: tuple[Entry, ...]
    measures: tuple[Entry, ...]


def read_problem_list(section: Section, year: int | None) -> ProblemList:
    """Return the problems and measures of section five of a report on `year`, in reading order."""
    entries: list[Entry] = []
    for kind, sentence, continues in _told(section, year):
        if continues and entries and entries[-1].kind is kind:
            entries[-1] = Entry(kind, (*entries[-1].sentences, sentence))
        else:
            entries.append(Entry(kind, (sentence,)))
    return ProblemList(
        tuple(entry for entry in entries if entry.kind is Kind.PROBLEM),
        tuple(entry for entry in entries if entry.kind is Kind.MEASURE),
    )


def _told(section: Section, year: int | None) -> Iterator[tuple[Kind, Passage, bool]]:
    """Yield what each sentence speaks of, and whether it goes on with a numbered entry."""
    announced: Kind | None = None
    is_numbered = False
    for line in _lines(section):
        for part in _parts(line):
            begins = _MARK.match(part.text) is not None
            is_numbered = begins or (is_numbered and part is not line)
            for sentence in split_sentences(part):
                ahead = _announced(sentence.text, year)
                announced = ahead or announced
                kind = _kind(sentence.text, announced, begins=begins)
                if kind and not (ahead and _is_lead_in(kind, sentence.text)):
                    yield kind, sentence, is_numbered and not begins
                begins = False


# A list's entries begin with one of these where a clause begins.
_MARK = re.compile(
    r"(?:^|(?<=[。；：，、）”]))(?:[一二三四五六七八九十]{1,2}是(?!否)|（[一二三四五六七八九十]{1,2}）"
    r"|\d{1,2}[.、．](?!\d)|（\d{1,2}）|[①-⑩]|第[一二三四五六七八九十][，、：]|(?:首先|其次|再次|再者|最后)[，、])"
)
_MEASURES_AHEAD = re.compile(
    r"改进(?:措施|情况|方向|办法|打算|思路|工作|提升)|整改(?:措施|情况|方向)|下一?步|今后|接下来|下一?阶段"
    r"|明年|新的一年|以后的?工作|针对.{0,40}(?:问题|不足|短板|情况|差距)|针对(?:以上|上述|此)|为此|对此"
    r"|(?:^|[，；])(?:措施|对策|改进|整改)[：是]|努力方向|采取(?:了)?(?:以下|如下)|将(?:从|采取|着力|重点|进一步|着重)"
)
_PROBLEMS_AHEAD = re.compile(
    r"(?:存在|还有|仍有|尚有|有着).{0,24}(?:问题|不足|差距|短板|薄弱|弱项)|主要问题|主要不足|不足之处|差距"
    r"|(?:表现|体现)(?:在|为)|问题(?:主要)?(?:有|是|如下)|存在(?:以下|如下|的)?问题"
)
_LAST_YEAR = re.compile(
    r"(?:上年|上一年|去年|20\d\d年)度?(?:年报|报告|年度报告)?.{0,24}(?:问题|不足|承诺).{0,24}"
    r"(?:整改|改进|落实|回应|已|得到)|(?:上年|上一年|去年|20\d\d年)度?(?:年报|年度报告|报告)?"
    r".{0,8}(?:提出|指出|列出|承诺)的"
)
# What still wants doing is a problem, though it names the remedy: 培训还需进一步加强.
_WANTED = re.compile(
    r"有待|[还仍尚均]需|需要?(?:进一步|加强|提升|提高|完善)|(?:不够|不足|不到位|不高|不强)$"
)
_AIMED_AT = re.compile(r"针对|解决|围绕|为了?.{0,12}[，、]|着力|补齐")


def speaks_of_lack(text: str) -> bool:
    """Return whether a sentence says that something is wanting."""
    return bool(any_of(load_knowledge("topics")["lack"]).search(text))


def _lines(section: Section) -> Iterator[Passage]:
    """Yield sub-headings and paragraphs in reading order."""
    under = {id(paragraph) for topic in section.topics for paragraph in topic.paragraphs}
    yield from (paragraph for paragraph in section.paragraphs if id(paragraph) not in under)
    for topic in section.topics:
        yield topic.heading
        yield from topic.paragraphs


def _parts(line: Passage) -> Iterator[Passage]:
    """Yield a line cut before every mark of a list."""
    cuts = [match.start() for match in _MARK.finditer(line.text)]
    if not cuts:
        yield line
        return
    for start, end in pairwise([*sorted({0, *cuts}), len(line)]):
        yield line.slice(start, end)


def _announced(text: str, year: int | None) -> Kind | None:
    """Return what a sentence says will follow: problems, measures, or last year's problems."""
    earlier = _LAST_YEAR.search(text)
    if earlier and not _is_plan(earlier, year):
        return Kind.FOLLOW_UP
    if _MEASURES_AHEAD.search(text):
        return Kind.MEASURE
    return Kind.PROBLEM if _PROBLEMS_AHEAD.search(text) else None


def _is_plan(told: re.Match[str], year: int | None) -> bool:
    """Return whether the year that is told is not before the report's: 2025年针对问题改进…."""
    named = re.match(r"20\d\d", told[0])
    return bool(named) and year is not None and int(named[0] if named else 0) >= year


def _kind(text: str, announced: Kind | None, *, begins: bool) -> Kind | None:
    """Return what a sentence speaks of: what was announced, unless its own words deny it."""
    lacks = speaks_of_lack(text)
    mends = bool(any_of(load_knowledge("topics")["remedy"]).search(text))
    is_wanted = bool(_WANTED.search(text)) and not _AIMED_AT.search(text)
    if announced is Kind.MEASURE and begins and lacks and (is_wanted or not mends):
        return Kind.PROBLEM
    if announced is Kind.PROBLEM and mends and not lacks:
        return Kind.MEASURE
    if announced:
        return announced
    if lacks:
        return Kind.PROBLEM
    return Kind.MEASURE if mends else None


def _is_lead_in(kind: Kind, text: str) -> bool:
    """Return whether a sentence only announces what follows and names none of it."""
    if kind is Kind.PROBLEM:
        return not problem_topics(text)
    return kind is Kind.MEASURE and not measure_topics(text)
