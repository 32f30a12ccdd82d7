"""The app's side of a browser session: it ends when its server or its browser is gone."""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WINDOWS, WebDriver
from textual.messages import ExitApp

if TYPE_CHECKING:
    from textual.app import App

# Saving takes milliseconds; what still runs then is a thread whose result nobody waits for.
_PATIENCE = 5.0


class BrowserDriver(WebDriver):
    """Named in `TEXTUAL_DRIVER` by the server; the app is told to exit when its input ends.

    The input is a pipe from the server: the system closes it however the server ends.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._writing = Lock()
        self._write = partial(self._send)
        self._loop = asyncio.get_running_loop()

    def _send(self, content: bytes) -> int:
        """Write a packet whole: downloads are written by another thread than the screen."""
        left = memoryview(content)
        with self._writing:
            try:
                while left:
                    left = left[os.write(self.fileno, left) :]
            except OSError:
                pass  # Nobody reads any more; the end of the input says so, too.
        return len(content)

    def start_application_mode(self) -> None:
        """Begin, and let every signal that asks for the end be followed by saving."""
        super().start_application_mode()
        if not WINDOWS:
            for asking in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                self._loop.add_signal_handler(asking, self._hang_up)

    def stop_application_mode(self) -> None:
        """End, without waiting long for threads that still run."""
        self._end_soon()
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Hand input to the app until there is none any more, then let the app exit."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._hang_up()

    def _hang_up(self) -> None:
        self._end_soon()
        asyncio.run_coroutine_threadsafe(self._app._post_message(ExitApp()), loop=self._loop)

    def _end_soon(self) -> None:
        timer = Timer(_PATIENCE, os._exit, (0,))
        timer.daemon = True
        timer.start()
