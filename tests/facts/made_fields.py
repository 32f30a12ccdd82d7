"""A small fact file's fields, one of every kind, for tests to read and save."""

from __future__ import annotations

from typing import Any

from assistant.facts.facts import Facts, Field, FieldKind, read_facts

FIELDS = (
    Field("unit.name", "单位全称", FieldKind.TEXT, required=True),
    Field(
        "unit.phone",
        "办公电话",
        FieldKind.TEXT,
        pattern=r"0\d{2,3}-\d{7,8}",
        example="0599-6120016",
    ),
    Field("unit.level", "层级", FieldKind.CHOICE, choices=("镇", "乡", "县级部门")),
    Field("report.year", "报告年度", FieldKind.YEAR, required=True),
    Field("report.date", "发布日期", FieldKind.DATE),
    Field("report.planned", "计划年度", FieldKind.YEAR, maximum=2030),
    Field("proactive.total", "公开总数", FieldKind.COUNT, unit="条", example="163"),
    Field("proactive.share", "占比", FieldKind.AMOUNT, unit="%", maximum=100),
    Field("proactive.note", "说明", FieldKind.PARAGRAPH),
    Field("proactive.forms", "解读形式", FieldKind.TEXTS),
    Field("proactive.is_open", "是否开放", FieldKind.FLAG),
    Field(
        "proactive.areas",
        "重点领域",
        FieldKind.RECORDS,
        fields=(
            Field("name", "领域", FieldKind.TEXT, required=True),
            Field("count", "条数", FieldKind.COUNT, unit="条", minimum=1),
        ),
    ),
    Field("applications", "申请情况", FieldKind.TABLE, table="applications"),
    Field("disclosure", "主动公开情况", FieldKind.TABLE, table="disclosure"),
    Field("disputes", "复议诉讼情况", FieldKind.TABLE, table="disputes"),
    Field(
        "problems",
        "存在的问题",
        FieldKind.RECORDS,
        fields=(Field("subject", "事项", FieldKind.TEXT), Field("until", "期限", FieldKind.DATE)),
    ),
    Field("fees.amount", "信息处理费", FieldKind.AMOUNT, unit="元"),
)


def facts(raw: dict[str, Any]) -> Facts:
    return read_facts(raw, FIELDS)
