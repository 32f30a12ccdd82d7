"""Who may use the server: the browser that opened the one-time address, and nobody else."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import aiohttp_jinja2
from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

HOST = "127.0.0.1"
_TOKEN = "token"
_SOCKET = "/ws"
_ELSEWHERE = "请用运行nianbao serve时显示的地址打开，它以127.0.0.1开头。"
_FOREIGN = "别的网页不能连到这里。请用运行nianbao serve时显示的地址打开。"
_STRANGER = (
    "请用运行nianbao serve时显示的完整地址打开。那个地址只能用一次：已经用过的，在原来的浏览器里"
    "打开本页；换了浏览器或者关过浏览器的，在运行nianbao serve的窗口按Ctrl+C停下，再运行一次，"
    "用新的地址。"
)
_NOTHING = "这里没有要找的内容，请回到年报助手的首页。"


class Guard:
    """Keeps the token of the address until it is spent, and knows the browser that spent it."""

    def __init__(self, port: int) -> None:
        self._token = secrets.token_urlsafe(32)
        self._is_spent = False
        self._session = secrets.token_urlsafe(32)
        # Browsers keep one jar for all ports of a host.
        self._cookie = f"nianbao-{port}"
        self._hosts = {f"{host}:{port}" for host in (HOST, "localhost")}
        self._origins = {f"http://{host}" for host in self._hosts}
        self.address = f"http://{HOST}:{port}/?{_TOKEN}={self._token}"

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request of the browser that was let in; refuse every other one in Chinese."""
        fault = self._fault(request)
        if fault:
            return refusal(request, fault)
        if self._is_arrival(request):
            return self._let_in()
        if not self._is_known(request):
            return refusal(request, _STRANGER)
        if _TOKEN in request.query:
            return web.Response(status=303, headers={"Location": "/"})
        try:
            return await handler(request)
        except web.HTTPClientError as error:
            return refusal(request, _NOTHING, error.status)

    def _fault(self, request: web.Request) -> str:
        """Return why a request cannot be the browser's own, or "".

        A name that was made to stand for 127.0.0.1 shows in Host, a page from elsewhere in Origin.
        """
        if request.host not in self._hosts:
            return _ELSEWHERE
        origin = request.headers.get("Origin", "")
        if origin not in self._origins and (origin or request.path == _SOCKET):
            return _FOREIGN
        return ""

    def _is_arrival(self, request: web.Request) -> bool:
        # Asking ahead, as programs do that look at links, does not spend the token.
        is_visit = request.method == "GET" and "prefetch" not in request.headers.get(
            "Sec-Purpose", ""
        )
        token = request.query.get(_TOKEN, "")
        return is_visit and not self._is_spent and _is_same(token, self._token)

    def _let_in(self) -> web.Response:
        self._is_spent = True
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(self._cookie, self._session, httponly=True, samesite="Strict")
        return response

    def _is_known(self, request: web.Request) -> bool:
        return _is_same(request.cookies.get(self._cookie, ""), self._session)


def _is_same(one: str, other: str) -> bool:
    """Compare two secrets in a time that tells nothing of them."""
    return secrets.compare_digest(one.encode(), other.encode())


def refusal(request: web.Request, why: str, status: int = 403) -> web.Response:
    """Return a page that says why there is nothing to see, and what to do."""
    return aiohttp_jinja2.render_template("refused.html", request, {"why": why}, status=status)
