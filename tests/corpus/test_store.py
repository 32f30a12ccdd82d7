"""A corpus on disk: what is added comes back, and whatever interrupts an addition loses nothing."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, NoReturn

import pytest
from filelock import FileLock

from assistant.corpus import store_edit
from assistant.corpus.match import Kept, Source
from assistant.corpus.record import Record
from assistant.corpus.store import open_corpus, open_store
from assistant.corpus.store_edit import edit_store
from assistant.corpus.store_parts import batch_of
from assistant.errors import CorpusError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.corpus.store_edit import Change

TOWN, VILLAGE = "云岭县石桥镇人民政府", "云岭县青坪乡人民政府"
WORDS = "公开栏设得偏，字印得小，老年人看不清，更换也不按时"


def record(unit: str, year: int | None, words: str = WORDS, path: str = "") -> Record:
    name = path or f"{unit}{year}.txt"
    return Record(Source(name, f"{unit}年报", unit, year, "镇", ""), (Kept(words, "problems"),))


def add(folder: Path, *records: Record) -> Change:
    with edit_store(folder, create=True) as edit:
        edit.add(batch_of(records))
        return edit.commit()


def held(folder: Path) -> set[tuple[str, int | None]]:
    return {(r.source.unit, r.source.year) for r in open_store(folder, verify=True).reports()}


def words_of(folder: Path) -> list[str]:
    store = open_store(folder)
    return [s.text for shard in store.shards for i in range(len(shard)) for s in shard.sentences(i)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "比对库"
    add(folder, record(TOWN, 2023), record(VILLAGE, 2023), record(TOWN, 2024))
    return folder


def test_what_was_added_comes_back_year_by_year(folder: Path) -> None:
    assert held(folder) == {(TOWN, 2023), (VILLAGE, 2023), (TOWN, 2024)}
    assert [shard.year for shard in open_store(folder).manifest.shards] == [2023, 2024]
    assert len(open_corpus(folder)) == 3


def test_a_report_that_is_added_again_replaces_the_old_one(folder: Path) -> None:
    change = add(folder, record(TOWN, 2024, "改过以后的一句话，写的是县医院收费公示屏", "另存.txt"))
    assert (change.added, change.replaced) == (0, 1)
    assert words_of(folder).count(WORDS) == 2
    assert len(open_store(folder)) == 3


def test_a_report_without_a_unit_is_known_by_its_file(folder: Path) -> None:
    for words in ("第一稿写的是集市摆台发的明白纸", "第二稿写的是广播里念的补贴名单"):
        add(folder, record("", None, words, "草稿.txt"))
    assert len(open_store(folder)) == 4
    assert "第二稿写的是广播里念的补贴名单" in words_of(folder)


def test_what_is_removed_is_gone_and_the_rest_stays(folder: Path) -> None:
    with edit_store(folder) as edit:
        gone = edit.remove(lambda source: source.unit == VILLAGE, edit.years)
        edit.commit()
    assert [source.unit for source in gone] == [VILLAGE]
    assert held(folder) == {(TOWN, 2023), (TOWN, 2024)}


@pytest.mark.parametrize("step", ["merge", "sync_folder", "write_manifest"])
def test_an_interrupted_addition_leaves_the_old_corpus_whole(
    folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    before = held(folder)
    with monkeypatch.context() as patched:
        patched.setattr(store_edit, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            add(folder, record(VILLAGE, 2024))
    assert held(folder) == before
    add(folder, record(VILLAGE, 2024))
    assert held(folder) == before | {(VILLAGE, 2024)}


def test_a_process_that_is_killed_at_the_last_moment_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork on Windows")
    before = held(folder)
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(store_edit, "write_manifest", lambda *_: os.kill(os.getpid(), 9))
        add(folder, record(VILLAGE, 2024))
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == 9
    assert held(folder) == before
    add(folder, record(VILLAGE, 2024))
    shards = {shard.folder for shard in open_store(folder).manifest.shards}
    assert {path.name for path in folder.iterdir() if path.is_dir()} == shards


def test_a_full_disk_is_told_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = held(folder)
    with monkeypatch.context() as patched:
        patched.setattr(store_edit, "merge", full)
        with pytest.raises(OutputError, match="比对库没有改动"):
            add(folder, record(VILLAGE, 2024))
    assert held(folder) == before


def test_a_disk_that_fails_behind_the_last_step_loses_neither_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fail_at_last(path: Path) -> None:
        synced.append(path)
        if synced.count(folder) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(store_edit, "sync_folder", fail_at_last)
    assert add(folder, record(VILLAGE, 2024)).added == 1
    assert held(folder) == {(TOWN, 2023), (VILLAGE, 2023), (TOWN, 2024), (VILLAGE, 2024)}


def test_an_empty_folder_in_which_no_corpus_came_about_stays(tmp_path: Path) -> None:
    own, new = tmp_path / "自己建的", tmp_path / "没有的"
    own.mkdir()
    for folder in (own, new):
        with pytest.raises(CorpusError), edit_store(folder, create=True):
            raise CorpusError("没有读到年报")
    assert list(tmp_path.iterdir()) == [own]
    assert not list(own.iterdir())


def test_who_reads_sees_the_corpus_as_it_was_opened(folder: Path) -> None:
    opened = open_store(folder)
    add(folder, record(VILLAGE, 2024), record(TOWN, 2023, "二〇二三年年报重写过的一句，写的是渠道"))
    assert {(r.source.unit, r.source.year) for r in opened.reports()} == {
        (TOWN, 2023), (VILLAGE, 2023), (TOWN, 2024),
    }  # fmt: skip
    assert len(open_store(folder)) == 4


def test_a_second_writer_is_told_to_wait(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_edit, "_SECONDS_TO_WAIT", 0.1)
    with FileLock(folder / "corpus.lock"), pytest.raises(CorpusError, match="另一个程序正在改"):
        add(folder, record(VILLAGE, 2024))


def test_a_damaged_file_is_named(folder: Path) -> None:
    file = next(folder.glob("2023-*/text.npy"))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    with pytest.raises(CorpusError, match=r"text\.npy"):
        open_store(folder, verify=True)


def test_a_file_cut_short_is_named_without_reading_it_all(folder: Path) -> None:
    file = next(folder.glob("2023-*/text.npy"))
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(CorpusError, match=r"text\.npy"):
        open_store(folder)


def test_a_shard_that_is_gone_is_told(folder: Path) -> None:
    for file in folder.glob("2024-*/*"):
        file.unlink()
    with pytest.raises(CorpusError, match="2024"):
        open_store(folder)


def test_a_newer_corpus_asks_for_a_newer_program(folder: Path) -> None:
    manifest = folder / "corpus.json"
    raw = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**raw, "version": 99}), encoding="utf-8")
    with pytest.raises(CorpusError, match="升级"):
        open_store(folder)


def test_a_manifest_that_was_changed_by_hand_is_not_trusted(folder: Path) -> None:
    manifest = folder / "corpus.json"
    raw = json.loads(manifest.read_text(encoding="utf-8"))
    raw["shards"][0]["reports"] += 1
    manifest.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(CorpusError, match="清单损坏"):
        open_store(folder)


def test_a_folder_with_other_files_does_not_become_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "年报.docx").write_bytes(b"")
    with pytest.raises(CorpusError, match="换一个空文件夹"):
        add(tmp_path, record(TOWN, 2024))
    assert [path.name for path in tmp_path.iterdir()] == ["年报.docx"]


def test_a_corpus_without_text_holds_none_of_its_words(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "交出"
    with edit_store(out, create=True) as edit:
        edit.hash_all()
        for entry, shard in zip(
            open_store(folder).manifest.shards, open_store(folder).shards, strict=True
        ):
            edit.put(entry.year, shard)
        edit.commit()
    assert words_of(out) == []
    told = [report.source for report in open_store(out).reports()]
    assert {(source.title, source.path) for source in told} == {("", "")}
    held_bytes = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    for words in ("公开栏", "石桥镇人民政府2024.txt"):
        assert words.encode() not in held_bytes
