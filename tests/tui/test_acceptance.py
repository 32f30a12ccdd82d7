"""A finding accepted while the report is drafted: hidden, counted, taken back, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button, Input

from assistant.checking.decisions_file import decisions_file, load_decisions
from assistant.checking.draft_decisions import DRAFTER, draft_decisions_file
from assistant.reviewing.review import review
from assistant.tui.screens.acceptance import AcceptScreen
from assistant.tui.widgets.finding_list import FindingList
from tests.tui.conftest import WIDE, at_desk
from tests.tui.test_findings import (
    FLAWED,
    SIZES,
    bar_of,
    detail_of,
    findings_of,
    put_cursor_on,
    screen_of,
)
from tests.tui.test_screens import foreign_words

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checking.rule import Finding
    from tests.tui.conftest import Desk


async def _accept(desk: Desk, code: str, reason: str) -> Finding:
    found = await put_cursor_on(desk, code)
    await desk.press("f4")
    await desk.type(reason, "enter")
    return found


@SIZES
async def test_what_is_accepted_is_hidden_counted_shown_and_taken_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=size) as desk:
        await desk.press("f5")
        found = await _accept(desk, "N01", "台账以县里为准")
        fingerprints = [finding.fingerprint for finding in findings_of(desk)]
        assert found.fingerprint not in fingerprints
        assert "已认可1处" in bar_of(desk)
        (kept,) = load_decisions(draft_decisions_file(desk.path))
        assert (kept.fingerprint, kept.reason) == (found.fingerprint, "台账以县里为准")
        await desk.press("f8")
        shown = next(f for f in findings_of(desk) if f.fingerprint == found.fingerprint)
        listed = screen_of(desk).query_one(FindingList)
        listed.highlighted = listed.get_option_index(shown.fingerprint)
        await desk.rest()
        assert "台账以县里为准" in detail_of(desk)
        assert foreign_words(desk) == []
        await desk.press("f4", "tab", "enter")
        assert load_decisions(draft_decisions_file(desk.path)) == ()
        assert "已认可" not in bar_of(desk)


async def test_without_a_reason_nothing_is_accepted(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5", "f4", "enter")
        assert isinstance(desk.app.screen, AcceptScreen)
        assert "还没有写理由" in desk.screenful()
        await desk.press("escape")
        assert not draft_decisions_file(desk.path).exists()


async def test_what_was_accepted_is_still_so_the_next_time(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        await _accept(desk, "N01", "台账以县里为准")
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.press("f5")
        assert "N01" not in {finding.code for finding in findings_of(desk)}
        assert "已认可1处" in bar_of(desk)


async def test_an_acceptance_that_cannot_be_saved_is_said_to_be_lost(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=WIDE) as desk:
        await desk.press("f5")
        draft_decisions_file(desk.path).mkdir()
        await _accept(desk, "N01", "台账以县里为准")
        assert "没有记下来" in desk.screenful()
        await desk.press("escape")
        assert "N01" in {finding.code for finding in findings_of(desk)}


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
async def test_the_exported_report_is_checked_with_what_was_accepted(
    tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"石桥镇{suffix}"
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED, size=WIDE) as desk:
        await desk.press("f5")
        found = [await _accept(desk, code, "台账以县里为准") for code in ("N01", "F15")]
        await desk.press("escape", "f10")
        desk.app.screen.query_one(Input).value = str(out)
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        assert "已导出" in desk.screenful()
    (checked,) = review([str(out)]).files
    accepted = [finding.fingerprint for finding in checked.accepted]
    assert sorted(accepted) == sorted(finding.fingerprint for finding in found)
    assert {d.by for d in load_decisions(decisions_file(out))} == {DRAFTER}
