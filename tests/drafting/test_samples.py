"""The sample fact files, drafted with our own phrasebank."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.corpus.index import Corpus
from assistant.corpus.search import find_matches
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.interview.question import all_fields
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.facts.field import Record, RecordValue, Value
    from tests.conftest import RunCli

FOLDER = Path(__file__).parents[2] / "samples" / "facts"
COMPLETE = sorted(path for path in FOLDER.glob("*.toml") if "残缺" not in path.stem)


def _facts(path: Path) -> Facts:
    return load_facts(path, all_fields())


def _drafted(path: Path) -> Draft:
    return compose(_facts(path), load_phrasebank())


@pytest.fixture(scope="module", params=COMPLETE, ids=[path.stem for path in COMPLETE])
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


# What is called so by others: columns, items of a list of work, offices, posts.
GIVEN = {"name", "counted", "category", "owner", "found_by", "point", "topic"}
SHARED = (
    "unit.",
    "report.",
    "work_points.title",
    "work_points.number",
    "work_points.issuer",
    "supervision.leader",
)


def test_no_two_samples_share_a_fact_told_in_free_words() -> None:
    told = {path.stem: _free_words(_facts(path)) for path in COMPLETE}
    shared = {
        (one, other): common
        for one, other in combinations(told, 2)
        if (common := told[one] & told[other])
    }
    assert shared == {}


def _free_words(facts: Facts) -> set[str]:
    """The free words of eight characters or more: shorter ones are names of common things."""
    words: set[str] = set()
    for path, value in facts.values.items():
        if path.startswith(SHARED):
            continue
        for one in value if isinstance(value, tuple) else (value,):
            told = one.items() if isinstance(one, Mapping) else [("", one)]
            words |= {str(own) for key, own in told if key not in GIVEN and isinstance(own, str)}
    return {word for word in words if len(word) >= 8}


def test_no_sentence_of_a_sample_is_like_one_of_another() -> None:
    reports = [recognise(_drafted(path).document()) for path in COMPLETE]
    alike = [
        (match.sentence.text, match.source_sentence)
        for number, report in enumerate(reports)
        for match in find_matches(report, Corpus.of([*reports[:number], *reports[number + 1 :]]))
    ]
    assert alike == []


@pytest.mark.parametrize("path", COMPLETE, ids=[path.stem for path in COMPLETE])
def test_a_sample_drafted_after_last_years_draft_gives_no_error_or_warning(
    path: Path, tmp_path: Path, run_cli: RunCli
) -> None:
    last_year, this_year = tmp_path / "去年.txt", tmp_path / "今年.txt"
    save_facts(tmp_path / "去年.toml", _of_last_year(path))
    assert run_cli("draft", tmp_path / "去年.toml", "-o", last_year).code == 0
    assert run_cli("draft", path, "--last-year", last_year, "-o", this_year).code == 0
    ran = run_cli("check", this_year, "--last-year", last_year, "--fail-on", "warning")
    assert ran.code == 0, ran.out


def _of_last_year(path: Path) -> Facts:
    """Facts that the unit may have told last year, as its report of this year refers to them.

    They are those of the next sample, told of this unit: the figures that this year's follow on
    are its own, and so are the problems, which it promised to mend.
    """
    this = _facts(path)
    year = this.year or 0
    facts = _facts(COMPLETE[(COMPLETE.index(path) + 1) % len(COMPLETE)])
    for table in ("applications", "disputes", "disclosure"):
        facts = facts.without(table)
    own = {key: value for key, value in this.values.items() if key.startswith(("unit.", "report."))}
    own |= _figures_of_last_year(this)
    own["report.year"] = year - 1
    own["report.planned_date"] = datetime.date(year, 1, 17)
    own["report.notice_title"] = f"关于编制{year - 1}年政府信息公开工作年度报告的通知"
    own["report.notice_number"] = f"云政务公开办函〔{year - 1}〕11号"
    own["report.has_last_report"] = False
    own["work_points.title"] = f"{year - 1}年政务公开工作要点"
    own["problems"] = _promised(this)
    values = {**facts.without("promises").values, **own}
    return replace(facts, values=MappingProxyType(values))


def _figures_of_last_year(this: Facts) -> dict[str, Value]:
    total = _count(this, "proactive.last_total")
    received = _count(this, "requests.last_received")
    figures: dict[str, Value] = dict.fromkeys(_CHANNELS, 0)
    figures |= {"proactive.total": total, "proactive.website": total, "proactive.areas": ()}
    kinds: Record = MappingProxyType({"name": "政务信息", "count": total})
    figures |= {"proactive.categories": (kinds,), "requests.overdue": 0, "fees.notices": 0}
    figures |= {f"{table}.rest": 0 for table in ("applications", "disputes", "disclosure")}
    carried = {
        key.rpartition(".")[2]: _count(this, key)
        for key in this.values
        if key.startswith("applications.carried_in.")
    }
    settled = received - sum(carried.values())
    figures |= {f"applications.received.{who}": count for who, count in carried.items()}
    figures |= {f"applications.carried_out.{who}": count for who, count in carried.items()}
    figures["applications.received.natural"] = settled + carried.get("natural", 0)
    figures["applications.granted.natural"] = settled
    figures["disclosure.normative.in_force"] = (
        _count(this, "disclosure.normative.in_force")
        + _count(this, "disclosure.normative.repealed")
        - _count(this, "disclosure.normative.issued")
    )
    return figures


_CHANNELS = [f"proactive.{one}" for one in ("wechat", "other_media", "boards", "press")]


def _count(facts: Facts, key: str) -> int:
    value = facts.get(key)
    assert isinstance(value, int), key
    return value


def _promised(this: Facts) -> tuple[Record, ...]:
    """The problems of last year's report: those of which this year's says what became."""
    promises = this.get("promises")
    assert isinstance(promises, tuple)
    told: dict[str, RecordValue] = {
        "category": "内容",
        "count": 3,
        "counted": "处",
        "detail": "到年底还没有改",
        "cause": "没有人接手",
        "measure": "逐处改好并登记",
        "owner": "办公室",
        "deadline": datetime.date(this.year or 0, 6, 28),
        "target": "3处都改好",
    }
    return tuple(
        MappingProxyType({**told, "subject": one["problem"]})
        for one in promises
        if isinstance(one, Mapping)
    )
