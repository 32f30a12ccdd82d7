"""Prose with nothing in it to check: worn-out phrases, passages without a number or a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.knowledge import any_of, load_knowledge, pattern
from assistant.checking.rule import Threshold
from assistant.corpus.normalise import han_length, names_of, short_name, stem_of
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern
from assistant.report.places import written_places
from assistant.report.units import superiors_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Context
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Topic

# How they were measured stands in phrasebank/knowledge/worn_out.toml.
DENSITY = Threshold("U11.density", 2.2, 0, 20, "每100个汉字里的套话超过这么多处就提示")
UNNUMBERED = Threshold(
    "U11.unnumbered", 120, 0, 10_000, "总体情况的一个小节超过这么多字仍没有数字和名称就提示"
)
ANONYMOUS = Threshold("U12.anonymous", 40, 0, 10_000, "一段话超过这么多汉字仍没有数字和名称就提示")


class Wear(NamedTuple):
    """How worn a report's prose is: phrases found, by name; Han read; the paragraph with most."""

    names: tuple[str, ...]
    length: int
    worst: Passage | None

    @property
    def density(self) -> float:
        """Return how many worn-out phrases stand in 100 Han."""
        return 100 * len(self.names) / self.length if self.length else 0.0


def wear(report: Report) -> Wear:
    """Return how worn the prose of the sections is; the preface follows its own form."""
    paragraphs = [p for section in report.sections for p in section.paragraphs]
    found = [list(_worn_out(paragraph.text)) for paragraph in paragraphs]
    most = max(zip(found, paragraphs, strict=True), key=lambda pair: len(pair[0]), default=None)
    return Wear(
        tuple(name for names in found for name in names),
        sum(han_length(paragraph.text) for paragraph in paragraphs),
        most[1] if most and most[0] else None,
    )


def _worn_out(text: str) -> Iterator[str]:
    for phrase in load_knowledge("worn_out")["phrase"]:
        for _ in pattern(phrase["pattern"]).finditer(text):
            yield phrase["name"]


# 一是, 三审三校, 五公开 and 四个意识 count nothing; 两名, 十二个村 and an open question do.
_COUNTED = Pattern(
    r"\d|【|(?<![第每])[二两三四五六七八九十百千]{1,4}(?:余)?(?:名|次|件|条|项|人|场|期|篇|份|批|家|处|户|村|天"
    r"|个(?!意识|自信|维护|确立|代表|服从|一律))|一(?:名|次|场|期|篇|份|批|处|户)(?!性)"
)
_NOTHING_HAPPENED = Pattern(
    r"(?:未|没有|无|尚未|暂无|不存在|从未)(?:再)?(?:收到|接到|受理|发生|出现|制[发定]|收取|开展|举办|组织|召开|研究|发出|设立|[^，。]{0,8}(?:申请|情形|情况|费用))"
    r"|零报告|无其他"
)


def says_a_fact(text: str) -> bool:
    """Return whether `text` gives a number, or says that something did not happen."""
    return bool(_COUNTED.search(text) or _NOTHING_HAPPENED.search(text))


def digit_free_topics(report: Report, context: Context) -> Iterator[tuple[Topic, int]]:
    """Yield the overview's long topics that give no number and name nothing, and their length."""
    overview = report.section("overview")
    own = _own_names(report)
    for topic in overview.topics if overview else ():
        length = len(topic.text)
        if length <= context.threshold(UNNUMBERED) or says_a_fact(topic.text):
            continue
        if not any(_proper_names(own.sub("", topic.text))):
            yield topic, length


_SELF = Pattern(
    r"(?<!自)[我本全](?:局|镇|乡|街道|委|办|厅|中心|院|馆|县|区|市|省|旗|州|单位|机关|部门|系统)"
    rf"|[镇乡县市区](?:党委|党政办|政府(?!信息))|{HAN}{{2}}(?:经开区|高新区|开发区|工业园区|产业园区|度假区)"
)
_QUOTED = Pattern(r"“([^”]+)”|《([^》]+)》")
_EVERYBODY = Pattern(r"^(?:中华人民共和国)?(?:政府信息公开)?条例$|^保守国家秘密法|^宪法")
_LATIN = Pattern(r"[A-Za-z]{4,}")


def anonymous_paragraphs(report: Report, context: Context) -> Iterator[Passage]:
    """Yield the long paragraphs that any unit could have: no number, no name, no 我镇."""
    least = context.threshold(ANONYMOUS)
    own = _own_names(report)
    told = {id(p) for topic, _ in digit_free_topics(report, context) for p in topic.paragraphs}
    for key in ("overview", "others"):
        section = report.section(key)
        for paragraph in section.paragraphs if section else ():
            is_long = han_length(paragraph.text) > least and id(paragraph) not in told
            if is_long and _is_anonymous(paragraph.text, own):
                yield paragraph


def _own_names(report: Report) -> Pattern:
    """Return a pattern of what the unit is called, and calls itself."""
    # 云江医保 is an account of 云江市医疗保障局: the bare name of the place is the unit's own.
    stems = {stem_of(place) for place in (report.unit, *superiors_of(report.unit))}
    names = {*names_of(report.unit), short_name(report.unit), *stems} - {""}
    selves = report.level.self_names if report.level else ()
    return any_of(map(re.escape, sorted({*names, *selves}, key=len, reverse=True)))


def _is_anonymous(text: str, own: Pattern) -> bool:
    if (
        text.endswith("：")
        or _tells_how_it_was_compiled(text)
        or says_a_fact(text)
        or own.search(text)
        or _SELF.search(text)
    ):
        return False
    return not (any(_proper_names(text)) or _LATIN.search(text))


def _tells_how_it_was_compiled(text: str) -> bool:
    """Return whether a paragraph is a preface that stands inside section one."""
    return bool(any_of(load_knowledge("overview")["explanation"]).match(text))


def _proper_names(text: str) -> Iterator[str]:
    """Yield the names of places, documents and columns in `text`, not laws and slogans."""
    ordinary = load_knowledge("names")["ordinary"]
    places = (place for place in written_places(text) if place.codes)
    yield from (place.name for place in places if place.name not in ordinary)
    slogans = any_of(phrase["pattern"] for phrase in load_knowledge("worn_out")["phrase"])
    for quoted in _QUOTED.finditer(text):
        name = quoted[1] or quoted[2]
        if not _EVERYBODY.search(name) and not slogans.search(name):
            yield name
