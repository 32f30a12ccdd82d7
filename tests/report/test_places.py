"""Names of places in a text, and what the list says of them."""

from __future__ import annotations

from assistant.report.places import (
    areas_called,
    name_of,
    towns_of,
    within_or_around,
    written_places,
)


def names(text: str) -> list[str]:
    return [place.name for place in written_places(text)]


def test_the_longest_name_at_each_end_is_the_one_meant() -> None:
    assert names("2024年，石头河子镇公开信息12条") == ["石头河子镇"]
    assert names("在济宁市金乡县霄云镇") == ["济宁市", "金乡县", "霄云镇"]


def test_words_that_end_like_places_are_none() -> None:
    assert names("全镇、各乡镇、本市场、我县域、兄弟县市区、城镇化、乡村振兴、服务区域") == []


def test_a_name_must_begin_where_a_word_begins() -> None:
    assert names("信息公开工作中和平镇情况") == []
    assert names("围绕和平镇情况") == ["和平镇"]


def test_a_name_the_list_lacks_is_told_by_its_form_where_a_clause_begins() -> None:
    (place,) = written_places("2024年，青榆镇没有收到申请")
    assert (place.name, place.codes) == ("青榆镇", ())
    assert names("工作人员青榆镇") == []


def test_a_name_stands_where_it_is_written() -> None:
    text = "由霄云镇人民政府编制"
    (place,) = written_places(text)
    assert text[place.start : place.end] == "霄云镇"


def test_codes_tell_what_lies_within_what() -> None:
    (town,) = areas_called("霄云镇")
    (county,) = areas_called("金乡县")
    (city,) = areas_called("济宁市")
    (province,) = areas_called("山东省")
    assert all(within_or_around(town, area) for area in (county, city, province))
    assert not within_or_around(town, areas_called("嘉祥县")[0])


def test_a_name_of_many_places_has_many_codes() -> None:
    assert len(areas_called("城关镇")) > 80
    assert areas_called("云岭县石桥镇") == ()


def test_codes_lead_back_to_names() -> None:
    (town,) = areas_called("霄云镇")
    assert name_of(town) == "霄云镇"
    assert name_of(town[:6]) == "金乡县"
    assert name_of("999999") == ""


def test_a_county_knows_its_towns() -> None:
    assert "霄云镇" in towns_of(areas_called("金乡县")[0])
    assert towns_of("999999") == ()
