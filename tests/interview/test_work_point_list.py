"""The work points of 2019 to 2022, and lists of them in TOML."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from assistant.errors import PhrasebankError, UnreadableFileError
from assistant.interview.work_point_list import (
    NATIONAL_YEARS,
    ListedPoint,
    WorkPointList,
    national_list,
    read_list,
    topic_of,
    with_topics,
)
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("year", "number", "date"),
    [
        (2019, "国办发〔2019〕14号", datetime.date(2019, 4, 17)),
        (2020, "国办发〔2020〕17号", datetime.date(2020, 6, 21)),
        (2021, "国办发〔2021〕12号", datetime.date(2021, 4, 9)),
        (2022, "国办发〔2022〕8号", datetime.date(2022, 4, 11)),
    ],
)
def test_the_document_of_each_year_is_known(year: int, number: str, date: datetime.date) -> None:
    found = national_list(year)
    assert (found.title, found.number, found.date) == (f"{year}年政务公开工作要点", number, date)
    assert found.issuer == "国务院办公厅"
    assert len(found.points) > 8


@pytest.mark.parametrize("year", NATIONAL_YEARS)
def test_points_that_were_not_compared_with_the_original_say_so(year: int) -> None:
    checked = {point.is_checked for point in national_list(year).points}
    assert checked == {True, False}


def test_the_last_three_groups_of_2022_are_still_to_be_compared() -> None:
    groups = dict.fromkeys(p.group for p in national_list(2022).points if not p.is_checked)
    assert list(groups) == ["提高政策公开质量", "夯实公开工作基础", "工作指导监督"]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("year = 2022", "year = 2021", "year要写2022"),
        ("国办发〔2022〕8号", "国办发〔2021〕8号", "number要写文号"),
        ("国办发〔2022〕8号", "国办发2022年8号", "要像“云政办发〔2024〕18号”这样写"),
        ('topic = "稳就业"', 'topic = "稳就也"', "没有“稳就也”这个主题"),
        ('issuer = "国务院办公厅"', "", "title、issuer、date三项都要写"),
        ('point = "规章集中公开"', "", "没有写条目"),
        ("schema = 1", "schema = ", "读不出来"),
    ],
)
def test_a_fault_in_our_own_list_is_named(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    ours = phrasebank() / "knowledge" / "work_points" / "2022.toml"
    path = tmp_path / shutil.copy(ours, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(PhrasebankError, match=said) as caught:
        national_list(2022, tmp_path)
    assert str(caught.value).startswith("2022.toml：")


@pytest.mark.parametrize(
    ("point", "topic"),
    [
        ("惠企资金直达快享信息发布", "减税降费"),
        ("清理行政规范性文件并标注有效性", "规范性文件"),
        ("在村级便民服务点设查阅点", "公开专区"),
        ("乡村道路养护信息", ""),
        ("规范性文件解读同步发布", ""),  # of two topics, the clerk chooses
    ],
)
def test_a_topic_is_given_where_the_words_tell_one(point: str, topic: str) -> None:
    assert topic_of(point) == topic


def test_a_topic_that_was_given_is_kept() -> None:
    listed = WorkPointList((ListedPoint({"point": "政策解读", "topic": "公开专区"}),))
    assert with_topics(listed).points[0].topic == "公开专区"


def test_a_list_in_toml_may_tell_more_than_the_points() -> None:
    found = read_list(
        {
            "title": "云岭县2024年政务公开工作要点",
            "points": [{"point": "政策解读", "figure": "5件"}],
        }
    )
    assert found.raw() == {
        "work_points": {
            "title": "云岭县2024年政务公开工作要点",
            "points": [{"point": "政策解读", "figure": "5件"}],
        }
    }


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"titel": "要点", "points": []}, "没有“titel”这一项"),
        ({"title": 3, "points": []}, "title要写文字"),
        ({"number": "18号", "points": []}, "number写的是“18号”"),
        ({"year": "2024", "points": []}, "year要写年份"),
        ({"points": ["政策解读"]}, r"以\[\[points\]\]开头"),
        ({}, r"以\[\[points\]\]开头"),
        ({"points": [{"point": "政策解读"}, {"state": "完成"}]}, "第2条没有写条目"),
    ],
)
def test_a_faulty_list_in_toml_says_what_is_wrong(raw: dict[str, Any], said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        read_list(raw)
