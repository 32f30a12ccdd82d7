"""What is the phrasebank's in a sentence, and what is the unit's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.corpus.index import Corpus
from assistant.corpus.phrase_wording import (
    fixed_length,
    frames,
    says_little,
    says_other_facts,
)
from assistant.corpus.prose import shares
from assistant.corpus.search import find_matches
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.report.document import Block

SAMPLES = Path(__file__).parents[2] / "samples" / "facts"
TOWN, NEIGHBOUR = "云岭县石桥镇人民政府", "云岭县青坪乡人民政府"
COUNTED = "收到群众留言、咨询37件，年底前答复35件，在办2件"


def test_our_phrasebank_has_frames() -> None:
    assert len(frames()) > 100


@pytest.mark.usefixtures("few_phrases")
def test_the_facts_filled_in_are_not_the_phrasebanks() -> None:
    assert fixed_length(COUNTED) == len("收到群众留言、咨询件，年底前答复件，在办件")


@pytest.mark.parametrize(
    "text",
    [
        "赶集日在集市摆台十一次，由值班干部给群众念补贴名单",
        "书记带队到村里听意见，答复一件销一件，年底还剩两件",
    ],
)
def test_a_sentence_of_ones_own_is_none_of_the_phrasebanks(text: str) -> None:
    assert fixed_length(text) == 0


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (COUNTED, COUNTED.replace("37", "52").replace("35", "51").replace("2件", "1件")),
        (
            "政策文件应解读5件、已解读5件，形式为图解",
            "政策文件应解读5件、已解读5件，形式为动漫短片、问答",
        ),
    ],
)
def test_other_facts_in_the_same_frame_are_no_copy(text: str, source: str) -> None:
    assert says_other_facts(text, source, (TOWN, NEIGHBOUR))


def test_the_same_facts_in_the_same_frame_are_a_copy() -> None:
    assert not says_other_facts(COUNTED, COUNTED, (TOWN, NEIGHBOUR))


def test_another_name_in_the_same_frame_is_no_other_fact() -> None:
    said = "{}在用政务新媒体账号1个，为“云岭发布”，全年发文96篇"
    ours, theirs = said.format("石桥镇"), said.format("青坪乡")
    assert not says_other_facts(ours, theirs, (TOWN, NEIGHBOUR))


@pytest.mark.usefixtures("few_phrases")
def test_a_phrase_with_a_single_number_says_little() -> None:
    assert says_little("2023年报告列出的2个问题，整改结果如下", TOWN)
    assert not says_little(COUNTED, TOWN)


@pytest.mark.usefixtures("few_phrases")
def test_a_phrase_in_which_the_other_units_name_was_left_is_a_copy() -> None:
    source = "收到群众留言、咨询“青坪发布”12件，年底前答复9件，在办3件"
    left = source.replace("12", "37").replace("9", "34")
    assert says_other_facts(left.replace("青坪", "石桥"), source, (TOWN, NEIGHBOUR))
    assert not says_other_facts(left, source, (TOWN, NEIGHBOUR))


def drafted(name: str) -> Document:
    facts = load_facts(SAMPLES / f"{name}.toml", all_fields())
    return compose(facts, load_phrasebank()).document()


def test_neighbours_who_draft_with_the_same_phrases_copy_nothing() -> None:
    reports = {
        name: recognise(drafted(name)) for name in ("石桥镇", "青坪乡", "望江街道", "自然资源局")
    }
    for name, report in reports.items():
        corpus = Corpus.of(other for key, other in reports.items() if key != name)
        assert [match.sentence.text for match in find_matches(report, corpus)] == []
        assert shares(report, ())["phrasebank"] > 0.1


def test_a_draft_under_another_name_is_copied_whole() -> None:
    document = drafted("石桥镇")
    stolen = recognise(
        replace(document, blocks=tuple(under_another_name(b) for b in document.blocks))
    )
    parts = shares(stolen, find_matches(stolen, Corpus.of([recognise(document)])))
    assert stolen.unit == NEIGHBOUR
    assert parts.lengths["phrasebank"] == parts.lengths["own"] == 0


def under_another_name(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(block.text.replace("石桥镇", "青坪乡").replace("我镇", "我乡"))
