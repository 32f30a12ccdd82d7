"""The lists that rules go by: every pattern compiles, every name is known."""

from __future__ import annotations

import pytest

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.problem_topics import topics
from assistant.checking.registry import all_rules
from assistant.checking.rule import Certainty, Severity
from assistant.errors import PhrasebankError


def test_a_faulty_pattern_is_named() -> None:
    with pytest.raises(PhrasebankError, match="（未写完"):
        pattern.__wrapped__("（未写完(").compile()  # not kept for those who look at all patterns


def test_a_missing_list_is_named() -> None:
    with pytest.raises(PhrasebankError, match=r"没有这样的表\.toml"):
        load_knowledge("没有这样的表")


def test_every_citation_belongs_to_a_rule_and_its_patterns_compile() -> None:
    codes = {rule.code for rule in all_rules()}
    for entry in load_knowledge("citations")["citation"]:
        assert entry["code"] in codes
        for key in ("pattern", "only_with", "unless", "unless_near"):
            assert pattern(entry.get(key, "")).compile()
        assert Severity(entry.get("severity", "error"))
        assert Certainty(entry.get("certainty", "ask"))


def test_what_is_only_asked_of_a_citation_is_never_an_error() -> None:
    for entry in load_knowledge("citations")["citation"]:
        if entry.get("certainty") == "ask":
            assert entry["severity"] != "error"


def test_every_placeholder_compiles_and_says_what_to_do() -> None:
    for entry in load_knowledge("placeholders")["placeholder"]:
        assert pattern(entry["pattern"]).compile()
        assert entry["message"]
        assert entry["suggestion"]


def test_topics_are_answered_by_topics_that_exist() -> None:
    names = {topic.name for topic in topics()}
    assert len(names) == 14
    for topic in topics():
        assert topic.answered_by <= names
        assert topic.name in topic.answered_by


def test_attention_from_above_answers_nothing_but_the_want_of_it() -> None:
    answered = {topic.name for topic in topics() if "重视" in topic.answered_by}
    assert answered == {"重视"}
