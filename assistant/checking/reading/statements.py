"""What the prose says in numbers: each with what it counts, whose it is and for which period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.breakdown import breakdowns
from assistant.checking.reading.once import once
from assistant.checking.reading.scope import Period, Whose, period, whose
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.report import Report, Sentence


class Statement(NamedTuple):
    """A number in prose, read with the words around it.

    `counts` is what it counts, in plain words: channel, deed and thing, such as 网站公开政府信息.
    `start` and `end` bracket words and number in the sentence. `is_change` says that it only tells
    by how much another number has changed, `is_part` that it stands in a list with others,
    `is_narrowed` that other words of its sentence confine it to some matter.
    """

    figure: Figure
    counts: str
    whose: Whose
    period: Period
    sentence: Sentence
    start: int
    end: int
    is_change: bool = False
    is_part: bool = False
    is_narrowed: bool = False

    @property
    def words(self) -> str:
        """Return the words that say it."""
        return self.sentence.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Return where the words stand."""
        return self.sentence.passage.place(self.start, self.end)

    @property
    def number_place(self) -> Place:
        """Return where the number alone stands."""
        return self.sentence.passage.place(self.figure.start, self.figure.end)

    @property
    def is_this_years(self) -> bool:
        """Return whether it is a deed's number, exact and for the report's year."""
        is_whole = bool(_DEED.search(self.counts)) and not (self.is_change or self.is_narrowed)
        return is_whole and self.figure.is_exact and self.period is Period.YEAR


_RATES = frozenset({"%", "百分点", "个百分点"})
_PUBLISH = r"(?:公开发布|发布公开|公开|发布|推送|刊发|上传|公布|编发)"
_HANDLE = (
    r"(?:制发|制定|印发|出台|废止|制作|编写|撰写|举办|召开|组织|开展|参加|收到|受理|办理|办结|答复|回复"
    r"|开设|设置|设立|配备|运行|运营|开通|检查|抽查|巡查|退回|审核|回应|征集|解读|培训)"
)
_DEED = Pattern(rf"{_PUBLISH}|{_HANDLE}")
_CHANGE = Pattern(
    r"较|比(?!例|如|对|武|赛|重)|同比|环比|(?<!新)增[加长多幅]?|减少|下降|上升|降低|提高|多[了]?$|少[了]?$|占|倍"
)
# Words that only dress up a number, so that statements with and without them count the same.
_DRESS = Pattern(
    r"20\d\d年度?|全年|全[镇乡县市区街道旗州]+|[镇乡县市区]?本级|本?年度|当年|今年|年内|一年来|截至\d*年?\d*月?\d*日?底?|[我本][镇乡局街道县区市委办处单位机关]+"
    r"|(?<!办公)其中|包括|包含|一共|总共|共计|总计|合计|累计|总数|数量|共|计有|为|达到?|了|总(?=[数量])|各级|各类|各项|各渠道"
    r"|依法依规|依法|主动(?=公开)|及时|全面|积极|已经?|均|向社会|对外|面向社会|的|有(?=$)|到(?=$)|在(?=政府|门户|官|公|$)"
    r"|通过|利用|依托|运用|借助|平台(?=$)"
)
_SAME = (
    (
        Pattern(r"(?:政府信息依申请公开|依申请公开|政府信息公开|信息公开|公开)(?:政府信息)?申请"),
        "公开申请",
    ),
    (Pattern(_PUBLISH), "公开"),
    (Pattern(r"(?:人民)?政府门?户?网站?|门户网站|官方?网站?|网站"), "网站"),
    (Pattern(r"(?:官方)?(?:政务)?微信(?:公众号|平台)?|公众号"), "公众号"),
    (Pattern(r"(?:政务|官方)微博"), "微博"),
    (Pattern(r"政务信息|政府公开信息|政务公开信息"), "政府信息"),
    (Pattern(r"开展|举办|召开|组织"), "举办"),
    (Pattern(r"(?:设[置立]|开[设通])"), "开设"),
)
_QUOTED = Pattern(r"(“[^“”]*”)")
_THING_BEHIND = Pattern(rf"(?:的)?(?P<thing>{HAN}{{2,14}})(?=$|[，；。、（：“])")
_NO_THING = Pattern(
    r"^(?:均|已|都|全部|并|及时|左右|以上|等|中|其|未|无|没|按|占|比|较|同|增|减|全|为|分|在|由|涉|覆|惠)"
)
_CHANNEL = Pattern(
    r"网站|公众号|微信|微博|抖音|视频号|客户端|APP|新媒体|公报|公开栏|公示栏|宣传栏|电子屏|显示屏|报纸|电视|广播|头条|专栏"
)
# A matter named before narrows down what the number counts.
_MATTER = Pattern(
    r"(?:围绕|聚焦|针对|关于|涉及|对|就|领域|方面|(?<![各几两二三四五六七八九十\d])类|除)"
)


@once
def statements(report: Report) -> tuple[Statement, ...]:
    """Return every number in the prose of the sections, in reading order."""
    totals = {
        breakdown.passage.place(part.figure.start, part.figure.end): breakdown.passage.place(
            breakdown.total.start, breakdown.total.end
        )
        for breakdown in breakdowns(report)
        for part in breakdown.parts
    }
    names = _own_names(report.unit)
    found: dict[Place, Statement] = {}
    for sentence in report.sentences:
        if sentence.section != "preface":
            for statement in _stated(report, sentence, totals, names):
                whole = found.get(totals.get(statement.number_place, statement.number_place))
                found[statement.number_place] = _as_published(statement, whole)
    return tuple(found.values())


def _own_names(unit: str) -> Pattern:
    """Return what the unit may be called by in its own report, full name and short ones."""
    short = re.sub(r"(?:人民政府|办事处)$", "", unit)
    tail = re.sub(r"^.*?[县市区旗](?=.{2})", "", short)
    names = {name for name in (unit, short, tail) if len(name) > 1}
    return Pattern("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


def _as_published(statement: Statement, whole: Statement | None) -> Statement:
    """Return a statement with the deed that only its total, or its topic, tells of.

    Under 公开政府信息147条，其中网站98条 the part counts 网站公开政府信息, and 低保救助12条 counts
    公开低保救助信息.
    """
    deed = _PUBLISHED.search(whole.counts) if whole else None
    channel = _CHANNEL_ALONE.fullmatch(statement.counts)
    if deed and channel:
        return statement._replace(counts=channel["channel"] + deed[0])
    is_published = deed or statement.sentence.topic == "proactive"
    if not is_published or _DEED.search(statement.counts):
        return statement
    if statement.counts.endswith("信息"):
        return statement._replace(counts="公开" + statement.counts)
    if whole and _MATTER_ALONE.fullmatch(statement.counts):
        return statement._replace(counts=f"公开{statement.counts}信息")
    return statement


_MATTER_ALONE = Pattern(rf"{HAN}{{4,10}}")
_PUBLISHED = Pattern(r"公开(?:政府)?信息$")
_CHANNEL_ALONE = Pattern(
    rf"(?P<channel>(?:{HAN}|[“”]){{0,12}}(?:网站|公众号|微博|抖音号?|视频号|公开栏|专栏|电子屏))(?:公开)?"
)
_BRACKET_BEHIND = Pattern(r"（[^（）]*）$")
_LIST_MARKS = "、和及"


def _stated(
    report: Report, sentence: Sentence, totals: Mapping[Place, Place], names: Pattern
) -> Iterator[Statement]:
    text = sentence.text
    previous = 0
    for figure in read_figures(text):
        if figure.unit not in _RATES:
            start = max(previous, *(text.rfind(m, 0, figure.start) + 1 for m in "，；：（）"))
            clause = text[start : figure.start].lstrip(_LIST_MARKS)
            called = names.sub("", _before_bracket(text, start) + clause)
            start = figure.start - len(clause)
            thing = _thing_behind(clause, text[figure.end :])
            yield Statement(
                figure,
                _counts(text[previous:start], called, thing),
                whose(report, text[: figure.start]),
                period(report, text[: figure.start]),
                sentence,
                start,
                figure.end + len(thing),
                is_change=bool(_CHANGE.search(clause)),
                is_part=text[previous:start] in tuple(_LIST_MARKS)
                or sentence.passage.place(figure.start, figure.end) in totals,
                is_narrowed=bool(_MATTER.search(text[previous:start])),
            )
        previous = figure.end


def _before_bracket(text: str, start: int) -> str:
    """Return the words before a bracket that ends at `start`: 微博账号（1个）发布信息9条."""
    bracket = _BRACKET_BEHIND.search(text, 0, start)
    return re.split("[，；：、。（）]", text[: bracket.start()])[-1] if bracket else ""


def _thing_behind(clause: str, after: str) -> str:
    """Return the words right behind a number that name what was counted: 3件公开申请."""
    match = _THING_BEHIND.match(after)
    if not match or _NO_THING.match(match["thing"]) or _DEED.match(match["thing"]):
        return ""
    is_open = not clause or _DEED.search(_DRESS.sub("", clause)[-4:])
    return match[0] if is_open else ""


def _counts(frame: str, clause: str, thing: str) -> str:
    """Return what a number counts, worded the same however it was put."""
    bare = plain(clause) + plain(thing)
    channels = "" if _CHANNEL.search(bare) else "".join(_CHANNEL.findall(plain(frame)))
    return channels + bare


def plain(words: str) -> str:
    """Return words without their dress, synonyms made one; names in quotation marks stay."""
    return "".join(
        piece if piece.startswith("“") else _plain(piece) for piece in _QUOTED.split(words)
    ).strip("，；：、（）")


def _plain(words: str) -> str:
    bare = _DRESS.sub("", words)
    for pattern, same in _SAME:
        bare = pattern.sub(same, bare)
    return bare
