"""Settings layer upon layer: which rules are run, how grave they are, which numbers they go by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.checking import settings_file
from assistant.checking.check import run_rules
from assistant.checking.example import build_report
from assistant.checking.registry import all_rules
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity, Threshold
from assistant.checking.settings import Layer, RuleState, Settings, resolve
from assistant.checking.settings_file import project_file, settings_for
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.checking.rule import Rule
    from assistant.report.report import Report

TWICE = Example(sections={"others": "工作工作由党政办负责。收取信息处理费0元。"})


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's settings file that is not there yet, and a current folder without settings."""
    path = tmp_path / "用户" / "nianbao.toml"
    path.parent.mkdir()
    monkeypatch.setattr(settings_file, "user_file", lambda: path)
    monkeypatch.chdir(path.parent)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's settings file that is not there yet."""
    folder = tmp_path / "各乡镇年报"
    folder.mkdir()
    return folder / "nianbao.toml"


def say(path: Path, text: str) -> None:
    path.write_text(f"schema = 1\n{text}\n", encoding="utf-8")


def held(
    folder: Path, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> dict[str, RuleState]:
    return states(settings_for([folder], select, ignore)[folder])


def states(settings: Settings) -> dict[str, RuleState]:
    return {state.rule.code: state for state in settings.states}


def complaints(folder: Path, *select: str) -> list[str]:
    with pytest.raises(AssistantError) as raised:
        settings_for([folder], select)
    return str(raised.value).splitlines()


# ── layers ──


def test_without_settings_every_rule_is_as_it_declares_itself(project: Path) -> None:
    for state in held(project.parent).values():
        assert state.is_on is state.rule.default
        assert state.severity is state.rule.severity
        assert (state.decided_by, state.graded_by) == ("默认", "默认")


def test_each_layer_outweighs_the_one_before(user: Path, project: Path) -> None:
    say(user, '[severity]\nW03 = "error"\nN10 = "info"')
    say(project, '[severity]\nW03 = "info"')
    found = held(project.parent)
    assert (found["W03"].severity, found["W03"].graded_by) == (
        Severity.INFO,
        f"项目设置（{project}）",
    )
    assert (found["N10"].severity, found["N10"].graded_by) == (
        Severity.INFO,
        f"用户设置（{user}）",
    )


def test_ignoring_a_family_leaves_out_all_of_its_rules(project: Path) -> None:
    say(project, 'ignore = ["w", "c05"]')
    found = held(project.parent)
    off = {code for code, state in found.items() if not state.is_on and state.rule.default}
    assert {code for code in found if code[0] == "W"} < off
    assert "C-05" in off
    assert "C-04" not in off
    assert found["W03"].decided_by == f"项目设置（{project}）"


def test_select_of_a_later_layer_replaces_that_of_an_earlier_one(project: Path) -> None:
    say(project, 'select = ["N"]')
    assert {code[0] for code, state in held(project.parent).items() if state.is_on} == {"N"}
    found = held(project.parent, select=("W",))
    assert {code[0] for code, state in found.items() if state.is_on} == {"W"}
    assert found["N10"].decided_by == "命令行"


def test_a_family_that_is_selected_keeps_the_rules_that_are_ignored_out(project: Path) -> None:
    say(project, 'ignore = ["W03"]')
    found = held(project.parent, select=("W",))
    assert not found["W03"].is_on
    assert found["W03"].decided_by == f"项目设置（{project}）"


def test_a_code_that_is_selected_is_run_although_the_project_ignores_it(project: Path) -> None:
    say(project, 'ignore = ["W03"]')
    found = held(project.parent, select=("W03",))
    assert [code for code, state in found.items() if state.is_on] == ["W03"]


def test_a_switch_adds_a_rule_to_those_selected_in_the_same_file(project: Path) -> None:
    say(project, 'select = ["N"]\n[rules]\nW03 = true\nN10 = false')
    on = {code for code, state in held(project.parent).items() if state.is_on}
    assert "W03" in on
    assert "N10" not in on
    assert {code[0] for code in on} == {"N", "W"}


def optional(rule: Rule) -> Rule:
    return replace(rule, default=False)


def test_a_rule_that_is_off_by_default_is_switched_on_by_its_code_alone() -> None:
    rule = optional(all_rules()[0])
    state = RuleState(rule, rule.default, True, rule.severity)
    assert not state.is_on
    assert not state.after(Layer("甲", select=frozenset({rule.code[0]}))).is_on
    assert state.after(Layer("甲", select=frozenset({rule.code}))).is_on
    switched = state.after(Layer("甲", switches={rule.code: True}))
    assert switched.is_on
    assert switched.after(Layer("乙", select=frozenset({rule.code[0]}))).is_on


# ── what comes of it ──


def test_a_rule_that_is_regraded_gives_findings_of_that_severity(project: Path) -> None:
    say(project, '[severity]\nW03 = "error"')
    settings = settings_for([project.parent])[project.parent]
    findings = run_rules(build_report(TWICE), Context(), settings).findings
    assert [f.severity for f in findings if f.code == "W03"] == [Severity.ERROR]


def test_what_is_only_asked_never_becomes_an_error(project: Path) -> None:
    say(project, '[severity]\nW03 = "error"')
    fault = Fault(None, "请确认", "请核对", certainty=Certainty.ASK)
    assert held(project.parent)["W03"].severity_of(fault) is Severity.WARNING


def test_a_threshold_is_handed_to_the_rule_that_declares_it() -> None:
    limit = Threshold("W03.limit", 3, 1, 9, "几次算多")
    seen: list[float] = []

    def check(report: Report, context: Context) -> Iterator[Fault]:
        seen.append(context.threshold(limit))
        yield from ()

    rule = replace(
        next(rule for rule in all_rules() if rule.code == "W03"), check=check, thresholds=(limit,)
    )
    for layers in ((), (Layer("甲", thresholds={"W03.limit": 5}),)):
        state = RuleState(rule, True, True, rule.severity)
        run_rules(build_report(TWICE), Context(), Settings((state,), layers))
    assert seen == [3, 5]


def test_a_threshold_tells_who_decided_it() -> None:
    limit = Threshold("W03.limit", 3, 1, 9, "几次算多")
    assert resolve([]).threshold(limit) == (3, "默认")
    layers = [Layer("甲", thresholds={"W03.limit": 5}), Layer("乙")]
    assert resolve(layers).threshold(limit) == (5, "甲")


def test_an_overview_without_figures_may_be_allowed_to_be_shorter(project: Path) -> None:
    report = build_report(Example(sections={"overview": "本镇的公开栏全部换新，字号加大。"}))
    settings = settings_for([project.parent], ["F08"])[project.parent]
    assert run_rules(report, Context(), settings).findings
    say(project, "[thresholds]\nF08.short = 10")
    settings = settings_for([project.parent], ["F08"])[project.parent]
    assert not run_rules(report, Context(), settings).findings


# ── where the files are ──


def test_the_nearest_file_above_the_report_is_the_project_s(tmp_path: Path) -> None:
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    outer = tmp_path / "甲" / "nianbao.toml"
    say(outer, "")
    assert project_file(inner) == outer
    say(inner / "nianbao.toml", "")
    assert project_file(inner) == inner / "nianbao.toml"


def test_reports_without_a_file_above_them_go_by_that_of_the_current_folder(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    say(project, 'ignore = ["W03"]')
    assert held(elsewhere)["W03"].is_on
    monkeypatch.chdir(project.parent)
    assert not held(elsewhere)["W03"].is_on


def test_each_folder_has_its_own_project(tmp_path: Path, project: Path) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    say(project, 'ignore = ["W03"]')
    found = settings_for([project.parent, elsewhere])
    assert not states(found[project.parent])["W03"].is_on
    assert states(found[elsewhere])["W03"].is_on


# ── faults ──


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["N05"]', "没有“selct”这一项，是否想写select"),
        ('select = ["N0l"]', "select：没有规则N0l，是否想写N01"),
        ('ignore = ["w3"]', "ignore：没有规则w3，是否想写W03"),
        ('select = "N05"', 'select = "N05"，要写成规则代码的列表'),
        ("select = []", "select = []，一条规则也不会查"),
        ('[severity]\nN19 = "warn"', '[severity] N19 = "warn"，级别要写error、warning或info'),
        ('[severity]\nN19 = "错误"', '是否想写"error"'),
        ('[severity]\nN190 = "info"', "[severity]：没有规则N190，是否想写N19"),
        ('severity = "info"', 'severity = "info"，要写成一节：[severity]'),
        ('[rules]\nW03 = "on"', '[rules] W03 = "on"，打开写true，关掉写false'),
        ("[rules]\nW = false", '[rules] W：这里只写单条规则，整类不查请写ignore = ["W"]'),
        ("[thresholds]\nU01.seriuos = 0.5", "没有U01.seriuos，是否想写U01.serious"),
        ("[thresholds]\nU01.serious = 60", "U01.serious = 60，要写0到1之间的数"),
        ("[thresholds]\nU01.serious = true", "U01.serious = true，要写0到1之间的数"),
        ("[thresholds]\nU01.serious = nan", "U01.serious = nan，要写0到1之间的数"),
        ("[thresholds]\nW03.limit = 1", "规则W03没有可以改的门槛"),
        ("ignore = [W03]", "第2行"),
    ],
)
def test_a_fault_names_file_key_value_and_what_is_expected(
    project: Path, text: str, said: str
) -> None:
    say(project, text)
    (complaint,) = complaints(project.parent)
    assert complaint.startswith(f"{project}：")
    assert said in complaint


def test_another_schema_is_not_guessed_at(project: Path) -> None:
    project.write_text("schema = 2\n", encoding="utf-8")
    assert complaints(project.parent) == [f"{project}：schema = 2，本版本只认schema = 1"]


def test_all_faults_of_all_files_are_told_at_once(user: Path, project: Path) -> None:
    say(user, 'ignore = ["Q1"]')
    say(project, 'colour = 1\n[severity]\nN19 = "fatal"')
    found = complaints(project.parent, "Z99")
    assert [complaint.partition("：")[0] for complaint in found] == [
        "--select", str(user), str(project), str(project),
    ]  # fmt: skip


def test_a_file_saved_by_windows_notepad_is_read(project: Path) -> None:
    project.write_bytes('\ufeffschema = 1\r\nignore = ["W03"]\r\n'.encode())
    assert not held(project.parent)["W03"].is_on


def test_thresholds_may_stand_in_a_section_of_their_rule(project: Path) -> None:
    say(project, "[thresholds.u01]\nserious = 0.5")
    assert settings_for([project.parent])[project.parent].thresholds == {"U01.serious": 0.5}


def test_every_threshold_of_a_rule_lies_in_its_range_and_is_explained() -> None:
    for rule in all_rules():
        for threshold in rule.thresholds:
            assert threshold.minimum <= threshold.default <= threshold.maximum
            assert threshold.about
