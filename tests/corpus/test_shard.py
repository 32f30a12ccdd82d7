from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.fingerprints import skeletons_of
from assistant.corpus.match import Kept, Source
from assistant.corpus.normalise import Mask, names_of
from assistant.corpus.record import Record
from assistant.corpus.shard import Shard
from assistant.corpus.shard_merging import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from numpy.typing import NDArray

UNITS = ("云岭县石桥镇人民政府", "云岭县青坪乡人民政府", "云岭县水务局", "")
SENTENCES = (
    "“惠农补贴”栏目停更 4 个月,主要是换岗以后账号没有及时移交",
    "“惠农补贴”栏目停更3个月，主要是换岗以后账号没有及时移交",
    "赶集日在集市摆台十一次，由值班干部给群众念补贴名单",
    "公开栏设得偏，字印得小，老年人看不清，更换也不按时",
    "短句",
    "𠮷林路的公告屏由广告公司代管，插播一条停水通知要等两天",
)


def record(number: int, sentences: Sequence[str] = SENTENCES, unit: str = UNITS[0]) -> Record:
    source = Source(f"{number}.txt", f"第{number}份", unit, 2020 + number % 5 or None, "镇", "")
    sections = ("overview", "problems", None)
    kept = (Kept(text, sections[at % 3]) for at, text in enumerate(sentences))
    return Record(source, tuple(kept))


def make(name: str, dtype: Any, length: int) -> NDArray[Any]:
    return np.empty(length, dtype)


def index_of(shard: Shard) -> dict[int, tuple[set[int], set[int]]]:
    """Return for each skeleton's hash the sentences that have it, and its grams."""
    grams = defaultdict(set)
    arrays = shard.arrays
    starts = arrays["posting_start"].tolist()
    for gram, start, end in zip(arrays["gram"].tolist(), starts, starts[1:], strict=False):
        for skeleton in arrays["posting"][start:end].tolist():
            grams[skeleton].add(gram)
    return {
        value: (set(shard.occurrences(number).tolist()), grams[number])
        for number, value in enumerate(arrays["skeleton"].tolist())
    }


def test_a_report_comes_out_as_it_went_in() -> None:
    records = [record(number, SENTENCES[number:]) for number in range(5)]
    shard = Shard.build(records)
    assert len(shard) == 5
    found = [Record(shard.source(at), shard.sentences(at)) for at in range(5)]
    assert found == records
    assert shard.sentence_counts.tolist() == [6, 5, 4, 3, 2]


def test_sentences_that_differ_in_masked_words_only_share_a_skeleton() -> None:
    shard = Shard.build([record(0, SENTENCES[:3])])
    masked = Mask(names_of(UNITS[0]))(SENTENCES[1])
    (number,) = shard.numbers_of(skeletons_of([masked]).hashes()).tolist()
    assert shard.occurrences(number).tolist() == [0, 1]


def test_a_sentence_too_short_to_tell_a_copy_by_is_kept_but_not_indexed() -> None:
    shard = Shard.build([record(0, ["短句", SENTENCES[2]])])
    assert [kept.text for kept in shard.sentences(0)] == ["短句", SENTENCES[2]]
    assert shard.arrays["occurrence"].tolist() == [1]


def test_a_sentence_s_report_is_known_by_its_number() -> None:
    shard = Shard.build([record(0, SENTENCES[:2]), record(1, []), record(2, SENTENCES[:3])])
    assert shard.reports_of(np.array([0, 1, 2, 4])).tolist() == [0, 0, 2, 2]


def test_a_shard_may_hold_nothing() -> None:
    shard = Shard.build([])
    assert len(shard) == 0
    assert len(Shard.build([record(0, [])]).sentences(0)) == 0


def test_a_hashed_shard_holds_no_sentence_title_or_path() -> None:
    shard = Shard.build([record(0)])
    hashed = shard.hashed()
    assert hashed.is_hashed
    assert not shard.is_hashed
    assert hashed.sentences(0) == ()
    assert hashed.source(0) == Source("", "", UNITS[0], 2020, "镇")
    assert index_of(hashed) == index_of(shard)
    assert not hashed.arrays["path_key"].any()


def test_the_texts_of_reports_alike_take_a_fraction_of_their_room() -> None:
    sentences = [f"{text}，第{number}次" for number in range(9) for text in SENTENCES]
    shard = Shard.build(record(number, sentences) for number in range(50))
    raw = 50 * len("".join(sentences).encode())
    assert len(shard.arrays["text"]) + len(shard.arrays["dictionary"]) < raw / 5


some_records = st.lists(
    st.tuples(st.lists(st.sampled_from(SENTENCES), max_size=5), st.sampled_from(UNITS)), max_size=6
)


@given(st.lists(st.tuples(some_records, st.integers(0, 63)), min_size=1, max_size=3))
def test_merged_shards_are_as_if_built_of_what_was_kept(
    parts: list[tuple[list[tuple[list[str], str]], int]],
) -> None:
    shards, keep, kept = [], [], []
    for some, bits in parts:
        records = [record(at, *each) for at, each in enumerate(some)]
        stays = [bool(bits >> at & 1) for at in range(len(records))]
        shards.append(Shard.build(records))
        keep.append(np.array(stays, np.bool_))
        kept += [each for each, stay in zip(records, stays, strict=True) if stay]
    merged, built = Shard(merge(shards, make, keep)), Shard.build(kept)
    assert [merged.source(at) for at in range(len(merged))] == [each.source for each in kept]
    assert [merged.sentences(at) for at in range(len(merged))] == [e.sentences for e in kept]
    assert index_of(merged) == index_of(built)
    for name in ("gram_count", "unit_key", "place_key", "path_key", "year", "first", "units"):
        assert merged.arrays[name].tolist() == built.arrays[name].tolist()


def test_postings_are_merged_stretch_by_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    shards = [Shard.build([record(at, SENTENCES[at:])]) for at in range(3)]
    whole = index_of(Shard(merge(shards, make)))
    monkeypatch.setattr("assistant.corpus.shard_merging._POSTINGS", 3)
    assert index_of(Shard(merge(shards, make))) == whole


def test_a_dictionary_that_no_report_needs_is_dropped() -> None:
    shards = [Shard.build(record(at) for at in range(40)) for _ in range(2)]
    keep = [np.zeros(40, np.bool_), np.ones(40, np.bool_)]
    merged = Shard(merge(shards, make, keep))
    assert len(merged.arrays["dictionary"]) == len(shards[1].arrays["dictionary"]) > 0
    assert merged.sentences(39) == shards[1].sentences(39)


def test_hashed_shards_merge_into_a_hashed_one() -> None:
    merged = Shard(merge([Shard.build([record(0)]).hashed(), Shard.build([]).hashed()], make))
    assert merged.is_hashed
