from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.index import Corpus
from assistant.corpus.normalise import Mask, names_of
from assistant.corpus.record import record_of
from assistant.corpus.shard import Shard

if TYPE_CHECKING:
    from tests.corpus.conftest import MakeReport

SENTENCE = "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交"
TOWNS = [f"云岭县{name}镇人民政府" for name in ("柳河", "杨集", "双井", "白马", "大营", "石桥")]


def masked(sentence: str) -> str:
    return Mask(names_of(TOWNS[0]))(sentence)


def test_a_corpus_of_several_shards_numbers_its_reports_through(make_report: MakeReport) -> None:
    records = [record_of(make_report(unit=town)) for town in TOWNS]
    corpus = Corpus([Shard.build(records[:2]), Shard.build([]), Shard.build(records[2:])])
    assert len(corpus) == 6
    assert [corpus.read(at) for at in range(6)] == [(r.source, r.sentences) for r in records]


def test_a_corpus_may_be_empty() -> None:
    corpus = Corpus.of([])
    assert len(corpus) == 0
    assert not corpus.is_widespread(masked(SENTENCE))
    assert corpus.names_in("石桥镇") == frozenset()


def test_a_sentence_is_widespread_when_five_units_have_it(make_report: MakeReport) -> None:
    reports = [make_report(f"{SENTENCE}。", unit=town) for town in TOWNS]
    assert Corpus.of(reports[:5]).is_widespread(masked(SENTENCE))
    assert not Corpus.of(reports[:4]).is_widespread(masked(SENTENCE))


def test_units_are_counted_through_all_shards_and_once_each(make_report: MakeReport) -> None:
    records = [record_of(make_report(f"{SENTENCE}。", unit=town)) for town in TOWNS]
    again = [
        record_of(make_report(f"{SENTENCE}。", unit=TOWNS[0], year=2020 + y)) for y in range(5)
    ]
    assert not Corpus([Shard.build(again)]).is_widespread(masked(SENTENCE))
    shards = [Shard.build(records[:3]), Shard.build(records[3:])]
    assert Corpus(shards).is_widespread(masked(SENTENCE))
    assert Corpus(shards).unit_count == 6


def test_a_sentence_that_few_of_many_units_have_is_not_widespread(make_report: MakeReport) -> None:
    some = [make_report(f"{SENTENCE}。", unit=town) for town in TOWNS[:5]]
    others = [make_report(unit=f"云岭县第{number}镇人民政府") for number in range(20)]
    assert not Corpus.of([*some, *others]).is_widespread(masked(SENTENCE))


def test_the_names_of_the_corpus_s_units_are_found_in_a_text(make_report: MakeReport) -> None:
    corpus = Corpus.of([make_report(unit="云岭县青坪乡人民政府")])
    found = corpus.names_in("我镇与青坪乡、云岭县水务局一起，在望江镇摆台")
    assert found == {"青坪乡", "云岭县"}
