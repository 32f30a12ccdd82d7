"""Which of several phrases is taken."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.corpus.wear import Wear
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.select import alternatives
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from tests.drafting.conftest import BankFolder, FactsOf

WAYS = ("公开信息", "发布信息", "上网信息", "公布信息")
OUTLINE = """
[[paragraph]]
section = "overview"
topics = ["total"]
"""
PHRASES = "".join(
    f'[[phrase]]\nid = "total.way-{number}"\ntopic = "total"\nneeds = ["proactive.total"]\n'
    f'text = "全年{way}合计{{{{ proactive.total }}}}条。"\n'
    for number, way in enumerate(WAYS)
)


def _phrases(draft: Draft) -> list[str]:
    return [sentence.phrase for p in draft.paragraphs() for sentence in p.sentences]


def test_the_same_facts_give_the_same_text(facts_of: FactsOf) -> None:
    bank = load_phrasebank()
    facts = facts_of(proactive={"total": 163, "website": 163})
    assert compose(facts, bank).document() == compose(facts, bank).document()


def test_units_and_years_differ_in_their_phrases(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    units = ("云岭县石桥镇人民政府", "云岭县柳林镇人民政府", "云岭县白塔镇人民政府")
    chosen = {
        _phrases(compose(facts_of(unit, year, proactive={"total": 9}), bank))[0]
        for unit in units
        for year in (2022, 2023, 2024)
    }
    assert len(chosen) > 1


def test_alternatives_in_a_phrase_differ_from_year_to_year(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    phrase = PHRASES.split("[[phrase]]")[1].replace("全年", "[全年|{{ report.year }}年|年内]")
    bank = load_phrasebank(bank_folder(f"[[phrase]]{phrase}", OUTLINE))
    drafts = [
        compose(facts_of("云岭县石桥镇人民政府", year, proactive={"total": 9}), bank)
        for year in (2022, 2023, 2024, 2025)
    ]
    paragraphs = [draft.sections[0].paragraphs[0].text for draft in drafts]
    texts = [text.replace(str(year), "") for year, text in enumerate(paragraphs, 2022)]
    assert all(one != other for one, other in pairwise(texts))
    assert set(texts[:3]) == {f"{when}公开信息合计9条。" for when in ("全年", "年", "年内")}


def test_two_towns_with_the_same_figures_differ_in_some_sentences(facts_of: FactsOf) -> None:
    bank = load_phrasebank()
    one, other = (
        _phrases(compose(facts_of(unit, proactive={"total": 163, "last_total": 138}), bank))
        for unit in ("云岭县石桥镇人民政府", "云岭县柳林镇人民政府")
    )
    assert set(one) != set(other)


def test_the_words_of_last_year_are_avoided(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    facts = facts_of(proactive={"total": 163})
    first = compose(facts, bank)
    second = compose(facts, bank, last_year=recognise(first.document()))
    assert _phrases(first) != _phrases(second)


def test_when_all_were_used_last_year_one_is_used_again(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    first = PHRASES.split("[[phrase]]")[1]
    bank = load_phrasebank(bank_folder(f"[[phrase]]{first}", OUTLINE))
    facts = facts_of(proactive={"total": 163})
    draft = compose(facts, bank)
    assert _phrases(compose(facts, bank, last_year=recognise(draft.document()))) == ["total.way-0"]


def test_a_phrase_of_the_half_that_fewest_units_have_used_is_chosen(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    facts = facts_of(proactive={"total": 163})
    for least in range(len(WAYS) - 1):
        rarest = (f"total.way-{least}", f"total.way-{least + 1}")
        wear = {p.id: Wear(2 if p.id in rarest else 5, 2) for p in bank.phrases}
        assert _phrases(compose(facts, bank, wear=wear))[0] in rarest


def test_neighbours_with_one_corpus_do_not_all_take_the_same_phrase(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    wear = {phrase.id: Wear(number, 2) for number, phrase in enumerate(bank.phrases)}
    chosen = {
        _phrases(
            compose(facts_of(f"云岭县{name}镇人民政府", proactive={"total": 9}), bank, wear=wear)
        )[0]
        for name in ("石桥", "柳林", "白塔", "双溪", "望江", "青坪")
    }
    assert chosen == {"total.way-0", "total.way-1"}


def test_a_worn_phrase_is_better_than_the_words_of_last_year(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    facts = facts_of(proactive={"total": 163})
    first = compose(facts, bank)
    wear = {phrase.id: Wear(60, 5) for phrase in bank.phrases if phrase.id not in _phrases(first)}
    second = compose(facts, bank, last_year=recognise(first.document()), wear=wear)
    assert _phrases(first) != _phrases(second)


def test_the_user_may_choose_another_phrase(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    bank = load_phrasebank(bank_folder(PHRASES, OUTLINE))
    facts = facts_of(proactive={"total": 163})
    for number in range(len(WAYS)):
        choice = f"total.way-{number}"
        assert _phrases(compose(facts, bank, choices={"total": choice})) == [choice]


def test_a_choice_that_the_facts_no_longer_allow_gives_way(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder())
    facts = facts_of(proactive={"total": 163})
    assert _phrases(compose(facts, bank, choices={"total": "total.zero"}))[0] == "total.some"


def test_a_phrase_whose_text_lacks_a_fact_is_passed_over(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    more = PHRASES.replace("条。", "条，网站{{ proactive.website }}条。", 3)
    bank = load_phrasebank(bank_folder(more, OUTLINE))
    assert _phrases(compose(facts_of(proactive={"total": 163}), bank)) == ["total.way-3"]


def test_alternatives_show_every_phrase_with_what_stands_in_its_way(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder())
    usable, wrong = alternatives(facts_of(proactive={"total": 163}), bank, "total")
    assert usable.is_usable
    assert usable.text == "我镇全年主动公开政府信息163条。"
    assert wrong.obstacle == "与填写的情况不符"


def test_alternatives_name_the_facts_that_are_missing(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    (only,) = alternatives(facts_of(), load_phrasebank(bank_folder()), "change")
    assert only.obstacle == "还缺：上年主动公开政府信息总数"


def test_alternatives_for_an_item_are_told_with_its_own_facts(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    problems = [{"subject": "村级公开栏", "count": 5}, {"subject": "“补贴”栏目", "count": 2}]
    found = alternatives(facts_of(problems=problems), load_phrasebank(bank_folder()), "problem#2")
    assert {one.text for one in found} == {
        "“补贴”栏目漏发2条。",
        "有2条没有发到“补贴”栏目。",
    }
