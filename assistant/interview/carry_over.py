"""What a unit's last report tells for the next one: names, contact, what was carried on, problems.

This year's own numbers are never taken from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.report.units import superiors_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.report import Report

Raw = str | int | bool | list[str] | list[dict[str, str]]

_PREFACE = {
    "unit.phone": re.compile(r"0\d{2,3}-\d{7,8}"),
    "unit.email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    "unit.postcode": re.compile(r"邮(?:政编码|编)[：:为]?(\d{6})"),
    "unit.address": re.compile(r"(?<!网)(?:地址|地点)(?:[：:]|为|是)?([^，。；、：（）()]{4,40})"),
    "unit.contact_office": re.compile(
        r"(?:请与|请联系|联系单位[：:为]?|承办机构[：:为]?)([^，。；、：（）()]{3,24}?)(?:联系|咨询|[，。；（(])"
        r"|(?<=[，。；])([^，。；、：（）()]{3,24}?)负责(?:解答|答复|解释)"
    ),
    "report.url": re.compile(r"(?:https?://|www\.)[\w./?=&%:~#-]+", re.ASCII),
    "report.site": re.compile(
        r"(?:(?<=[，。；（])|[在到请]|打开|查看|登录|登陆|进入|浏览|通过|访问)"
        r"((?:(?!打开|查看|登录|登陆|进入|浏览|通过|访问)[^，。；、：（）()“”请在到]){2,24}?(?:门户)?网站)"
    ),
    "report.column": re.compile(r"“([^”]{2,20})”(?:专栏|栏目)"),
}
_TOTAL = re.compile(r"主动公开(?:政府)?信息(?:总数|总量|共计?|合计)?(\d[\d,]*)条")
_ACCOUNT = re.compile(
    r"“[^”]{2,16}”(?:微信)?(?:公众号|视频号|抖音号|头条号)|“[^”]{2,16}”(?:政务)?微博"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A fact taken from the last report: its path, its value as written, and where it stood."""

    path: str
    value: Raw
    place: str


def carried_over(report: Report, problems: Sequence[str]) -> tuple[Carried, ...]:
    """Return what last year's report tells; `problems` are what it called its problems."""
    carried = [*_names(report), *_said(report), *_figures(report)]
    if problems:
        told: Raw = [{"problem": one} for one in problems]
        carried.append(Carried("promises", told, "第五部分的问题"))
    return tuple(carried)


def nested(carried: Sequence[Carried]) -> dict[str, object]:
    """Return the facts as a fact file holds them."""
    raw: dict[str, object] = {}
    for one in carried:
        *sections, key = one.path.split(".")
        place = raw
        for section in sections:
            place = place.setdefault(section, {})  # type: ignore[assignment]
        place[key] = one.value
    return raw


def _names(report: Report) -> Iterator[Carried]:
    if report.unit:
        yield Carried("unit.name", report.unit, "标题")
        if report.level:
            yield Carried("unit.level", report.level.name, "单位名称")
        if above := list(superiors_of(report.unit)):
            yield Carried("unit.superiors", above, "单位名称")
    if report.year:
        yield Carried("report.year", report.year + 1, "标题中的年度加一年")
    yield Carried("report.has_last_report", True, "这份年报")


def _said(report: Report) -> Iterator[Carried]:
    """Yield what preface and platform say in words."""
    preface = "\n".join(line.text for line in report.preface)
    for path, pattern in _PREFACE.items():
        if found := pattern.search(preface):
            yield Carried(path, found[found.lastindex or 0].strip(), "前言")
    overview = _text(report, "overview")
    if accounts := list(dict.fromkeys(_ACCOUNT.findall(overview))):
        yield Carried("platform.account_names", accounts, "第一部分")


def _figures(report: Report) -> Iterator[Carried]:
    """Yield last year's figures that the next report is compared with or goes on from."""
    if found := _TOTAL.search(_text(report, "overview")):
        yield Carried("proactive.last_total", int(found[1].replace(",", "")), "第一部分")
    table = report.tables.get("applications")
    if table is None:
        return
    received = table.get("received.total")
    if received is not None:
        yield Carried("requests.last_received", int(received), "表三第一项总计")
    for key, value in table.figures.values.items():
        row, _, column = key.partition(".")
        if row == "carried_out" and column != "total":
            yield Carried(f"applications.carried_in.{column}", int(value), "表三第四项")


def _text(report: Report, section: str) -> str:
    return "\n".join(one.text for one in report.sentences if one.section == section)
