"""What the user put in other words stays, and is told when a fact under it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import load_facts, save_facts
from assistant.facts.wording import Rewording, picked, rewordings, with_pick, with_rewording
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from tests.drafting.conftest import BankFolder, FactsOf

PROBLEM = {"subject": "“惠农补贴”栏目", "count": 3}
OWN = Rewording("我镇全年主动公开政府信息163条。", "我镇把163条政府信息挂上了网。")


def _overview(draft: Draft) -> str:
    return "".join(paragraph.text for paragraph in draft.sections[0].paragraphs)


def test_a_reworded_sentence_stands_in_the_draft(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = with_rewording(facts_of(proactive={"total": 163}), "total", OWN)
    draft = compose(facts, load_phrasebank(bank_folder()))
    assert _overview(draft) == OWN.text
    (sentence,) = draft.sections[0].paragraphs[0].sentences
    assert (sentence.phrase, sentence.drafted) == ("total.some", OWN.was)
    assert draft.stale == ()


def test_it_is_stale_when_the_facts_make_another_sentence(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = with_rewording(facts_of(proactive={"total": 170}), "total", OWN)
    draft = compose(facts, load_phrasebank(bank_folder()))
    (stale,) = draft.stale
    assert (stale.text, stale.drafted) == (OWN.text, "我镇全年主动公开政府信息170条。")


def test_words_of_ones_own_close_a_gap(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    bank = load_phrasebank(bank_folder())
    drafted = compose(facts_of(), bank)
    assert drafted.blanks
    was = drafted.sections[0].paragraphs[0].sentences[0].text
    facts = with_rewording(facts_of(), "total", Rewording(was, "公开的条数正在核对。"))
    (sentence,) = compose(facts, bank).sections[0].paragraphs[0].sentences
    assert sentence.blanks == ()


def test_an_item_of_a_list_keeps_its_ordinal(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    facts = facts_of(problems=[PROBLEM, {"subject": "村务公开栏", "count": 2}])
    bank = load_phrasebank(bank_folder())
    facts = with_pick(facts, "problem#2", "problem.count-first")
    facts = with_rewording(
        facts, "problem#2", Rewording("有2条没有发到村务公开栏。", "村务公开栏少贴了2条。")
    )
    sections = {section.key: section for section in compose(facts, bank).sections}
    assert sections["problems"].paragraphs[0].text.endswith("；二是村务公开栏少贴了2条。")


def test_rewordings_and_picks_are_kept_in_the_fact_file(tmp_path: Path, facts_of: FactsOf) -> None:
    path = tmp_path / "石桥镇.toml"
    facts = with_pick(with_rewording(facts_of(), "total", OWN), "change", "change.plain")
    save_facts(path, facts)
    loaded = load_facts(path, all_fields())
    assert rewordings(loaded) == {"total": OWN}
    assert picked(loaded) == {"change": "change.plain"}
    taken_back = with_pick(with_rewording(loaded, "total", None), "change", "")
    save_facts(path, taken_back)
    assert "wording" not in path.read_text(encoding="utf-8")
