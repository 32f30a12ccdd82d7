"""Working days by the holiday table: as the State Council arranged them, and as users add them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assistant.checking.reading import workdays
from assistant.checking.reading.workdays import UnknownYearError, holidays, read_table
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own table, which is not there until a test writes it."""
    path = tmp_path / "holidays.toml"
    monkeypatch.setattr(workdays, "user_table", lambda: path)
    return path


def test_every_day_is_what_chinesecalendar_says_it_is() -> None:
    oracle = pytest.importorskip("chinese_calendar")
    table = holidays()
    assert table.years >= set(range(2019, 2027))
    for year in range(2019, 2027):
        day = date(year, 1, 1)
        while day.year == year:
            assert table.is_working_day(day) == oracle.is_workday(day), day
            day += timedelta(days=1)


def test_working_days_are_counted_from_the_day_after() -> None:
    # 2022年春节1月31日至2月6日放假，1月29日、30日上班。
    assert holidays().working_days_after(date(2022, 1, 20), 20) == date(2022, 2, 22)
    assert holidays().working_days_between(date(2022, 1, 20), date(2022, 2, 22)) == 20


def test_nothing_lies_between_a_day_and_itself() -> None:
    assert holidays().working_days_between(date(2024, 3, 4), date(2024, 3, 4)) == 0


def test_a_year_that_no_table_holds_is_not_guessed() -> None:
    with pytest.raises(UnknownYearError, match="节假日表没有2031年"):
        holidays().is_working_day(date(2031, 3, 3))


def test_users_add_a_year_of_their_own(own: Path) -> None:
    own.write_text(
        'years = [2031]\n[[holiday]]\nname = "春节"\n'
        "from = 2031-01-23\nto = 2031-01-29\nwork = [2031-01-19]\n",
        encoding="utf-8",
    )
    table = holidays()
    assert not table.is_working_day(date(2031, 1, 24))
    assert table.is_working_day(date(2031, 1, 19))
    assert table.is_working_day(date(2031, 3, 3))
    assert table.is_working_day(date(2024, 2, 4))


def test_a_damaged_table_of_the_users_is_named(own: Path) -> None:
    own.write_text("years = [2031", encoding="utf-8")
    with pytest.raises(AssistantError, match=r"holidays\.toml：节假日表读不出来"):
        read_table(own)


@pytest.mark.parametrize(
    "line", ["[[holiday]]\nto = 2031-01-29", 'years = ["明年"]', 'holiday = ["春节"]']
)
def test_a_table_filled_in_wrongly_says_what_it_should_be(own: Path, line: str) -> None:
    own.write_text(line, encoding="utf-8")
    with pytest.raises(AssistantError, match="节假日表填得不对"):
        holidays()
