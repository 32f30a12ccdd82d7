"""Work points read from plain lines: a list that was typed, or a superior's document itself.

A line is a point; what is no point (title, heading, preamble, long prose) is left out and told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from assistant.interview.work_point_list import ListedPoint, WorkPointList
from assistant.report.headings import numbering_of
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 120
_FIRST_LINES = 12
_LONGEST_HEAD = 40
_SHOWN = 16
# The outermost first; a line with the number of a deeper style belongs to the one before it.
_STYLES = ("part", "han", "first", "bracket", "digit", "digit_bracket", "item", "mark")
_MARK = re.compile(r"(?:([①-⑳])|([0-9]{1,2})）|[-*·●○■□◆◇▪➢\uf000-\uf0ff])")
_SLIPS = str.maketrans("[]【】［］", "〔〕〔〕〔〕")
_NUMBER = r"[^\W\d_A-Za-z]{2,12}〔20\d\d〕\d{1,4}号"
_NUMBER_FOUND = re.compile(_NUMBER)
_NUMBER_ALONE = re.compile(rf"（?(?:文号：?)?({_NUMBER})）?")
_TITLE = re.compile(r"《([^《》]*要点[^《》]*)》")
_WORDS = "[^，。；：、《》〔〕（）]"
_TITLE_ALONE = re.compile(
    rf"({_WORDS}{{0,40}}(?:20\d\d年|公开){_WORDS}{{0,20}}要点)(?:（[^（）]*）)?"
)
_CITING = re.compile(r"(?:根据|按照|依据|依照|贯彻|落实|结合)")
_ISSUED = re.compile(r"([^，。；：《》〔〕]{4,30}?)关于印发《")
_PREAMBLE = re.compile(
    r"(?:为|根据|按照|依据|现将).*(?:制定|提出|印发|如下|通知).*|各.{1,40}："
    r"|20\d\d年\d{1,2}月\d{1,2}日|附件[：\d].*|（此件[^（）]*）|[^，。；：]{4,24}(?:人民政府|办公室)"
)
_NO_TASK = ("总体要求", "指导思想", "基本原则", "工作目标", "总体目标", "主要目标")
_HEAD = re.compile(r"[。：]")


class Line(NamedTuple):
    """A line as it stands in a file: where, its words, and whether the file marks a heading."""

    place: str
    text: str
    is_heading: bool = False


class _Read(NamedTuple):
    """A line that may be a point: its words, and the style and value of the number before them."""

    line: Line
    words: str
    style: str = ""
    ordinal: int = 0


def read_lines(lines: Iterable[Line]) -> WorkPointList:
    """Return the points of the lines, with what the first lines say of their document."""
    kept = [Line(line.place, _cleaned(line.text), line.is_heading) for line in lines]
    kept = [line for line in kept if line.text]
    first = [line for line in kept[:_FIRST_LINES] if not numbering_of(line.text)]
    title, number, issuer = _document(first)
    body = [line for line in kept if line not in first or not _is_of_document(line.text)]
    points: dict[str, ListedPoint] = {}
    left_out: list[str] = []
    for name, said in _points(list(map(_read, body))):
        if said:
            left_out.append(said)
        if name:
            points.setdefault(name, ListedPoint({"point": name}))
    return WorkPointList(tuple(points.values()), title, number, issuer, left_out=tuple(left_out))


def _cleaned(text: str) -> str:
    return fold(text).translate(_SLIPS).strip()


def _read(line: Line) -> _Read:
    """Return the line without its number: 一、 （一） 1. ① 一是, or a dot."""
    numbering = numbering_of(line.text)
    if numbering:
        words = line.text[numbering.end :].strip()
        return _Read(line, words, numbering.style, numbering.ordinal)
    mark = _MARK.match(line.text)
    if not mark:
        return _Read(line, line.text)
    number = unicodedata.normalize("NFKC", mark[1] or mark[2] or "1")
    return _Read(line, line.text[mark.end() :].strip(), "mark", int(number))


def _document(first: Sequence[Line]) -> tuple[str, str, str]:
    """Return title, number and issuer, each "" where the first lines do not tell just one."""
    own = [line.text for line in first if _is_of_document(line.text)]
    titles = dict.fromkeys(filter(None, map(_title_in, own)))
    numbers = dict.fromkeys(number for text in own for number in _NUMBER_FOUND.findall(text))
    issuers = dict.fromkeys(found[1] for text in own if (found := _ISSUED.match(text)))
    one = (next(iter(found)) if len(found) == 1 else "" for found in (titles, numbers, issuers))
    title, number, issuer = one
    return title, number, issuer


def _is_of_document(text: str) -> bool:
    """Return whether a line names the document itself; one that cites another does not."""
    if _NUMBER_ALONE.fullmatch(text) or _TITLE_ALONE.fullmatch(text):
        return True
    return bool(_TITLE.search(text)) and not _CITING.search(_TITLE.sub("", text))


def _title_in(text: str) -> str:
    found = _TITLE.search(text) or _TITLE_ALONE.fullmatch(text)
    return found[1] if found else ""


def _points(read: Sequence[_Read]) -> Iterator[tuple[str, str]]:
    """Yield for each line its point, or "", and why it was not taken whole, or ""."""
    is_numbered = any(one.style for one in read)
    for at, one in enumerate(read):
        why = _no_point(one, read[at + 1 :], is_numbered=is_numbered)
        if why:
            yield "", f"{one.line.place}没有取：{why}（{_shown(one.line.text)}）"
        else:
            yield _point(one)


def _no_point(one: _Read, rest: Sequence[_Read], *, is_numbered: bool) -> str:
    """Return why a line is no point, or ""; `rest` are the lines below it."""
    if not one.words:
        return "只有编号"
    if _PREAMBLE.fullmatch(one.line.text):
        return "是文件的开头或落款"
    if one.words.startswith(_NO_TASK):
        return "不是任务"
    if _is_heading(one, rest):
        return "是标题，下面另有条目"
    if is_numbered and not one.style:
        return "没有编号，当作标题或正文"
    if len(one.words) > LONGEST and not _head(one.words):
        return f"有{len(one.words)}个字，请缩成一句话"
    return ""


def _is_heading(one: _Read, rest: Sequence[_Read]) -> bool:
    """Return whether a line only stands over those below, without any content of its own."""
    if not rest or _head(one.words):
        return False
    if one.words.endswith("：") or (one.line.is_heading and not rest[0].line.is_heading):
        return True
    numbered = next((below for below in rest if below.style), None)
    if numbered is None or not one.style:
        return False
    return numbered.ordinal == 1 and _depth(numbered) > _depth(one)


def _depth(one: _Read) -> int:
    return _STYLES.index(one.style)


def _point(one: _Read) -> tuple[str, str]:
    """Return the point; of a line with a heading run in, the heading."""
    name = _head(one.words) or one.words.rstrip("。；;：，")
    if len(one.words) > LONGEST:
        return name, f"{one.line.place}有{len(one.words)}个字，只取了开头的“{name}”"
    return name, ""


def _head(words: str) -> str:
    """Return the heading that a line begins with, where more follows it, or ""."""
    found = _HEAD.search(words)
    is_run_in = found and 2 < found.start() <= _LONGEST_HEAD and found.end() < len(words)
    return words[: found.start()] if found and is_run_in else ""


def _shown(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
