"""`nianbao serve`: what it says where it cannot serve; serving itself is tested in tests/web."""

from __future__ import annotations

import importlib.util
import socket
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli import serve
from assistant.web.server import BrowserServer

if TYPE_CHECKING:
    from tests.conftest import RunCli


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Begin no server; give the command line of what would run in the browser."""
    begun: list[list[str]] = []

    def begin(server: BrowserServer) -> None:
        begun.append(list(server._arguments))
        server._listening.close()

    monkeypatch.setattr(BrowserServer, "serve", begin)
    return begun


def test_the_address_is_the_result_and_the_rest_is_talk(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("serve", "--no-browser", tmp_path / "年报.toml")
    assert ran.code == 0
    assert ran.out.startswith("http://127.0.0.1:")
    assert len(ran.out.splitlines()) == 1
    assert "按Ctrl+C停下" in ran.err


def test_the_browser_gets_the_same_options_as_edit(
    run_cli: RunCli, tmp_path: Path, served: list[list[str]]
) -> None:
    last = Path(__file__).parents[2] / "samples" / "reports" / "石桥镇2024.txt"
    facts = str(tmp_path / "-年报.toml")
    run_cli("serve", "--no-browser", "--last-year", last, "--against", last, "--", facts)
    assert served == [["edit", f"--last-year={last}", f"--against={last}", "--", facts]]


def test_without_a_file_the_start_screen_is_served(
    run_cli: RunCli, served: list[list[str]]
) -> None:
    run_cli("serve", "--no-browser")
    assert served == [["edit"]]


@pytest.mark.parametrize("port", ["80", "八千", "70000", "-1", "8000.5"])
def test_a_port_that_cannot_be_one_is_refused(run_cli: RunCli, port: str) -> None:
    ran = run_cli("serve", f"--port={port}")
    assert ran.code == 2
    assert f"填的是{port}，要1024到65535的整数" in ran.err


def test_a_port_that_is_taken_is_told(run_cli: RunCli) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run_cli("serve", "--no-browser", "--port", taken.getsockname()[1])
    assert ran.code == 2
    assert "已被别的程序占用，请换一个" in ran.err


def test_a_damaged_file_is_told_before_anything_is_served(
    run_cli: RunCli, tmp_path: Path, served: list[list[str]]
) -> None:
    path = tmp_path / "年报.toml"
    path.write_text("坏了", encoding="utf-8")
    assert run_cli("serve", "--no-browser", path).code == 2
    assert run_cli("serve", "--no-browser", "--last-year", tmp_path / "没有.txt").code == 2
    assert served == []


def test_without_the_component_it_is_told_how_to_install_it(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    ran = run_cli("serve")
    assert ran.code == 2
    assert 'pip install ".[web]"' in ran.err


@pytest.mark.parametrize("display", ["", ":0"])
def test_without_a_browser_the_address_is_to_be_copied(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    monkeypatch.setenv("DISPLAY", display)
    serve._open_or_tell("http://127.0.0.1:8000/")
    assert "请把地址复制到浏览器里打开" in capsys.readouterr().err
