"""Expressions that are compiled when a text first needs it."""

from __future__ import annotations

import re

import pytest

from assistant.report.pattern import Pattern

_COUNT = Pattern(r"(\d+)件")


def test_it_answers_as_a_compiled_expression_does() -> None:
    text = "收到3件，办结12件"
    first = _COUNT.search(text)
    assert first is not None
    assert first[1] == "3"
    assert [found[1] for found in _COUNT.finditer(text, 4)] == ["12"]
    assert _COUNT.findall(text) == ["3", "12"]
    assert _COUNT.sub("若干", text) == "收到若干，办结若干"
    assert _COUNT.sub("若干", text, count=1) == "收到若干，办结12件"
    assert _COUNT.match(text, 2)
    assert not _COUNT.match(text)
    assert _COUNT.fullmatch("3件")
    assert Pattern("[，；]").split("甲，乙；丙") == ["甲", "乙", "丙"]


def test_a_text_without_its_words_is_answered_without_compiling() -> None:
    faulty = Pattern("招商(引资")
    assert faulty.search("公开信息3条") is None
    assert faulty.sub("", "公开信息3条") == "公开信息3条"
    assert faulty.split("公开信息3条") == ["公开信息3条"]
    with pytest.raises(re.error):
        faulty.search("招商引资3亿元")


def test_flags_hold() -> None:
    assert Pattern("甲 乙", re.VERBOSE).search("甲乙")
