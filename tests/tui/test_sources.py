"""What the UI drafts from besides the answers, and what it says of an older file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.sources import Sources
from assistant.report.document import Document, Paragraph
from assistant.report.recognise import recognise
from assistant.tui.widgets.preview import Preview
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import WIDE, Desk, at_desk

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = "requests.guide"
AT = f"{TOPIC}_updated"
OWN = """
[[phrase]]
id = "{id}"
topic = "requests.guide"
needs = ["requests.guide_updated"]
text = "公开指南最近一次改版在{{{{ requests.guide_updated | date }}}}。"
"""


async def _preview(desk: Desk) -> str:
    await desk.pilot.pause(0.1)
    return desk.interview.query_one(Preview).query_one("#text", Prose).text


async def test_a_units_own_phrases_make_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "own" / "phrases"
    folder.mkdir(parents=True)
    ids = [one.id for one in load_phrasebank().of_topic(TOPIC)]
    (folder / "guide.toml").write_text("".join(OWN.format(id=one) for one in ids), "utf-8")
    sources = Sources(load_phrasebank(own=tmp_path / "own"))
    async with at_desk(tmp_path / "a.toml", AT, size=WIDE, sources=sources) as desk:
        await desk.type("2024年3月5日", "enter")
        assert "公开指南最近一次改版在2024年3月5日。" in await _preview(desk)


async def test_last_years_wording_is_not_taken_again(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", AT, size=WIDE) as desk:
        await desk.type("2024年3月5日", "enter")
        alone = await _preview(desk)
    said = next(line for line in alone.splitlines() if "3月5日" in line).strip()
    lines = ("云岭县石桥镇人民政府2023年政府信息公开工作年度报告", "一、总体情况", said)
    last_year = recognise(Document("", tuple(map(Paragraph, lines))))
    sources = Sources(load_phrasebank(), last_year=last_year)
    async with at_desk(tmp_path / "b.toml", AT, size=WIDE, sources=sources) as desk:
        await desk.type("2024年3月5日", "enter")
        other = await _preview(desk)
    assert "3月5日" in other
    assert said not in other


async def test_an_older_file_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("schema = 0\n\n[proactive]\nposters = 3\n", encoding="utf-8")
    async with at_desk(path) as desk:
        screen = desk.screenful().replace("\n", "").replace(" ", "")
        assert "旧的0版写法" in screen
        assert "proactive.posters" in screen
