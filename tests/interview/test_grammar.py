"""The language of phrases: what it lets through, what it refuses, and what missing facts do."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from assistant.facts.facts import Field, read_facts
from assistant.interview.filters import date, join_names, number, quote, show
from assistant.interview.grammar import (
    Scope,
    TemplateFault,
    check_expression,
    check_template,
    environment,
    fact_names,
    holds,
    render,
)

if TYPE_CHECKING:
    from assistant.interview.question import QuestionGroup


@pytest.fixture(scope="module")
def fields(groups: tuple[QuestionGroup, ...]) -> tuple[Field, ...]:
    return tuple(question.field for group in groups for question in group.questions)


@pytest.fixture
def scope(fields: tuple[Field, ...]) -> Scope:
    return scope_of(
        fields,
        unit={"name": "云岭县石桥镇人民政府", "places": ["河湾村", "柳树村", "新桥村"]},
        report={"year": 2024},
        proactive={"total": 48},
        applications={
            "received": {"natural": 6, "commercial": 2},
            "granted": {"natural": 4},
            "refused_secret": {"natural": 1},
            "refused_process": {"natural": 1, "commercial": 2},
            "rest": 0,
        },
        disputes={"rest": 0},
        problems=[
            {"subject": "惠农补贴", "months": "6-9", "missed": 3},
            {"subject": "{{ 1 }} <招工> & “零工”"},
        ],
    )


def scope_of(fields: tuple[Field, ...], **raw: Any) -> Scope:
    return Scope(read_facts(raw, fields))


def text(template: str, scope: Scope) -> str:
    return render(template, scope).text


def names(fields: tuple[Field, ...]) -> frozenset[str]:
    return fact_names(fields, {"problem": "problems"})


def fault(template: str, fields: tuple[Field, ...]) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        check_template(template, names(fields))
    return caught.value


# What is let through


@pytest.mark.parametrize(
    "template",
    [
        "主动公开{{ proactive.total }}条。",
        "{{ applications.received.total | number }}{{ report.next_year }}",
        "{% if proactive.total > 100 %}多{% elif proactive.total == 0 %}无{% else %}少{% endif %}",
        "{{ '镇' if unit.level in ['镇', '乡'] else '县' }}",
        "“{{ problem.subject }}”{{ problem.months | months }}{{ problem.ordinal }}",
        "{% if not (proactive.last_total is missing) and problems.count >= 2 %}x{% endif %}",
        "{{ proactive.total | percent_of(proactive.last_total) }}",
        "{{ disputes.review.total if disputes.is_zero or 0 < proactive.total < 2 }}",
    ],
)
def test_a_phrase_in_the_language_passes(template: str, fields: tuple[Field, ...]) -> None:
    check_template(template, names(fields))


# What is refused


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% for p in problems %}{% endfor %}", "循环for"),
        ("{{ proactive.total() }}", "函数调用"),
        ("{{ 'a' * 1000000000 }}", "乘法"),
        ("{{ 9 ** 9 }}", "乘方"),
        ("{{ proactive.total + 1 }}", "加法"),
        ("{{ unit['name'] }}", "方括号取值"),
        ("{% set x = 1 %}", "赋值set"),
        ("{% include 'x' %}", "引入include"),
        ("{% macro m() %}{% endmacro %}", "宏macro"),
        ("{{ {'a': 1} }}", "字典"),
        ("{{ -1 }}", "负号"),
        ("{{ 'a' ~ 'b' }}", "拼接"),
        ("{{ unit.__class__ }}", "下划线"),
        ("{{ ''.join }}", "点号前面要是事实的名称"),
        ("{{ cycler.__init__.__globals__ }}", "下划线"),
        ("{{ unit.name | upper }}", "没有叫“upper”的过滤器"),
        ("{{ unit.name | attr('x') }}", "没有叫“attr”的过滤器"),
        ("{{ proactive.total | percent_of }}", "过滤器“percent_of”要1个参数，写了0个"),
        ("{{ proactive.total | number(precision=2) }}", "过滤器“number”的写法不对"),
        ("{% if unit.name is defined %}{% endif %}", "写成is known或is missing"),
        ("{% if 1 is known %}{% endif %}", "前面要是事实的名称"),
        ("{% if unit.name == none %}{% endif %}", "没有答案写成is missing"),
        ("{{ proactive.total > 3 }}", "条件不能直接印出来"),
        ("{{ proactive.total", "写法不成句"),
        ("{% trans %}", "写法不成句"),
    ],
)
def test_anything_else_is_refused_by_name(
    template: str, words: str, fields: tuple[Field, ...]
) -> None:
    assert words in str(fault(template, fields))


def test_what_is_refused_is_not_rendered_either(scope: Scope) -> None:
    with pytest.raises(TemplateFault, match="循环for"):
        render("{% for p in unit.places %}{{ p }}{% endfor %}", scope)
    with pytest.raises(TemplateFault, match="函数调用"):
        holds("unit.name.strip()", scope)


def test_a_template_nested_without_end_is_told_not_crashed(fields: tuple[Field, ...]) -> None:
    assert "套得太深" in str(fault("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", fields))
    with pytest.raises(TemplateFault, match="套得太深"):
        check_expression("not " * 5000 + "proactive.total", names(fields))


def test_an_unknown_name_is_told_with_line_place_and_guesses(fields: tuple[Field, ...]) -> None:
    template = "全年\n公开{{ proactive.totl }}条"
    told = fault(template, fields)
    assert (told.name, told.line) == ("proactive.totl", 2)
    assert template[told.offset :].startswith("proactive.totl")
    assert told.guesses[0] == "proactive.total"
    assert str(told).startswith("第2行：没有叫“proactive.totl”的事实，是否想写“proactive.total”")


def test_a_name_in_the_wrong_section_is_guessed_by_its_last_part(fields: tuple[Field, ...]) -> None:
    assert "report.year" in fault("{{ unit.year }}", fields).guesses


@pytest.mark.parametrize("name", ["problem.subject", "problem.ordinal"])
def test_an_items_name_is_known_only_where_it_is_bound(
    name: str, fields: tuple[Field, ...]
) -> None:
    check_template(f"{{{{ {name} }}}}", names(fields))
    with pytest.raises(TemplateFault):
        check_template(f"{{{{ {name} }}}}", fact_names(fields))


def test_a_list_of_records_is_no_value(fields: tuple[Field, ...]) -> None:
    assert "problems.count" in fault("{{ problems }}", fields).guesses


def test_an_expression_holds_one_condition_only(fields: tuple[Field, ...]) -> None:
    check_expression("unit.level in ['镇', '乡']", names(fields))
    for text in ("proactive.total > 0 }} {{ unit.name", "proactive.total > 0 unit", ""):
        with pytest.raises(TemplateFault, match="写法不成句"):
            check_expression(text, names(fields))


def test_the_sandbox_itself_has_no_globals() -> None:
    assert environment().globals == {}
    assert environment().sandboxed


# Rendering


def test_facts_are_printed_in_official_style(scope: Scope) -> None:
    assert text("{{ report.year }}年{{ unit.places }}", scope) == "2024年河湾村、柳树村、新桥村"
    assert text("{{ unit.places | join_names }}", scope) == "河湾村、柳树村和新桥村"
    assert text("{{ unit.places | quote }}", scope) == "“河湾村”“柳树村”“新桥村”"


def test_the_facts_looked_at_are_noted(scope: Scope) -> None:
    rendered = render("{% if proactive.total > 9 %}{{ unit.self_name }}{% endif %}", scope)
    assert rendered.facts == ("proactive.total", "unit.self_name")
    assert rendered.blanks == ()


def test_what_a_clerk_typed_is_never_a_template(scope: Scope) -> None:
    item = scope.with_item("problem", "problems", 1)
    assert text("{{ problem.subject }}", item) == "{{ 1 }} <招工> & “零工”"
    assert text("{{ problem.subject | quote }}", item) == "“{{ 1 }} <招工> & ‘零工’”"


def test_an_item_is_bound_to_its_place_in_the_list(scope: Scope) -> None:
    item = scope.with_item("problem", "problems", 0)
    rendered = render(
        "{{ problem.ordinal }}是{{ problem.months | months }}漏发{{ problem.missed }}条", item
    )
    assert rendered.text == "一是6月至9月漏发3条"
    assert "problems.0.missed" in rendered.facts


def test_derived_values_follow_from_the_facts(scope: Scope) -> None:
    assert text("{{ report.last_year }}{{ report.next_year }}", scope) == "20232025"
    assert text("{{ unit.level }}{{ unit.self_name }}{{ unit.whole }}", scope) == "镇我镇全镇"
    assert text("{{ applications.due.total }}{{ applications.refused.total }}", scope) == "84"
    assert text("{{ disputes.lawsuits.total }}{{ problems.count }}", scope) == "02"
    assert text("{{ unit.places.count }}", scope) == "3"
    assert holds("unit.is_government and disputes.is_zero", scope) is True
    assert holds("applications.is_zero", scope) is False


@pytest.mark.parametrize(
    ("name", "self_name", "whole"),
    [
        ("云岭县水务局", "我局", "全县"),
        ("云岭县人民政府", "我县", "全县"),
        ("云江市自然资源局", "我局", "全市"),
        ("云岭县望江街道办事处", "我街道", "全街道"),
        ("云岭县青坪乡人民政府", "我乡", "全乡"),
    ],
)
def test_a_unit_calls_itself_what_its_name_says(
    name: str, self_name: str, whole: str, fields: tuple[Field, ...]
) -> None:
    scope = scope_of(fields, unit={"name": name})
    assert (scope.get("unit.self_name"), scope.get("unit.whole")) == (self_name, whole)


def test_an_inline_if_prints_one_side_or_nothing(scope: Scope) -> None:
    assert text("{{ '多' if proactive.total > 9 else '少' }}", scope) == "多"
    assert text("{{ '多' if proactive.total > 99 else '少' }}", scope) == "少"
    assert text("{{ '多' if proactive.total > 99 }}。", scope) == "。"


def test_a_name_that_nothing_stands_for_is_a_blank_with_the_name(scope: Scope) -> None:
    assert text("{{ no.such }}", scope) == "【待核：no.such】"
    assert (
        text("{{ problem.no }}", scope.with_item("problem", "problems", 0))
        == "【待核：problem.no】"
    )


def test_filters_leave_alone_what_needs_no_change() -> None:
    assert join_names("甲村") == "甲村"
    assert join_names(("甲村",)) == "甲村"
    assert quote("“甲”") == "“甲”"
    assert quote("“甲”和“乙”") == "“‘甲’和‘乙’”"
    assert number(Decimal("59.50")) == "59.5"
    assert show(value=True) == "是"


def test_filters_print_as_people_write(scope: Scope) -> None:
    assert (
        text("{{ applications.granted.total | percent_of(applications.due.total) }}", scope)
        == "50%"
    )
    assert text("{{ applications.due.total | difference(proactive.total) }}", scope) == "40"
    assert text("{{ applications.refused.total | percent_of(proactive.total) }}", scope) == "8.3%"


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("6-9", "6月至9月"),
        ("6月、7月、8月", "6月至8月"),
        ("3、6、7", "3月、6月、7月"),
        ("6月至9月", "6月至9月"),
        ("6月下旬", "6月下旬"),
        ("13", "13"),
    ],
)
def test_months_in_a_row_become_a_range(
    months: str, printed: str, fields: tuple[Field, ...]
) -> None:
    scope = scope_of(fields, problems=[{"subject": "甲", "months": months}])
    assert (
        text("{{ problem.months | months }}", scope.with_item("problem", "problems", 0)) == printed
    )


def test_a_date_is_printed_without_leading_zeros() -> None:
    assert date(datetime.date(2025, 1, 20)) == "2025年1月20日"


# Missing facts


def test_a_missing_fact_becomes_a_blank_with_its_label(fields: tuple[Field, ...]) -> None:
    rendered = render(
        "公开{{ proactive.total }}条，共{{ proactive.total | number }}条", scope_of(fields)
    )
    assert rendered.text == "公开【待核：公开总数】条，共【待核：公开总数】条"
    assert rendered.blanks == ("公开总数",)
    assert rendered.facts == ("proactive.total",)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("report.next_year", "报告年度"),
        ("unit.whole", "层级"),
        ("problems.count", "主要问题"),
        ("applications.received.total", "表三“一、本年新收政府信息公开申请数量·总计”"),
        ("disputes.is_zero", "复议诉讼情况"),
        (
            "disputes.lawsuits.total",
            "表四“行政诉讼·未经复议直接起诉·总计”、表四“行政诉讼·复议后起诉·总计”",
        ),
    ],
)
def test_a_missing_derived_value_is_told_by_the_fact_behind_it(
    path: str, label: str, fields: tuple[Field, ...]
) -> None:
    assert render(f"{{{{ {path} }}}}", scope_of(fields)).blanks == (label,)


def test_a_missing_item_is_told_with_its_number(scope: Scope) -> None:
    item = scope.with_item("problem", "problems", 1)
    assert render("{{ problem.missed }}", item).blanks == ("主要问题第2条的漏发条数",)


def test_an_if_that_cannot_be_decided_is_a_blank_not_a_guess(scope: Scope) -> None:
    template = "比上年{% if proactive.total > proactive.last_total %}多{% else %}少{% endif %}"
    rendered = render(template, scope)
    assert rendered.text == "比上年【待核：上年总数】"
    assert rendered.blanks == ("上年总数",)
    inline = render("{{ '多' if proactive.last_total > 3 else '少' }}", scope)
    assert inline.text == "【待核：上年总数】"


def test_an_if_can_ask_whether_a_fact_is_known(scope: Scope) -> None:
    template = "{% if proactive.last_total is known %}上年{{ proactive.last_total }}条{% endif %}。"
    assert render(template, scope).text == "。"


def test_a_share_of_nothing_is_a_blank(fields: tuple[Field, ...]) -> None:
    scope = scope_of(fields, proactive={"total": 3, "last_total": 0})
    rendered = render("{{ proactive.total | percent_of(proactive.last_total) }}", scope)
    assert rendered.blanks == ("公开总数", "上年总数")


@pytest.mark.parametrize(
    ("expression", "truth"),
    [
        ("proactive.last_total == 0", None),
        ("proactive.last_total in [0, 1]", None),
        ("not proactive.last_total", None),
        ("proactive.total == 48 and proactive.last_total == 0", None),
        ("proactive.total == 0 and proactive.last_total == 0", False),
        ("proactive.last_total == 0 and proactive.total == 0", False),
        ("proactive.total == 48 or proactive.last_total == 0", True),
        ("proactive.last_total == 0 or proactive.total == 48", True),
        ("proactive.total == 0 or proactive.last_total == 0", None),
        ("not (proactive.total == 0 and proactive.last_total == 0)", True),
        ("proactive.last_total < 3 < 2", False),
        ("0 < proactive.total <= 48", True),
        ("proactive.last_total is missing", True),
        ("proactive.last_total is known", False),
        ("proactive.total is not missing", True),
        ("unit.level not in ['街道']", True),
        ("'河湾村' in unit.places", True),
        ("'石桥' in unit.name", True),
        ("proactive.total > 47.9", True),
        ("(1 if proactive.last_total else 0) == 1", None),
    ],
)
def test_conditions_are_three_valued(expression: str, truth: bool | None, scope: Scope) -> None:
    assert holds(expression, scope) is truth


def test_a_table_with_one_figure_is_not_zero_though_the_rest_is_unknown(
    fields: tuple[Field, ...],
) -> None:
    told = scope_of(fields, disputes={"review": {"upheld": 1}})
    assert holds("disputes.is_zero", told) is False
    assert holds("disputes.is_zero", scope_of(fields)) is None


def test_comparing_what_cannot_be_compared_is_told(scope: Scope) -> None:
    with pytest.raises(TemplateFault, match="不能这样比较"):
        holds("unit.name > 3", scope)
