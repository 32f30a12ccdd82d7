"""Write the pairs of reports as a table that Excel and WPS open."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from assistant.corpus.overlap.result import Order
from assistant.emitters.overlap.naming import ORDERS, kinds_of, relation_of, section_name
from assistant.emitters.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from assistant.corpus.overlap.result import Overlap, Pair, Side
    from assistant.emitters.outcome import Unread

_HEAD = (
    "序号,关系,先后,前一份的单位,前一份的年份,前一份的文件,共有句数,共有字数,占前一份,"
    "后一份的单位,后一份的年份,后一份的文件,共有句数,共有字数,占后一份,怎么改的,"
    "最长的共有句所在部分,前一份的写法,后一份的写法"
)
# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def emit(overlap: Overlap, unread: Sequence[Unread], stream: TextIO) -> None:
    """Write a line for each pair, and one for each file that was not read."""
    stream.write("\ufeff")
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(_HEAD.split(","))
    for number, pair in enumerate(overlap.listed, 1):
        table.writerow(map(_safe, (str(number), *_row(pair, overlap))))
    for each in unread:
        table.writerow(map(_safe, ("", "没有读出来", "", "", "", each.path, "", each.why)))


def _row(pair: Pair, overlap: Overlap) -> Iterator[str]:
    yield relation_of(pair, overlap)
    is_known = pair.order is not Order.UNKNOWN
    yield f"前一份较早（{ORDERS[pair.order]}）" if is_known else ORDERS[pair.order]
    yield from _side(pair.earlier, overlap)
    yield from _side(pair.later, overlap)
    yield kinds_of(pair)
    for evidence in pair.evidence[:1]:
        yield section_name(evidence.later, overlap.members[pair.later.report].source)
        yield evidence.earlier.text
        yield evidence.later.text


def _side(side: Side, overlap: Overlap) -> tuple[str, ...]:
    source = overlap.members[side.report].source
    counts = (str(side.sentences), str(side.length), f"{side.share:.4f}")
    return (source.unit, str(source.year or ""), source.path, *counts)


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    shown = clean(cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
