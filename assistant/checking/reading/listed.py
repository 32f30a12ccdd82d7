"""Lists that no 其中 introduces: with their total behind them, or with a bare total before."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.breakdown import breakdowns
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.breakdown import Breakdown
    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.passage import Passage
    from assistant.report.report import Report


class Kind(Enum):
    """How a list and its total hang together."""

    SUMMED = "合计、共计在后，明说是加出来的"
    TOLD = "“共公开”一类在后"
    BARE = "总数在前，后面直接列"
    ACCOUNTS = "政务新媒体总数和列出的账号"


class Listed(NamedTuple):
    """A list of numbers of one unit, and the number that seems to be their total."""

    kind: Kind
    passage: Passage
    items: tuple[Figure, ...]
    total: Figure

    @property
    def place(self) -> Place:
        """Return where list and total stand."""
        figures = (*self.items, self.total)
        return self.passage.place(min(f.start for f in figures), max(f.end for f in figures))

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return the items' numbers in order."""
        return tuple(figure.value for figure in self.items)

    @property
    def may_hold(self) -> bool:
        """Return whether the total may be right: for some of the items, or for all of them."""
        total = self.total.value
        if self.kind is Kind.ACCOUNTS:
            return sum(self.values) <= total
        if self.kind is Kind.SUMMED:
            return total in accumulate(reversed(self.values))
        rest = (self.values[at:] for at in range(len(self.values)))
        return any(total in accumulate(values) for values in rest)


_RATES = frozenset({"%", "百分点", "个百分点"})
_PIECE = Pattern(r"[^。！？；]+")
_SUM = Pattern(
    r"[，、：（](?:(?P<year>20\d\d)年度?|全年|全镇|年内|本年度?|总数|以上|[两二三]项|[两二三]者)?(?:[我本][县市区镇乡局办街]道?)?"
    r"(?:(?P<summed>共计|合计|总计|总共|一共|合起来)(?:为|有)?"
    r"(?P<verb>[^，。；：、\d]{0,10})|(?:累计|共)[^，。；：、\d]{1,12}|共)$"
)
_CAME_IN = Pattern(r"(?:新收|收到|受理)[^，。；]{0,20}$")
_SENTENCE = Pattern(r"[^。！？]+")
_BY_CHANNEL = Pattern(
    r"(?:网站|专栏|公众号|微信|微博|公开栏|视频号|抖音|新媒体|客户端|公报)[^，；]{0,6}(?:公开|发布|推送)[^，；]{0,6}$"
)
_FEW = Decimal("0.1")
# What stands between two bracketed numbers of a list: a mark and the next one's name.
_NEXT_NAME = Pattern(r"(?:[、，]|以及|和|及)[^，。；（）\d]{2,24}")
_APART = Pattern(
    r"(?<!公)共(?![享青同建])|计(?!划)|总|累计|其中|较|比|增|减|上年(?!度?结转)|去年|20\d\d年"
)
_HEAD = Pattern(
    r"(?<!予以)(?<!不予)(?<!部分)(?<!同意)(?:公开|发布|公布|公示)"
    r"(?:[^，。；：、\d]{0,10}(?:信息|内容|数量|总数|共|计)+|[^，。；：、\d]{0,2})$"
)
_LABEL = Pattern(
    rf"(?:[，：、]|以及|及|和)(?!包括|包含|其中|分别|主要|含|即)(?:{HAN}|[“”《》（）]){{2,12}}"
)
_NO_PUBLICATION = Pattern(
    r"申请|信访|热线|咨询|建议|提案|留言|培训|会议|回复|答复|召开|开展|举办|收到|阅读|点击|访问|公众号|网站|微博|新媒体"
)
_ELSE = Pattern(
    r"申请|信访|热线|咨询|建议|提案|留言|培训|会议|回复|答复|召开|开展|举办|收到|阅读|点击|访问"
)
_MEDIA_TOTAL = Pattern(r"新媒体(?:账号|平台|账户)?(?:共|共有|总数)?$")
_ACCOUNT = Pattern(r"(?:公众号|微信|微博|视频号|抖音号?|头条号?|快手号?|客户端|APP|订阅号|服务号)$")
_ACCOUNTS = frozenset({"个", "家"})


def listed(report: Report) -> Iterator[Listed]:
    """Yield the lists in the sections' prose, in reading order, parts under 其中 left out."""
    inner = {
        breakdown.passage.place(part.figure.start, part.figure.end)
        for breakdown in breakdowns(report)
        for part in breakdown.parts
        if not _is_summed(breakdown)
    }
    for section in report.sections:
        for paragraph in section.paragraphs:
            figures = [
                figure
                for figure in read_figures(paragraph.text)
                if paragraph.place(figure.start, figure.end) not in inner
                and figure.unit not in _RATES
            ]
            yield from _by_channel(paragraph, figures)
            for piece in _PIECE.finditer(paragraph.text):
                own = [f for f in figures if piece.start() <= f.start < piece.end()]
                if len(own) > 1:
                    yield from _in_piece(paragraph, piece.start(), own, report.year)
                    yield from _in_brackets(paragraph, own)
                    yield from _with_carried_in(paragraph, piece.start(), own, figures)


def _is_summed(breakdown: Breakdown) -> bool:
    """Return whether 合计 behind the parts names their sum: 分别为318份、41份，合计359份."""
    following = breakdown.following
    return bool(following and _SUM.search(breakdown.passage.text[: following.start]))


def _in_piece(
    passage: Passage, start: int, figures: Sequence[Figure], year: int | None
) -> Iterator[Listed]:
    for at, total in enumerate(figures):
        summed = _SUM.search(passage.text[start : total.start])
        before = _run_before(passage.text, start, figures[:at], total) if summed else ()
        is_ours = summed and summed["year"] in (None, str(year))
        if summed and is_ours and len(before) > 1:
            kind = Kind.SUMMED if summed["summed"] else Kind.TOLD
            yield Listed(kind, passage, before, total)
        head = re.split(r"[，；：]", passage.text[start : total.start])[-1]
        behind = _run_behind(passage.text, figures[at:])
        if _HEAD.search(head) and len(behind) > 2 and not _ELSE.search(head):
            # 网站公开20条，公众号15条…: of a channel's total only a list that comes near tells.
            kind = Kind.TOLD if _NO_PUBLICATION.search(head) else Kind.BARE
            yield Listed(kind, passage, behind, total)
        if _MEDIA_TOTAL.search(head) and total.unit in _ACCOUNTS:
            accounts = _accounts(passage.text, figures[at + 1 :], total.unit)
            if accounts:
                yield Listed(Kind.ACCOUNTS, passage, accounts, total)


def _by_channel(passage: Passage, figures: Sequence[Figure]) -> Iterator[Listed]:
    """Yield the channels of a sentence with the total that the sentence before it opens with."""
    sentences = [
        [f for f in figures if piece.start() <= f.start < piece.end()]
        for piece in _SENTENCE.finditer(passage.text)
    ]
    for told, own in pairwise(sentences):
        if not told or len(own) < 2 or not told[0].is_exact:
            continue
        total, items = told[0], tuple(own)
        head = re.split(r"[，；：。]", passage.text[: total.start])[-1]
        labels = [re.split(r"[，；：。]", passage.text[: item.start])[-1] for item in items]
        are_channels = all(_BY_CHANNEL.search(label) for label in labels)
        is_near = total.value * (1 - _FEW) <= sum(item.value for item in items) < total.value
        are_like = all(item.unit == total.unit and item.is_exact for item in items)
        if _HEAD.search(head) and are_channels and are_like and is_near:
            yield Listed(Kind.BARE, passage, items, total)


def _in_brackets(passage: Passage, own: Sequence[Figure]) -> Iterator[Listed]:
    """Yield the numbers in brackets behind their names: 90条，在专栏（50条）、公众号（40条）."""
    text = passage.text
    inner = [f for f in own if text[f.start - 1] == "（" and text[f.end : f.end + 1] == "）"]
    outer = [f for f in own if f not in inner and inner and f.end < inner[0].start]
    if len(inner) < 2 or not outer or text.startswith("等", inner[-1].end + 1):
        return
    between = [text[a.end + 1 : b.start - 1] for a, b in pairwise(inner)]
    are_like = all(f.unit == outer[-1].unit and f.is_exact for f in (outer[-1], *inner))
    if are_like and all(_NEXT_NAME.fullmatch(words) for words in between):
        yield Listed(Kind.BARE, passage, tuple(inner), outer[-1])


def _with_carried_in(
    passage: Passage, start: int, own: Sequence[Figure], figures: Sequence[Figure]
) -> Iterator[Listed]:
    """Yield what came in and what was left from last year: 新收4件；上年结转1件，共计5件."""
    carried_in, total = own[:2]
    text = passage.text
    earlier = [f for f in figures if f.end <= start and f.unit == total.unit]
    is_left = "结转" in text[start : carried_in.start] and carried_in.unit == total.unit
    is_sum = _SUM.search(text[start : total.start])
    if earlier and is_left and is_sum and _CAME_IN.search(text[: earlier[-1].start]):
        yield Listed(Kind.SUMMED, passage, (earlier[-1], carried_in), total)


def _run_before(
    text: str, start: int, figures: Sequence[Figure], total: Figure
) -> tuple[Figure, ...]:
    """Return the numbers of the total's unit that lead up to it without a break."""
    run: list[Figure] = []
    for figure in reversed(figures):
        label = re.split(r"[，；：、]", text[start : figure.start])[-1]
        is_same = figure.unit == total.unit or (figure.unit, total.unit) == ("人", "人次")
        if not is_same or not figure.is_exact or _APART.search(label):
            break
        run.insert(0, figure)
    return tuple(run) if total.is_exact else ()


def _run_behind(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the numbers listed behind the first, each with a short label of its own."""
    run: list[Figure] = []
    for last, figure in pairwise(figures):
        label = text[last.end : figure.start]
        is_listed = _LABEL.fullmatch(label) and (not run or label[0] != "：")
        if not is_listed or figure.unit != figures[0].unit or not figure.is_exact:
            break
        if _APART.search(label) or _NO_PUBLICATION.search(label):
            break
        run.append(figure)
    is_open = bool(run) and text.startswith(("等", "、", "和", "以及", "及"), run[-1].end)
    return () if is_open or not figures[0].is_exact else tuple(run)


def _accounts(text: str, figures: Sequence[Figure], unit: str) -> tuple[Figure, ...]:
    """Return the numbers of accounts named behind the number of all of them."""
    return tuple(
        figure
        for figure in figures
        if figure.unit == unit and _ACCOUNT.search(text[: figure.start].rstrip("共有"))
    )
