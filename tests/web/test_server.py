"""The server: who is let in, what is refused, what no page may ask for, and how apps end."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
import textual_serve
from aiohttp.test_utils import TestClient, TestServer

from assistant.errors import AssistantError
from assistant.web import server as server_module
from assistant.web.server import BrowserServer, listen
from tests.web.conftest import Terminal, is_running, serving, wait_until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from assistant.facts.field import Value
    from tests.web.conftest import Serving

    Client = TestClient[aiohttp.web.Request, aiohttp.web.Application]

NAME = "云岭县清溪镇人民政府"
FACTS: dict[str, Value] = {"report.year": 2024}
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes under /proc")


@asynccontextmanager
async def visitor() -> AsyncIterator[tuple[Client, str]]:
    """Give a browser that has not been let in yet, and the path of the one-time address."""
    with listen(0) as listening:
        port = listening.getsockname()[1]
        server = BrowserServer(listening, ["edit"])
        app = await server._make_app()
    jar = aiohttp.CookieJar(unsafe=True)
    async with TestClient(TestServer(app, port=port), cookie_jar=jar) as client:
        yield client, server.address.removeprefix(f"http://127.0.0.1:{port}")


@asynccontextmanager
async def guest() -> AsyncIterator[Client]:
    """Give a browser that was let in."""
    async with visitor() as (client, address):
        await client.get(address)
        yield client


def _origin(client: Client) -> str:
    return str(client.make_url("/").origin())


# ── who is let in ──


async def test_the_address_lets_the_browser_in_and_leaves_no_token_in_the_bar() -> None:
    async with visitor() as (client, address):
        arrived = await client.get(address)
        assert arrived.status == 200
        assert arrived.url.path_qs == "/"
        cookie = arrived.history[0].headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie


async def test_the_address_works_once() -> None:
    async with visitor() as (client, address):
        await client.get(address)
        client.session.cookie_jar.clear()
        refused = await client.get(address)
        assert refused.status == 403
        assert "只能用一次" in await refused.text()


async def test_looking_ahead_does_not_use_the_address_up() -> None:
    async with visitor() as (client, address):
        await client.head(address)
        await client.get(address, headers={"Sec-Purpose": "prefetch;prerender"})
        assert (await client.get(address)).status == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/?token=", "/?token=汉", "/ws", "/terminal.js", "/static/css/xterm.css"),
        *("/page/page.js", "/download/0", "/elsewhere"),
    ],
)
async def test_nothing_is_given_to_a_stranger(path: str) -> None:
    async with visitor() as (client, _):
        refused = await client.get(path, headers={"Origin": _origin(client)})
        assert refused.status == 403
        assert "请用运行nianbao serve时显示的完整地址打开" in await refused.text()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1"])
async def test_another_name_for_this_machine_is_refused(host: str) -> None:
    async with visitor() as (client, address):
        refused = await client.get(address, headers={"Host": host})
        assert refused.status == 403
        assert (await client.get(address)).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
async def test_a_page_from_elsewhere_is_refused(origin: str) -> None:
    async with guest() as client:
        for path in ("/", "/ws"):
            assert (await client.get(path, headers={"Origin": origin})).status == 403
        assert (await client.get("/ws")).status == 403


async def test_what_is_not_there_is_told_in_chinese() -> None:
    async with guest() as client:
        for path in ("/elsewhere", "/download/0"):
            missing = await client.get(path)
            assert missing.status == 404
            assert "这里没有要找的内容" in await missing.text()


# ── what the pages ask for ──


async def test_no_page_names_another_machine() -> None:
    async with guest() as client:
        for path in ("/", "/page/page.css", "/page/page.js"):
            named = re.findall(r"(?:https?:|ws:)//[\w.:]+", await (await client.get(path)).text())
            assert set(named) <= {_origin(client).replace("http", "ws")}, path


async def test_every_answer_forbids_the_page_to_ask_elsewhere() -> None:
    async with guest() as client:
        for path in ("/", "/terminal.js", "/page/page.css", "/elsewhere"):
            policy = (await client.get(path)).headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'self';")
            assert "http" not in policy


async def test_the_terminal_is_drawn_in_the_fonts_of_the_style_sheet() -> None:
    script = Path(textual_serve.__file__).parent / "static" / "js" / "textual.js"
    assert server_module._FONT in script.read_text(encoding="utf-8")
    async with guest() as client:
        assert "--terminal-font" in await (await client.get("/terminal.js")).text()
        assert "--terminal-font" in await (await client.get("/page/page.css")).text()


# ── the port ──


def test_only_this_machine_is_listened_to() -> None:
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AssistantError, match=f"端口{port}已被别的程序占用"):
            listen(port)


# ── how apps end ──


@asynccontextmanager
async def let_in(server: Serving) -> AsyncIterator[aiohttp.ClientSession]:
    """Give a browser that was let in by a running server."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        await session.get(server.address)
        yield session


@asynccontextmanager
async def tab(
    server: Serving, session: aiohttp.ClientSession
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open the app in a tab."""
    address = f"{server.origin}/ws?width=120&height=36"
    async with session.ws_connect(address, headers={"Origin": server.origin}) as connection:
        yield connection


@asynccontextmanager
async def typing(server: Serving) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open the app in a tab, in which the unit's name is typed but not entered."""
    async with let_in(server) as session, tab(server, session) as connection:
        await _type(connection)
        yield connection


async def _type(connection: aiohttp.ClientWebSocketResponse) -> None:
    terminal = Terminal()
    await _drawn(connection, terminal, "单位全称")
    await connection.send_json(["stdin", NAME])
    await _drawn(connection, terminal, NAME)


async def _drawn(
    connection: aiohttp.ClientWebSocketResponse, terminal: Terminal, text: str
) -> None:
    # The cursor blinks: something is always drawn.
    async with asyncio.timeout(20):
        while text not in terminal.text():
            terminal.draw(await connection.receive_bytes())


@on_linux
async def test_a_closed_tab_ends_its_app_which_saves_what_was_being_typed(tmp_path: Path) -> None:
    with serving(tmp_path, FACTS) as server:
        async with typing(server):
            (app,) = server.apps()
        assert wait_until(lambda: not is_running(app))
        assert server.answer("unit.name") == NAME


@on_linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
async def test_no_app_outlives_its_server_and_none_loses_what_was_being_typed(
    tmp_path: Path, how: signal.Signals
) -> None:
    with serving(tmp_path, FACTS) as server:
        async with typing(server):
            (app,) = server.apps()
            server.process.send_signal(how)
            assert wait_until(lambda: not is_running(app))
        assert server.answer("unit.name") == NAME


@on_linux
async def test_leaving_the_app_closes_its_tab_as_left(tmp_path: Path) -> None:
    with serving(tmp_path, FACTS) as server:
        async with typing(server) as connection:
            await connection.send_json(["stdin", "\x11"])
            while not connection.closed:
                await connection.receive(timeout=20)
            assert connection.close_code == 1000
            assert wait_until(lambda: not server.apps())


@on_linux
async def test_an_app_that_cannot_begin_closes_its_tab_as_broken(tmp_path: Path) -> None:
    with serving(tmp_path, FACTS) as server:
        server.facts.write_text("坏了", encoding="utf-8")
        async with let_in(server) as session, tab(server, session) as connection:
            await connection.receive(timeout=20)
            assert connection.close_code == 4000


@on_linux
async def test_a_page_loaded_anew_shows_what_was_being_typed(tmp_path: Path) -> None:
    with serving(tmp_path, FACTS) as server:
        async with let_in(server) as session:
            async with tab(server, session) as connection:
                await _type(connection)
            async with tab(server, session) as connection:
                await _drawn(connection, Terminal(), f"{NAME}2024年政府信息公开工作年度报告")
