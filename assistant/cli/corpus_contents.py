"""What `nianbao corpus` tells of a corpus: its reports one by one, and how much there is."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.cli.corpus_names import call_year
from assistant.corpus.store import open_store
from assistant.emitters.plain import clean, width
from assistant.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.corpus.store import Store, StoredReport

_LIST_SCHEMA = "nianbao.corpus-list/1"
_STATS_SCHEMA = "nianbao.corpus-stats/1"


def list_reports(corpus: Path, *, as_json: bool) -> int:
    """Print the reports in order of unit and year; return the exit code."""
    reports = sorted(open_store(corpus).reports(), key=_order)
    if as_json:
        _print_json({"schema": _LIST_SCHEMA, "reports": [_listed(report) for report in reports]})
        return ExitCode.CLEAN
    print("单位", "层级", "年份", "句子", "标题", "文件", sep="\t")
    for report in reports:
        source = report.source
        texts = (source.unit, source.level, source.year or "", report.sentences)
        print(*(clean(str(text)) for text in (*texts, source.title, source.path)), sep="\t")
    print(f"共{len(reports)}份", file=sys.stderr)
    return ExitCode.CLEAN


def _order(report: StoredReport) -> tuple[str, int, str]:
    return report.source.unit, report.source.year or 0, report.source.path


def _listed(report: StoredReport) -> dict[str, Any]:
    source = report.source
    return {
        "unit": source.unit,
        "level": source.level,
        "year": source.year,
        "title": source.title,
        "path": source.path,
        "date": source.date,
        "sentences": report.sentences,
    }


@dataclass
class _Count:
    """What there is of one year, or of all."""

    reports: int = 0
    sentences: int = 0
    bytes: int = 0
    units: set[str] = field(default_factory=set)

    def add(self, report: StoredReport) -> None:
        self.reports += 1
        self.sentences += report.sentences
        if report.source.unit:
            self.units.add(report.source.unit)

    def as_json(self) -> dict[str, int]:
        return {
            "reports": self.reports,
            "units": len(self.units),
            "sentences": self.sentences,
            "bytes": self.bytes,
        }


def tell_size(corpus: Path, *, verify: bool, as_json: bool) -> int:
    """Print how much the corpus holds, in all and by year; return the exit code."""
    store = open_store(corpus, verify=verify)
    years = _counted(store)
    whole = _sum(years.values())
    if as_json:
        by_year = [{"year": year, **count.as_json()} for year, count in years.items()]
        head = {"schema": _STATS_SCHEMA, "path": str(corpus)}
        state = {"hashed": store.manifest.is_hashed, "verified": verify}
        _print_json({**head, **state, **whole.as_json(), "years": by_year})
        return ExitCode.CLEAN
    kept = "不带原文" if store.manifest.is_hashed else "带原文"
    print(f"{corpus}：{whole.reports}份年报，{kept}{'，文件完好' if verify else ''}")
    if whole.reports:
        rows = [*((call_year(year), count) for year, count in years.items()), ("合计", whole)]
        _print_table(
            [("年份", "年报", "单位", "句子", "大小"), *map(_row, *zip(*rows, strict=True))]
        )
        print(f"平均每份{_size(whole.bytes / whole.reports)}")
    return ExitCode.CLEAN


def _counted(store: Store) -> dict[int | None, _Count]:
    """Return the counts by year, the latest first, what has no year last."""
    years: defaultdict[int | None, _Count] = defaultdict(_Count)
    for report in store.reports():
        years[report.source.year].add(report)
    for entry in store.manifest.shards:
        years[entry.year].bytes += entry.bytes
    return dict(sorted(years.items(), key=lambda item: -(item[0] or 0)))


def _sum(counts: Iterable[_Count]) -> _Count:
    whole = _Count()
    for count in counts:
        whole.reports += count.reports
        whole.sentences += count.sentences
        whole.bytes += count.bytes
        whole.units |= count.units
    return whole


def _row(name: str, count: _Count) -> tuple[str, ...]:
    numbers = (count.reports, len(count.units), count.sentences)
    return (name, *map(str, numbers), _size(count.bytes))


def _size(size: float) -> str:
    """Return a size as file managers show it: 3.4MB."""
    measures = iter(("KB", "MB", "GB"))
    measure = "B"
    while size >= 1000 and (larger := next(measures, "")):
        size, measure = size / 1024, larger
    return f"{size:.0f}{measure}" if measure == "B" or size >= 100 else f"{size:.1f}{measure}"


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print columns, the first to the left, numbers to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first + " " * (widths[0] - width(first))]
        padded = zip(others, widths[1:], strict=True)
        cells += [" " * (room - width(text)) + text for text, room in padded]
        print("  ".join(cells))


def _print_json(document: dict[str, Any]) -> None:
    import io

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(document, ensure_ascii=False, indent=2))
