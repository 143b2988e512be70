"""Headers that tell a browser what it may do with an answer."""

from __future__ import annotations

from stunting.ui.entry.asgi import Application, Message, Receive, Send

SAFE_HEADERS = (
    # A file that somebody uploaded or takes along is never run as something else than what it is sent as.
    (b"x-content-type-options", b"nosniff"),
    # Addresses of shared rooms hold a token: no other site is told them.
    (b"referrer-policy", b"same-origin"),
    # No foreign page frames the dashboard, nor moves the root of its addresses, nor loads plug-ins.
    (b"content-security-policy", b"frame-ancestors 'self'; base-uri 'self'; object-src 'none'"),
    # Nothing here asks for any of these.
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=()"),
)


class SafeHeaders:
    """ASGI middleware that adds `SAFE_HEADERS` to every answer that does not say otherwise itself."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Let the application answer, and add the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _ in message["headers"]}
                missing = [header for header in SAFE_HEADERS if header[0] not in said]
                message["headers"] = [*message["headers"], *missing]
            await send(message)

        await self._app(scope, receive, with_headers)
