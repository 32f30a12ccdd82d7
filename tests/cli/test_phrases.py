"""The phrasebank looked over: every phrase printed and judged, gaps and pairs too much alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.drafting.phrase_files import load_phrasebank

if TYPE_CHECKING:
    from tests.conftest import RunCli

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = SAMPLES / "facts" / "石桥镇.toml"
REPORT = SAMPLES / "reports" / "石桥镇2024.txt"
GOOD = """
[[phrase]]
id = "own.good"
topic = "proactive.overdue"
when = "proactive.overdue > 0"
needs = ["proactive.overdue"]
text = "[超过|迟于]20个工作日才公开的信息有{{ proactive.overdue }}条。"
"""
BAD = {
    "own.doubled": 'topic = "proactive.open_days"\nwhen = "proactive.open_days > 0"\n'
    'needs = ["proactive.open_days"]\n'
    'text = "[全年|全年全年]举办政府开放活动{{ proactive.open_days }}场。"',
    "own.never": 'topic = "fees"\nwhen = "fees.notices > 0 and fees.notices == 0"\n'
    'text = "没有收费。"',
    "own.gap": 'topic = "platform.zones"\nwhen = "platform.zones > 0"\n'
    'needs = ["platform.zones"]\n'
    'text = "政务公开专区设在{{ platform.zone_place }}。"',
    "own.open": 'topic = "platform.accounts"\nwhen = "platform.accounts > 0"\n'
    'needs = ["platform.accounts"]\ntext = "政务新媒体账号{{ platform.accounts }}个"',
    "own.spaced": 'topic = "management.cleaned"\nwhen = "management.cleaned > 0"\n'
    'needs = ["management.cleaned"]\ntext = "清理历史信息 {{ management.cleaned }}条。"',
    "own.hollow": 'topic = "requests.guide"\nwhen = "requests.guide_updated is known"\n'
    'needs = ["requests.guide_updated"]\n'
    'text = "政府信息公开指南于{{ requests.guide_updated | date }}更新，按XXX的要求办理。"',
    "own.pair": 'topic = "problem"\nwhen = "problem.count > 0"\n'
    'needs = ["problem.subject", "problem.count", "problem.counted", "problem.detail"]\n'
    'text = "{{ problem.subject }}更新更新慢，{{ problem.count }}{{ problem.counted }}'
    '{{ problem.detail }}。"',
}


def _own(folder: Path, text: str) -> Path:
    (folder / "phrases").mkdir(parents=True)
    (folder / "phrases" / "own.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of the good phrase and all of the bad ones."""
    from assistant.cli.phrase_trial import phrase_faults
    from assistant.cli.phrases import _line
    from assistant.drafting.trial import Trials

    blocks = [f'[[phrase]]\nid = "{name}"\n{text}' for name, text in BAD.items()]
    folder = _own(tmp_path_factory.mktemp("own"), GOOD + "\n".join(blocks))
    bank = load_phrasebank(own=folder)
    phrases = [phrase for phrase in bank.phrases if phrase.id.startswith("own.")]
    return "\n".join(map(_line, phrase_faults(Trials(bank, phrases), phrases, lambda _: None)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("own.doubled", "“全年全年”：一个词连着印了两遍"),
        ("own.never", "永远用不上"),
        ("own.gap", "请把政务公开专区地点写进needs"),
        ("own.open", "结尾没有句号"),
        ("own.spaced", "汉字之间有空格"),
        ("own.hollow", "F15 "),
        ("own.pair", "“更新更新”"),
    ],
)
def test_a_fault_of_a_phrase_is_told_with_its_place(told: str, name: str, said: str) -> None:
    lines = [line for line in told.splitlines() if f"“{name}”" in line]
    assert any(said in line for line in lines), told
    assert all("own.toml第" in line for line in lines)


def test_the_sentence_stands_below_the_fault(told: str) -> None:
    assert "  印出来是：全年全年举办政府开放活动" in told


def test_nothing_is_said_of_a_good_phrase(told: str) -> None:
    assert "own.good" not in told


def test_only_the_own_phrases_are_checked(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("phrases", "check", "--phrasebank", _own(tmp_path / "own", GOOD))
    assert (ran.code, ran.out) == (0, "句库没有毛病，共1条句式\n")


def test_a_faulty_phrase_is_exit_code_1(run_cli: RunCli, tmp_path: Path) -> None:
    bad = GOOD.replace("条。", "条")
    ran = run_cli("phrases", "check", "--phrasebank", _own(tmp_path / "own", bad))
    assert ran.code == 1
    assert "own.toml第2行：“own.good”" in ran.out
    assert ran.err == "检查了1条句式，1条有毛病\n"


def test_a_fault_in_a_file_is_told_before_anything_is_printed(
    run_cli: RunCli, tmp_path: Path
) -> None:
    bad = GOOD.replace("{{ proactive.overdue }}", "{{ proactive.overdu }}")
    ran = run_cli("phrases", "check", "--phrasebank", _own(tmp_path / "own", bad))
    assert ran.code == 1
    assert "没有叫“proactive.overdu”的事实" in ran.out


def test_a_folder_that_is_not_there_is_a_wrong_use(run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("phrases", "check", "--phrasebank", tmp_path / "nothing").code == 2


def test_topics_gaps_and_pairs_are_counted(run_cli: RunCli) -> None:
    ran = run_cli("phrases", "stats", "--format", "json")
    told = json.loads(ran.out)
    assert told["schema"] == "nianbao.phrases/2"
    assert told["compared"] is None
    assert sum(one["phrases"] for one in told["topics"]) == len(load_phrasebank().phrases)
    assert [one["topic"] for one in told["topics"]][:2] == ["preface.basis", "preface.parts"]


def test_the_phrases_are_counted_in_the_reports_that_used_them(
    run_cli: RunCli, tmp_path: Path
) -> None:
    sample = Path(__file__).parents[2] / "samples" / "facts" / "石桥镇.toml"
    run_cli("draft", sample, "-o", tmp_path / "石桥镇2024.txt")
    ran = run_cli("phrases", "stats", "--against", tmp_path, "--format", "json")
    told = json.loads(ran.out)
    assert told["compared"] == 1
    assert {one["units"] for one in told["phrases"]} == {0, 1, None}
    shown = run_cli("phrases", "stats", "--against", tmp_path)
    assert shown.out.startswith("主题\t句式\t说法组合\t情形\n")
    worn = shown.out.partition("\n句式\t单位数\t年度数\n")[2].splitlines()
    assert [line.split("\t")[0] for line in worn] == [one["id"] for one in told["phrases"]]
    assert "比对了1份年报；" in shown.err


@pytest.mark.slow
def test_our_own_phrases_have_no_fault(run_cli: RunCli) -> None:
    ran = run_cli("phrases", "check")
    assert ran.out == f"句库没有毛病，共{len(load_phrasebank().phrases)}条句式\n"


def test_the_choices_for_each_sentence_of_a_report_are_listed(run_cli: RunCli) -> None:
    ran = run_cli("phrases", "list", SAMPLE, "--last-year", REPORT)
    assert ran.code == 0
    slots = [line for line in ran.out.splitlines() if not line.startswith(" ")]
    assert slots[0] == "preface.basis"
    assert "problem#1" in slots
    assert len(slots) == len(set(slots))
    assert ran.out.count("（现用") == len(slots)
    assert "（上年用过" in ran.out
    assert "【待核" not in ran.out


def test_a_phrase_picked_by_its_id_is_drafted(run_cli: RunCli, tmp_path: Path) -> None:
    listed = run_cli("phrases", "list", SAMPLE).out.splitlines()
    at = listed.index("preface.period")
    phrase, text = next(
        (line.strip(), listed[n + 1].strip())
        for n, line in enumerate(listed[at + 1 :], at + 1)
        if line.startswith("  preface.") and "（" not in line
    )
    path = tmp_path / "石桥镇.toml"
    picked = f'\n[[wording.choices]]\nslot = "preface.period"\nphrase = "{phrase}"\n'
    path.write_text(SAMPLE.read_text(encoding="utf-8") + picked, encoding="utf-8")
    assert text.rstrip("。") in run_cli("draft", path).out
