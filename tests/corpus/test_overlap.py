"""Every report compared with every other."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.corpus.index import Corpus
from assistant.corpus.overlap.compare import Wanted, compare_all, sampling_for
from assistant.corpus.overlap.engines import open_engine
from assistant.corpus.overlap.engines.rows import COARSE
from assistant.corpus.overlap.result import Order
from assistant.corpus.record import record_of
from assistant.corpus.search import find_matches
from assistant.corpus.shard import Shard
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.errors import AssistantError
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.corpus.overlap.result import Overlap
    from assistant.report.report import Report
    from tests.corpus.conftest import MakeReport

SAMPLES = Path(__file__).parents[2] / "samples" / "facts"
COPIED = "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交"
STALL = "赶集日在集市摆台十一次，由值班干部给群众念补贴名单"
DRAWER = "村务公开栏的钥匙由两名村民代表保管，每季度核对一次张贴的账目"
FORMULA = "2024年没有收到政府信息公开申请"
STONE, GREEN = "云岭县石桥镇人民政府", "云岭县青坪乡人民政府"
OTHERS = [f"云岭县{name}镇人民政府" for name in ("柳河", "杨集", "双井", "白马", "大营", "河西")]


def compared(*reports: Report, wanted: Wanted | None = None, engine: str = "memory") -> Overlap:
    corpus = Corpus.of(reports)
    sampling = sampling_for(corpus)
    with open_engine(engine, sampling) as running:
        return compare_all(corpus, running, sampling, wanted or Wanted(), lambda *_: None)


def test_a_pair_tells_what_either_report_shares(make_report: MakeReport) -> None:
    one = make_report(f"{COPIED}。{STALL}。", year=2023)
    other = make_report(f"{COPIED}。", unit=GREEN)
    (pair,) = compared(one, other).pairs
    assert (pair.earlier.report, pair.later.report) == (0, 1)
    assert (pair.earlier.sentences, pair.later.sentences) == (1, 1)
    assert pair.later.share == 1.0
    assert 0.4 < pair.earlier.share < 0.6
    assert not pair.is_own


def test_identical_reports_share_everything(make_report: MakeReport) -> None:
    text = f"{COPIED}。{STALL}。{FORMULA}。"
    (pair,) = compared(make_report(text), make_report(text, unit=GREEN)).pairs
    assert (pair.earlier.share, pair.later.share) == (1.0, 1.0)


def test_the_earlier_year_comes_first_however_they_were_read(make_report: MakeReport) -> None:
    later, earlier = make_report(f"{COPIED}。"), make_report(f"{COPIED}。", unit=GREEN, year=2022)
    (pair,) = compared(later, earlier).pairs
    assert (pair.earlier.report, pair.later.report, pair.order) == (1, 0, Order.YEAR)


def test_in_one_year_the_dates_of_the_signatures_decide(make_report: MakeReport) -> None:
    late = make_report(f"{COPIED}。", others=f"没有。\n{STONE}\n2025年1月20日")
    early = make_report(f"{COPIED}。", unit=GREEN, others=f"没有。\n{GREEN}\n2025年1月8日")
    (pair,) = compared(late, early).pairs
    assert (pair.earlier.report, pair.order) == (1, Order.DATE)


def test_without_dates_nobody_says_which_came_first(make_report: MakeReport) -> None:
    (pair,) = compared(make_report(f"{COPIED}。"), make_report(f"{COPIED}。", unit=GREEN)).pairs
    assert pair.order is Order.UNKNOWN


def test_the_evidence_quotes_both_files_and_says_what_was_changed(make_report: MakeReport) -> None:
    one = make_report("“惠农补贴”栏目停更 4 个月,主要是换岗以后账号没有及时移交。", year=2023)
    other = make_report("“惠农补贴”栏目停更3个月，主要是换岗以后账号没有及时移交。", unit=GREEN)
    (pair,) = compared(one, other).listed
    (evidence,) = pair.evidence
    assert evidence.earlier.text == "“惠农补贴”栏目停更 4 个月,主要是换岗以后账号没有及时移交"
    assert evidence.later.text == "“惠农补贴”栏目停更3个月，主要是换岗以后账号没有及时移交"
    assert evidence.later.section == "overview"
    assert (evidence.kind, dict(pair.kinds)) == ("换数字", {"换数字": 1})
    assert evidence.similarity == 1.0


def test_an_edited_sentence_is_found(make_report: MakeReport) -> None:
    edited = "主要是换岗以后账号没有及时交接，“惠农补贴”栏目停更了四个月"
    (pair,) = compared(
        make_report(f"{COPIED}。", year=2023), make_report(f"{edited}。", unit=GREEN)
    ).listed
    assert 0.5 < pair.evidence[0].similarity < 1.0


def test_formulas_are_shared_by_nobody(make_report: MakeReport) -> None:
    one, other = make_report(f"{FORMULA}。"), make_report(f"{FORMULA}。", unit=GREEN)
    assert compared(one, other).pairs == ()


def test_years_of_one_unit_are_told_from_neighbours(make_report: MakeReport) -> None:
    reports = (
        make_report(f"{COPIED}。", year=2023),
        make_report(f"{COPIED}。", unit="石桥镇人民政府"),
        make_report(f"{COPIED}。", unit=GREEN),
    )
    own = compared(*reports, wanted=Wanted(only="own")).pairs
    assert [(pair.earlier.report, pair.later.report) for pair in own] == [(0, 1)]
    foreign = compared(*reports, wanted=Wanted(only="foreign")).pairs
    assert {(pair.earlier.report, pair.later.report) for pair in foreign} == {(0, 2), (1, 2)}
    assert len(compared(*reports).pairs) == 3


def test_a_report_that_names_no_unit_is_told_by_its_text(make_report: MakeReport) -> None:
    named = make_report(f"{COPIED}。", year=2023)
    nameless = make_report(f"{COPIED}。石桥镇便民中心设专区一个。", unit="")
    (pair,) = compared(named, nameless).pairs
    assert pair.is_own


def test_versions_of_one_report_are_named_and_not_compared(make_report: MakeReport) -> None:
    draft, final = make_report(f"{COPIED}。"), make_report(f"{COPIED}。{STALL}。")
    overlap = compared(draft, final)
    assert overlap.pairs == ()
    assert [versions.reports for versions in overlap.versions] == [(0, 1)]
    assert overlap.members[1].source.unit == STONE


def test_towns_of_one_name_in_two_counties_are_no_versions(make_report: MakeReport) -> None:
    overlap = compared(
        make_report(f"{COPIED}。"), make_report(f"{COPIED}。", unit="望江县石桥镇人民政府")
    )
    assert overlap.versions == ()
    assert not overlap.pairs[0].is_own


def test_pairs_that_share_too_little_are_left_out(make_report: MakeReport) -> None:
    long = make_report(f"{COPIED}。{STALL}。{DRAWER}。", year=2023)
    other = make_report(f"{COPIED}。{DRAWER[::-1]}。{STALL[::-1]}。", unit=GREEN)
    assert len(compared(long, other, wanted=Wanted(share=0.3)).pairs) == 1
    assert compared(long, other, wanted=Wanted(share=0.5)).pairs == ()


def test_the_largest_share_comes_first_and_only_the_top_is_told(make_report: MakeReport) -> None:
    reports = [
        make_report(f"{COPIED}。{STALL}。{DRAWER}。", year=2022),
        make_report(f"{COPIED}。{DRAWER[::-1]}。", unit=GREEN, year=2023),
        make_report(f"{COPIED}。{STALL}。", unit=OTHERS[0], year=2024),
    ]
    overlap = compared(*reports, wanted=Wanted(top=1))
    assert [pair.later.report for pair in overlap.pairs] == [2, 2, 1]
    assert overlap.listed == overlap.pairs[:1]
    assert overlap.listed[0].evidence
    assert not overlap.pairs[1].evidence


def test_reports_that_share_much_are_a_cluster(make_report: MakeReport) -> None:
    chain = [
        make_report(f"{COPIED}。{STALL}。", year=2022),
        make_report(f"{STALL}。{DRAWER}。", unit=GREEN, year=2023),
        make_report(f"{DRAWER}。{COPIED[::-1]}。", unit=OTHERS[0]),
        make_report(f"{STALL[::-1]}。", unit=OTHERS[1]),
    ]
    (cluster,) = compared(*chain).clusters
    assert (cluster.reports, cluster.pairs) == ((0, 1, 2), 2)


def test_the_sentence_that_most_units_have_is_told_with_units_and_years(
    make_report: MakeReport,
) -> None:
    reports = [
        make_report(f"{COPIED}。", unit=unit, year=2020 + number // 2)
        for number, unit in enumerate(OTHERS[:4])
    ]
    (spread,) = compared(*reports).spread
    assert (spread.units, spread.reports, spread.years) == (4, 4, (2020, 2021))
    assert (spread.kept.text, spread.report, spread.is_common) == (COPIED, 0, False)


def test_nobody_is_called_the_first_who_need_not_be(make_report: MakeReport) -> None:
    years = (2021, 2022, 2022)
    made = [make_report(f"{COPIED}。", unit=u, year=y) for u, y in zip(OTHERS, years, strict=False)]
    (spread,) = compared(*made).spread
    assert (spread.report, spread.is_earliest) == (0, True)
    made.append(make_report(f"{COPIED}。", unit=OTHERS[3], year=2021))
    (spread,) = compared(*made).spread
    assert not spread.is_earliest


def test_three_towns_that_copy_one_another_over_two_years(make_report: MakeReport) -> None:
    reports = [
        make_report(f"{COPIED}。{STALL}。", unit=STONE, year=2023),
        make_report(f"{DRAWER}。", unit=GREEN, year=2023),
        make_report(f"{COPIED}。{DRAWER}。", unit=OTHERS[0], year=2024),
        make_report(f"{COPIED}。{STALL}。", unit=STONE, year=2024),
        make_report(f"{STALL}。{DRAWER}。", unit=GREEN, year=2024),
    ]
    found = {
        (pair.earlier.report, pair.later.report): (pair.order, pair.is_own)
        for pair in compared(*reports).pairs
    }
    assert found == {
        (0, 2): (Order.YEAR, False),
        (0, 3): (Order.YEAR, True),
        (0, 4): (Order.YEAR, False),
        (1, 2): (Order.YEAR, False),
        (1, 4): (Order.YEAR, True),
        (2, 3): (Order.UNKNOWN, False),
        (2, 4): (Order.UNKNOWN, False),
        (3, 4): (Order.UNKNOWN, False),
    }


def test_one_unit_in_three_years_is_a_chain_of_its_own(make_report: MakeReport) -> None:
    overlap = compared(*(make_report(f"{COPIED}。", year=year) for year in (2024, 2022, 2023)))
    assert [(pair.earlier.report, pair.later.report) for pair in overlap.pairs] == [
        (1, 0),
        (2, 0),
        (1, 2),
    ]
    assert all(pair.is_own for pair in overlap.pairs)
    assert overlap.spread == ()


def test_what_a_third_of_many_units_have_counts_in_no_pair(make_report: MakeReport) -> None:
    named = [*OTHERS, *(f"云岭县{name}乡人民政府" for name in ("南山", "北沟", "东坡", "西河"))]
    reports = [
        make_report(f"{COPIED if number < 5 else DRAWER[number:]}。", unit=unit)
        for number, unit in enumerate(named)
    ]
    overlap = compared(*reports, wanted=Wanted(share=0.9))
    assert overlap.left_out == 1
    assert overlap.spread[0].is_common
    assert not any(
        {pair.earlier.report, pair.later.report} <= set(range(5)) for pair in overlap.pairs
    )


def test_duckdb_comes_to_the_same(make_report: MakeReport) -> None:
    reports = [make_report(f"{COPIED}。{STALL}。", unit=unit, year=2023) for unit in OTHERS]
    assert compared(*reports, engine="duckdb") == compared(*reports)


def test_a_province_is_compared_by_fewer_fingerprints(
    make_report: MakeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.corpus.overlap.compare._COUNTY", 1)
    reports = make_report(f"{COPIED}。", year=2023), make_report(f"{COPIED}。", unit=GREEN)
    assert sampling_for(Corpus.of(reports)) == COARSE
    assert len(compared(*reports).pairs) == 1


def test_pairs_that_are_too_many_to_be_read_are_counted(
    make_report: MakeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.corpus.overlap.compare._READ", 2)
    reports = [make_report(f"{COPIED}。", unit=unit) for unit in OTHERS[:3]]
    overlap = compared(*reports)
    assert (len(overlap.pairs), overlap.unread) == (2, 1)


@pytest.mark.usefixtures("few_phrases")
@pytest.mark.parametrize(("filled", "pairs"), [((4, 7, 4, 7), 1), ((3, 9, 5, 8), 0)])
def test_a_phrase_of_ours_is_shared_only_with_the_same_facts_in_it(
    make_report: MakeReport, filled: tuple[int, ...], pairs: int
) -> None:
    phrase = "平台检查{}次，查出问题{}个，其中错链{}条，年底前整改{}个。"
    ours = make_report(phrase.format(4, 7, 4, 7))
    theirs = make_report(phrase.format(*filled), unit=GREEN, year=2023)
    assert len(compared(ours, theirs).pairs) == pairs


@pytest.mark.usefixtures("few_phrases")
def test_a_phrase_in_which_the_other_units_name_was_left_is_shared(
    make_report: MakeReport,
) -> None:
    phrase = "平台检查“青坪发布”{}次，查出问题{}个，其中错链{}条，年底前整改{}个。"
    theirs = make_report(phrase.format(4, 7, 4, 7), unit=GREEN, year=2023)
    left = make_report(phrase.format(3, 9, 5, 8))
    (pair,) = compared(theirs, left).pairs
    assert (pair.earlier.sentences, pair.later.sentences) == (0, 1)
    own = make_report(phrase.format(3, 9, 5, 8).replace("青坪", "石桥"))
    assert compared(theirs, own).pairs == ()


def test_other_counts_of_the_same_things_are_shared_by_nobody(make_report: MakeReport) -> None:
    counted = "按栏目分，补贴救助{}条，通知公告{}条，招工信息{}条，村务公开{}条。"
    ours = make_report(counted.format(33, 31, 8, 120))
    theirs = make_report(counted.format(46, 37, 9, 151), unit=GREEN, year=2023)
    assert compared(ours, theirs).pairs == ()
    same = make_report(counted.format(33, 31, 8, 120), unit=GREEN, year=2023)
    assert len(compared(ours, same).pairs) == 1


@pytest.mark.usefixtures("few_phrases")
def test_a_phrase_that_says_little_counts_with_most_of_the_rest_only(
    make_report: MakeReport,
) -> None:
    little = "审核登记簿全年记了2条，由两人复核"
    source = make_report(f"{little}。{COPIED}。{STALL}。{DRAWER}。", unit=GREEN, year=2023)
    whole = make_report(f"{little}。{COPIED}。{STALL}。", year=2024)
    (pair,) = compared(source, whole).pairs
    assert pair.later.sentences == 3
    part = make_report(f"{little}。{COPIED}。{STALL[::-1]}。{DRAWER[::-1]}。", year=2024)
    (pair,) = compared(source, part).pairs
    assert pair.later.sentences == 1
    assert [evidence.later.text for evidence in compared(source, part).listed[0].evidence] == [
        COPIED
    ]


def test_comparing_two_reports_finds_what_checking_one_against_the_other_finds() -> None:
    names = ("石桥镇", "青坪乡", "水务局", "自然资源局")
    phrases = load_phrasebank()
    facts = (load_facts(SAMPLES / f"{name}.toml", all_fields()) for name in names)
    reports = [recognise(compose(each, phrases).document()) for each in facts]
    for one, other in permutations(reports, 2):
        pairs = compared(one, other, wanted=Wanted(share=0.0)).pairs
        sides = [side for pair in pairs for side in (pair.earlier, pair.later)]
        shared = sum(side.sentences for side in sides if side.report == 0)
        assert shared == len(find_matches(one, Corpus.of([other])))


def test_a_corpus_without_words_cannot_be_compared(make_report: MakeReport) -> None:
    corpus = Corpus([Shard.build([record_of(make_report(f"{COPIED}。"))]).hashed()])
    with (
        open_engine("memory", COARSE) as engine,
        pytest.raises(AssistantError, match="没有带原文"),
    ):
        compare_all(corpus, engine, COARSE, Wanted(), lambda *_: None)


def test_reports_that_say_nothing_share_nothing(make_report: MakeReport) -> None:
    overlap = compared(make_report("无。"), make_report("无。", unit=GREEN))
    assert (overlap.compared, overlap.pairs, overlap.spread) == (2, (), ())
