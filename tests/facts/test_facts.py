"""What facts may hold, and what is said of the faults in them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from assistant.errors import FactsError
from assistant.facts.facts import Facts, load_facts, read_facts, save_facts
from tests.facts.made_fields import FIELDS, facts

if TYPE_CHECKING:
    from pathlib import Path


def faults(raw: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(FactsError) as caught:
        read_facts(raw, FIELDS)
    return caught.value.faults


def fault(path: str, value: object) -> str:
    """Return the only fault of a file with one value in it."""
    *sections, key = path.split(".")
    raw: dict[str, Any] = {key: value}
    for section in reversed(sections):
        raw = {section: raw}
    (only,) = faults(raw)
    return only


def test_facts_have_their_types() -> None:
    read = facts(
        {
            "schema": 1,
            "report": {"year": 2024, "date": datetime.date(2025, 1, 20)},
            "proactive": {
                "total": 163,
                "share": Decimal("37.5"),
                "is_open": True,
                "forms": ["图解"],
            },
        }
    )
    assert read.year == 2024
    assert read.get("report.date") == datetime.date(2025, 1, 20)
    assert read.get("proactive.share") == Decimal("37.5")
    assert read.get("proactive.is_open") is True
    assert read.get("proactive.forms") == ("图解",)


def test_a_path_without_an_answer_gives_none() -> None:
    assert Facts(fields=FIELDS).get("proactive.total") is None
    assert Facts(fields=FIELDS).get("applications.received.total") is None
    assert Facts(fields=FIELDS).get("no.such.path") is None


def test_zero_is_an_answer_and_an_empty_string_is_none() -> None:
    read = facts({"proactive": {"total": 0, "share": ""}})
    assert read.get("proactive.total") == 0
    assert read.get("proactive.share") is None


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        {
            "proactive": {"total": "三十多", "totle": 3, "share": 101},
            "report": {"date": "2025-02-30"},
            "unit": {"phone": "13800000000"},
        }
    )
    assert len(told) == 5


def test_a_fault_names_key_label_value_what_is_wanted_and_an_example() -> None:
    assert fault("proactive.total", "很多") == (
        "proactive.total（公开总数）：填的是“很多”，这里要整数（条），例如163"
    )


@pytest.mark.parametrize("written", ["三十多", "约30", "1633余", "30左右"])
def test_an_approximate_number_is_refused_as_such(written: str) -> None:
    told = fault("proactive.total", written)
    assert f"“{written}”" in told
    assert "不写约数" in told


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("proactive.total", -1, "填的是-1，这里要不小于0的整数"),
        ("proactive.total", 12.5, "填的是12.5，这里要整数"),
        ("proactive.total", True, "填的是true，这里要整数"),
        ("proactive.total", [3], "填的是一个列表，这里要整数"),
        ("proactive.total", float("nan"), "填的是nan，这里要整数"),
        ("proactive.total", 10**15, "这里要整数"),
        ("proactive.total", "30件", "这里要以条计的整数"),
        ("proactive.share", Decimal("0.1234567"), "至多6位小数的数字（%）"),
        ("proactive.share", Decimal("1e-999999999"), "至多6位小数的数字（%）"),
        ("proactive.share", Decimal("1e999999999"), "这里要数字（%）"),
        ("proactive.share", 101, "不大于100的数字（%）"),
        ("report.year", 24, "四位数的年份"),
        ("report.year", 1999, "2008年以后的年份"),
        ("report.year", 2999, "不晚于今年的年份"),
        ("report.date", "2025-02-30", "填的是“2025-02-30”，这里要日历上有的日期"),
        ("report.date", 20250, "这里要日期，例如2025-01-20"),
        ("report.planned", 2031, "不晚于2030年的年份"),
        ("unit.level", {"name": "镇"}, "填的是一组内容"),
        ("unit.level", "村", "填的是“村”，这里要“镇”“乡”“县级部门”中的一个"),
        ("unit.name", 3, "文字，要加英文引号"),
        ("unit.name", "甲\n乙", "一行文字，不分行"),
        ("unit.phone", "13800000000", "合乎写法的办公电话，例如0599-6120016"),
        ("proactive.is_open", "也许", "“是”或“否”"),
        ("proactive.forms", [1, 2], "用顿号隔开的几项文字"),
        ("proactive.areas", "涉农补贴", "每一条要以[[proactive.areas]]开头"),
        ("proactive", 3, "这里要写在[proactive]下面"),
        ("applications", 3, "填的是3，这里要一张表的各格"),
    ],
)
def test_a_value_that_does_not_fit_is_told(path: str, value: object, words: str) -> None:
    assert words in fault(path, value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("１，２００条", 1200), ("1.2万", 12000), ("三十二", 32), (12.0, 12)],
)
def test_a_number_in_other_dress_is_understood(written: object, value: int) -> None:
    assert facts({"proactive": {"total": written}}).get("proactive.total") == value


@pytest.mark.parametrize("written", ["2025-01-20", "2025年1月20日", "2025.1.20", "20250120"])
def test_a_date_in_other_dress_is_understood(written: str) -> None:
    read = facts({"report": {"date": written}})
    assert read.get("report.date") == datetime.date(2025, 1, 20)


@pytest.mark.parametrize(
    ("raw", "guess"),
    [
        ({"proactive": {"totl": 3}}, "“total”"),
        ({"proactiv": {"total": 3}}, "“proactive”"),
        ({"公开总": 3}, "“proactive.total”"),
        ({"proactive": {"areas": [{"nmae": "补贴"}]}}, "“name”"),
        ({"applications": {"received": {"naturl": 1}}}, "“received.natural”"),
        ({"disclosure": {"行政许可": 1}}, "“licences”"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest(raw: dict[str, Any], guess: str) -> None:
    (told,) = faults(raw)
    assert f"是否想写{guess}" in told


def test_a_key_like_nothing_known_is_told_without_a_guess() -> None:
    assert fault("zzzz", 1) == "zzzz：没有这一项"


def test_this_year_is_not_in_the_future() -> None:
    this_year = datetime.date.today().year
    assert facts({"report": {"year": this_year}}).year == this_year
    assert "不晚于今年" in fault("report.year", this_year + 1)


def test_the_bounds_themselves_are_allowed() -> None:
    read = facts(
        {
            "proactive": {"share": 100, "areas": [{"name": "甲", "count": 1}]},
            "report": {"planned": 2030},
        }
    )
    assert read.get("proactive.share") == 100
    assert read.get("proactive.areas.0.count") == 1
    assert read.get("report.planned") == 2030


def test_a_date_with_a_time_is_that_day() -> None:
    read = facts({"report": {"date": datetime.datetime(2025, 1, 20, 9, 30)}})
    assert read.get("report.date") == datetime.date(2025, 1, 20)


def test_a_label_stands_for_its_key() -> None:
    read = facts({"单位全称": "青坪乡人民政府", "proactive": {"公开总数": 3}})
    assert read.unit_name == "青坪乡人民政府"
    assert read.get("proactive.total") == 3


def test_a_fact_told_by_key_and_by_label_is_a_fault() -> None:
    (told,) = faults({"proactive": {"total": 3, "公开总数": 4}})
    assert "写了两次" in told


def test_faults_in_records_name_the_record() -> None:
    told = faults({"proactive": {"areas": [{"name": "补贴", "count": 1}, {"条数": "几"}]}})
    assert told == ("proactive.areas第2条的条数（条数）：填的是“几”，这里要整数（条），例如12",)


def test_records_are_read_only_and_empty_ones_dropped() -> None:
    read = facts({"problems": [{"subject": "栏目"}, {}]})
    records = read.get("problems")
    assert isinstance(records, tuple)
    assert records == ({"subject": "栏目"},)
    with pytest.raises(TypeError):
        records[0]["subject"] = "别的"


def test_an_item_of_a_list_has_a_path() -> None:
    read = facts({"problems": [{"subject": "甲"}, {"subject": "乙"}]})
    assert read.get("problems.1.subject") == "乙"
    assert read.get("problems.2.subject") is None


def test_rest_zero_fills_every_cell_that_was_not_given() -> None:
    table = facts(
        {"applications": {"received.natural": 2, "granted": {"natural": 2}, "rest": 0}}
    ).table("applications")
    assert table.get("received.total") == 2
    assert table.get("carried_out.total") == 0
    assert table.missing() == ()


@pytest.mark.parametrize("rest", [1, "其余", True])
def test_rest_can_only_be_zero(rest: object) -> None:
    assert "这里只能填0" in fault("applications.rest", rest)


def test_a_blank_cell_is_no_answer() -> None:
    assert dict(facts({"disputes": {"rest": "", "review": {"upheld": ""}}}).values) == {}


def test_without_rest_the_other_cells_stay_unknown() -> None:
    read = facts({"applications": {"received": {"natural": 2}}})
    assert read.get("applications.received.natural") == 2
    assert read.get("applications.received.total") is None


def test_a_total_that_is_not_the_sum_of_its_parts_names_both() -> None:
    (told,) = faults({"applications": {"received": {"natural": 2, "total": 5}, "rest": 0}})
    assert told.startswith("applications.received.total（表三“")
    assert "填的是5，各分项相加是2" in told


def test_a_total_that_agrees_is_accepted_and_not_kept() -> None:
    read = facts({"disputes": {"review": {"upheld": 1, "total": 1}, "rest": 0}})
    assert "disputes.review.total" not in read.values
    assert read.get("disputes.review.total") == 1


def test_a_total_whose_parts_are_not_all_there_is_a_fault() -> None:
    assert "分项还没有填全" in fault("applications.received.total", 5)


def test_only_charges_have_decimals() -> None:
    assert facts({"disclosure": {"charges": 59.5}}).get("disclosure.charges") == Decimal("59.5")
    assert "这里要整数（件）" in fault("disclosure.licences", 59.5)


def test_the_year_decides_which_cells_there_are() -> None:
    raw = {"disclosure": {"normative": {"made": 3}}}
    assert facts({"report": {"year": 2020}, **raw}).get("disclosure.normative.made") == 3
    assert "表二没有这一格" in faults({"report": {"year": 2021}, **raw})[0]


def test_a_newer_file_is_not_guessed_at() -> None:
    assert fault("schema", 2) == "schema：文件是2版写法，本程序只认到1版，请升级nianbao后再打开"
    assert fault("schema", "一") == "schema：填的是一，这里要写1"


def test_an_older_file_opens_with_a_warning() -> None:
    old = {"schema": 0, "proactive": {"total": 3, "posters": 2}, "gone": {"total": 1}}
    read = facts(old)
    assert read.get("proactive.total") == 3
    first, *unread = read.warnings
    assert first.startswith("文件是旧的0版写法，已按1版读入")
    assert [one.partition("没有这一项")[0] for one in unread] == [
        "没有读入：proactive.posters：",
        "没有读入：gone：",
    ]
    assert facts({"proactive": {"total": 3}}).warnings == ()


def test_an_older_file_with_a_wrong_value_is_refused_all_the_same() -> None:
    assert faults({"schema": 0, "proactive": {"total": "许多"}})


def test_saving_keeps_a_copy_of_an_older_file(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇2024.toml"
    old = "schema = 0\n\n[proactive]\ntotal = 3\nposters = 2\n"
    path.write_text(old, encoding="utf-8")
    read = load_facts(path, FIELDS)
    save_facts(path, read.with_value("proactive.total", 4))
    save_facts(path, read.with_value("proactive.total", 5))
    assert (tmp_path / "石桥镇2024.旧版.toml").read_text(encoding="utf-8") == old
    again = load_facts(path, FIELDS)
    assert (again.get("proactive.total"), again.warnings) == (5, ())


def test_an_older_file_that_was_damaged_meanwhile_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇2024.toml"
    path.write_text("schema = 0\n", encoding="utf-8")
    read = load_facts(path, FIELDS)
    path.write_text("schema = 0\n[proactive", encoding="utf-8")
    save_facts(path, read.with_value("proactive.total", 4))
    kept = (tmp_path / "石桥镇2024.旧版.toml").read_text(encoding="utf-8")
    assert kept == "schema = 0\n[proactive"
    assert load_facts(path, FIELDS).get("proactive.total") == 4


def test_the_level_is_told_or_follows_from_the_name() -> None:
    assert str(facts({"unit": {"name": "云岭县青坪乡人民政府"}}).level) == "乡"
    assert str(facts({"unit": {"name": "云岭县青坪乡人民政府", "level": "镇"}}).level) == "镇"
    assert Facts().level is None


def test_facts_are_changed_only_into_new_facts() -> None:
    before = facts({"proactive": {"total": 3}, "applications": {"rest": 0}})
    after = before.with_value("proactive.total", 4).without("applications")
    assert before.get("proactive.total") == 3
    assert after.get("proactive.total") == 4
    assert after.get("applications.received.total") is None
    with pytest.raises(TypeError):
        before.values["proactive.total"] = 9  # type: ignore[index]


def test_invisible_characters_are_taken_out_of_text() -> None:
    read = facts({"unit": {"name": " 石桥\u200b镇\x07 "}, "proactive": {"note": "一\r\n二\x0b三"}})
    assert read.unit_name == "石桥镇"
    assert read.get("proactive.note") == "一\n二\n三"


def test_to_toml_is_nested_and_reads_back() -> None:
    read = facts({"proactive": {"total": 3, "areas": [{"name": "甲"}]}, "disputes": {"rest": 0}})
    raw = read.to_toml()
    assert raw["schema"] == 1
    assert read_facts(raw, FIELDS) == read
