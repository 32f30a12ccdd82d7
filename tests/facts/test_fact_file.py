"""The fact file: read in any dress, mended where it is no TOML, and saved without a loss."""

from __future__ import annotations

import codecs
import string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import FactsError, UnreadableFileError
from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.facts.value import clean_text
from tests.facts.made_fields import FIELDS, facts

if TYPE_CHECKING:
    from assistant.facts.field import Value


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
