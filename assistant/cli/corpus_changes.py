"""What `nianbao corpus` does to a corpus: add reports, remove some, hand a copy over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.corpus_names import call, call_year, chosen_years, reports_named
from assistant.cli.progress import Progress
from assistant.corpus.manifest import is_corpus
from assistant.corpus.store import open_store
from assistant.corpus.store_edit import edit_store
from assistant.corpus.store_parts import batch_of
from assistant.emitters.plain import clean
from assistant.errors import AssistantError, CorpusError, ExitCode
from assistant.reviewing.inputs import find_files
from assistant.reviewing.records import read_portions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.match import Source
    from assistant.corpus.store_edit import Change, StoreEdit
    from assistant.emitters.outcome import Unread

# So many files are named one by one; more would push what matters out of sight.
_NAMED = 20


def add_reports(corpus: Path, names: Sequence[str]) -> int:
    """Add the reports that the names stand for; return the exit code."""
    for name in names:
        if is_corpus(Path(name)):
            raise AssistantError(f"{name}：这是比对库，要收入的应是年报文件或放年报的文件夹")
    paths = find_files(names)
    with edit_store(corpus, create=True) as edit:
        unread = _read_into(edit, paths)
        if len(unread) == len(paths):
            kept = "没有改动" if is_corpus(corpus) else "没有建"
            raise AssistantError(f"没有读到年报，{corpus}{kept}")
        change = edit.commit()
    _tell_change(corpus, change, len(unread))
    return ExitCode.USAGE if unread else ExitCode.CLEAN


def _read_into(edit: StoreEdit, paths: Sequence[Path]) -> list[Unread]:
    unread: list[Unread] = []
    with Progress("已读", len(paths), "份") as progress:
        for read in read_portions(paths, batch_of):
            edit.add(read.made)
            for failed in read.unread:
                progress.say(f"没有收入：{clean(failed.path)}：{clean(failed.why)}")
            unread += read.unread
            progress.advance(read.files)
    return unread


def _tell_change(corpus: Path, change: Change, unread: int) -> None:
    for source in change.twice[:_NAMED]:
        print(
            f"没有收入：{clean(source.path)}：{call(source)}的年报这次有几份，收了最后一份",
            file=sys.stderr,
        )
    if len(change.twice) > _NAMED:
        print(f"还有{len(change.twice) - _NAMED}份也是这样", file=sys.stderr)
    counts = [f"新收{change.added}份", f"更新{change.replaced}份"]
    if change.twice:
        counts.append(f"同一单位同一年重复{len(change.twice)}份")
    if unread:
        counts.append(f"没有读出来{unread}份")
    print(f"{corpus}：{'，'.join(counts)}", file=sys.stderr)


def remove_reports(corpus: Path, names: Sequence[str], year: str | None) -> int:
    """Remove the reports that the names, or the year, stand for; return the exit code."""
    if not names and year is None:
        raise AssistantError("请写明要删的单位或文件；要删一整年，请用 --year")
    with edit_store(corpus) as edit:
        years = chosen_years(year, edit.years)
        told = _remove_named(edit, names, years) if names else _remove_year(edit, years)
        edit.commit()
    for line in told:
        print(f"已删去{line}", file=sys.stderr)
    return ExitCode.CLEAN


def _remove_year(edit: StoreEdit, years: Sequence[int | None]) -> list[str]:
    """Remove whole years; unlike reports by name, this works where files are damaged."""
    return [f"{call_year(year)}的年报，共{edit.remove_year(year)}份" for year in years]


def _remove_named(edit: StoreEdit, names: Sequence[str], years: Sequence[int | None]) -> list[str]:
    sources = list(edit.sources(years))
    named = {source for name in names for source in reports_named(name, sources)}
    gone = edit.remove(named.__contains__, years)
    by_unit: dict[str, list[Source]] = {}
    for source in gone:
        by_unit.setdefault(source.unit or source.path, []).append(source)
    return [_told(unit, sources) for unit, sources in by_unit.items()]


def _told(unit: str, sources: Sequence[Source]) -> str:
    years = "、".join(dict.fromkeys(call_year(source.year) for source in sources))
    return f"{clean(unit)}{years}的年报，共{len(sources)}份"


def export_corpus(corpus: Path, target: Path, *, hashed: bool) -> int:
    """Write the corpus to another folder, whole or without its texts; return the exit code."""
    if is_corpus(target):
        raise CorpusError(f"{target}：这里已经有比对库，请换一个空文件夹")
    store = open_store(corpus, verify=True)
    without_text = hashed or store.manifest.is_hashed
    with edit_store(target, create=True) as edit:
        if without_text:
            edit.hash_all()
        for entry, shard in zip(store.manifest.shards, store.shards, strict=True):
            edit.put(entry.year, shard)
        edit.commit()
    what = "不带原文" if without_text else "带原文"
    print(f"已存到{target}：{len(store)}份年报，{what}", file=sys.stderr)
    return ExitCode.CLEAN
