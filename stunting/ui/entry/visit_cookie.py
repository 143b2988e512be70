"""The cookie by which a visit is known again, given with each page that a browser opens."""

from __future__ import annotations

import re

from stunting.ui.entry.asgi import Application, Message, Receive, Send
from stunting.ui.visit.cookie import COOKIE, KEPT_DAYS, TOKEN_FORM, new_token

_HELD = re.compile(rf"(?:^|;\s*){COOKIE}=({TOKEN_FORM})(?=;|$)", re.ASCII)


class VisitCookie:
    """ASGI middleware that gives every browser a random cookie, and prolongs the one it has.

    Scripts of the page cannot read it (HttpOnly), and no foreign site sends it along (SameSite). The web
    socket of the page carries it back, where `visit_token` finds it.
    """

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Let Streamlit answer, and add the cookie to a page."""
        if not _opens_a_page(scope):
            await self._app(scope, receive, send)
            return
        cookie = _set_cookie(_held(scope) or new_token(), secure=scope["scheme"] == "https")

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"set-cookie", cookie)]
            await send(message)

        await self._app(scope, receive, with_cookie)


def _opens_a_page(scope: Message) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _held(scope: Message) -> str:
    """The cookie that the browser has, empty where it has none of ours."""
    found = _HELD.search(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))
    return found[1] if found else ""


def _set_cookie(token: str, *, secure: bool) -> bytes:
    parts = [f"{COOKIE}={token}", f"Max-Age={KEPT_DAYS * 86_400}", "Path=/", "HttpOnly", "SameSite=Lax"]
    return "; ".join([*parts, "Secure"] if secure else parts).encode()
