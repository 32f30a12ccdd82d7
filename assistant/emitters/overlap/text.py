"""Write who shares what with whom as lines that a terminal of 80 columns holds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.corpus.overlap.result import Order
from assistant.emitters.overlap.naming import (
    FOREIGN,
    ORDERS,
    Names,
    extent_of,
    kinds_of,
    percent,
    relation_of,
    section_name,
)
from assistant.emitters.plain import clean, shorten, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from assistant.corpus.match import Kept
    from assistant.corpus.overlap.result import Cluster, Evidence, Overlap, Pair, Spread
    from assistant.emitters.outcome import Unread

_COLUMNS = 78
_INDENT = "     "
# A page holds so much; all of it is in the other formats.
_SENTENCES, _CLUSTERS, _NAMED, _SPREAD, _VERSIONS = 1, 5, 30, 10, 10
_QUOTED = 60


def emit(overlap: Overlap, unread: Sequence[Unread], stream: TextIO) -> None:
    """Write the pairs with a sentence each, then clusters, spread sentences, and what is amiss."""
    names = Names(overlap.members)
    parts = (
        _head(overlap),
        _pairs(overlap, names),
        _clusters(overlap, names),
        _spread(overlap, names),
        _versions(overlap, names),
        _unread(unread),
    )
    written = ("\n".join(part) for part in map(list, parts) if part)
    stream.write("\n\n".join(written) + "\n")


def _head(overlap: Overlap) -> Iterator[str]:
    yield f"比对年报{overlap.compared}份，{overlap.units}家单位，法定的套话不计"
    yield f"共有内容达{percent(overlap.share)}的{len(overlap.pairs)}对"
    if overlap.unread:
        yield f"另有{overlap.unread}对可能也达到，太多没有逐句核对；请把 --min-share 调高再看"
    if overlap.left_out:
        yield f"有{overlap.left_out}句用的单位太多，按通用的话不计，见“流传最广的句子”"


def _pairs(overlap: Overlap, names: Names) -> Iterator[str]:
    if not overlap.listed:
        return
    more = f"（列出前{len(overlap.listed)}对）" if len(overlap.listed) < len(overlap.pairs) else ""
    yield f"共有内容最多的年报{more}"
    yield "→前一份较早，—先后不明；百分数是共有内容各占自己多少，句数数的是后一份"
    for number, pair in enumerate(overlap.listed, 1):
        yield from _pair(number, pair, overlap, names)


def _pair(number: int, pair: Pair, overlap: Overlap, names: Names) -> Iterator[str]:
    arrow = "—" if pair.order is Order.UNKNOWN else "→"
    earlier, later = (
        f"{names[side.report]} {percent(side.share)}" for side in (pair.earlier, pair.later)
    )
    yield f"{number:>4} {earlier} {arrow} {later}"
    relation = relation_of(pair, overlap)
    told = ["" if relation == FOREIGN else relation, f"{pair.later.sentences}句", kinds_of(pair)]
    if pair.order is not Order.YEAR:
        told.append(ORDERS[pair.order])
    yield from _lines("，".join(filter(None, told)))
    for evidence in islice(pair.evidence, _SENTENCES):
        yield from _evidence(evidence, pair, overlap)


def _evidence(evidence: Evidence, pair: Pair, overlap: Overlap) -> Iterator[str]:
    later = overlap.members[pair.later.report].source
    place = section_name(evidence.later, later)
    yield from _lines(f"{place}{_quote(evidence.later)}")
    if evidence.later.text != evidence.earlier.text:
        yield from _lines(f"前一份{_quote(evidence.earlier)}")


def _clusters(overlap: Overlap, names: Names) -> Iterator[str]:
    if not overlap.clusters:
        return
    yield (
        f"成组的年报（一对里有一份的{percent(overlap.cluster_share)}以上与另一份共有，就连在一起），"
        f"共{len(overlap.clusters)}组"
    )
    for number, cluster in enumerate(islice(overlap.clusters, _CLUSTERS), 1):
        yield f"{number:>4} {extent_of(cluster, overlap)}"
        yield from _lines(_listed(cluster, names))
    yield from _more(overlap.clusters, _CLUSTERS, "组")


def _listed(cluster: Cluster, names: Names) -> str:
    named = "、".join(names[report] for report in cluster.reports[:_NAMED])
    return f"{named}等" if len(cluster.reports) > _NAMED else named


def _spread(overlap: Overlap, names: Names) -> Iterator[str]:
    if not overlap.spread:
        return
    yield "流传最广的句子（只有年份、数字、名称不同的算同一句）"
    for number, spread in enumerate(islice(overlap.spread, _SPREAD), 1):
        found = "最早见" if spread.is_earliest else "例如"
        yield f"{number:>4} {_extent(spread)}，{found}{names[spread.report]}"
        yield from _lines(_quote(spread.kept))
    yield from _more(overlap.spread, _SPREAD, "句")


def _extent(spread: Spread) -> str:
    years = f"{len(spread.years)}个年份，" if spread.years else ""
    common = "，按通用的话不计" if spread.is_common else ""
    return f"{spread.units}家单位，{years}{spread.reports}份年报{common}"


def _versions(overlap: Overlap, names: Names) -> Iterator[str]:
    if not overlap.versions:
        return
    yield "同一单位同一年份不止一份，彼此没有比对"
    for versions in islice(overlap.versions, _VERSIONS):
        yield from _lines("、".join(names[report] for report in versions.reports))
    yield from _more(overlap.versions, _VERSIONS, "组")


def _unread(unread: Sequence[Unread]) -> Iterator[str]:
    if unread:
        yield f"没有读出来的{len(unread)}个文件"
    for each in unread:
        yield from _lines(f"{clean(each.path)}：{clean(each.why)}")


def _more(found: Sequence[object], shown: int, measure: str) -> Iterator[str]:
    if len(found) > shown:
        yield f"{_INDENT}还有{len(found) - shown}{measure}，见 --format html 或 json"


def _quote(kept: Kept) -> str:
    return f"“{shorten(clean(kept.text), _QUOTED)}”"


def _lines(text: str) -> Iterable[str]:
    return (_INDENT + line for line in wrap(text, _COLUMNS - width(_INDENT)))
