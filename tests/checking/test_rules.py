"""Every rule proves itself with the examples it ships, and leaves an ordinary report alone."""

from __future__ import annotations

import re

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_context, build_report
from assistant.checking.registry import all_rules, rule_order
from assistant.checking.rule import Certainty, Example, Fault, Rule, Severity

_CODE = re.compile(r"[FTNUWPK]\d\d|C-\d\d")
_HAN = re.compile(r"[一-鿿]")
_UNITS = ("云岭县石桥镇人民政府", "云岭县水务局", "云岭县望江街道办事处", "云岭县人民政府")

each_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def faults(rule: Rule, example: Example) -> list[Fault]:
    found = rule.check(build_report(example), build_context(example))
    return [item for item in found if isinstance(item, Fault)]


@each_rule
def test_flags_every_bad_example(rule: Rule) -> None:
    assert rule.bad
    for example in rule.bad:
        assert faults(rule, example), example


@each_rule
def test_accepts_every_good_example(rule: Rule) -> None:
    assert rule.good
    for example in rule.good:
        assert not faults(rule, example), example


@each_rule
def test_has_a_page_with_the_three_headings(rule: Rule) -> None:
    headings = re.findall(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
    assert headings == ["检查内容", "为什么", "怎么改"]
    assert rule.title
    assert _HAN.search(rule.basis)


@each_rule
def test_says_what_is_wrong_and_what_to_do_in_chinese(rule: Rule) -> None:
    for example in rule.bad:
        for fault in faults(rule, example):
            assert _HAN.search(fault.message), fault
            assert _HAN.search(fault.suggestion), fault
            assert not fault.message.endswith("。"), fault


@each_rule
def test_quotes_stand_at_their_place_to_the_letter(rule: Rule) -> None:
    for example in rule.bad:
        report = build_report(example)
        context = build_context(example)
        for finding in check_report(report, context, select=[rule.code]).findings:
            if finding.place is None:
                assert finding.quote == ""
                assert finding.where.paragraph is None
            else:
                assert finding.quote == report.document.quote(finding.place)
                assert finding.where.paragraph == finding.place.block + 1


@each_rule
def test_what_is_only_asked_is_never_an_error(rule: Rule) -> None:
    for example in rule.bad:
        report, context = build_report(example), build_context(example)
        for finding in check_report(report, context, select=[rule.code]).findings:
            assert (finding.severity, finding.certainty) != (Severity.ERROR, Certainty.ASK)


@pytest.mark.parametrize("unit", _UNITS)
def test_an_ordinary_report_gives_no_finding(unit: str) -> None:
    result = check_report(build_report(Example(unit=unit)))
    assert [(f.code, f.message) for f in result.findings] == []


def test_codes_are_unique_and_in_the_order_of_the_handbook() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert all(_CODE.fullmatch(code) for code in codes)
    assert codes == sorted(codes, key=rule_order)
