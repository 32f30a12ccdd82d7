"""标点用错。

## 检查内容
汉字之间的半角逗号、冒号、分号、句号，连写的标点（，。），不成对的引号、书名号、括号，一边全角一边半角的括号，
写了几句话的段落末尾没有句号；段落、标题以逗号、顿号结尾，下面接着就是标题。
小数点、网址、时间、邮箱里的半角符号不算。一段里有几处的合为一条；
全文多数逗号是半角的，可能是转换格式造成的，合为一条询问。

## 为什么
标点错漏多是拼接、删改留下的，也影响按句核对。

## 怎么改
改用全角标点，删去多余的，补齐另一半。
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.walk import headings, prose, written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.document import Paragraph, Place
from assistant.report.passage import HAN, read_passage
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "GB/T 15834—2011《标点符号用法》"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(
        sections={
            "others": "网址https://www.yunling.gov.cn/a,b?x=1，满意率92.5%，9:30开会，"
            f"邮箱shiqiao@yunling.gov.cn，印发1,200份。（见附件1）包括：1）目录；2）指南。{_FEE}"
        }
    ),
    Example(sections={"others": f"“云岭发布”等“一微一端”更新及时……《条例》（共56条）。{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"全年发文24件,都已公开;没有遗漏，{_FEE}"}),
    Example(sections={"others": f"全年发文24件，。都已公开，{_FEE}"}),
    Example(sections={"others": f"设“惠农补贴栏目1个，{_FEE}"}),
    Example(sections={"others": f"学习《条例2次（参加12人，{_FEE}"}),
    Example(sections={"others": f"便民中心设专区1个.{_FEE}"}),
    Example(
        sections={
            "overview": "（一）主动公开\n公开41条，名单上墙3次，\n（二）依申请公开\n没有收到申请。"
        }
    ),
    Example(
        sections={"others": f"（一）公开栏\n名单上墙3次。（2)发放手册200份。\n（二）收费\n{_FEE}"}
    ),
)

_BEHIND = rf"(?:(?<={HAN})|(?<=[”》〉）]))"
_AHEAD = rf"(?:{HAN}|[“《（])"
_HALF = Pattern(
    rf"(?:{_BEHIND}|(?<=[％%]))[^\S\n]*[,;?!](?!\d{{3}}(?!\d))"
    rf"|(?<=\d)[,;](?=\s*{_AHEAD})"
    rf"|{_BEHIND}:(?=\s*(?:{_AHEAD}|$))"
    rf"|{_BEHIND}(?<!\.)\.(?=\s*(?:{_AHEAD}|$))"
)
# One bracket of a pair full-width, the other not.
_MIXED = Pattern(r"（[^（）()\n]{1,60}\)|(?<![A-Za-z])\([^（）()\n]{1,60}）")
_BEGINS = Pattern(
    r"[（(]?[一二三四五六七八九十\d]{1,2}(?:[、.．）)]|是)|第[一二三四五六七八九十]|其[一二三]"
    r"|针?对[上以第这]|20\d\d年|下一步|[上去]年"
)
_NUMBERING = Pattern(r"\s*(?:附件|第?[一二三四五六七八九十]{1,3})\s*\.")
_DOUBLED = Pattern(r"[，。、；：][，。、；：]+|[？！][，。、；：]|[，、；：][？！]")
_PAIRS = {"“": "”", "《": "》", "（": "）"}
_CLOSING = {close: mark for mark, close in _PAIRS.items()}
_LIST_MARK = Pattern(r"(?:(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,3}|(?<![A-Za-z])[A-Za-z])$")
# A pair may be torn apart where a page breaks a paragraph.
_NEAR = 2
_SHOWN_BEFORE, _SHOWN_BEHIND = 6, 2
# From so many half-width commas on, and more than full-width ones, the file was converted.
_MANY = 3
_HALF_COMMA = Pattern(rf"(?<={HAN}),")

_HALF_WIDTH, _DOUBLED_UP, _UNPAIRED = "半角标点", "标点连写", "引号、书名号或括号不成对"
_UNENDED = "段末没有句号"
_BROKEN_OFF = "话没有说完就到了标题"
_OPEN_END = Pattern(r"[，,、]\s*$")
_ALONE = {
    _HALF_WIDTH: "是半角标点",
    _DOUBLED_UP: "连写了",
    _UNPAIRED: "没有另一半",
    _UNENDED: "后面没有句号",
    _BROKEN_OFF: "后面就是标题，话没有说完",
}


class _Slip(NamedTuple):
    """A slip of punctuation: from `start` to `end` of a block's own text."""

    kind: str
    block: int
    start: int
    end: int


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield one fault for each paragraph that has slips; one question for a converted file."""
    texts = dict(_texts(report))
    half = [slip for block, text in texts.items() for slip in _half(text, block)]
    is_converted = _is_converted(texts.values())
    if is_converted and half:
        yield Fault(
            _shown(texts, half[0]),
            f"全文多数逗号是半角的，共{len(half)}处半角标点，是不是转换格式造成的？",
            "请核对原稿；原稿也是半角的，请全部替换为全角标点",
            certainty=Certainty.ASK,
        )
    slips = [*([] if is_converted else half), *_others(texts), *_unended(report, texts)]
    slips += _broken_off(report, texts)
    slips.sort(key=lambda slip: (slip.block, slip.start))
    for _, group in groupby(slips, key=lambda slip: slip.block):
        yield _fault(texts, list(group))


def _texts(report: Report) -> Iterator[tuple[int, str]]:
    """Yield block number and own text of every paragraph of the report proper."""
    for block in sorted({passage.block for passage in written(report)}):
        paragraph = report.document.blocks[block]
        if isinstance(paragraph, Paragraph):
            yield block, paragraph.text


def _is_converted(texts: Iterable[str]) -> bool:
    """Return whether the text's commas are half-width more often than not."""
    whole = "".join(texts)
    half = len(_HALF_COMMA.findall(whole))
    return half >= _MANY and half > whole.count("，")


def _half(text: str, block: int) -> Iterator[_Slip]:
    numbering = _NUMBERING.match(text)
    for match in _HALF.finditer(text, numbering.end() if numbering else 0):
        yield _Slip(_HALF_WIDTH, block, match.start(), match.end())
    for match in _MIXED.finditer(text):
        at = match.start() if match[0][0] == "(" else match.end() - 1
        yield _Slip(_HALF_WIDTH, block, at, at + 1)


def _unended(report: Report, texts: Mapping[int, str]) -> Iterator[_Slip]:
    """Yield the last character of paragraphs of several sentences that end without a mark.

    Only where what follows begins anew: a page may break a paragraph anywhere.
    """
    for passage in prose(report):
        text = texts.get(passage.block, "").rstrip()
        behind = texts.get(passage.block + 1, "")
        if "。" in text and text[-1].isalnum() and (not behind or _BEGINS.match(behind)):
            yield _Slip(_UNENDED, passage.block, len(text) - 1, len(text))


def _broken_off(report: Report, texts: Mapping[int, str]) -> Iterator[_Slip]:
    """Yield the comma that ends a paragraph with a heading behind it: the rest is lost."""
    titled = {passage.block for passage in headings(report)}
    for block in sorted({passage.block for passage in prose(report)} - titled):
        end = _OPEN_END.search(texts.get(block, ""))
        if end and block + 1 in titled:
            yield _Slip(_BROKEN_OFF, block, end.start(), end.start() + 1)


def _others(texts: Mapping[int, str]) -> Iterator[_Slip]:
    unpaired: list[tuple[str, _Slip]] = []
    for block, text in texts.items():
        passage = read_passage(text, block)
        for match in _DOUBLED.finditer(passage.text):
            place = passage.place(match.start(), match.end())
            yield _Slip(_DOUBLED_UP, block, place.start, place.end)
        unpaired.extend(_unpaired(passage))
    yield from _never_paired(unpaired)


def _unpaired(passage: Passage) -> Iterator[tuple[str, _Slip]]:
    """Yield every mark that has no partner in its paragraph, but for 1） before a list's item."""
    opened: dict[str, list[int]] = {mark: [] for mark in _PAIRS}
    lost: list[int] = []
    for at, mark in enumerate(passage.text):
        if mark in _PAIRS:
            opened[mark].append(at)
        elif mark in _CLOSING and opened[_CLOSING[mark]]:
            opened[_CLOSING[mark]].pop()
        elif mark in _CLOSING and not (
            mark == "）" and _LIST_MARK.search(passage.text[max(0, at - 4) : at])
        ):
            lost.append(at)
    lost.extend(at for places in opened.values() for at in places)
    for at in sorted(lost):
        place = passage.place(at, at + 1)
        yield passage.text[at], _Slip(_UNPAIRED, passage.block, place.start, place.end)


def _never_paired(unpaired: Sequence[tuple[str, _Slip]]) -> Iterator[_Slip]:
    """Yield the marks whose partner does not stand in one of the next paragraphs either."""
    waiting: dict[str, tuple[str, _Slip]] = {}
    for mark, slip in unpaired:
        begun = waiting.pop(_CLOSING.get(mark, mark), None)
        if begun and mark in _CLOSING and 0 < slip.block - begun[1].block <= _NEAR:
            continue
        if begun:
            yield begun[1]
        if mark in _PAIRS:
            waiting[mark] = (mark, slip)
        else:
            yield slip
    yield from (slip for _, slip in waiting.values())


def _fault(texts: Mapping[int, str], slips: Sequence[_Slip]) -> Fault:
    mark = texts[slips[0].block][slips[0].start : slips[0].end].strip()
    if mark not in "“”":
        mark = f"“{mark}”"
    if len(slips) == 1 and slips[0].kind == _UNENDED:
        message = f"段末{mark}后面没有句号"
    elif len(slips) == 1:
        message = f"标点{mark}{_ALONE[slips[0].kind]}"
    else:
        counts = Counter(slip.kind for slip in slips)
        told = "，".join(f"{kind}{count}处" for kind, count in counts.items())
        message = f"这一段{told}，第一处是{mark}"
    return Fault(_shown(texts, slips[0]), message, "请改用全角标点，删去多余的，补齐缺少的")


def _shown(texts: Mapping[int, str], slip: _Slip) -> Place:
    """Return the slip with a few characters around it, so that it can be found."""
    length = len(texts[slip.block])
    start = max(0, slip.start - _SHOWN_BEFORE)
    return Place(slip.block, start, min(length, slip.end + _SHOWN_BEHIND))
