"""The check screen: what the rules say of the draft, and the way to what caused it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from assistant.checking.registry import rules_called
from assistant.checking.rule import Severity
from assistant.corpus.index import Corpus
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.sources import Sources
from assistant.emitters.rule_page import rule_page
from assistant.facts.facts import Facts
from assistant.facts.wording import rewordings
from assistant.interview.question import all_fields
from assistant.report.recognise import recognise
from assistant.reviewing.draft import check_draft
from assistant.tui.drafts import Drafter
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.evidence import EvidenceScreen
from assistant.tui.screens.findings import FindingsScreen
from assistant.tui.screens.sentences import SentencesScreen
from assistant.tui.traces import cause_of, key_of_blank, question_key
from assistant.tui.widgets.editors import LongEditor
from assistant.tui.widgets.finding_detail import FindingDetail
from assistant.tui.widgets.finding_list import FindingList
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import NARROW, WIDE, Desk, at_desk
from tests.tui.test_screens import foreign_words, too_wide

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checking.rule import Finding
    from assistant.facts.field import Value

# 表三新收3件，办结和结转都是0：勾稽不成立。
FLAWED: dict[str, Value] = {
    "unit.name": "云岭县石桥镇人民政府",
    "report.year": 2024,
    "applications.received.natural": 3,
    "applications.rest": 0,
}
TOLD: dict[str, Value] = {
    "unit.name": "云岭县石桥镇人民政府",
    "report.year": 2024,
    "proactive.total": 30,
    "proactive.website": 30,
    "proactive.wechat": 0,
    "proactive.other_media": 0,
    "proactive.boards": 0,
    "proactive.press": 0,
    "supervision.meetings": 2,
    "supervision.meeting_months": "3月、9月",
    "supervision.meeting_decision": "补贴名单由经办站所当日送审",
    "platform.checks": 4,
    "platform.check_problems": 7,
    "platform.dead_links": 4,
    "platform.check_fixed": 7,
}
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])


def screen_of(desk: Desk) -> FindingsScreen:
    """Return the check screen."""
    screens = [s for s in desk.app.screen_stack if isinstance(s, FindingsScreen)]
    assert screens, desk.screenful()
    return screens[0]


def findings_of(desk: Desk) -> list[Finding]:
    """Return what is listed."""
    return list(screen_of(desk).query_one(FindingList)._findings.values())


async def put_cursor_on(desk: Desk, code: str) -> Finding:
    """Put the cursor on the first finding of a rule, and return it."""
    found = next(finding for finding in findings_of(desk) if finding.code == code)
    listed = screen_of(desk).query_one(FindingList)
    listed.highlighted = listed.get_option_index(found.fingerprint)
    await desk.rest()
    return found


def detail_of(desk: Desk) -> str:
    """Return what is said of the finding under the cursor."""
    return "\n".join(prose.text for prose in screen_of(desk).query_one(FindingDetail).query(Prose))


def bar_of(desk: Desk) -> str:
    """Return what the bar says."""
    return str(screen_of(desk).query_one("#bar", Static).render())


def _facts(values: dict[str, Value]) -> Facts:
    told = Facts(fields=all_fields())
    for key, value in values.items():
        told = told.with_value(key, value)
    return told


def _beside_a_neighbour(values: dict[str, Value]) -> Sources:
    """Return sources with a corpus, which holds another unit's report with the same facts."""
    facts = _facts({**values, "unit.name": "云岭县青坪乡人民政府"})
    document = replace(Drafter().draft(facts).document(), path="青坪乡2024.txt")
    return Sources(load_phrasebank(), corpus=Corpus.of([recognise(document)]))


async def test_F5_lists_the_findings_by_weight_with_their_counts(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        weights = [finding.severity for finding in findings_of(desk) if finding.code != "F15"]
        assert weights[0] is Severity.ERROR
        assert weights == sorted(weights, key=list(Severity).index)
        assert "错误" in bar_of(desk)


async def test_the_finding_under_the_cursor_says_what_to_do(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        assert detail_of(desk).startswith("建议：")


@SIZES
async def test_the_paragraph_is_shown_with_the_words_marked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=size) as desk:
        await desk.press("f5")
        finding = await put_cursor_on(desk, "F15")
        here = screen_of(desk).query_one(FindingDetail).query_one(".here", Prose)
        ((start, end, _),) = here._spans
        assert here.text[start:end] == finding.quote
        assert here.text != finding.quote
        assert too_wide(desk) == []
        listed = screen_of(desk).query_one(FindingList).region
        detail = screen_of(desk).query_one(FindingDetail).region
        assert detail.x >= listed.right if size == WIDE else detail.y >= listed.bottom


async def test_enter_goes_to_the_table_whose_sum_fails(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        await put_cursor_on(desk, "N01")
        await desk.press("enter")
        assert desk.app.screen is desk.interview
        assert desk.interview.section == "applications"


async def test_a_cell_is_shown_in_its_row(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        finding = await put_cursor_on(desk, "N01")
        assert "3" in finding.message
        assert "│" in detail_of(desk)


async def test_blanks_come_after_what_is_wrong(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        blanks = [finding.code == "F15" for finding in findings_of(desk)]
        assert blanks == sorted(blanks)
        assert any(blanks)


async def test_the_settings_beside_the_facts_switch_rules_off(tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text('schema = 1\nignore = ["F15"]\n', encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        codes = {finding.code for finding in findings_of(desk)}
        assert codes
        assert "F15" not in codes


async def test_a_damaged_settings_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text("schema = 1\nignore = 3\n", encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=WIDE) as desk:
        await desk.press("f5")
        assert "没有检查" in bar_of(desk)
        assert "ignore" in desk.screenful()


async def test_escape_goes_back_to_the_question(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.website", facts=FLAWED) as desk:
        await desk.press("f5", "escape")
        assert desk.interview.form.current_key == "proactive.website"


async def test_coming_back_checks_again_and_stands_where_it_stood(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        blank = next(finding for finding in findings_of(desk) if "发布网址" in finding.quote)
        before = len(findings_of(desk))
        listed = screen_of(desk).query_one(FindingList)
        listed.highlighted = listed.get_option_index(blank.fingerprint) + 1
        await desk.rest()
        other = listed.current
        assert other
        await desk.press("escape")
        await desk.go("report", "report.url")
        await desk.type("https://www.yunling.gov.cn/nianbao", "enter", "f5")
        assert blank.fingerprint not in {finding.fingerprint for finding in findings_of(desk)}
        assert len(findings_of(desk)) < before
        current = screen_of(desk).query_one(FindingList).current
        assert current
        assert current.fingerprint == other.fingerprint


# ── filters ──


@SIZES
async def test_one_weight_is_listed_by_key_and_all_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=size) as desk:
        await desk.press("f5")
        every = len(findings_of(desk))
        await desk.press("f6")
        assert foreign_words(desk) == []
        await desk.press("down", "enter")
        weights = {finding.severity for finding in findings_of(desk)}
        assert len(weights) == 1
        assert f"F6 级别：错误{len(findings_of(desk))}处" in desk.screenful()
        await desk.press("f6", "up", "enter")
        assert len(findings_of(desk)) == every


async def test_one_family_is_listed_by_mouse_and_the_cursor_stays(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=WIDE) as desk:
        await desk.press("f5")
        chosen = await put_cursor_on(desk, "N01")
        await desk.pilot.click("#family")
        await desk.rest()
        options = desk.app.screen.query_one(OptionList)
        row = next(
            at for at, one in enumerate(options.options) if str(one.prompt).startswith("数字")
        )
        await desk.pilot.click(OptionList, offset=(4, row))
        await desk.rest()
        assert {finding.code[0] for finding in findings_of(desk)} == {"N"}
        assert screen_of(desk).query_one(FindingList).current == chosen


# ── explaining, showing ──


@SIZES
async def test_the_page_of_the_rule_is_the_one_that_explain_prints(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=size) as desk:
        await desk.press("f5")
        await put_cursor_on(desk, "N01")
        await desk.press("f2")
        assert isinstance(desk.app.screen, TextScreen)
        shown = "".join(prose.text for prose in desk.app.screen.query(Prose))
        page = rule_page(rules_called("N01")[0]).replace("## ", "").replace("\n", "")
        assert shown.replace("\n", "") == page


@SIZES
async def test_a_finding_fills_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=size) as desk:
        await desk.press("f5")
        finding = await put_cursor_on(desk, "F15")
        await desk.press("f3")
        assert isinstance(desk.app.screen, EvidenceScreen)
        assert finding.quote[:6] in desk.screenful()
        assert too_wide(desk) == []
        await desk.press("escape")
        assert not isinstance(desk.app.screen, EvidenceScreen)


# ── what caused a finding ──


async def test_what_the_drafts_corpus_has_is_found_and_shown_beside(tmp_path: Path) -> None:
    sources = _beside_a_neighbour(TOLD)
    path = tmp_path / "facts.toml"
    async with at_desk(path, facts=TOLD, size=WIDE, sources=sources) as desk:
        await desk.press("f5")
        finding = await put_cursor_on(desk, "U02")
        related = finding.related[0]
        assert related.quote in detail_of(desk)
        assert "云岭县青坪乡人民政府2024年" in detail_of(desk)


async def test_a_copied_sentence_leads_to_the_sentences_and_is_checked_again(
    tmp_path: Path,
) -> None:
    sources = _beside_a_neighbour(TOLD)
    path = tmp_path / "facts.toml"
    async with at_desk(path, facts=TOLD, size=WIDE, sources=sources) as desk:
        await desk.press("f5")
        every = findings_of(desk)
        copied = next(f for f in every if f.code == "U02" and "当日送审" in f.quote)
        listed = screen_of(desk).query_one(FindingList)
        listed.highlighted = listed.get_option_index(copied.fingerprint)
        await desk.press("enter")
        sentences = desk.app.screen
        assert isinstance(sentences, SentencesScreen)
        option = sentences.query_one(OptionList).highlighted_option
        assert option
        assert copied.quote[:8] in str(option.prompt).replace("\n", "").replace(" ", "")
        await desk.press("enter", "enter")
        desk.app.screen.query_one(LongEditor).text = "这一句是自己写的，别处没有。"
        await desk.press("ctrl+s", "escape")
        assert desk.app.screen is screen_of(desk)
        assert copied.quote not in {finding.quote for finding in findings_of(desk)}
        assert rewordings(desk.saved())


async def test_a_finding_a_blank_and_a_fact_lead_to_their_questions(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        interview = desk.interview.interview
        draft = Drafter().draft(interview.effective_facts())
        findings = check_draft(draft, desk.path, Drafter().sources).findings
        finding = next(f for f in findings if f.code == "N01")
        assert cause_of(finding, interview, draft).fact == "applications"
        assert key_of_blank("主动公开政府信息总数", interview, draft) == "proactive.total"
        assert key_of_blank("表二“规章·本年制发件数”", interview, draft) == "disclosure"
        assert question_key("proactive.areas.0.count", interview.groups) == "proactive.areas"
        assert question_key("proactive.areas.count", interview.groups) == "proactive.areas"
        assert question_key("unit.whole", interview.groups) == "unit.level"
        assert question_key("proactive.channels", interview.groups) == "proactive.website"
