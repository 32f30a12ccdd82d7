"""What the phrasebank says of work points: enough ways for each topic, nothing made up."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from assistant.alternatives import every_alternative
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.select import alternatives
from assistant.facts.facts import Facts, read_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from assistant.drafting.candidate import Candidate

STATES = ("完成", "推进中", "未完成")
FIELDS = {field.key: field for field in all_fields()}
TOPICS = next(
    field.choices for field in FIELDS["work_points.points"].fields if field.key == "topic"
)
DONE = {"date": "2024-11-20", "figure": "名册36份"}
OPEN = {"reason": "设备年底前没有到货", "deadline": "2025-06-30"}


def _facts(state: str, topic: str = "", number: str = "") -> Facts:
    point = {"point": "补贴名册上墙", "evidence": "把名册张贴到12个村", "state": state}
    point |= DONE if state == "完成" else OPEN
    if topic:
        point["topic"] = topic
    document = {"title": "云岭县2024年政务公开工作要点", "issuer": "云岭县人民政府办公室"}
    if number:
        document["number"] = number
    raw = {
        "unit": {"name": "云岭县石桥镇人民政府"},
        "report": {"year": 2024},
        "work_points": {**document, "points": [point, point]},
    }
    return read_facts(raw, tuple(FIELDS.values()))


def _usable(facts: Facts, slot: str) -> list[Candidate]:
    return [one for one in alternatives(facts, load_phrasebank(), slot) if one.is_usable]


@pytest.mark.parametrize(("topic", "state"), [*product(TOPICS, STATES)])
def test_each_topic_has_four_ways_to_tell_each_state(topic: str, state: str) -> None:
    told = _usable(_facts(state, topic), "work_point#1")
    assert len(told) >= 4
    assert all(f"topic == '{topic}'" in one.phrase.when for one in told)


@pytest.mark.parametrize("state", STATES)
def test_a_point_without_a_topic_has_eight_ways(state: str) -> None:
    assert len(_usable(_facts(state), "work_point#1")) >= 8


def test_the_document_is_named_in_eight_ways() -> None:
    assert len(_usable(_facts("完成"), "work_points.document")) >= 8


@pytest.mark.parametrize(("topic", "state"), [*product(("", *TOPICS), STATES)])
def test_a_point_is_told_in_one_sentence_with_all_that_is_known(topic: str, state: str) -> None:
    for one in _usable(_facts(state, topic), "work_point#1"):
        assert one.text.count("。") == 1
        wanted = (
            ["2024年11月20日", "名册36份"] if state == "完成" else ["没有到货", "2025年6月30日"]
        )
        for fact in ("“补贴名册上墙”", "把名册张贴到12个村", *wanted):
            assert fact in one.text


@pytest.mark.parametrize("state", ["推进中", "未完成"])
def test_what_is_not_done_is_not_told_without_reason_and_date(state: str) -> None:
    for phrase in load_phrasebank().of_topic("work_point"):
        if f"state == '{state}'" in phrase.when:
            assert {"work_point.reason", "work_point.deadline"} <= set(phrase.needs)


def test_no_document_number_is_made_up() -> None:
    for phrase in load_phrasebank().of_topic("work_points.document"):
        assert not any(sign in text for text in every_alternative(phrase.text) for sign in "〔〕号")
    assert all("〔" not in one.text for one in _usable(_facts("完成"), "work_points.document"))
    numbered = _usable(_facts("完成", number="云政办发〔2024〕18号"), "work_points.document")
    assert all("（云政办发〔2024〕18号）" in one.text for one in numbered)


def test_two_points_of_one_topic_are_told_in_different_words() -> None:
    draft = compose(_facts("完成", "公开专区"), load_phrasebank())
    told = [
        sentence.phrase
        for paragraph in draft.paragraphs()
        for sentence in paragraph.sentences
        if sentence.phrase.startswith("work-points.zone.")
    ]
    assert len(set(told)) == 2
