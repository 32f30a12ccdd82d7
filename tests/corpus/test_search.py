from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.index import Corpus
from assistant.corpus.prose import copied_length, shares
from assistant.corpus.record import record_of
from assistant.corpus.search import Search, find_matches
from assistant.corpus.shard import Shard

if TYPE_CHECKING:
    from assistant.report.report import Report
    from tests.corpus.conftest import MakeReport


COPIED = "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交"
OWN = "赶集日在集市摆台十一次，由值班干部给群众念补贴名单"
FORMULA = "2024年没有收到政府信息公开申请"
SHORT = "加强组织领导"


def test_a_match_names_the_source_and_quotes_it_to_the_letter(make_report: MakeReport) -> None:
    source = make_report(
        "“惠农补贴”栏目停更 4 个月,主要是换岗以后账号没有及时移交。",
        unit="云岭县青坪乡人民政府",
        path="青坪乡.txt",
    )
    report = make_report("“惠农补贴”栏目停更3个月，主要是换岗以后账号没有及时移交。")
    (match,) = find_matches(report, Corpus.of([source]))
    assert match.source.path == "青坪乡.txt"
    assert match.source.unit == "云岭县青坪乡人民政府"
    assert match.source.year == 2024
    assert match.source_section == "overview"
    assert match.source_sentence == "“惠农补贴”栏目停更 4 个月,主要是换岗以后账号没有及时移交"
    assert (match.similarity, match.kind, match.is_own) == (1.0, "换数字", False)


def test_a_match_stands_where_the_sentence_stands(make_report: MakeReport) -> None:
    report = make_report(f"{OWN}。一是{COPIED}。")
    source = make_report(f"{COPIED}。", year=2023)
    (match,) = find_matches(report, Corpus.of([source]))
    assert report.document.quote(match.place) == f"一是{COPIED}"


def test_an_earlier_report_of_the_unit_is_its_own(make_report: MakeReport) -> None:
    source = make_report(f"{COPIED}。", year=2023, unit="石桥镇人民政府")
    (match,) = find_matches(make_report(f"{COPIED}。"), Corpus.of([source]))
    assert match.is_own


def test_a_town_of_that_name_in_another_county_is_another_unit(make_report: MakeReport) -> None:
    source = make_report(f"{COPIED}。", year=2023, unit="望江县石桥镇人民政府")
    (match,) = find_matches(make_report(f"{COPIED}。"), Corpus.of([source]))
    assert not match.is_own


def test_a_report_is_not_compared_with_itself(make_report: MakeReport) -> None:
    report = make_report(f"{COPIED}。", path="石桥镇.txt")
    assert find_matches(report, Corpus.of([report])) == ()


def test_a_report_is_not_compared_with_the_same_file_under_another_path(
    make_report: MakeReport,
) -> None:
    report = make_report(f"{COPIED}。", path="石桥镇.txt", unit="云岭县石桥镇人民政府")
    same = make_report(f"{COPIED}。", path="./石桥镇.txt", unit="云岭县青坪乡人民政府")
    assert find_matches(report, Corpus.of([same])) == ()


def test_a_report_is_not_compared_with_another_version_of_it(make_report: MakeReport) -> None:
    report = make_report(f"{COPIED}。", path="定稿.txt")
    draft = make_report(f"{COPIED}。", path="初稿.txt")
    assert find_matches(report, Corpus.of([draft])) == ()


def test_a_report_is_not_blamed_for_a_later_one_of_its_unit(make_report: MakeReport) -> None:
    later = make_report(f"{COPIED}。", year=2025)
    assert find_matches(make_report(f"{COPIED}。"), Corpus.of([later])) == ()


def test_the_unit_s_own_report_is_named_before_a_neighbour_s(make_report: MakeReport) -> None:
    neighbour = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府", year=2023)
    own = make_report(f"{COPIED}。", year=2023)
    (match,) = find_matches(make_report(f"{COPIED}。"), Corpus.of([neighbour, own]))
    assert match.is_own


def test_of_several_sources_the_one_that_is_like_it_to_the_letter_is_named(
    make_report: MakeReport,
) -> None:
    edited = make_report(f"{COPIED.replace('四', '六')}。", unit="云岭县柳河镇人民政府", year=2023)
    exact = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府", year=2023)
    (match,) = find_matches(make_report(f"{COPIED}。"), Corpus.of([edited, exact]))
    assert match.source.unit == "云岭县青坪乡人民政府"


def test_formulas_and_short_sentences_are_no_copies(make_report: MakeReport) -> None:
    text = f"{FORMULA}。{SHORT}。"
    source = make_report(text, unit="云岭县青坪乡人民政府", problems="", others="")
    report = make_report(text, problems="", others="")
    assert find_matches(report, Corpus.of([source])) == ()


def test_a_sentence_that_a_third_of_the_units_have_is_common_wording(
    make_report: MakeReport,
) -> None:
    towns = [f"云岭县{name}镇人民政府" for name in ("柳河", "杨集", "双井", "白马", "大营")]
    corpus = Corpus.of(make_report(f"{COPIED}。", unit=town) for town in towns)
    assert find_matches(make_report(f"{COPIED}。"), corpus) == ()
    fewer = Corpus.of(make_report(f"{COPIED}。", unit=town) for town in towns[:4])
    assert len(find_matches(make_report(f"{COPIED}。"), fewer)) == 1


def test_tables_are_not_compared(make_report: MakeReport) -> None:
    line = "\n二、主动公开政府信息情况\n本表由党政办根据各站所报送的台账逐项汇总核对以后填写。"
    source = make_report(OWN + line, unit="云岭县青坪乡人民政府")
    assert find_matches(make_report(COPIED + line), Corpus.of([source])) == ()


def test_shares_make_one(make_report: MakeReport) -> None:
    report = make_report(f"{FORMULA}。{COPIED}。{OWN}。", problems="", others="")
    source = make_report(f"{COPIED}。", year=2023)
    parts = shares(report, find_matches(report, Corpus.of([source])))
    lengths = {"common": len(FORMULA), "last_year": len(COPIED), "own": len(OWN)}
    total = sum(lengths.values())
    for key, length in lengths.items():
        assert parts[key] == round(length / total, 4) or abs(parts[key] - length / total) < 0.001
    assert round(sum(parts.values()), 6) == 1.0


def test_identical_text_is_wholly_copied(make_report: MakeReport) -> None:
    text = f"一是{SHORT}。{COPIED}。{OWN}。"
    report = make_report(text, problems="", others="")
    source = make_report(text, unit="云岭县青坪乡人民政府", problems="", others="")
    parts = shares(report, find_matches(report, Corpus.of([source])))
    assert parts["others"] == 1.0


def test_a_report_compared_with_nothing_is_common_wording_and_its_own(
    make_report: MakeReport,
) -> None:
    parts = shares(make_report(f"{FORMULA}。{OWN}。"), ())
    assert parts["common"] > 0
    assert parts["own"] > 0
    assert parts["last_year"] == parts["others"] == parts["phrasebank"] == 0.0


def test_common_wording_counts_on_neither_side_of_the_copied_part(
    make_report: MakeReport,
) -> None:
    report = make_report(f"{FORMULA}。{COPIED}。", problems="", others="")
    source = make_report(f"{COPIED}。", year=2023)
    matches = find_matches(report, Corpus.of([source]))
    assert copied_length(report, matches, own=True) == (len(COPIED), len(COPIED))


LONG = (
    "社区公告屏由广告公司代管，想插播一条停水通知要等两天",
    "七月收回以后由网格员自己上传，当天就能播出",
)


def test_two_sentences_put_together_are_found_in_both(make_report: MakeReport) -> None:
    source = make_report(f"{OWN}。{LONG[0]}。{LONG[1]}。", unit="云岭县青坪乡人民政府")
    (match,) = find_matches(make_report(f"{'，'.join(LONG)}。"), Corpus.of([source]))
    assert match.source_sentence == "。".join(LONG)
    assert "合并拆分" in match.kind


def test_a_sentence_cut_in_two_is_found_for_both(make_report: MakeReport) -> None:
    source = make_report(f"{'，'.join(LONG)}。", unit="云岭县青坪乡人民政府")
    matches = find_matches(make_report(f"{LONG[0]}。{LONG[1]}。"), Corpus.of([source]))
    assert [match.source_sentence for match in matches] == ["，".join(LONG)] * 2
    assert [match.kind for match in matches] == ["合并拆分"] * 2


def test_a_source_in_another_shard_is_found_all_the_same(make_report: MakeReport) -> None:
    other = make_report(f"{OWN}。", unit="云岭县柳河镇人民政府")
    source = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府")
    corpus = Corpus([Shard.build([record_of(each)]) for each in (other, source)])
    (match,) = find_matches(make_report(f"{COPIED}。"), corpus)
    assert match.source.unit == "云岭县青坪乡人民政府"


def hashed(*reports: Report) -> Corpus:
    return Corpus([Shard.build(map(record_of, reports)).hashed()])


def test_a_copy_is_found_by_hashes_alone(make_report: MakeReport) -> None:
    source = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府", path="青坪乡.txt", year=2023)
    (match,) = find_matches(make_report(f"{COPIED.replace('四', '三')}。"), hashed(source))
    assert (match.source.unit, match.source.year) == ("云岭县青坪乡人民政府", 2023)
    assert (match.source.path, match.source.title, match.source_sentence) == ("", "", "")
    assert (match.source_section, match.similarity, match.kind) == ("overview", 1.0, "")


def test_an_edited_copy_is_found_by_hashes_as_much_like_it_as_by_text(
    make_report: MakeReport,
) -> None:
    edited = f"经查，{COPIED}，群众打了十一次电话来催"
    source = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府")
    (told,) = find_matches(make_report(f"{edited}。"), Corpus.of([source]))
    (match,) = find_matches(make_report(f"{edited}。"), hashed(source))
    assert match.kind == "改写"
    assert abs(match.similarity - told.similarity) < 0.2


def test_another_sentence_is_no_copy_by_hashes_either(make_report: MakeReport) -> None:
    source = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府")
    assert find_matches(make_report(f"{OWN}。"), hashed(source)) == ()


def test_a_report_compared_with_nothing_has_no_matches(make_report: MakeReport) -> None:
    search = Search(make_report(f"{COPIED}。"), Corpus.of([]))
    assert list(search.matches()) == []
    assert (search.compared_with, search.compared_own) == (0, 0)


def test_many_neighbours_with_one_phrase_in_common_do_not_hide_the_source(
    make_report: MakeReport,
) -> None:
    towns = [f"云岭县第{number}镇人民政府" for number in range(60)]
    crowd = [
        make_report(f"{COPIED[:16]}，第{n}组的人不知道该找谁。", unit=t)
        for n, t in enumerate(towns)
    ]
    source = make_report(f"{COPIED}。", unit="云岭县青坪乡人民政府")
    (match,) = find_matches(make_report(f"{COPIED}。"), Corpus.of([*crowd, source]))
    assert match.source.unit == "云岭县青坪乡人民政府"
