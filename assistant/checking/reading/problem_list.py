"""Section five taken apart: the problems it names and the measures it sets against them."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.reading.problem_topics import measure_topics, problem_topics
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Section


class Kind(Enum):
    """What a sentence of section five speaks of."""

    PROBLEM = "problem"
    MEASURE = "measure"
    FOLLOW_UP = "follow-up"
    PRAISE = "praise"


class Entry(NamedTuple):
    """A problem or a measure: its sentences, the first of which is quoted.

    `is_numbered` says that it stands in a list: 一是…, （一）…, 1.…, 首先….
    """

    kind: Kind
    sentences: tuple[Passage, ...]
    is_numbered: bool = False

    @property
    def text(self) -> str:
        """Return all that the entry says."""
        return "。".join(sentence.text for sentence in self.sentences)


class ProblemList(NamedTuple):
    """What section five holds; what became of last year's problems is neither of the two.

    `praise` tells of achievements; `lead_ins` only announce what follows, in reading order.
    """

    problems: tuple[Entry, ...]
    measures: tuple[Entry, ...]
    follow_ups: tuple[Entry, ...] = ()
    praise: tuple[Entry, ...] = ()
    lead_ins: tuple[Entry, ...] = ()


def read_problem_list(section: Section, year: int | None) -> ProblemList:
    """Return the problems and measures of section five of a report on `year`, in reading order."""
    entries: list[Entry] = []
    lead_ins: list[Entry] = []
    is_open = False
    for told in _told(_pieces(section), year):
        if told.is_lead_in:
            lead_ins.append(Entry(told.kind, (told.piece.sentence,)))
            is_open = False
        elif is_open and entries[-1].kind is told.kind and told.goes_on_with(entries[-1]):
            last = entries[-1]
            entries[-1] = Entry(last.kind, (*last.sentences, told.piece.sentence), last.is_numbered)
        else:
            entries.append(Entry(told.kind, (told.piece.sentence,), told.piece.begins))
            is_open = True
    of_kind = {kind: tuple(entry for entry in entries if entry.kind is kind) for kind in Kind}
    return ProblemList(
        of_kind[Kind.PROBLEM],
        of_kind[Kind.MEASURE],
        of_kind[Kind.FOLLOW_UP],
        of_kind[Kind.PRAISE],
        tuple(lead_ins),
    )


def speaks_of_lack(text: str) -> bool:
    """Return whether a sentence says that something is wanting."""
    return bool(any_of(load_knowledge("topics")["lack"]).search(text))


def speaks_of_last_year(text: str, year: int | None) -> bool:
    """Return whether a sentence of a report on `year` tells what became of earlier problems."""
    return any(not _is_plan(earlier, year) for earlier in _LAST_YEAR.finditer(text))


def list_parts(line: Passage) -> Iterator[Passage]:
    """Yield a line cut before every mark of a list; its parts joined are the line again."""
    cuts = [match.start() for match in _MARK.finditer(line.text)]
    if not cuts:
        yield line
        return
    for start, end in pairwise([*sorted({0, *cuts}), len(line)]):
        yield line.slice(start, end)


def begins_entry(text: str) -> bool:
    """Return whether the text begins with a mark of a list."""
    return _MARK.match(text) is not None


# A list's entries begin with one of these where a clause begins.
_MARK = Pattern(
    r"(?:^|(?<=[。；：，、）”]))(?:[一二三四五六七八九十]{1,2}是(?!否)|（[一二三四五六七八九十]{1,2}）"
    r"|\d{1,2}[.、．](?!\d)|（\d{1,2}）|[①-⑩]|[第其][一二三四五六七八九十][，、：]"
    r"|问题[一二三四五六\d][：:、，]|(?:改进)?措施[一二三四五六\d][：:、，]"
    r"|(?:首先|其次|再次|再者|最后)[，、])"
)
_MEASURES_AHEAD = Pattern(
    r"改进的?(?:措施|情况|方向|办法|打算|思路|工作|提升|安排)|整改(?:措施|情况|方向)|下一?步|(?<!有待)今后"
    r"|对(?:以上|上述|这些|第[一二三四五])[^，。；]{0,6}(?:问题|不足)|安排如下|接下来|下一?阶段"
    r"|明年|新的一年|以后的?工作|针对.{0,40}(?:问题|不足|短板|情况|差距)|针对(?:以上|上述|此)|为此|对此"
    r"|(?:^|[，；])(?:措施|对策|改进|整改)[：是]|努力方向|采取(?:了)?(?:以下|如下)|将(?:从|采取|着力|重点|进一步|着重)"
    r"|^(?:改进)?措施[一二三四五六\d]|(?<![各于])[\d一二三四五六]{1,2}[条项](?:改进|整改)?措施"
)
_PROBLEMS_AHEAD = Pattern(
    r"(?:存在|还有|仍有|尚有|有着).{0,24}(?:问题|不足|差距|短板|薄弱|弱项|[的之](?:地方|环节))|主要问题|主要不足|不足之处|差距"
    r"|(?:不够|不好|不足|欠缺|欠账)的(?:地方|环节|方面)"
    r"|(?:表现|体现)(?:在|为)|问题(?:主要)?(?:有|是|如下)|存在(?:以下|如下|的)?问题|年度?的(?:主要)?(?:问题|不足)"
    r"|主要有[^，。；]{0,12}(?:问题|不足|短板)|方面的?(?:问题|不足|短板)|^问题[一二三四五六\d]"
    r"|(?:^|[.、．）])问题："
)
_LAST_YEAR = Pattern(
    r"^(?:（?[一二三四五六\d]{1,2}[）、.])?(?:上年|上一年|去年)度?的?(?:主要)?(?:问题|不足)：?$|"
    r"(?:上年|上一年|去年|20\d\d年)度?(?:年报|报告|年度报告)?.{0,24}(?:问题|不足|承诺).{0,24}"
    r"(?:整改|改进|落实|回应|已|得到)|(?:上年|上一年|去年|20\d\d年)度?(?:（20\d\d年）)?"
    r"(?:年报|年度报告|报告)[^，。；“]{0,10}“[^”]{3,30}”|^“[^”]{3,30}”(?:一项|的?问题)?[也均都]?(?:已|基本|全部)经?(?:改|解|整|落|完|修)|"
    r"(?:上年|上一年|去年|20\d\d年)度?(?:（20\d\d年）)?"
    r"(?:年报|年度报告|报告)?.{0,8}(?:(?:提出|指出|列出|承诺)的|(?:提出|指出|列出|承诺|所[列提]|中)的?(?=[“问]))"
)
# What still wants doing is a problem, though it names the remedy: 培训还需进一步加强.
_WANTED = Pattern(
    r"有待|[还仍尚均]需|需要?(?:进一步|加强|提升|提高|完善)|(?:不够|不足|不到位|不高|不强)$"
)
# Words of a plan that names no remedy we know: 自2月起把解读方案一并送审，没有方案的退回.
_PLANNED = Pattern(
    r"(?:^|[^，。；]{2})[把将](?!来)|目标|不超过|当[日天周月季]|约谈|退回|[前起](?:[，、]|把|由|完成|每)"
    r"|改[为成]"
)
_AIMED_AT = Pattern(r"针对|解决|围绕|为了?.{0,12}[，、]|着力|补齐")
_PRAISE = Pattern(
    r"取得.{0,12}(?:成[绩效果]|进展|进步|提升)|大量工作|成效(?:明显|显著)|进展顺利|稳步推进|有序推进"
    r"|(?:积极|重要|促进)作用|圆满|(?:较好|顺利|全面)(?:地)?完成|得到.{0,8}(?:提升|肯定|好评)"
)
# Only a heading, whatever topic its words may bring to mind: （二）解决办法和改进措施.
_BARE_HEADING = Pattern(
    r"^(?:（?[一二三四五六七八九十\d]{1,2}[）、.．])?.{0,12}(?:措施|办法|情况|打算|计划|方向|思路|问题|不足)[：:]?$"
)
_ANNOUNCES = Pattern(
    r"：$|(?:如下|以下)[^，。；：]{0,8}$|(?:列|写|附|说)[在于](?:后面|下面|下文|后)$|逐[条项](?:列出|说明|回应)$"
    # 改进措施分为3条，各条写明承办单位
    r"|^(?:20\d\d年)?的?改进措施(?:共|分为?|列|同样列)?[\d一二三四五六]{1,2}[条项](?:，[^，。；]{0,16}写明[^，。；]{0,16})?$"
    # 对上述3个问题各有改进措施，列入2025年工作
    r"|^对?(?:上述|以上|这些)[^，。；]{0,10}(?:问题|不足)(?:都|均|各|分别|一一|逐[个条项])[^，。；]{0,8}措施(?:，[^，。；]{0,14})?$"
)
# What is announced follows in the same sentence: 2024年的问题：村级公开栏破损.
_TELLS_AT_ONCE = Pattern(
    r"：[^：]{4,}$|(?:措施|办法|对策)是(?!以下|如下|针对)[^。；]{6,}$|问题[^。；]{0,12}[就即]是(?!以下|如下)[^。；]{4,}$"
)
_PROBLEMS_OF_YEAR = Pattern(
    r"(?:[一二三四五六]是|（[一二三四五六]）)?(20\d\d)年(?:存在|的?(?:主要)?问题)"
)
_THIS_TIME = Pattern(r"^(?:[一二三四五六]是|（[一二三四五六]）)?(?:今年|本年|当年)")


class _Piece(NamedTuple):
    """A sentence and how it stands in a list: it opens an entry, or goes on with one.

    `opens_line` says that it is the first of its paragraph.
    """

    sentence: Passage
    begins: bool
    continues: bool
    opens_line: bool

    @property
    def is_numbered(self) -> bool:
        return self.begins or self.continues


class _Told(NamedTuple):
    """A piece and what it speaks of; one that speaks of nothing we know explains the last."""

    piece: _Piece
    kind: Kind
    is_lead_in: bool
    explains: bool = False

    def goes_on_with(self, entry: Entry) -> bool:
        """Return whether the sentence belongs to `entry`, the last one, and opens none itself."""
        return self.explains or (self.piece.continues and entry.is_numbered)


def _lines(section: Section) -> Iterator[Passage]:
    """Yield sub-headings and paragraphs in reading order."""
    under = {id(paragraph) for topic in section.topics for paragraph in topic.paragraphs}
    yield from (paragraph for paragraph in section.paragraphs if id(paragraph) not in under)
    for topic in section.topics:
        yield topic.heading
        yield from topic.paragraphs


def _pieces(section: Section) -> Iterator[_Piece]:
    is_numbered = False
    for line in _lines(section):
        opens_line = True
        for part in list_parts(line):
            begins = begins_entry(part.text)
            is_numbered = begins or is_numbered
            for sentence in split_sentences(part):
                yield _Piece(sentence, begins, is_numbered and not begins, opens_line)
                begins = opens_line = False


def _told(pieces: Iterable[_Piece], year: int | None) -> Iterator[_Told]:
    announced: Kind | None = None
    last: _Told | None = None
    for piece in pieces:
        text = piece.sentence.text
        ahead = _announced(text, year)
        if announced is Kind.FOLLOW_UP and _stays_with_last_year(piece, year):
            ahead = Kind.FOLLOW_UP
        announced = ahead or announced
        kind = _kind(text, announced, begins=piece.begins)
        if announced is not Kind.FOLLOW_UP and _plans_next_year(text, year):
            kind = Kind.MEASURE
        if kind:
            last = _Told(piece, kind, bool(ahead) and _is_lead_in(kind, piece))
            yield last
        elif last and not last.is_lead_in and _goes_on(piece, last.piece):
            yield _Told(piece, last.kind, is_lead_in=False, explains=not piece.begins)


def _goes_on(piece: _Piece, last: _Piece) -> bool:
    """Return whether a sentence that speaks of nothing we know is of the kind of the last.

    It explains the one before it, or is the next in the same list.
    """
    is_next = piece.begins and last.is_numbered
    return piece.continues or is_next or piece.sentence.block == last.sentence.block


def _stays_with_last_year(piece: _Piece, year: int | None) -> bool:
    """Return whether an entry under last year's problems is one of them, whatever its words."""
    text = piece.sentence.text
    is_new_line = piece.opens_line and not piece.begins
    if not piece.is_numbered or is_new_line or _BARE_HEADING.match(text) or _THIS_TIME.match(text):
        return False
    opening = _PROBLEMS_OF_YEAR.match(text)
    return not (opening and year and int(opening[1]) >= year)


def _plans_next_year(text: str, year: int | None) -> bool:
    """Return whether a sentence says what is done by some time of the year after the report's."""
    return bool(
        year
        and re.search(rf"{year + 1}年(?:\d{{1,2}}月|[上下]半年|第?[一二三四]季度|[起底])", text)
    )


def _announced(text: str, year: int | None) -> Kind | None:
    """Return what a sentence says will follow: problems, measures, or last year's problems."""
    if speaks_of_last_year(text, year):
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
    is_plan = mends or _PLANNED.search(text)
    if announced is Kind.MEASURE and begins and lacks and (is_wanted or not is_plan):
        return Kind.PROBLEM
    if announced in (None, Kind.PROBLEM) and not lacks and _PRAISE.search(text):
        return Kind.PRAISE
    if announced is Kind.PROBLEM and mends and not lacks:
        return Kind.MEASURE
    if announced:
        return announced
    if lacks:
        return Kind.PROBLEM
    return Kind.MEASURE if mends else None


def _is_lead_in(kind: Kind, piece: _Piece) -> bool:
    """Return whether a sentence only announces what follows and names none of it."""
    text = piece.sentence.text
    if _BARE_HEADING.match(text) or _ANNOUNCES.search(text):
        return True
    if _TELLS_AT_ONCE.search(text):
        return False
    if kind is Kind.PROBLEM:
        # 制度更加健全，但还有不足: what comes before the turn is no problem.
        return not problem_topics(text.rpartition("，但")[2])
    return kind is Kind.MEASURE and not measure_topics(text)


_TELLING = 24


def shortened(text: str) -> str:
    """Return the beginning of a sentence, as messages quote it."""
    return text if len(text) <= _TELLING else f"{text[:_TELLING]}……"
