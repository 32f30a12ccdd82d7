"""The small commands, Chinese help, and how every way of failing ends."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assistant import __version__
from assistant.checking.registry import FAMILIES, all_rules
from assistant.cli import rules
from assistant.cli.chinese import TRANSLATIONS
from assistant.drafting.phrase_files import load_phrasebank

if TYPE_CHECKING:
    from tests.conftest import RunCli

COMMANDS = ("new", "edit", "draft", "check", "accept", "rules", "explain", "phrases")
# What argparse says to programmers only.
TO_PROGRAMMERS = re.compile(
    "invalid argument|must start|not defined|cannot|conflict|must be|dest=|not callable|mode %r"
    "|deprecated|subcommands|heading"
)


def test_the_version_is_told(run_cli: RunCli) -> None:
    assert run_cli("--version").out == f"nianbao {__version__}\n"


def test_help_lists_every_command(run_cli: RunCli) -> None:
    ran = run_cli("--help")
    assert ran.code == 0
    assert all(f"\n  {command}" in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_help_is_chinese_throughout(run_cli: RunCli, command: tuple[str, ...]) -> None:
    text = run_cli(*command, "--help").out
    for word in ("usage", "options", "positional", "show this", "arguments"):
        assert word not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "没有'chek'，可以选"),
        (("check",), "缺少年报"),
        (("check", "a.txt", "--format", "xml"), "--format：没有'xml'，可以选"),
        (("check", "a.txt", "--nothing"), "不认识--nothing"),
        (("check", "a.txt", "-o"), "后面要跟一个值"),
    ],
)
def test_wrong_use_is_told_in_chinese(
    run_cli: RunCli, arguments: tuple[str, ...], said: str
) -> None:
    ran = run_cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_all_that_argparse_can_say_to_a_user_is_translated() -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
    ]
    said = {
        argument.value
        for call in calls
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert len(said) > 20
    to_users = {text for text in said if not TO_PROGRAMMERS.search(text)}
    assert to_users <= set(TRANSLATIONS)


def test_a_rule_is_explained_however_its_code_is_typed(run_cli: RunCli) -> None:
    rule = all_rules()[0]
    ran = run_cli("explain", rule.code.lower())
    assert ran.code == 0
    assert ran.out.startswith(f"{rule.code} {rule.title}\n级别：")
    assert rule.basis in ran.out


def test_an_unknown_rule_is_not_explained(run_cli: RunCli) -> None:
    ran = run_cli("explain", "Z99")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("没有规则Z99")
    assert "是否想写N05" in run_cli("explain", "n5").err


def test_a_citation_rule_is_explained_without_its_hyphen(run_cli: RunCli) -> None:
    assert run_cli("explain", "c05").out == run_cli("explain", "C-05").out != ""


def test_a_family_is_explained_by_the_list_of_its_rules(run_cli: RunCli) -> None:
    own = [rule for rule in all_rules() if rule.code[0] == "N"]
    head, *lines = run_cli("explain", "n").out.splitlines()
    assert head == f"N {FAMILIES['N']}，共{len(own)}条规则"
    assert [line.split() for line in lines] == [[rule.code, rule.title] for rule in own]


def test_the_page_of_a_rule_names_the_thresholds_that_can_be_set(run_cli: RunCli) -> None:
    assert "\nU01.serious = 0.6  雷同" in run_cli("explain", "U01").out


def test_the_phrasebank_is_listed(run_cli: RunCli) -> None:
    phrases = load_phrasebank().phrases
    listed = run_cli("phrases", "list").out.splitlines()
    assert listed[0] == f"{phrases[0].id}\t{phrases[0].topic}"
    assert len(listed) == len(phrases)


def test_without_a_terminal_the_ui_says_what_to_do_instead(run_cli: RunCli) -> None:
    for arguments in ((), ("edit", "石桥镇.toml")):
        ran = run_cli(*arguments)
        assert ran.code == 2
        assert "nianbao draft" in ran.err


def broken(fault: BaseException) -> object:
    def run(options: argparse.Namespace) -> int:
        raise fault

    return run


def test_a_fault_of_ours_is_one_line_and_70(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "run", broken(ValueError("x")))
    monkeypatch.delenv("NIANBAO_DEBUG", raising=False)
    ran = run_cli("rules")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("nianbao自身出错（ValueError：x）")
    assert ran.err.count("\n") == 1


def test_a_fault_of_ours_shows_its_traceback_when_asked(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "run", broken(ValueError("x")))
    monkeypatch.setenv("NIANBAO_DEBUG", "1")
    assert "Traceback" in run_cli("rules").err


def test_an_interruption_is_quiet(run_cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "run", broken(KeyboardInterrupt()))
    ran = run_cli("rules")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX pipe")
def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m assistant rules | head -n 1"
    ran = subprocess.run(command, shell=True, capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_an_old_console_gets_what_it_can_show(encoding: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "assistant", "rules"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": encoding, "PYTHONPATH": "."},
    )
    assert ran.stdout.decode(encoding).count("\n") == len(all_rules())
