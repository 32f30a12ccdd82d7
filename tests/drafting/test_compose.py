"""From facts and phrases to a whole draft."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from tests.drafting.conftest import BankFolder, FactsOf

PROBLEM = {"category": "时效", "subject": "“惠农补贴”栏目", "count": 2}
OTHER_PROBLEM = {"category": "渠道", "subject": "村级公开栏", "count": 5}


def _prose(draft: Draft, section: str) -> str:
    found = next(part for part in draft.sections if part.key == section)
    return "\n".join(paragraph.text for paragraph in found.paragraphs)


def test_a_draft_has_title_six_sections_and_signature(facts_of: FactsOf) -> None:
    draft = compose(facts_of(), load_phrasebank())
    assert draft.title == "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"
    assert [section.heading for section in draft.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert draft.closing()[0] == "云岭县石桥镇人民政府"


def test_the_official_tables_stand_in_sections_two_to_four(facts_of: FactsOf) -> None:
    draft = compose(facts_of(applications={"received": {"natural": 3}}), load_phrasebank())
    tables = [section.table for section in draft.sections]
    assert [table.form.key if table else None for table in tables] == [
        None,
        "disclosure",
        "applications",
        "disputes",
        None,
        None,
    ]
    assert tables[2] is not None
    assert tables[2].get("received.natural") == 3


def test_zero_and_some_are_told_by_different_sentences(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder())
    none, some = (compose(facts_of(proactive={"total": n}), bank) for n in (0, 163))
    assert _prose(none, "overview") == "我镇全年没有主动公开政府信息。"
    assert _prose(some, "overview") == "我镇全年主动公开政府信息163条。"


def test_a_missing_figure_of_a_required_topic_shows_as_a_blank(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    draft = compose(facts_of(), load_phrasebank(bank_folder()))
    assert "公开政府信息【待核：主动公开政府信息总数】条。" in _prose(draft, "overview")
    assert "主动公开政府信息总数" in draft.blanks


def test_without_its_facts_a_topic_that_is_not_required_keeps_silent(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    draft = compose(facts_of(proactive={"total": 163}), load_phrasebank(bank_folder()))
    assert "上年" not in _prose(draft, "overview")


def test_no_answer_is_never_taken_for_zero(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    zero_only = """
[[phrase]]
id = "total.zero"
topic = "total"
when = "proactive.total == 0"
text = "全年没有主动公开政府信息。"
"""
    outline = '[[paragraph]]\nsection = "overview"\ntopics = ["total"]\nrequired = ["total"]'
    draft = compose(facts_of(), load_phrasebank(bank_folder(zero_only, outline)))
    assert _prose(draft, "overview") == "【待核：主动公开政府信息总数】。"


def test_a_required_topic_that_does_not_apply_keeps_silent(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    some_only = """
[[phrase]]
id = "total.some"
topic = "total"
when = "proactive.total > 0"
text = "全年主动公开政府信息{{ proactive.total }}条。"
"""
    outline = '[[paragraph]]\nsection = "overview"\ntopics = ["total"]\nrequired = ["total"]'
    bank = load_phrasebank(bank_folder(some_only, outline))
    assert _prose(compose(facts_of(proactive={"total": 0}), bank), "overview") == ""


def test_a_list_that_was_not_told_shows_as_a_blank(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    draft = compose(facts_of(), load_phrasebank(bank_folder()))
    assert _prose(draft, "problems") == "【待核：存在的主要问题及改进措施】。"


def test_the_items_of_a_list_are_numbered_and_told_in_different_words(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = facts_of(problems=[PROBLEM, OTHER_PROBLEM])
    draft = compose(facts, load_phrasebank(bank_folder()))
    assert _prose(draft, "problems") in (
        "一是“惠农补贴”栏目漏发2条；二是有5条没有发到村级公开栏。",
        "一是有2条没有发到“惠农补贴”栏目；二是村级公开栏漏发5条。",
    )


def test_the_items_stand_in_paragraphs_where_the_outline_says_so(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    folder = bank_folder()
    outline = folder / "phrases" / "outline.toml"
    text = outline.read_text(encoding="utf-8").replace('"list"', '"paragraphs"')
    outline.write_text(text, encoding="utf-8")
    draft = compose(facts_of(problems=[PROBLEM, OTHER_PROBLEM]), load_phrasebank(folder))
    assert len(_prose(draft, "problems").splitlines()) == 2


def test_a_paragraph_whose_condition_is_false_is_left_out(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    folder = bank_folder()
    outline = folder / "phrases" / "outline.toml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text + "when = \"unit.level == '乡'\"\n", encoding="utf-8")
    draft = compose(facts_of(problems=[PROBLEM]), load_phrasebank(folder))
    assert _prose(draft, "problems") == ""


def test_a_heading_stands_once_and_the_subject_too(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = facts_of(proactive={"total": 163, "last_total": 138})
    overview = compose(facts, load_phrasebank(bank_folder())).sections[0]
    assert [p.heading for p in overview.paragraphs] == ["（一）主动公开情况"]
    assert overview.paragraphs[0].text == "我镇全年主动公开政府信息163条。上年公开138条。"


def test_every_sentence_knows_its_phrase_its_facts_and_its_slot(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = facts_of(proactive={"total": 163}, problems=[PROBLEM])
    draft = compose(facts, load_phrasebank(bank_folder()))
    total, problem = (p.sentences[0] for p in draft.paragraphs())
    assert (total.phrase, total.slot) == ("total.some", "total")
    assert total.facts == ("unit.self_name", "proactive.total")
    assert problem.slot == "problem#1"
    assert set(problem.facts) == {"problems.0.subject", "problems.0.count"}


def test_missing_name_year_and_date_show_as_blanks(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    facts = facts_of().without("unit.name").without("report.year")
    draft = compose(facts, load_phrasebank(bank_folder()))
    assert draft.title.startswith("【待核：单位全称】【待核：报告年度】年")
    assert draft.closing() == ("【待核：单位全称】", "【待核：计划发布日期】")
    assert draft.blanks[:3] == ("单位全称", "报告年度", "计划发布日期")


def test_the_planned_date_closes_the_report(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    facts = facts_of().with_value("report.planned_date", datetime.date(2025, 1, 20))
    draft = compose(facts, load_phrasebank(bank_folder()))
    assert draft.closing() == ("云岭县石桥镇人民政府", "2025年1月20日")
