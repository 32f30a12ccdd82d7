"""The corpus says in how many units and years the phrases of the phrasebank were used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.index import Corpus
from assistant.corpus.record import record_of
from assistant.corpus.shard import Shard
from assistant.corpus.wear import Wear, wear_of

if TYPE_CHECKING:
    from tests.corpus.conftest import MakeReport

COLUMN = (
    "column",
    "“{{ problem.column }}”栏目{{ problem.months | months }}没有更新，漏发的{{ problem.missed }}条"
    "直到{{ problem.found }}才由专人一次补上网站{% if problem.cause is known %}，"
    "因为{{ problem.cause }}{% endif %}。",
)
FAIR = (
    "fair",
    "{{ unit.self_name }}在农贸市场摆台{{ fair.times }}次，把补贴和停电的消息印成明白纸发出"
    "{{ fair.sheets }}份。",
)


def _column(month: int, cause: str = "") -> str:
    return (
        f"“惠农补贴”栏目{month}月没有更新，漏发的{month + 3}条直到县里抽查"
        f"才由专人一次补上网站{cause}。"
    )


def test_units_and_years_that_used_a_phrase_are_counted(make_report: MakeReport) -> None:
    corpus = Corpus.of(
        [
            make_report(problems=_column(4), year=2022),
            make_report(problems=_column(5), year=2023),
            make_report(problems=_column(6), year=2023, unit="云岭县青坪乡人民政府"),
            make_report(problems="赶集日停电两次。", unit="云岭县望江街道办事处"),
        ]
    )
    assert wear_of([COLUMN, FAIR], corpus) == {"column": Wear(2, 2), "fair": Wear(0, 0)}


def test_words_under_a_condition_may_be_missing(make_report: MakeReport) -> None:
    with_cause = make_report(problems=_column(4, "，因为信息员换了岗"), unit="云岭县青坪乡人民政府")
    corpus = Corpus.of([make_report(problems=_column(4)), with_cause])
    assert wear_of([COLUMN], corpus)["column"].units == 2


def test_the_same_words_in_another_order_are_another_sentence(make_report: MakeReport) -> None:
    turned = "直到县里抽查才由专人一次补上网站，漏发的7条在“惠农补贴”栏目4月没有更新。"
    assert wear_of([COLUMN], Corpus.of([make_report(problems=turned)]))["column"] == Wear()


def test_a_sentence_counts_for_the_phrase_that_has_more_of_its_words(
    make_report: MakeReport,
) -> None:
    longer = ("longer", COLUMN[1].replace("。", "，此后每月由党政办核对。"))
    corpus = Corpus.of([make_report(problems=_column(4, "，此后每月由党政办核对"))])
    assert wear_of([COLUMN, longer], corpus) == {"column": Wear(), "longer": Wear(1, 1)}


def test_a_phrase_with_few_words_of_its_own_is_not_told(make_report: MakeReport) -> None:
    short = ("short", "{{ owner }}{{ deadline }}前补齐{{ target }}。")
    assert "short" not in wear_of([short], Corpus.of([make_report(problems=_column(4))]))


def test_a_corpus_without_sentences_counts_them_by_their_hashes(make_report: MakeReport) -> None:
    shard = Shard.build([record_of(make_report(problems=_column(4)))]).hashed()
    assert wear_of([COLUMN, FAIR], Corpus([shard])) == {"column": Wear(1, 1), "fair": Wear()}


def test_shards_count_a_unit_once(make_report: MakeReport) -> None:
    shards = [
        Shard.build([record_of(make_report(problems=_column(year % 10), year=year))])
        for year in (2022, 2023)
    ]
    assert wear_of([COLUMN], Corpus(shards))["column"] == Wear(1, 2)


def test_an_empty_corpus_has_worn_nothing() -> None:
    assert wear_of([COLUMN], Corpus([])) == {"column": Wear()}
