"""How much of their fixed words two phrases share, and for which conditions there are too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.drafting.likeness import Comparison, FixedWords, counts_of, likeness
from assistant.drafting.phrase import Phrase
from assistant.drafting.phrase_files import load_phrasebank

if TYPE_CHECKING:
    from tests.drafting.conftest import BankFolder

OUTLINE = """
[[paragraph]]
section = "overview"
topics = ["total"]
"""
WAYS = (
    "{{ proactive.total }}条政府信息对外公布。",
    "政府信息对外公布{{ proactive.total }}条。",
    "[全年|年内]合计发布消息{{ proactive.total }}条。",
    "一年下来登在网上的有{{ proactive.total }}条。",
)


def _bank(when: tuple[str, ...]) -> str:
    return "".join(
        f'[[phrase]]\nid = "total.{number}"\ntopic = "total"\nwhen = "{condition}"\n'
        f'text = "{WAYS[number]}"\n'
        for number, condition in enumerate(when)
    )


def _likeness(one: str, other: str) -> float:
    words = (FixedWords(Phrase("a.b", "total", text)) for text in (one, other))
    return likeness(*words)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("登在村口墙报{{ a }}条。", "登在村口墙报{{ b }}条。", 12 / 14),
        ("登在村口墙报{{ a }}条。", "{{ a }}件公文标注属性。", 0),
        ("[登在村口墙报|收到群众来信]{{ a }}条", "登在村口墙报{{ a }}条", (3 + 3) / 14),
        ("《条例》公布施行以后", "《条例》的解释", 0),
        ("行政规范性文件{{ a }}件", "{{ a }}件行政规范性文件", 0),
        ("{{ year }}年没有其他需要报告的事项。", "没有其他需要报告的事项。", 0),
    ],
)
def test_what_stands_between_the_facts_is_compared(one: str, other: str, share: float) -> None:
    assert _likeness(one, other) == pytest.approx(share)


def test_pairs_that_share_more_than_half_are_told(bank_folder: BankFolder) -> None:
    bank = load_phrasebank(bank_folder(_bank(("proactive.total > 0",) * 4), OUTLINE))
    (pair,) = Comparison(bank).alike()
    assert (pair.one.id, pair.other.id) == ("total.0", "total.1")


def test_phrases_that_never_meet_may_be_alike(bank_folder: BankFolder) -> None:
    when = ("proactive.total > 0", "proactive.total == 0")
    bank = load_phrasebank(bank_folder(_bank(when), OUTLINE))
    assert list(Comparison(bank).alike()) == []


def test_a_condition_with_too_few_phrases_is_a_gap(bank_folder: BankFolder) -> None:
    when = ("proactive.total > 0", "proactive.total > 0", "proactive.total == 0", "")
    bank = load_phrasebank(bank_folder(_bank(when), OUTLINE))
    assert [(gap.when, gap.phrases, gap.wanted) for gap in Comparison(bank).gaps()] == [
        ("proactive.total > 0", 3, 4),
        ("proactive.total == 0", 2, 4),
        ("", 3, 4),
    ]


def test_what_cannot_be_true_is_no_gap(bank_folder: BankFolder) -> None:
    when = ("proactive.total > 0 and proactive.total < 1",)
    bank = load_phrasebank(bank_folder(_bank(when), OUTLINE))
    assert list(Comparison(bank).gaps()) == []


def test_phrases_wordings_and_conditions_are_counted(bank_folder: BankFolder) -> None:
    when = ("proactive.total > 0",) * 3 + ("",)
    (count,) = counts_of(load_phrasebank(bank_folder(_bank(when), OUTLINE)))
    assert (count.phrases, count.wordings, count.conditions) == (4, 5, 2)
