"""Last year's problems in this year's report: whether it speaks of them, and with what result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.knowledge import load_knowledge
from assistant.checking.reading.problem_list import (
    list_parts,
    read_problem_list,
    speaks_of_last_year,
)
from assistant.checking.reading.problem_topics import measure_topics, problem_topics
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences
from assistant.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.checking.reading.problem_list import Entry
    from assistant.report.passage import Passage
    from assistant.report.report import Report

NO_LAST_YEAR = "没有上年报告"

_HAN = Pattern(rf"{HAN}+")
_HEADING = Pattern(
    r"(?:上年|上一年|去年|20\d\d年)度?[^，。；]{0,16}(?:问题|不足|整改)[^，。；]{0,10}(?:整改|落实|情况)"
    r"|问题整改"
)
_RESULT = Pattern(
    r"已|完成|解决|办结|到位|降[到至为低]|[增减]少?[到至为加]|[缩压]短|由上?年?[^，。；]{0,8}[到至增减降]"
    r"|全年|年内|达到|补[齐上发]|新增|增[设加]"
    r"|消除|纠正|改[好正]|改了|不再|停[发用止]|销号|了结|见效|承诺|误了"
    r"|未|没有|没能|仍|尚|还[有在没需]|推迟|延[期到]|继续|部分|一部分|\d"
)
_NAMED_ENTRY = Pattern(r"^(?:[一二三四五六七八九]是|（[一二三四五六]）|\d[.、]).*“[^“”]{3,20}”")
_ALL_DONE = Pattern(
    r"(?:均|都|全部|逐[一条项]|一一)[^，。；]{0,8}(?:整改|解决|改进|落实|完成|销号|到位)"
)


class FollowUp(NamedTuple):
    """Where a report speaks of last year's problems, passage by passage."""

    passages: tuple[Passage, ...]

    def of(self, problem: str) -> Passage | None:
        """Return the passage that takes up a problem: by its own words, else by its topic."""
        own = telling_words(problem)
        by_words = max(
            self.passages, key=lambda passage: len(own & telling_words(passage.text)), default=None
        )
        if by_words is not None and own & telling_words(by_words.text):
            return by_words
        about = {topic.name for topic in problem_topics(problem)}
        return next((p for p in self.passages if about & _topics(p.text)), None)

    def unclaimed(self, problems: Iterable[str]) -> tuple[Passage, ...]:
        """Return the entries of a list that name a problem, but none of these: “零供稿”."""
        taken = [self.of(problem) for problem in problems]
        return tuple(
            passage
            for passage in self.passages
            if _NAMED_ENTRY.search(passage.text) and passage not in taken
        )

    @property
    def for_all(self) -> Passage | None:
        """Return the sentence that says of all problems together that they are mended."""
        return next((p for p in self.passages if _ALL_DONE.search(p.text)), None)


def follow_up(report: Report) -> FollowUp:
    """Return where the report, in whichever section, speaks of last year's problems."""
    return FollowUp(tuple(_passages(report)))


def old_problems(last_year: Report) -> tuple[Entry, ...]:
    """Return the problems that last year's report names."""
    section = last_year.section("problems")
    return read_problem_list(section, last_year.year).problems if section else ()


def why_not_last_year(report: Report, last_year: Report | None) -> str | None:
    """Return why a report cannot be held against last year's, or None when it can."""
    if last_year is None:
        return NO_LAST_YEAR
    if report.year and last_year.year and last_year.year != report.year - 1:
        return f"给出的上年年报是{last_year.year}年的，不是{report.year - 1}年的"
    return None


def tells_result(text: str) -> bool:
    """Return whether a sentence says what came of a problem, or that nothing did."""
    return bool(_RESULT.search(text))


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text that may tell one problem from another."""
    found = (word for word in words(text) if len(word) > 1 and _HAN.fullmatch(word))
    return frozenset(found) - frozenset(load_knowledge("topics")["everyday"])


def _topics(text: str) -> frozenset[str]:
    return measure_topics(text) | {topic.name for topic in problem_topics(text)}


def _passages(report: Report) -> Iterator[Passage]:
    for section in report.sections:
        if section.key == "problems":
            for entry in read_problem_list(section, report.year).follow_ups:
                yield from entry.sentences
            continue
        for topic in section.topics:
            if _HEADING.search(topic.heading.text):
                for paragraph in topic.paragraphs:
                    yield from _sentences(paragraph)
        for paragraph in section.paragraphs:
            yield from (
                sentence
                for sentence in split_sentences(paragraph)
                if speaks_of_last_year(sentence.text, report.year)
            )


def _sentences(paragraph: Passage) -> Iterator[Passage]:
    for part in list_parts(paragraph):
        yield from split_sentences(part)
