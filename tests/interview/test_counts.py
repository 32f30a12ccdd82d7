"""The filter `counts`: a list of records in one breath."""

from __future__ import annotations

from assistant.facts.field import Field, FieldKind
from assistant.interview.filters import counts
from assistant.interview.grammar import fact_names

NAME = Field("name", "类别", FieldKind.TEXT)
COUNT = Field("count", "条数", FieldKind.COUNT)


def test_records_are_told_by_name_and_count() -> None:
    records = ({"name": "补贴救助", "count": 46}, {"name": "通知公告", "count": 37})
    assert counts(records, "条") == "补贴救助46条、通知公告37条"


def test_a_record_that_lacks_its_count_cannot_be_told() -> None:
    assert counts(({"name": "补贴救助"},), "条") is None
    assert counts((), "条") is None


def test_only_records_with_name_and_count_may_be_named_whole() -> None:
    told = Field("proactive.categories", "各类别", FieldKind.RECORDS, fields=(NAME, COUNT))
    other = Field("problems", "问题", FieldKind.RECORDS, fields=(NAME,))
    names = fact_names((told, other))
    assert "proactive.categories" in names
    assert "problems" not in names
