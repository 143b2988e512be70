"""The web server around the screens: compressed files, a visit's cookie, the interface, words for errors."""

from __future__ import annotations

import asyncio
import gc
import gzip
from importlib import import_module

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import net_util
from streamlit.commands import navigation
from streamlit.runtime.pages_manager import PagesManager

from stunting.api.routes import api_routes
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.ui.entry.asgi import Application, Message, Receive, Send
from stunting.ui.entry.errors import show_error
from stunting.ui.entry.safe_headers import SafeHeaders
from stunting.ui.entry.visit_cookie import VisitCookie
from stunting.ui.visit.account import asks_who
from stunting.ui.visit.server_archive import archive_exists, open_archive
from stunting.ui.words import wording

_COMPRESSED_TYPES = (
    b"text/",
    b"application/javascript",
    b"application/json",
    b"image/svg",
    b"application/wasm",
)
_SMALLEST = 1024


class StaticGzip:
    """ASGI middleware that compresses Streamlit's own static files once and keeps them.

    Streamlit sends them uncompressed (9.1 MB before the first chart is seen, 2.8 MB compressed). Their
    names carry a hash of their content, so what is kept never goes stale; there are as many as the
    installed package has.
    """

    def __init__(self, app: Application) -> None:
        self._app = app
        self._kept: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or let Streamlit answer and keep it."""
        if not _asks_for_static(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            answer = _Answer()
            await self._app(scope, receive, answer.take)
            if not answer.compressible:
                await answer.pass_on(send)
                return
            body = await asyncio.to_thread(gzip.compress, bytes(answer.body), 6)
            self._kept[path] = (answer.headers_for(body), body)
        headers, body = self._kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class _Answer:
    """An answer of the application, taken in whole."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    @property
    def compressible(self) -> bool:
        headers = dict(self.start["headers"])
        kind = headers.get(b"content-type", b"").startswith(_COMPRESSED_TYPES)
        return bool(
            self.start["status"] == 200
            and kind
            and len(self.body) >= _SMALLEST
            and b"content-encoding" not in headers
        )

    def headers_for(self, body: bytes) -> list[tuple[bytes, bytes]]:
        kept = [
            (name, value)
            for name, value in self.start["headers"]
            if name not in (b"content-length", b"accept-ranges", b"etag")
        ]
        added = {
            b"content-encoding": b"gzip",
            b"content-length": str(len(body)).encode(),
            b"vary": b"Accept-Encoding",
        }
        return [*kept, *added.items()]

    async def pass_on(self, send: Send) -> None:
        await send(self.start)
        await send({"type": "http.response.body", "body": bytes(self.body)})


def _asks_for_static(scope: Message) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or "/static/" not in scope["path"]:
        return False
    headers = dict(scope["headers"])
    return b"gzip" in headers.get(b"accept-encoding", b"") and b"range" not in headers


def know_pages_by_menu_only() -> None:
    """Let no folder named `pages` count as a menu.

    Streamlit takes it for an app of its older kind until a menu has been drawn once; the first visitor
    after a start who came by a deep link was told "Page not found" over the right page.
    """
    PagesManager.uses_pages_directory = False


def say_that_a_page_is_unknown() -> None:
    """Say in the language of the screens that an address leads nowhere; Streamlit says it in English."""

    def say(ctx: object) -> None:
        st.toast(wording.PAGE_UNKNOWN)

    navigation.send_page_not_found = say


def ask_nobody_for_the_own_address() -> None:
    """Let Streamlit ask no server on the internet for the address of this one.

    It does whenever a request comes from a page of another address, and all visitors wait until that is
    over; a server with a name of its own says it by `browser.serverAddress`.
    """
    net_util.get_external_ip = lambda: None


def know_the_archive() -> None:
    """Take up what opens a room where something is kept: the first visitor need not wait for that."""
    if archive_exists():
        import_module("stunting.archive.archive")
        load_gazetteer()


def settle_memory() -> None:
    """Take everything imported so far out of garbage collection.

    Streamlit collects after every run; with pandas and plotly loaded that costs 60 ms each time.
    """
    gc.collect()
    gc.freeze()


def middleware() -> list[Middleware]:
    """What stands between a browser and Streamlit."""
    return [Middleware(SafeHeaders), Middleware(StaticGzip), Middleware(VisitCookie)]


def routes() -> list[BaseRoute]:
    """What the server answers beside the screens."""
    return api_routes(open_archive, asks_who)


def answer_error(error: Exception) -> bool:
    """Say in a sentence that a callback or a page failed; Streamlit then shows nothing of its own."""
    show_error(error)
    return True
