"""A remainder or a share is not drafted from facts that contradict one another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jinja2 import nodes

from assistant.alternatives import chosen
from assistant.drafting.candidate import examine
from assistant.drafting.choices import choices
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.remembered import Remembered
from assistant.drafting.sources import Sources
from assistant.interview.filters import COMPUTING
from assistant.interview.relation_file import load_relations
from assistant.interview.scope import Scope
from assistant.interview.syntax import parse_template, paths_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.draft import Draft, DraftSentence
    from assistant.drafting.phrase import Phrase
    from tests.drafting.conftest import BankFolder, FactsOf

OUTLINE = """
[[paragraph]]
section = "overview"
topics = ["total"]
required = ["total"]
"""
REST = """
[[phrase]]
id = "total.rest"
topic = "total"
text = "共{{ proactive.total }}条，其余{{ proactive.total|difference(proactive.website) }}条另发。"
"""
PLAIN = """
[[phrase]]
id = "total.plain"
topic = "total"
text = "主动公开{{ proactive.total }}条。"
"""
SHARE = """
[[phrase]]
id = "total.share"
topic = "total"
text = "满意率为{{ supervision.satisfied | percent_of(supervision.ballots) }}。"
"""
CHANNELS = {"website": 106, "wechat": 41, "other_media": 0, "boards": 16, "press": 0}
# Comparisons: either may be the greater one.
COMPARED = {
    frozenset({"proactive.total", "proactive.last_total"}),
    frozenset({"applications.received.total", "requests.last_received"}),
    frozenset({"disclosure.normative.issued", "disclosure.normative.repealed"}),
    frozenset({"requests.average_days"}),
}


def test_a_remainder_of_a_total_that_its_parts_do_not_come_to_is_not_drafted(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(REST + PLAIN, OUTLINE))
    for total, text in ((160, "主动公开160条。"), (100, "主动公开100条。")):
        draft = compose(facts_of(proactive={"total": total, **CHANNELS}), bank)
        assert [_first(draft).text] == [text]


def test_a_remainder_of_a_total_that_holds_is_drafted(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(REST, OUTLINE))
    for answers in ({"total": 163, **CHANNELS}, {"total": 163, "website": 106}):
        draft = compose(facts_of(proactive=answers), bank)
        assert [_first(draft).text] == ["共163条，其余57条另发。"]


def test_a_share_over_a_hundred_per_cent_is_never_drafted(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(SHARE, OUTLINE))
    draft = compose(facts_of(supervision={"ballots": 120, "satisfied": 131}), bank)
    said = "社会评议满意份数131份，多于社会评议有效份数120份"
    assert [_first(draft).text] == [f"【待核：{said}】。"]
    assert said in draft.blanks


def test_a_phrase_that_was_picked_gives_way_until_the_facts_agree(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(REST + PLAIN, OUTLINE))
    wrong, right = (facts_of(proactive={"total": total, **CHANNELS}) for total in (160, 163))
    picked = {"total": "total.rest"}
    assert _first(compose(wrong, bank, choices=picked)).phrase == "total.plain"
    assert _first(compose(right, bank, choices=picked)).phrase == "total.rest"


def test_a_sentence_drafted_before_goes_when_a_fact_that_it_does_not_name_changes(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank, past = load_phrasebank(bank_folder(REST + PLAIN, OUTLINE)), Remembered()
    right = facts_of(proactive={"total": 163, **CHANNELS})
    picked = {"total": "total.rest"}
    assert _first(compose(right, bank, choices=picked, past=past)).phrase == "total.rest"
    wrong = right.with_value("proactive.boards", 10)
    assert _first(compose(wrong, bank, choices=picked, past=past)).phrase == "total.plain"


def test_a_choice_says_what_contradicts_what(bank_folder: BankFolder, facts_of: FactsOf) -> None:
    sources = Sources(load_phrasebank(bank_folder(REST + PLAIN, OUTLINE)))
    facts = facts_of(proactive={"total": 160, **CHANNELS})
    sentence = _first(sources.draft(facts))
    (rest,) = (
        one for one in choices(facts, sources, sentence) if one.candidate.phrase.id == "total.rest"
    )
    assert not rest.can_be_picked
    assert rest.badges == (
        "数字对不上：各渠道首发条数相加是163条，主动公开政府信息总数160条，相差3条",
    )


def test_a_share_of_one_record_hangs_on_that_record(facts_of: FactsOf) -> None:
    bank = load_phrasebank()
    phrase = next(one for one in bank.phrases if "area.count | percent_of" in one.text)
    areas = [
        {"name": name, "count": count, "evidence": "已公示"}
        for name, count in (("甲", 9), ("乙", 70))
    ]
    scope = Scope(facts_of(proactive={"total": 60, "areas": areas}))
    small, large = (
        examine(phrase, scope.with_item("area", "proactive.areas", at)) for at in range(2)
    )
    assert large.contradicted
    assert not small.contradicted


def test_every_remainder_and_share_in_our_phrases_is_held_by_a_relation() -> None:
    bank, known = load_phrasebank(), load_relations()
    items = {one.item: one.each for one in bank.outline.paragraphs if one.each}
    unheld = {
        (phrase.id, *sorted(paths))
        for phrase in bank.phrases
        for paths in _computed(phrase)
        if paths not in COMPARED and not known.between({_general(path, items) for path in paths})
    }
    assert unheld == set()


def _first(draft: Draft) -> DraftSentence:
    """Return the only sentence of a draft from a small phrasebank."""
    ((sentence,),) = (paragraph.sentences for paragraph in draft.paragraphs())
    return sentence


def _computed(phrase: Phrase) -> Iterator[frozenset[str]]:
    for way in range(4):
        tree = parse_template(chosen(phrase.text, partial(_nth, way)))
        for found in tree.find_all(nodes.Filter):
            if found.name in COMPUTING:
                yield frozenset(path for path, _ in paths_in(found))


def _nth(way: int, _at: int, count: int) -> int:
    return way % count


def _general(path: str, items: dict[str, str]) -> str:
    name, _, rest = path.partition(".")
    return f"{items[name]}[].{rest}" if name in items else path
