"""Places of China: which names stand in a text, and which place lies within which."""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import PhrasebankError
from assistant.paths import phrasebank
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrittenPlace(NamedTuple):
    """A place's name as it stands in a text; `codes` is empty when the list does not know it."""

    name: str
    start: int
    end: int
    codes: tuple[str, ...]


def areas_called(name: str) -> tuple[str, ...]:
    """Return the codes of every place of that name, empty when the list knows none.

    A code begins with the codes of the places around it: 37 a province, 3708 a city, 370828 a
    county, 370828 and its name a township or sub-district.
    """
    return _areas_called(name)


def within_or_around(one: str, other: str) -> bool:
    """Return whether the one place lies within the other, or they are the same."""
    return one.startswith(other) or other.startswith(one)


def towns_of(county: str) -> tuple[str, ...]:
    """Return the townships and sub-districts of a county by its code."""
    found = re.search(rf"^,{county},[^,]+,(.+),$", _list(), re.MULTILINE)
    return tuple(found[1].split(",")) if found else ()


def name_of(code: str) -> str:
    """Return the name of the place with that code, "" when the list has none."""
    if len(code) > _COUNTY:
        return code[_COUNTY:]
    found = re.search(rf"^,{code},([^,]+),", _list(), re.MULTILINE)
    return found[1] if found else ""


_COUNTY = 6


@cache
def _list() -> str:
    """Return the list, a line a county, every field between commas; 6 ms the first time."""
    path = phrasebank() / "knowledge" / "places.tsv.gz"
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}），请重新安装 nianbao") from error
    return "," + text.replace("\t", ",").replace("\n", ",\n,")


@cache
def _areas_called(name: str) -> tuple[str, ...]:
    text, wanted = _list(), f",{name},"
    codes = []
    at = text.find(wanted)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 2
        code = text[line : text.index(",", line)]
        is_town = at > line + len(code)
        codes.append(code + name if is_town else code)
        at = text.find(wanted, at + 1)
    return tuple(codes)


# What follows makes another word of it: 市场, 乡村, 区域, 镇街, 旗下.
_END = Pattern(
    r"街道|苏木|镇(?!街)|乡(?![村镇土])|县(?!域|乡|直)|(?:自治|地)?区(?![域别间块分划])|市(?![场面容])"
    r"|旗(?![下舰帜])|自治州|盟(?!友)|省(?![略去时力])"
)
_LONGEST, _SHORTEST = 11, 3
# A name begins after a mark or number, after another place, or after one of these words.
_BEFORE = Pattern(
    r"(?:^|[\W\d]|[年度由在到赴与和向对从往至及经将被让请为以是即含省市县区旗州盟镇乡]|街道"
    r"|推动|推进|促进|提升|加强|确保|保障|做好|围绕|指导|组织|按照|根据|结合|通过|依托|利用|借助|登录|推广|打造|编制|印发|现将|现发布|现公布)$"
)
_STRICTLY_BEFORE = Pattern(r"(?:^|[\W\d]|[年度由省市县区])$")
_FORM = Pattern(r"[^\W\d]{2,3}(?:镇|乡|街道|县|市)")
# Characters that no stem of a made-up or unlisted name is taken to hold.
_NO_STEM = Pattern(
    r"[我全各本该此每某两几些个所有是的了在和与及为对将由到从向往以因等其他它首年月日报名"
    r"一二三四五六七八九十]|乡镇|街道.|社区|兄弟|相关|部分|周边|相邻|试点|示范|重点|中心|特色|建制"
    r"|基层|先进|辖区|县城|县区|县市|城市|集镇|城乡|城镇|省市|市县|上级|下级"
    r"|通过|依托|完善|按照|根据|围绕|结合|做好|提升|增加|促进|加大|加强|推动|推进|统筹|指导|组织"
    r"|打造|利用|覆盖|督促|规范|健全|协调|配合|充实|建设|建立|落实|保障|服务|走进|深入|实现"
)


def written_places(text: str) -> Iterator[WrittenPlace]:
    """Yield the places named with their 镇, 县, 市 … in `text`, the longest name at each end.

    Names that the list does not know are told by their form, and only where they begin a clause.
    """
    for end in _END.finditer(text):
        found = _known(text, end.end()) or _formed(text, end.end())
        if found:
            yield found


def _known(text: str, end: int) -> WrittenPlace | None:
    for length in range(min(_LONGEST, end), _SHORTEST - 1, -1):
        start = end - length
        name = text[start:end]
        if not name.isalpha() or not _BEFORE.search(text[max(0, start - 3) : start]):
            continue
        codes = areas_called(name)
        if codes:
            return WrittenPlace(name, start, end, codes)
    return None


def _formed(text: str, end: int) -> WrittenPlace | None:
    for length in (5, 4, 3):
        start = end - length
        name = text[max(0, start) : end]
        if start < 0 or not _FORM.fullmatch(name) or _NO_STEM.search(name):
            continue
        if _STRICTLY_BEFORE.search(text[max(0, start - 3) : start]):
            return WrittenPlace(name, start, end, ())
    return None
