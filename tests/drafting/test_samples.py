"""The sample fact files, drafted with our own phrasebank."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import Facts, load_facts
from assistant.interview.question import all_fields
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft

FOLDER = Path(__file__).parents[2] / "samples" / "facts"
COMPLETE = sorted(path for path in FOLDER.glob("*.toml") if "残缺" not in path.stem)


def _facts(path: Path) -> Facts:
    return load_facts(path, all_fields())


def _drafted(path: Path) -> Draft:
    return compose(_facts(path), load_phrasebank())


@pytest.fixture(params=COMPLETE, ids=[path.stem for path in COMPLETE])
def draft(request: pytest.FixtureRequest) -> Draft:
    """The draft of each complete sample in turn."""
    path: Path = request.param
    return _drafted(path)


def test_a_complete_sample_leaves_no_blank(draft: Draft) -> None:
    assert draft.blanks == ()


def test_every_paragraph_is_closed(draft: Draft) -> None:
    assert [p.text for p in draft.paragraphs() if not p.text.endswith("。")] == []


def test_no_two_marks_or_spaces_stand_together(draft: Draft) -> None:
    marks = "，。；、：" + " \n"
    bad = [
        p.text
        for p in draft.paragraphs()
        if any(one in marks and two in marks for one, two in zip(p.text, p.text[1:], strict=False))
    ]
    assert bad == []


def test_every_section_says_something(draft: Draft) -> None:
    assert all(section.paragraphs or section.table for section in draft.sections)


def test_every_sentence_comes_from_a_phrase(draft: Draft) -> None:
    sentences = [sentence for p in draft.paragraphs() for sentence in p.sentences]
    assert all(load_phrasebank().get(sentence.phrase) for sentence in sentences)


def test_the_five_topics_of_the_overview_stand_in_order(draft: Draft) -> None:
    headings = [p.heading[:3] for p in draft.sections[0].paragraphs if p.heading]
    assert headings == ["（一）", "（二）", "（三）", "（四）", "（五）"]


def test_no_two_samples_are_told_in_the_same_phrases() -> None:
    used = [
        {sentence.phrase for p in _drafted(path).paragraphs() for sentence in p.sentences}
        for path in COMPLETE
    ]
    assert all(one != other for one, other in combinations(used, 2))


def test_another_year_is_told_in_other_phrases() -> None:
    facts = _facts(FOLDER / "石桥镇.toml")
    this, next_year = (
        [
            sentence.phrase
            for p in compose(facts.with_value("report.year", year), load_phrasebank()).paragraphs()
            for sentence in p.sentences
        ]
        for year in (2024, 2025)
    )
    assert this != next_year


@pytest.mark.parametrize("path", ["proactive.total", "supervision.appraisal", "problems", "fees"])
def test_an_answer_taken_away_shows_as_a_blank(path: str) -> None:
    facts = _facts(FOLDER / "水务局.toml").without(path)
    assert compose(facts, load_phrasebank()).blanks


def test_with_no_answer_at_all_nothing_is_claimed() -> None:
    draft = compose(Facts(fields=all_fields()), load_phrasebank())
    claims = ("没有收到", "没有发生", "没有开展", "未发生", "0件", "0元", "0条")
    text = "".join(p.text for p in draft.paragraphs())
    assert [claim for claim in claims if claim in text] == []


def test_a_drafted_sample_passes_our_own_rules(draft: Draft) -> None:
    assert check_report(recognise(draft.document())).findings == ()


def test_the_incomplete_sample_shows_what_it_lacks() -> None:
    draft = _drafted(FOLDER / "残缺-石桥镇.toml")
    text = "".join(p.text for p in draft.paragraphs())
    assert {"平台检查次数", "计划发布日期", "当年政务公开工作要点名称"} <= set(draft.blanks)
    assert "平台检查【待核：平台检查次数】次" in text
    assert "《【待核：当年政务公开工作要点名称】》" in text
