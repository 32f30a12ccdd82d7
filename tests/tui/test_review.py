"""A finished report under review: what was found, what was copied from where, what is accepted."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from assistant.checking.decisions_file import decisions_file, load_decisions
from assistant.emitters.composition import legend
from assistant.reviewing.review import review
from assistant.tui.memory import recall
from assistant.tui.screens.evidence import EvidenceScreen
from assistant.tui.screens.review import ReviewScreen
from assistant.tui.screens.review_start import ReviewStartScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.widgets.finding_detail import FindingDetail
from assistant.tui.widgets.finding_list import FindingList
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import NARROW, WIDE, Desk, at_start
from tests.tui.test_screens import foreign_words, too_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.rule import Finding

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
COPIED, FLAWED, FIRST = "白果镇2024-抄改.txt", "柳林镇2024-有错.txt", "石桥镇2024.txt"
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports, and one of another unit's to compare with."""
    for name in (COPIED, FLAWED):
        copy(SAMPLES / name, tmp_path)
    (tmp_path / "邻镇").mkdir()
    copy(SAMPLES / FIRST, tmp_path / "邻镇")
    return tmp_path


async def _ask(desk: Desk, report: str = "", against: str = "", last_year: str = "") -> None:
    """Choose to review on the start screen, and fill in what is asked for."""
    await desk.press("end", "enter")
    screen = desk.app.screen
    assert isinstance(screen, ReviewStartScreen)
    for name, value in {"report": report, "against": against, "last_year": last_year}.items():
        if value:
            screen.query_one(f"#{name}", Input).value = value
    await desk.press("enter")


def _screen(desk: Desk) -> ReviewScreen:
    screens = [s for s in desk.app.screen_stack if isinstance(s, ReviewScreen)]
    assert screens, desk.screenful()
    return screens[0]


def _findings(desk: Desk) -> list[Finding]:
    return list(_screen(desk).query_one(FindingList)._findings.values())


async def _put_cursor_on(desk: Desk, finding: Finding) -> None:
    listed = _screen(desk).query_one(FindingList)
    listed.highlighted = listed.get_option_index(finding.fingerprint)
    await desk.rest()


def _texts(desk: Desk) -> list[str]:
    return [prose.text for prose in desk.app.screen.query_one(FindingDetail).query(Prose)]


def _said(desk: Desk) -> str:
    """Return the bar and all that is listed, on one line."""
    listed = _screen(desk).query_one(FindingList)
    prompts = [str(option.prompt).replace("\n", "") for option in listed.options]
    return "".join([str(_screen(desk).query_one("#bar", Static).render()), *prompts])


def _found_by_check(report: Path, against: Sequence[Path] = ()) -> list[str]:
    (checked,) = review([str(report)], against=list(map(str, against))).files
    return [finding.fingerprint for finding in checked.open]


@SIZES
async def test_a_report_is_reviewed_as_check_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with at_start(folder, monkeypatch, size=size) as desk:
        await _ask(desk, str(folder / FLAWED))
        fingerprints = [finding.fingerprint for finding in _findings(desk)]
        assert fingerprints == _found_by_check(folder / FLAWED)
        assert "云岭县柳林镇人民政府2024年" in _said(desk)
        assert "未判断" in _said(desk)
        assert foreign_words(desk) == []
        assert too_wide(desk) == []


async def test_what_was_copied_stands_beside_its_source_with_the_changes_marked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / COPIED), str(folder / "邻镇"))
        finding = next(f for f in _findings(desk) if f.code == "U02" and f.related[0].changes)
        await _put_cursor_on(desk, finding)
        related = finding.related[0]
        told = next(text for text in _texts(desk) if text.startswith("来源："))
        for words in (related.unit, str(related.year), related.section, related.kind, "相似度"):
            assert words in told
        await desk.press("enter")
        assert isinstance(desk.app.screen, EvidenceScreen)
        own, source = desk.app.screen.query(".pair > VerticalGroup").results()
        assert own.region.y == source.region.y
        marked = [
            [prose.text[start:end] for start, end, _ in prose._spans]
            for prose in desk.app.screen.query(".pair Prose").results(Prose)
            if prose._spans
        ]
        assert marked == [
            [finding.quote[c.start : c.end] for c in related.changes if c.start < c.end],
            [related.quote[c.source_start : c.source_end] for c in related.changes],
        ]


async def test_what_the_text_is_made_of_and_what_was_not_compared_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "邻镇" / "通知.txt").write_text("关于开会的通知", encoding="utf-8")
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / COPIED), str(folder / "邻镇"))
        assert "构成" in _said(desk)
        assert "没有用来比对" in _said(desk)
        assert "通知.txt" in _said(desk)


async def test_last_years_report_is_compared_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (folder / FLAWED).read_text(encoding="utf-8").replace("2024", "2023")
    last_year = folder / "去年.txt"
    last_year.write_text(text, encoding="utf-8")
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / FLAWED), last_year=str(last_year))
        assert "U01" in {finding.code for finding in _findings(desk)}
        assert "没有上年报告" not in _said(desk)


@SIZES
async def test_a_cell_fills_the_screen_with_its_table_and_both_numbers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with at_start(folder, monkeypatch, size=size) as desk:
        await _ask(desk, str(folder / FLAWED))
        finding = next(f for f in _findings(desk) if f.where.cell and f.place)
        await _put_cursor_on(desk, finding)
        await desk.press("enter")
        assert too_wide(desk) == []
        assert str(finding.where.cell) in "".join(_texts(desk))
        assert desk.app.screen.query_one("#message", Prose).text == finding.message
        here = desk.app.screen.query_one(".here", Prose)
        ((start, end, _),) = here._spans
        assert here.text[start:end] == finding.quote


async def test_what_is_accepted_is_kept_beside_the_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=NARROW) as desk:
        await _ask(desk, str(folder / FLAWED))
        before = _findings(desk)
        await desk.press("f4")
        await desk.type("县里统一口径", "enter")
        assert [f.fingerprint for f in _findings(desk)] == [f.fingerprint for f in before[1:]]
        (kept,) = load_decisions(decisions_file(folder / FLAWED))
        assert kept.fingerprint == before[0].fingerprint
    assert before[0].fingerprint not in _found_by_check(folder / FLAWED)


async def test_the_findings_are_written_beside_the_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / FLAWED))
        first = _findings(desk)[0]
        await desk.press("f9", "enter")
        written = folder / f"{Path(FLAWED).stem}.检查结果.html"
        assert first.message in written.read_text(encoding="utf-8")
        assert written.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        written.write_text("", encoding="utf-8")
        await desk.press("f9", "enter", "escape")
        assert written.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("name", "begins"),
    [("结果.txt", "柳林镇"), ("结果.json", "{"), ("结果.HTML", "<!DOCTYPE"), ("结果", "<!DOCTYPE")],
)
async def test_the_ending_of_the_name_says_how_the_findings_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, begins: str
) -> None:
    async with at_start(folder, monkeypatch, size=NARROW) as desk:
        await _ask(desk, str(folder / FLAWED))
        message = _findings(desk)[0].message
        await desk.press("f9", "ctrl+u")
        await desk.type(name, "enter")
        written = folder / (name if "." in name else f"{name}.html")
        text = written.read_text(encoding="utf-8")
        assert begins in text[:80]
        assert message[:8] in text


@pytest.mark.parametrize(
    ("name", "why"),
    [("结果.docx", "之一结尾"), ("没有/结果.txt", "没有这个文件夹"), ("", "还没有填")],
)
async def test_findings_that_cannot_be_written_so_are_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    async with at_start(folder, monkeypatch, size=NARROW) as desk:
        await _ask(desk, str(folder / FLAWED))
        await desk.press("f9", "ctrl+u")
        await desk.type(name, "enter")
        assert why in desk.screenful()
        assert foreign_words(desk) == []
        assert too_wide(desk) == []


async def test_the_legend_of_what_the_text_is_made_of_keeps_sign_and_word_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / COPIED), str(folder / "邻镇"))
        checked = _screen(desk).file
        assert checked
        assert checked.shares
        for width in range(100, 121):
            await desk.pilot.resize_terminal(width, 36)
            await desk.rest()
            lines = str(_screen(desk).query_one(FindingList).options[0].prompt).split("\n")
            for part in legend(checked.shares):
                assert [part in line for line in lines].count(True) == 1, (width, lines)


@pytest.mark.parametrize(
    ("content", "why"), [(b"\xe9\x80\x9a\xe7\x9f\xa5", "没有认出"), (b"%PDF-1.4 cut", "损坏")]
)
async def test_a_file_that_cannot_be_reviewed_is_said_why_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, why: str
) -> None:
    path = folder / "通知.pdf"
    path.write_bytes(content)
    async with at_start(folder, monkeypatch, size=NARROW) as desk:
        await _ask(desk, str(path))
        assert why in _said(desk)
        await desk.press("f2", "f3", "f4", "f6", "f8", "f9")
        assert desk.app.screen is _screen(desk)
        await desk.press("escape")
        assert isinstance(desk.app.screen, StartScreen)


@pytest.mark.parametrize(
    ("report", "against", "why"),
    [("", "", "这是文件夹"), ("没有.docx", "", "没有这个文件"), (FLAWED, "没有", "没有这个文件夹")],
)
async def test_a_path_that_leads_nowhere_is_told_where_it_is_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, report: str, against: str, why: str
) -> None:
    async with at_start(folder, monkeypatch, size=NARROW) as desk:
        paths = [str(folder / report), str(folder / against) if against else ""]
        await _ask(desk, *paths)
        assert isinstance(desk.app.screen, ReviewStartScreen)
        assert why in desk.screenful()
        assert foreign_words(desk) == []


async def test_what_was_compared_with_is_proposed_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await _ask(desk, str(folder / COPIED), str(folder / "邻镇"))
        await desk.press("escape")
        assert recall().against == str(folder / "邻镇")
        await desk.press("end", "enter")
        options = desk.app.screen.query(OptionList)
        assert not options
        assert desk.app.screen.query_one("#against", Input).value == str(folder / "邻镇")
        assert desk.app.screen.query_one("#report", Input).value == str(folder / COPIED)


async def test_a_review_closed_before_it_is_done_does_no_harm(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(folder, monkeypatch, size=WIDE) as desk:
        await desk.press("end", "enter")
        desk.app.screen.query_one("#report", Input).value = str(folder / FLAWED)
        desk.app.simulate_key("enter")
        while not isinstance(desk.app.screen, ReviewScreen):
            await desk.pilot.pause()
        desk.app.simulate_key("escape")
        await desk.pilot.pause(0.5)
        assert isinstance(desk.app.screen, StartScreen)
