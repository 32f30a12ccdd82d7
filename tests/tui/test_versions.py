"""What was saved before is kept, shown with what differs, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, OptionList

from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.facts.versions import folder_of, keep_version, versions_of
from assistant.interview.differences import differences
from assistant.interview.question import all_fields, load_questions
from assistant.tui.fact_file import FactFile
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.palette import PaletteScreen
from assistant.tui.screens.versions import DifferenceScreen, VersionsScreen
from tests.tui.conftest import WIDE, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk

NAME: dict[str, Value] = {"unit.name": "云岭县石桥镇人民政府"}
SLOW, LATE = {"detail": "更新慢"}, {"detail": "回复慢"}


def told(values: dict[str, Value]) -> Facts:
    facts = Facts(fields=all_fields())
    for key, value in values.items():
        facts = facts.with_value(key, value)
    return facts


def names(path: Path) -> list[str]:
    """Return the unit's name in each version, the newest first."""
    return [load_facts(one.path, all_fields()).unit_name for one in versions_of(path)]


def _on(desk: Desk, screen: type[object]) -> None:
    assert isinstance(desk.app.screen, screen)


async def _open_versions(desk: Desk) -> None:
    await desk.press("ctrl+p")
    _on(desk, PaletteScreen)
    desk.app.screen.query_one(Input).value = "恢复以前"
    await desk.rest()
    await desk.press("enter")
    _on(desk, VersionsScreen)


# ── what is kept ──


def test_what_stood_when_the_file_was_opened_is_kept_then_one_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("assistant.tui.fact_file.time.monotonic", lambda: clock[0])
    path = tmp_path / "facts.toml"
    save_facts(path, told({"unit.name": "一"}))
    file = FactFile(path)
    for name in ("二", "三", "四"):
        file.save(told({"unit.name": name}))
    assert names(path) == ["一"]
    clock[0] += 60
    file.save(told({"unit.name": "五"}))
    assert names(path) == ["四", "一"]


def test_before_answers_are_taken_away_what_stood_is_always_kept(tmp_path: Path) -> None:
    file = FactFile(tmp_path / "facts.toml")
    for name in ("一", "二", "三"):
        file.save(told({"unit.name": name}), keep=True)
    assert names(file.path) == ["二", "一"]


def test_a_new_file_has_no_version_before_it_was_saved_twice(tmp_path: Path) -> None:
    file = FactFile(tmp_path / "facts.toml")
    file.save(told({"unit.name": "一"}))
    assert names(file.path) == []


def test_versions_that_cannot_be_kept_hinder_no_saving(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, told({"unit.name": "一"}))
    folder_of(path).parent.write_text("no folder", encoding="utf-8")
    file = FactFile(path)
    assert file.take()
    assert file.save(told({"unit.name": "二"}), keep=True)
    assert load_facts(path, all_fields()).unit_name == "二"


async def test_a_record_is_kept_with_all_answers_before_it_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    async with at_desk(path, "problems", facts={**NAME, "problems": (SLOW, LATE)}) as desk:
        await desk.press("delete", "tab", "enter")
        assert len(desk.interview.interview.records("problems")) == 1
        await desk.press("delete", "tab", "enter")
        assert not desk.interview.interview.records("problems")
    kept = [load_facts(one.path, all_fields()).values["problems"] for one in versions_of(path)]
    assert [len(records) for records in kept] == [1, 2]  # type: ignore[arg-type]


# ── bringing one back ──


async def test_a_version_is_shown_with_what_differs_and_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    async with at_desk(path, "unit.name", facts=NAME, size=WIDE) as desk:
        await desk.press("ctrl+u")
        await desk.type("青坪乡人民政府", "tab")
        await _open_versions(desk)
        assert "1项答得不同" in desk.screenful()
        assert "不同的在：单位" in desk.screenful()
        await desk.press("enter")
        _on(desk, DifferenceScreen)
        assert "云岭县石桥镇人民政府 → 现在是青坪乡人民政府" in desk.screenful()
        await desk.press("tab", "enter")
        _on(desk, InterviewScreen)
        assert desk.field("unit.name").raw == "云岭县石桥镇人民政府"
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"
        assert names(path) == ["青坪乡人民政府", "云岭县石桥镇人民政府"]


async def test_nothing_is_brought_back_unasked(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    async with at_desk(path, "unit.name", facts=NAME) as desk:
        await desk.press("ctrl+u")
        await desk.type("青坪乡人民政府", "tab")
        await _open_versions(desk)
        await desk.press("enter", "enter")
        _on(desk, VersionsScreen)
        await desk.press("enter", "escape", "escape")
        _on(desk, InterviewScreen)
        assert desk.saved().unit_name == "青坪乡人民政府"


async def test_without_versions_it_is_said_when_there_will_be_some(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        await _open_versions(desk)
        assert "还没有以前保存的" in desk.screenful()
        await desk.press("enter", "escape")
        _on(desk, InterviewScreen)


async def test_a_version_that_cannot_be_read_says_why_and_hides_no_other(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    keep_version(path, b"[unit]\nname = \n")
    async with at_desk(path, facts=NAME) as desk:
        keep_version(path, path.read_bytes())
        await _open_versions(desk)
        assert "与现在相同" in desk.screenful()
        assert "打不开，选中看原因" in desk.screenful()
        assert desk.app.screen.query_one(OptionList).option_count == 2
        await desk.press("enter")
        _on(desk, VersionsScreen)
        await desk.press("down", "enter")
        _on(desk, TextScreen)
        assert "第2行" in desk.screenful()


# ── what differs ──


def _differences(then: dict[str, Value], now: dict[str, Value]) -> list[tuple[str, str, str]]:
    found = differences(load_questions(), told(then), told(now))
    return [(one.label, one.then, one.now) for one in found]


def test_answers_differ_by_what_would_be_typed() -> None:
    assert _differences({"proactive.total": 0}, {}) == [("主动公开政府信息总数", "0", "")]
    assert _differences(NAME, NAME) == []


def test_the_cells_of_a_table_differ_one_by_one_totals_left_out() -> None:
    found = _differences({"applications.received.natural": 2}, {"applications.received.natural": 3})
    assert [(then, now) for _, then, now in found] == [("2", "3")]
    assert "自然人" in found[0][0]


def test_entries_of_a_list_differ_as_wholes_and_by_their_order() -> None:
    both: dict[str, Value] = {"problems": (SLOW, LATE)}
    assert _differences(both, {"problems": (LATE,)})[0][1:] == ("更新慢", "")
    assert _differences({"problems": ()}, both)[0][1:] == ("没有", "更新慢")
    ((label, then, now),) = _differences(both, {"problems": (LATE, SLOW)})
    assert (label.endswith("次序"), then, now) == (True, "更新慢、回复慢", "回复慢、更新慢")
