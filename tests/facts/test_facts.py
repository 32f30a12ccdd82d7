"""The fact file: what it may hold, what is said of its faults, and that saving loses nothing."""

from __future__ import annotations

import codecs
import datetime
import string
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import FactsError, UnreadableFileError
from assistant.facts.facts import Facts, Field, FieldKind, load_facts, read_facts, save_facts
from assistant.facts.value import clean_text

if TYPE_CHECKING:
    from assistant.facts.field import Value

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


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "facts.toml"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_file_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, '[unit]\nname = "云岭县石桥镇人民政府"\n', encoding)
    assert load_facts(path, FIELDS).unit_name == "云岭县石桥镇人民政府"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b" \n\n", "文件是空的"),
        (codecs.BOM_UTF8, "文件是空的"),
        (b"PK\x03\x04\x00\x00\xff\xfe", "不是文本文件"),
        (b"name = \xff\xff\xff", "损坏的字符"),
        (b"total = " + b"9" * 5000, "长得不合理的数"),
        (b"total = " + b"[" * 100_000, "长得不合理的数或括号"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=words):
        load_facts(path, FIELDS)


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有这个文件"):
        load_facts(tmp_path / "facts.toml", FIELDS)
    with pytest.raises(UnreadableFileError, match="打不开"):
        load_facts(tmp_path, FIELDS)


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ('机关 = "石桥镇"', '"机关" = "石桥镇"'),
        ("机关 = “石桥镇”", '"机关" = "石桥镇"'),
        ("机关 ＝ 石桥镇", '"机关" = "石桥镇"'),
        ("name = “石桥镇”", 'name = "石桥镇"'),
        ('name = "石桥镇”', 'name = "石桥镇"'),
        ('name = "石桥镇', 'name = "石桥镇"'),
        ("name = 石桥镇", 'name = "石桥镇"'),
        ("name：石桥镇", 'name = "石桥镇"'),
        ('name: "石桥镇"', 'name = "石桥镇"'),
        (r'name = "C:\用户\年报"', 'name = "C:/用户/年报"'),
        ("total = １２", "total = 12"),
        ("total = 1,200", "total = 1200"),
        ("total = 30条", "total = 30"),
        ("total = 三十", "total = 30"),
    ],
)
def test_a_line_that_is_not_toml_is_shown_mended(tmp_path: Path, line: str, mended: str) -> None:
    path = written(tmp_path, f"schema = 1\n\n{line}\n[unit]\n")
    with pytest.raises(FactsError) as caught:
        load_facts(path, FIELDS)
    (told,) = caught.value.faults
    assert told.startswith("facts.toml第3行：")
    assert told.endswith(f"请改成：{mended}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[单位]\nname = 'x'", "第1行：方括号里的节名是汉字"),
        ("[unit]\nname = 'x'\nname = 'y'", "与前面写过的重复"),
        ("[unit]\nname =\n", "第2行：等号后面没有内容"),
        ("[unit]\n石桥镇人民政府\n", "第2行：“石桥镇人民政府”不合写法"),
        ("[unit]\nname = [\n'x',\n", "不合写法"),
    ],
)
def test_what_cannot_be_mended_is_explained(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(FactsError, match=words.replace("[", r"\[")):
        load_facts(written(tmp_path, text), FIELDS)


def test_a_line_is_told_everything_that_is_wrong_with_it(tmp_path: Path) -> None:
    with pytest.raises(FactsError) as caught:
        load_facts(written(tmp_path, "机关：“石桥镇”"), FIELDS)
    assert caught.value.faults == (
        "facts.toml第1行：引号、等号、括号要用英文半角的，键和值之间要用等号，汉字的键要加英文引号，"
        '请改成："机关" = "石桥镇"',
    )
    with pytest.raises(FactsError, match="引号没有配对"):
        load_facts(written(tmp_path, 'name = "石桥镇'), FIELDS)
    with pytest.raises(FactsError, match="文字两边要加英文引号"):
        load_facts(written(tmp_path, "name = 石桥镇"), FIELDS)


def test_full_width_marks_inside_text_are_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path, '[unit]\nname = "“石桥”＝镇"\n')
    assert load_facts(path, FIELDS).unit_name == "“石桥”＝镇"


def test_a_saved_file_has_labels_in_the_order_of_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, facts({"proactive": {"total": 3}, "unit": {"name": "青坪乡人民政府"}}))
    text = path.read_text(encoding="utf-8")
    assert "# 公开总数（条）\ntotal = 3\n" in text
    assert "# 层级：镇、乡、县级部门\n# level =\n" in text
    order = [text.index(f"\n[{section}]") for section in ("unit", "report", "proactive")]
    assert order == sorted(order)


def test_a_blank_file_is_a_form_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, Facts(fields=FIELDS))
    assert load_facts(path, FIELDS) == Facts(fields=FIELDS)
    text = path.read_text(encoding="utf-8").replace("# licences =", "licences = 7")
    assert load_facts(written(tmp_path, text), FIELDS).get("disclosure.licences") == 7


def test_a_large_table_is_described_by_its_rows_and_columns(tmp_path: Path) -> None:
    save_facts(tmp_path / "facts.toml", facts({"applications": {"received.natural": 2}}))
    text = (tmp_path / "facts.toml").read_text(encoding="utf-8")
    assert "# granted：（一）予以公开\n" in text
    assert "# commercial：商业企业\n" in text
    assert "# settled：" not in text
    assert "received.natural = 2\n" in text
    assert "granted.natural" not in text


def test_cells_of_another_years_form_are_not_saved_but_kept_in_memory(tmp_path: Path) -> None:
    told = facts({"report": {"year": 2024}, "disclosure": {"normative": {"issued": 2}}})
    mistyped = told.with_value("report.year", 2020)
    save_facts(tmp_path / "facts.toml", mistyped)
    assert load_facts(tmp_path / "facts.toml", FIELDS).year == 2020
    assert mistyped.with_value("report.year", 2024).get("disclosure.normative.issued") == 2


def test_saving_a_fact_that_no_field_describes_is_a_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        save_facts(tmp_path / "facts.toml", Facts({"nowhere.total": 1}, FIELDS))
    assert list(tmp_path.iterdir()) == []


texts = st.text(min_size=1).map(clean_text).filter(bool)
lines = texts.map(lambda text: text.replace("\n", " ").strip()).filter(bool)
some = st.text(string.printable + "县“”\\{}#【】", min_size=1).map(clean_text).filter(bool)


@st.composite
def whole_facts(draw: st.DrawFn) -> Facts:
    choices: dict[str, st.SearchStrategy[Value]] = {
        "unit.name": lines,
        "report.year": st.integers(2021, 2024),
        "report.date": st.dates(),
        "proactive.total": st.integers(0, 10**9),
        "proactive.share": st.decimals(0, 100, places=2),
        "proactive.note": texts | some,
        "proactive.forms": st.lists(lines, max_size=3).map(tuple),
        "proactive.is_open": st.booleans(),
        "proactive.areas": st.lists(
            st.fixed_dictionaries({"name": lines}, optional={"count": st.integers(1, 99)}),
            max_size=3,
        ).map(tuple),
        "problems": st.lists(
            st.fixed_dictionaries({"subject": lines}, optional={"until": st.dates()}), max_size=3
        ).map(tuple),
        "applications.received.natural": st.integers(0, 99),
        "applications.rest": st.just(0),
        "disclosure.charges": st.decimals(0, 10**6, places=4),
    }
    told = Facts(fields=FIELDS)
    for path in draw(st.sets(st.sampled_from(sorted(choices)))):
        told = told.with_value(path, draw(choices[path]))
    return told


@settings(max_examples=60, deadline=None)
@given(whole_facts())
def test_what_is_saved_is_read_back_the_same(told: Facts) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.toml"
        save_facts(path, told)
        assert load_facts(path, FIELDS).values == told.values
