"""A unit's name tells its level and what stands above it."""

from __future__ import annotations

import pytest

from assistant.report.units import level_of, superiors_of


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("云岭县石桥镇人民政府", "镇"),
        ("石桥镇", "镇"),
        ("云岭县青坪乡人民政府", "乡"),
        ("云江市河东区望江街道办事处", "街道"),
        ("云岭县水务局", "县级部门"),
        ("河东区教育局", "县级部门"),
        ("云岭县人民政府", "县级政府"),
        ("云岭县人民政府办公室", "县级政府"),
        ("云江市河东区人民政府", "县级政府"),
        ("云江市", "市政府"),
        ("云江市人民政府", "市政府"),
        ("云江市自然资源局", "市级部门"),
        ("云江市公安局河东分局", "派出机构"),
        ("云江高新技术产业开发区管理委员会", "管委会"),
        ("云江高新区", "管委会"),
        ("云江经济技术开发区", "管委会"),
        ("滨江新区", "县级政府"),
        ("黑龙江省市场监督管理局", "部门"),
        ("贵州省林业局", "部门"),
        ("广西壮族自治区水利局", "部门"),
        ("云江市市场监督管理局", "市级部门"),
        ("国家能源局", "国务院部门"),
    ],
)
def test_the_level_is_told_by_the_name(unit: str, level: str) -> None:
    found = level_of(unit)
    assert found
    assert found.name == level


@pytest.mark.parametrize("unit", ["", "石桥", "某某公司"])
def test_a_name_that_tells_nothing_has_no_level(unit: str) -> None:
    assert level_of(unit) is None


@pytest.mark.parametrize(
    ("unit", "above"),
    [
        ("云岭县石桥镇人民政府", ("云岭县",)),
        ("云江市河东区望江街道办事处", ("云江市", "河东区")),
        ("金乡县石桥镇人民政府", ("金乡县",)),
        ("石桥镇", ()),
    ],
)
def test_superiors_are_read_off_the_full_name(unit: str, above: tuple[str, ...]) -> None:
    assert superiors_of(unit) == above
