"""The parts of a total as a list in prose gives them, up to where the list ends."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.figures import Figure


class Part(NamedTuple):
    """One part of a total: its words, its number, and whether the words stand before it."""

    label: str
    figure: Figure
    is_led: bool = True


class Scope(NamedTuple):
    """A stretch of text with its brackets blanked, and the figures in it."""

    text: str
    start: int
    figures: tuple[Figure, ...]


class PartList(NamedTuple):
    """The parts read from a stretch of text, whether it leaves others out, and what ended it."""

    parts: tuple[Part, ...] = ()
    is_open: bool = False
    following: Figure | None = None


MASK = "＿"
COMPARISON = Pattern(
    r"较|比上|比去|同比|增[加长幅]|减少|下降|上升|环比|占比|上年(?!结转|转结)|去年"
)
_NEW_TOPIC = Pattern(
    r"(?:同时|此外|另外?|并且?|全年|年内|累计|开展|组织(?!机构)|召开|举办|举行|收到|新收|共|通过(?=[^，；]*共)|现有|目前|截至"
    r"|平均|单[条篇]|最高|提前|回应|制作|参加|接受|覆盖|受理)"
)
# 占总数的12.4% behind a part belongs to it, and tells whether the list is whole.
_SHARE = Pattern(r"(?:约|各|均|分别)?占[^，；\d]{0,6}(?P<percent>\d+(?:\.\d+)?)?")
# 26个部门公开5610条: the first number only belongs to the name of who published.
_BODIES = frozenset({"个", "家", "名"})
_BODY = Pattern(rf"(?:{HAN}|[（）＿]){{2,}}")
NEAR = Decimal("0.1")
_SUMMED_UP = Pattern(r"(?:[两二三四五六]项|以上)?(?:合计|共计|总计|总共)")
_PUBLISHES = Pattern(r"(?:公开|发布|推送)[^，；、\d]{0,6}信息")
_CHANNEL = Pattern(r"通过|依托|利用|借助")
_EACH = Pattern(r"(?:各|均|每)(?:有|为)?$")


def read_parts(scope: Scope, start: int, end: int) -> PartList:
    """Return the parts listed between two offsets."""
    parts: list[Part] = []
    shares: list[Decimal] = []
    for clause in re.finditer(r"[^，；]+", scope.text[start:end]):
        first, last = (scope.start + start + at for at in clause.span())
        own = _counted(scope, [f for f in scope.figures if first <= f.start < last])
        unit = parts[0].figure.unit if parts else own[0].unit if own else ""
        share = None if own else _SHARE.match(clause[0])
        if share:
            shares.append(Decimal(share["percent"] or 0))
            continue
        if not own and not parts and len(clause[0]) <= 12:
            continue
        is_last = not own or _ends(clause[0], own, unit) or _publishes_anew(clause[0], parts)
        is_last = is_last or _begins_anew(scope, first, parts)
        if is_last or _restates(own, first, parts):
            is_over = scope.text[start + clause.start() - 1] == "；"
            is_over = is_over or bool(COMPARISON.search(clause[0])) or _restates(own, first, parts)
            goes_on = not is_over and _has_more(scope, first, unit)
            following = own[0] if own and not is_over else None
            return PartList(tuple(parts), goes_on or _are_few(shares, parts), following)
        parts += _labelled(scope, first, last, own)
        tail = scope.text[own[-1].end - scope.start :][:1]
        if tail == "等" or _EACH.search(parts[-1].label):
            return PartList(tuple(parts), is_open=True)
    return PartList(tuple(parts), _are_few(shares, parts))


def _restates(figures: Sequence[Figure], start: int, parts: Sequence[Part]) -> bool:
    """Return whether a clause opens with the total over again: 27件，其中…，27件都已公开."""
    if not figures or not parts or figures[0].start != start or not parts[0].is_led:
        return False
    return figures[0].value > sum(part.figure.value for part in parts) * (1 - NEAR)


def _counted(scope: Scope, figures: Sequence[Figure]) -> list[Figure]:
    """Return a clause's figures without those that only tell how many bodies it speaks of."""
    bodies = [figure for figure, after in pairwise(figures) if _is_of_body(scope, figure, after)]
    return [figure for figure in figures if figure not in bodies]


def _is_of_body(scope: Scope, figure: Figure, after: Figure) -> bool:
    """Return whether a figure belongs to the name of who did what the next figure counts."""
    between = scope.text[figure.end - scope.start : after.start - scope.start]
    is_other = figure.unit in _BODIES and figure.unit != after.unit
    return is_other and bool(_BODY.fullmatch(between))


def _are_few(shares: Sequence[Decimal], parts: Sequence[Part]) -> bool:
    """Return whether the shares told behind the parts leave room for other parts."""
    return bool(shares) and (len(shares) < len(parts) or abs(sum(shares, Decimal(0)) - 100) > 1)


def _ends(clause: str, figures: Sequence[Figure], unit: str) -> bool:
    """Return whether a clause no longer belongs to the list of parts before it."""
    if any(figure.unit != unit for figure in figures) or "：" in clause:
        return True
    is_sum = _SUMMED_UP.match(clause)
    return bool(is_sum or _NEW_TOPIC.match(clause) or COMPARISON.search(clause))


def _publishes_anew(clause: str, parts: Sequence[Part]) -> bool:
    """Return whether a clause tells of another channel's numbers, behind parts that tell of none.

    So in 网站公开98条，其中解读12条；公众号公开信息49条.
    """
    is_new = bool(parts and _PUBLISHES.search(clause))
    return is_new and not re.search(r"公开|发布|推送", parts[0].label)


def _begins_anew(scope: Scope, start: int, parts: Sequence[Part]) -> bool:
    """Return whether 通过… behind a semicolon names another channel, as the parts so far do not.

    So in 网站公开60条，其中通知20条、文件40条；通过公众号公布办事指南25条.
    """
    behind = start - scope.start
    if not parts or scope.text[behind - 1 : behind] != "；":
        return False
    return bool(_CHANNEL.match(scope.text, behind)) and not _CHANNEL.match(parts[0].label)


def _has_more(scope: Scope, start: int, unit: str) -> bool:
    """Return whether further numbers of the unit follow where the list broke off."""
    return any(f.unit == unit and f.start >= start for f in scope.figures)


def _labelled(scope: Scope, first: int, last: int, figures: Sequence[Figure]) -> Iterator[Part]:
    """Yield each figure of a clause with the words before it; those behind it if none are."""
    bounds = [first, *(figure.end for figure in figures)]
    for (begin, _), figure in zip(pairwise(bounds), figures, strict=True):
        label = scope.text[begin - scope.start : figure.start - scope.start]
        label = label.replace(MASK, "").strip("、和及“”")
        after = scope.text[figure.end - scope.start : last - scope.start]
        yield Part(label or re.split("[、，；]", after)[0], figure, bool(label))
