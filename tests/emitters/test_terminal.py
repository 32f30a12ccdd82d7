"""What people read: every finding with place, words, source and cure."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.checking.rule import Status
from assistant.corpus.prose import Shares
from assistant.emitters.outcome import Outcome, Unread
from assistant.emitters.plain import width
from assistant.emitters.terminal import emit_text

if TYPE_CHECKING:
    from assistant.emitters.outcome import CheckedFile

FLAWED = """\
石桥镇2024.txt
  云岭县石桥镇人民政府，镇，2024年
  错误2条，警告1条，提示1条
  构成  □□□□□□■■■■◆◆········
        □通用表述31%  ■往年22%  ◆外单位9%  ·自写38%
  文稿里有3处修订还没有接受

  错误 N05  第3行  一、总体情况  [01234567]
    写“收到申请8件”，表三“本年新收”为6件，相差2件
    原文  “收到政府信息公开申请8件”
    建议  请核对台账后统一

  警告（请核对） U02  第3行  一、总体情况  [01234567]
    这一句与青坪乡2023年年报雷同
    原文  “2024年收到政府信息公开申请8件。”
    来源  云岭县青坪乡人民政府2023年，青坪乡2023.txt，一、总体情况，换年份、换数字，相似度93%：\
“2023年收到政府信息公开申请 7 件。”
    改动  2023→2024，7→8
    来源  云岭县柳河镇人民政府2022年，前言，相似度90%
    建议  请核对台账后统一

  提示 F14  第9行  二、主动公开政府信息情况  表二“规章·本年制发件数”  [01234567]
    空格，看不出是0还是漏填
    建议  请核对台账后统一

  错误 F01  全文  [01234567]
    缺“六、其他需要报告的事项”
    建议  请核对台账后统一

  未判断
    N15  没有上年报告

乙.md
  没有认出单位和年份
  没有发现问题

没有检查：丙.docx
  这是 Word 文件（.docx）

共检查2份，1份没有检查。错误2条，警告1条，提示1条。
"""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def emitted(outcome: Outcome, stream: io.StringIO | None = None) -> str:
    target = stream or io.StringIO()
    emit_text(outcome, target)
    return target.getvalue()


def only(outcome: Outcome, file: CheckedFile) -> Outcome:
    return replace(outcome, files=(file,), unread=())


def test_an_outcome_reads_like_this(outcome: Outcome) -> None:
    assert emitted(outcome) == FLAWED


def test_accepted_findings_are_only_counted(accepted: Outcome) -> None:
    text = emitted(accepted)
    assert "  错误1条，警告1条，提示1条，已认可1处\n" in text
    assert "N05" not in text
    assert text.endswith("错误1条，警告1条，提示1条，已认可1处。\n")


def test_accepted_findings_are_listed_with_their_reason_when_asked_for(accepted: Outcome) -> None:
    stream = io.StringIO()
    emit_text(accepted, stream, show_accepted=True)
    assert "  错误（已认可） N05  第3行" in stream.getvalue()
    assert "    认可  口径不同，正文已注明（2025-01-20）\n" in stream.getvalue()


def test_a_file_with_nothing_but_accepted_findings_says_so(accepted: Outcome) -> None:
    file = accepted.files[0]
    text = emitted(only(accepted, replace(file, findings=file.findings[:1])))
    assert "  问题都已认可，共1处\n" in text


@pytest.mark.parametrize(
    ("fingerprint", "changed"),
    [("0123456789abcdef", "对照的数已变"), ("fedcba9876543210", "文字已改")],
)
def test_what_was_accepted_in_other_words_is_to_be_confirmed_again(
    accepted: Outcome, fingerprint: str, changed: str
) -> None:
    file = accepted.files[0]
    decision = replace(file.stale[0], fingerprint=fingerprint)
    finding = replace(file.findings[0], status=Status.NEW, decision=decision)
    text = emitted(only(accepted, replace(file, findings=(finding,))))
    told = f"认可过，但{changed}，请重新确认。当时的理由：口径不同，正文已注明（王某，2025-01-20）"
    assert f"    认可  {told}\n" in text


def test_gbk_consoles_show_every_character(outcome: Outcome) -> None:
    emitted(outcome).encode("gbk")


def test_a_terminal_is_filled_to_its_width_and_no_further(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    file = outcome.files[0]
    long = replace(file.findings[0], message="石桥镇全年收到申请8件，" * 12)
    text = emitted(only(outcome, replace(file, findings=(long,), shares=None)), Terminal())
    lines = text.splitlines()
    assert max(map(width, lines)) in range(44, 51)
    assert not any(line.strip().startswith("，") for line in lines)
    assert "".join(line.strip() for line in lines).count("石桥镇全年收到申请8件") == 12


def test_colour_is_for_terminals(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WT_SESSION", "1")
    assert "\x1b[31;1m错误 N05\x1b[0m" in emitted(outcome, Terminal())
    assert "\x1b" not in emitted(outcome)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in emitted(outcome, Terminal())


@pytest.mark.skipif(os.name == "nt", reason="a POSIX terminal")
def test_nothing_from_a_file_reaches_the_terminal_as_a_command(outcome: Outcome) -> None:
    file = outcome.files[0]
    evil = "石桥\x1b]0;x\x07镇\x1b[2J\u202e桥\x9b"
    findings = (replace(file.findings[1], quote=evil, message=evil, suggestion=evil),)
    hostile = replace(file, path=evil, findings=findings, not_assessed=(("N15", evil),))
    text = emitted(replace(outcome, files=(hostile,), unread=(Unread(evil, evil),)))
    assert not set(text) & set("\x1b\x07\u202e\x9b")
    assert "石桥〈001B〉]0;x〈0007〉镇" in text


def test_a_long_quote_is_cut_in_the_middle(outcome: Outcome) -> None:
    file = outcome.files[0]
    quote = "开头" + "主动公开政府信息" * 30 + "结尾"
    long = replace(file.findings[0], quote=quote)
    text = emitted(only(outcome, replace(file, findings=(long,))))
    line = next(line for line in text.splitlines() if "原文" in line)
    assert line.startswith("    原文  “开头主动公开")
    assert line.endswith("结尾”")
    assert "……" in line
    assert len(line) < 100


def test_a_multi_line_quote_stands_on_one_line(outcome: Outcome) -> None:
    file = outcome.files[0]
    broken = replace(file.findings[0], quote="收到\r\n申请\t8件")
    assert "原文  “收到 申请 8件”" in emitted(only(outcome, replace(file, findings=(broken,))))


def test_a_bar_is_always_as_long_and_fits_eighty_columns(outcome: Outcome) -> None:
    file = outcome.files[0]
    bars = []
    for own in (1, 333, 5000):
        lengths = {"common": 333, "last_year": 333, "others": 1, "phrasebank": 333, "own": own}
        text = emitted(only(outcome, replace(file, findings=(), shares=Shares(lengths))))
        drawn, told = (line for line in text.splitlines() if set(line) & set("□■◆○·"))
        assert max(width(drawn), width(told)) <= 80
        bars.append(drawn)
    assert len({width(drawn) for drawn in bars}) == 1


def test_a_file_that_was_compared_with_nothing_has_no_bar(outcome: Outcome) -> None:
    text = emitted(only(outcome, replace(outcome.files[0], shares=None)))
    assert "构成" not in text
