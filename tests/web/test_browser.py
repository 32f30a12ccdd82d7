"""The whole way in a real browser: Chinese typed, the draft seen, the file saved, nothing left."""

from __future__ import annotations

import shutil
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant.readers import read_document
from assistant.report.recognise import recognise
from tests.web.conftest import Terminal, is_running, serving, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, WebSocket

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NAME = "云岭县清溪镇人民政府"
_PREVIEW = 90  # the first column that neither outline nor questions reach


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a headless browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright没有安装")
    if sys.platform != "linux" or CHROMIUM is None:
        pytest.skip("没有找到chromium")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def _terminal_of(page: Page) -> Terminal:
    """Return what stands in the page's terminal, which draws on a canvas."""
    terminal = Terminal()

    def connected(connection: WebSocket) -> None:
        connection.on(
            "framereceived",
            lambda frame: terminal.draw(frame) if isinstance(frame, bytes) else None,
        )

    page.on("websocket", connected)
    return terminal


def _wait_for(page: Page, terminal: Terminal, text: str, first: int = 1) -> None:
    """Let the page go on until `text` stands in its terminal, from the column `first` on."""
    for _ in range(200):
        if text in terminal.text(first):
            return
        page.wait_for_timeout(100)
    raise AssertionError(terminal.text(first))


def _compose(page: Page, letters: str, text: str) -> None:
    """Type `letters` as into an input method, and choose `text`."""
    keys = page.context.new_cdp_session(page)
    for end in range(1, len(letters) + 1):
        composed = {"text": letters[:end], "selectionStart": end, "selectionEnd": end}
        keys.send("Input.imeSetComposition", composed)
    keys.send("Input.insertText", {"text": text})


def test_a_report_is_typed_seen_and_saved_in_the_browser(tmp_path: Path) -> None:
    with serving(tmp_path, {"report.year": 2024}) as server, browser() as chromium:
        context = chromium.new_context(viewport={"width": 1400, "height": 800})
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        terminal = _terminal_of(page)

        page.goto(server.address)
        _wait_for(page, terminal, "【待核：单位全称】", _PREVIEW)
        (app,) = server.apps()
        _compose(page, "yunling", NAME)
        _wait_for(page, terminal, f"{NAME}2024年", _PREVIEW)

        page.keyboard.press("F10")
        _wait_for(page, terminal, "处待核")
        _wait_for(page, terminal, "检查结果")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        saved = tmp_path / "保存的.docx"
        download.value.save_as(saved)
        assert download.value.suggested_filename == f"{NAME}2024年政府信息公开工作年度报告.docx"
        assert recognise(read_document(saved)).unit == NAME

        other = chromium.new_context().new_page()
        other.goto(server.address)
        assert "只能用一次" in other.inner_text("body")
        assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
        assert faults == []

        server.process.send_signal(signal.SIGTERM)
        page.wait_for_selector(".lost:visible")
        assert "连接已断开" in page.inner_text(".ended")
        assert wait_until(lambda: not is_running(app))
        assert server.process.wait(10) == 0
        assert server.answer("unit.name") == NAME
