"""What the prose says of the applications received and dealt with, number by number."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.once import once
from assistant.checking.reading.scope import Standing, standing
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.report import Report, Sentence


class Said(Enum):
    """Which quantity of table three a number in prose stands for."""

    RECEIVED = "新收"
    ACCEPTED = "受理"
    CARRIED_IN = "上年结转"
    SETTLED = "办结"
    CARRIED_OUT = "结转下年"


class Saying(NamedTuple):
    """A number of applications that the prose gives; `start` and `end` bracket its words."""

    said: Said
    value: Decimal
    standing: Standing
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the words that say it."""
        return self.sentence.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Return where the words stand."""
        return self.sentence.passage.place(self.start, self.end)


_UNITS = frozenset({"件", "件次", "条", "宗", "起", "份", "个", "例", "项", "人次", "次"})
_SECTIONS = ("overview", "applications", "others")
_MENTION = Pattern(r"申请|新收|结转|转结|顺延|办结|办毕|办理完")
_NOUN = r"(?:依申请公开|依法申请公开|申请公开|申请)"
_YEAR_AFTER = r"(?:下一?个?年度?|次年|明年|(?P<year>20\d\d)年度?)"

# What else is received, settled or absent in these sections: never a number of applications.
_ELSE = Pattern(
    r"复议|诉讼|应诉|败诉|救助|许可|补贴|低保|举报|投诉|信访|来电|留言|建议|提案|撤销|撤回|延期|补正|听证|减免"
    r"|费|更正|异议|登记|咨询|热线|工单|信箱|线索|意见|反馈|执行|赔偿|仲裁|调解|超时|逾期|超期|不当|引[起发]"
    r"|因|纠纷|问题|答复率|满意|专栏|证明|审批|结转|时限|流程|程序|制度|渠道|事项目录"
)
# Words that cut the number down to a part of all applications.
_PART = Pattern(
    r"网上|网络|在线|网站|信函|来函|邮寄|邮件|邮箱|当面|当场|现场|传真|平台|窗口|书面|口头|其中|(?<![、和及或])企业(?![、和及或])"
    r"|自然人(?![、和及或])|律师|重复|类(?:政府信息)?申请|涉及|关于|分别|同比|增|减|予以公开|不予|部分公开"
    r"|按[时期]|延期|提前|期限内|时限内"
)
# 按时办结18件，结转下年2件 tells of all that was settled.
_IN_TIME = Pattern(r"按[时期]")
_LEFT = Pattern(r"(?:结转|转结|转入|顺延)(?:到|至)?(?:下|次年|20\d\d年)")
# 网上申请3件、书面申请2件: the first of two numbers is a part, too.
_LISTED = Pattern(r"、[^，。；：、]{0,14}\d")
_ATTRIBUTE = Pattern(r"依申请公开(?:的)?(?:政府|政务)?(?:信息|文件|公文|目录|事项|内容)")
_RECEIVE = Pattern(
    r"(?P<verb>新收到?|接收到?|收到|接到|收悉|受理|收办|办理|处理|收(?=政府信息))(?P<object>[^，。；：]{0,46})$"
)
_NOUN_FIRST = Pattern(
    rf"{_NOUN}(?:案件|件|数量|数)?(?P<verb>共收到|收到|新收|受理|办理|接收)(?:了)?(?:共|总数|为)?$"
)
_NOUN_AFTER = Pattern(
    rf"(?:的)?(?:政府信息|政务信息|信息|书面|公众)?(?:依)?(?:公开)?{_NOUN}(?!公开(?:信息|文件))"
)
_TAIL = Pattern(
    r"(?:数量|总数|数|案件|办件|件|事项|情况|共计|合计|总计|累计|共|为|有|了|各类|到)+$"
)
_CARRIED_IN = Pattern(
    r"(?:(?:上一?年度?|去年|(?P<year>20\d\d)年度?)(?:结转|转结|遗留|转入)|(?:结转|转结)上一?年度?)"
    r"[^，。；：、]{0,16}$"
)
_CARRIED_OUT = Pattern(
    rf"(?:结转|转结|转|顺延|延续|延至|留待)(?:到|至|入)?{_YEAR_AFTER}[^，。；：、]{{0,16}}$"
)
_CARRIED_AFTER = Pattern(
    r"(?:申请)?(?:正在办理|尚在办理|未办结|办理)?(?:中)?(?:将)?"
    rf"(?:结转|转结|顺延|转)(?:到|至|入)?{_YEAR_AFTER}(?:继续)?(?:办理|办结|处理|答复)?(?![^，。；]{{0,9}}\d)"
)
_SETTLED = Pattern(r"(?:办结|办毕|办理完毕|办理完结)(?:了)?(?P<object>[^，。；：、]{0,24})$")
_OTHER_CASES = Pattern(
    r"复议|诉讼|建议|提案|留言|信箱|热线|工单|信访|投诉|举报|来信|许可|处罚|咨询|意见|诉求|事项|资金|费"
)
# 没有一件结转下年度 counts none; 新收和上年结转加起来2件 counts both.
_NOT_ONE = Pattern(r"(?:没有|无|未有?)$")
_BOTH_SUMMED = Pattern(
    r"(?:新收|收到)[^，。；：、\d]{0,6}(?:和|与|及|同|加上?|连同)(?:上一?年度?|去年)|加起来|合起来|合计|相加|在内"
)
# 没有 and 无 take any object, so only the words of an application may stand between.
_APPLICANTS = (
    r"(?:公民|法人|其[他它]|组织|群众|居民|村民|市民|家长|职工|社会|公众|个人|单位|企业|任何|主动|要求|公开|获取|政府|政务|信息"
    r"|[我本][镇乡局街道县区市机关]+|向|提出|提交|相关|有关|依法|依|新|人|的|和|及|或者?|与|、){0,24}?"
)
# 没有向申请人收取信息处理费 says nothing of how many came.
_ZERO = Pattern(
    r"(?:(?:未|没有?|尚未|从未|暂未|未曾)(?:新)?(?:收到|接到|接收到?|接获|受理|收|发生|产生|出现|办理)过?"
    rf"(?P<object>[^，。；：]{{0,46}}?)"
    rf"|(?:没有|未有|(?<![有并])无){_APPLICANTS}){_NOUN}(?!人[^，。；]{{0,8}}费)(?P<after>[^，。；：]{{0,16}})"
)
# 自然人没有提出申请 and 没有企业提出申请 say nothing of the others; 公民、法人都没有 does of all.
_NATURAL, _LEGAL = Pattern(r"自然人|公民|个人"), Pattern(r"法人|企业|单位|组织|机构")
_APPLICANT_END = Pattern(
    r"(?:自然人|公民|个人|法人|企业|组织|(?:科研|服务|中介)机构)(?:[都均也]|本年|年内|全年)*$"
)
_NOT_OF_REQUESTS = Pattern(
    r"(?:工作|事项|案件|办理|信息|答复|引[起发]|相关|类|方面|而|的)*(?:被)?"
    r"(?:(?:行政)?(?:复议|诉讼)|投诉|举报|超时|逾期|超期|不当|败诉|异议|纠纷|收费|费|渠道|平台|专栏|制度)"
)
# 收到依申请公开信息6条 gives no number of applications, but does not say there were none either.
_HINT = Pattern(
    r"(?:收到|受理|接到)[^，。；]{0,20}(?:依申请|公开申请)[^，。；\d]{0,12}[1-9]\d*[件条宗起]"
)
_NO_CARRY = Pattern(
    r"(?:无|没有|未)上一?年度?(?:结转|转结)|上一?年度?(?:无|没有|未)(?:结转|转结)"
    r"|(?P<out>(?:无|没有|未)(?:一件(?:申请)?)?(?:结转|转结|转)(?:至|到)?(?:下一?年|次年|20\d\d年))"
)


@once
def sayings(report: Report) -> tuple[Saying, ...]:
    """Return what sections one, three and six say of applications, in reading order."""
    return tuple(
        saying
        for sentence in report.sentences
        if sentence.section in _SECTIONS and _MENTION.search(sentence.text)
        for saying in sorted(
            [*_in_figures(report, sentence), *_in_words(report, sentence)],
            key=lambda saying: saying.start,
        )
    )


def received_none(report: Report) -> bool | None:
    """Return whether no application was received or carried over; None when it cannot be told."""
    said = [
        saying
        for saying in sayings(report)
        if saying.said is not Said.SETTLED and saying.standing is not Standing.OTHER
    ]
    if any(saying.value for saying in said):
        return False
    table = report.tables.get("applications")
    known = [table.get(f"{row}.total") if table else None for row in ("received", "carried_in")]
    if any(known):
        return False
    if any(_HINT.search(sentence.text) for sentence in report.sentences):
        return None
    if None not in known:
        return True
    return True if any(saying.said is not Said.CARRIED_IN for saying in said) else None


def is_about_requests(sentence: Sentence, words: str = "") -> bool:
    """Return whether a sentence (or these words of it) speaks of applications, and nothing else."""
    if words and re.search(_NOUN, words):
        return not _OTHER_CASES.search(words)
    if _OTHER_CASES.search(sentence.text):
        return False
    is_at_home = sentence.topic == "requests" or sentence.section == "applications"
    return is_at_home or bool(re.search(_NOUN, sentence.text))


def _in_figures(report: Report, sentence: Sentence) -> Iterator[Saying]:
    text = sentence.text
    previous = 0
    for figure in read_figures(text):
        if figure.unit in _UNITS and not figure.is_approximate:
            start = max(
                previous, *(text.rfind(m, previous, figure.start) + 1 for m in "，；：（）")
            )
            found = _carried(report, text, start, figure) or _handled(sentence, start, figure)
            if found:
                said, begin, end = found
                how = _standing(report, text, begin, end, said)
                yield Saying(said, figure.value, how, sentence, begin, end)
        previous = figure.end


def _carried(report: Report, text: str, start: int, figure: Figure) -> tuple[Said, int, int] | None:
    """Return which carried-over number a figure is, with the bounds of its words."""
    before, after = text[start : figure.start], text[figure.end :]
    for said, pattern, distance in (
        (Said.CARRIED_IN, _CARRIED_IN, -1),
        (Said.CARRIED_OUT, _CARRIED_OUT, 1),
    ):
        match = pattern.search(before)
        if match and _BOTH_SUMMED.search(before):
            return None
        if match and not _OTHER_CASES.search(match[0]):
            return (
                (said, start + match.start(), figure.end)
                if _fits(report, match, distance)
                else None
            )
    match = _CARRIED_AFTER.match(after)
    if match and _fits(report, match, 1) and not _NOT_ONE.search(before):
        return Said.CARRIED_OUT, figure.start, figure.end + match.end()
    return None


def _fits(report: Report, match: re.Match[str], distance: int) -> bool:
    """Return whether the year named, if one is, lies `distance` years from the report's."""
    return not (match["year"] and report.year) or int(match["year"]) == report.year + distance


def _handled(sentence: Sentence, start: int, figure: Figure) -> tuple[Said, int, int] | None:
    """Return whether a figure was received, accepted or settled, with the bounds of its words."""
    before, after = sentence.text[start : figure.start], sentence.text[figure.end :]
    first = _NOUN_FIRST.search(before)
    if first:
        return _by_verb(first["verb"]), start + first.start(), figure.end
    match = _RECEIVE.search(before)
    if match:
        end = _end_of_object(sentence, match, after, figure)
        if end:
            return _by_verb(match["verb"]), start + match.start(), end
    match = _SETTLED.search(before)
    if not match or _ELSE.search(match["object"]) or not is_about_requests(sentence, match[0]):
        return None
    return Said.SETTLED, start + match.start(), figure.end


def _end_of_object(
    sentence: Sentence, match: re.Match[str], after: str, figure: Figure
) -> int | None:
    """Return where the words end if what was received is applications, else None."""
    thing = _TAIL.sub("", match["object"])
    if not thing:
        noun = _NOUN_AFTER.match(after)
        if noun and not _ELSE.search(re.split(r"[，；：、（]", after[noun.end() :])[0][:6]):
            return figure.end + noun.end()
        is_at_home = sentence.topic == "requests" or sentence.section == "applications"
        is_at_home = is_at_home or bool(re.search(_NOUN, sentence.text[: figure.start]))
        is_alone = not re.match(r"[^，。；、（）]", after)
        return figure.end if is_at_home and is_alone and "新收" in match["verb"] else None
    if not _is_request(sentence, thing):
        return None
    return None if figure.unit in ("条", "项") and _ATTRIBUTE.search(thing) else figure.end


def _is_request(sentence: Sentence, thing: str) -> bool:
    """Return whether `thing` names applications for information, not for licences or services."""
    if not re.search(rf"{_NOUN}$", thing) or _ELSE.search(thing):
        return False
    return "公开" in thing or "信息" in thing or (sentence.topic == "requests" and len(thing) <= 4)


def _by_verb(verb: str) -> Said:
    return Said.ACCEPTED if verb in ("受理", "收办", "办理", "处理") else Said.RECEIVED


def _standing(report: Report, text: str, start: int, end: int, said: Said) -> Standing:
    clause = text[max(text.rfind(mark, 0, start) for mark in "，；：") + 1 : end]
    if "新收" in clause:
        clause = clause.replace("其中", "")
    if said is Said.SETTLED and _LEFT.search(text, end):
        clause = _IN_TIME.sub("", clause)
    if said not in (Said.CARRIED_IN, Said.CARRIED_OUT) and (
        _PART.search(clause) or _LISTED.match(text, end)
    ):
        return Standing.OTHER
    return standing(report, text[:start])


def _of_one_kind(text: str, match: re.Match[str]) -> bool:
    """Return whether none came of one kind of applicants only: named in front, or within."""
    clause = re.split(r"[，；：。]", text[: match.start()])[-1]
    named = (clause if _APPLICANT_END.search(clause) else "") + match[0][
        : match.start("after") - match.start()
    ]
    return bool(_NATURAL.search(named)) is not bool(_LEGAL.search(named))


def _in_words(report: Report, sentence: Sentence) -> Iterator[Saying]:
    text = sentence.text
    for match in _ZERO.finditer(text):
        thing = match["object"] or ""
        if _ELSE.search(thing) or _NOT_OF_REQUESTS.match(match["after"]):
            continue
        how = standing(report, text[: match.start()])
        if _PART.search(thing) or (match["object"] is None and _of_one_kind(text, match)):
            how = Standing.OTHER
        end = match.start("after")
        yield Saying(Said.RECEIVED, Decimal(0), how, sentence, match.start(), end)
    for match in _NO_CARRY.finditer(text):
        said = Said.CARRIED_OUT if match["out"] else Said.CARRIED_IN
        how = standing(report, text[: match.start()])
        yield Saying(said, Decimal(0), how, sentence, *match.span())
