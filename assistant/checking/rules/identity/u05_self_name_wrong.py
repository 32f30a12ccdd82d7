"""自称或层级与单位不符。

## 检查内容
“我局”“我镇”一类自称与单位的层级是否相符；有没有把本单位写成替上级推动“全省”“全县”工作；
乡镇、街道有没有“督导各部门”“督促各乡镇”，有没有写“综合全县各乡镇情况编制”；县的部门有没有写“提升全市政务公开水平”；
“按照贵办要求”一类写给来文机关的称呼。
“我县”“我市”指上级地区的，“按照县政府要求”“全县政务公开会议”一类提到上级的，都不提示。

## 为什么
自称错位，几乎都是整段照搬了别的单位的稿子。

## 怎么改
换成本单位的自称和范围；整段照搬的，按本单位的情况重写。
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.checking.reading.walk import headings, prose
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report
    from assistant.report.units import Level

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"

GOOD = (
    Example(),
    Example(
        sections={
            "others": "2024年我镇按照县政府要求，参加全县政务公开会议2次，收取信息处理费0元。"
            "我县政府门户网站设有我镇专栏，本地企业可在本级窗口查阅。"
        }
    ),
    Example(
        sections={
            "others": "2024年我局推进全县水务系统政务公开，收取信息处理费0元。"
            "市政务公开办办班2期，着力提升全市政务公开水平，我局2人参加。"
        },
        unit="云岭县水务局",
    ),
    Example(
        sections={"others": "县政府办公室指导全县政府信息公开工作，镇里照办。收取信息处理费0元。"}
    ),
)
BAD = (
    Example(sections={"others": "2024年我局收取信息处理费0元。"}),
    Example(sections={"others": "2024年我镇收取信息处理费0元。"}, unit="云岭县水务局"),
    Example(sections={"others": "2024年我乡收取信息处理费0元。"}),
    Example(sections={"others": "我镇组织推动全省政府信息公开工作，收取信息处理费0元。"}),
    Example(sections={"others": "做好全市政务公开工作的统筹协调，收取信息处理费0元。"}),
    Example(sections={"others": "督导各部门规范办理公开申请，收取信息处理费0元。"}),
    Example(sections={"preface": "本报告综合全县各乡镇、各部门政府信息公开情况编制。"}),
    Example(sections={"preface": "根据《条例》和贵办要求，编制本报告。"}),
    Example(sections={"overview": "2024年，着力提升全市政务公开水平。"}, unit="云岭县水务局"),
)

# 我区域, 本市场, 我办理, 本局面 and the like are other words.
_SELF = Pattern(
    r"(?<!自)[我本](?:局(?![限面部势])|镇(?![定痛])|乡(?!镇)|街道|委(?![托员派任])|办(?![理法公事好结学案])"
    r"|厅|中心(?![城任])|院(?![校士系落])|社(?![区会团保])|馆|县|区(?![域别间块分])|市(?!场)|省|旗|州|盟)"
)
_PLACES = "县区市省旗州盟"
# What the places above a unit may be called, by the level of the unit.
_ABOVE = {"县级政府": "市州盟省", "市政府": "省", "省级": "", "国务院部门": ""}
_ACTING = Pattern(
    r"(?:^|(?<=[，、；：。）]))(?:我[局镇乡办]|我街道|本[局镇乡])?(?:积极|扎实|有效|持续|不断|全面|认真|大力)?"
    r"(?:组织推动|组织推进|组织指导|统筹推进|统筹协调|指导监督|部署推进|推动|推进|指导|协调|组织)"
    r"(全[国省市县区])(?:的)?(?:政府信息公开|政务公开|政务信息公开|信息公开)"
)
_ACTING_ON = Pattern(
    r"(?:加强|强化|做好|抓好|承担)(?:对)?(全[国省市县区])(?:的)?"
    r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:的)?"
    r"(?:组织|统筹|协调|指导|监督|检查|考核|推进){1,3}"
)
# 综合全县各乡镇、各部门情况编制 is what the county's own report says.
_COMPILED_OF = Pattern(
    r"(?:综合|汇总|根据)(全[国省市县区旗])(?:的)?各(?:乡|镇|街道|县|区|部门|单位)"
)
_ADDRESSED = Pattern(
    r"(?:^|(?<=[，。；：、（》和按据照向与由经请及对将同至]))贵(?:办|局|委|厅|单位|机关|部门|中心|县|区|市)"
    r"(?![法理州阳港池溪南])"
)
_DIRECTING = Pattern(r"(?:督导|督促)(?:各部门(?!、?(?:各村|站所|办))|各乡镇|各镇街|各县区)")
# What a county's bureau says of a whole city, where no office of the city is the doer.
_RAISING = Pattern(
    r"(?:^|(?<=[，、；：。]))(?:着力|切实|不断|持续|全面|大力|有效|积极|进一步)+"
    r"(?:提升|提高|推动|推进|加强|做好)(全[省市])(?:的)?(?:政府信息公开|政务公开|政务信息公开|信息公开)"
)
_CITY_DOES = Pattern(
    r"(?:^|[，。；：])(?:(?:20\d\d)年|\d+月)?(?:(?!围绕|落实|按照|贯彻|根据|聚焦)[^，。；：、\d]){0,3}[市省]"
    r"(?:委|政府|里|政务公开|信息公开|[^，。；：、]{1,8}局)"
)
_GRASSROOTS = ("镇", "乡", "街道")
# 镇党委, 乡政府, 街道党工委 where the sentence's doer stands, or 全镇: another grade of township.
_GRADE = Pattern(
    r"(?:^|(?<=[，。；：、）由年]))(?:(镇|乡|街道)(?:党委|党工委|政府|机关|办事处|党政(?:综合)?办|纪委|人大(?!代表)|里)"
    r"|全(镇|乡|街道)(?![镇村级]))"
)
# What a department of that ending does not call itself: a 局 is no 委.
_ENDINGS = {"局": "委厅院馆社", "委": "局厅院馆社", "会": "局厅院馆社", "厅": "局委院馆社"}


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every kind of wrong self-name, and for claims to act for a wider area."""
    if report.level is None:
        yield NotAssessed("认不出单位层级")
        return
    yield from _self_names(report, report.level)
    yield from _unlike_the_name(report, report.level)
    for passage in (*headings(report), *prose(report)):
        yield from _acting_above(passage, report.level)
        yield from _addressed(passage)
        if report.level.name == "县级部门" and "县" in report.unit:
            yield from _raising(passage, report)
        if report.level.name in _GRASSROOTS:
            yield from _directing(passage, report.level)
            yield from _other_grades(passage, report.level)


def _self_names(report: Report, level: Level) -> Iterator[Fault]:
    above = _ABOVE.get(level.name, _PLACES)
    found = [
        (paragraph, match)
        for paragraph in (*headings(report), *prose(report))
        for match in _SELF.finditer(paragraph.text)
        if match[0] not in level.self_names and match[0][1:] not in above
    ]
    counted = Counter(match[0] for _, match in found)
    for paragraph, match in found:
        times = counted.pop(match[0], 0)
        if times:
            yield _wrong_name(paragraph, match, level, times)


def _unlike_the_name(report: Report, level: Level) -> Iterator[Fault]:
    """Yield the first self-name that the level may have, but not a unit with this name."""
    others = _ENDINGS.get(report.unit[-1:], "") if level.name.endswith("部门") else ""
    if level.name == "县级政府":
        ending = next((c for c in reversed(report.unit) if c in "县区旗市"), "")
        others = {"县": "旗", "旗": "县", "市": "县旗", "区": "县旗"}.get(ending, "")
    for paragraph in (*headings(report), *prose(report)):
        for match in _SELF.finditer(paragraph.text):
            if match[0] in level.self_names and match[0][1:] in others:
                yield Fault(
                    paragraph.place(match.start(), match.end()),
                    f"自称“{match[0]}”与单位名称{report.unit}不符",
                    "请核对；是照搬来的，请改成本单位的自称",
                    severity=Severity.WARNING,
                    certainty=Certainty.ASK,
                )
                return


def _other_grades(paragraph: Passage, level: Level) -> Iterator[Fault]:
    for match in _GRADE.finditer(paragraph.text):
        if (match[1] or match[2]) != level.name:
            yield Fault(
                paragraph.place(match.start(), match.end()),
                f"“{match[0]}”与单位层级（{level}）不符",
                f"请核对；是照搬来的，请改为“{level.name}”，并核对这一句的数字和事实",
                severity=Severity.WARNING,
                certainty=Certainty.ASK,
            )


def _wrong_name(paragraph: Passage, match: re.Match[str], level: Level, times: int) -> Fault:
    often = f"，全文{times}处" if times > 1 else ""
    return Fault(
        paragraph.place(match.start(), match.end()),
        f"自称“{match[0]}”与单位层级（{level}）不符{often}",
        f"请改为“{level.self_names[0]}”；整段照搬来的，请按本单位的情况重写",
    )


def _acting_above(paragraph: Passage, level: Level) -> Iterator[Fault]:
    text = paragraph.text
    acting = (_ACTING, _ACTING_ON, _COMPILED_OF)
    for match in (found for pattern in acting for found in pattern.finditer(text)):
        if match[1] not in level.whole:
            yield Fault(
                paragraph.place(match.start(), match.end()),
                f"“{match[0]}”超出本单位的层级（{level}）",
                f"请改为本单位的范围，如“{level.whole[0]}”",
            )


def _raising(paragraph: Passage, report: Report) -> Iterator[Fault]:
    for match in _RAISING.finditer(paragraph.text):
        sentence = paragraph.text[: match.start()].rpartition("。")[2]
        if not _CITY_DOES.search(sentence):
            yield Fault(
                paragraph.place(match.start(), match.end()),
                f"“{match[0]}”说的是{match[1]}，本单位是{report.unit}",
                "请确认是不是照搬了上级的文字；是的，请改为“全县”，并核对这一段",
                severity=Severity.WARNING,
                certainty=Certainty.ASK,
            )


def _addressed(paragraph: Passage) -> Iterator[Fault]:
    """Yield the words that speak to the office which asked for the report."""
    for match in _ADDRESSED.finditer(paragraph.text):
        yield Fault(
            paragraph.place(match.start(), match.end()),
            f"“{match[0]}”是公函里称呼对方的话，年报是向社会公布的",
            "请写出那个机关的名称",
            severity=Severity.WARNING,
        )


def _directing(paragraph: Passage, level: Level) -> Iterator[Fault]:
    for match in _DIRECTING.finditer(paragraph.text):
        yield Fault(
            paragraph.place(match.start(), match.end()),
            f"“{match[0]}”像是上级机关的话，{level}下面是站所、办公室和村（社区）",
            "请确认是不是照搬了上级的文字；是的，请改成本单位的内设机构",
            severity=Severity.INFO,
            certainty=Certainty.ASK,
        )
