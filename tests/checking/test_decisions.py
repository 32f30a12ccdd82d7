"""Decisions and the fingerprints they are kept under: what they outlive, and what they do not."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checking.check import CheckResult, check_report
from assistant.checking.decisions import Judged, decide, judge, with_prefix
from assistant.checking.decisions_file import decisions_file, load_decisions, save_decisions
from assistant.checking.example import build_report
from assistant.checking.rule import Decision, Example, Finding, Status
from assistant.errors import OutputError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2025, 1, 20)
FEE = "收取信息处理费0元。"
FAULTY = {
    "preface": (
        "本报告由云岭县石桥镇人民政府按照新《条例》编制，统计期限为2024年1月1日至12月31日。",
    ),
    "overview": (
        "2024年主动公开48条，其中网站20条、公众号18条、公开栏7条。",
        "保障保障工作由党政办承担，未收到政府信息公开申请。",
    ),
    "others": ("工作工作由党政办负责。", "公开率100%，工作工作已办完。", FEE),
}
UNRELATED = (
    "农历三、八赶集日在集市摆台，把补贴名单念给群众听。",
    "旧公开栏里的名单由民政所收回存档。",
    "青石村的公示栏迁到了村口。",
    "意见簿放在一楼窗口，由值班干部翻看。",
)
CODES = ("W03", "N10", "N19", "C-05")


def said(**sections: tuple[str, ...]) -> Example:
    return Example(sections={key: "\n".join(paragraphs) for key, paragraphs in sections.items()})


def check(example: Example, *select: str) -> CheckResult:
    return check_report(build_report(example), select=select or CODES)


def others(*paragraphs: str) -> CheckResult:
    return check(said(others=(*paragraphs, FEE)), "W03")


def accepted(finding: Finding) -> Decision:
    return decide(finding, "专有名称，不是重复", "王某", DAY)


def outcome(judged: Judged) -> list[tuple[str, Status, bool]]:
    return [(f.quote, f.status, f.decision is not None) for f in judged.findings]


# ── fingerprints ──


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_unrelated_paragraphs_change_no_fingerprint(data: st.DataObject) -> None:
    before = {finding.fingerprint for finding in check(said(**FAULTY)).findings}
    assert len(before) >= 5
    longer = {
        key: tuple(
            line
            for paragraph in paragraphs
            for line in (*data.draw(st.lists(st.sampled_from(UNRELATED), max_size=3)), paragraph)
        )
        for key, paragraphs in FAULTY.items()
    }
    after = {finding.fingerprint for finding in check(said(**longer)).findings}
    assert before <= after


@settings(max_examples=20, deadline=None)
@given(st.permutations(FAULTY["others"]))
def test_paragraphs_may_change_places(paragraphs: list[str]) -> None:
    before = {finding.fingerprint for finding in check(said(**FAULTY)).findings}
    moved = check(said(**{**FAULTY, "others": tuple(paragraphs)})).findings
    assert {finding.fingerprint for finding in moved} == before


def test_a_like_finding_that_comes_or_goes_before_it_changes_no_fingerprint() -> None:
    first, second = others("工作工作由党政办负责。", "工作工作已办完。").findings
    (alone,) = others("工作工作已办完。").findings
    assert alone.fingerprint == second.fingerprint != first.fingerprint


def test_findings_alike_in_every_word_are_told_apart_by_counting() -> None:
    findings = others("工作工作已办完。", "工作工作已办完。").findings
    assert len({finding.fingerprint for finding in findings}) == 2


def test_a_heading_may_be_numbered_anew_and_spaces_may_change() -> None:
    lines = (
        "云岭县石桥镇人民政府2024年政府信息公开工作年度报告",
        "一、总体情况",
        "主动公开48条。",
        "五、其他需要报告的事项",
        "工作工作由党政办负责。",
    )
    before = check(Example(text="\n".join(lines)), "W03").findings
    lines = (*lines[:3], "六、其他需要报告的事项", "　　工作 工作由党政办负责。")
    after = check(Example(text="\n".join(lines)), "W03").findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len(before) == 1


def test_a_figure_s_cell_is_known_by_its_name_whatever_stands_beside_it() -> None:
    tables: dict[str, dict[str, int | str]] = {"disclosure": {"licences": "/"}}
    before = check(Example(tables=tables), "F14").findings
    tables = {"disclosure": {"licences": "/", "charges": 3}}
    after = check(Example(tables=tables), "F14").findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len(before) == 1


# ── decisions ──


def test_an_accepted_finding_is_marked_and_the_others_stay_new() -> None:
    result = others("工作工作由党政办负责。", "工作工作已办完。")
    decision = accepted(result.findings[1])
    judged = judge(result, [decision])
    assert outcome(judged) == [
        ("工作工作", Status.NEW, False),
        ("工作工作", Status.ACCEPTED, True),
    ]
    assert judged.findings[1].decision == decision
    assert judged.stale == ()


def test_a_sentence_that_was_edited_is_to_be_confirmed_again() -> None:
    decision = accepted(others("工作工作由石桥镇党政综合办公室负责。").findings[0])
    judged = judge(others("工作工作由石桥镇党政综合办公室承担。"), [decision])
    assert outcome(judged) == [("工作工作", Status.NEW, True)]
    assert judged.stale == ()


def test_the_sentence_most_like_it_is_the_one_that_was_edited() -> None:
    decision = accepted(others("工作工作由石桥镇党政综合办公室负责。").findings[0])
    result = others(
        "工作工作由石桥镇民政所和党政办公室分头承办。", "工作工作由石桥镇党政综合办公室承担。"
    )
    assert [f.decision is not None for f in judge(result, [decision]).findings] == [False, True]


def test_the_same_words_in_quite_another_sentence_are_another_finding() -> None:
    decision = accepted(others("工作工作由石桥镇党政综合办公室负责。").findings[0])
    judged = judge(others("去年赶集时群众提的意见，工作工作已办完。"), [decision])
    assert outcome(judged) == [("工作工作", Status.NEW, False)]
    assert judged.stale == (decision,)


def test_figures_it_is_held_against_that_changed_are_to_be_confirmed_again() -> None:
    finding = check(said(overview=FAULTY["overview"]), "N10").findings[0]
    decision = replace(accepted(finding), message=finding.message.replace("相差3条", "相差9条"))
    assert decision.message != finding.message
    judged = judge(CheckResult((finding,), (), frozenset({"N10"})), [decision])
    assert outcome(judged) == [(finding.quote, Status.NEW, True)]
    assert judged.stale == ()


def test_a_decision_whose_finding_is_gone_is_stale() -> None:
    decision = accepted(others("工作工作由党政办负责。").findings[0])
    judged = judge(others("工作由党政办负责。"), [decision])
    assert (judged.findings, judged.stale) == ((), (decision,))


def test_a_decision_on_a_rule_that_was_not_run_or_could_not_judge_is_not_stale() -> None:
    decision = accepted(others("工作工作由党政办负责。").findings[0])
    not_run = check(said(others=(FEE,)), "N10")
    assert judge(not_run, [decision]).stale == ()
    could_not = CheckResult((), (("W03", "没有找到正文"),), frozenset({"W03"}))
    assert judge(could_not, [decision]).stale == ()


def test_a_decision_on_a_rule_that_is_no_more_is_stale() -> None:
    decision = replace(accepted(others("工作工作已办完。").findings[0]), code="Z99")
    assert judge(check(said(others=(FEE,)), "N10"), [decision]).stale == (decision,)


def test_a_missing_part_is_not_taken_for_another_one() -> None:
    missing = check(
        Example(text="云岭县石桥镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n公开3条。"),
        "F01",
    )
    first, second, *_ = missing.findings
    judged = judge(missing._replace(findings=(second,)), [accepted(first)])
    assert [f.decision for f in judged.findings] == [None]
    assert judged.stale == (accepted(first),)


@pytest.mark.parametrize(
    ("prefix", "count"), [("", 0), ("abcde", 0), ("abcdef", 2), ("[ABCDEF01]", 1), ("abcdefx", 0)]
)
def test_six_figures_of_a_fingerprint_will_do(prefix: str, count: int) -> None:
    finding = others("工作工作已办完。").findings[0]
    named = [replace(finding, fingerprint=name) for name in ("abcdef0123", "abcdefffff")]
    assert len(with_prefix(prefix, named)) == count


# ── the file ──


def test_decisions_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = decisions_file(tmp_path / "石桥镇2024.docx")
    assert path.name == "石桥镇2024.docx.认可.toml"
    decisions = tuple(map(accepted, check(said(**FAULTY)).findings))
    decisions = (replace(decisions[0], by="", reason='"县里"统一口径\n见\\通知'), *decisions[1:])
    save_decisions(path, decisions)
    assert load_decisions(path) == decisions


def test_a_decisions_file_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇2024.docx.认可.toml"
    assert decisions_file(path) == path


def test_without_decisions_there_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇2024.txt.认可.toml"
    assert load_decisions(path) == ()
    save_decisions(path, map_accepted())
    assert path.exists()
    save_decisions(path, ())
    save_decisions(path, ())
    assert not path.exists()


def map_accepted() -> tuple[Decision, ...]:
    return tuple(map(accepted, others("工作工作已办完。").findings))


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="无法写入"):
        save_decisions(tmp_path / "没有" / "甲.txt.认可.toml", map_accepted())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("schema = 2", "本版本只认schema = 1"),
        ("schema = 1\ndecision = 3", "decision要写成"),
        ("schema = 1\ndecisions = []", "没有“decisions”这一项"),
        ("schema = 1\n[[decision]]\ncode = 'W03'\nreason = '专名'", "第1条缺少fingerprint"),
        ("schema = 1\n[[decision]]\nreson = '专名'", "没有“reson”这一项，是否想写reason"),
        ("schema = 1\n[[decision]]\ndate = '2025-01-20'", "date = 2025-01-20，要写成年-月-日"),
        ("schema = 1\n[[decision]]\nreason = 3", "reason = 3，要写成文字"),
        ("schema = 1\n[[decision]\n", "第2行"),
        ("", "文件是空的"),
    ],
)  # fmt: skip
def test_a_damaged_file_says_what_is_wrong_and_where(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "甲.txt.认可.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as raised:
        load_decisions(path)
    assert all(line.startswith(f"{path}：") for line in str(raised.value).splitlines())
    assert why in str(raised.value)
