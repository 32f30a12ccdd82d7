"""The same facts told by a town, a department and a county government."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.select import alternatives, slot_of
from assistant.facts.facts import Facts, load_facts
from assistant.interview.grammar import Scope
from assistant.interview.question import all_fields, load_questions
from assistant.interview.session import Interview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.field import Value

SAMPLES = Path(__file__).parents[2] / "samples" / "facts"
YEARS = range(2020, 2025)
RUN = 13
# Measured 15 % to 23 %: what the clerk told in free words, and lists of what is counted.
MOST_ALIKE = 0.3
# Measured 81 %, and 95 % before phrases told the kind of unit.
MOST_WORD_FOR_WORD = 0.85

UNITS: Mapping[str, Mapping[str, Value]] = {
    "town": {
        "unit.name": "云岭县石桥镇人民政府",
        "unit.level": "镇",
        "unit.self_name": "我镇",
        "unit.superiors": ("云岭县", "云江市"),
        "unit.subordinates": ("河湾村", "财政所"),
    },
    "department": {
        "unit.name": "云岭县水务局",
        "unit.level": "县级部门",
        "unit.self_name": "我局",
        "unit.superiors": ("云岭县", "云江市"),
        "unit.subordinates": ("水资源股", "农村水利股"),
    },
    "government": {
        "unit.name": "云岭县人民政府",
        "unit.level": "县级政府",
        "unit.self_name": "我县",
        "unit.superiors": ("云江市",),
        "unit.subordinates": ("石桥镇", "水务局"),
    },
}
# Words of the two other kinds.
FOREIGN = {
    "town": ("股室", "服务对象", "企业和群众", "监管", "主管业务", "乡镇（街道）", "县政府"),
    "department": ("站所", "村（社区）", "乡镇（街道）", "镇政府", "县政府", "规章制定权"),
    "government": ("站所", "股室", "服务对象", "监管", "主管业务", "村（社区）", "镇政府"),
}
# Answers in free words are the clerk's own and may name anything.
FREE_WORDS: Mapping[str, Value] = {
    "supervision.meeting_decision": "名单当日送审",
    "supervision.appraisal_result": "得4.4分",
    "supervision.public_appraisal_form": "11月发放问卷",
    "platform.zone_place": "大厅一楼",
    "platform.site": "政府信息公开专栏",
}
# What phrases know of the kind of unit; what it calls itself is not enough.
TELLS_KIND = re.compile(r"unit\.(?:kind|level|is_government|organ|offices|below|public|upper)\b")
NOTHING_AT_ALL: Mapping[str, Value] = {
    "proactive.overdue": 0,
    "proactive.enquiries": 0,
    "proactive.consultations": 0,
    "proactive.open_days": 0,
    "management.secrecy_checks": 0,
    "management.cleaned": 0,
    "platform.accounts": 0,
    "platform.zones": 0,
    "supervision.meetings": 0,
    "supervision.trainings": 0,
    "supervision.appraisal": "未开展",
    "supervision.public_appraisal": "未开展",
    "supervision.upper_problems": 0,
}


def _facts(kind: str, *more: Mapping[str, Value]) -> Facts:
    """Return the facts of a sample town as a unit of that kind would tell them."""
    told = load_facts(SAMPLES / "石桥镇.toml", all_fields())
    values = {**told.values, **FREE_WORDS, **UNITS[kind], "unit.contact_office": "办公室"}
    for own in more:
        values |= own
    facts = replace(told, values=MappingProxyType(values))
    return Interview(load_questions(), facts).effective_facts()


def _topics() -> list[str]:
    """Return the topics of the overview that every kind of unit has something to say on."""
    paragraphs = load_phrasebank().outline.paragraphs
    return [topic for p in paragraphs if p.section == "overview" for topic in p.topics]


def _overview(facts: Facts) -> str:
    paragraphs = compose(facts, load_phrasebank()).sections[0].paragraphs
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _told_alike(one: str, other: str) -> float:
    """Return the share of `one` in runs of 13 characters that `other` has, digits masked."""
    one, other = (re.sub(r"\d+", "#", text) for text in (one, other))
    inside = [False] * len(one)
    for at in range(len(one) - RUN + 1):
        if one[at : at + RUN] in other:
            inside[at : at + RUN] = [True] * RUN
    return sum(inside) / len(one)


def _word_for_word(one: str, other: str) -> float:
    """Return the share of the sentences of `one` that `other` has, too."""
    sentences, others = (re.split("[。\\n]+", text) for text in (one, other))
    told = [sentence for sentence in sentences if sentence]
    return sum(sentence in others for sentence in told) / len(told)


def _same_lots(kind: str, year: int) -> str:
    """Draft the overview under one name for all kinds, so that the same phrases are drawn.

    Only what hangs on the kind is left to make a difference, with the self-name taken out.
    """
    own: dict[str, Value] = {"unit.name": "云岭县", "report.year": year}
    text = _overview(_facts(kind, own))
    return text.replace(str(UNITS[kind]["unit.self_name"]), "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("town", ("镇政府", "站所", "村（社区）", "群众", "县级以上")),
        ("department", ("县水务局", "股室", "下属单位", "服务对象", "县级以上")),
        ("government", ("县政府", "部门", "乡镇（街道）", "公众", "市级以上")),
    ],
)
def test_a_unit_is_spoken_of_in_the_words_of_its_kind(kind: str, words: tuple[str, ...]) -> None:
    scope, names = Scope(_facts(kind)), ("organ", "offices", "below", "public", "upper")
    assert tuple(scope.get(f"unit.{name}") for name in names) == words


def test_a_department_whose_offices_are_not_told_has_no_股室() -> None:
    facts = _facts("department", {"unit.subordinates": ()})
    assert Scope(facts).get("unit.offices") == "内设机构"


@pytest.mark.parametrize("topic", _topics())
def test_a_topic_has_a_phrase_that_reads_differently_by_kind(topic: str) -> None:
    phrases = load_phrasebank().of_topic(topic)
    assert any(TELLS_KIND.search(one.when + one.text) for one in phrases)


@pytest.mark.parametrize("kind", UNITS)
@pytest.mark.parametrize("more", [{}, NOTHING_AT_ALL], ids=["as told", "nothing"])
def test_no_phrase_that_a_unit_can_use_speaks_as_another_kind(
    kind: str, more: Mapping[str, Value]
) -> None:
    facts, bank = _facts(kind, more), load_phrasebank()
    texts = [
        candidate.text
        for topic in _topics()
        for candidate in alternatives(facts, bank, slot_of(topic, 0 if topic == "area" else None))
        if candidate.is_usable
    ]
    assert len(texts) > 100
    assert [text for text in texts for word in FOREIGN[kind] if word in text] == []


def test_about_a_fifth_of_the_sentences_differs_by_kind_alone() -> None:
    shares = [
        _word_for_word(one, other)
        for year in YEARS
        for one, other in combinations([_same_lots(kind, year) for kind in UNITS], 2)
    ]
    assert sum(shares) / len(shares) <= MOST_WORD_FOR_WORD


def test_under_their_own_names_the_three_have_little_in_common() -> None:
    drafts = [_overview(_facts(kind)) for kind in UNITS]
    shares = [_told_alike(one, other) for one, other in combinations(drafts, 2)]
    assert max(shares) <= MOST_ALIKE
