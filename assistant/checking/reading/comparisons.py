"""Year-on-year words in prose: 17件，比上年（28件）减少11件，下降39.3%."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.breakdown import breakdowns
from assistant.checking.reading.parts import MASK
from assistant.checking.reading.times import Times, read_times
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.passage import Passage
    from assistant.report.report import Report


class Direction(Enum):
    """Which way a number is said to have gone."""

    UP = "增加"
    DOWN = "减少"
    SAME = "持平"
    DOUBLED = "翻一番"
    MULTIPLE = "几倍"


class Comparison(NamedTuple):
    """A number of this year held against last year's, as the words give it.

    `amount`, `percent`, `times` and `base` are what the words tell besides: by how many, by how
    much, by how many times, and last year's number. `is_loose` says that the words leave room
    (基本持平, 近一倍).
    """

    passage: Passage
    now: Figure
    direction: Direction
    start: int
    end: int
    amount: Figure | None = None
    percent: Figure | None = None
    base: Figure | None = None
    is_loose: bool = False
    times: Times | None = None

    @property
    def place(self) -> Place:
        """Return where number and comparison stand."""
        return self.passage.place(self.now.start, self.end)

    @property
    def words(self) -> str:
        """Return the words that compare."""
        return self.passage.text[self.start : self.end]


_RATES = frozenset({"%", "百分点", "个百分点"})
_BRACKET = Pattern(r"（[^（）]*）")
_PIECE = Pattern(r"[^。！？；]+")
_LAST_YEAR = r"(?:上一?年度?|去年|20\d\d年度?)(?:同期|全年)?"
_HEAD = Pattern(
    rf"(?:与|和|同){_LAST_YEAR}(?:的?\d+[件条份次篇个期场])?＿*"
    rf"(?:相比|(?=(?:基本|大致|大体|总体)?(?:持平|相同|一致)))"
    rf"|[较比]{_LAST_YEAR}(?:的|总数|＿)*|同比(?!例)"
    rf"|(?P<of>(?:是|为|相当于|达到?){_LAST_YEAR}[^，。；：、\d倍]{{0,4}}＿*的?)(?=[^，。；：、]{{1,8}}倍)"
)
_BASE_YEAR = Pattern(r"(?:上一?年度?|去年|(?P<year>20\d\d)年度?)[^，。；：、\d]{0,14}$")
_NO_BASE = Pattern(r"增|减|多|少|升|降|结转|转结|遗留|转入")
_NOT_NOW = Pattern(r"[较比]|同比|增|减|去年|上年")
_WAY = Pattern(
    r"(?P<loose>基本|大致|大体|总体|略有|小幅|稍有)?(?:有所|分别|大幅|明显|显著|净|共|又|相应)*"
    r"(?:(?P<UP>增加|增长|上升|提高|提升|增|多)|(?P<DOWN>减少|下降|降低|下滑|减|少|降)"
    r"|(?P<SAME>持平|相同|一致)|(?P<DOUBLED>翻(?:了)?(?:一)?番))"
)
# What may stand between the head and the way: nothing, or the number's own name over again.
_NAME_AGAIN = Pattern(r"[，＿]*[^，。；：、\d]{0,4}(?:总量|数量|总数|件数|条数|次数|量|数)?[，＿]*")
# What may stand between the number and the head: what it counts, and its name over again.
_NEXT = Pattern(rf"{HAN}{{0,14}}[，、]?(?:申请|受理|公开|发布|总)*(?:数?量|总数|数)?，?")
_MORE = Pattern(
    r"[，、（]?(?:同比)?(?:增幅|降幅|增长率?|下降|减少|增加|上升|增|降)?(?:为|达|约|了)*"
)
_ELSE = Pattern(r"率|满意|排名|得分|时间|天|工作日")


def comparisons(report: Report) -> Iterator[Comparison]:
    """Yield every number that the prose of the sections holds against last year's."""
    totals = {
        breakdown.passage.place(part.figure.start, part.figure.end): breakdown.total
        for breakdown in breakdowns(report)
        for part in breakdown.parts
    }
    for section in report.sections:
        for paragraph in section.paragraphs:
            if re.search(r"[比较同和与倍]", paragraph.text):
                yield from _in_paragraph(paragraph, (report.year or 0) - 1, totals)


def _in_paragraph(
    paragraph: Passage, last_year: int, totals: Mapping[Place, Figure]
) -> Iterator[Comparison]:
    figures = list(read_figures(paragraph.text))
    # What stands in brackets is blanked, so that the number before them is the one compared.
    masked = _BRACKET.sub(lambda match: MASK * len(match[0]), paragraph.text)
    for piece in _PIECE.finditer(masked):
        own = [f for f in figures if piece.start() <= f.start < piece.end()]
        for head in _HEAD.finditer(masked, *piece.span()):
            found = _compared(paragraph, masked, head, own, last_year)
            if found:
                yield from _of_the_total(found, totals)


def _of_the_total(found: Comparison, totals: Mapping[Place, Figure]) -> Iterator[Comparison]:
    """Yield a comparison that follows a list of parts as one of their total, if it is named so."""
    total = totals.get(found.passage.place(found.now.start, found.now.end))
    if total is None:
        yield found
    elif found.passage.text[found.now.end : found.start].strip("，、（）"):
        yield found._replace(now=total)


def _compared(
    paragraph: Passage,
    masked: str,
    head: re.Match[str],
    figures: Sequence[Figure],
    last_year: int,
) -> Comparison | None:
    base = next((f for f in figures if head.start() < f.start <= head.end()), None)
    if head["of"]:
        return _multiple(paragraph, masked, head, figures, base or last_year)
    at = max(base.end, head.end()) if base else head.end()
    gap = _NAME_AGAIN.match(masked, at)
    way = _WAY.search(masked, at, min(len(masked), (gap.end() if gap else at) + 8))
    if not way or "分别" in way[0] or not _NAME_AGAIN.fullmatch(masked[at : way.start()]):
        return None
    given = base or _base(paragraph.text, figures, last_year)
    is_bare = given is None or masked[given.start] == MASK
    between = masked if given is None or is_bare else _without(masked, given)
    now = _now(between, head, [figure for figure in figures if figure is not given])
    if now is None or _ELSE.search(masked[at : way.start()]):
        return None
    if given and given.unit != now.unit:
        given = None
    amount, percent, end = _amounts(paragraph.text, way.end(), figures, now)
    times = read_times(paragraph.text, way.end())
    return Comparison(
        paragraph,
        now,
        Direction[way.lastgroup or ""],
        head.start(),
        times.end if times else end,
        amount,
        percent,
        given,
        bool(way["loose"]),
        times,
    )


def _multiple(
    paragraph: Passage,
    masked: str,
    head: re.Match[str],
    figures: Sequence[Figure],
    base: Figure | int,
) -> Comparison | None:
    """Return the comparison of 是上年的3倍, which names no way up or down.

    `base` is last year's number, or the year it stands beside in the sentence.
    """
    times = read_times(paragraph.text, head.end())
    given = _base(paragraph.text, figures, base) if isinstance(base, int) else base
    between = masked if given is None or masked[given.start] == MASK else _without(masked, given)
    now = _now(between, head, [figure for figure in figures if figure is not given])
    if not times or not now:
        return None
    is_like = given is not None and given.unit == now.unit
    return Comparison(
        paragraph,
        now,
        Direction.MULTIPLE,
        head.start(),
        times.end,
        base=given if is_like else None,
        times=times,
    )


def _without(masked: str, base: Figure) -> str:
    """Return the text with last year's number and the words before it blanked, too."""
    start = max(masked.rfind(mark, 0, base.start) for mark in "，；：、") + 1
    return masked[:start] + MASK * (base.end - start) + masked[base.end :]


def _now(masked: str, head: re.Match[str], figures: Sequence[Figure]) -> Figure | None:
    """Return the number that is compared: the last one before the words, outside of brackets."""
    before = [
        f
        for f in figures
        if f.end <= head.start() and f.unit not in _RATES and masked[f.start] != MASK
    ]
    if not before:
        return None
    gap = masked[before[-1].end : head.start()].replace(MASK, "").replace("，，", "，")
    clause = re.split(r"[，：]", masked[: before[-1].start])[-1]
    is_next = _NEXT.fullmatch(gap) and not _ELSE.search(gap)
    return before[-1] if is_next and not _NOT_NOW.search(clause) else None


def _amounts(
    text: str, at: int, figures: Sequence[Figure], now: Figure
) -> tuple[Figure | None, Figure | None, int]:
    """Return by how many, by how much, and where the words end."""
    amount = percent = None
    for figure in figures:
        if figure.start < at or not _MORE.fullmatch(text[at : figure.start]):
            continue
        if figure.unit == "%" and not percent:
            percent, at = figure, figure.end
        elif figure.unit == now.unit and not amount:
            amount, at = figure, figure.end
        else:
            break
    return amount, percent, at


def _base(text: str, figures: Sequence[Figure], last_year: int) -> Figure | None:
    """Return last year's number where the sentence gives it, in brackets, before or behind."""
    for figure in figures:
        clause = re.split(r"[，；：、（]", text[: figure.start])[-1]
        named = _BASE_YEAR.search(clause)
        if named and named["year"] in (None, str(last_year)) and not _NO_BASE.search(named[0]):
            return figure
    return None
