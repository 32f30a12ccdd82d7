from __future__ import annotations

import re

import pytest

from assistant.alternatives import (
    AlternativesFault,
    chosen,
    every_alternative,
    split_alternatives,
)

PHRASE = "[全年|{{ report.year }}年|]公开{{ a | months }}[信息|政府信息]{{ b }}条"


def test_marks_within_tags_are_the_template_languages() -> None:
    assert [part for part in split_alternatives(PHRASE) if len(part) > 1] == [
        ("全年", "{{ report.year }}年", ""),
        ("信息", "政府信息"),
    ]
    assert split_alternatives("{{ a['b'] | c }}")[-1] == ("{{ a['b'] | c }}",)


def test_one_of_each_is_chosen() -> None:
    first = chosen(PHRASE, lambda _, count: 0)
    assert first == "全年公开{{ a | months }}信息{{ b }}条"
    assert chosen(PHRASE, lambda _, count: count - 1) == "公开{{ a | months }}政府信息{{ b }}条"


def test_every_alternative_is_in_one_of_the_texts() -> None:
    assert list(every_alternative(PHRASE)) == [
        "全年公开{{ a | months }}信息{{ b }}条",
        "{{ report.year }}年公开{{ a | months }}政府信息{{ b }}条",
        "公开{{ a | months }}政府信息{{ b }}条",
    ]
    assert list(every_alternative("没有方括号。")) == ["没有方括号。"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[全年|年内公开", 1, "请补上“]”"),
        ("公开\n信息]", 2, "有“]”没有“[”"),
        ("[全年|[年内|本年]]", 1, "不能再套方括号"),
        ("全年|年内", 1, "只能写在方括号里"),
        ("[全年]", 1, "两种以上"),
        ("[全年|全年]", 1, "两种以上"),
    ],
)
def test_marks_that_do_not_belong_together_are_told(text: str, line: int, words: str) -> None:
    with pytest.raises(AlternativesFault, match=re.escape(words)) as found:
        split_alternatives(text)
    assert found.value.line == line
