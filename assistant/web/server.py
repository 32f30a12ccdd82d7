"""Serves the UI to one browser on this machine, each tab an app of its own."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import WSCloseCode, web
from aiohttp.web_runner import GracefulExit
from textual_serve.server import Server, to_int

from assistant.errors import AssistantError
from assistant.web.guard import HOST, Guard
from assistant.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGES = Path(__file__).resolve().parent / "pages"
# What the page script shows: the app was left, or it broke down.
_LEFT, _BROKEN = WSCloseCode.OK, 4000
_PATIENCE = 10.0
_FONT = "fontFamily:\"'Roboto Mono', Monaco, 'Courier New', monospace\""
_OUR_FONT = 'fontFamily:getComputedStyle(document.body).getPropertyValue("--terminal-font")'


class BrowserServer(Server):
    """Textual's server with a lock on the door, pages of our own, and no app left behind.

    `arguments` are those of the command that each tab runs.
    """

    def __init__(self, listening: socket.socket, arguments: Sequence[str]) -> None:
        port = listening.getsockname()[1]
        super().__init__("", HOST, port, title="年报助手", templates_path=_PAGES)
        self._listening = listening
        self._arguments = arguments
        self._guard = Guard(port)
        self._sockets: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """Return the address to open; it works once."""
        return self._guard.address

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C or a signal; no app is left running."""
        # The app's own words, in Chinese, are passed on all the same.
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        web.run_app(
            self._make_app(),
            sock=self._listening,
            access_log=None,
            print=None,
            shutdown_timeout=_PATIENCE,
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard.admit)
        app.router.add_get("/terminal.js", _terminal_script)
        app.router.add_static("/page", _PAGES)
        app.on_response_prepare.append(self._seal)
        return app

    async def _seal(self, request: web.Request, response: web.StreamResponse) -> None:
        """Forbid the page, in every answer, to ask for anything from elsewhere."""
        here = f"ws://{HOST}:{self.port} ws://localhost:{self.port}"
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; connect-src 'self' {here}; img-src 'self' data:;"
            " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
            " form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"

    async def on_startup(self, app: web.Application) -> None:
        """Stop in good order as well when the terminal's window is closed."""
        with suppress(NotImplementedError, AttributeError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _stop)

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every connection, which lets each app save and end."""
        for open_socket in list(self._sockets):
            await open_socket.close(code=WSCloseCode.GOING_AWAY)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for as long as the browser is connected and the app is not left."""
        connection = web.WebSocketResponse(heartbeat=15, timeout=1)
        await connection.prepare(request)

        async def close() -> None:
            await connection.close(code=_BROKEN if session.exit_code else _LEFT)

        session = Session(
            self._arguments,
            write_bytes=connection.send_bytes,
            write_str=connection.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        width, height = (to_int(request.query.get(side, ""), 80) for side in ("width", "height"))
        self._sockets.add(connection)
        try:
            await self._wait_for_saving()
            await session.start(width, height)
            await self._process_messages(connection, session)
        finally:
            self._sockets.discard(connection)
            await self._stop_session(session)
        return connection

    async def _wait_for_saving(self) -> None:
        """Wait for the app of a page that was loaded anew: the next one opens the same file."""
        if self._ending:
            await asyncio.wait(self._ending)

    async def _stop_session(self, session: Session) -> None:
        stopping = asyncio.create_task(session.stop())
        self._ending.add(stopping)
        stopping.add_done_callback(self._ending.discard)
        await stopping

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that the app delivers, under its Chinese name."""
        key = request.match_info["key"]
        try:
            download = await self.download_manager.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        response = web.StreamResponse()
        response.content_type = download.mime_type
        name = quote(download.file_name)
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self.download_manager.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response


def _stop() -> None:
    raise GracefulExit


async def _terminal_script(request: web.Request) -> web.Response:
    """Return Textual's terminal, with the fonts that our style sheet names."""
    import textual_serve

    script = Path(textual_serve.__file__).parent / "static" / "js" / "textual.js"
    text = script.read_text(encoding="utf-8").replace(_FONT, _OUR_FONT)
    return web.Response(text=text, content_type="text/javascript")


def listen(port: int) -> socket.socket:
    """Return a socket on this machine only, on any free port where `port` is 0.

    `AssistantError` says that the port is taken.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise AssistantError(
            f"端口{port}已被别的程序占用，请换一个，或者不写--port，由程序自己找"
        ) from error
