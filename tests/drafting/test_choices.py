"""What could stand in a sentence's place, and another way to say a whole paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.corpus.wear import Wear
from assistant.drafting.choices import choices, said_otherwise
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.sources import Sources
from assistant.facts.wording import Rewording, with_pick, with_rewording
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.drafting.draft import DraftSentence
    from assistant.facts.facts import Facts
    from tests.drafting.conftest import BankFolder, FactsOf

OUTLINE = """
[[paragraph]]
section = "overview"
topics = ["total"]

[[paragraph]]
section = "problems"
topics = ["problem"]
each = "problems"
as = "problem"
"""
TOTAL = """
[[phrase]]
id = "total.plain"
topic = "total"
when = "proactive.total > 0"
needs = ["proactive.total"]
text = "全年登出的信息合计{{ proactive.total }}条。"

[[phrase]]
id = "total.website"
topic = "total"
when = "proactive.total > 0"
needs = ["proactive.total", "proactive.website"]
text = "在{{ proactive.total }}条公布的内容里，网站占{{ proactive.website }}条。"

[[phrase]]
id = "total.none"
topic = "total"
when = "proactive.total == 0"
text = "一条也没有发布。"
"""
PROBLEM = """
[[phrase]]
id = "problem.{1}"
topic = "problem"
text = "{0}{{{{ problem.subject }}}}。"
"""


@pytest.fixture
def sources(bank_folder: BankFolder) -> Sources:
    problems = "".join(
        PROBLEM.format(verb, number)
        for number, verb in enumerate(("检查时查到", "群众来信说", "县里通报的是"))
    )
    return Sources(load_phrasebank(bank_folder(TOTAL + problems, OUTLINE)))


def _sentences(facts: Facts, sources: Sources) -> list[DraftSentence]:
    return [s for p in sources.draft(facts).paragraphs() for s in p.sentences]


def _badges(facts: Facts, sources: Sources) -> dict[str, tuple[str, ...]]:
    found = choices(facts, sources, _sentences(facts, sources)[0])
    return {one.candidate.phrase.id: one.badges for one in found}


def test_phrases_for_another_case_are_left_out_and_a_missing_fact_is_named(
    sources: Sources, facts_of: FactsOf
) -> None:
    told = _badges(facts_of(proactive={"total": 5}), sources)
    assert list(told) == ["total.plain", "total.website"]
    assert told["total.plain"] == ("现用",)
    assert told["total.website"][0].startswith("还缺：")


def test_what_last_year_and_what_others_used_is_told(sources: Sources, facts_of: FactsOf) -> None:
    lines = ("云岭县石桥镇人民政府2023年政府信息公开工作年度报告", "一、总体情况")
    last_year = Document("", tuple(map(Paragraph, (*lines, "全年登出的信息合计9条。"))))
    known = Sources(sources.bank, recognise(last_year), {"total.website": Wear(3, 1)})
    told = _badges(facts_of(proactive={"total": 5, "website": 4}), known)
    assert told["total.plain"] == ("上年用过",)
    assert told["total.website"] == ("现用", "比对库3家用过")


def test_saying_it_otherwise_again_and_again_goes_through_all_phrases(
    sources: Sources, facts_of: FactsOf
) -> None:
    facts = facts_of(problems=[{"subject": "公开栏积灰"}])
    seen = []
    for _ in range(3):
        sentences = [s for s in _sentences(facts, sources) if s.slot == "problem#1"]
        seen.append(sentences[0].phrase)
        for slot, phrase in said_otherwise(facts, sources, sentences).items():
            facts = with_pick(facts, slot, phrase)
    assert len(set(seen)) == 3


def test_items_of_a_list_do_not_get_the_same_phrase_while_there_are_others(
    sources: Sources, facts_of: FactsOf
) -> None:
    facts = facts_of(problems=[{"subject": "公开栏积灰"}, {"subject": "网站打不开"}])
    sentences = [s for s in _sentences(facts, sources) if s.slot.startswith("problem#")]
    picks = said_otherwise(facts, sources, sentences)
    assert picks
    for slot, phrase in picks.items():
        facts = with_pick(facts, slot, phrase)
    after = [s for s in _sentences(facts, sources) if s.slot.startswith("problem#")]
    assert [s.phrase for s in after] != [s.phrase for s in sentences]


def test_what_last_year_said_is_passed_over(sources: Sources, facts_of: FactsOf) -> None:
    facts = facts_of(problems=[{"subject": "公开栏积灰"}])
    sentence = next(s for s in _sentences(facts, sources) if s.slot == "problem#1")
    following = said_otherwise(facts, sources, [sentence])[sentence.slot]
    found = choices(facts, sources, sentence)
    said = next(c.candidate.text for c in found if c.candidate.phrase.id == following)
    lines = ("云岭县石桥镇人民政府2023年政府信息公开工作年度报告", "一、总体情况", said)
    last_year = recognise(Document("", tuple(map(Paragraph, lines))))
    known = Sources(sources.bank, last_year)
    picked = said_otherwise(facts, known, [sentence])[sentence.slot]
    assert picked not in (following, sentence.phrase)


def test_words_of_ones_own_are_left_alone(sources: Sources, facts_of: FactsOf) -> None:
    facts = facts_of(proactive={"total": 5, "website": 4})
    (first, *_) = _sentences(facts, sources)
    facts = with_rewording(facts, first.slot, Rewording(first.text, "公布五条。"))
    assert said_otherwise(facts, sources, _sentences(facts, sources)[:1]) == {}
