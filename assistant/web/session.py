"""The server's side of a browser session: the app's process, ended with the connection."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

# Longer than the app gives itself: it is ended by force only where it does not end itself.
_PATIENCE = 8.0
_DRIVER = "assistant.web.driver:BrowserDriver"
# Ctrl+C in the server's window is for the server; the app is told by the end of its input.
_APART: dict[str, Any] = {"start_new_session": True}
if sys.platform == "win32":
    _APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
# The folder that the user is in is no place to import from, but the package's own is.
_BEGIN = (
    "import sys; sys.path.append(sys.argv.pop(1));"
    "from assistant.__main__ import main; sys.exit(main())"
)
_PACKAGE = Path(__file__).resolve().parents[1]


class Session(AppService):
    """One browser tab and the app in it; `exit_code` is None while the app runs."""

    def __init__(self, arguments: Sequence[str], **wiring: Any) -> None:
        super().__init__("", **wiring)
        self._arguments = arguments
        self.exit_code: int | None = None

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        return environment | {"TEXTUAL_DRIVER": _DRIVER, "PYTHONIOENCODING": "utf-8"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the app without a shell, which would stand between it and its input's end."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _BEGIN, str(_PACKAGE.parent), *self._arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            **_APART,
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the app draws until it has ended, then close the connection."""
        await super().run()
        if self._process:
            self.exit_code = await self._process.wait()
        await self.remote_close()

    async def on_data(self, payload: bytes) -> None:
        """Pass on what is drawn; with no browser left it is read all the same.

        An app whose output nobody reads would wait for ever to write more, and never end.
        """
        with contextlib.suppress(ConnectionError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Answer the app's exit with the end of its input, what else it says as ever."""
        if json.loads(data)["type"] == "exit":
            self._close_input()
            return
        with contextlib.suppress(ConnectionError):
            await super().on_meta(data)

    async def stop(self) -> None:
        """Let the app save and end; end it by force if it does not."""
        if self._process is None or self._task is None:
            return
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        self._close_input()
        try:
            await asyncio.wait_for(asyncio.shield(self._task), _PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._task

    def _close_input(self) -> None:
        if self._stdin:
            self._stdin.close()
